import Records

/// Words of lists of those who want no more messages, as they stand in cells and in names of files.
enum StopWords {
    /// Whether a value's words say that somebody left or complained, or is to be left alone.
    ///
    /// - Parameter folded: as `FoldedText` folds.
    static func begin(in folded: [UInt8]) -> Bool {
        guard folded.count <= 80 else { return false }
        let text = " " + String(decoding: folded, as: UTF8.self) + " "
        return stems.contains { text.contains(" " + $0) } || words.contains { text.contains(" " + $0 + " ") }
    }

    /// Whether the name of a file says that it lists them: `desabonnements.csv`, `liste_interne_ne_pas_appeler.csv`.
    static func name(file name: String) -> Bool {
        let words = HeaderKey(name.split(separator: "/").last.map(String.init) ?? name).words
        return begin(in: Array(words.joined(separator: " ").utf8))
    }

    private static let stems =
        StopStems.all + [
            "opt out", "opted out", "complain", "plainte", "spam", "suppression list", "liste noire", "liste retrait",
            "do not ", "dont c", "don t c", "ne pas appel",
            "ne pas contact", "ne pas sollicit", "ne pas envo", "ne pas text", "ne pas ecri", "ne plus ", "liste exclu",
            "retrait list", "retrait infolettre", "retrait consent", "donotc", "nepas",
        ]
    private static let words = [
        "stop", "stops", "dnc", "dncl", "lnnte", "npc", "retrait", "retraits", "bloctel", "withdrawn", "withdrawal",
        "withdrawals", "suppressions", "opposition", "oppositions",
    ]
}
