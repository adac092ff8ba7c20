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
        // What is allowed for something else than messages is no consent to those; nor is the end of a consent one, or a day
        // on which it was given.
        guard !Self.isOfOtherPurpose(key), !Self.isEnd(key) else { return nil }
        let said = ConsentSpeech(key)
        let (refuses, grants) = (said.refuses, said.grants)
        guard refuses || grants || said.mentions || said.hints, !said.isOfSomethingElse else { return nil }
        isWeak = !(refuses || grants || said.mentions)
        isDate = said.hasWord(["date", "dt", "time", "at", "on", "since", "depuis"])
        isState = said.hasWord(["type", "status", "statut", "state", "etat"])
        // A retracted consent, `Date de retrait du consentement`, refuses; `opt-in/opt-out` says both.
        saysBoth =
            (said.has(["optin"]) && said.has(["optout"]))
            || said.has(["thirdparty", "tiers", "partner", "partenaire"])
        let doesRefuse = refuses || said.hasWord(["npa"])
        // `Non désabonné` is no refusal, `No consentement` perhaps a number, `Consentement non requis` neither.
        let isTurned = Self.turnsRefusal(key) || grants && !doesRefuse && said.hasWord(["no"]) || Self.isNotAsked(key)
        isOfUnreadChannel = said.hasWord(["other"]) && said.channel == nil
        polarity =
            saysBoth || isTurned || isOfUnreadChannel || !(doesRefuse || grants)
            ? .unknown : doesRefuse ? .refuses : .grants
        saysWhen = !isTurned && !Self.denies(key) && !said.isNegated && !isOfUnreadChannel
        isOfOtherKind = polarity == .grants && !Self.isOfMessages(key)
        namesChannel = !said.channels.isEmpty
        also = Set(said.channels.dropFirst().compactMap(\.consentChannelModifier))
        let isOfMail = said.has(["subscri", "abonne", "desinscri", "bounce", "mailinglist"])
        field = said.channel ?? (isOfMail && !said.hasWord(Self.everything) ? .consentEmail : .consentAll)
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
        "envoi", "envois", "time", "out", "opt", "heure", "publipostage",
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
