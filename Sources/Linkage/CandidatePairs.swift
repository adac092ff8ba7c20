import Columns

/// The pairs of records that are worth comparing.
struct CandidatePairs: Sendable {
    /// Sorted words of `RecordPair`.
    var pairs: [UInt64]
    /// How many they are, also once they are no longer held.
    private(set) var count: Int
    var keyCount: Int
    /// True when every pair is there.
    var isComplete: Bool
    /// True when more pairs would have been compared with more memory.
    var isNarrowed = false
    /// Which blocks were admitted, and the records of those that were chained; nil when they are too many, or nobody
    /// asked.
    var steps: [LinkageBasis.Step] = []
    var chained: [[Int32]]?
    /// How often the parts of values stand here, for a run that asks for them.
    private(set) var tables: [CountTable] = []

    private init(
        pairs: [UInt64], keyCount: Int, isComplete: Bool, isNarrowed: Bool = false, steps: [LinkageBasis.Step] = [],
        chained: [[Int32]]? = nil
    ) {
        self.pairs = pairs
        count = pairs.count
        self.keyCount = keyCount
        self.isComplete = isComplete
        self.isNarrowed = isNarrowed
        self.steps = steps
        self.chained = chained
    }

    /// Gives the memory of pairs back that have been compared.
    mutating func dropPairs() { pairs = [] }

    /// Keeps pairs of which a record is among some.
    mutating func keepPairs(of wanted: [Bool]) {
        pairs.removeAll { !wanted[RecordPair.first($0)] && !wanted[RecordPair.second($0)] }
        count = pairs.count
    }

    /// Pairs a record, at most; blocks are admitted by rising chance size while they fit.
    private static let budget = 10
    /// Pairs a record from blocks that chance cannot explain at all, which are admitted beyond the budget.
    private static let certainBudget = 40
    private static let certainSize = 0.01
    /// Chance sizes that are tried together first.
    private static let rareSize = 0.1
    /// Pairs a record that a step of chains may add.
    private static let chainBudget = 5
    /// Records of chained blocks, for each record, that are worth telling.
    private static let mostChained = 4
    /// Keys run before their pairs are joined.
    private static let keysAtOnce = 24

