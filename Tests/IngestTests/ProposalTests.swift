import Columns
import Foundation
import Records
import Testing

@testable import Ingest

private let numbers = 1...20
private let firstNames = numbers.map { ["Luc", "Ève", "Marie-Ève", "Jean", "Amélie"][$0 % 5] }
private let lastNames = numbers.map { ["Tremblay", "Gagnon", "Côté", "Roy", "Bouchard"][$0 % 5] }
private let emails = numbers.map { "personne\($0)@exemple.ca" }
private let phones = numbers.map { "514-555-01\($0 + 10)" }
private let postalCodes = numbers.map { "H\($0 % 9)X 1Y\($0 % 9)" }

private func propose(_ columns: [(String, [String])], _ entity: Entity? = nil, system: String? = nil) throws -> Mapping
{
    try Mapper().propose(SampleTable(columns: columns), system: system, entity: entity)
}

@Suite struct `Headers in the toolkit's own words` {
    @Test func `are taken as they are, whatever system shares some of them`() throws {
        let mapping = try propose([
            ("record_id", ["1"]), ("first_name", ["Luc"]), ("last_name", ["Roy"]), ("email", emails),
            ("phone_mobile", phones), ("address1", ["12 rang 4"]), ("city", ["Laval"]), ("province", ["QC"]),
            ("postal_code", postalCodes), ("created_at", ["2026-03-02"]), ("updated_at", ["2026-10-01"]),
        ])
        #expect(mapping.entity == .customer)
        #expect(mapping.profile == nil)
        #expect(mapping.field("created_at") == "created_at")
        #expect(mapping.field("phone_mobile") == "phone_mobile")
    }
}

@Suite struct `Ambiguous headers` {
    @Test func `Nom is a last name beside Prénom`() throws {
        let mapping = try propose([("Prénom", firstNames), ("Nom", lastNames)], .customer)
        #expect(mapping.field("Nom") == "last_name")
        #expect(mapping["Nom"]?.reason == .settled)
    }

