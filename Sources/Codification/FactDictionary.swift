import Records

/// A column that rules may read, and what it holds.
package struct Fact: Sendable, Hashable {
    package var name: String
    /// From the comment beside the column in `sql/codification`: `-- in English | en français`.
    package var meaning: Labels
}

/// The interface between the store and the rules: the columns of the facts views, in order.
package struct FactDictionary: Sendable {
    private let facts: [String: [Fact]]

    package static let builtIn = FactDictionary(Resource.names(in: "sql/codification").map { Resource.text($0) })

    /// Reads the views' own SQL: each column is a line that ends in its name and a comment.
    init(_ files: [String]) {
        var facts: [String: [Fact]] = [:]
        for file in files {
            var view: String?
            for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("CREATE VIEW ") {
                    view = line.split(separator: " ").dropFirst(2).first.map(String.init)
                } else if line.hasPrefix("FROM ") {
                    view = nil
                } else if let name = view, let fact = Self.fact(in: line) {
                    facts[name, default: []].append(fact)
                }
            }
        }
        self.facts = facts
    }

    private static func fact(in line: Substring) -> Fact? {
        guard let mark = line.range(of: " -- ") else { return nil }
        let code = line[..<mark.lowerBound].split(separator: " ").last ?? ""
        let name = code.split(separator: ".").last.map { $0.filter { $0 != "," } } ?? ""
        let words = line[mark.upperBound...]
        guard let bar = words.range(of: " | ") else {
            return Fact(name: name, meaning: Labels(fr: String(words), en: String(words)))
        }
        return Fact(
            name: name,
            meaning: Labels(fr: String(words[bar.upperBound...]), en: String(words[..<bar.lowerBound])))
    }

    package func facts(of entity: RuleEntity) -> [Fact] { facts[entity.facts] ?? [] }

    package func meaning(of name: String, in entity: RuleEntity) -> Labels? {
        facts(of: entity).first { $0.name == name }?.meaning
    }
}

extension Substring {
    /// The first place of a short text, without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
