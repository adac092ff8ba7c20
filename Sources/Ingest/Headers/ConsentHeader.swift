import Records

/// A header that speaks of permission to contact: which channel, and whether a yes grants or refuses.
struct ConsentHeader: Sendable, Equatable {
    enum Polarity: Sendable, Equatable {
        case grants, refuses
        /// Nothing says it, or the header says both.
        case unknown
    }

    let field: Field
    /// Channels that the header names beside that of the field: `Do Not Call/Text`.
    var also: Set<Modifier> = []
    /// Whether the field is that of a channel which the header names, and no guess.
    var namesChannel = false
    let polarity: Polarity
    /// It names both a consent and a refusal, or somebody else's: `opt-in/opt-out`, `Third party consent`.
    let saysBoth: Bool
    /// The header names a date: `Date de consentement`, `Opt-out time`.
    let isDate: Bool
    /// Nothing in the header denies or turns what it says, so that a day under it may be that of a consent.
    let saysWhen: Bool
    /// It speaks of a consent beside words that are not of one to messages that sell: `Consentement essai routier`; or of one
    /// that nobody gave in words, `Consentement tacite`.
    let isOfOtherKind: Bool
    /// It is what was said of a channel that nobody could read: `consents[other].granted`.
    let isOfUnreadChannel: Bool
    /// The header names a state, whose words carry their own polarity: `Type de consentement`.
    let isState: Bool
    /// The header may as well be about something else; only values of yes and no, or words of consent, bear it out.
    let isWeak: Bool

    /// The field of the consent, and the other channels that the header names.
    var target: FieldTarget { FieldTarget(field, also) }

    /// The field of a column of days under this header.
    var dateField: Field { namesChannel && also.isEmpty ? field.consentDate : .consentDate }

