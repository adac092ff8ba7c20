import Records

/// What the words of a header say of permission: whether they grant, refuse, or only speak of it.
struct ConsentSpeech {
    let key: HeaderKey
    let channels: [Field]
    /// The channel that it is about. The anti-spam law is about electronic messages: more from it would be invention.
    let channel: Field?
    private let text: String
    private let words: Set<String>

    init(_ key: HeaderKey) {
        self.key = key
        text = key.text
        words = Set(key.words)
        channels = ConsentHeader.channels(key)
        channel =
            channels.first
            ?? (["casl", "lcap", "antipourriel", "c28"].contains { key.text.contains($0) } ? .consentEmail : nil)
    }

    func has(_ parts: [String]) -> Bool { parts.contains { text.contains($0) } }
    func hasWord(_ some: Set<String>) -> Bool { !words.isDisjoint(with: some) }

    // MARK: Permission

    /// Whether the words grant what the header is about.
    var grants: Bool {
        has([
            "optin", "optedin", "consent", "autorisationcontact", "permissiontocontact", "contactpermission",
            "permissioncontact", "oktocontact",
        ])
            || (channel != nil && !isNegated && (mayGrant || authorises || has(["permission"])))
            || (isContact && !isNegated && (mayGrant || authorises))
            || (isReachable && !isNegated && !hasWord(["non"]))
            || (Self.bareGrants.contains(text))
            || (receives && wishes && !isNegated && !isPaper && (channel != nil || isOffer)) || offers
    }

    private static let bareGrants: Set<String> = [
        "subscribed", "subscriber", "abonne", "abonnee", "issubscribed", "allowsolicit",
    ]

    /// `Allowed miles` permits nobody to call: weak words count beside a channel only.
    private var mayGrant: Bool {
        hasWord([
            "allow", "allowed", "accept", "accepte", "acceptez", "accepts", "agree", "agreed", "subscribed",
            "subscriber",
            "abonne", "ok", "inscrit", "inscrite", "permise", "permises",
        ]) || key.words.count == 2 && hasWord(["permis"])
            || ["can", "may", "peut", "pouvons", "puis"].contains(key.words.first)
    }

    private var authorises: Bool { has(["autoris", "authoriz", "authoris"]) }
    private var isContact: Bool {
        hasWord(["contact", "contacte", "contacter", "contacted", "contactee", "sollicite", "solliciter"])
    }
    private var isReachable: Bool { hasWord(["contactable", "callable", "textable", "emailable", "mailable"]) }
    private var receives: Bool { hasWord(["recevoir", "recoit", "receive", "receives"]) }
    private var wishes: Bool { hasWord(["souhaite", "desire", "veut", "accepte", "wants", "wishes", "agrees"]) }
    private var isOffer: Bool {
        has(["offre", "offer", "promo", "publicit", "nouvelle", "news", "communication", "message"])
    }

    /// Who wishes to receive a quote or an invoice has said nothing about other messages.
    private var isPaper: Bool {
        has(["soumission", "quote", "devis", "estim", "factur", "invoice", "releve", "statement"])
    }

    private var allows: Bool { mayGrant || wishes || receives || authorises || has(["consent"]) }

    /// `Accepte les promotions`, `Courriels promo`, `Reçoit infolettre`, `Envoi courriel`: nothing but messages that sell.
    private var offers: Bool {
        let isPromotion =
            has(["promo"])
            || has(["infolettre", "newsletter", "publicit", "communication", "marketing"]) && (mayGrant || receives)
            || hasWord(["envoi", "envois"]) && channel != nil
        return isPromotion && !isNegated && !bans && words.isSubset(of: ConsentHeader.promotionWords)
            && (mayGrant || receives || channel != nil)
    }

    // MARK: Refusal

    /// Whether the words refuse what the header is about.
    var refuses: Bool {
        bans || declines || isBareRefusal || (mayRefuse && !isAboutMore)
            || has(StopStems.all + ["donot", "dontc", "sanssollicitation", "listenoire", "lnnte", "bloctel"])
            || hasWord(["dnc", "dncl", "ndncl", "dne", "dnm", "dnt", "npc"]) || isDeniedPermission || prevents
    }

    /// `Disallow Email`, `Empêcher courriels`, `Appels non désirés`, `Never contact`; `Never contacted` tells what was done.
    private var prevents: Bool {
        let isOfMessages =
            channel != nil || isOffer
            || has(["campaign", "campagne", "solicit", "sollicit", "mailing", "publipostage", "marketing"])
            || hasWord(["contact", "contacter"])
        let forbids =
            has(["disallow", "prevent", "empech", "cease", "forbid", "prohibit", "nondesire", "unwanted", "soppose"])
            || hasWord(["interdire", "never", "jamais", "exclude", "excluded", "exclu", "exclure", "suppress", "refus"])
        return forbids && isOfMessages && !hasWord(["contacted", "contacte", "contactee", "called", "appele"])
            && !isPaper
    }

