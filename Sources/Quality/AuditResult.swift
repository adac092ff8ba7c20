import Records

/// Everything an audit measured: plain values, the same for the same store, configuration and date.
///
/// Labels are keys of the message catalogue, so that one result can be rendered in either language. Lists are in the
/// order in which they are shown; ties are broken by code.
package struct AuditResult: Sendable, Equatable, Codable {
    package var dealer: String
    package var asOf: String
    /// The run that recorded these measures; nil for a preview.
    package var run: Int?
    /// The earlier run that changes are told against; nil on a first run.
    package var previous: EarlierRun?
    package var base: Base
    package var headline: [Metric]
    package var grade: Grade
    package var dimensions: [Dimension]
    package var checks: [CheckOutcome]
    package var fields: [FieldRates]
    package var cells: [CellRates]
    package var reach: Reach
    package var duplicates: Duplicates
    package var sources: [SourceInventory]
    package var people: People
    package var consents: Consents
    package var sensitive: [SensitiveCount]
    package var observations: [Observation]
    package var actions: [Action]
    package var samples: [Sample]
    /// Nil when no source tells when its records were created.
    package var blitz: Blitz?
    package var trend: [Series]
    package var facts: RunFacts
}

package struct EarlierRun: Sendable, Equatable, Codable {
    package var run: Int
    package var asOf: String
}

/// What the figures are out of.
package struct Base: Sendable, Equatable, Codable {
    /// People and organisations that count.
    package var customers: Int
    /// Customer records linked to them.
    package var records: Int
    package var systems: Int
    /// House accounts, tests, merged and anonymised files: counted nowhere else.
    package var leftOut: Int
}

/// A number with its denominator, its history and its definition.
package struct Metric: Sendable, Equatable, Codable {
    /// `O01`, `usable:C04`; stable.
    package var id: String
    package var ratio: Ratio
    package var previous: Ratio?
    /// Whether more of it is better for the dealer.
    package var isGood: Bool
    /// Names the definition: message `definition.<key>`.
    package var definition: String
    /// A number that makes the metric concrete: days of the oldest lead, surplus inside one system.
    package var detail: Int?

    package init(
        _ id: String, _ ratio: Ratio, previous: Ratio? = nil, isGood: Bool, definition: String, detail: Int? = nil
    ) {
        self.id = id
        self.ratio = ratio
        self.previous = previous
        self.isGood = isGood
        self.definition = definition
        self.detail = detail
    }
}

package struct Grade: Sendable, Equatable, Codable {
    package var letter: String
    /// The letter that the mean alone would give.
    package var uncapped: String
    /// 0 … 100; nil when no rule applied to anything.
    package var score: Double?
    package var previousScore: Double?
    /// Why the grade is held at D or below; empty when it is not.
    package var caps: [Cap]

    package struct Cap: Sendable, Equatable, Codable {
        package var check: String
        package var ratio: Ratio
        /// In percent of what passes.
        package var failLine: Double
    }
}

package struct Dimension: Sendable, Equatable, Codable {
    /// The English name of ISO/IEC 25012.
    package var id: String
    package var score: Double
    package var previousScore: Double?
    package var letter: String
    package var weight: Int
    package var rules: Int
    /// The rule with the lowest share; nil when none fails.
    package var weakest: String?
}

package enum CheckLevel: String, Sendable, Codable, Comparable, CaseIterable {
    case notApplicable = "not_applicable"
    case pass
    case warning
    case fail

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (left: CheckLevel, right: CheckLevel) -> Bool { left.order < right.order }
}

package struct CheckOutcome: Sendable, Equatable, Codable {
    package var id: String
    package var rule: String
    package var labels: Check.Words
    package var fix: Check.Words
    package var dimension: String
    package var severity: Severity
    package var owner: String
    package var entity: String
    /// Rows that fail out of those that the check applies to.
    package var failing: Ratio
    package var previous: Ratio?
    /// In percent of what passes.
    package var warnBelow: Double
    package var failBelow: Double
    package var level: CheckLevel

    /// What passes out of those that the check applies to.
    package var passing: Ratio { Ratio(failing.denominator - failing.numerator, of: failing.denominator) }
}

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
