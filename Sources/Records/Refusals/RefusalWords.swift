/// The words by which refusals to be reached are told, folded, in French and English.
enum RefusalWords {
    /// What a word of doing does: reach by one channel, by any, or send something that is still to be named.
    enum Action: Equatable {
        case reach(String?)
        case send
        /// Use of an address or number: about the cell that it stands beside.
        case use
    }

    static let actions: [String: Action] = {
        var actions: [String: Action] = [:]
        func add(_ action: Action, _ words: String) {
            for word in words.split(separator: " ") { actions[String(word)] = action }
        }
        add(
            .reach("PH"),
            "appeler appelez appelle appelee appele appeles appelees rappeler rappelez rappelle telephoner telephonez call calling called calls phone phoning telephone telephoning"
        )
        add(.reach("SM"), "texter textez texte textee text texting texted sms")
        add(
            .reach("EM"), "ecrire ecrivez ecris ecrit ecrite emailer courrieller email emailing emailed emails"
        )
        add(.reach("PO"), "poster mail mailing mailed")
        add(
            .reach(nil),
            "contacter contactez contacte contactee contactes contactees contact contacting contacted joindre joignez solliciter sollicitez sollicite sollicitee sollicites solicit soliciting solicited relancer relancez relance relancee deranger derangez derange derangee communiquer communiquez disturb disturbing disturbed bother bothering bothered harceler harcelez harasser ennuyer importuner importunez spam spamming spammer pester"
        )
        add(
            .send,
            "envoyer envoyez envoie envoi envois expedier recevoir recois recoive receive receiving received send sending sends sent get getting adresser transmettre"
        )
        add(.use, "utiliser utilisez utilise use using used")
        return actions
    }()

    /// What is sent or had: by which channel it comes, nil for any.
    static let objects: [String: String?] = {
        var objects: [String: String?] = [:]
        func add(_ channel: String?, _ words: String) {
            for word in words.split(separator: " ") { objects[String(word)] = .some(channel) }
        }
        add("EM", "courriel courriels email emails mails infolettre infolettres newsletter newsletters mailinglist")
        add("SM", "texto textos sms textes text texts")
        add("PH", "appel appels call calls telephone phone tel telemarketing")
        add(
            "PO",
            "lettre lettres courrier courriers poste postal postale postaux letter letters mail circulaire circulaires flyer flyers"
        )
        add(
            nil,
            "promotion promotions promo promos promotionnel promotionnels promotionnelle promotionnelles promotional publicite publicites pub pubs publicitaire publicitaires offre offres offer offers marketing sollicitation sollicitations solicitation solicitations solicitating communication communications message messages ads advertising advertisement advertisements spam spams pourriel pourriels nouvelles contact contacts correspondance envoi envois prospection rien anything"
        )
        return objects
    }()

    /// What a law or the dealer asks a customer for, before messages are sent.
    static let consents: Set<String> = [
        "consentement", "consentements", "consent", "consents", "lcap", "casl", "permission", "autorisation", "optin",
    ]
    static let consentChannels: [String: String] = ["courriel": "EM", "email": "EM", "texto": "SM", "sms": "SM"]
    /// What a customer asks to have destroyed.
    static let personalRecords: Set<String> = [
        "donnees", "renseignements", "informations", "dossier", "coordonnees", "data", "information", "25",
    ]

    /// Things that only sell or advertise: who wants none of them wants to be left alone.
    static let marketing: Set<String> = [
        "promotions", "promos", "promotionnel", "promotionnels", "promotionnelle", "promotionnelles", "promotional",
        "publicite", "publicites", "pub", "pubs", "publicitaire", "publicitaires", "marketing", "sollicitation",
        "sollicitations", "solicitation", "solicitations", "ads", "advertising", "advertisement", "advertisements",
        "spam", "spams", "pourriel", "pourriels", "infolettre", "infolettres", "newsletter", "newsletters",
        "mailinglist", "prospection", "telemarketing",
    ]

    /// Things that a dealer makes in the course of a sale; a word about them is no word about messages.
    static let dealings: Set<String> = [
        "offre", "offer", "promotion", "promo", "message", "messages", "nouvelles", "communication", "rien", "anything",
        "call", "appel", "email", "courriel", "text", "lettre", "letter", "contact", "telephone", "phone", "tel",
    ]

    static let papers: Set<String> = [
        "facture", "factures", "papier", "papiers", "soumission", "soumissions", "devis", "quote", "quotes", "invoice",
        "invoices", "releve", "releves", "estimation", "estime", "contrat", "contrats", "contract", "piece", "pieces",
        "part", "parts", "vehicule", "auto", "car", "cheque", "cheques", "paiement", "lavage", "colis", "documents",
        "document", "plaque", "statement", "bill",
    ]

