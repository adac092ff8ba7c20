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
        // `Ne souhaite pas recevoir de courriels`, `Ne désire plus d’appels`.
        let isNegated =
            (words.contains("ne") && !words.isDisjoint(with: ["pas", "plus"])) || (words.isSuperset(of: ["don", "t"]))
        let refuses =
            isNegated
            || has([
                "optout", "optedout", "unsub", "desabonn", "donot", "dontc", "nepas", "neplus", "sanssollicitation",
                "opposition", "refus", "blocked", "blacklist", "listenoire", "suppress", "lnnte", "bloctel",
            ])
            || !words.isDisjoint(with: [
                "block", "bloquer", "bloque", "dnc", "dne", "dnm", "stop", "exclude", "exclure", "withdrawn", "retrait",
            ])
        let channel = Self.channel(words, text, isLaw: has(["casl", "lcap"]))
        // Who wishes to receive a quote has asked for one message: only a channel or offers make it a permission.
        let receives = !words.isDisjoint(with: ["recevoir", "receive", "receives"])
        let wishes =
            receives
            && !words.isDisjoint(with: ["souhaite", "desire", "veut", "accepte", "wants", "wishes", "agrees", "likes"])
        let isOffer = has(["offre", "offer", "promo", "publicit", "nouvelle", "news", "communication", "message"])
        let isContact = !words.isDisjoint(with: ["contact", "contacte", "contacted"])
        // `Allowed miles` permits nobody to call: weak words count beside a channel only.
        let mayGrant = [
            "allow", "allowed", "accept", "accepte", "accepts", "agree", "agreed", "subscribed", "abonne", "ok",
        ]
        let grants =
            has(["optin", "optedin", "consent", "autorisationcontact", "permissiontocontact", "oktocontact"])
            || (channel != nil && (!words.isDisjoint(with: mayGrant) || has(["permission", "autoris"])))
            || (isContact && !words.isDisjoint(with: ["allow", "allowed", "ok", "accepte", "accepts", "permis"]))
            || (wishes && (channel != nil || isOffer))
        let mentions = has(["casl", "lcap", "newsletter", "infolettre", "sollicitation", "marketing", "solicit"])
        guard refuses || grants || mentions || receives,
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
