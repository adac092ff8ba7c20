/// One field's part in the evidence about a pair.
package struct FieldEvidence: Sendable, Codable, Equatable {
    package var field: String
    /// What was seen: `equal`, `close`, `nickname`, `crossed`, `differs`, `not stated`… (a message key `level.…`).
    package var level: String
    package var bits: Double

    package init(field: String, level: String, bits: Double) {
        self.field = field
        self.level = level
        self.bits = bits
    }
}

/// Two records and the evidence that they are the same customer, in bits, prior included.
package struct ScoredPair: Sendable, Equatable {
    package var a: Int32
    package var b: Int32
    package var bits: Float

    package init(a: Int32, b: Int32, bits: Float) {
        self.a = a
        self.b = b
        self.bits = bits
    }
}

package struct LinkageResult: Sendable {
    /// The cluster of each record, named by its record with the smallest key.
    package var clusterOf: [Int32]
    /// Bits of the weakest link that a record needs to be in its cluster; infinity for a record alone.
    package var linkBits: [Float]
    /// Pairs scored above the line below which nobody would look, doubtful pairs and links both; by (a, b), a < b.
    package var pairs: [ScoredPair]
    /// Household of each record, named by its record with the smallest key; equal to `clusterOf` when alone.
    package var householdOf: [Int32]
    /// Bits for the household link that joined a record's cluster to its household; 0 when none did.
    package var householdBits: [Float]
    /// The place of each record's key among all keys in their byte order.
    package var keyPlaces: [Int32]
    package var candidatePairs: Int
    package var keyCount: Int
    package var rounds: Int
    /// True when the memory allowed was too little for all pairs worth comparing.
    package var isNarrowed = false
    /// Fields that were not compared, because a pair holds no more than so many; none but in very wide files.
    package var leftOut: [String] = []
    /// What the run learned; nil when there was nothing to learn from.
    package var model: LinkageModel?
    /// For later runs, when they were asked for and there is anything to spare; by row.
    package var basis: LinkageBasis?
    package var memory: LinkageMemory?
    /// Records whose pairs were looked for again; nil when it was all.
    package var comparedRecords: Int?
    /// The levels behind each of `pairs`, for `evidence(of:)`.
    var evidence = PairEvidence()

    private init(
        clusterOf: [Int32], linkBits: [Float], pairs: [ScoredPair], householdOf: [Int32], householdBits: [Float],
        keyPlaces: [Int32], candidatePairs: Int, keyCount: Int, rounds: Int
    ) {
        self.keyPlaces = keyPlaces
        self.clusterOf = clusterOf
        self.linkBits = linkBits
        self.pairs = pairs
        self.householdOf = householdOf
        self.householdBits = householdBits
        self.candidatePairs = candidatePairs
        self.keyCount = keyCount
        self.rounds = rounds
    }

    /// Records that nothing links.
    static func alone(_ recordCount: Int) -> LinkageResult {
        let places = (0..<Int32(recordCount)).map { $0 }
        return LinkageResult(
            clusterOf: places, linkBits: Array(repeating: .infinity, count: recordCount), pairs: [],
            householdOf: places,
            householdBits: Array(repeating: 0, count: recordCount), keyPlaces: places, candidatePairs: 0, keyCount: 0,
            rounds: 0)
    }

    /// Gives its memory back, but for the model and what was counted.
    package mutating func drop() {
        clusterOf = []
        linkBits = []
        householdOf = []
        householdBits = []
        keyPlaces = []
        pairs = []
        evidence = PairEvidence()
        basis = nil
        memory = nil
    }

    /// How the bits of `pairs[place]` came about; nil when the run learned nothing.
    package func explanation(ofPair place: Int) -> PairExplanation? {
        model.map { evidence.explanation(place, model: $0) }
    }
}
