import Records
import Testing

/// What people typed, and what it closes: channels, `all`, `?` before what a person has to read, nothing.
@Suite struct `Words by which somebody says stop` {
    private func said(_ text: String, _ place: RefusalText.Place = .anywhere) -> String {
        let text = RefusalText(cell: Array(text.utf8), place)
        return (text.closed.map { $0 ?? "all" } + text.doubtful.map { "?" + ($0 ?? "all") }).joined(separator: " ")
    }

    @Test(arguments: [
        ("Ne désire plus être contactée", "all"), ("Ne désire plus être contacté", "all"),
        ("Ne veut plus être contacté", "all"), ("Ne souhaite pas être sollicitée", "all"),
        ("Client ne veut plus être dérangé", "all"), ("Ne plus me contacter SVP", "all"),
        ("SVP ne plus me contacter", "all"), ("Ne me contactez plus", "all"),
        ("Merci de ne plus nous contacter", "all"),
        ("ne plus contacter", "all"), ("NE PAS CONTACTER", "all"), ("Pas contacter svp", "all"),
        ("Aucun contact", "all"), ("Aucun contact SVP", "all"), ("no contact", "all"),
        ("Stop courriel", "EM"), ("STOP COURRIELS!!", "EM"), ("Stop email", "EM"), ("stop e-mails please", "EM"),
        ("Stop texto", "SM"), ("stop sms", "SM"), ("STOP", "all"), ("Stop SVP", "all"), ("STOP PUB", "all"),
        ("Arrêtez de m'écrire", "EM"), ("Arrêtez de m’envoyer des courriels", "EM"), ("arreter de m'appeler", "PH"),
        ("Arrêtez de m'envoyer de la publicité", "all"), ("Cessez de me contacter", "all"),
        ("Cesser tout envoi", "all"), ("cesser toute communication", "all"), ("Arrêter les appels", "PH"),
        ("SVP ne plus m’envoyer de promotions", "all"), ("Ne plus m'envoyer", "all"), ("ne plus rien m'envoyer", "all"),
        ("N’envoyez plus de courriels", "EM"), ("Ne m'envoyez plus rien", "all"), ("ne m'appelez plus", "PH"),
        ("Ne m'écrivez plus", "EM"), ("Ne plus envoyer d'infolettre", "EM"), ("ne pas envoyer de publicité", "all"),
        ("Ne plus écrire", "EM"), ("ne plus téléphoner", "PH"), ("ne pas texter", "SM"), ("NE PAS POSTER", "PO"),
        ("ne veut plus de courriels", "EM"), ("veut plus recevoir de courriel", "EM"),
        ("Ne veut plus recevoir de courriels", "EM"), ("Ne veut pas de promotions", "all"),
        ("ne souhaite pas recevoir d'offres", "all"), ("Ne souhaite pas recevoir d’offres", "all"),
        ("ne désire pas recevoir l'infolettre", "EM"), ("ne veut rien recevoir", "all"),
        ("Aucune sollicitation", "all"), ("Pas de sollicitation", "all"), ("sans sollicitation", "all"),
        ("Aucune publicité", "all"), ("pas de pub svp", "all"), ("Aucun courriel SVP", "EM"),
        ("Aucun courriel promotionnel", "EM"), ("Pas de courriel s'il vous plaît", "EM"), ("pas de texto", "SM"),
        ("Plus de courriels", "EM"), ("plus d'appels", "PH"), ("Pas d'infolettre", "EM"), ("Aucun appel SVP", "PH"),
        ("Refuse la publicité", "all"), ("refuse toute sollicitation", "all"), ("Refuse les courriels", "EM"),
        ("Refuse d'être contactée", "all"), ("refuse tout contact", "all"), ("Refus de sollicitation", "all"),
        ("refuse de recevoir nos courriels", "EM"), ("opposée à la prospection", "all"),
        ("Je me désabonne", "EM"), ("Client désabonné", "EM"), ("Désabonnée, déjà avisée", "EM"),
        ("se désinscrire", "EM"), ("Opt out", "all"), ("OPTED-OUT", "all"), ("liste noire", "all"), ("DNC", "PH"),
        ("NPA", "PH"), ("À retirer de la liste d'envoi", "all"), ("Retirez-moi de votre liste", "all"),
        ("Enlever de l'infolettre", "EM"), ("Laissez-moi tranquille", "all"), ("Décédée en 2024", "all"),
        ("Ne pas contacter par téléphone", "PH"), ("ne plus contacter par courriel ni texto", "EM SM"),
        ("ne pas appeler ni texter", "PH SM"), ("Cliente fâchée. Ne plus appeler. Rappel fait", "PH"),
        ("ne pas contacter pour promotions", "all"), ("S.V.P. ne pas appeler", "PH"),
        ("ne pas appeler ni envoyer de courriel", "PH EM"), ("Ne plus envoyer de courriels ni appeler", "EM PH"),
        ("Consentement retiré", "all"), ("Retrait du consentement 2026-05-05", "all"), ("Consentement refusé", "all"),
        ("Refuse LCAP", "all"), ("LCAP : non", "all"), ("refus courriel", "EM"),
        ("a demandé qu'on ne l'appelle plus", "PH"), ("On ne doit plus l'appeler", "PH"),
        ("interdiction d'appeler", "PH"), ("Appels interdits", "PH"), ("Veut plus se faire appeler", "PH"),
        ("ne veut pas se faire déranger", "all"), ("ni appel ni courriel", "PH EM"), ("ARRET", "all"),
        ("Effacement", "all"),
        ("demande la suppression de ses données (Loi 25)", "all"),
        ("Demande d'effacement Loi 25 reçue 2026-05-02", "all"),
        ("le client est décédé, parler à la succession", "all"),
    ])
    func `close channels in French`(text: String, expected: String) {
        #expect(said(text) == expected, "\(text)")
    }

