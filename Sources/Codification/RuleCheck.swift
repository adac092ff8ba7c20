import Records
import Storage

/// Reads the SQL of every rule before any of it meets a customer.
struct RuleCheck {
    let rules: [Rule]
    let facts: FactDictionary

    func run() throws {
        let tables = RuleEntity.allCases.filter { $0 != .base }.map { (name: $0.facts, columns: columns(of: $0)) }
        let reader: ExpressionReader
        do {
            reader = try ExpressionReader(tables: tables)
        } catch {
            throw CodebookError(file: "sql/codification", line: 1, rule: nil, fault: .sql(reason: "\(error)"))
        }
        for rule in rules { try check(rule, reader) }
        try checkCycles()
    }

    /// No rule may read its own code, by way of whatever others.
    private func checkCycles() throws {
        var reads: [String: [Rule]] = [:]
        for entity in RuleEntity.allCases {
            let known = Dictionary(rules.filter { $0.entity == entity }.map { ($0.column, $0) }) { $1 }
            for rule in known.values {
                let names = Set(SQLNames(rule.expression).names + SQLNames(rule.applies).names)
                reads[rule.id] = names.compactMap { known[$0] }.sorted { $0.id < $1.id }
            }
        }
        for start in rules where reads[start.id]?.isEmpty == false {
            if let ring = ring(from: start, [start], reads) {
                throw fault(.cycle(ring.map(\.id) + [start.id]), start, "expression")
            }
        }
    }

    private func ring(from start: Rule, _ path: [Rule], _ reads: [String: [Rule]]) -> [Rule]? {
        for next in path.last.flatMap({ reads[$0.id] }) ?? [] {
            if next.id == start.id { return path }
            if path.contains(where: { $0.id == next.id }) { continue }
            if let found = ring(from: start, path + [next], reads) { return found }
        }
        return nil
    }

    /// Facts, and behind them the codes of the entity's rules.
    private func columns(of entity: RuleEntity) -> [String] {
        facts.facts(of: entity).map(\.name) + rules.filter { $0.entity == entity }.map(\.column)
    }

    private func check(_ rule: Rule, _ reader: ExpressionReader) throws {
        if let measure = rule.measure {
            _ = try read(measure.numerator, of: rule, key: "measure", over: measure.over, reader)
            _ = try read(measure.denominator, of: rule, key: "measure", over: measure.over, reader)
            if let against = measure.against {
                _ = try read(against.numerator, of: rule, key: "measure", over: measure.over, reader)
                _ = try read(against.denominator, of: rule, key: "measure", over: measure.over, reader)
            }
            return
        }
        let used = try read(rule.expression, of: rule, key: "expression", over: rule.entity, reader)
        let conditions = try read(rule.applies, of: rule, key: "applies", over: rule.entity, reader)
        if let name = used.first(where: { !rule.inputs.contains($0) }) {
            throw fault(.undeclaredInput(name), rule, "inputs")
        }
        if let name = rule.inputs.first(where: { !used.contains($0) && !conditions.contains($0) }) {
            throw fault(.unusedInput(name), rule, "inputs")
        }
        for example in rule.examples {
            let known = columns(of: rule.entity)
            guard let name = example.given.keys.sorted().first(where: { !known.contains($0) }) else { continue }
            throw CodebookError(
                file: rule.place.file, line: example.line, rule: rule.id,
                fault: .unknownColumn(name, suggestion: Spelling.nearest(to: name, in: known)))
        }
    }

    private func read(
        _ sql: String, of rule: Rule, key: String, over entity: RuleEntity, _ reader: ExpressionReader
    ) throws -> [String] {
        do {
            return try reader.columns(of: sql, on: entity.facts)
        } catch {
            throw described(error, sql, rule, key, entity)
        }
    }

    private func described(
        _ error: ExpressionFault, _ sql: String, _ rule: Rule, _ key: String, _ entity: RuleEntity
    ) -> CodebookError {
        switch error {
        case .unreadable(let reason, let offset):
            let lines = sql.utf8.prefix(offset ?? 0).count { $0 == UInt8(ascii: "\n") }
            return fault(.sql(reason: reason), rule, key, below: lines)
        case .unknownColumn(let name):
            let near = Spelling.nearest(to: name, in: columns(of: entity))
            return fault(.unknownColumn(name, suggestion: near), rule, key, below: line(of: name, in: sql))
        case .unknownFunction(let name):
            let near = Spelling.nearest(
                to: name, in: ["coalesce", "length", "substr", "instr", "lower", "upper", "round", "julianday"])
            return fault(.unknownFunction(name, suggestion: near), rule, key, below: line(of: name, in: sql))
        case .notOneExpression: return fault(.notOneExpression, rule, key)
        case .aggregate: return fault(.aggregate, rule, key)
        case .forbidden(let what): return fault(.forbidden(what), rule, key)
        case .unrepeatable(let word): return fault(.unrepeatable(word), rule, key)
        }
    }

    private func fault(_ fault: CodebookError.Fault, _ rule: Rule, _ key: String, below lines: Int = 0) -> CodebookError
    {
        let start = rule.place.lines[key] ?? rule.place.line
        return CodebookError(file: rule.place.file, line: start + lines, rule: rule.id, fault: fault)
    }

    private func line(of word: String, in sql: String) -> Int {
        let lines = sql.lowercased().split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains(word.lowercased()) } ?? 0
    }
}
