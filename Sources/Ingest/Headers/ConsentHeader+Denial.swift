import Records

extension ConsentHeader {
    /// Whether words deny what the others permit: `Consentement révoqué`, `Sans consentement`, `Opt In Declined`, `Can't
    /// Email`. `Consentement oui/non` names the answers.
    static func denies(_ key: HeaderKey) -> Bool {
        let words = Set(key.words)
        let answers: [Set<String>] = [["oui", "non"], ["yes", "no"], ["o", "n"], ["y", "n"]]
        guard !answers.contains(where: { $0.isSubset(of: words) }) else { return false }
        return !words.isDisjoint(with: negations) || forbids(key) || revokes(key)
    }

    /// Whether a word takes back what was allowed: `Email Disabled`, where nothing says that it was a consent.
    static func revokes(_ key: HeaderKey) -> Bool {
        key.words.contains { word in revocations.contains { word.hasPrefix($0) } }
    }

    /// Whether what is forbidden needs no word that permits: `Cannot Email`, `Won’t Text`.
    static func forbids(_ key: HeaderKey) -> Bool {
        !Set(key.words).isDisjoint(with: ["cannot", "cant", "wont", "dont"])
            || zip(key.words, key.words.dropFirst()).contains {
                ["can", "won", "don", "doesn"].contains($0) && $1 == "t"
            }
    }

    /// Whether a refusal is denied or taken back: `Non désabonné`, `Not on DNC list`, `Désabonnement annulé`, `Removed from DNC`;
    /// not `Do Not Call (DNC)` or `Unsubscribe / Remove`.
    static func turnsRefusal(_ key: HeaderKey) -> Bool {
        let words = key.words.filter { !["on", "from", "list", "liste", "sur"].contains($0) }
        return zip(words, words.dropFirst()).contains { before, word in
            let isDenied = ["non", "not", "pas", "jamais", "never"].contains(before)
            let isListed = listings.contains { word.hasPrefix($0) }
            return isDenied && (isListed || refusals.contains { word.hasPrefix($0) })
                || isListed && ["removed", "retire", "retiree", "enleve", "enlevee"].contains(before)
                || listings.contains { before.hasPrefix($0) }
                    && ["annule", "annulee", "cancelled", "canceled", "removed"].contains(word)
        }
    }

    private static let listings = StopStems.all + ["dnc", "dncl", "lnnte"]
    private static let refusals = ["opted", "refus", "retir", "revok", "withdr", "bloq", "block"]

    /// Whether it is about something else than messages that sell: a credit check, a signature, a recording, a recall.
    ///
    /// Words that a refusal may use too count only beside none: `Refus de rappel`, `Opposition au traitement`.
    static func isOfOtherPurpose(_ key: HeaderKey) -> Bool {
        let words = Set(key.words)
        // What a mailing service counts and bills, whatever they agreed to.
        if key.text.hasPrefix("marketingcontact") { return true }
        guard words.isDisjoint(with: ["marketing", "promo", "infolettre", "newsletter"]) else { return false }
        if !words.isDisjoint(with: otherPurposes) || protectsRecord(key) { return true }
        if words.contains("enregistrement") {
            return words.contains { $0.hasPrefix("appel") || $0.hasPrefix("conversation") }
        }
        return !words.isDisjoint(with: ["rappel", "rappels", "reminder", "reminders", "traitement", "processing"])
            && !denies(key) && !words.contains("stop")
    }

    /// `Do Not Merge`, `(Do Not Modify) Row Checksum`, `Ne pas supprimer`: what may not be done to the record.
    private static func protectsRecord(_ key: HeaderKey) -> Bool {
        zip(key.words, key.words.dropFirst()).contains {
            ["not", "pas", "t", "dont", "never"].contains($0) && recordVerbs.contains($1)
        }
    }

    private static let recordVerbs: Set<String> = [
        "modify", "modified", "merge", "delete", "edit", "update", "archive", "overwrite", "sync", "import", "export",
        "purge", "change", "modifier", "fusionner", "supprimer", "effacer", "archiver", "ecraser", "synchroniser",
        "editer", "importer", "exporter", "changer", "repair", "reparer", "vendre", "detruire",
    ]