    /// Nil when the header names no permission at all. `Mail` or `SMS` alone is no permission.
    init?(_ key: HeaderKey) {
        let text = key.text
        let words = Set(key.words)
        func has(_ parts: [String]) -> Bool { parts.contains { text.contains($0) } }
        let channels = Self.channels(key)
        // The anti-spam law is about electronic messages: granting more from it would be invention.
        let channel = channels.first ?? (has(["casl", "lcap"]) ? .consentEmail : nil)
        // What is allowed for something else than messages is no consent to those.
        guard !Self.isOfOtherPurpose(key) else { return nil }
        // The end of a consent is no consent, and no day on which it was given.
        guard !Self.isEnd(key) else { return nil }
        // `Allowed miles` permits nobody to call: weak words count beside a channel only.
        let mayGrant =
            !words.isDisjoint(with: [
                "allow", "allowed", "accept", "accepte", "acceptez", "accepts", "agree", "agreed", "subscribed",
                "abonne", "ok", "inscrit", "inscrite",
            ]) || ["can", "may", "peut", "pouvons", "puis"].contains(key.words.first)
        let isContact = !words.isDisjoint(with: [
            "contact", "contacte", "contacter", "contacted", "contactee", "sollicite", "solliciter",
        ])
        let receives = !words.isDisjoint(with: ["recevoir", "recoit", "receive", "receives"])
        let wishes = !words.isDisjoint(with: ["souhaite", "desire", "veut", "accepte", "wants", "wishes", "agrees"])
        let isOffer = has(["offre", "offer", "promo", "publicit", "nouvelle", "news", "communication", "message"])
        // Who wishes to receive a quote or an invoice has said nothing about other messages.
        let isPaper = has(["soumission", "quote", "devis", "estim", "factur", "invoice", "releve", "statement"])
        let allows = mayGrant || wishes || receives || has(["autoris", "authoriz", "authoris", "consent"])
        let permits = allows || isContact
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
        // `Refus de crédit` and `Stop sale` are no refusals to be reached.
        let mayRefuse =
            has(["opposition", "refus", "blocked", "suppress", "declin", "revok", "revoq"])
            || !words.isDisjoint(with: [
                "block", "bloquer", "bloque", "stop", "exclude", "exclure", "excluded", "exclu", "exclusion",
                "withdrawn", "retrait", "retire", "interdit", "interdite", "interdiction", "interdits",
            ])
        let isAboutMore = !words.isSubset(of: Self.refusalWords) && channel == nil && !isContact && !isOffer
        // `Pas de sollicitation`, `Sans publicité`; `No promotion` numbers one in French.
        let bans =
            !words.isDisjoint(with: ["pas", "aucun", "aucune", "sans", "no"])
            && has(["sollicitation", "solicitation", "publicit", "marketing", "promotions", "telemarketing"])
            && words.isSubset(of: Self.promotionWords.union(["pas", "de", "d", "aucun", "aucune", "sans", "no"]))
        // `Accepte les promotions`, `Courriels promo`, `Reçoit infolettre`, `Envoi courriel`: nothing but messages that sell.
        let isPromotion =
            has(["promo"])
            || has(["infolettre", "newsletter", "publicit", "communication", "marketing"]) && (mayGrant || receives)
            || !words.isDisjoint(with: ["envoi", "envois"]) && channel != nil
        let offers =
            isPromotion && !isNegated && !bans && words.isSubset(of: Self.promotionWords)
            && (mayGrant || receives || channel != nil)
        var refuses =
            bans || declines || isBareRefusal || (mayRefuse && !isAboutMore)
            || has(StopStems.all + ["donot", "dontc", "sanssollicitation", "listenoire", "lnnte", "bloctel"])
            || !words.isDisjoint(with: ["dnc", "dncl", "dne", "dnm", "dnt", "npc"])
        let isDenied = Self.denies(key)
        let reaches = !words.isDisjoint(with: ["contactable", "callable", "textable", "emailable", "mailable"])
        let grants =
            has([
                "optin", "optedin", "consent", "autorisationcontact", "permissiontocontact", "contactpermission",
                "permissioncontact", "oktocontact",
            ])
            || (channel != nil && !isNegated && (mayGrant || has(["permission", "autoris", "authoriz", "authoris"])))
            || (isContact && !isNegated && (mayGrant || has(["autoris", "authoriz", "authoris"])))
            || (reaches && !isNegated && !words.contains("non"))
            || (key.words.count == 1 && !words.isDisjoint(with: ["subscribed", "abonne", "abonnee"]))
            || (receives && wishes && !isNegated && !isPaper && (channel != nil || isOffer)) || offers
        // `Consentement révoqué`, `Opt In Declined`, `Contact non autorisé`, `Cannot Email`: a consent that is denied.
        // `Non contacté` and `Contact annulé` tell what was done.
        if isDenied, grants || allows && (channel != nil || isContact) || Self.forbids(key) && channel != nil {
            refuses = refuses || !isPaper
        }
        // `Pas de courriel` may be a refusal, or say that there is no address.
        let mentions =
            has(["casl", "lcap", "newsletter", "infolettre", "sollicitation", "marketing", "solicit"])
            || (receives && (wishes || channel != nil || isOffer))
            || (channel != nil && (words.contains("pas") || isNegated))
        let hints =
            mayRefuse
            || has([
                "privacy", "vieprivee", "confidential", "loi25", "gdpr", "rgpd", "mailinglist", "listeenvoi",
                "listerouge", "robinson", "datasharing", "partagedonnees", "subscription", "abonnement", "bounce",
                "undeliverable", "publicit", "autorisation", "authorization", "removefrom",
            ])
            || !words.isDisjoint(with: [
                "promo", "promos", "promotion", "promotions", "mailing", "mailings", "publipostage", "offre", "offres",
                "offers", "mktg", "mkt", "opt", "subscribed", "abonne", "abonnee", "inscrit", "npa", "dnd", "texter",
                "ecrire", "appeler", "callable", "textable", "mailable", "emailable", "contactable",
            ])
            || (has(["preference"]) && (isContact || channel != nil || has(["communication"])))
            || (words.contains("contact") && key.words.count == 1)
            || (!words.isDisjoint(with: ["aucun", "aucune", "no"]) && (isContact || channel != nil))
            || (channel != nil && !words.isDisjoint(with: ["status", "statut", "state", "etat"]))
            || (channel != nil && !words.isDisjoint(with: ["envoyer", "send"]))
            || (channel != nil && (Self.revokes(key) || !words.isDisjoint(with: ["permis", "permise", "permitted"])))
        guard refuses || grants || mentions || hints,
            !has([
                "tracking", "cookie", "fax", "source", "campaign", "campagne", "budget", "expir", "echeance",
                "contactdate", "datecontact", "lastcontact", "derniercontact",
            ]), words.isDisjoint(with: Self.proofWords)
        else {
            return nil
        }
        // The day of what was said a second time would be given to what was said first.
        if words.contains("again"), !words.isDisjoint(with: ["date", "at", "on", "time", "timestamp"]) { return nil }
        isWeak = !(refuses || grants || mentions)
        isDate = !words.isDisjoint(with: ["date", "time", "at", "on", "since", "depuis"])
        isState = !words.isDisjoint(with: ["type", "status", "statut", "state", "etat"])
        // A retracted consent, `Date de retrait du consentement`, refuses; `opt-in/opt-out` says both.
        saysBoth = (has(["optin"]) && has(["optout"])) || has(["thirdparty", "tiers", "partner", "partenaire"])
        let doesRefuse = refuses || words.contains("npa")
        // `Non désabonné` is no refusal, `No consentement` perhaps a number, `Consentement non requis` neither.
        let isTurned = Self.turnsRefusal(key) || grants && !doesRefuse && words.contains("no") || Self.isNotAsked(key)
        isOfUnreadChannel = words.contains("other") && channel == nil
        polarity =
            saysBoth || isTurned || isOfUnreadChannel || !(doesRefuse || grants)
            ? .unknown : doesRefuse ? .refuses : .grants
        saysWhen = !isTurned && !isDenied && !isNegated && !isOfUnreadChannel
        isOfOtherKind = polarity == .grants && !Self.isOfMessages(key)
        namesChannel = !channels.isEmpty
        also = Set(channels.dropFirst().compactMap(\.consentChannelModifier))
        field =
            channel
            ?? (has(["subscri", "abonne", "desinscri", "bounce", "mailinglist"])
                && words.isDisjoint(with: Self.everything)
                ? .consentEmail : .consentAll)
    }

