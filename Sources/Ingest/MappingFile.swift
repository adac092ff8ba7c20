import Records
import Yams

/// A mapping that a person can keep and edit: YAML with `entity`, `class` and `columns`, a header to a field each.
///
/// ```yaml
/// entity: customer
/// columns:
///   "No client": record_id
///   "Naissance": birth_date:dmy
///   "CP": raw
/// ```
package struct MappingFile: Sendable, Equatable {
    package var entity: Entity?
    package var systemClass: SystemClass?
    package var columns: [GivenColumn]

    package init(columns: [GivenColumn]) { self.columns = columns }

    /// - Parameter name: the file's, for messages; each fault is told with its line.
    package init(yaml: String, name: String) throws(MappingError) {
        entity = nil
        systemClass = nil
        columns = []
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _) {
            throw .at(name: name, line: mark.line, .notYAML(problem))
        } catch {
            throw .at(name: name, line: 1, .notYAML("YAML"))
        }
        guard case .mapping(let parts)? = root else { throw .at(name: name, line: 1, .noColumns) }
        var hasColumns = false
        for (key, value) in parts {
            let line = key.mark?.line ?? 1
            do throws(MappingError) {
                switch key.string ?? "" {
                case "entity":
                    let word = value.string ?? ""
                    guard let entity = Entity(rawValue: word) else {
                        throw .unknownWord(word, near: Spelling.nearest(to: word, in: Entity.allCases.map(\.rawValue)))
                    }
                    self.entity = entity
                case "class":
                    let word = value.string ?? ""
                    guard let systemClass = SystemClass(rawValue: word) else {
                        throw .unknownWord(
                            word, near: Spelling.nearest(to: word, in: SystemClass.allCases.map(\.rawValue)))
                    }
                    self.systemClass = systemClass
                case "columns":
                    guard case .mapping(let list) = value else { throw .noColumns }
                    hasColumns = true
                    try read(list, name: name)
                case let word:
                    throw .unknownWord(word, near: Spelling.nearest(to: word, in: ["entity", "class", "columns"]))
                }
            } catch {
                if case .at = error { throw error }
                throw .at(name: name, line: line, error)
            }
        }
        if !hasColumns { throw .at(name: name, line: 1, .noColumns) }
    }

    private mutating func read(_ list: Node.Mapping, name: String) throws(MappingError) {
        var lines: [String: Int] = [:]
        for (key, value) in list {
            let line = key.mark?.line ?? 1
            do throws(MappingError) {
                guard let column = key.string, !column.isEmpty, value.scalar != nil else { throw .noColumns }
                if lines.updateValue(line, forKey: column) != nil { throw .repeatedColumn(column) }
                var given = GivenColumn(column, try GivenColumn.target(value.string ?? ""))
                given.place = GivenColumn.Place(file: name, line: line)
                columns.append(given)
            } catch {
                throw .at(name: name, line: line, error)
            }
        }
    }

    /// The file's text for a mapping as it stands: every column with its field, and beside it why, or what is open.
    package static func text(of mapping: Mapping, file: String, in language: Language) -> String {
        var lines = [
            "# " + Message("ingest.map-file.head", ["file": .text(file)]).text(in: language),
            "# " + Message("ingest.map-file.how").text(in: language), "entity: \(mapping.entity.rawValue)",
            "class: \(mapping.systemClass.rawValue)", "columns:",
        ]
        for column in mapping.columns {
            let field = column.target?.text ?? "raw"
            let entry = "  \(quoted(column.column)): \(field.contains(":") ? quoted(field) : field)"
            let why = (column.questionMessage ?? column.reason.message).text(in: language)
            let words = why.split(whereSeparator: \.isNewline).joined(separator: " ")
            // An open question is answered by whoever takes the line in; until then it is asked again, and what may be a
            // refusal waits.
            lines.append(column.questionMessage == nil ? "\(entry)  # \(words)" : "# \(entry)  # ? \(words)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