    @Test func `Nom alone is a full name, written last name first where commas say so`() throws {
        #expect(
            try propose([("Nom", numbers.map { "Luc Roy\($0)" }), ("Ville", ["Laval"])], .customer).field("Nom")
                == "full_name")
        let lastFirst = try propose([("Nom", zip(lastNames, firstNames).map { "\($0), \($1)" })], .customer)
        #expect(lastFirst.field("Nom") == "full_name:lastfirst")
    }

    @Test func `Nom full of companies is a company`() throws {
        let companies = numbers.map { "90\($0 + 10)-1234 Québec inc." }
        #expect(try propose([("Nom", companies)], .customer).field("Nom") == "company")
    }

    @Test func `CP is a postal code, or a box`() throws {
        #expect(try propose([("CP", postalCodes)], .customer).field("CP") == "postal_code")
        #expect(
            try propose([("CP", numbers.map { String($0) }), ("Code postal", postalCodes)], .customer).field("CP")
                == nil)
        #expect(try propose([("CP", numbers.map { String(75000 + $0) })], .customer).field("CP") == "postal_code")
    }

    @Test func `Genre is a sex or a stock status`() throws {
        let sexes = numbers.map { $0 % 2 == 0 ? "H" : "F" }
        let stock = numbers.map { $0 % 2 == 0 ? "Neuf" : "Usagé" }
        #expect(try propose([("Genre", sexes)], .customer).field("Genre") == "sex")
        #expect(try propose([("Genre", stock)], .deal).field("Genre") == "deal_type")
        #expect(try propose([("Genre", [])], .deal)["Genre"]?.question == .meaning(candidates: [.dealType, .sex]))
    }

    @Test func `Type follows what the rows are`() throws {
        #expect(try propose([("Type", ["C", "G", "I"])], .repairOrder).field("Type") == "pay_type")
        #expect(try propose([("Type", ["web", "walk-in"])], .lead).field("Type") == "lead_type")
        #expect(
            try propose([("Type", ["Comptant", "Location", "Financement"])], .deal).field("Type") == "finance_type")
        #expect(try propose([("Type", ["Neuf", "Usagé", "Neuf"])], .deal).field("Type") == "deal_type")
        #expect(try propose([("Type", ["A1", "B2"])], .deal)["Type"]?.reason == .ambiguous)
    }

    @Test func `Mail is an address, a consent that must be asked about, or a street`() throws {
        #expect(try propose([("Mail", emails)], .customer).field("Mail") == "email")
        let flags = try propose([("Mail", numbers.map { $0 % 2 == 0 ? "O" : "N" })], .customer)
        #expect(flags.field("Mail") == nil)
        #expect(flags["Mail"]?.question == .consentPolarity(field: .consentMail))
        #expect(try propose([("Mail", numbers.map { "\($0) rue Principale" })], .customer).field("Mail") == "address1")
    }

    @Test func `Date follows what the rows are, and is asked about in a customer list`() throws {
        let dates = numbers.map { "2024-03-\($0 + 10)" }
        #expect(try propose([("Date", dates)], .deal).field("Date") == "deal_date")
        #expect(try propose([("Date", dates)], .appointment).field("Date") == "appointment_date")
        #expect(try propose([("Date", dates)], .customer)["Date"]?.reason == .ambiguous)
    }

    @Test func `Poste is an extension or a job`() throws {
        #expect(try propose([("Poste", ["221", "14", "3002"])], .customer).field("Poste") == "phone_extension")
        #expect(try propose([("Poste", ["Directrice", "Mécanicien"])], .customer).field("Poste") == nil)
    }

    @Test func `Titre is a civility or a job`() throws {
        #expect(try propose([("Titre", ["M.", "Mme", "Dr"])], .customer).field("Titre") == "civility")
        #expect(try propose([("Titre", ["Directrice", "Mécanicien"])], .customer).field("Titre") == nil)
    }

    @Test func `Livraison is done for a deal and planned for a lead`() throws {
        #expect(
            try propose([("Date de livraison", ["2024-03-05"])], .deal).field("Date de livraison") == "delivery_date")
        #expect(try propose([("Date de livraison", ["2024-03-05"])], .lead).field("Date de livraison") == nil)
    }

    @Test func `Client is a number or a name`() throws {
        #expect(try propose([("Client", ["00012", "00013"])], .repairOrder).field("Client") == "customer_id")
        #expect(try propose([("Client", ["Luc Roy", "Ève Côté"])], .repairOrder).field("Client") == "full_name")
    }

    @Test func `a customer's number is the row's key only in a list of customers`() throws {
        #expect(try propose([("No client", ["00012"])], .customer).field("No client") == "record_id")
        #expect(try propose([("No client", ["00012"])], .deal).field("No client") == "customer_id")
    }

    @Test func `Série is a VIN where its values are`() throws {
        #expect(try propose([("Série", numbers.map { _ in "1M8GDM9AXKP042788" })], .vehicle).field("Série") == "vin")
        #expect(try propose([("Série", ["LE", "SE", "XLE"])], .vehicle).field("Série") == "trim")
    }
}

@Suite struct `Values` {
    @Test func `veto a header that they contradict`() throws {
        let mapping = try propose([("Courriel", phones), ("Téléphone", emails), ("Ville", postalCodes)], .customer)
        for column in ["Courriel", "Téléphone", "Ville"] {
            #expect(mapping.field(column) == nil)
            #expect(mapping[column]?.reason == .vetoed)
        }
        #expect(mapping["Courriel"]?.question == .meaning(candidates: [.email, .phone]))
    }

    @Test func `do not veto for a few misplaced cells or placeholders`() throws {
        let mostly = emails.prefix(14) + ["aucun", "aucun", "514-555-0123", "N/A", "refuse", "x"]
        #expect(try propose([("Courriel", Array(mostly))], .customer).field("Courriel") == "email")
        #expect(try propose([("Courriel", ["aucun", "N/A", "aucun", "-"])], .customer).field("Courriel") == "email")
    }

    @Test func `name a column whose header says nothing`() throws {
        let mapping = try propose(
            [("column1", lastNames), ("column2", emails), ("Champ 7", postalCodes), ("X", phones)], .customer)
        #expect(mapping.field("column2") == "email")
        #expect(mapping["column2"]?.reason == .content)
        #expect(mapping.field("Champ 7") == "postal_code")
        #expect(mapping.field("X") == "phone")
        #expect(mapping.field("column1") == nil)
    }

