import Records
import Yams

/// Reads the YAML of a codebook; every fault has its line.
struct CodebookReader {
    let file: String

    func rules(in text: String) throws -> [Rule] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw CodebookError(file: file, line: error.line, rule: nil, fault: .yaml(reason: error.words))
        }
        guard let root else { return [] }
        guard case .sequence(let entries) = root else { throw fault(.notAList, at: root, nil) }
        return try entries.map { try rule($0) }
    }

    private static let keys = [
        "id", "version", "valid_from", "entity", "labels", "standard", "severity", "lineage", "applies", "inputs",
        "expression", "measure", "codes", "examples",
    ]

    private func rule(_ node: Node) throws -> Rule {
        guard let mapping = node.mapping else { throw fault(.notAList, at: node, nil) }
        let entry = Entry(file: file, mapping: mapping, node: node, rule: mapping["id"]?.string)
        try entry.allow(Self.keys)
        let id = try entry.text("id")
        guard isRuleID(id) else { throw entry.fault(.badID(id), at: "id") }
        let entity = try entry.word("entity", RuleEntity.self)
        let measure = try entity == .base ? self.measure(entry) : nil
        let from = try entry.text("valid_from")
        guard let validFrom = CivilDate(from) else { throw entry.fault(.badDate(from), at: "valid_from") }
        return Rule(
            id: id, version: try entry.number("version"), validFrom: validFrom, entity: entity,
            labels: try entry.entry("labels").labels(), standard: entry.optionalText("standard"),
            severity: try entry.word("severity", Severity.self),
            lineage: try entry.entries("lineage").map { try lineage($0) },
            applies: entry.optionalText("applies") ?? "1", inputs: try entity == .base ? [] : entry.words("inputs"),
            expression: try entity == .base ? "" : entry.text("expression"), measure: measure,
            codes: try entity == .base ? [] : entry.entries("codes").map { try code($0) },
            examples: try entity == .base ? [] : entry.entries("examples").map { try example($0) },
            place: Rule.Place(
                file: file, line: entry.line, lines: entry.lines(["applies", "inputs", "expression", "measure"])))
    }

    private func isRuleID(_ text: String) -> Bool {
        let letters = text.utf8.prefix { (65...90).contains($0) }.count
        let digits = text.utf8.dropFirst(letters)
        return (1...3).contains(letters) && digits.count == 2 && digits.allSatisfy { (48...57).contains($0) }
    }

    private func measure(_ entry: Entry) throws -> Rule.Measure {
        let measure = try entry.entry("measure")
        try measure.allow(["over", "numerator", "denominator", "against"])
        var against: Rule.Measure.Share?
        if measure.mapping["against"] != nil {
            let share = try measure.entry("against")
            try share.allow(["numerator", "denominator"])
            against = Rule.Measure.Share(
                numerator: try share.text("numerator"), denominator: try share.text("denominator"))
        }
        return Rule.Measure(
            over: try measure.word("over", RuleEntity.self), numerator: try measure.text("numerator"),
            denominator: try measure.text("denominator"), against: against)
    }

    private func lineage(_ entry: Entry) throws -> Lineage {
        try entry.allow(["kind", "article", "words", "en"])
        return Lineage(
            kind: try entry.word("kind", Lineage.Kind.self), article: entry.optionalText("article"),
            words: try entry.text("words"), english: entry.optionalText("en"))
    }

    private func code(_ entry: Entry) throws -> RuleCode {
        try entry.allow(["code", "fr", "en", "counts_as"])
        return RuleCode(
            code: try entry.text("code"), labels: try entry.labels(),
            countsAs: try entry.word("counts_as", CodeClass.self))
    }

    private func example(_ entry: Entry) throws -> RuleExample {
        try entry.allow(["given", "code", "shows"])
        var given: [String: RuleExample.Value] = [:]
        let facts = try entry.entry("given")
        for (key, value) in facts.mapping {
            guard let name = key.string else { throw facts.fault(.unknownKey("?", suggestion: nil), at: nil) }
            given[name] = exampleValue(value)
        }
        return RuleExample(
            given: given, code: try entry.text("code"), shows: try entry.word("shows", RuleExample.Shows.self),
            line: entry.line)
    }

    /// Plain numbers are numbers and `null` is nothing; all else, and everything in quotes, is text.
    private func exampleValue(_ node: Node) -> RuleExample.Value {
        guard let scalar = node.scalar else { return .null }
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        if ["", "~", "null"].contains(scalar.string) { return .null }
        if let number = Int(scalar.string), String(number) == scalar.string { return .number(number) }
        return .text(scalar.string)
    }

    private func fault(_ fault: CodebookError.Fault, at node: Node, _ rule: String?) -> CodebookError {
        CodebookError(file: file, line: node.mark?.line ?? 1, rule: rule, fault: fault)
    }
}

