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
        let words = foldedKey(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
        guard let first = words.first else { return nil }
        let sentence = " " + words.joined(separator: " ") + " "
        if refusals.contains(where: sentence.contains) || words.contains(where: { begins($0, refusalStems) })
            || ["NON", "NO", "PAS", "NOT", "NEVER", "JAMAIS"].contains(first)
        {
            return .refuses
        }
        if words.contains(where: { begins($0, impliedStems) }) { return .implied }
        if ["OUI", "YES", "OK"].contains(first) { return .affirms }
        return begins(first, grantStems) ? .grants : nil
    }

    /// Whether a refusal is a sentence of its own and not the state of a box: `ne pas contacter`, `do not call`.
    static func isSentence(_ text: String) -> Bool {
        let words = foldedKey(text).split { !($0.isLetter || $0.isNumber) }
        return words.count > 2 && words.contains { ["NE", "DO", "DON", "DONT", "NEVER"].contains($0) }
    }

    private static func begins(_ word: String, _ stems: [String]) -> Bool { stems.contains { word.hasPrefix($0) } }

    /// Between spaces, as folded words.
    private static let refusals = [
        " OPT OUT ", " OPTED OUT ", " LISTE NOIRE ", " BLACK LIST ", " DO NOT ", " DON T ", " DONT ", " NE PAS ",
        " NE PLUS ", " NE VEUT ", " NE DESIRE ", " NE SOUHAITE ", " NO MORE ", " DNC ", " DNE ", " DNM ", " NPC ",
        " NPA ",
        " STOP ",
    ]
    private static let refusalStems = [
        "DESABONN", "DESINSCR", "UNSUB", "OPTOUT", "OPTEDOUT", "RETIR", "RETRAIT", "ANNUL", "REVOK", "REVOQU", "WITHDR",
        "BLOCK", "BLOQU", "SPAM", "COMPLAIN", "PLAINTE", "NEGATI", "REFUS", "REJECT", "REJET", "DECLIN", "DENIE",
        "OPPOS",
        "SUPPRESS", "SUPPRIM", "BLACKLIST", "CANCEL", "REMOVE", "INTERDI", "EXCLU", "RESILI", "DECEDE", "DECEASED",
    ]
    private static let impliedStems = ["IMPLI", "TACIT", "PRESUM"]
    private static let grantStems = [
        "ACCEPT", "AGREE", "SUBSCRIB", "ABONN", "INSCRI", "CONSENT", "EXPRES", "EXPLICIT", "AUTORIS", "ALLOW", "OPTIN",
        "OPTEDIN",
    ]
}