    @Test func `name no second column of a kind, and no constant one`() throws {
        let mapping = try propose(
            [("Courriel", emails), ("Champ 1", emails), ("Champ 2", numbers.map { _ in "514-555-0123" })], .customer)
        #expect(mapping.field("Champ 1") == nil)
        #expect(mapping.field("Champ 2") == nil)
    }
}

@Suite struct `Consent columns` {
    @Test(arguments: [
        ("Ne pas envoyer de courriel", "consent_email:optout"), ("Do Not Call", "consent_phone:optout"),
        ("Block Email", "consent_email:optout"), ("AllowContactByPostal", "consent_mail:optin"),
        ("HasOptedOutOfEmail", "consent_email:optout"), ("Opt-in SMS", "consent_text:optin"),
        ("Refus texto", "consent_text:optout"), ("email_opt_out", "consent_email:optout"),
        ("sms_consent", "consent_text:optin"), ("Accepte les courriels", "consent_email:optin"),
        ("DNC", "consent_phone:optout"), ("Désabonné", "consent_all:optout"), ("Consentement", "consent_all:optin"),
    ])
    func `say in their header whether a yes grants or refuses`(header: String, field: String) throws {
        let flags = numbers.map { $0 % 3 == 0 ? "Y" : "N" }
        #expect(try propose([(header, flags)], .customer).field(header) == field)
    }

    @Test(arguments: ["CASL", "Infolettre", "Sollicitation", "Marketing courriel", "LCAP", "Opt-in/Opt-out"])
    func `without a polarity stay raw and are asked about`(header: String) throws {
        let mapping = try propose([(header, numbers.map { $0 % 3 == 0 ? "O" : "N" })], .customer)
        #expect(mapping.field(header) == nil)
        #expect(mapping[header]?.reason == .ambiguous)
        guard case .consentPolarity? = mapping[header]?.question else {
            Issue.record("no question about \(header)")
            return
        }
    }

    @Test func `whose values are states need no polarity`() throws {
        let states = numbers.map { ["Exprès", "Tacite", "Retiré"][$0 % 3] }
        #expect(try propose([("Statut LCAP", states)], .customer).field("Statut LCAP") == "consent_email")
    }

    @Test func `with dates tell since when a refusal holds, or when a consent was given`() throws {
        let dates = numbers.map { "2024-03-\($0 + 10)" }
        #expect(
            try propose([("unsubscribe_sms_date", dates)], .lead).field("unsubscribe_sms_date") == "consent_text:optout"
        )
        #expect(
            try propose([("Date de consentement", dates)], .customer).field("Date de consentement") == "consent_date")
        #expect(
            try propose([("Opt-out texto le", dates)], .customer).field("Opt-out texto le") == "consent_text:optout")
    }

    @Test(arguments: ["Allowed Miles", "Km permis", "Fax opt out", "HasOptedOutTracking", "Newsletter source"])
    func `are not every header with a word of permission`(header: String) throws {
        let mapping = try propose([(header, ["20000", "24000"])], .deal)
        #expect(mapping.field(header) == nil)
        #expect(mapping[header]?.question == nil)
    }

    @Test func `two refusals for one channel are both kept`() throws {
        let flags = numbers.map { $0 % 3 == 0 ? "Y" : "N" }
        let mapping = try propose([("Do Not Email", flags), ("Unsubscribed from all email", flags)], .customer)
        #expect(mapping.columns.map { $0.target?.text } == ["consent_email:optout", "consent_email:optout"])
    }
}

@Suite struct `Columns for one field` {
    @Test func `find a second slot or stay raw`() throws {
        let mapping = try propose(
            [
                ("Courriel", emails), ("Email", emails), ("Adresse courriel", emails), ("Cellulaire", phones),
                ("Mobile", phones),
                ("Ville", firstNames), ("City", firstNames),
            ], .customer)
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "email", "email_second", nil, "phone_mobile", "phone", "city", nil,
            ])
    }

    @Test func `the fuller one keeps it`() throws {
        let mapping = try propose([("Cellulaire", ["514-555-0123"]), ("Mobile", phones)], .customer)
        #expect(mapping.field("Mobile") == "phone_mobile")
        #expect(mapping.field("Cellulaire") == "phone")
    }

    @Test func `the sale comes before the contract, and the reading on arrival before the one on leaving`() throws {
        let deal = try propose([("Date contrat", ["2024-03-05"]), ("Date de vente", ["2024-03-06"])], .deal)
        #expect(deal.field("Date de vente") == "deal_date")
        #expect(deal.field("Date contrat") == nil)
        let order = try propose([("Km sortie", ["45210"]), ("Km entrée", ["45205"])], .repairOrder)
        #expect(order.field("Km entrée") == "odometer:km")
        #expect(order.field("Km sortie") == nil)
    }
}

