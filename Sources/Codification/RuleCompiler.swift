/// Turns rules into the columns of one SELECT over the facts.
///
/// A rule may read the code of another rule of its entity by its column (`k01`): the other rule's SQL takes the name's
/// place, so that all rules still go into one scan in any order.
struct RuleCompiler {
    private let rules: [RuleEntity: [String: Rule]]

    /// - Precondition: no rule reads its own code by way of others; `RuleCheck` sees to that.
    init(_ rules: [Rule]) {
        self.rules = Dictionary(grouping: rules, by: \.entity)
            .mapValues { Dictionary($0.map { ($0.column, $0) }) { $1 } }
    }

    /// The code of one row: `N` where the rule does not apply, `U` where the expression finds nothing.
    func code(_ rule: Rule) -> String { expanded(Self.plainCode(rule), on: rule.entity) }

    /// SQL over facts and codes as SQL over facts.
    func expanded(_ sql: String, on entity: RuleEntity) -> String {
        guard let known = rules[entity] else { return sql }
        return SQLNames(sql).replacing { known[$0].map { "(\(code($0)))" } }
    }

    /// The same with the codes of other rules as columns.
    static func plainCode(_ rule: Rule) -> String {
        let code = "COALESCE((\(rule.expression)), 'U')"
        return rule.applies == "1" ? code : "CASE WHEN (\(rule.applies)) THEN \(code) ELSE 'N' END"
    }

    static func table(_ name: String, _ entity: RuleEntity, _ rules: [Rule]) -> String {
        let columns = rules.map { ", \($0.column) TEXT" }.joined()
        return "CREATE TABLE \(name) (\(entity.key) INTEGER PRIMARY KEY\(columns)) STRICT"
    }

    /// One scan of the facts writes every code of the entity.
    func fill(_ name: String, _ entity: RuleEntity, _ rules: [Rule]) -> String {
        let codes = rules.map { ",\n       \(code($0)) AS \($0.column)" }.joined()
        return "INSERT INTO \(name)\nSELECT \(entity.key)\(codes)\nFROM \(entity.facts)"
    }

    /// The sums of measures of the base over one entity: two a measure, four for one that compares two shares.
    static func measures(_ rules: [Rule], over entity: RuleEntity) -> String {
        let sums = rules.compactMap(\.measure).flatMap { measure in
            [measure.numerator, measure.denominator]
                + (measure.against.map { [$0.numerator, $0.denominator] } ?? [])
        }
        return """
            SELECT \(sums.map { "COALESCE(SUM(\($0)), 0)" }.joined(separator: ", "))
            FROM \(entity.facts) JOIN \(entity.codes) USING (\(entity.key))
            """
    }
}

/// The bare names of a piece of SQL, apart from what stands in quotes.
struct SQLNames {
    private let sql: String

    init(_ sql: String) { self.sql = sql }

    /// In lower case, in order, repeated when they are.
    var names: [String] {
        var names: [String] = []
        _ = replacing {
            names.append($0)
            return nil
        }
        return names
    }

    /// The SQL with other text in the place of some names.
    func replacing(_ replacement: (String) -> String?) -> String {
        let bytes = Array(sql.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            var end = place + 1
            if bytes[place] == UInt8(ascii: "'") || bytes[place] == UInt8(ascii: "\"") {
                end = bytes[end...].firstIndex(of: bytes[place]).map { $0 + 1 } ?? bytes.count
            } else if Self.isNamePart(bytes[place]) {
                end = bytes[place...].firstIndex { !Self.isNamePart($0) } ?? bytes.count
                let name = String(
                    decoding: bytes[place..<end].map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
                if let other = replacement(name) {
                    result += Array(other.utf8)
                    place = end
                    continue
                }
            }
            result += bytes[place..<end]
            place = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
    }
}
