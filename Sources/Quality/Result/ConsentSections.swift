package struct Consents: Sendable, Equatable, Codable {
    /// Customers whose last consent ends on each day, from the as-of date to 60 days later.
    package var days: [Day]
    /// The same by month, over twelve months.
    package var months: [Month]
    package var consenting: Int
    package var openEnded: Int
    package var proved: Ratio
    package var purpose: Purpose

    /// Whether marketing was announced to the customer (privacy.md R7): the three counts together.
    package struct Purpose: Sendable, Equatable, Codable {
        package var announced: Int
        /// Neither announced nor refused: a person must decide.
        package var legacy: Int
        package var withdrawn: Int
        /// Customers reachable when only announced purposes count.
        package var strictReachable: Int
    }

    package struct Day: Sendable, Equatable, Codable {
        package var date: String
        package var customers: Int
    }

    package struct Month: Sendable, Equatable, Codable {
        /// `YYYY-MM`.
        package var month: String
        package var inquiry: Int
        package var purchase: Int
    }

    package var lapsing: Int { days.reduce(0) { $0 + $1.customers } }
}

/// How many records hold an identifier that should not be there: counts only, never a value.
package struct SensitiveCount: Sendable, Equatable, Codable {
    package var code: String
    package var records: Int
    /// `field · system`, largest first.
    package var places: [Place]

    package struct Place: Sendable, Equatable, Codable {
        package var field: String
        package var system: String
        package var records: Int
    }
}

/// privacy.md R5: what was seen, and who must conclude.
package struct Observation: Sendable, Equatable, Codable {
    package var id: String
    package var rule: String
    package var ratio: Ratio
    package var status: Status

    package enum Status: String, Sendable, Codable, CaseIterable {
        case apparentGap = "apparent_gap"
        case needsHuman = "needs_human"
        case notApplicable = "not_applicable"
        case observedOK = "observed_ok"
    }
}

/// A repair and the customers whom it makes or keeps reachable; a customer is counted in one action only.
package struct Action: Sendable, Equatable, Codable {
    package var id: String
    package var rank: Int
    package var customers: Int
    package var owner: String
    /// Of them, those who can be met soon: came for service within 12 months, or still have a working address.
    package var within: Int?
    package var command: String
}
