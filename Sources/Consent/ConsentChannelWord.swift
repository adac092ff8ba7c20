import Records

/// What a row says in its column of channels: `Courriel`, `SMS`, `Email, SMS`, `Tous`.
struct ConsentChannelWord {
    /// The channels as the store writes them; nil where the row names none or all of them.
    let codes: Set<String>?
    /// Whether something stands there that names no known channel.
    let isUnread: Bool

    init(_ word: String?) {
        let folded = FoldedText.fold((word ?? "").utf8)
        let words = folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        guard !words.isEmpty else {
            (codes, isUnread) = (nil, false)
            return
        }
        var found: Set<String> = []
        var isAll = false
        for (place, word) in words.enumerated() {
            // `E-mail` is no letter.
            if ["mail", "mails"].contains(word), place > 0, words[place - 1] == "e" {
                found.insert("EM")
            } else if let code = Self.known[word] {
                found.insert(code)
            }
            isAll = isAll || ["tous", "tout", "toutes", "all", "any", "everything"].contains(word)
        }
        codes = isAll || found.isEmpty ? nil : found
        isUnread = !isAll && found.isEmpty
    }

    private static let known: [String: String] = {
        let words: [String: [String]] = [
            "EM": [
                "em", "eml", "email", "emails", "courriel", "courriels", "electronique", "electronic", "newsletter",
                "infolettre", "mel",
            ],
            "SM": ["sm", "sms", "texto", "textos", "text", "texts", "texte", "mms", "txt"],
            "PH": [
                "ph", "tel", "phone", "telephone", "telephonique", "call", "calls", "appel", "appels", "voice", "voix",
                "voix", "cell", "mobile", "cellulaire",
            ],
            "PO": ["po", "post", "postal", "poste", "courrier", "letter", "mail", "lettre"],
        ]
        return Dictionary(
            words.flatMap { code, words in words.map { ($0, code) } }, uniquingKeysWith: { first, _ in first })
    }()
}