    @Test(arguments: [
        ("do not contact", "all"), ("do_not_contact", "all"), ("DoNotContact", "all"), ("Do-Not-Contact", "all"),
        ("Please do not contact me", "all"), ("Please do not contact me again", "all"), ("don't call", "PH"),
        ("Don’t call me", "PH"), ("do not call", "PH"), ("never call", "PH"), ("Do not email", "EM"),
        ("do not e-mail", "EM"), ("DO NOT TEXT", "SM"), ("Do not mail", "PO"), ("do not solicit", "all"),
        ("do not send promotions", "all"), ("Do not send any emails", "EM"), ("do not send me anything", "all"),
        ("Remove from mailing list", "EM"), ("Please remove me from your mailing list", "EM"),
        ("remove me from your list", "all"), ("please remove me", "all"), ("take me off your list", "all"),
        ("removed from list", "all"), ("Unsubscribe", "EM"), ("please unsubscribe me", "EM"),
        ("I want to unsubscribe", "EM"), ("UNSUBSCRIBED", "EM"), ("stop calling", "PH"), ("Stop emailing me", "EM"),
        ("stop texting", "SM"), ("Stop contacting me", "all"), ("stop sending me emails", "EM"),
        ("Stop all marketing", "all"), ("No more emails", "EM"), ("no more calls", "PH"), ("No texts", "SM"),
        ("no solicitation", "all"), ("No marketing", "all"), ("no marketing emails", "EM"), ("no newsletter", "EM"),
        ("no emails please", "EM"), ("no calls please", "PH"), ("does not want to be contacted", "all"),
        ("doesn't want emails", "EM"), ("Does not want any calls", "PH"), ("no longer wants to receive emails", "EM"),
        ("no longer wishes to be contacted", "all"), ("Asked not to be called", "PH"),
        ("asks not to be contacted", "all"),
        ("not interested in receiving promotions", "all"), ("customer opted out", "all"), ("blacklisted", "all"),
        ("leave me alone", "all"), ("Do not disturb", "all"), ("refuses all marketing", "all"),
        ("do not use this email", "EM"), ("should not be contacted", "all"), ("CASL refused", "all"),
        ("never contact again", "all"), ("deceased", "all"), ("Do not contact by phone", "PH"),
        ("no advertising", "all"), ("delete me from your mailing list", "EM"),
    ])
    func `close channels in English`(text: String, expected: String) {
        #expect(said(text) == expected, "\(text)")
    }

