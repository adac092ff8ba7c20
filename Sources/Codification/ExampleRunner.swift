import Records
import Storage

/// Runs the examples of rules: the documentation that a codebook prints is true.
package struct ExampleRunner {
    private let facts: FactDictionary

    package init(facts: FactDictionary = .builtIn) { self.facts = facts }

    /// Every example whose facts give another code than it says, or a code that its rule does not declare.
    package func failures(in rules: [Rule]) throws -> [CodebookError] {
        let store = try Store()
        return try store.write { db in
            try rules.flatMap { rule in try rule.examples.compactMap { try failure($0, of: rule, db) } }
        }
    }

    /// The code that a rule gives for some facts, and codes of other rules that it reads; all others are null.
    package func code(_ rule: Rule, given: [String: RuleExample.Value], _ db: Connection) throws -> String {
        let names = facts.facts(of: rule.entity).map(\.name)
        let columns = names + rule.inputs.filter { !names.contains($0) }
        try db.execute("DROP TABLE IF EXISTS temp.example")
        try db.execute("CREATE TEMP TABLE example (\(columns.joined(separator: ", ")))")
        let values = columns.map { column -> SQLValue in
            switch given[column] {
            case .text(let text): .text(text)
            case .number(let number): .integer(number)
            case .null, nil: .null
            }
        }
        try db.inserter(into: "temp.example", columns: columns).insert(values)
        return try db.first("SELECT \(RuleCompiler.plainCode(rule)) FROM temp.example")?[0].text ?? ""
    }

    private func failure(_ example: RuleExample, of rule: Rule, _ db: Connection) throws -> CodebookError? {
        let found = try code(rule, given: example.given, db)
        let fault: CodebookError.Fault? =
            if found != example.code {
                .example(expected: example.code, found: found)
            } else if rule.code(of: found) == nil {
                .undeclaredCode(found)
            } else {
                nil
            }
        return fault.map { CodebookError(file: rule.place.file, line: example.line, rule: rule.id, fault: $0) }
    }
}
