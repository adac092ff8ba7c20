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

/// A rule of quality written as data: a YAML file that says which rows fail, and two lines.
///
/// A rule about one row at a time has two conditions over a row of `entity`: `applies` (every row when absent) and
/// `fails`, which is asked only of rows that the rule applies to. All such rules of an entity are answered by one scan.
/// Any other rule has two queries: `population` gives one number, the rows that the rule applies to; `failing` gives the
/// ids of those that fail. Both forms may use `:as_of`, the clean tables and the views; queries also `audit_customer`
/// (customers that count, with their reach) and `audit_shared` (with how many they share an address, number or birth date). Lines are in percent of what passes: below `warn_below` is a warning, below
/// `fail_below` a failure.
package struct Check: Sendable, Equatable, Decodable {
    package struct Words: Sendable, Equatable, Codable {
        package var fr: String
        package var en: String

        package func text(in language: Language) -> String { language == .french ? fr : en }
    }

    /// What a masked sample of a failing row shows: `show` is `name`, `phone`, `email`, `domain`, `days`, `sentinel` or
    /// `nothing`; `value` is SQL over the failing row, aliased `r`.
    package struct SampleRule: Sendable, Equatable, Codable {
        package var field: String
        /// SQL for the field where a check is about several; else `field` is the one.
        package var fieldSQL: String?
        package var show: Masking
        package var value: String?
        /// SQL for the codebook's code on that row, as `VN-CHK`; it names nobody.
        package var code: String?

        enum CodingKeys: String, CodingKey {
            case field, show, value, code
            case fieldSQL = "field_sql"
        }
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
    /// What the queries ask of each row, for a rule about one row at a time; nil for any other.
    package var conditions: Conditions?
    package var warnBelow: Double
    package var failBelow: Double
    package var sample: SampleRule?

    package struct Conditions: Sendable, Equatable {
        package var applies: String
        package var fails: String
    }

    enum CodingKeys: String, CodingKey {
        case id, rule, labels, dimension, severity, owner, fix, entity, population, failing, applies, fails, sample
        case warnBelow = "warn_below"
        case failBelow = "fail_below"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        id = try keys.decode(String.self, forKey: .id)
        rule = try keys.decode(String.self, forKey: .rule)
        labels = try keys.decode(Words.self, forKey: .labels)
        dimension = try keys.decode(String.self, forKey: .dimension)
        severity = try keys.decode(Severity.self, forKey: .severity)
        owner = try keys.decode(String.self, forKey: .owner)
        fix = try keys.decode(Words.self, forKey: .fix)
        entity = try keys.decode(String.self, forKey: .entity)
        warnBelow = try keys.decode(Double.self, forKey: .warnBelow)
        failBelow = try keys.decode(Double.self, forKey: .failBelow)
        sample = try keys.decodeIfPresent(SampleRule.self, forKey: .sample)
        if let fails = try keys.decodeIfPresent(String.self, forKey: .fails) {
            let applies = try keys.decodeIfPresent(String.self, forKey: .applies) ?? "1"
            conditions = Conditions(applies: applies, fails: fails)
            population = "SELECT COUNT(*) FROM \(entity) WHERE \(applies)"
            failing = "SELECT id FROM \(entity) WHERE (\(applies)) AND (\(fails))"
        } else {
            population = try keys.decode(String.self, forKey: .population)
            failing = try keys.decode(String.self, forKey: .failing)
        }
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