    /// `Désabonné de tout`, `Unsubscribed from all`
    private static let everything: Set<String> = [
        "tout", "tous", "toutes", "toute", "total", "totale", "all", "any", "everything", "global",
    ]

    /// Words of a header that asks for nothing but messages that sell.
    static let promotionWords: Set<String> = [
        "accepte", "accept", "accepts", "agree", "ok", "recoit", "recevoir", "receive", "receives", "veut", "wants",
        "souhaite", "desire", "courriel", "courriels", "email", "emails", "e", "mail", "mails", "sms", "texto",
        "textos", "infolettre", "infolettres", "newsletter", "newsletters", "promo", "promos", "promotion",
        "promotions", "promotionnel", "promotionnels", "promotionnelle", "promotionnelles", "promotional", "publicite",
        "publicites", "publicitaire", "publicitaires", "marketing", "communication", "communications", "envoi",
        "envois", "inscription", "inscrit", "abonne", "abonnement", "le", "la", "les", "l", "des", "de", "d", "nos",
        "par", "client", "to", "the", "our", "sollicitation", "sollicitations", "solicitation", "solicitations",
        "telemarketing",
    ]

    /// Words beside which a refusal is one to be reached: `Refus client`, `Stop`, `Blocked`.
    static let refusalWords: Set<String> = [
        "refus", "refuse", "refused", "opposition", "block", "blocked", "bloque", "bloquer", "stop", "exclude",
        "excluded", "exclu", "exclure", "exclusion", "withdrawn", "retrait", "retire", "suppress", "suppressed",
        "suppression", "client", "customer", "cust", "tout", "toute", "tous", "all", "any", "date", "on", "at", "is",
        "has", "est", "a", "flag", "indicateur", "code", "list", "liste", "declined", "sollicitation", "solicitation",
        "marketing", "mailing", "infolettre", "newsletter", "consent", "consentement", "since", "depuis", "lcap",
        "canal", "canaux", "channel", "channels", "refuses", "revoked", "revoque", "casl", "message", "messages",
        "envoi", "envois", "time", "out", "opt", "heure",
    ]

