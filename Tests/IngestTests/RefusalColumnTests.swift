import Records
import Testing

@testable import Ingest

private func propose(_ header: String, _ values: [String], _ entity: Entity = .customer) throws -> Mapping {
    let rows = (0..<12).map { values[$0 % values.count] }
    return try Mapper().propose(
        SampleTable(columns: [("No client", (1...12).map(String.init)), ("Nom", ["Roy", "Côté"]), (header, rows)]),
        entity: entity)
}

private let yesAndNo = [
    ["Oui", "Non", "Non"], ["O", "N", ""], ["1", "0", "0"], ["X", "", ""], ["true", "false"], ["Y"],
]

@Suite struct `A column that speaks of refusal, consent or death` {
    @Test(arguments: [
        ("Do Not Call (DNC)", "consent_phone:optout"), ("Unsubscribe / Remove", "consent_email:optout"),
        ("NPC", "consent_all:optout"), ("NPA", "consent_phone:optout"), ("DNC", "consent_phone:optout"),
        ("DNCL", "consent_phone:optout"), ("Ne pas contacter", "consent_all:optout"),
        ("Do Not Mail", "consent_mail:optout"), ("Opt Out", "consent_all:optout"),
        ("Désinscrit", "consent_email:optout"), ("Unsubscribed", "consent_email:optout"),
        ("Refus courrier électronique", "consent_email:optout"), ("donotphone", "consent_phone:optout"),
        ("Ne pas envoyer de courrier électronique", "consent_email:optout"), ("Don't Market", "consent_all:optout"),
        ("donotpostalmail", "consent_mail:optout"), ("Do not allow Mails", "consent_mail:optout"),
        ("Ne veut plus recevoir", "consent_all:optout"), ("Exclude from marketing", "consent_all:optout"),
        ("Autoriser les courriers électroniques", "consent_email:optin"),
        ("Appels non désirés", "consent_phone:optout"), ("Disallow Email", "consent_email:optout"),
        ("DisallowBulkEmail", "consent_email:optout"), ("Never contact", "consent_all:optout"),
        ("IsExcludedFromCampaigns", "consent_all:optout"), ("Cease contact", "consent_all:optout"),
        ("Prevent SMS", "consent_text:optout"), ("Empêcher courriels", "consent_email:optout"),
        ("NDNCL", "consent_phone:optout"), ("Interdire courriel", "consent_email:optout"),
        ("Refus de publipostage", "consent_all:optout"), ("Pas d’infolettre", "consent_email:optout"),
        ("S’oppose aux appels", "consent_phone:optout"), ("Courriel permis", "consent_email:optin"),
        ("AllowSolicit", "consent_all:optin"), ("is_subscribed", "consent_email:optin"),
        ("Refus client", "consent_all:optout"), ("No Email", "consent_email:optout"),
        ("No Phone", "consent_phone:optout"), ("Subscribed", "consent_email:optin"),
        ("Email Subscriber", "consent_email:optin"),
        ("Abonné", "consent_email:optin"), ("Inscrit infolettre", "consent_email:optin"),
        ("Can Text", "consent_text:optin"), ("Textable", "consent_text:optin"),
        ("Contactable", "consent_all:optin"), ("Contact autorisé", "consent_all:optin"),
        ("Decéde", "status:deceased"), ("Deceased", "status:deceased"), ("Décédé", "status:deceased"),
        ("Is Deceased", "status:deceased"), ("Défunt", "status:deceased"),
        ("Consentement révoqué", "consent_all:optout"), ("Consent Revoked", "consent_all:optout"),
        ("Sans consentement (courriel)", "consent_email:optout"), ("Aucun consentement", "consent_all:optout"),
        ("Contact non autorisé", "consent_all:optout"), ("Opt In Declined", "consent_all:optout"),
        ("Email Permission Denied", "consent_email:optout"), ("Can't Email", "consent_email:optout"),
        ("Cannot Text", "consent_text:optout"), ("N’accepte aucun courriel", "consent_email:optout"),
        ("Withhold consent", "consent_all:optout"), ("Consentement (oui/non)", "consent_all:optin"),
        ("LNNTE (enregistrement)", "consent_phone:optout"),
        ("Opt In Text", "consent_text:optin"), ("Unsubscribe from texts", "consent_text:optout"),
        ("Do Not Call/Text", "consent_text:optout,phone"), ("Email & Text Opt Out", "consent_email:optout,text"),
        ("Ne pas appeler ni texter", "consent_text:optout,phone"),
        ("Consentement courriel et SMS", "consent_email:optin,text"),
    ])
    func `is mapped where its words are certain, however yes is written`(header: String, field: String) throws {
        for values in yesAndNo { #expect(try propose(header, values).field(header) == field, "\(values)") }
    }

    @Test(arguments: [
        ("Statut courriel", Field.consentEmail), ("Email Status", .consentEmail), ("Privacy Flag", .consentAll),
        ("Vie privée", .consentAll), ("Loi 25", .consentAll), ("Bounced", .consentEmail), ("Marketing", .consentAll),
        ("Autorisation", .consentAll), ("Mailing List", .consentEmail), ("Promotions", .consentAll),
        ("No consent", .consentAll), ("Non désabonné", .consentEmail), ("Consentement non requis", .consentAll),
        ("Email Disabled", .consentEmail), ("Texto non permis", .consentText),
        ("Texter", .consentText), ("Third party consent", .consentAll), ("Consent Missing", .consentAll),
        ("Refus de rappel", .consentAll),
        ("Demande de consentement envoyée", .consentAll), ("Opt-in Pending", .consentAll),
        ("Removed from DNC", .consentPhone), ("Désabonnement annulé", .consentEmail),
    ])
    func `is asked about where a yes may mean either`(header: String, field: Field) throws {
        for values in yesAndNo {
            let mapping = try propose(header, values)
            #expect(mapping.field(header) == nil)
            #expect(mapping[header]?.question == .consentPolarity(field: field), "\(values)")
        }
    }

    @Test(arguments: ["Date fin consentement", "Consent End Date", "Fin LCAP", "Consent Expires", "CASL Expiry Date"])
    func `that says when a consent ends is no day on which it was given`(header: String) throws {
        #expect(try propose(header, ["2025-06-30", "2024-03-22", ""]).field(header) == "consent_end")
    }

    @Test(arguments: [
        "Credit Check Consent", "Consentement enquête de crédit", "Consentement signature électronique",
        "Data Retention Consent", "Call Recording Consent", "Do Not Share", "Opt Out of Surveys", "Ne pas facturer",
        "Refus de crédit", "Consentement rappel de sécurité",
    ])
    func `that is about something else than messages that sell is neither a consent nor a refusal`(header: String)
        throws
    {
        for values in yesAndNo {
            let mapping = try propose(header, values)
            #expect(mapping.field(header) == nil && mapping[header]?.question == nil)
        }
        let mixed = try propose("Marketing and financing consent", ["Y", "N"])
        #expect(mixed["Marketing and financing consent"]?.question != nil)
    }

    @Test func `of one row a channel makes a journal of consents`() throws {
        let header = ["Date du consentement", "No client", "Courriel", "Canal", "Statut", "Type de consentement"]
        let mapping = try Mapper().propose(
            SampleTable(
                header,
                [
                    ["2024-01-20", "1", "anne@exemple.ca", "Texto", "Retiré", "Express"],
                    ["2024-01-21", "2", "luc@exemple.ca", "Courriel", "Accordé", "Express"],
                ]))
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.field("Canal") == "consent_channel")
        #expect(mapping.field("Statut") == "consent_all")
    }

