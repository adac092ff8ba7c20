extension ConsentHeader {
    /// Whether each word of a header that grants is one of a consent to messages that sell.
    ///
    /// People consent to a test drive, cookies, a signature and much else, and no list of those would be whole: a word that
    /// is not known makes a question of the column, since a permission that nobody gave is worse.
    static func isOfMessages(_ key: HeaderKey) -> Bool {
        let isDate = key.words.contains("date")
        // `Loi C-28` is about messages, `Loi 25` about personal information.
        let isAntiSpam = key.words.contains { ["28", "c28", "spam", "antispam", "antipourriel"].contains($0) }
        let words = key.words.filter { word in
            !word.allSatisfy(\.isNumber) && !(isDate && ["enregistrement", "collecte"].contains(word))
                && !(isAntiSpam && ["loi", "law", "c", "c28"].contains(word))
        }
        return words.allSatisfy { word in
            grantWords.contains(word) || grantStems.contains { word.hasPrefix($0) }
                || channel(of: HeaderKey(words: [word])) != nil
        }
    }

    private static let grantStems = [
        "consent", "optin", "optout", "autoris", "authoriz", "authoris", "permis", "accept", "subscri", "abonne",
        "souscri", "inscri",
        "communic", "promo", "marketing", "commerc", "electroni", "sollicit", "solicit", "publicit", "contact",
        "messag",
        "newsletter", "infolettre", "offre", "offer", "prefer", "express", "expres", "explicit",
    ]

    private static let grantWords: Set<String> = promotionWords.union(refusalWords).union(contactWords).union([
        "opted", "in", "allow", "allowed", "allows", "agreed", "agrees", "given", "granted", "obtained", "obtenu",
        "obtenue",
        "donne", "donnee", "accorde", "accordee", "received", "recu", "recue", "confirmed", "confirme", "confirmee",
        "verified",
        "yes", "no", "oui", "non", "y", "n", "o", "status", "statut", "state", "etat", "type",
        "value", "valeur",
        "indicator", "indic", "ind", "horodatage", "timestamp", "timezone", "casl", "lcap", "anti",
        "spam", "tcpa", "dt",
        "antispam", "antipourriel", "ecrit", "written", "verbal", "oral", "web", "online", "person", "personne", "cust",
        "clients", "customers",
        "for", "pour", "with", "avec", "be", "etre", "joint", "rejoint", "joindre", "reached", "vous", "je", "j", "i",
        "we", "you", "me",
        "us", "mon", "ma", "votre", "vos", "your", "nous", "our", "an", "un", "une", "et", "and", "or", "ou", "y", "en",
        "sur", "from",
        "general", "generale", "global", "current", "actuel", "last", "dernier", "derniere", "nouvelles", "news",
        "updates", "info",
        "concession", "concessionnaire", "dealer", "dealership", "again", "callable", "textable", "emailable",
        "mailable",
        "recorded", "captured", "capture", "saisie", "collected", "list", "lists", "is", "was", "been",
        "wishes", "wants", "like", "would", "aime", "aimerait", "souhaitez", "desirez", "voulez", "peut", "pouvons",
        "puis", "may", "can",
        "do", "did",
        "lead", "prospect", "buyer", "primary", "main", "principal", "ok", "okay", "active", "actif", "address",
        "adresse", "valid", "valide",
    ])
}