    /// `Consentement révoqué`, `Opt In Declined`, `Contact non autorisé`, `Cannot Email`: a consent that is denied. `Non
    /// contacté` and `Contact annulé` tell what was done.
    private var isDeniedPermission: Bool {
        guard ConsentHeader.denies(key), !isPaper else { return false }
        return grants || allows && (channel != nil || isContact) || ConsentHeader.forbids(key) && channel != nil
    }

    /// `N’accepte pas les courriels`, `Ne désire plus d’appels`, `Contact not allowed`; `Ne fonctionne pas` and `Email not
    /// valid` refuse nothing.
    var isNegated: Bool {
        (hasWord(["ne", "n"]) && hasWord(["pas", "plus"])) || ((allows || isContact) && hasWord(["pas", "not"]))
    }

    /// `Don’t call`, `Ne souhaite pas être contacté`
    private var declines: Bool {
        let forbids = words.contains("t") && hasWord(["don", "doesn"])
        return (forbids || isNegated && (allows || isContact)) && !isPaper
            && (channel != nil || isContact || (receives && (isOffer || wishes)) || has(["consent"])
                || hasWord(["market", "marketing", "solicit", "promote"]))
    }

    private var isBareRefusal: Bool {
        text.hasPrefix("nepas") || text.hasPrefix("neplus")
            || zip(key.words, key.words.dropFirst()).contains { $0 == "ne" && ($1 == "pas" || $1 == "plus") }
    }

    private var mayRefuse: Bool {
        has(["opposition", "refus", "blocked", "suppress", "declin", "revok", "revoq"])
            || hasWord([
                "block", "bloquer", "bloque", "stop", "exclude", "exclure", "excluded", "exclu", "exclusion",
                "withdrawn", "retrait", "retire", "interdit", "interdite", "interdiction", "interdits",
            ])
    }

    /// `Refus de crédit` and `Stop sale` are no refusals to be reached.
    private var isAboutMore: Bool {
        !words.isSubset(of: ConsentHeader.refusalWords) && channel == nil && !isContact && !isOffer
    }

    /// `Pas de sollicitation`, `Sans publicité`; `No promotion` numbers one in French.
    private var bans: Bool {
        let denials: Set<String> = ["pas", "aucun", "aucune", "sans", "no"]
        return hasWord(denials)
            && has([
                "sollicitation", "solicitation", "publicit", "marketing", "promotions", "telemarketing", "infolettre",
                "newsletter",
            ])
            && words.isSubset(of: ConsentHeader.promotionWords.union(denials).union(["de", "d"]))
    }

    // MARK: Neither

    /// Whether the header speaks of permission without granting or refusing. `Pas de courriel` may be a refusal, or say that
    /// there is no address.
    var mentions: Bool {
        has([
            "casl", "lcap", "antipourriel", "c28", "newsletter", "infolettre", "sollicitation", "marketing", "solicit",
        ])
            || (receives && (wishes || channel != nil || isOffer))
            || (channel != nil && (hasWord(["pas"]) || isNegated))
    }

    /// Whether it may as well be about something else.
    var hints: Bool {
        mayRefuse
            || has([
                "privacy", "vieprivee", "confidential", "loi25", "gdpr", "rgpd", "mailinglist", "listeenvoi",
                "listerouge", "robinson", "datasharing", "partagedonnees", "subscription", "abonnement", "bounce",
                "undeliverable", "publicit", "autorisation", "authorization", "removefrom", "delaliste",
            ])
            || hasWord([
                "promo", "promos", "promotion", "promotions", "mailing", "mailings", "publipostage", "offre", "offres",
                "offers", "mktg", "mkt", "opt", "subscribed", "abonne", "abonnee", "inscrit", "npa", "dnd", "texter",
                "ecrire", "appeler", "callable", "textable", "mailable", "emailable", "contactable",
            ])
            || (has(["preference"]) && (isContact || channel != nil || has(["communication"])))
            || key.words.count == 1 && hasWord(["contact", "solliciter", "sollicitable", "solicit"])
            || (hasWord(["aucun", "aucune", "no"]) && (isContact || channel != nil))
            || (channel != nil
                && (hasWord([
                    "status", "statut", "state", "etat", "envoyer", "send", "permis", "permise", "permitted",
                ]) || ConsentHeader.revokes(key)))
    }

    /// Whether it is about messages that were sent, or the proof of a consent; or the day of what was said a second time,
    /// which would be given to what was said first.
    var isOfSomethingElse: Bool {
        has(["campaign", "campagne"]) && !prevents
            || has([
                "tracking", "cookie", "fax", "source", "budget", "expir", "echeance",
                "contactdate", "datecontact", "lastcontact", "derniercontact",
            ]) || hasWord(ConsentHeader.proofWords)
            || hasWord(["again"]) && hasWord(["date", "at", "on", "time", "timestamp"])
    }
}
