/// What a reader counted on its way, for the notes of the import.
struct CSVCounts {
    var shortRows = 0
    var trailingDelimiters = 0
    var strayQuotes = 0
    var rowsOfSecondEncoding = 0
    private var words: [String] = []

    mutating func note(_ word: String, when holds: Bool) {
        if holds, !words.contains(word) { words.append(word) }
    }

    /// Words, and `word:count` where a number says more.
    func notes(replacedCharacters: Int) -> [String] {
        let counted = [
            ("short-rows", shortRows), ("trailing-delimiters", trailingDelimiters), ("stray-quotes", strayQuotes),
            ("mixed-encodings", rowsOfSecondEncoding), ("replaced-characters", replacedCharacters),
        ]
        return words + counted.filter { $0.1 > 0 }.map { "\($0.0):\($0.1)" }
    }
}