    @Test(arguments: [
        "Consentement essai routier", "Consentement réparation", "Consentement témoins", "Consentement transactionnel",
        "E-Sign Consent", "OEM Consent", "Opt-in SMS rendez-vous", "Consentement tacite", "Consentement implicite",
        "CASL Implied Consent", "Date consentement tacite", "Consentement à la collecte", "PIPEDA consent",
        "Consentement Loi 25", "GDPR consent", "Consentement vie privée",
    ])
    func `that grants something else, or that nobody gave in words, is asked about`(header: String) throws {
        for values in yesAndNo + [["2025-06-30", "2024-03-22", ""]] {
            let mapping = try propose(header, values)
            #expect(mapping.field(header) == nil && mapping[header]?.question != nil, "\(values)")
        }
    }

    @Test(arguments: [
        "Ne pas modifier", "Do Not Merge", "Do Not Delete", "(Do Not Modify) Row Checksum", "Never contacted",
        "Ne pas supprimer",
    ])
    func `that protects the record, or tells what was done, is neither a consent nor a refusal`(header: String) throws {
        for values in yesAndNo {
            let mapping = try propose(header, values)
            #expect(mapping.field(header) == nil && mapping[header]?.question == nil)
        }
    }

    @Test(arguments: [
        "Comm OK", "Comm Flag", "Campagnes", "AUTH_CONTACT", "Spam", "CommunicationsFlag", "Relance permise",
        "Envoi de circulaires", "Liste nationale de numéros exclus",
    ])
    func `of yes and no that may be about messages is asked about`(header: String) throws {
        let mapping = try propose(header, ["Y", "N", "Y", "Y"])
        #expect(mapping.field(header) == nil && mapping[header]?.question != nil)
        #expect(try propose(header, ["12", "14", "15", "18"])[header]?.question == nil)
    }

