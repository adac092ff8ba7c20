import Records

/// What people type where a column asks for a consent, in their own words: `non merci`, `Oui - puis annulé`, `désabonnée`.
///
/// A word of refusal anywhere outranks a yes: whoever reads a refusal as a consent writes to someone who said stop.
///
/// A yes is one only where every word of the cell is known to belong to a yes. No list of what may be added (`si gratuit`,
/// `expiré`, `à confirmer`) is whole, so a word that is not known leaves the cell for a person to read.
enum ConsentWords {
    enum Meaning: Equatable {
        /// Says yes to what the column says, whichever way it points: `Oui (2024)`.
        case affirms
        case grants, refuses, implied
        case byChannel(ChannelAnswer)
    }

    static func meaning(of text: String) -> Meaning? {
        let words = words(of: text)
        guard let first = words.first else { return meaning(ofMark: text) }
        if let answer = ChannelAnswer(words), !text.contains("?") { return .byChannel(answer) }
        let sentence = " " + words.joined(separator: " ") + " "
        if refusals.contains(where: sentence.contains) || words.contains(where: { begins($0, refusalStems) })
            || ["non", "no", "pas", "not", "never", "jamais"].contains(first)
        {
            return .refuses
        }
        if words.contains(where: { begins($0, impliedStems) }) { return .implied }
        guard !text.contains("?"), words.dropFirst().allSatisfy(belongsToYes) else { return nil }
        if ["oui", "yes", "ok"].contains(first) { return .affirms }
        return begins(first, grantStems) ? .grants : nil
    }

    /// `✔` and `✘` alone.
    private static func meaning(ofMark text: String) -> Meaning? {
        let marks = text.unicodeScalars.filter { $0 != "\u{FE0F}" && $0 != " " }
        guard marks.count == 1, let mark = marks.first else { return nil }
        if "✔✓✅☑🗸".unicodeScalars.contains(mark) { return .affirms }
        return "✘✗✖❌✕".unicodeScalars.contains(mark) ? .refuses : nil
    }

    /// A date, how and where it was given, what is to be sent.
    private static func belongsToYes(_ word: String) -> Bool {
        word.utf8.allSatisfy(\.isDigit) || yesWords.contains(word) || begins(word, grantStems)
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
    private static let yesWords: Set<String> = [
        "oui", "yes", "ok", "merci", "thanks", "svp", "please", "le", "la", "les", "l", "du", "de", "des", "d", "au",
        "aux",
        "en", "on", "the", "in", "to", "a", "an", "un", "une", "since", "depuis", "via", "par", "by", "dans", "sur",
        "at",
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
        "decembre", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "janv", "fev", "avr", "juil", "sept", "oct", "nov", "dec", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep",
        "web", "site", "formulaire", "form", "papier", "paper", "signe", "signee", "signed", "ecrit", "ecrite",
        "written",
        "verbal", "verbale", "verbalement", "verbally", "client", "customer", "concession", "dealer", "kiosque",
        "kiosk",
        "ipad", "tablette", "contrat", "contract", "recu", "received", "obtenu", "obtained", "donne", "given", "valide",
        "valid", "actif", "active", "casl", "lcap", "c28", "recevoir", "receive", "offres", "offers", "messages",
        "communications", "promotions", "promos", "marketing", "publicite", "nouvelles", "news",
    ]
    private static let grantStems = [
        "accept", "agree", "subscrib", "abonn", "inscri", "consent", "expres", "explicit", "autoris", "allow", "optin",
        "optedin",
    ]
}