    /// Whether a header names the proof of a consent: `Preuve du consentement`, `Opt-in method`.
    static func isProof(_ key: HeaderKey) -> Bool {
        !Set(key.words).isDisjoint(with: proofWords.subtracting(["form", "ip"]))
            && ["consent", "optin", "casl", "lcap"].contains { key.text.contains($0) }
    }

    /// Whether a header may name the words that somebody agreed to, as well as messages by text: `Consent Text`.
    static func mayBeWording(_ key: HeaderKey) -> Bool {
        let words = Set(key.words)
        return !words.isDisjoint(with: ["text", "texte", "statement", "language", "disclosure", "enonce"])
            && words.contains { $0.hasPrefix("consent") || ["optin", "opt", "casl", "lcap", "tcpa"].contains($0) }
    }

    /// Words that make a column about the proof of a consent, not the consent.
    static let proofWords: Set<String> = [
        "preuve", "proof", "method", "methode", "wording", "formulaire", "form", "ip",
    ]

    /// A header whose column holds yes and no and which says nothing but a channel, perhaps with a `no` before it: `SMS`,
    /// `Contact par courriel`, `No Mail`. Nil for any other, such as `Email verified`.
    init?(ofYesAndNo key: HeaderKey, header: String) {
        let words = key.words.filter { $0 != "no" }
        let isDenied = words.count < key.words.count
        let channels = words.filter { Self.channel(of: HeaderKey(words: [$0])) != nil || ["e", "cell"].contains($0) }
        let others = words.filter { !channels.contains($0) }
        guard others.allSatisfy({ Self.contactWords.contains($0) }) else { return nil }
        let isContact = !Set(others).isDisjoint(with: ["contact", "contacts"])
        let named = Self.channels(HeaderKey(words: words))
        guard
            let channel = named.first ?? Self.channel(of: HeaderKey(words: words))
                ?? (isDenied && isContact ? .consentAll : nil)
        else { return nil }
        field = channel
        also = Set(named.dropFirst().compactMap(\.consentChannelModifier))
        namesChannel = true
        (saysWhen, isOfUnreadChannel, isOfOtherKind) = (false, false, false)
        // `No` is a refusal in English and a number in French.
        let isEnglish = words.allSatisfy { Self.englishWords.contains($0) }
        polarity =
            isDenied && isEnglish && header.utf8.first.map { $0 | 0x20 == UInt8(ascii: "n") } == true
            ? .refuses : .unknown
        saysBoth = false
        isDate = false
        isState = false
        isWeak = false
    }

    static let contactWords: Set<String> = [
        "par", "by", "via", "contact", "contacts", "envoi", "envois", "communication", "communications", "promo",
        "promos", "promotion", "promotions", "offre", "offres", "message", "messages", "client", "customer", "adresse",
        "address", "o", "n", "y", "oui", "non", "yes",
    ]

    private static let englishWords: Set<String> = [
        "mail", "e", "email", "emails", "sms", "text", "texts", "texting", "txt", "phone", "call", "calls", "contact",
        "contacts", "message", "messages", "by", "via",
    ]
}
