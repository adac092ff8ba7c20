/// What somebody wrote for a channel of messages: `Courriel`, `SMS`, `Email, SMS`, `Tous`.
package struct ConsentChannelWord: Sendable {
    /// The channels as the store writes them; nil where none or all of them are named.
    package let codes: Set<String>?
    package let isAll: Bool
    /// Whether something stands there that names no known channel.
    package let isUnread: Bool

    package init(_ word: String?) {
        let folded = FoldedText.fold((word ?? "").utf8)
        let words = folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        var found: Set<String> = []
        var isAll = false
        for (place, word) in words.enumerated() {
            // `E-mail` is no letter.
            if ["mail", "mails"].contains(word), place > 0, words[place - 1] == "e" {
                found.insert("EM")
            } else if word.hasPrefix("courrier"), place + 1 < words.count, words[place + 1].hasPrefix("electroni") {
                found.insert("EM")
            } else if let code = Self.known[word] {
                found.insert(code)
            }
            isAll = isAll || ["tous", "tout", "toutes", "all", "any", "everything"].contains(word)
        }
        // `Mobile` says whose number it is where another word says what is sent: `SMS (mobile)`.
        if found.isEmpty, words.contains(where: { Self.mobile.contains($0) }) { found.insert("PH") }
        codes = isAll || found.isEmpty ? nil : found
        self.isAll = isAll
        // `Sauf SMS` names the channel that it is not.
        let isNegated = words.contains { Self.negations.contains($0) }
        isUnread = !words.isEmpty && (isNegated || !isAll && found.isEmpty)
    }

    private static let negations: Set<String> = [
        "sauf", "except", "excepte", "hormis", "hors", "pas", "non", "no", "not", "sans", "without", "but", "mais",
        "aucun",
        "aucune", "none", "never", "jamais",
    ]
    private static let mobile: Set<String> = ["cell", "mobile", "cellulaire"]

    private static let known: [String: String] = {
        let words: [String: [String]] = [
            "EM": [
                "em", "eml", "email", "emails", "courriel", "courriels", "electronique", "electronic", "newsletter",
                "infolettre", "mel",
            ],
            "SM": ["sm", "sms", "texto", "textos", "text", "texts", "texte", "mms", "txt"],
            "PH": [
                "ph", "tel", "phone", "telephone", "telephonique", "call", "calls", "appel", "appels", "voice", "voix",
            ],
            "PO": ["po", "post", "postal", "poste", "courrier", "courriers", "letter", "mail", "mails", "lettre"],
        ]
        return Dictionary(
            words.flatMap { code, words in words.map { ($0, code) } }, uniquingKeysWith: { first, _ in first })
    }()
}
