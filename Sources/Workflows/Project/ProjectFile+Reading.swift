import Ingest
import Records
import Yams

extension ProjectFile {
    /// Reads a project file's text; an unknown key or a value of the wrong kind is an error with its line.
    package init(yaml: String, path: String) throws(ProjectFileError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw Self.syntaxError(error, path)
        }
        self.init()
        guard let root else { return }
        let reader = NodeReader(path: path)
        for (key, value) in try reader.pairs(root, "") {
            switch key.text {
            case "dealer": dealer = try Self.dealer(value, reader)
            case "language": language = try reader.choice(value, "language")
            case "store": store = try reader.text(value, "store")
            case "inbox": inbox = try reader.text(value, "inbox")
            case "out": out = try reader.text(value, "out")
            case "sources":
                sources = try reader.list(value, "sources").map { node throws(ProjectFileError) in
                    try Self.source(node, reader)
                }
            case "gate": failOn = try Self.gate(value, reader)
            case "max_rejects": maxRejects = try Self.rejectLimit(value, reader)
            case "trust":
                trust = try reader.list(value, "trust").map { node throws(ProjectFileError) in
                    try reader.choice(node, "trust")
                }
            case "makers": makers = try Self.makers(value, reader)
            case "system_change": systemChange = try Self.systemChange(value, reader)
            case "synonyms": synonyms = try reader.text(value, "synonyms")
            case "rules":
                for node in try reader.list(value, "rules") { rules += try Self.rules(node, reader) }
            default:
                throw reader.unknown(
                    key,
                    known: [
                        "dealer", "language", "store", "inbox", "out", "sources", "gate", "max_rejects", "trust",
                        "makers", "system_change",
                        "synonyms",
                        "rules",
                    ])
            }
        }
    }

    private static func syntaxError(_ error: any Error, _ path: String) -> ProjectFileError {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            .syntax(path: path, line: mark.line, reason: problem)
        default: .syntax(path: path, line: 1, reason: "\(error)")
        }
    }

    private static func dealer(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> Dealer {
        var dealer = Dealer()
        for (key, value) in try reader.pairs(node, "dealer") {
            switch key.text {
            case "name": dealer.name = try reader.text(value, "name")
            case "zone": dealer.zone = try reader.text(value, "zone")
            case "domains": dealer.domains = try reader.texts(value, "domains").map { $0.lowercased() }
            case "postal_zones":
                for (zone, prefixes) in try reader.pairs(value, "postal_zones") {
                    guard ["Z1", "Z2", "Z3"].contains(zone.text) else {
                        throw reader.unknown(zone, known: ["Z1", "Z2", "Z3"])
                    }
                    dealer.postalZones[zone.text] = try reader.texts(prefixes, "postal_zones").map { $0.uppercased() }
                }
            default: throw reader.unknown(key, known: ["name", "zone", "domains", "postal_zones"])
            }
        }
        return dealer
    }

    private static func rejectLimit(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> RejectLimit {
        guard let limit = RejectLimit(try reader.text(node, "max_rejects")) else {
            throw reader.bad(node, "max_rejects", "100, 5%…")
        }
        return limit
    }

    private static func gate(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> String? {
        var failOn: String?
        for (key, value) in try reader.pairs(node, "gate") {
            guard key.text == "fail_on" else { throw reader.unknown(key, known: ["fail_on"]) }
            let word = try reader.text(value, "fail_on")
            guard ["error", "warning", "never"].contains(word) else {
                throw reader.bad(value, "fail_on", "error, warning, never")
            }
            failOn = word
        }
        return failOn
    }

    /// `join: [vin, last_name]`, or `apart: [account]` with the `systems` that it holds for: a rule a field.
    private static func rules(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> [LinkageRule] {
        var (joined, parted): ([String]?, [String]?) = (nil, nil)
        var systems: [String] = []
        func fields(_ value: Node, _ key: String, _ known: [String]) throws(ProjectFileError) -> [String] {
            let fields = try reader.texts(value, key)
            guard !fields.isEmpty, fields.allSatisfy(known.contains), Set(fields).count == fields.count else {
                throw reader.bad(value, key, known.joined(separator: ", "))
            }
            return fields
        }
        for (key, value) in try reader.pairs(node, "rules") {
            switch key.text {
            case "join": joined = try fields(value, "join", LinkageRule.joining)
            case "apart": parted = try fields(value, "apart", LinkageRule.parting)
            case "systems": systems = try reader.texts(value, "systems")
            default: throw reader.unknown(key, known: ["join", "apart", "systems"])
            }
        }
        switch (joined, parted) {
        case (let fields?, nil):
            guard systems.isEmpty else { throw reader.bad(node, "systems", "apart") }
            return [.join(fields)]
        case (nil, let fields?): return fields.map { .apart($0, systems: systems) }
        case (nil, nil): throw reader.incomplete(node, "join")
        case (_?, _?): throw reader.bad(node, "rules", "join | apart")
        }
    }

    private static func truth(_ node: Node, _ key: String, _ reader: NodeReader) throws(ProjectFileError) -> Bool {
        let word = try reader.text(node, key)
        guard ["true", "false"].contains(word) else { throw reader.bad(node, key, "true, false") }
        return word == "true"
    }

    private static func source(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> SourceRule {
        var rule = SourceRule(files: "", system: "")
        for (key, value) in try reader.pairs(node, "sources") {
            switch key.text {
            case "files": rule.files = try reader.text(value, "files")
            case "system": rule.system = try reader.text(value, "system")
            case "class": rule.systemClass = try reader.choice(value, "class") as SystemClass
            case "rooftop": rule.rooftop = try reader.text(value, "rooftop")
            case "entity": rule.entity = try reader.choice(value, "entity") as Entity
            case "encoding": rule.encoding = try reader.text(value, "encoding")
            case "sheet": rule.sheet = try reader.text(value, "sheet")
            case "snapshot": rule.isSnapshot = try truth(value, "snapshot", reader)
            case "accept_cut": rule.acceptsCut = try truth(value, "accept_cut", reader)
            case "map":
                for (column, target) in try reader.pairs(value, "map") {
                    let word = try reader.text(target, column.text)
                    do {
                        rule.map.append(try GivenColumn(argument: column.text + "=" + word))
                    } catch {
                        throw reader.bad(target, column.text, "champ[:modificateur] / field[:modifier]")
                    }
                }
            default:
                throw reader.unknown(
                    key,
                    known: [
                        "files", "system", "class", "rooftop", "entity", "encoding", "sheet", "snapshot", "accept_cut",
                        "map",
                    ])
            }
        }
        if rule.files.isEmpty { throw reader.incomplete(node, "files") }
        if rule.system.isEmpty { throw reader.incomplete(node, "system") }
        return rule
    }
}

/// Reads YAML nodes and says where they are not what they should be.
struct NodeReader {
    struct Key {
        let text: String
        let line: Int
    }

    let path: String

    func pairs(_ node: Node, _ key: String) throws(ProjectFileError) -> [(Key, Node)] {
        guard let mapping = node.mapping else { throw bad(node, key, "clé: valeur / key: value") }
        var pairs: [(Key, Node)] = []
        for (name, value) in mapping { pairs.append((Key(text: try text(name, key), line: line(name)), value)) }
        return pairs
    }

    func list(_ node: Node, _ key: String) throws(ProjectFileError) -> [Node] {
        guard let sequence = node.sequence else { throw bad(node, key, "[liste] / [list]") }
        return Array(sequence)
    }

    func texts(_ node: Node, _ key: String) throws(ProjectFileError) -> [String] {
        var texts: [String] = []
        for element in try list(node, key) { texts.append(try text(element, key)) }
        return texts
    }

    func text(_ node: Node, _ key: String) throws(ProjectFileError) -> String {
        guard let scalar = node.scalar else { throw bad(node, key, "texte / text") }
        return scalar.string
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: Node, _ key: String
    ) throws(ProjectFileError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text(node, key)) else {
            throw bad(node, key, Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    func unknown(_ key: Key, known: [String]) -> ProjectFileError {
        .unknownKey(path: path, line: key.line, key: key.text, nearest: Spelling.nearest(to: key.text, in: known))
    }

    func bad(_ node: Node, _ key: String, _ expected: String) -> ProjectFileError {
        .badValue(path: path, line: line(node), key: key, expected: expected)
    }

    func incomplete(_ node: Node, _ key: String) -> ProjectFileError {
        .incomplete(path: path, line: line(node), key: key)
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}
