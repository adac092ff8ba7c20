import Records

/// A header that speaks of permission to contact: which channel, and whether a yes grants or refuses.
struct ConsentHeader: Sendable, Equatable {
    enum Polarity: Sendable, Equatable {
        case grants, refuses
        /// Nothing says it, or the header says both.
        case unknown
    }

    let field: Field
    let polarity: Polarity

    /// Nil when the header names no permission at all. `Mail` or `SMS` alone is no permission.
    init?(_ key: HeaderKey) {
        let text = key.text
        let words = Set(key.words)
        func has(_ parts: [String]) -> Bool { parts.contains { text.contains($0) } }
        let refuses =
            has([
                "optout", "optedout", "unsub", "desabonn", "donot", "dontc", "nepas", "neplus", "sanssollicitation",
                "opposition", "refus", "blocked", "blacklist", "listenoire", "suppress", "lnnte", "bloctel",
            ]) || !words.isDisjoint(with: ["block", "bloquer", "bloque", "dnc", "dne", "dnm", "stop", "exclude", "exclure", "withdrawn", "retrait"])
        let grants =
            has(["optin", "optedin", "consent", "autoris", "permission", "permitted", "oktocontact", "acceptemail"])
            || !words.isDisjoint(with: ["allow", "allowed", "accept", "accepte", "accepts", "agree", "agreed", "subscribed", "abonne"])
        let mentions = has(["casl", "lcap", "newsletter", "infolettre", "sollicitation", "marketing", "solicit"])
        guard refuses || grants || mentions else { return nil }
        // A retracted consent, `Date de retrait du consentement`, refuses; `opt-in/opt-out` says both.
        let saysBoth = has(["optin"]) && has(["optout"])
        polarity = saysBoth || !(refuses || grants) ? .unknown : refuses ? .refuses : .grants
        field = Self.channel(words, text, isLaw: has(["casl", "lcap"]))
    }

    private static func channel(_ words: Set<String>, _ text: String, isLaw: Bool) -> Field {
        if text.contains("email") || text.contains("courriel") || text.contains("newsletter") || text.contains("infolettre") {
            return .consentEmail
        }
        if !words.isDisjoint(with: ["sms", "texto", "textos", "text", "texting", "txt"]) { return .consentText }
        if !words.isDisjoint(with: ["phone", "telephone", "tel", "call", "calls", "appel", "appels", "appeler", "dnc", "lnnte", "bloctel"])
            || text.contains("donotcall")
        {
            return .consentPhone
        }
        if !words.isDisjoint(with: ["mail", "postal", "poste", "poster", "postale", "letter", "courrier", "dnm"]) {
            return .consentMail
        }
        // The anti-spam law is about electronic messages: granting more from it would be invention.
        return isLaw ? .consentEmail : .consentAll
    }
}
