/// Codebook §4, for one field: over the base, and over the records of each system.
package struct FieldRates: Sendable, Equatable, Codable {
    package var id: String
    package var rule: String
    package var base: Rates
    package var systems: [SystemRates]

    package struct Rates: Sendable, Equatable, Codable {
        package var applicable: Int
        package var asked: Int
        package var refused: Int
        package var usable: Int

        package var askedShare: Ratio { Ratio(asked, of: applicable) }
        package var usableShare: Ratio { Ratio(usable, of: applicable) }
        package var refusedShare: Ratio { Ratio(refused, of: asked) }
        /// What a plain fill rate hides, in points: filled, yet neither usable nor a refusal.
        package var gap: Ratio { Ratio(asked - refused - usable, of: applicable) }

        package static func sum(_ all: [Rates]) -> Rates {
            all.reduce(into: Rates(applicable: 0, asked: 0, refused: 0, usable: 0)) { sum, rates in
                sum.applicable += rates.applicable
                sum.asked += rates.asked
                sum.refused += rates.refused
                sum.usable += rates.usable
            }
        }
    }

    package struct SystemRates: Sendable, Equatable, Codable {
        package var system: String
        package var rates: Rates
    }
}

/// What became of the cells of a field, each counted once.
package struct CellRates: Sendable, Equatable, Codable {
    package var id: String
    package var stated: Int
    package var right: Int
    package var mended: Int
    package var refused: Int
    /// Moved to the field where they belong, or waiting there because it is filled.
    package var misplaced: Int
    /// A likely reading is proposed, or two are possible.
    package var doubtful: Int
}

package struct Reach: Sendable, Equatable, Codable {
    package var channels: [Channel]
    /// Customers reachable by 0, 1, 2, 3, 4 channels: codebook C09.
    package var classes: [Int]
    /// Customers who cannot be reached, each at the first closed gate.
    package var reasons: [Reason]

    package struct Channel: Sendable, Equatable, Codable {
        /// `PH`, `SM`, `EM`, `PO`.
        package var id: String
        package var present: Int
        package var valid: Int
        package var permitted: Int
        package var reachable: Int
    }

    package struct Reason: Sendable, Equatable, Codable {
        package var id: String
        package var customers: Int
    }
}

package struct Duplicates: Sendable, Equatable, Codable {
    package var excess: Int
    package var insideSystems: Int
    package var betweenSystems: Int
    package var doubtfulPairs: Int
    package var systems: [String]
    /// Customers known to both systems; on the diagonal, surplus records inside the system.
    package var matrix: [[Int]]
    /// Customers known to 1, 2, … systems.
    package var customersBySystems: [Int]
}

package struct SourceInventory: Sendable, Equatable, Codable {
    package var system: String
    package var systemClass: String
    package var records: Int
    package var customers: Int
    package var onlyHere: Int
    package var rows: Int
    package var rejected: Int
    /// Days between the last import and the as-of date; nil when nothing was imported.
    package var age: Int?
}

package struct People: Sendable, Equatable, Codable {
    package var kinds: [Kind]
    package var households: [HouseholdSize]
    package var alone: Int

    package struct Kind: Sendable, Equatable, Codable {
        package var id: String
        package var customers: Int
    }

    package struct HouseholdSize: Sendable, Equatable, Codable {
        /// 2, 3, or 4 for four and more.
        package var size: Int
        package var households: Int
        package var customers: Int
    }
}
