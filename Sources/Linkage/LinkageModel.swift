/// What a run learned, enough to weigh a pair of records again later.
///
/// It holds rates and counts, and hashes of common values; no value of a record.
package struct LinkageModel: Sendable, Codable, Equatable {
    package struct Field: Sendable, Codable, Equatable {
        package var name: String
        package var kind: ComparisonKind
        package var group: SharedGroup
        /// How often records of one customer show each level, and records of strangers.
        package var matchRates: [Double]
        package var strangerRates: [Double]
        /// Values that customers state, each counted once a customer.
        package var filled: Double
        /// How often strangers state the same value.
        package var equalRate: Double
        /// Records that state a value.
        package var statedByRecords: Double
        /// Hashes of values that several customers state, by falling count, and those counts.
        package var commonValues: [UInt64] = []
        package var commonCounts: [UInt32] = []
        /// For texts: character triples and how many records hold them.
        package var triples: [UInt16] = []
        package var tripleCounts: [UInt32] = []

        /// Rarity of an equal value, in natural units.
        func rarity(of value: ArraySlice<UInt8>) -> Float {
            let hash = value.withUnsafeBufferPointer { hashBytes($0) }
            let known = commonValues.firstIndex(of: hash).map { Double(commonCounts[$0]) }
            let least = commonValues.count < Self.mostValues ? 1 : Double(commonCounts.last ?? 1)
            return ValueFrequencies.rarity(count: known ?? least, filled: filled, equalRate: equalRate)
        }

        /// Values a field remembers; all that several customers state, where there are fewer.
        static let mostValues = 5000
    }

    /// Pairs of one kind of non-match, which share some fields as one customer's records do.
    package struct NonMatch: Sendable, Codable, Equatable {
        /// `household`, `namesake`, `neighbour`, `reused <field>`, `branch`, `street`, `branch near`, `site`…
        package var name: String
        /// Places of the shared fields, and the rate of each of their levels.
        package var shared: [Int]
        package var rates: [[Double]]
        /// Share of all pairs.
        package var share: Double
    }

    package var version = 1
    package var recordCount: Int
    package var fields: [Field]
    package var matchShare: Double
    package var nonMatches: [NonMatch]

    /// Share of pairs that are of no special kind.
    var strangerShare: Double { max(1e-9, 1 - matchShare - nonMatches.reduce(0) { $0 + $1.share }) }
}