    @Test(arguments: [
        "Email valide", "Courriel vérifié", "Contact principal", "Appel retourné", "Has Email", "Envoi fait",
        "Campaign Member", "Message lu", "Email confirmed",
    ])
    func `of yes and no that tells of an address or of what was done is not`(header: String) throws {
        #expect(try propose(header, ["Y", "N", "Y", "Y"])[header]?.question == nil)
    }

    @Test(arguments: ["Opt-in requis", "C-28", "Anti-pourriel", "Double opt-in"])
    func `of yes and no that nobody can read is asked about`(header: String) throws {
        #expect(try propose(header, ["Oui", "Non", "Oui"])[header]?.question != nil)
    }

    @Test(arguments: ["Anti-pourriel", "Courriers électroniques", "Courriels"])
    func `of answers is a consent and no address`(header: String) throws {
        #expect(try propose(header, ["Refusé", "Accepté", "Refusé"]).field(header) == "consent_email")
    }

    @Test func `of channels that are allowed is asked about`() throws {
        let mapping = try propose("Canaux permis", ["poste", "courriel;texto", "courriel"])
        #expect(mapping["Canaux permis"]?.question == .consentPolarity(field: .consentAll))
    }

    @Test func `of words that somebody may leave by is no refusal`() throws {
        let words = "J'accepte de recevoir des offres. Je peux me désabonner en tout temps."
        #expect(try propose("Texte affiché", [words, words, words])["Texte affiché"]?.question == nil)
    }

    @Test(arguments: ["Canaux", "Channels", "Moyens autorisés", "Mode", "Portée", "Consent channels"])
    func `of channels beside a consent says what it is for`(header: String) throws {
        let mapping = try Mapper().propose(
            SampleTable(columns: [
                ("No client", ["1", "2", "3"]), ("Nom", ["Roy", "Côté", "Caron"]),
                ("Consentement", ["Oui", "Oui", "Non"]),
                (header, ["Courriel", "SMS", "Sauf SMS"]),
            ]))
        #expect(mapping.field(header) == "consent_channel")
        // Where nothing speaks of a consent they are ways to reach somebody.
        let apart = try Mapper().propose(
            SampleTable(columns: [
                ("No client", ["1", "2", "3"]), ("Nom", ["Roy", "Côté", "Caron"]),
                (header, ["Courriel", "SMS", "SMS"]),
            ]))
        #expect(header.hasPrefix("Consent") || apart.field(header) != "consent_channel")
    }

    @Test func `of channels that were refused closes those`() throws {
        #expect(try propose("opt_outs", ["email", "sms", "email|sms"]).field("opt_outs") == "consent_all:optout")
    }