@Suite struct `What a person gives` {
    private let table = SampleTable(columns: [
        ("Courriel", emails), ("Nom du client", lastNames), ("Date", ["03/04/2024"]),
    ])

    @Test func `wins over everything`() throws {
        let mapping = try Mapper().propose(
            table, entity: .customer,
            given: [GivenColumn("Date", FieldTarget(.createdAt, [.dayMonthYear])), GivenColumn("Courriel", nil)])
        #expect(mapping.field("Date") == "created_at:dmy")
        #expect(mapping["Date"]?.reason == .given)
        #expect(mapping.field("Courriel") == nil)
        #expect(mapping["Courriel"]?.reason == .given)
    }

    @Test func `may be written without the header's accidents`() throws {
        let mapping = try Mapper().propose(table, given: [GivenColumn("nom_du_client", FieldTarget(.company))])
        #expect(mapping.field("Nom du client") == "company")
    }

    @Test func `about a column that is not there is an error that names the nearest`() {
        #expect(throws: MappingError.unknownColumn("Couriel", near: "Courriel")) {
            try Mapper().propose(table, given: [GivenColumn("Couriel", FieldTarget(.email))])
        }
        #expect(throws: MappingError.unknownColumn("Télécopieur", near: nil)) {
            try Mapper().propose(table, given: [GivenColumn("Télécopieur", FieldTarget(.phone))])
        }
        let message = MappingError.unknownColumn("Couriel", near: "Courriel").message
        #expect(
            message.text(in: .french) == "aucune colonne « Couriel » dans ce fichier ; vouliez-vous dire « Courriel » ?"
        )
    }

    @Test func `is read from arguments and from a file`() throws {
        #expect(
            try GivenColumn(argument: "Date=created_at:dmy,utc")
                == GivenColumn("Date", FieldTarget(.createdAt, [.dayMonthYear, .utc])))
        #expect(try GivenColumn(argument: "a=b=email") == GivenColumn("a=b", FieldTarget(.email)))
        #expect(try GivenColumn(argument: "Champ 3=raw") == GivenColumn("Champ 3", nil))
        #expect(throws: MappingError.unknownField("e_mail", near: "email")) {
            try GivenColumn(argument: "Courriel=e_mail")
        }
        #expect(throws: MappingError.unknownModifier("dym")) { try GivenColumn(argument: "Date=created_at:dym") }
        #expect(throws: MappingError.notAMapping("Courriel")) { try GivenColumn(argument: "Courriel") }
    }

    @Test func `is read from a file, each fault with its line and the word that was meant`() throws {
        let file = try MappingFile(
            yaml:
                "# à corriger\nentity: deal\nclass: DMS\ncolumns:\n  Courriel: email\n  Champ 3:\n  \"Né le\": \"birth_date:dmy\"\n",
            name: "m.yml")
        #expect(file.entity == .deal && file.systemClass == .dms)
        #expect(file.columns.map(\.column) == ["Courriel", "Champ 3", "Né le"])
        #expect(file.columns.map { $0.target?.text } == ["email", nil, "birth_date:dmy"])
        #expect(file.columns.map { $0.place?.line } == [5, 6, 7])
        func fault(_ yaml: String) -> String? {
            do {
                _ = try MappingFile(yaml: yaml, name: "m.yml")
                return nil
            } catch {
                return error.message.text(in: .french)
            }
        }
        #expect(
            fault("columns:\n  Nom: last_name\n  Courriel: e_mail\n")
                == "m.yml, ligne 3 : « e_mail » n’est pas un champ connu ; vouliez-vous dire « email » ?")
        #expect(
            fault("colums:\n  Nom: last_name\n")
                == "m.yml, ligne 1 : « colums » n’est pas un mot connu ici ; vouliez-vous dire « columns » ?")
        #expect(
            fault("entity: custmer\ncolumns:\n")
                == "m.yml, ligne 1 : « custmer » n’est pas un mot connu ici ; vouliez-vous dire « customer » ?")
        #expect(fault("columns:\n  a: email\n  a: phone\n")?.hasPrefix("m.yml, ligne ") == true)
        #expect(fault("columns: [\n")?.contains("ce n’est pas du YAML") == true)
        #expect(fault("")?.contains("il faut « columns: »") == true)
        let table = SampleTable(["Prénom", "Nom"])
        let typo = try MappingFile(yaml: "columns:\n  Prenon: first_name\n", name: "m.yml")
        #expect(throws: MappingError.at(name: "m.yml", line: 2, .unknownColumn("Prenon", near: "Prénom"))) {
            try Mapper().propose(table, given: typo.columns)
        }
    }

    @Test func `written to a file and read again is the same mapping`() throws {
        let mapping = try Mapper().propose(
            SampleTable(["No client", "Nom", "Prénom", "Note \"x\" # 1", "CP", "Courriel", "Opt-in courriel", "Né le"]))
        let text = MappingFile.text(of: mapping, file: "clients.csv", in: .french)
        let file = try MappingFile(yaml: text, name: "m.yml")
        #expect(file.entity == mapping.entity && file.systemClass == mapping.systemClass)
        #expect(file.columns.map(\.column) == mapping.columns.map(\.column))
        #expect(file.columns.map(\.target) == mapping.columns.map(\.target))
        #expect(text.contains("\"No client\": record_id  # "))
    }

    @Test func `every reason and question has its words`() {
        for reason in MappingReason.allCases { #expect(Catalogue.shared.has(reason.message.key)) }
        let column = ColumnMapping(
            column: "CASL", position: 0, target: nil, reason: .ambiguous, confidence: 0.3,
            question: .consentPolarity(field: .consentEmail))
        #expect(
            column.questionMessage?.text(in: .french)
                == "« CASL » : un oui accorde-t-il ou refuse-t-il ? Ajoutez --map \"CASL=consent_email:optin\" ou :optout, "
                + "ou =raw si la colonne ne parle pas de messages"
        )
    }
}