    @Test(arguments: [
        ("Aucun courriel", "?EM"), ("Pas de courriel", "?EM"), ("no email", "?EM"), ("No calls", "?PH"),
        ("aucun appel", "?PH"), ("No mail", "?PO"), ("pas de courrier", "?PO"), ("Pas de poste", "?PO"),
        ("do not contact spouse", "?all"), ("Ne pas appeler sa femme", "?PH"), ("ne pas contacter le conjoint", "?all"),
        ("Do not call wife", "?PH"), ("ne plus contacter l'ex", "?all"), ("ne pas contacter pour le rappel", "?all"),
        ("do not call about the recall", "?PH"), ("Ne pas contacter pour l'instant", "?all"),
        ("ne pas appeler si occupé", "?PH"), ("do not contact unless urgent", "?all"), ("aucune offre", "?all"),
        ("No offers", "?all"), ("pas d'offres", "?all"), ("refuse les offres", "?all"), ("n'est pas désabonné", "?EM"),
        ("not unsubscribed", "?EM"), ("ne veut plus rien savoir", "?all"),
        ("Ne veut plus entendre parler de nous", "?all"),
        ("ne plus m'envoyer chez ma mère", "?all"), ("do not send me there", "?all"),
        ("ne pas contacter directement", "?all"), ("Ne pas appeler son bureau", "?PH"),
        ("do not call the office", "?PH"), ("ne pas écrire à la secrétaire", "?EM"), ("Aucune communication", "?all"),
        ("no communication", "?all"), ("aucun courriel, préfère jaser", "?EM"),
        ("pas d'appel le client est sourd", "?PH"),
        ("no email listed", "?EM"), ("Aucune lettre", "?PO"), ("no letters", "?PO"), ("Zéro courriel", "?EM"),
        ("do not contact his bank", "?all"), ("Ne pas relancer son vendeur", "?all"),
        ("ne pas appeler les parents", "?PH"),
        ("Do not email the husband", "?EM"), ("ne pas texter sa fille", "?SM"), ("never call her mother", "?PH"),
        ("ne pas joindre l'assureur", "?all"), ("Do not contact insurance", "?all"), ("no promotion for him", "?all"),
        ("aucune promotion", "?all"), ("no promo", "?all"), ("pas de promotion", "?all"), ("no phone calls", "?PH"),
        ("ne pas déranger son mari", "?all"), ("ne plus appeler sa mère", "?PH"), ("do not text wife", "?SM"),
        ("do not mail the ex", "?PO"), ("Ne pas contacter la banque", "?all"), ("Do not phone for parts", "?PH"),
        ("ne pas écrire pour la garantie", "?EM"), ("ne pas solliciter pour le moment", "?all"),
        ("ne pas contacter sauf par courriel", "SM PH PO ?EM"), ("do not contact except by email", "SM PH PO ?EM"),
    ])
    func `are held for a person where they are unsure`(text: String, expected: String) {
        #expect(said(text) == expected, "\(text)")
    }

    @Test(arguments: [
        "ne pas contacter avant 17 h", "Ne pas appeler le matin", "ne pas appeler après 21h", "do not call before 9",
        "Do not call after 9 pm", "ne pas texter durant le travail", "never call during supper",
        "ne pas appeler avant midi",
        "rappeler, pas de courriel reçu", "ne plus fonctionne", "aucun courriel au dossier", "no email on file",
        "pas de courriel valide", "Aucun courriel fourni", "no email provided", "No email available",
        "aucun contact depuis 2019", "Aucun contact possible", "no contact made", "aucun contact établi",
        "aucun appel reçu", "pas d'appel manqué", "no call back", "no calls received", "N'a pas été contacté",
        "n'a pas reçu de courriel", "n'a pas répondu", "ne répond pas au téléphone", "Ne fonctionne plus",
        "ne peut pas être joint", "le client n'est pas venu", "Ne pas oublier d'appeler", "n'hésitez pas à contacter",
        "Ne pas hésiter à téléphoner", "ne pas laver le véhicule", "ne pas laisser de message", "does not work",
        "Do not wash", "do not know", "don't have email", "did not call", "was not contacted", "never contacted",
        "jamais contacté", "customer has not been contacted", "no answer", "no", "non", "pas de réponse",
        "Stop & go défectueux", "stop light burned", "arrêt moteur", "arrêter au garage", "frein d'arrêt",
        "stops at red lights", "a cessé de fonctionner", "Retirer les pneus d'hiver", "remove tires",
        "retirer de la liste d'attente", "remove from waiting list", "enlever la rouille", "refuse la réparation",
        "a refusé l'offre", "Refus de crédit", "refused the offer", "oppose au prix", "veut pas de garantie prolongée",
        "ne veut pas de lavage", "Ne veut pas attendre", "not interested in the car", "pas intéressé",
        "aucune nouvelle", "pas de message", "aucune promotion applicable", "pas de promotion sur ce modèle",
        "no offer made", "ne pas envoyer la facture papier", "do not send invoice", "Ne pas envoyer au lavage",
        "Pour vous désabonner, cliquez ici", "To unsubscribe click here", "préfère le téléphone", "Courriel seulement",
        "Appeler seulement le soir", "email only", "Rue Notre-Dame", "Sainte-Anne-des-Plaines", "12 rue des Érables",
        "Noir", "Benoit Noiseux", "Donald Donovan", "Nevers", "Son père est décédé", "Stoneham", "Retour de courrier",
        "Ne pas appeler au bureau", "ne pas appeler au travail, cell seulement", "Ne pas appeler le vendredi",
        "no calls after 8 pm", "désabonné du forfait Sirius XM", "Désabonnement OnStar fait",
        "décédé: ancien propriétaire du véhicule", "Consentement non requis", "interdit de fumer dans l'auto",
        "ne pas changer l'huile", "l.ouellet@videotron.ca", "stop@exemple.ca", "", "x",
    ])
    func `say nothing when they set an hour, tell what was, or speak of something else`(text: String) {
        #expect(said(text) == "", "\(text)")
    }