/// One mapping of the file.
private struct Entry {
    var file: String
    var mapping: Node.Mapping
    var node: Node
    var rule: String?

    var line: Int { node.mark?.line ?? 1 }

    func fault(_ fault: CodebookError.Fault, at key: String?) -> CodebookError {
        let place = key.flatMap { mapping[$0]?.mark?.line } ?? line
        return CodebookError(file: file, line: place, rule: rule, fault: fault)
    }

    /// The line on which the value of each key begins; that of a block text is the one below its `|`.
    func lines(_ keys: [String]) -> [String: Int] {
        var lines: [String: Int] = [:]
        for key in keys {
            guard let node = mapping[key], let line = node.mark?.line else { continue }
            let isBlock = node.scalar.map { $0.style == .literal || $0.style == .folded } ?? false
            lines[key] = isBlock ? line + 1 : line
        }
        return lines
    }

    func allow(_ keys: [String]) throws {
        for (key, _) in mapping {
            let word = key.string ?? "?"
            if keys.contains(word) { continue }
            throw CodebookError(
                file: file, line: key.mark?.line ?? line, rule: rule,
                fault: .unknownKey(word, suggestion: Spelling.nearest(to: word, in: keys)))
        }
    }

    func text(_ key: String) throws -> String {
        guard let text = optionalText(key) else { throw fault(.missingKey(key), at: nil) }
        return text
    }

    func optionalText(_ key: String) -> String? { mapping[key]?.scalar?.string }

    func number(_ key: String) throws -> Int {
        let text = try text(key)
        guard let number = Int(text) else {
            throw fault(.unknownWord(key: key, word: text, suggestion: nil, allowed: ["1", "2", "3", "…"]), at: key)
        }
        return number
    }

    func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) throws -> Word
    where Word.RawValue == String {
        let text = try text(key)
        guard let word = Word(rawValue: text) else {
            let allowed = Word.allCases.map(\.rawValue)
            throw fault(
                .unknownWord(
                    key: key, word: text, suggestion: Spelling.nearest(to: text, in: allowed), allowed: allowed),
                at: key)
        }
        return word
    }

    func words(_ key: String) throws -> [String] {
        guard let sequence = mapping[key]?.sequence else { throw fault(.missingKey(key), at: nil) }
        return sequence.compactMap { $0.scalar?.string }
    }

    func entry(_ key: String) throws -> Entry {
        guard let node = mapping[key], let inner = node.mapping else { throw fault(.missingKey(key), at: nil) }
        return Entry(file: file, mapping: inner, node: node, rule: rule)
    }

    func entries(_ key: String) throws -> [Entry] {
        guard let sequence = mapping[key]?.sequence else { throw fault(.missingKey(key), at: nil) }
        return try sequence.map { node in
            guard let inner = node.mapping else { throw fault(.missingKey(key), at: key) }
            return Entry(file: file, mapping: inner, node: node, rule: rule)
        }
    }

    func labels() throws -> Labels { Labels(fr: try text("fr"), en: try text("en")) }
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    fileprivate var words: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .duplicatedKeysInMapping(let keys, _): "\(keys.sorted().joined(separator: ", ")) ×2"
        default: "\(self)"
        }
    }
}
