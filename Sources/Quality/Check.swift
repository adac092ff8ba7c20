import Records
import Yams

/// How bad a failing row is: codebook §0.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Blocks use: identity or law.
    case s1 = "S1"
    /// The customer cannot be reached, kept or followed.
    case s2 = "S2"
    case s3 = "S3"
    case s4 = "S4"

    /// Weight in a score: quality.md §2.5.
    package var weight: Int {
        switch self {
        case .s1: 8
        case .s2: 4
        case .s3: 2
        case .s4: 1
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.weight > right.weight }
}

/// A rule of quality written as data: a YAML file with two queries and two lines.
///
/// `population` gives one number, the rows that the rule applies to; `failing` gives the ids of those that fail, each
/// once. Both may use `:as_of`, the clean tables, the views and `audit_customer` (customers that count, with their
/// reach). Lines are in percent of what passes: below `warn_below` is a warning, below `fail_below` a failure.
package struct Check: Sendable, Equatable, Codable {
    package struct Words: Sendable, Equatable, Codable {
        package var fr: String
        package var en: String

        package func text(in language: Language) -> String { language == .french ? fr : en }
    }

    /// What a masked sample of a failing row shows: `show` is `name`, `phone`, `email`, `domain`, `days`, `sentinel` or
    /// `nothing`; `value` is SQL over the failing row, aliased `r`.
    package struct SampleRule: Sendable, Equatable, Codable {
        package var field: String
        package var show: Masking
        package var value: String?
        /// SQL for the codebook's code on that row, as `VN-CHK`; it names nobody.
        package var code: String?
    }

    package var id: String
    /// Codebook rule.
    package var rule: String
    package var labels: Words
    package var dimension: String
    package var severity: Severity
    /// Department that can mend it: message `owner.<owner>`.
    package var owner: String
    package var fix: Words
    /// Table that the failing ids belong to.
    package var entity: String
    package var population: String
    package var failing: String
    package var warnBelow: Double
    package var failBelow: Double
    package var sample: SampleRule?

    enum CodingKeys: String, CodingKey {
        case id, rule, labels, dimension, severity, owner, fix, entity, population, failing, sample
        case warnBelow = "warn_below"
        case failBelow = "fail_below"
    }

    /// Reads one YAML file.
    package init(yaml: String, file: String) throws(AuditError) {
        do {
            self = try YAMLDecoder().decode(Check.self, from: yaml)
        } catch {
            throw AuditError.unreadableCheck(file: file, reason: "\(error)")
        }
        guard Dimensions.weights[dimension] != nil else {
            throw AuditError.unreadableCheck(file: file, reason: "dimension: \(dimension)")
        }
        guard Self.entities.contains(entity) else {
            throw AuditError.unreadableCheck(file: file, reason: "entity: \(entity)")
        }
    }

    /// The checks that are part of the program, by severity, then by name.
    package static func builtIn() throws(AuditError) -> [Check] {
        var checks: [Check] = []
        for name in Resource.names(in: "checks") where name.hasSuffix(".yml") {
            checks.append(try Check(yaml: Resource.text(name), file: name))
        }
        return checks.sorted { ($0.severity, $0.id) < ($1.severity, $1.id) }
    }

    /// Tables that a failing id may belong to, with how to find the source record that it came from.
    static let entities: Set<String> = [
        "customer", "customer_record", "vehicle", "deal", "repair_order", "lead", "appointment", "consent_event",
        "rejected_row",
    ]

    func level(_ passing: Ratio) -> CheckLevel {
        guard let share = passing.share else { return .notApplicable }
        if 100 * share < failBelow { return .fail }
        return 100 * share < warnBelow ? .warning : .pass
    }
}
