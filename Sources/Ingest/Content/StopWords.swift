import Records

/// Words of lists of those who want no more messages, as they stand in cells and in names of files.
enum StopWords {
    /// Whether a value's words say that somebody left or complained, or is to be left alone.
    ///
    /// - Parameter folded: as `FoldedText` folds.
    static func begin(in folded: [UInt8]) -> Bool {
        guard folded.count <= 80, !RefusalText.tellsOfRight(folded) else { return false }
        return holds(" " + String(decoding: folded, as: UTF8.self) + " ")
    }

    /// Whether the name of a file says that it lists them: `desabonnements.csv`, `liste_interne_ne_pas_appeler.csv`. One that
    /// leaves them out, `clients_sans_desabonnes.csv`, does not.
    ///
    /// - Parameter name: behind line breaks the titles over its table, which say the same.
    static func name(file name: String) -> Bool {
        name.split(separator: "\n").contains { saysStop(String($0)) }
    }

    private static func saysStop(_ name: String) -> Bool {
        let words = HeaderKey(name.split(separator: "/").last.map(String.init) ?? name).words
        guard begin(in: Array(words.joined(separator: " ").utf8)) else { return false }
        // What is left once each stop that is left out is gone.
        var kept: [String] = []
        for (place, word) in words.enumerated() {
            let isLeftOut = kept.last.map { leavingOut.contains($0) } ?? false
            if isLeftOut, holds(" " + words[place...].prefix(3).joined(separator: " ") + " ", atStart: true) {
                continue
            }
            kept.append(word)
        }
        return holds(" " + kept.joined(separator: " ") + " ")
    }

    private static func holds(_ text: String, atStart: Bool = false) -> Bool {
        func has(_ part: String) -> Bool { atStart ? text.hasPrefix(part) : text.contains(part) }
        return stems.contains { has(" " + $0) } || words.contains { has(" " + $0 + " ") }
    }

    /// Words that leave out what stands right behind them.
    private static let leavingOut: Set<String> = [
        "sans", "sauf", "hors", "except", "excepte", "without", "excluding", "excl", "exclut", "excluant", "minus",
        "moins", "non", "not", "wo",
    ]

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
