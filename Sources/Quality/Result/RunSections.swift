/// A failing row, masked (report.md §8).
package struct Sample: Sendable, Equatable, Codable {
    package var check: String
    package var rule: String
    package var file: String
    package var line: Int
    package var field: String
    /// The codebook's code on the row; empty when the check has none.
    package var code: String
    /// Empty when nothing of the value may be shown.
    package var value: String
}

package struct Blitz: Sendable, Equatable, Codable {
    package var days: [Day]
    package var blitz: Ratio
    package var other: Ratio

    package struct Day: Sendable, Equatable, Codable {
        package var day: Int
        package var defects: Int
        package var records: Int
    }

    package static let blitzDays: Set<Int> = [8, 9, 10, 18, 19, 20, 28, 29, 30, 31]

    /// Defects per record on blitz days over those on other days; nil when either cannot be told.
    package var index: Double? {
        guard let high = blitz.share, let low = other.share, low > 0 else { return nil }
        return high / low
    }
}

/// A metric over the runs.
package struct Series: Sendable, Equatable, Codable {
    package var id: String
    package var definition: String
    package var isGood: Bool
    /// New and changed records of each run, rather than the whole base.
    package var isIntake: Bool
    package var points: [Point]
    /// The range that earlier runs make likely, in shares; nil before seven of them.
    package var expected: Interval?
    package var state: State
    package var earlierRuns: Int

    package struct Point: Sendable, Equatable, Codable {
        package var run: Int
        package var asOf: String
        package var ratio: Ratio
        /// Left out of every comparison: somebody knows why this run is different.
        package var isAcknowledged: Bool
    }

    package enum State: String, Sendable, Codable {
        case tooFewRuns = "too_few_runs"
        case asExpected = "as_expected"
        case above
        case below
    }
}

package struct RunFacts: Sendable, Equatable, Codable {
    package var files: [File]
    package var rejects: [Reject]
    package var codebook: Codebook?
    package var checksHash: String
    package var journal: Journal?

    package struct File: Sendable, Equatable, Codable {
        package var importID: Int
        package var file: String
        package var sha256: String
        package var system: String
        package var entity: String
        package var encoding: String
        package var rows: Int
        package var accepted: Int
        package var rejected: Int
        package var columns: Int
        package var mapped: Int
    }

    package struct Reject: Sendable, Equatable, Codable {
        package var reason: String
        package var rows: Int
    }

    package struct Codebook: Sendable, Equatable, Codable {
        package var hash: String
        package var asOf: String
        package var rules: Int
    }

    package struct Journal: Sendable, Equatable, Codable {
        package var entries: Int
        package var head: String
    }
}
