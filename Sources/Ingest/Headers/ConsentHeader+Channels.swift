import Records

extension ConsentHeader {
    /// The channel that a header names, whatever else it says: `SMS`, `Texto`, `Courriel`, `Tél.`.
    static func channel(of key: HeaderKey) -> Field? {
        if let channel = channels(key).first { return channel }
        return Set(key.words).isDisjoint(with: ["cell", "cellulaire", "mobile"]) ? nil : .consentPhone
    }

    /// All the channels that a header names, e-mail first: `Email & Text Opt Out`, `Ne pas appeler ni texter`.
    static func channels(_ key: HeaderKey) -> [Field] {
        var words = Set(key.words)
        // `E-mail` and `text message` are one word in two, and say nothing of the post.
        if zip(key.words, key.words.dropFirst()).contains(where: { $0 == "e" && $1.hasPrefix("mail") }) {
            words.subtract(["mail", "mails", "mailing"])
            words.insert("email")
        }
        let text = key.text
        return [
            (
                Field.consentEmail,
                words.contains { word in emailStems.contains { word.contains($0) } }
                    || !words.isDisjoint(with: ["dne"]) || text.hasPrefix("email") || text.hasPrefix("courriel")
            ),
            (.consentText, !words.isDisjoint(with: textWords)),
            (
                .consentPhone,
                !words.isDisjoint(with: phoneWords) || text.contains("donotcall") || text.contains("donotphone")
            ),
            (
                .consentMail,
                !words.isDisjoint(with: mailWords) || text.contains("postalmail") || text.contains("donotpost")
            ),
        ].filter(\.1).map(\.0)
    }

    private static let emailStems = ["email", "courriel", "newsletter", "infolettre"]
    private static let textWords: Set<String> = [
        "sms", "texto", "textos", "text", "texts", "texting", "txt", "txts", "texter", "textable", "mms", "dnt",
    ]
    private static let phoneWords: Set<String> = [
        "phone", "telephone", "tel", "call", "calls", "calling", "called", "appele", "appelee", "phones", "telephones",
        "appel", "appels", "appeler",
        "dnc", "lnnte", "bloctel", "dncl", "ndncl", "npa", "callable",
    ]
    private static let mailWords: Set<String> = [
        "mail", "mails", "postal", "poste", "poster", "postale", "letter", "letters", "courrier", "dnm", "mailable",
    ]
}

extension Field {
    /// What says, beside another channel's field, that a column is about this channel too.
    var consentChannelModifier: Modifier? {
        switch self {
        case .consentEmail: .alsoEmail
        case .consentText: .alsoText
        case .consentPhone: .alsoPhone
        case .consentMail: .alsoMail
        default: nil
        }
    }
}
