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
        let channel = Self.channel(words, text, isLaw: has(["casl", "lcap"]))
        // `Allowed miles` permits nobody to call: weak words count beside a channel only.
        let mayGrant = !words.isDisjoint(with: [
            "allow", "allowed", "accept", "accepte", "accepts", "agree", "agreed", "subscribed", "abonne", "ok",
        ])
        let isContact = !words.isDisjoint(with: [
            "contact", "contacte", "contacter", "contacted", "sollicite", "solliciter",
        ])
        let receives = !words.isDisjoint(with: ["recevoir", "receive", "receives"])
        let wishes = !words.isDisjoint(with: ["souhaite", "desire", "veut", "accepte", "wants", "wishes", "agrees"])
        let isOffer = has(["offre", "offer", "promo", "publicit", "nouvelle", "news", "communication", "message"])
        // Who wishes to receive a quote or an invoice has said nothing about other messages.
        let isPaper = has(["soumission", "quote", "devis", "estim", "factur", "invoice", "releve", "statement"])
        let permits = mayGrant || wishes || receives || isContact || has(["autoris", "consent"])
        // `N’accepte pas les courriels`, `Ne désire plus d’appels`, `Contact not allowed`, `Don’t call`; `Ne fonctionne
        // pas` and `Email not valid` refuse nothing.
        let isNegated =
            (!words.isDisjoint(with: ["ne", "n"]) && !words.isDisjoint(with: ["pas", "plus"]))
            || (permits && !words.isDisjoint(with: ["pas", "not"]))
        let forbids = words.contains("t") && !words.isDisjoint(with: ["don", "doesn"])
        let declines =
            (forbids || (isNegated && permits)) && !isPaper
            && (channel != nil || isContact || (receives && isOffer) || has(["consent"]))
        let isBareRefusal =
            text.hasPrefix("nepas") || text.hasPrefix("neplus")
            || zip(key.words, key.words.dropFirst()).contains { $0 == "ne" && ($1 == "pas" || $1 == "plus") }
        let refuses =
            declines || isBareRefusal
            || has([
                "optout", "optedout", "unsub", "desabonn", "donot", "dontc", "sanssollicitation",
                "opposition", "refus", "blocked", "blacklist", "listenoire", "suppress", "lnnte", "bloctel",
            ])
            || !words.isDisjoint(with: [
                "block", "bloquer", "bloque", "dnc", "dne", "dnm", "stop", "exclude", "exclure", "withdrawn", "retrait",
            ])
        let grants =
            has(["optin", "optedin", "consent", "autorisationcontact", "permissiontocontact", "oktocontact"])
            || (channel != nil && !isNegated && (mayGrant || has(["permission", "autoris"])))
            || (isContact && !isNegated && mayGrant)
            || (receives && wishes && !isNegated && !isPaper && (channel != nil || isOffer))
        // `Pas de courriel` may be a refusal, or say that there is no address.
        let mentions =
            has(["casl", "lcap", "newsletter", "infolettre", "sollicitation", "marketing", "solicit"])
            || (receives && (wishes || channel != nil || isOffer))
            || (channel != nil && (words.contains("pas") || isNegated))
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

    /// The channel that a header names, whatever else it says: `SMS`, `Texto`, `Courriel`, `Tél.`.
    static func channel(of key: HeaderKey) -> Field? {
        let words = Set(key.words)
        if let channel = channel(words, key.text, isLaw: false) { return channel }
        return words.isDisjoint(with: ["cell", "cellulaire", "mobile"]) ? nil : .consentPhone
    }

    /// A header whose column holds yes and no and which says nothing but a channel, perhaps with a `no` before it: `SMS`,
    /// `Contact par courriel`, `No Mail`. Nil for any other, such as `Email verified`.
    init?(ofYesAndNo key: HeaderKey, header: String) {
        let words = key.words.filter { $0 != "no" }
        let isDenied = words.count < key.words.count
        let channels = words.filter { Self.channel(of: HeaderKey(words: [$0])) != nil || ["e", "cell"].contains($0) }
        let others = words.filter { !channels.contains($0) }
        guard others.allSatisfy({ Self.contactWords.contains($0) }) else { return nil }
        let isContact = !Set(others).isDisjoint(with: ["contact", "contacts"])
        guard let channel = Self.channel(of: HeaderKey(words: words)) ?? (isDenied && isContact ? .consentAll : nil)
        else { return nil }
        field = channel
        // `No` is a refusal in English and a number in French.
        let isEnglish = words.allSatisfy { Self.englishWords.contains($0) }
        polarity =
            isDenied && isEnglish && header.utf8.first.map { $0 | 0x20 == UInt8(ascii: "n") } == true
            ? .refuses : .unknown
        isDate = false
        isState = false
    }

    private static let contactWords: Set<String> = [
        "par", "by", "via", "contact", "contacts", "envoi", "envois", "communication", "communications", "promo",
        "promos", "promotion", "promotions", "offre", "offres", "message", "messages", "client", "customer", "adresse",
        "address",
    ]

    private static let englishWords: Set<String> = [
        "mail", "e", "email", "emails", "sms", "text", "texts", "texting", "txt", "phone", "call", "calls", "contact",
        "contacts", "message", "messages", "by", "via",
    ]

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
