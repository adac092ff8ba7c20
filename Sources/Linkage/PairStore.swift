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

    /// Parts in the order of their pairs, with their bits.
    init(_ parts: [PairStore]) {
        let count = parts.reduce(0) { $0 + $1.count }
        pairs = []
        patterns = []
        pairs.reserveCapacity(count)
        patterns.reserveCapacity(count)
        bits.reserveCapacity(count)
        for part in parts {
            pairs.append(contentsOf: part.pairs)
            patterns.append(contentsOf: part.patterns)
            bits.append(contentsOf: part.bits)
        }
    }

    var count: Int { pairs.count }

    mutating func append(_ pair: UInt64, _ pattern: UInt64, _ bits: Float) {
        pairs.append(pair)
        patterns.append(pattern)
        self.bits.append(bits)
    }

    /// Adds those of some sorted pairs that are wanted and not there yet.
    mutating func merge(_ addedPairs: [UInt64], _ addedPatterns: [UInt64], isWanted: (UInt64) -> Bool = { _ in true }) {
        let wanted = addedPairs.indices.filter { isWanted(addedPairs[$0]) }
        let (newPairs, newPatterns) = (wanted.map { addedPairs[$0] }, wanted.map { addedPatterns[$0] })
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
            } else if i < self.pairs.count && self.pairs[i] == newPairs[j] {
                j += 1
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
    private let quick: QuickTable?

    init(_ model: LinkageModel, _ fields: [InternedField], _ frequencies: [ValueFrequencies]) {
        table = EvidenceTable(model)
        ids = fields.map(\.ids)
        rarity = frequencies.map(\.rarity)
        quick = QuickTable(table, model, rarity)
    }

    private static let chunk = 1 << 15
    /// Pairs below this many bits are never looked at again: how far below is of no interest.
    static let hopelessBits: Float = -20

    func bits(_ store: PairStore, width: Int) async throws -> [Float] {
        let starts = Array(stride(from: 0, to: store.count, by: Self.chunk))
        let parts = try await orderedParallelMap(starts, width: width) { start in
            let range = start..<min(start + Self.chunk, store.count)
            return weigh(store.pairs[range], store.patterns[range])
        }
        var bits: [Float] = []
        bits.reserveCapacity(store.count)
        for part in parts { bits.append(contentsOf: part) }
        return bits
    }

    /// Bits for the match against everything else; for hopeless pairs a bound from above.
    func weigh(_ pairs: ArraySlice<UInt64>, _ patterns: ArraySlice<UInt64>) -> [Float] {
        if let quick { return quick.bits(pairs, patterns, self) }
        return table.entries.withUnsafeBufferPointer { entries in
            zip(pairs, patterns).map { table.bits(logs($0, $1, entries)) }
        }
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