    private static let otherPurposes: Set<String> = [
        "credit", "enquete", "signature", "esignature", "financement", "financing", "retention", "conservation",
        "recording", "recall", "partage", "share", "sharing", "sell", "manufacturer", "constructeur",
        "fabricant", "survey", "surveys", "sondage", "sondages", "charge", "facturer", "facturation", "billing",
        "terms",
        "photo", "photos", "biometric", "verification", "tracking",
    ]

    /// Whether a yes or a no under a header that nobody knows may be about messages: `Comm OK`, `SMS flag`. No list of the
    /// ways to say it is whole; what tells of the address, or of what was done, is none.
    static func mayBeOfMessages(_ key: HeaderKey) -> Bool {
        let words = Set(key.words)
        let speaks =
            channel(of: key) != nil
            || [
                "contact", "solicit", "sollicit", "campaign", "campagne", "communic", "mailing", "promo", "marketing",
                "demarch", "circulaire", "flyer", "exclus",
            ].contains { key.text.contains($0) }
            || !Set(key.words.dropFirst()).isDisjoint(with: ["permis", "permise", "permises", "permitted", "allowed"])
            || !words.isDisjoint(with: ["comm", "comms", "mkt", "mktg", "message", "messages", "spam", "ads"])
        return speaks && !isOfOtherPurpose(key)
            && !key.words.contains { word in toldOfAddress.contains { word.hasPrefix($0) } }
    }

    private static let toldOfAddress = [
        "verif", "valid", "invalid", "confirm", "primary", "princip", "main", "prefer", "prefere", "has", "bad",
        "wrong",
        "mauvais", "erron", "incorrect", "missing", "manqu", "exist", "duplic", "doubl", "format", "ext", "poste",
        "type",
        "sent", "envoye", "recu", "receiv", "open", "ouvert", "click", "clic", "lu", "read", "repon", "respon",
        "answer",
        "retour", "return", "done", "fait", "complet", "contacted", "contacte", "contactee", "called", "appele",
        "texted",
        "emailed", "reached", "rejoint", "joint", "last", "dernier", "next", "prochain", "first", "premier", "count",
        "nombre", "nb", "reply", "attempt", "tentative", "left", "laisse", "succes", "fail", "echec", "deliver", "livr",
        "needed", "required", "requis", "emergency", "urgence", "work", "travail", "home", "maison", "business",
        "annul", "cancel", "sollicite", "match", "shared", "partage", "private", "confidential", "publi", "listed",
        "member", "membre", "active",
        "actif",
    ]

    /// Whether a header says until when a consent holds: `CASL Expiry Date`, `Date de fin du consentement`.
    static func isEnd(_ key: HeaderKey) -> Bool {
        ["consent", "casl", "lcap", "optin"].contains { key.text.contains($0) }
            && key.words.contains { word in
                ["fin", "end", "ends", "ending", "until", "jusqu", "echeance"].contains(word) || word.hasPrefix("expir")
            }
    }

    /// Whether nobody had to be asked, or nobody has answered: `Consentement non requis`, `Consent Missing`, `Demande de
    /// consentement envoyée`.
    static func isNotAsked(_ key: HeaderKey) -> Bool {
        !Set(key.words).isDisjoint(with: [
            "missing", "manquant", "manquante", "pending", "request", "requested", "demande", "demandee", "sent",
            "envoye",
            "envoyee", "attente", "obtenir", "obtain",
        ])
            || !Set(key.words).isDisjoint(with: [
                "requis", "requise", "required", "necessaire", "needed", "applicable", "exempt",
            ])
    }

    private static let negations: Set<String> = [
        "pas", "non", "not", "sans", "aucun", "aucune", "jamais", "never", "without", "none", "nul", "nulle",
    ]
    private static let revocations = [
        "revoq", "revok", "revoc", "retir", "retrait", "refus", "declin", "denied", "deny", "withh", "withdr", "annul",
        "cancel", "disab", "desactiv", "interdi", "prohib", "forbid", "oppos", "reject", "rejet", "bloq", "block",
    ]
}
