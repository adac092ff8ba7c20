import Columns

extension LinkageRun {
    /// What records are under a known model, looking only at pairs of which a record is new or changed.
    ///
    /// The same as with no memory at all: whether a pair of two unchanged records is compared depends on those two, and
    /// on the blocks that are too large to be compared whole; of such a block that lost or gained a record, all records
    /// count as changed. What follows the comparing is done again for all.
    ///
    /// - Parameter former: what is known of these records, in their places; nil when nothing is.
    func outcome(
        under model: LinkageModel, basis: LinkageBasis, former: LinkageMemory?, progress: (LinkageStage) -> Void
    ) async throws -> Outcome {
        progress(.blocking)
        let parts = try await BlockingPart.all(fields, basis: basis, width: width)
        let prints = fingerprints
        var changed = prints.indices.map { place in former.map { $0.fingerprints[place] != prints[place] } ?? true }
        let chained = former?.chained ?? []
        let hasMember: ([Int32], [Bool]) -> Bool = { block, marked in block.contains { $0 >= 0 && marked[Int($0)] } }
        let isTouched = chained.map { $0.contains(-1) || hasMember($0, changed) }
        let new = changed
        for (place, block) in chained.enumerated() where isTouched[place] { mark(block, &changed) }
        var candidates = try await candidates(parts, basis, changed)
        // Blocks that have become too large, or were and have changed: all their pairs are looked for again.
        if let found = candidates.chained {
            let before = changed
            for block in found where hasMember(block, new) { mark(block, &changed) }
            if before != changed { candidates = try await self.candidates(parts, basis, changed) }
        } else {
            changed = Array(repeating: true, count: recordCount)
            candidates = try await self.candidates(parts, basis, changed)
        }
        try Task.checkCancellation()
        progress(.comparing)
        let comparer = try await PairComparer(fields, model: model, width: width)
        var worthwhile = try await screened(candidates.pairs, comparer, basis)
        if let former {
            let kept = former.pairs.indices.filter { place in
                let pair = former.pairs[place]
                return !changed[RecordPair.first(pair)] && !changed[RecordPair.second(pair)]
            }
            worthwhile.bits = []
            worthwhile.merge(kept.map { former.pairs[$0] }, kept.map { former.patterns[$0] })
        }
        candidates.dropPairs()
        try Task.checkCancellation()
        progress(.clustering)
        var outcome = try await merged(worthwhile, candidates, comparer, model)
        outcome.comparedRecords = changed.count { $0 }
        outcome.basis = basis
        if let found = candidates.chained {
            outcome.memory = remembered(
                worthwhile, chained.filter { !$0.contains(-1) && !hasMember($0, changed) } + found)
        }
        return outcome
    }

    private func mark(_ block: [Int32], _ marked: inout [Bool]) {
        for record in block where record >= 0 { marked[Int(record)] = true }
    }

    private func candidates(
        _ parts: [BlockingPart], _ basis: LinkageBasis, _ changed: [Bool]
    ) async throws -> CandidatePairs {
        // Looking for the pairs of most records is dearer than for all.
        let count = changed.count { $0 }
        let isAll = count * 2 > recordCount
        var candidates = try await CandidatePairs.known(
            parts, fields, isOrganisation: isOrganisation, basis: basis, wanted: isAll ? [] : changed, width: width)
        if isAll, count < recordCount {
            candidates.keepPairs(of: changed)
        }
        return candidates
    }

    /// Compares pairs, and drops hopeless ones as the run did that made the basis.
    private func screened(
        _ pairs: [UInt64], _ comparer: PairComparer, _ basis: LinkageBasis
    ) async throws -> PairStore {
        guard let screen = basis.screen else {
            return PairStore(pairs: pairs, patterns: try await comparer.patterns(pairs, width: width))
        }
        let frequencies = fields.indices.map { place in
            ValueFrequencies(fields[place], under: screen.fields[place], counts: KnownCounts(basis.values[place]))
        }
        return try await worthMerging(pairs, comparer, PairScorer(screen, fields, frequencies), screen)
    }