@Suite struct `What the rows are` {
    @Test(arguments: [
        (["No client", "Nom", "Prénom", "Courriel", "Cellulaire", "Code postal"], Entity.customer),
        (["No client", "Nom", "Prénom", "Courriel", "Vendeur", "Source"], .customer),
        (["NIV", "Marque", "Modèle", "Année", "Kilométrage", "No stock"], .vehicle),
        (["NIV", "Marque", "Modèle", "No client"], .vehicle),
        (["Date RDV", "Heure", "No client", "Nom", "Prénom", "Téléphone", "NIV", "Travaux", "Statut"], .appointment),
        (["Deal Date", "Customer #", "Customer Name", "VIN", "Sale Price", "Salesperson"], .deal),
        (["RO Date", "Customer #", "Customer Name", "VIN", "Mileage", "Total"], .repairOrder),
        (["Customer #", "Customer Name", "Email", "Address", "VIN", "Last Visit", "Deal Date"], .customer),
        (
            ["CustNo", "FirstName", "LastName", "Address", "City", "State", "Zip", "HomePhone", "LastServiceDate"],
            .customer
        ),
        (
            [
                "id", "created_time", "ad_name", "campaign_name", "form_name", "platform", "full_name", "email",
                "phone_number", "lead_status",
            ],
            .lead
        ),
        (["No facture", "Date facture", "No client", "Nom client", "Description", "Total"], .repairOrder),
        (["No client", "Nom", "Courriel", "No facture", "Date facture", "Total"], .customer),
        (["No client", "Nom", "Courriel", "Téléphone", "NIV", "Marque", "Modèle"], .customer),
        (["No contrat", "Date de vente", "No client", "Nom", "NIV", "Prix de vente"], .deal),
        (["No BT", "Date ouverture", "Date fermeture", "No client", "Nom", "NIV", "Km entrée"], .repairOrder),
        (["Lead ID", "Lead Date", "Lead Source", "First Name", "Last Name", "Email"], .lead),
        (["No RDV", "Date du rendez-vous", "Nom", "Téléphone", "Aviseur"], .appointment),
        (["Email Address", "First Name", "Last Name", "UNSUB_TIME", "UNSUB_CAMPAIGN_ID"], .consentEvent),
        (
            ["No RV", "No client", "Prénom", "Nom", "Téléphone", "Date", "Heure", "NIV", "Motif", "Statut"],
            .appointment
        ),
        (["No client", "Prénom", "Nom", "Téléphone", "Date", "Heure", "Motif"], .appointment),
        (["Date", "Heure", "Nom", "Téléphone", "Durée"], .customer),
        (["Courriel", "Date de désabonnement"], .consentEvent),
        (["Courriel", "Consentement", "Date de consentement"], .consentEvent),
        (["Courriel", "Prénom", "Nom", "Consentement"], .customer), (["A", "B"], .customer),
    ])
    func `is seen from the headers`(header: [String], entity: Entity) throws {
        #expect(try Mapper(catalogue: ProfileCatalogue(profiles: [])).propose(SampleTable(header)).entity == entity)
    }

