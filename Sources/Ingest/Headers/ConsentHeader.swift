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
    /// The header names a date: `Date de consentement`, `Opt-out time`.
    let isDate: Bool
    /// The header names a state, whose words carry their own polarity: `Type de consentement`.
    let isState: Bool

    /// Nil when the header names no permission at all. `Mail` or `SMS` alone is no permission.
    init?(_ key: HeaderKey) {
        let text = key.text
        let words = Set(key.words)
        func has(_ parts: [String]) -> Bool { parts.contains { text.contains($0) } }
        let refuses =
            has([
                "optout", "optedout", "unsub", "desabonn", "donot", "dontc", "nepas", "neplus", "sanssollicitation",
                "opposition", "refus", "blocked", "blacklist", "listenoire", "suppress", "lnnte", "bloctel",
            ])
            || !words.isDisjoint(with: [
                "block", "bloquer", "bloque", "dnc", "dne", "dnm", "stop", "exclude", "exclure", "withdrawn", "retrait",
            ])
        let channel = Self.channel(words, text, isLaw: has(["casl", "lcap"]))
        // `Allowed miles` permits nobody to call: weak words count beside a channel only.
        let mayGrant = [
            "allow", "allowed", "accept", "accepte", "accepts", "agree", "agreed", "subscribed", "abonne", "ok",
        ]
        let grants =
            has(["optin", "optedin", "consent", "autorisationcontact", "permissiontocontact", "oktocontact"])
            || (channel != nil && (!words.isDisjoint(with: mayGrant) || has(["permission", "autoris"])))
        let mentions = has(["casl", "lcap", "newsletter", "infolettre", "sollicitation", "marketing", "solicit"])
        guard refuses || grants || mentions,
            !has(["tracking", "cookie", "fax", "source", "campaign", "campagne", "budget"])
        else {
            return nil
        }
        isDate = !words.isDisjoint(with: ["date", "time", "at", "on", "since", "depuis"])
        isState = !words.isDisjoint(with: ["type", "status", "statut", "state", "etat"])
        // A retracted consent, `Date de retrait du consentement`, refuses; `opt-in/opt-out` says both.
        let saysBoth = has(["optin"]) && has(["optout"])
        polarity = saysBoth || !(refuses || grants) ? .unknown : refuses ? .refuses : .grants
        field = channel ?? .consentAll
    }

    private static func channel(_ words: Set<String>, _ text: String, isLaw: Bool) -> Field? {
        if text.contains("email") || text.contains("courriel") || text.contains("newsletter")
            || text.contains("infolettre")
        {
            return .consentEmail
        }
        if !words.isDisjoint(with: ["sms", "texto", "textos", "text", "texting", "txt"]) { return .consentText }
        if !words.isDisjoint(with: [
            "phone", "telephone", "tel", "call", "calls", "phones", "telephones", "appel", "appels", "appeler", "dnc",
            "lnnte", "bloctel",
        ])
            || text.contains("donotcall")
        {
            return .consentPhone
        }
        if !words.isDisjoint(with: ["mail", "postal", "poste", "poster", "postale", "letter", "courrier", "dnm"]) {
            return .consentMail
        }
        // The anti-spam law is about electronic messages: granting more from it would be invention.
        return isLaw ? .consentEmail : nil
    }
}
