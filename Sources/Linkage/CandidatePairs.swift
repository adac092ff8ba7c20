import Columns

/// The pairs of records that are worth comparing.
struct CandidatePairs: Sendable {
    /// Sorted words of `RecordPair`.
    var pairs: [UInt64]
    var keyCount: Int
    /// True when every pair is there.
    var isComplete: Bool
    /// True when more pairs would have been compared with more memory.
    var isNarrowed = false

    /// Pairs a record, at most; blocks are admitted by rising chance size while they fit.
    private static let budget = 10
    /// Pairs a record from blocks that chance cannot explain at all, which are admitted beyond the budget.
    private static let certainBudget = 40
    private static let certainSize = 0.01
    /// Pairs a record that a step of chains may add.
    private static let chainBudget = 5
    /// Keys run before their pairs are joined.
    private static let keysAtOnce = 24

    /// - Parameters:
    ///   - extra: sorted pairs that are compared whatever their keys.
    ///   - most: pairs that memory allows.
    static func among(
        _ fields: [InternedField], isOrganisation: [Bool], extra: [UInt64], comparedWhole: Int, most: Int, width: Int
    ) async throws -> CandidatePairs {
        let recordCount = fields.first?.ids.count ?? 0
        if recordCount <= comparedWhole { return all(recordCount, isOrganisation: isOrganisation) }
        let parts = try await BlockingPart.all(fields, width: width)
        let keys = BlockingKeys.keys(parts, fields)
        let pass = BlockingPass(parts: parts, fields: fields, isOrganisation: isOrganisation, recordCount: recordCount)
        var admitted = PairSet(recordCount: recordCount)
        try await admitted.formUnion([extra], width: width)
        var isNarrowed = false
        /// The pairs so far with those of a step, or nil when they are too many.
        func tried(_ step: BlockingPass.Step, isThrifty: Bool = false) async throws -> PairSet? {
            var wanted = recordCount * (step.upTo <= certainSize ? certainBudget : budget)
            // What chance excludes may have used the budget up; chains are few and tell most.
            if isThrifty { wanted = max(wanted, admitted.count + recordCount * chainBudget) }
            var tried = admitted
            var waiting: [[UInt64]] = []
            var waitingCount = 0
            var start = 0
            var batchSize = keysAtOnce
            while start < keys.count {
                let batch = Array(keys[start..<min(start + batchSize, keys.count)])
                start += batch.count
                let before = waitingCount
                for found in try await orderedParallelMap(
                    batch, width: width, { pass.pairs($0, step, isThrifty: isThrifty) })
                {
                    waiting += found
                    waitingCount += found.reduce(0) { $0 + $1.count }
                }
                // Where each record stands many times in the file, every key finds the same many pairs.
                batchSize = waitingCount - before > 2 * recordCount ? max(1, width) : keysAtOnce
                // Each union writes the whole set anew, so that it waits for enough to join.
                guard waitingCount > max(recordCount, tried.count / 2) || start >= keys.count else { continue }
                try await tried.formUnion(waiting, width: width)
                waiting = []
                waitingCount = 0
                if tried.count > min(wanted, most) {
                    isNarrowed = isNarrowed || tried.count <= wanted
                    return nil
                }
            }
            return tried
        }
        for step in BlockingPass.steps {
            if let more = try await tried(step) {
                admitted = more
            } else if admitted.count > recordCount * budget, let more = try await tried(step, isThrifty: true) {
                // Customers stand so many times in the file that what chance excludes has used the budget up: chains
                // bring them into components, which are closed.
                admitted = more
            } else {
                if let more = try await tried(step.half) { admitted = more }
                break
            }
        }
        return CandidatePairs(
            pairs: admitted.pairs, keyCount: keys.reduce(0) { $0 + $1.count }, isComplete: false, isNarrowed: isNarrowed
        )
    }

    private static func all(_ recordCount: Int, isOrganisation: [Bool]) -> CandidatePairs {
        var pairs: [UInt64] = []
        pairs.reserveCapacity(recordCount * max(0, recordCount - 1) / 2)
        for a in 0..<recordCount {
            for b in (a + 1)..<max(a + 1, recordCount)
            where isOrganisation.isEmpty || isOrganisation[a] == isOrganisation[b] {
                pairs.append(RecordPair.word(a, b))
            }
        }
        return CandidatePairs(pairs: pairs, keyCount: 0, isComplete: true)
    }
}
