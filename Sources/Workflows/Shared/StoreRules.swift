import Columns
import Linkage
import Records
import Storage

/// The project's rules, made ready for the store's records.
struct StoreRules {
    let rules: [ProjectFile.LinkageRule]
    /// The systems of the store's sources, by the source's id.
    let systems: [Int32: String]

    init(_ rules: [ProjectFile.LinkageRule], _ db: Connection) throws {
        self.rules = rules
        var systems: [Int32: String] = [:]
        for row in try db.rows("SELECT id, system FROM source ORDER BY id") {
            systems[Int32(row.integer("id") ?? 0)] = row.text("system") ?? ""
        }
        self.systems = systems
        let known = Set(systems.values)
        for case .apart(_, let named) in rules {
            if let unknown = named.first(where: { !known.contains($0) }) {
                throw StoreRuleError.unknownSystem(unknown, known: known.sorted())
            }
        }
    }

    /// Columns that rules name and that are not compared.
    var columns: [String] {
        let compared = Set(DedupeWorkflow.compared.map(\.column))
        let named = rules.flatMap { rule in
            switch rule {
            case .join(let fields): fields
            case .apart(let field, _): field == ProjectFile.LinkageRule.account ? [] : [field]
            }
        }
        return Set(named + [Self.suffix]).subtracting(compared).sorted()
    }

    private static let suffix = "suffix"

    /// Whose generation each record says it is of, `Roy sr` or `Roy jr`; nil where no two differ.
    private func generations(_ records: LinkageRecords) -> [Int32]? {
        guard let texts = records.columns.first(where: { $0.name == Self.suffix })?.texts else { return nil }
        let stated = (0..<texts.count).map { row -> Int32 in
            texts.text(row).flatMap { GenerationMarks.number(of: $0) } ?? -1
        }
        return Set(stated).subtracting([-1]).count > 1 ? stated : nil
    }

    func rules(for records: LinkageRecords) -> LinkageInput.Rules {
        var input = LinkageInput.Rules()
        if let generations = generations(records) { input.apart.append(generations) }
        let names = Set(columns)
        input.columns = records.columns.filter { names.contains($0.name) }.map {
            LinkageInput.InputColumn(name: $0.name, role: .other, texts: $0.texts)
        }
        for rule in rules {
            switch rule {
            case .join(let fields): input.joins.append(fields)
            case .apart(let field, let systems): input.apart += numbers(field, systems, records)
            }
        }
        return input
    }

    /// A list of numbers for each source that the rule holds for.
    private func numbers(_ field: String, _ named: [String], _ records: LinkageRecords) -> [[Int32]] {
        let stated: [Int32]
        if field == ProjectFile.LinkageRule.account {
            // A source has one record an account: the record's place is as good a number as any.
            stated = records.ids.indices.map { records.isAccount[$0] ? Int32($0) : -1 }
        } else {
            guard let texts = records.columns.first(where: { $0.name == field })?.texts else { return [] }
            var numbers: [String: Int32] = [:]
            stated = (0..<texts.count).map { row in
                guard let text = texts.text(row), !text.isEmpty else { return -1 }
                if let number = numbers[text] { return number }
                numbers[text] = Int32(numbers.count)
                return Int32(numbers.count - 1)
            }
            if named.isEmpty { return [stated] }
        }
        let sources = systems.filter { named.isEmpty || named.contains($0.value) }.keys.sorted()
        return sources.map { source in
            stated.indices.map { records.sources[$0] == source ? stated[$0] : -1 }
        }
    }
}

extension ProjectFile.LinkageRule {
    /// As `config show` prints it.
    var text: String {
        switch self {
        case .join(let fields): "join " + fields.joined(separator: "+")
        case .apart(let field, let systems):
            "apart \(field)" + (systems.isEmpty ? "" : " (" + systems.joined(separator: " ") + ")")
        }
    }
}

package enum StoreRuleError: Error, Equatable {
    case unknownSystem(String, known: [String])
}

extension StoreRuleError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknownSystem(let system, let known):
            Message("rules.unknown-system", ["system": .text(system), "known": .text(known.joined(separator: ", "))])
        }
    }

    package var status: ExitStatus { .configuration }
}
