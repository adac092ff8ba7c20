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
