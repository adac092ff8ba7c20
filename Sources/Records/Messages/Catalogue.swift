/// All sentences, in French and English: the files `messages/*.csv` with columns `key,fr,en`.
///
/// A template names its values in braces. `{rows}` prints a value; `{rows|fiche|fiches}` picks a word by the number
/// (French counts zero and one as singular, English only one); `{{` prints a brace.
package struct Catalogue: Sendable {
    package static let shared = Catalogue(
        tables: Resource.names(in: "messages").map { ReferenceTable(csv: Resource.text($0)) })

    private let templates: [String: (french: String, english: String)]
    /// Keys that more than one row defines: always empty in a release, as a test asserts.
    package let repeatedKeys: [String]

    package init(tables: [ReferenceTable]) {
        var templates: [String: (french: String, english: String)] = [:]
        var repeated: [String] = []
        for table in tables where !table.rows.isEmpty {
            let (key, french, english) = (table.column("key"), table.column("fr"), table.column("en"))
            for row in table.rows {
                if templates.updateValue((row[french], row[english]), forKey: row[key]) != nil {
                    repeated.append(row[key])
                }
            }
        }
        self.templates = templates
        repeatedKeys = repeated
    }

    package var keys: [String] { templates.keys.sorted() }

    package func has(_ key: String) -> Bool { templates[key] != nil }

    package func text(of message: Message, in language: Language) -> String {
        guard let template = templates[message.key] else { return "[\(message.key)]" }
        return fill(language == .french ? template.french : template.english, message.values, language)
    }

    private func fill(_ template: String, _ values: [String: Message.Value], _ language: Language) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[rest.index(after: open)...]
            if rest.first == "{" {
                result += "{"
                rest = rest.dropFirst()
                continue
            }
            guard let close = rest.firstIndex(of: "}") else { return result + "{" + rest }
            let parts = rest[..<close].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            rest = rest[rest.index(after: close)...]
            guard let value = values[parts[0]] else {
                result += "{\(parts[0])}"
                continue
            }
            if parts.count == 3 {
                result += isSingular(value, language) ? parts[1] : parts[2]
            } else {
                result += text(value, language)
            }
        }
        return result + rest
    }

    private func isSingular(_ value: Message.Value, _ language: Language) -> Bool {
        guard case .count(let count) = value else { return true }
        return language == .french ? abs(count) < 2 : abs(count) == 1
    }

    private func text(_ value: Message.Value, _ language: Language) -> String {
        switch value {
        case .count(let count): Wording.count(count, language)
        case .text(let text): text
        case .share(let part, let whole): Wording.share(part, of: whole, language)
        case .decimal(let number, let places): Wording.decimal(number, places: places, language)
        case .date(let date): Wording.date(date, language)
        case .message(let message): self.text(of: message, in: language)
        }
    }
}
