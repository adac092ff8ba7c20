import Columns

/// Compared pairs: records, levels, and bits once they are scored; sorted by records.
struct PairStore: Sendable {
    private(set) var pairs: [UInt64]
    private(set) var patterns: [UInt64]
    var bits: [Float] = []

    init(pairs: [UInt64], patterns: [UInt64]) {
        self.pairs = pairs
        self.patterns = patterns
    }

    var count: Int { pairs.count }

    /// Adds sorted pairs that are not there yet.
    mutating func merge(_ newPairs: [UInt64], _ newPatterns: [UInt64]) {
        var pairs: [UInt64] = []
        var patterns: [UInt64] = []
        pairs.reserveCapacity(count + newPairs.count)
        patterns.reserveCapacity(count + newPairs.count)
        var (i, j) = (0, 0)
        while i < self.pairs.count || j < newPairs.count {
            if j == newPairs.count || i < self.pairs.count && self.pairs[i] < newPairs[j] {
                pairs.append(self.pairs[i])
                patterns.append(self.patterns[i])
                i += 1
            } else {
                pairs.append(newPairs[j])
                patterns.append(newPatterns[j])
                j += 1
            }
        }
        self.pairs = pairs
        self.patterns = patterns
        bits = []
    }

    /// The words of `sorted` that are not among the pairs.
    func missing(from sorted: [UInt64]) -> [UInt64] {
        var missing: [UInt64] = []
        var place = 0
        for word in sorted {
            while place < pairs.count, pairs[place] < word { place += 1 }
            if place == pairs.count || pairs[place] != word { missing.append(word) }
        }
        return missing
    }
}

/// Weighs pairs under a model.
struct PairScorer: Sendable {
    let table: EvidenceTable
    let ids: [[Int32]]
    let rarity: [[Float]]

    init(_ model: LinkageModel, _ fields: [InternedField], _ frequencies: [ValueFrequencies]) {
        table = EvidenceTable(model)
        ids = fields.map(\.ids)
        rarity = frequencies.map(\.rarity)
    }

    private static let chunk = 1 << 15

    func bits(_ store: PairStore, width: Int) async throws -> [Float] {
        let starts = Array(stride(from: 0, to: store.count, by: Self.chunk))
        let parts = try await orderedParallelMap(starts, width: width) { start in
            let range = start..<min(start + Self.chunk, store.count)
            return table.entries.withUnsafeBufferPointer { entries in
                range.map { table.bits(logs(store.pairs[$0], store.patterns[$0], entries)) }
            }
        }
        var bits: [Float] = []
        bits.reserveCapacity(store.count)
        for part in parts { bits.append(contentsOf: part) }
        return bits
    }

    /// Logarithms of the classes' chances for a pair, strangers apart.
    @inline(__always)
    func logs(_ pair: UInt64, _ pattern: UInt64, _ entries: UnsafeBufferPointer<ClassVector>) -> ClassVector {
        var logs = table.sum(pattern, entries)
        var equal = LevelPattern.fieldsAtTop(pattern, tops: table.tops)
        let record = RecordPair.first(pair)
        while equal != 0 {
            let field = equal.trailingZeroBitCount / LevelPattern.bits
            logs += table.shares[field] * rarity[field][Int(ids[field][record])]
            equal &= equal - 1
        }
        return logs
    }

    /// One field's part in the classes' logarithms; zero when either record states nothing.
    @inline(__always)
    func evidence(_ pair: UInt64, _ pattern: UInt64, _ field: Int) -> ClassVector {
        let entry = LevelPattern.entry(pattern, field)
        var evidence = table.entries[field * 8 + entry]
        if entry == LevelPattern.entry(table.tops, field) {
            evidence += table.shares[field] * rarity[field][Int(ids[field][RecordPair.first(pair)])]
        }
        return evidence
    }
}