    @Test func `of granted and types makes a journal of consents`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["Email", "ConsentType", "Granted", "ConsentDate"],
                [
                    ["anne@exemple.ca", "Email", "TRUE", "2025-01-02"],
                    ["luc@exemple.ca", "SMS", "FALSE", "2025-01-03"],
                ]))
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.field("ConsentType") == "consent_channel")
        #expect(mapping.field("Granted") == "consent_all:optin")
    }

    @Test(arguments: [
        ("Désabonné de tout", "consent_all:optout"), ("Unsubscribed from all", "consent_all:optout"),
        ("Désabonné (tous)", "consent_all:optout"), ("Unsubscribed from all email", "consent_email:optout"),
    ])
    func `of those who left everything closes every channel`(header: String, field: String) throws {
        for values in yesAndNo { #expect(try propose(header, values).field(header) == field) }
    }

    @Test(arguments: ["Refus mail", "Ne pas envoyer de mail", "Désabonné mail", "Stop mail", "Opt-out mail"])
    func `about mail is about e-mail in a French file that calls it so`(header: String) throws {
        let table = SampleTable(columns: [
            ("N° client", ["1", "2"]), ("Nom", ["Roy", "Côté"]), ("Mail", ["luc@exemple.fr", "anne@exemple.fr"]),
            (header, ["Oui", "Non"]),
        ])
        #expect(try Mapper().propose(table).field(header) == "consent_email:optout")
    }

    @Test(arguments: [
        ("phones[mobile].doNotCall", "consent_phone:optout"), ("emails[0].doNotEmail", "consent_email:optout"),
        ("phones[mobile].doNotText", "consent_text:optout"), ("emails[0].unsubscribed", "consent_email:optout"),
    ])
    func `inside a list of addresses is about them`(header: String, field: String) throws {
        #expect(try propose(header, ["true", "false"]).field(header) == field)
    }

    @Test(arguments: [
        ("Peut être contacté", "consent_all:optin"), ("Contact Permission", "consent_all:optin"),
        ("Consentement courriel (O=oui, N=refus)", "consent_email:optin"),
        ("Email Consent (opt-in / opt-out)", "consent_email:optin"),
    ])
    func `is a consent however its answers are listed`(header: String, field: String) throws {
        for values in yesAndNo { #expect(try propose(header, values).field(header) == field, "\(values)") }
    }

    @Test(arguments: ["Courriel O/N", "Email Y/N", "Envoyer courriels"])
    func `of yes and no for a channel is asked about`(header: String) throws {
        #expect(try propose(header, ["N", "O", "N", "O"])[header]?.question != nil)
    }

    @Test(arguments: [
        ("Accepte les promotions", "Date d'acceptation"), ("Abonné infolettre", "Date abonnement"),
        ("Consentement courriel", "Date d'inscription"),
    ])
    func `has its day in the column beside it`(consent: String, day: String) throws {
        let mapping = try Mapper().propose(
            SampleTable(columns: [
                ("No client", ["1", "2"]), ("Nom", ["Roy", "Côté"]), (consent, ["Oui", "Non"]),
                (day, ["2025-03-14", "2025-04-22"]),
            ]))
        #expect(mapping.field(day) == "consent_date")
        // Elsewhere it is the day of something else.
        let apart = try Mapper().propose(
            SampleTable(columns: [
                ("No client", ["1", "2"]), (day, ["2025-03-14", "2025-04-22"]), ("Nom", ["Roy", "Côté"]),
                (consent, ["Oui", "Non"]),
            ]))
        #expect(apart.field(day) != "consent_date")
    }

    @Test(arguments: ["Solliciter", "TCPA Consent"]) func `of yes and no is never passed over`(header: String) throws {
        let mapping = try propose(header, ["Oui", "Non", "Non"])
        #expect(mapping.field(header) != nil || mapping[header]?.question != nil)
    }

    @Test func `of what a mailing service bills is none`() throws {
        let mapping = try propose("Marketing contact status", ["Marketing contact", "Non-marketing contact"])
        #expect(mapping.field("Marketing contact status") == nil)
    }

    @Test func `with codes of its own is asked about`() throws {
        let header = "Consentement courriel (1=exprès, 2=tacite, 3=refus)"
        #expect(try propose(header, ["1", "1", "3"])[header]?.question != nil)
    }

    @Test func `of the words that were agreed to is the proof`() throws {
        let wording = "Yes, I agree to receive promotional emails from Example Motors."
        #expect(try propose("Consent Text", [wording, wording, ""]).field("Consent Text") == "consent_proof")
    }

    @Test func `beside a column of channels makes a journal, whoever else is named`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["No client", "Courriel", "Cellulaire", "Canal", "Statut", "Date", "Source"],
                [
                    ["1", "luc@exemple.ca", "438-834-6068", "Courriel", "Refusé", "2026-08-10", "Formulaire"],
                    ["2", "eve@exemple.ca", "438-834-6069", "SMS", "Accepté", "2026-08-11", "Formulaire"],
                ]))
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.field("Statut") == "consent_all" && mapping.field("Canal") == "consent_channel")
    }

    @Test(arguments: ["Non contacté", "Contact annulé", "Client non joint", "Non sollicité", "RDV annulé"])
    func `that tells what was done is no refusal`(header: String) throws {
        for values in yesAndNo + [["2025-06-30", "2024-03-22", ""]] {
            let mapping = try propose(header, values)
            #expect(mapping.field(header) == nil && mapping[header]?.question == nil)
        }
    }

    @Test(arguments: [
        ("Do Not Call (DNC)", "consent_phone"), ("Unsubscribe / Remove", "consent_email"),
        ("Consentement retiré", "consent_all"),
    ])
    func `of refusals may hold the days since which they stand`(header: String, field: String) throws {
        let target = try propose(header, ["2025-06-30", "2024-03-22", ""])[header]?.target
        #expect(target?.field.rawValue == field && target?.modifiers.contains(.optOut) == true)
    }

    @Test(arguments: ["Pas de courriel", "Not on DNC list", "Désabonnement annulé"])
    func `that denies or turns says of no day what happened on it`(header: String) throws {
        let mapping = try propose(header, ["2025-06-30", "2024-03-22", ""])
        #expect(mapping.field(header) == nil && mapping[header]?.question != nil)
    }

    @Test func `of a moment, a channel or a method means something in a list of answers only`() throws {
        #expect(try propose("Timestamp", ["2025-06-30", "2024-03-22", ""]).field("Timestamp") == nil)
        #expect(try propose("Channel", ["Email", "Phone"]).field("Channel") == nil)
        #expect(try propose("Consent Method", ["Web form", "Verbal"]).field("Consent Method") == "consent_proof")
    }

    @Test(arguments: [
        ("Date consentement courriel", "consent_email_date"), ("SMS Opt In Date", "consent_text_date"),
        ("Date de consentement", "consent_date"), ("Date consentement LCAP", "consent_date"),
    ])
    func `of days belongs to the channel that it names`(header: String, field: String) throws {
        #expect(try propose(header, ["2025-06-30", "2024-03-22", ""]).field(header) == field)
    }

    @Test(arguments: [
        ("Statut courriel", "consent_email"), ("Email Status", "consent_email"), ("SMS Status", "consent_text"),
        ("Subscription Status", "consent_email"), ("LCAP", "consent_email"), ("Type de consentement", "consent_email"),
        ("Marketing", "consent_all"), ("Privacy", "consent_all"),
    ])
    func `that holds states goes where their own words count`(header: String, field: String) throws {
        for values in [
            ["Abonné", "Désabonné", ""], ["Subscribed", "Unsubscribed", "Bounced"], ["Opt-in", "Opt-out"],
        ] {
            #expect(try propose(header, values).field(header) == field, "\(values)")
        }
    }

    @Test(arguments: [
        ["Oui", "Non", "Exprès", "opt-out"], ["Oui", "Non", "Implicite"], ["Exprès", "Implicite", "Retiré"],
        ["Oui", "Désabonnée", "Plainte", "Ne pas contacter"], ["Non merci", "voir dossier", "verbal"],
        [
            "Oui", "Ne veut plus recevoir de courriels de notre part, avisé par téléphone", "à revoir", "verbal",
            "Lucie",
        ],
        ["2026-03-01", "2026-03-02", "Non", "2026-04-01"],
    ])
    func `keeps the sense of its header whatever words stand in it`(values: [String]) throws {
        #expect(
            try propose("Consentement courriel", values).field("Consentement courriel") == "consent_email:optin")
        #expect(try propose("Opt-out courriel", values).field("Opt-out courriel") == "consent_email:optout")
    }

    @Test(arguments: ["Type de consentement", "Statut du consentement", "Statut courriel", "LCAP"])
    func `that holds states takes a bare no among them for a refusal`(header: String) throws {
        let values = ["Abonné", "Désabonné", "Abonné", "Non"]
        #expect(try propose(header, values).field(header)?.hasSuffix(":optin") == true)
        let sampled = try propose(header, ["Abonné", "Désabonné"])
        #expect(sampled.field(header)?.contains(":") == false)
        var survey = ColumnSurvey(sampled)
        survey.add(
            SampleTable(columns: [("No client", ["1"]), ("Nom", ["Roy"]), (header, ["Abonné", "-", "Non"])]).batch)
        #expect(survey.finish(sampled).field(header)?.hasSuffix(":optin") == true)
    }

    @Test func `is no list of names`() throws {
        let mapping = try propose("Contact autorisé", ["Jean O. Roy", "Ève Côté", "Aucun"])
        #expect(mapping.field("Contact autorisé") == nil)
        #expect(mapping["Contact autorisé"]?.question != nil)
    }

    @Test(arguments: [
        ("Code", ["A", "NPC", "B"]), ("Zone libre", ["", "Ne pas appeler", "VIP"]), ("Champ 7", ["", "Décédé", ""]),
        ("Remarque interne", ["DNC", "ok", "bon client"]), ("Type de contact", ["Unsubscribed", "Hot", "Cold"]),
        ("Consentement client", ["peut-être", "verbal", "à revoir"]), ("Privacy Code", ["A", "B", "C"]),
        ("Décédé", ["à vérifier", "voir dossier", "?"]),
    ])
    func `is never passed over in silence`(header: String, values: [String]) throws {
        let mapping = try propose(header, values)
        #expect(mapping.field(header) == nil)
        #expect(mapping[header]?.question != nil)
    }

    @Test(arguments: [
        ("Promotion", ["Été 2024 Civic", "Hiver 2025 CR-V", "Vente privée"]),
        ("NPA", ["418", "514", "581"]), ("Email Status", ["Valid", "Invalid"]), ("Date contact", ["2024-05-01"]),
        ("À contacter", ["Oui", "Non"]), ("Refus assurance", ["Oui", "Non"]),
    ])
    func `is not every column that shares a word with one`(header: String, values: [String]) throws {
        let mapping = try propose(header, values)
        #expect(mapping.field(header)?.hasPrefix("consent") != true)
        if case .consentPolarity = mapping[header]?.question { Issue.record("asked about \(header)") }
    }

    @Test func `does not make a list of customers one of consents`() throws {
        let table = SampleTable(columns: [
            ("Courriel", ["a@x.ca", "b@x.ca"]), ("Prénom", ["Luc", "Ève"]), ("Nom", ["Roy", "Côté"]),
            ("Promotions", ["Oui", "Non"]), ("Privacy", ["P", "N"]),
        ])
        #expect(try Mapper().propose(table).entity == .customer)
    }

    @Test func `of deaths stands beside a status of its own`() throws {
        let mapping = try Mapper().propose(
            SampleTable(columns: [
                ("Nom", ["Roy"]), ("Statut", ["Actif", "Inactif"]), ("Décédé", ["X", ""]),
                ("Date du décès", ["2024-01-02", ""]),
            ]), entity: .customer)
        #expect(mapping.field("Statut") == "status")
        #expect(mapping.field("Décédé") == "status:deceased")
        #expect(mapping.field("Date du décès") == "status:deceased")
    }

    @Test func `names its proof apart`() throws {
        #expect(
            try propose("Preuve du consentement", ["formulaire", "verbal"]).field("Preuve du consentement")
                == "consent_proof")
    }
}
