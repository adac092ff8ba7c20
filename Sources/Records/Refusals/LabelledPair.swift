/// Two columns of which one holds a question and the other its answer, as exports of free fields have them: `Custom Field 1
/// - Label` and `Custom Field 1 - Value`, `answers[0].question` and `answers[0].answer`.
package struct LabelledPair: Sendable, Equatable {
    /// Places in the headers.
    package let label: Int
    package let value: Int
    /// What both headers share.
    package let header: String

    /// The pairs among some headers, in the order of their values.
    package static func all(in headers: [String]) -> [LabelledPair] {
        var labels: [String: Int] = [:]
        let ends = headers.map(end)
        for (place, end) in ends.enumerated() {
            guard let end, labelWords.contains(end.word), labels[end.stem] == nil else { continue }
            labels[end.stem] = place
        }
        guard !labels.isEmpty else { return [] }
        return ends.enumerated().compactMap { place, end in
            guard let end, valueWords.contains(end.word), let label = labels[end.stem] else { return nil }
            return LabelledPair(label: label, value: place, header: end.stem)
        }
    }

    /// The last word of a header and what stands before it; nil where one header alone is meant.
    private static func end(_ header: String) -> (stem: String, word: String)? {
        guard let mark = header.lastIndex(where: { "-./:".contains($0) }) else { return nil }
        func trimmed(_ text: Substring) -> String {
            String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let stem = trimmed(header[..<mark])
        // Of one thing of several: a number or a place tells which.
        guard stem.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
        let word = FoldedText.fold(trimmed(header[header.index(after: mark)...]).utf8)
        return (stem, String(decoding: word, as: UTF8.self))
    }

    private static let labelWords: Set<String> = [
        "label", "type", "name", "field", "key", "question", "title", "etiquette", "libelle", "nom", "champ",
    ]
    private static let valueWords: Set<String> = ["value", "answer", "response", "valeur", "reponse"]
}
