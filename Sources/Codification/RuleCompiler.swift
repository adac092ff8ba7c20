/// Turns rules into the columns of one SELECT over the facts.
enum RuleCompiler {
    /// The code of one row: `N` where the rule does not apply, `U` where the expression finds nothing.
    static func code(_ rule: Rule) -> String {
        let code = "COALESCE((\(rule.expression)), 'U')"
        return rule.applies == "1" ? code : "CASE WHEN (\(rule.applies)) THEN \(code) ELSE 'N' END"
    }

    static func table(_ name: String, _ entity: RuleEntity, _ rules: [Rule]) -> String {
        let columns = rules.map { ", \($0.column) TEXT" }.joined()
        return "CREATE TABLE \(name) (\(entity.key) INTEGER PRIMARY KEY\(columns)) STRICT"
    }

    /// One scan of the facts writes every code of the entity.
    static func fill(_ name: String, _ entity: RuleEntity, _ rules: [Rule]) -> String {
        let codes = rules.map { ",\n       \(code($0)) AS \($0.column)" }.joined()
        return "INSERT INTO \(name)\nSELECT \(entity.key)\(codes)\nFROM \(entity.facts)"
    }

    /// The two sums of a measure of the base.
    static func measure(_ measure: Rule.Measure) -> String {
        """
        SELECT COALESCE(SUM(\(measure.numerator)), 0), COALESCE(SUM(\(measure.denominator)), 0)
        FROM \(measure.over.facts) JOIN \(measure.over.codes) USING (\(measure.over.key))
        """
    }
}