    @Test func `of an appointment book is who comes, when and why`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["No RV", "No client", "Prénom", "Nom", "Téléphone", "Date", "Heure", "NIV", "Motif", "Statut"],
                [
                    [
                        "R1", "00123", "Guy", "Morin", "514-836-2201", "2026-12-01", "09:30", "2HGFC2F59KH000017",
                        "Vidange", "Confirmé",
                    ]
                ]))
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "appointment_number", "customer_id", "first_name", "last_name", "phone", "appointment_date", nil, "vin",
                "appointment_reason", "appointment_status",
            ])
    }

    @Test func `in a plain list of people with an id is customers, and the id is theirs`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["id", "first_name", "last_name", "email", "mobile", "city", "postal_code"],
                [["A1", "Lea", "Roy", "lea.roy@gmail.com", "514-836-2202", "Montreal", "H2E2Y8"]]), system: "crm")
        #expect(mapping.entity == .customer)
        #expect(mapping.field("id") == "record_id")
    }

    @Test func `is what the user says where he says it`() throws {
        #expect(try Mapper().propose(SampleTable(["NIV", "Marque", "Modèle"]), entity: .customer).entity == .customer)
    }

    @Test func `tells the class of a system without a profile`() throws {
        let mapper = Mapper(catalogue: ProfileCatalogue(profiles: []))
        #expect(try mapper.propose(SampleTable(["No BT", "Date ouverture", "NIV"])).systemClass == .dms)
        #expect(
            try mapper.propose(SampleTable(["Courriel", "Date de désabonnement"]), system: "mon crm").systemClass
                == .crm)
        #expect(try mapper.propose(SampleTable(["Courriel"])).systemClass == .other)
    }
}

@Suite struct `An ADF lead` {
    private let table = SampleTable(
        [
            "@status", "requestdate", "vehicle[buy]@status", "vehicle[buy].year", "vehicle[buy].make",
            "vehicle[buy].odometer",
            "vehicle[buy].odometer@units", "vehicle[trade-in].make", "vehicle[trade-in].vin",
            "customer.contact.name[first]",
            "customer.contact.name[last]", "customer.contact.email", "customer.contact.phone[voice,evening]",
            "customer.contact.phone[voice,morning]", "customer.contact.phone[cellphone]", "customer.contact.phone[fax]",
            "customer.contact.address[home].street[1]", "customer.contact.address[home].apartment",
            "customer.contact.address[home].postalcode", "customer.comments", "vendor.vendorname",
            "vendor.contact.name[full]",
            "vendor.contact.email", "provider.name[full]", "provider.service",
        ],
        [
            [
                "new", "2000-03-30T15:30:20-08:00", "used", "1999", "Chevrolet", "90000", "miles", "Ford", "", "Luc",
                "Roy",
                "luc@exemple.ca",
            ]
        ])

    @Test func `keeps the dealer's address and the vehicle traded in apart`() throws {
        let mapping = try Mapper().propose(table, system: "leads-web")
        #expect(mapping.entity == .lead)
        #expect(mapping.profile == "adf")
        #expect(mapping.systemClass == .web)
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "lead_status", "lead_date:ymd", "lead_interest", "model_year", "make", "odometer:mi", nil, nil, nil,
                "first_name",
                "last_name", "email", "phone", "phone", "phone_mobile", nil, "address1", "unit", "postal_code", "notes",
                nil, nil,
                nil, "lead_source", nil,
            ])
    }
}