    /// Words that may stand between the word of refusal and what it refuses.
    static let fillers: Set<String> = [
        "me", "m", "nous", "moi", "us", "le", "la", "les", "l", "lui", "leur", "vous", "de", "d", "du", "des", "any",
        "your", "vos", "votre", "nos", "notre", "our", "more", "svp", "please", "an", "the", "to", "by", "par", "via",
        "en", "aux", "ce", "cet", "cette", "ces", "this", "these", "that", "again", "ever", "tout", "toute", "tous",
        "toutes", "all", "every", "further", "quelque", "autre", "autres", "aucun", "aucune", "him", "her", "them",
        "client", "cliente", "customer", "jamais", "simply", "s", "merci", "other", "type", "sorte", "forme", "form",
        "of", "kind", "et", "and", "ou", "or", "with", "avec", "ses", "son", "sa", "desormais", "immediatement",
        "plus",
    ]

    static let negations: Set<String> = ["pas", "plus", "jamais", "rien", "aucun", "aucune"]

    static let wishes: Set<String> = [
        "veut", "veux", "voulons", "veulent", "voulez", "vouloir", "voulant", "voudrait", "voudrais", "voulait",
        "desire", "desirent", "desirer", "desirons", "desirant", "souhaite", "souhaitent", "souhaiter", "souhaitons",
        "souhaitant", "souhaiterait", "aimerait", "accepte", "acceptent", "accepter", "autorise", "autorisent",
        "consent", "interesse", "interessee", "want", "wants", "wish", "wishes", "like", "agree", "agrees", "accept",
        "accepts", "consents", "interested",
    ]

    /// Words of those who tell what happened, and not what is asked.
    static let narrators: Set<String> = [
        "a", "ai", "ont", "avons", "avait", "has", "have", "had", "was", "were", "est",
    ]

    /// A refusal with one of them is one of some hours.
    static let conditions: Set<String> = [
        "avant", "apres", "entre", "durant", "pendant", "before", "after", "between", "during", "until", "jusqu",
        "jusque", "till", "soir", "matin", "midi", "evening", "evenings", "morning", "mornings", "weekend", "weekends",
        "samedi", "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "tot", "tard", "early", "late", "sans", "without",
    ]

    /// Behind `au` or `at`: a place where the customer is not to be reached, and others stay open.
    static let workplaces: Set<String> = ["bureau", "travail", "boulot", "work", "office", "job"]

    /// Somebody else than the customer, or somebody who may be.
    static let others: Set<String> = [
        "conjoint", "conjointe", "epouse", "epoux", "femme", "mari", "spouse", "wife", "husband", "mere", "pere",
        "fils", "fille", "parents", "mother", "father", "daughter", "frere", "soeur", "brother", "sister", "ex",
        "partenaire", "partner", "secretaire", "secretary", "assurance", "assureur", "insurance", "banque", "bank",
        "vendeur", "conseiller", "directeur", "salesperson", "advisor", "manager", "bureau", "office",
    ]

    /// A refusal that they follow may be one of a single matter.
    static let limits: Set<String> = [
        "pour", "for", "si", "if", "unless", "tant", "about", "concernant", "regarding", "au", "sujet", "directement",
        "directly",
    ]

    /// The channels that they introduce stay open.
    static let exceptions: Set<String> = ["sauf", "except", "excepte", "seulement", "uniquement", "only", "hormis"]

    /// Behind `aucun courriel`: there is none.
    static let absences: Set<String> = [
        "dossier", "file", "recu", "recue", "received", "fourni", "fournie", "valide", "valid", "disponible",
        "available", "connu", "known", "provided", "given", "inscrit", "inscrite", "date", "etabli", "possible",
        "depuis", "since", "reussi", "fait", "made", "manque", "manques", "missed", "retour", "back", "return",
        "returned", "sur", "on", "applicable", "acceptee", "accepted", "avec", "joint", "dans", "in", "from",
        "repondu", "answer", "answered", "reponse", "response", "system", "systeme", "established", "yet", "encore",
        "personnel", "perso", "maison", "fixe", "envoye", "sent", "acheminee", "laisse", "left", "needed", "requis",
        "necessaire", "available", "auto", "prevu",
    ]

    static let courtesies: Set<String> = ["svp", "please", "merci", "thanks", "thank", "you", "client", "customer"]
}
