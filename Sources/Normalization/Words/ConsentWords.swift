import Records

/// What people type where a column asks for a consent, in their own words: `non merci`, `Oui - puis annulé`, `désabonnée`.
///
/// A word of refusal anywhere outranks a yes: whoever reads a refusal as a consent writes to someone who said stop.
enum ConsentWords {
    enum Meaning {
        /// Says yes to what the column says, whichever way it points: `Oui (2024)`.
        case affirms
        case grants, refuses, implied
    }

    static func meaning(of text: String) -> Meaning? {
        let words = words(of: text)
        guard let first = words.first else { return nil }
        let sentence = " " + words.joined(separator: " ") + " "
        if refusals.contains(where: sentence.contains) || words.contains(where: { begins($0, refusalStems) })
            || ["non", "no", "pas", "not", "never", "jamais"].contains(first)
        {
            return .refuses
        }
        if words.contains(where: { begins($0, impliedStems) }) { return .implied }
        // A yes to some messages is none to those that sell.
        if words.dropFirst().contains(where: { limits.contains($0) || begins($0, limitStems) }) { return nil }
        if ["oui", "yes", "ok"].contains(first) { return .affirms }
        return begins(first, grantStems) ? .grants : nil
    }

    /// Whether a refusal is a sentence of its own and not the state of a box: `ne pas contacter`, `do not call`.
    static func isSentence(_ text: String) -> Bool {
        let words = words(of: text)
        return words.count > 2 && words.contains { ["ne", "do", "don", "dont", "never"].contains($0) }
    }

    private static func words(of text: String) -> [String] {
        FoldedText.fold(text).split(separator: " ").map(String.init)
    }

    private static func begins(_ word: String, _ stems: [String]) -> Bool { stems.contains { word.hasPrefix($0) } }

    /// Between spaces, as folded words.
    private static let refusals = [
        " opt out ", " opted out ", " liste noire ", " black list ", " do not ", " don t ", " dont ", " ne pas ",
        " ne plus ", " ne veut ", " ne desire ", " ne souhaite ", " no more ", " dnc ", " dne ", " dnm ", " npc ",
        " npa ",
        " stop ",
    ]
    private static let refusalStems =
        StopStems.all + [
            "retir", "retrait", "annul", "revok", "revoqu", "withdr", "block", "bloqu", "spam", "complain", "plainte",
            "negati", "refus", "reject", "rejet", "declin", "denie", "oppos", "suppress", "supprim", "cancel", "remove",
            "interdi", "exclu", "resili", "decede", "deceased",
        ]
    private static let impliedStems = ["impli", "tacit", "presum"]
    private static let limits: Set<String> = [
        "sauf", "mais", "but", "only", "just", "juste", "que", "except", "pas", "not", "if", "si", "when", "until",
        "jusqu",
        "rdv", "rv",
    ]
    private static let limitStems = [
        "seul", "unique", "exclus", "except", "hormis", "limit", "service", "rappel", "recall", "reminder", "rendez",
        "appoint", "factur", "invoic", "garant", "warrant", "livrais", "deliver", "urgen", "emergen", "transact",
    ]
    private static let grantStems = [
        "accept", "agree", "subscrib", "abonn", "inscri", "consent", "expres", "explicit", "autoris", "allow", "optin",
        "optedin",
    ]
}