extension `An ADF lead` {
    @Test func `keeps every telephone number, whatever its kind and hour`() throws {
        let header = [
            "id", "requestdate", "customer.contact.name[first]", "customer.contact.name[last]",
            "customer.contact.phone[voice]", "customer.contact.phone[voice,day]",
            "customer.contact.phone[voice,evening]", "customer.contact.phone[phone,day]",
            "customer.contact.phone[phone,evening]", "customer.contact.phone[cellphone]",
            "customer.contact.phone[cellphone,evening]",
        ]
        let rows = (0..<12).map { row in
            ["A\(row)", "2026-03-30", "Luc", "Roy"] + (0..<7).map { $0 == row % 7 ? "450 555-01\(10 + row)" : "" }
        }
        let mapping = try Mapper().propose(SampleTable(header, rows), system: "leads-web")
        #expect(
            mapping.columns.dropFirst(4).map { $0.target?.text } == [
                "phone", "phone", "phone", "phone", "phone", "phone_mobile", "phone_mobile",
            ])
    }
}

@Suite struct `A Québec customer list` {
    @Test func `is understood column by column, without a system's name`() throws {
        let columns: [(String, [String], String?)] = [
            ("No client", numbers.map { "000\($0)" }, "record_id"), ("Nom", lastNames, "last_name"),
            ("Prénom", firstNames, "first_name"), ("Courriel", emails, "email"), ("Tél. rés.", phones, "phone_home"),
            ("Cellulaire", phones, "phone_mobile"), ("Tél. bureau", phones, "phone_work"),
            ("Adresse", numbers.map { "\($0) rue Principale" }, "address1"),
            ("Ville", numbers.map { _ in "Laval" }, "city"),
            ("Province", numbers.map { _ in "QC" }, "province"), ("Code postal", postalCodes, "postal_code"),
            ("Date de naissance", numbers.map { "\($0)/04/1976" }, "birth_date:dmy"),
            ("Date de création", numbers.map { "2024-03-\($0 + 10) 10:12:13" }, "created_at:ymd"),
            ("Langue", numbers.map { _ in "F" }, "language"), ("NIV", numbers.map { _ in "1M8GDM9AXKP042788" }, "vin"),
            ("Marque", numbers.map { _ in "Toyota" }, "make"), ("Km", numbers.map { String($0 * 1000) }, "odometer:km"),
            ("Consentement", numbers.map { $0 % 2 == 0 ? "O" : "N" }, "consent_all:optin"),
            ("LCAP", numbers.map { $0 % 2 == 0 ? "O" : "N" }, nil), ("Vendeur", lastNames, "salesperson"),
            ("Sexe", numbers.map { _ in "H" }, "sex"), ("Statut", numbers.map { _ in "A" }, "status"),
            ("Notes", numbers.map { _ in "Rien à signaler" }, "notes"),
        ]
        let table = SampleTable(columns: columns.map { ($0.0, $0.1) })
        let mapping = try Mapper().propose(table)
        var survey = ColumnSurvey(mapping)
        survey.add(table.batch)
        let finished = survey.finish(mapping)
        #expect(finished.entity == .customer)
        #expect(finished.profile == "generic-fr")
        for (column, _, field) in columns { #expect(finished.field(column) == field, "\(column)") }
        #expect(finished.questions.map(\.column) == ["LCAP"])
    }

    @Test func `is mapped to the same bytes every time`() throws {
        let table = SampleTable(["Courriel", "Date de naissance", "Consentement", "Kilométrage"])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let mapping = try Mapper().propose(
            table, system: "dealervault", given: [GivenColumn("Date de naissance", FieldTarget("birth_date:utc,ymd"))])
        let text = String(decoding: try encoder.encode(mapping.columns[1]), as: UTF8.self)
        #expect(
            text
                == #"{"column":"Date de naissance","confidence":1,"position":1,"reason":"given","target":"birth_date:utc,ymd"}"#
        )
        #expect(try JSONDecoder().decode(Mapping.self, from: encoder.encode(mapping)) == mapping)
    }
}