    /// - Parameters:
    ///   - most: pairs that memory allows.
    ///   - tellsChained: whether another run will ask for the records of chained blocks.
    static func among(
        _ fields: [InternedField], isOrganisation: [Bool], comparedWhole: Int, most: Int, tellsChained: Bool, width: Int
    ) async throws -> CandidatePairs {
        let recordCount = fields.first?.ids.count ?? 0
        if recordCount <= comparedWhole { return all(recordCount, isOrganisation: isOrganisation) }
        let parts = try await BlockingPart.all(fields, isRemembered: tellsChained, width: width)
        let keys = BlockingKeys.keys(parts, fields)
        let pass = BlockingPass(
            parts: parts, fields: fields, isOrganisation: isOrganisation, recordCount: recordCount,
            tellsChained: tellsChained)
        var admitted = PairSet(recordCount: recordCount)
        var isNarrowed = false
        var steps: [LinkageBasis.Step] = []
        var chained = Chained(most: recordCount * mostChained, isWanted: tellsChained)
        /// The pairs so far with those of a step, or nil when they are too many.
        func tried(_ step: BlockingPass.Step, isThrifty: Bool = false) async throws -> PairSet? {
            var wanted = recordCount * (step.upTo <= certainSize ? certainBudget : budget)
            // What chance excludes may have used the budget up; chains are few and tell most.
            if isThrifty { wanted = max(wanted, admitted.count + recordCount * chainBudget) }
            var tried = admitted
            var chains = chained
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
                    for found in found {
                        waiting.append(found.pairs)
                        waitingCount += found.pairs.count
                        chains.append(found.chained)
                    }
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
            chained = chains
            steps.append(LinkageBasis.Step(over: step.over, upTo: step.upTo, isThrifty: isThrifty))
            return tried
        }
        var left = BlockingPass.steps[...]
        // The first steps nearly always fit, and are dearer one by one than together.
        if let more = try await tried(.init(over: -1, upTo: rareSize)) {
            admitted = more
            left = left.drop { $0.upTo <= rareSize }
        }
        for step in left {
            if admitted.count <= recordCount * budget, step.over > 0 {
                // By halves: where the step does not fit, its lower half is what is left to try.
                guard let half = try await tried(step.half) else { break }
                admitted = half
                guard let whole = try await tried(.init(over: step.half.upTo, upTo: step.upTo)) else { break }
                admitted = whole
            } else if let more = try await tried(step) {
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
        var candidates = CandidatePairs(
            pairs: admitted.pairs, keyCount: keys.reduce(0) { $0 + $1.count }, isComplete: false,
            isNarrowed: isNarrowed, steps: steps, chained: chained.blocks)
        candidates.tables = parts.map(\.table)
        return candidates
    }

    /// The pairs of the blocks that an earlier run admitted, of records of which some are wanted.
    ///
    /// - Parameter wanted: of each record, whether its pairs are looked for; empty for all.
    static func known(
        _ parts: [BlockingPart], _ fields: [InternedField], isOrganisation: [Bool], basis: LinkageBasis,
        wanted: [Bool], width: Int
    ) async throws -> CandidatePairs {
        let recordCount = fields.first?.ids.count ?? 0
        let keys = BlockingKeys.keys(parts, fields)
        let limited =
            wanted.isEmpty ? parts : try await orderedParallelMap(parts, width: width) { $0.limited(to: wanted) }
        let pass = BlockingPass(
            parts: limited, fields: fields, isOrganisation: isOrganisation, recordCount: recordCount,
            knownRecords: basis.recordCount, wanted: wanted, tellsChained: true)
        var admitted = PairSet(recordCount: recordCount)
        var chained = Chained(most: recordCount * mostChained, isWanted: true)
        for step in joined(basis.steps) {
            var waiting: [[UInt64]] = []
            var waitingCount = 0
            for start in stride(from: 0, to: keys.count, by: keysAtOnce) {
                let batch = Array(keys[start..<min(start + keysAtOnce, keys.count)])
                let found = try await orderedParallelMap(batch, width: width) { key in
                    pass.pairs(key, .init(over: step.over, upTo: step.upTo), isThrifty: step.isThrifty)
                }
                for found in found.joined() {
                    waiting.append(found.pairs)
                    waitingCount += found.pairs.count
                    chained.append(found.chained)
                }
                guard waitingCount > max(recordCount, admitted.count / 2) else { continue }
                try await admitted.formUnion(waiting, width: width)
                waiting = []
                waitingCount = 0
            }
            try await admitted.formUnion(waiting, width: width)
        }
        return CandidatePairs(
            pairs: admitted.pairs, keyCount: keys.reduce(0) { $0 + $1.count }, isComplete: false,
            chained: chained.blocks)
    }

    /// Records of chained blocks, while they are few.
    private struct Chained {
        private(set) var blocks: [[Int32]]?
        private var room: Int

        init(most: Int, isWanted: Bool) {
            room = most
            blocks = isWanted ? [] : nil
        }

        mutating func append(_ more: [[Int32]]) {
            guard blocks != nil, !more.isEmpty else { return }
            room -= more.reduce(0) { $0 + $1.count }
            if room < 0 { blocks = nil } else { blocks? += more }
        }
    }

    /// Steps one after the other are one, as long as large blocks are treated alike.
    private static func joined(_ steps: [LinkageBasis.Step]) -> [LinkageBasis.Step] {
        var joined: [LinkageBasis.Step] = []
        for step in steps {
            if let last = joined.last, last.upTo == step.over, last.isThrifty == step.isThrifty {
                joined[joined.count - 1].upTo = step.upTo
            } else {
                joined.append(step)
            }
        }
        return joined
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
