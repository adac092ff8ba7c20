import Records

/// Notes about a customer's health, family, beliefs or money, and judgements of the customer: kept, and pointed out,
/// since nobody may need them and everybody may ask to read them (privacy.md §1.10).
///
/// Whole words of the table `sensitive-words` count, wherever they stand.
enum PrivateMatters {
    /// Codebook's verdict on a note; nil when no word of the table stands in it.
    static func verdict(on text: String) -> Verdict? {
        let folded = FoldedText.fold(text.utf8)
        var found: Verdict?
        var start = 0
        while start < folded.count {
            let end = folded[start...].firstIndex(of: 0x20) ?? folded.count
            for meaning in meanings(of: folded, from: start, to: end) {
                // What is said of a person's life weighs more than what somebody thinks of it.
                if meaning != "opinion" { return "NT-SENS" }
                found = "NT-OPIN"
            }
            start = end + 1
        }
        return found
    }

    private static func meanings(of text: [UInt8], from start: Int, to end: Int) -> [String] {
        guard let phrases = phrasesByWord[String(decoding: text[start..<end], as: UTF8.self)] else { return [] }
        return phrases.compactMap { phrase in
            let last = start + phrase.bytes.count
            guard last <= text.count, text[start..<last].elementsEqual(phrase.bytes),
                last == text.count || text[last] == 0x20
            else { return nil }
            return phrase.meaning
        }
    }

    private struct Phrase {
        let bytes: [UInt8]
        let meaning: String
    }

    /// By their first word.
    private static let phrasesByWord: [String: [Phrase]] = {
        let table = ReferenceTable("sensitive-words")
        let (word, meaning) = (table.column("word"), table.column("meaning"))
        var phrases: [String: [Phrase]] = [:]
        for row in table.rows {
            let first = String(row[word].prefix { $0 != " " })
            phrases[first, default: []].append(Phrase(bytes: Array(row[word].utf8), meaning: row[meaning]))
        }
        return phrases
    }()
}
