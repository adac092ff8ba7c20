/// A question of a form with its answer behind a colon, as web leads carry them in a comment: `Email opt-in: No`,
/// `Consentement courriel : Non`, `Ne pas appeler : Non`.
enum LabelledAnswer: Equatable {
    /// A no to what may be sent, by these channels; nil for all of them.
    case refused([String?])
    /// A yes to it, or a no to a refusal: nothing is closed.
    case allowed
    /// A yes to a refusal, which is read as its label alone.
    case confirmed(label: [UInt8])

    /// Nil for anything that is no question about messages with its yes or no.
    init?(_ clause: some Collection<UInt8>) {
        let bytes = Array(clause)
        guard let colon = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }),
            (3...80).contains(colon)
        else { return nil }
        let answer = FoldedText.fold(bytes[(colon + 1)...]).split(separator: 0x20)
            .map { String(decoding: $0, as: UTF8.self) }
        guard let first = answer.first, answer.count <= 2 else { return nil }
        let saysNo =
            Self.noes.contains(first) || ["declin", "refus", "reject", "rejet"].contains { first.hasPrefix($0) }
        guard saysNo || ["yes", "oui", "true", "vrai", "y", "o", "1"].contains(first) else { return nil }
        let label = FoldedText.fold(bytes[..<colon])
        let words = label.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        if Self.refuses(words) {
            self = saysNo ? .allowed : .confirmed(label: label)
            return
        }
        guard
            words.contains(where: { word in Self.grants.contains { word.hasPrefix($0) } })
                || zip(words, words.dropFirst()).contains(where: { $0 == "opt" && $1 == "in" })
        else { return nil }
        guard saysNo else {
            self = .allowed
            return
        }
        let channels = ConsentChannelWord(String(decoding: label, as: UTF8.self)).codes
        self = .refused(channels.map { $0.sorted() } ?? [nil])
    }

    private static func refuses(_ words: [String]) -> Bool {
        words.contains { word in
            ["dnc", "dncl", "ne", "not", "don", "dont", "stop"].contains(word)
                || (StopStems.all + ["refus"]).contains { word.hasPrefix($0) }
        } || zip(words, words.dropFirst()).contains { $0 == "opt" && $1 == "out" }
    }

    private static let noes: Set<String> = ["no", "non", "false", "faux", "n", "0", "never", "jamais"]
    private static let grants = [
        "optin", "consent", "accept", "agree", "autoris", "authoriz", "permission", "newsletter", "infolettre",
        "subscri", "abonn", "marketing", "promo", "sollicit", "publicit", "allow",
    ]
}
