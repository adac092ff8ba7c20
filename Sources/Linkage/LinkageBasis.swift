/// How often values stood in the records that a model was learned from, by their hash; those that stood there once are
/// not held.
package struct CountTable: Sendable, Equatable {
    package var hashes: [UInt64] = []
    package var counts: [UInt32] = []

    package init(hashes: [UInt64] = [], counts: [UInt32] = []) {
        self.hashes = hashes
        self.counts = counts
    }

    /// - Parameter all: how often each of some values stood there, once included.
    init(_ hashes: [UInt64], _ all: [Int32]) {
        for (hash, count) in zip(hashes, all) where count > 1 {
            self.hashes.append(hash)
            counts.append(UInt32(count))
        }
    }
}

/// What, beside its model, a run has to keep so that a later one looks at the same pairs: which parts of values were
/// common, which blocks were admitted, and under which rates hopeless pairs were dropped.
///
/// With it, whether two records are compared depends on those two, on who else shares a block that is too large to be
/// compared whole, and on nothing else.
package struct LinkageBasis: Sendable, Equatable {
    /// Chance sizes of the blocks that were admitted, and whether large ones were chained early.
    package struct Step: Sendable, Equatable, Codable {
        package var over: Double
        package var upTo: Double
        package var isThrifty: Bool
    }

    package var recordCount: Int
    package var steps: [Step]
    /// Rates of the first estimate, which dropped hopeless pairs; nil when none were dropped.
    package var screen: LinkageModel?
    /// Counts of whole values, a table a field.
    package var values: [CountTable]
    /// Counts of parts of values, in the order of `BlockingPart.wanted`.
    package var parts: [CountTable]
    /// Counts of the words of texts, a table a field; empty for other kinds.
    package var words: [CountTable]

    package init(
        recordCount: Int, steps: [Step], screen: LinkageModel?, values: [CountTable], parts: [CountTable],
        words: [CountTable]
    ) {
        self.recordCount = recordCount
        self.steps = steps
        self.screen = screen
        self.values = values
        self.parts = parts
        self.words = words
    }
}

/// What a run found out about records that the next one need not find out again, by row of the input.
package struct LinkageMemory: Sendable, Equatable {
    /// A fingerprint of all that a record states, as it is compared; 0 for a record that was not there.
    package var fingerprints: [UInt64]
    /// Compared pairs worth keeping, as two rows in one word, the lower half for the one with the larger key.
    package var pairs: [UInt64]
    package var patterns: [UInt64]
    /// Records of the blocks that were chained, not compared whole; -1 for a record that is gone.
    package var chained: [[Int32]]

    package init(fingerprints: [UInt64], pairs: [UInt64], patterns: [UInt64], chained: [[Int32]]) {
        self.fingerprints = fingerprints
        self.pairs = pairs
        self.patterns = patterns
        self.chained = chained
    }
}

/// A table of counts made ready to be asked.
struct KnownCounts: Sendable {
    private let keys: [UInt64]
    private let counts: [UInt32]
    private let mask: Int

    init(_ table: CountTable) {
        let size = 1 << (Int.bitWidth - max(1, table.hashes.count * 2).leadingZeroBitCount)
        var keys = [UInt64](repeating: 0, count: size)
        var counts = [UInt32](repeating: 1, count: size)
        mask = size - 1
        for (hash, count) in zip(table.hashes, table.counts) {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
            keys[slot] = hash
            counts[slot] = count
        }
        self.keys = keys
        self.counts = counts
    }

    /// 1 for a hash that is not there.
    func count(_ hash: UInt64) -> Int32 {
        guard hash != 0 else { return 1 }
        var slot = Int(truncatingIfNeeded: hash) & mask
        while keys[slot] != 0 {
            if keys[slot] == hash { return Int32(clamping: counts[slot]) }
            slot = (slot + 1) & mask
        }
        return 1
    }
}

/// A fingerprint of all that each record states in the compared fields.
enum RecordFingerprints {
    /// In places of ordered records; never 0.
    static func of(_ fields: [InternedField], isOrganisation: [Bool]) -> [UInt64] {
        let recordCount = fields.first?.ids.count ?? 0
        var prints = [UInt64](repeating: 0x5851_F42D_4C95_7F2D, count: recordCount)
        for field in fields {
            let hashes = DistinctParts.hashes(field.values)
            for (record, id) in field.ids.enumerated() {
                prints[record] = mixed(prints[record] &+ 0x9E37_79B9 ^ (id < 0 ? 1 : hashes[Int(id)]))
            }
        }
        for record in isOrganisation.indices where isOrganisation[record] { prints[record] = mixed(prints[record] ^ 2) }
        return prints.map { max(1, $0) }
    }
}
