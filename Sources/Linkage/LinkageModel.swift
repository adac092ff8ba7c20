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

        /// Values a field remembers; all that several customers state, where there are fewer.
        static let mostValues = 20_000
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

    /// Doubtful pairs whose labels corrected the rates.
    package struct Labels: Sendable, Codable, Equatable {
        package var same: Int
        package var different: Int
    }

    /// The version that this program writes, and the only one that it reads.
    package static let currentVersion = 1

    package var version = LinkageModel.currentVersion
    package var recordCount: Int
    package var fields: [Field]
    package var matchShare: Double
    package var nonMatches: [NonMatch]
    /// Nil where no label had a part in it.
    package var labels: Labels?

    /// Share of pairs that are of no special kind.
    var strangerShare: Double { max(1e-9, 1 - matchShare - nonMatches.reduce(0) { $0 + $1.share }) }
}

extension LinkageModel {
    /// Whether a model that comes from outside can be used: every list has its length, every rate is one.
    package var isSound: Bool {
        guard !fields.isEmpty, fields.count <= LevelPattern.mostFields, recordCount > 0,
            nonMatches.count <= NonMatchClasses.most, Set(fields.map(\.name)).count == fields.count
        else { return false }
        return Self.areRates([matchShare]) && fields.allSatisfy(\.isSound)
            && nonMatches.allSatisfy { nonMatch in
                Self.areRates([nonMatch.share]) && nonMatch.shared.count == nonMatch.rates.count
                    && Set(nonMatch.shared).count == nonMatch.shared.count
                    && zip(nonMatch.shared, nonMatch.rates).allSatisfy { place, rates in
                        fields.indices.contains(place) && rates.count == fields[place].kind.levelCount
                            && Self.areRates(rates)
                    }
            }
    }

    fileprivate static func areRates(_ rates: [Double]) -> Bool { rates.allSatisfy { $0 >= 0 && $0 <= 1 } }
}

extension LinkageModel.Field {
    fileprivate var isSound: Bool {
        matchRates.count == kind.levelCount && strangerRates.count == kind.levelCount
            && LinkageModel.areRates(matchRates + strangerRates + [equalRate]) && equalRate > 0
            && filled >= 1 && filled.isFinite && statedByRecords >= 0 && statedByRecords.isFinite
            && commonValues.count == commonCounts.count && triples.count == tripleCounts.count
    }
}
