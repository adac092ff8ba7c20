import Records

/// What a rule looks at, one row at a time: a table of facts in, a table of codes out.
package enum RuleEntity: String, CaseIterable, Sendable, Codable {
    case customer
    case customerVehicle = "customer_vehicle"
    case lead
    case deal
    case appointment
    case interaction
    /// A measure of the whole base: two sums over the customers or the leads.
    case base

    /// The view that expressions read.
    package var facts: String {
        switch self {
        case .customer, .base: "facts_customer"
        case .customerVehicle: "facts_customer_vehicle"
        case .lead: "facts_lead"
        case .deal: "facts_deal"
        case .appointment: "facts_appointment"
        case .interaction: "facts_interaction"
        }
    }

    package var key: String {
        switch self {
        case .customer, .base: "customer_id"
        case .customerVehicle, .lead, .deal, .appointment, .interaction: "id"
        }
    }

    /// The table that codes are written to.
    package var codes: String { "\(rawValue)_codes" }
}

/// Codebook §0: what a missing value costs.
package enum Severity: String, CaseIterable, Sendable, Codable {
    /// Blocks use: identity or law.
    case blocking = "S1"
    /// The client cannot be reached, kept or followed.
    case unreachable = "S2"
    /// Follow-up is degraded.
    case degraded = "S3"
    case comfort = "S4"
}

/// Codebook §4: what a code counts as when a field is measured.
package enum CodeClass: String, CaseIterable, Sendable, Codable {
    case usable
    case notStated = "not_stated"
    case refused
    case invalid
    case ambiguous
    case notApplicable = "not_applicable"
}

/// Words in both languages of the product.
package struct Labels: Sendable, Hashable, Codable {
    package var fr: String
    package var en: String

    package func text(in language: Language) -> String { language == .french ? fr : en }
}

package struct RuleCode: Sendable, Hashable {
    /// The code, or a pattern for codes that carry a value: `NX-LATE-*` (SQLite GLOB).
    package var code: String
    package var labels: Labels
    package var countsAs: CodeClass
}

/// Where a rule comes from: codebook §0. Only `explicit` may be presented as what an article asks.
package struct Lineage: Sendable, Hashable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case explicit, implied, ours
    }

    package var kind: Kind
    /// `000` … `004`; nil when the rule comes from a law, a norm or field practice.
    package var article: String?
    /// The article's words, or the practice or law that the rule is from.
    package var words: String
    /// The same in English; nil for words of an article, which are quoted as they are.
    package var english: String?

    package func text(in language: Language) -> String { language == .english ? english ?? words : words }
}

/// A row of facts and the code it must get; run as a test and printed as documentation.
package struct RuleExample: Sendable, Hashable {
    package enum Shows: String, CaseIterable, Sendable, Codable {
        case passing, failing, ambiguous
        case notApplicable = "not_applicable"
    }

    /// A value of a fact, as YAML has it.
    package enum Value: Sendable, Hashable {
        case text(String)
        case number(Int)
        case null
    }

    package var given: [String: Value]
    package var code: String
    package var shows: Shows
    package var line: Int
}

/// One entry of the codebook.
package struct Rule: Sendable, Hashable {
    package var id: String
    package var version: Int
    /// The first day on which this version applies.
    package var validFrom: CivilDate
    package var entity: RuleEntity
    package var labels: Labels
    /// The norm that the codes follow, when there is one.
    package var standard: String?
    package var severity: Severity
    package var lineage: [Lineage]
    /// SQL predicate over the facts; where it does not hold the code is `N`.
    package var applies: String
    /// Facts that the expression reads, in the order in which `explain` shows them.
    package var inputs: [String]
    /// SQL over the facts that gives the code; null gives `U`.
    package var expression: String
    /// Of a base rule: what is added up above and below the line, and over which entity.
    package var measure: Measure?
    package var codes: [RuleCode]
    package var examples: [RuleExample]
    package var place: Place

    package struct Measure: Sendable, Hashable {
        package var over: RuleEntity
        package var numerator: String
        package var denominator: String
        /// A second share, by which the first is divided: codebook O04.
        package var against: Share?

        package struct Share: Sendable, Hashable {
            package var numerator: String
            package var denominator: String
        }
    }

    /// Where the entry begins.
    package struct Place: Sendable, Hashable {
        package var file: String
        package var line: Int
        /// Where the value of each key of SQL begins.
        var lines: [String: Int] = [:]
    }

    /// The column of this rule in the codes table.
    package var column: String { id.lowercased() }

    /// The entry of `codes` that a value belongs to; nil when the rule does not declare it.
    package func code(of value: String) -> RuleCode? {
        codes.first { matches(value, pattern: $0.code) } ?? Self.reserved.first { $0.code == value }
    }

    /// Codes that every rule has: codebook §0.
    package static let reserved: [RuleCode] = [
        RuleCode(code: "U", labels: Labels(fr: "non consigné", en: "not recorded"), countsAs: .notStated),
        RuleCode(
            code: "X", labels: Labels(fr: "demandé, refusé ou non déclaré", en: "asked, refused or not stated"),
            countsAs: .refused),
        RuleCode(code: "N", labels: Labels(fr: "sans objet", en: "not applicable"), countsAs: .notApplicable),
        RuleCode(
            code: "Q", labels: Labels(fr: "présent mais invalide, mis à part", en: "present but invalid, set apart"),
            countsAs: .invalid),
        RuleCode(
            code: "A", labels: Labels(fr: "ambigu, à trancher", en: "ambiguous, needs a person"), countsAs: .ambiguous),
    ]
}

/// SQLite's GLOB, for `*`, `?` and sets without ranges beside plain text.
func matches(_ value: String, pattern: String) -> Bool {
    if !pattern.contains(where: { "*?[".contains($0) }) { return value == pattern }
    return globMatches(Array(value.utf8)[...], Array(pattern.utf8)[...])
}

private func globMatches(_ value: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    guard let head = pattern.first else { return value.isEmpty }
    switch head {
    case UInt8(ascii: "*"):
        let rest = pattern.dropFirst()
        return (value.startIndex...value.endIndex).contains { globMatches(value[$0...], rest) }
    case UInt8(ascii: "?"):
        return !value.isEmpty && globMatches(value.dropFirst(), pattern.dropFirst())
    case UInt8(ascii: "["):
        guard let close = pattern.firstIndex(of: UInt8(ascii: "]")), let byte = value.first else { return false }
        return setContains(pattern[(pattern.startIndex + 1)..<close], byte)
            && globMatches(value.dropFirst(), pattern[(close + 1)...])
    default:
        return value.first == head && globMatches(value.dropFirst(), pattern.dropFirst())
    }
}

private func setContains(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    var place = set.startIndex
    while place < set.endIndex {
        if place + 2 < set.endIndex, set[place + 1] == UInt8(ascii: "-") {
            if set[place] <= byte, byte <= set[place + 2] { return true }
            place += 3
        } else {
            if set[place] == byte { return true }
            place += 1
        }
    }
    return false
}