    /// Of all that a record states and of its key, which decides the order in which two are compared.
    private var fingerprints: [UInt64] {
        let prints = RecordFingerprints.of(fields, isOrganisation: isOrganisation)
        return keyHashes.isEmpty ? prints : zip(prints, keyHashes).map { max(1, mixed($0 ^ $1)) }
    }

    func remembered(_ worthwhile: PairStore, _ chained: [[Int32]]) -> LinkageMemory {
        LinkageMemory(
            fingerprints: fingerprints, pairs: worthwhile.pairs,
            patterns: worthwhile.patterns, chained: chained)
    }
}

extension LinkageBasis {
    /// What these records say is common.
    ///
    /// - Parameter parts: how often the parts of values stand here, in the order of `BlockingPart.wanted`.
    init(
        _ fields: [InternedField], parts: [CountTable], steps: [Step], screen: LinkageModel?, width: Int
    ) async throws {
        let wanted = BlockingPart.wanted(fields)
        let values = try await orderedParallelMap(Array(fields.indices), width: width) { place in
            guard screen != nil else { return CountTable() }
            if let whole = wanted.firstIndex(where: { $0.field == place && $0.kind == .whole }) { return parts[whole] }
            let distinct = DistinctParts(.whole, fields[place], words: nil)
            return CountTable(distinct.hashes, distinct.counts(fields[place]))
        }
        let words = try await orderedParallelMap(fields, width: width) { field in
            field.kind == .text ? FieldWords(field, known: nil).table : CountTable()
        }
        self.init(
            recordCount: fields.first?.ids.count ?? 0, steps: steps, screen: screen, values: values, parts: parts,
            words: words)
    }
}

extension LinkageMemory {
    /// The same about other rows.
    ///
    /// - Parameters:
    ///   - rows: where the record of each row is now; -1 for one that is gone.
    ///   - count: how many rows there are now.
    package func moved(_ rows: [Int32], count: Int) -> LinkageMemory {
        var moved = LinkageMemory(
            fingerprints: Array(repeating: 0, count: count), pairs: [], patterns: [],
            chained: chained.map { $0.map { rows[Int($0)] } })
        for (row, print) in fingerprints.enumerated() where rows[row] >= 0 {
            moved.fingerprints[Int(rows[row])] = print
        }
        moved.pairs.reserveCapacity(pairs.count)
        moved.patterns.reserveCapacity(pairs.count)
        for (pair, pattern) in zip(pairs, patterns) {
            let (a, b) = (rows[RecordPair.first(pair)], rows[RecordPair.second(pair)])
            guard a >= 0, b >= 0 else { continue }
            moved.pairs.append(UInt64(a) << 32 | UInt64(b))
            moved.patterns.append(pattern)
        }
        return moved
    }

    /// The same with records by another number: `places[n]` for record `n`.
    func renumbered(_ places: [Int32]) -> LinkageMemory {
        var prints = fingerprints
        for (record, place) in places.enumerated() { prints[Int(place)] = fingerprints[record] }
        let moved = pairs.map { pair in
            UInt64(places[RecordPair.first(pair)]) << 32 | UInt64(places[RecordPair.second(pair)])
        }
        let chained = chained.map { $0.map { $0 < 0 ? -1 : places[Int($0)] } }
        let isSorted = moved.indices.dropFirst().allSatisfy { moved[$0 - 1] < moved[$0] }
        guard !isSorted else {
            return LinkageMemory(fingerprints: prints, pairs: moved, patterns: patterns, chained: chained)
        }
        let order = moved.indices.sorted { moved[$0] < moved[$1] }
        return LinkageMemory(
            fingerprints: prints, pairs: order.map { moved[$0] }, patterns: order.map { patterns[$0] }, chained: chained
        )
    }
}
