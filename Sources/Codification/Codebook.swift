import FoundationEssentials
import Records
import Storage

/// The text of one codebook file and the name that errors print.
package struct CodebookFile: Sendable {
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Reads a consultant's own file.
    package init(path: String) throws(CodebookError) {
        do {
            let bytes = try Data(contentsOf: URL(filePath: path))
            guard let text = String(bytes: bytes, encoding: .utf8) else {
                throw CodebookError(file: path, line: 1, rule: nil, fault: .unreadableFile(reason: "UTF-8"))
            }
            self.init(name: path, text: text)
        } catch let error as CodebookError {
            throw error
        } catch {
            throw CodebookError(file: path, line: 1, rule: nil, fault: .unreadableFile(reason: "\(error)"))
        }
    }

    /// The files that come with the program, one a group of rules.
    package static var builtIn: [CodebookFile] {
        Resource.names(in: "codebook").map { CodebookFile(name: $0, text: Resource.text($0)) }
    }
}

/// The rules in force on a day, checked: every expression can be read, reads only what it names, and repeats.
package struct Codebook: Sendable {
    /// By id.
    package let rules: [Rule]
    /// SHA-256 over the names and texts of the files: the same hash gives the same codes for the same facts.
    package let hash: String

    /// - Parameter asOf: of several versions of a rule, the latest that is valid on this day is taken; when none is yet,
    ///   the first.
    package init(_ files: [CodebookFile], asOf day: CivilDate, facts: FactDictionary = .builtIn) throws {
        var versions: [String: [Rule]] = [:]
        var bytes: [UInt8] = []
        for file in files {
            bytes += Array(file.name.utf8) + [0] + Array(file.text.utf8) + [0]
            for rule in try CodebookReader(file: file.name).rules(in: file.text) {
                if versions[rule.id, default: []].contains(where: { $0.version == rule.version }) {
                    throw CodebookError(
                        file: file.name, line: rule.place.line, rule: rule.id,
                        fault: .repeatedRule(rule.id, version: rule.version))
                }
                versions[rule.id, default: []].append(rule)
            }
        }
        rules = versions.values.compactMap { Self.choice(among: $0, on: day) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        hash = bytes.withUnsafeBytes { hexadecimal(sha256($0)) }
        try RuleCheck(rules: rules, facts: facts).run()
    }

    /// The codebook of the program, and a consultant's files after it.
    package static func load(_ paths: [String] = [], asOf day: CivilDate) throws -> Codebook {
        try Codebook(CodebookFile.builtIn + paths.map { try CodebookFile(path: $0) }, asOf: day)
    }

    package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    package func rules(on entity: RuleEntity) -> [Rule] { rules.filter { $0.entity == entity } }

    /// The rule that a mistyped id most likely means.
    package func nearestRule(to id: String) -> String? { Spelling.nearest(to: id, in: rules.map(\.id)) }

    private static func choice(among versions: [Rule], on day: CivilDate) -> Rule? {
        let sorted = versions.sorted { ($0.validFrom, $0.version) < ($1.validFrom, $1.version) }
        return sorted.last { $0.validFrom <= day } ?? sorted.first
    }
}
