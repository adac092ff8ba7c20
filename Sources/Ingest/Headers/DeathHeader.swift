import Records

/// A header that says that customers have died: `Décédé`, `Is deceased`, `Date du décès`.
enum DeathHeader {
    static func matches(_ key: HeaderKey) -> Bool {
        let words = key.words.filter {
            !["is", "est", "client", "customer", "cust", "flag", "indicateur", "date"].contains($0)
        }
        return words.count == 1 && Self.words.contains(words[0])
    }

    /// Whether the values are what such a column holds: yes and no, marks, dates, or the word itself.
    static func bearsOut(_ content: ColumnContent) -> Bool {
        content.filled == 0 || content.saysYesOrNo || content.holdsMarks
            || content.share(.possibleDate) + content.share(.deathWord) + content.share(.yesOrNo) >= 0.8
    }

    private static let words: Set<String> = [
        "decede", "decedee", "decedes", "deces", "deceased", "decd", "dcd", "death", "died", "defunt", "defunte",
        "mort",
        "morte",
    ]
}