    @Test(arguments: [
        ("l.ouellet@videotron.ca (désabonnée)", "EM"), ("l.ouellet@videotron.ca (unsubscribed)", "EM"),
        ("l.ouellet@videotron.ca STOP", "EM"), ("l.ouellet@videotron.ca (OPT OUT)", "EM"),
        ("l.ouellet@videotron.ca - ne pas utiliser", "EM"), ("do not use l.ouellet@videotron.ca", "EM"),
        ("DNC-l.ouellet@videotron.ca", "EM PH"), ("désabonné l.ouellet@videotron.ca", "EM"),
        ("l.ouellet@videotron.ca (ne pas contacter)", "all"), ("l.ouellet@videotron.ca (travail)", ""),
        ("stop.pub@exemple.ca", ""), ("l.ouellet@videotron.ca NPC", "all"),
    ])
    func `close the address that they stand beside`(text: String, expected: String) {
        #expect(said(text, .besideEmail) == expected, "\(text)")
    }

    @Test(
        arguments: [
            ("Email opt-in: No | SMS opt-in: No", ["EM", "SM"]), ("Consentement courriel : Non", ["EM"]),
            ("Accepte de recevoir des courriels : Non", ["EM"]),
            ("Newsletter: no. Permission to text: Declined", ["EM", "SM"]),
            ("Ne pas appeler : Non", []), ("Do not call: No", []), ("Email opt-in: Yes, SMS opt-in: No", ["SM"]),
            ("Ne pas appeler : Oui", ["PH"]), ("Marketing: non", ["all"]), ("Couleur : non", []),
            ("Tél. bureau : non", []),
            ("Échange : non, consentement : oui", []), ("Désabonné : non", []),
            // What goes on is no bare answer, and other things are asked for in a shop.
            ("Ne plus appeler : non intéressé", ["PH"]), ("Ne pas contacter : non joignable", ["all"]),
            ("Autorisation travaux : non", []), ("Abonnement SiriusXM : non", []), ("Consentement crédit : non", []),
            ("Promo pneus : non", []), ("Accepte soumission : non", []), ("Permission d'essai routier : non", []),
            ("Je peux me désabonner en tout temps", []), ("You can unsubscribe at any time", []),
            ("Je peux retirer mon consentement en tout temps.", []), ("Client informé qu'il peut se désabonner", []),
            ("Ne peut plus recevoir, désabonné", ["EM"]), ("Désabonné, peut être rappelé", ["EM"]),
            ("Plus de courrier électronique svp", ["EM"]),
            ("SMS: refusé", ["SM"]), ("Courriel: refusé, texto: refusé", ["EM", "SM"]),
            ("client fâché - plus jamais de courriels", ["EM"]),
            ("Ne pas appeler, consentement courriel: non", ["PH", "EM"]),
            ("Ne pas appeler, consentement courriel: oui", ["PH"]),
            ("Ne pas appeler, ne pas texter : non", []),
            ("Newsletter: no thanks", ["EM"]), ("I agree to receive texts: false", ["SM"]),
        ] as [(String, [String])])
    func `a question with its answer says what it asks`(text: String, closed: [String]) {
        #expect(RefusalText(cell: Array(text.utf8)).closed.map { $0 ?? "all" } == closed)
    }

    @Test(arguments: [
        ("450-462-1222 (ne pas appeler)", "PH"), ("450-462-1222 STOP", "all"), ("450-462-1222 DNC", "PH"),
        ("450-462-1222 ne pas utiliser", "PH SM"), ("450-462-1222 do not use", "PH SM"), ("450-462-1222 poste 12", ""),
        ("450-462-1222 no texts", "SM"), ("450-462-1222 après 17 h", ""),
    ])
    func `close the number that they stand beside`(text: String, expected: String) {
        #expect(said(text, .besidePhone) == expected, "\(text)")
    }
}
