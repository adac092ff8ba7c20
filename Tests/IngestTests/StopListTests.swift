import Records
import Testing

@testable import Ingest

private func propose(_ table: SampleTable, file: String = "liste.csv", entity: Entity? = nil) throws -> Mapping {
    try Mapper().propose(header: table.header, sample: table.batch, system: "infolettre", entity: entity, file: file)
}

@Suite struct `A list of those who want no more messages` {
    @Test(arguments: [
        ("newsletter_status.csv", ["Email", "Status"], [["a@x.ca", "Unsubscribed"], ["b@x.ca", "Complained"]], 1),
        ("liste.csv", ["Email", "Status"], [["a@x.ca", "Unsubscribed"], ["b@x.ca", "Do not contact"]], 1),
        ("desabonnements.csv", ["Courriel", "Date", "Action"], [["a@x.ca", "2026-09-01", "Désabonnement"]], 2),
        (
            "liste_interne_ne_pas_appeler.csv", ["Téléphone", "Motif"],
            [["514-836-2204", "Ne pas appeler - demande du client"]], 1
        ),
        (
            "export.csv", ["Téléphone", "Motif"], [["514-836-2204", "Ne pas appeler"], ["514-836-2205", "Plainte"]], 1
        ),
    ])
    func `is known by its name or by what every row says`(
        file: String, header: [String], rows: [[String]], said: Int
    ) throws {
        let mapping = try propose(SampleTable(header, rows), file: file)
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.columns[said].target?.text == "consent_all:optout")
    }

    @Test func `tells each state apart where some stayed`() throws {
        let rows = [["a@x.ca", "Subscribed"], ["b@x.ca", "Unsubscribed"], ["c@x.ca", "Subscribed"]]
        let mapping = try propose(SampleTable(["Email", "Status"], rows))
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.field("Status") == "consent_all")
    }

    @Test func `may say nothing but its name`() throws {
        let mapping = try propose(
            SampleTable(["Courriel", "Prénom"], [["a@x.ca", "Luc"]]), file: "Unsubscribes 2026.csv")
        #expect(mapping.entity == .consentEvent)
        #expect(mapping.columns.map { $0.target?.text } == ["email", "first_name"])
        // Then nothing is concluded of its rows.
        #expect(mapping.mayListStops == true)
        #expect(mapping.openConsents.map(\.field) == [.consentAll])
        #expect(mapping.questions(file: "Unsubscribes 2026.csv").count == 1)
    }

    @Test(arguments: [
        "clients_sans_desabonnes.csv", "clients sauf les désabonnés.csv", "list_without_unsubscribed.csv",
        "hors-desabonnements.csv", "contacts-excluding-opt-outs.csv", "clients_actifs.csv", "non_desabonnes.csv",
    ])
    func `is none whose name leaves them out`(file: String) throws {
        let mapping = try propose(SampleTable(["Courriel"], [["a@x.ca"], ["b@x.ca"]]), file: file)
        #expect(mapping.entity == .customer)
        #expect(!mapping.resemblesStopList(file: file) && mapping.mayListStops == nil)
    }

    @Test(arguments: ["desabonnes_sans_adresse.csv", "sans_permission_desabonnes.csv", "non_sollicitation_dnc.csv"])
    func `is one whose name leaves out something else`(file: String) throws {
        #expect(try propose(SampleTable(["Courriel"], [["a@x.ca"]]), file: file).mayListStops == true)
    }

    @Test(arguments: [
        (["Email", "First Name", "Last Name", "Unsubscribed Date"], "2025-01-02", "consent_email:optout"),
        (["Courriel", "Prénom", "Nom", "Date de désabonnement"], "2025-01-02", "consent_email:optout"),
        (["Courriel", "Prénom", "Nom", "Désabonné"], "Oui", "consent_all:optout"),
        (["Courriel", "Prénom", "Nom", "Ne pas envoyer de courriel"], "X", "consent_email:optout"),
    ])
    func `has its word in each row, and where some have none they are customers`(
        header: [String], stop: String, field: String
    ) throws {
        let rows = [["a@x.ca", "Al", "Roy", stop], ["b@x.ca", "Bo", "Caron", ""], ["c@x.ca", "Cy", "Cote", ""]]
        let mapping = try propose(SampleTable(header, rows))
        #expect(mapping.entity == .customer)
        #expect(mapping.field(header[3]) == field)
        #expect(mapping.mayListStops == nil)
        // Hardly a row without it, or a name that says stop: somebody must say what the rows are.
        let many = (1...30).map { ["a\($0)@x.ca", "Al", "Roy", $0 == 7 ? "" : stop] }
        #expect(try propose(SampleTable(header, many)).mayListStops == true)
        #expect(try propose(SampleTable(header, rows), file: "desabonnements.csv").mayListStops == true)
    }

    @Test func `tells who stayed where it says no of them`() throws {
        let rows = [["a@x.ca", "Al", "Roy", "Oui"], ["b@x.ca", "Bo", "Caron", "Non"]]
        #expect(try propose(SampleTable(["Courriel", "Prénom", "Nom", "Désabonné"], rows)).entity == .customer)
    }

    @Test func `is none where nothing but a day of consent stands beside an address`() throws {
        let mapping = try propose(SampleTable(["Courriel", "Date de consentement"], [["a@x.ca", "2025-01-02"]]))
        #expect(mapping.mayListStops == true)
    }

    @Test(arguments: [
        ["Email", "Field", "Old Value", "New Value", "Consent Date"],
        ["Courriel", "Champ", "Ancienne valeur", "Nouvelle valeur", "Date"],
        ["Courriel", "Champ", "Valeur avant", "Valeur après", "Date de désabonnement"],
    ])
    func `is no log of what was changed`(header: [String]) throws {
        let rows = [
            ["a@x.ca", "Email Opt In", "Yes", "No", "2025-01-02"],
            ["b@x.ca", "Do Not Call", "Yes", "No", "2025-01-03"],
        ]
        let mapping = try propose(SampleTable(header, rows))
        #expect(mapping.isChangeLog == true && mapping.mayListStops == nil)
        #expect(
            mapping.openConsents.filter(\.header.isEmpty).map(\.field) == [
                .consentEmail, .consentText, .consentPhone, .consentMail,
            ])
        // What is named by its key alone waits as well; states of a request are nobody's consent.
        let keys = try propose(
            SampleTable(["No client", header[1], header[2], header[3]], [["1", "DNC", "Oui", "Non"]]))
        #expect(keys.entity == .consentEvent && keys.isChangeLog == true)
        let leads = try propose(SampleTable(["Courriel", "Old Status", "New Status"], [["a@x.ca", "Open", "Lost"]]))
        #expect(leads.isChangeLog == nil)
        let answered = try Mapper().propose(
            header: header, sample: SampleTable(header, rows).batch,
            given: [GivenColumn(header[3], FieldTarget(.consentEmail, [.optIn]))])
        #expect(answered.isChangeLog == nil)
    }

    @Test func `is no journal whose kinds are channels`() throws {
        let rows = [["10234", "Courriel", "Accordé", "2025-01-02"], ["10235", "SMS", "Révoqué", "2025-01-02"]]
        let mapping = try propose(SampleTable(["No client", "Type de consentement", "Statut", "Date"], rows))
        #expect(mapping.entity == .consentEvent && mapping.mayListStops == nil)
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "customer_id", "consent_channel", "consent_all", "consent_date",
            ])
    }

    @Test func `is asked about where it tells more of the people`() throws {
        let header = ["No client", "Nom", "Courriel", "Adresse", "Ville"]
        let mapping = try propose(SampleTable(header, [["1", "Roy", "a@x.ca", "1 rue A", "Laval"]]))
        #expect(mapping.entity == .customer)
        #expect(mapping.resemblesStopList(file: "desabonnements.csv"))
        #expect(mapping.resemblesStopList(file: "Do Not Call list.csv"))
        #expect(!mapping.resemblesStopList(file: "clients.csv"))
    }

    @Test(arguments: [
        ("clients.csv", ["Courriel", "Statut"], [["a@x.ca", "Actif"], ["b@x.ca", "Désabonné"]]),
        ("clients.csv", ["Courriel", "Notes"], [["a@x.ca", "ne pas appeler"], ["b@x.ca", ""]]),
        ("retraites.csv", ["Courriel", "Nom"], [["a@x.ca", "Roy"]]),
        ("arret_stopover.csv", ["Courriel", "Nom"], [["a@x.ca", "Roy"]]),
    ])
    func `is not every list with a refusal in it`(file: String, header: [String], rows: [[String]]) throws {
        #expect(try propose(SampleTable(header, rows), file: file).entity == .customer)
    }

    @Test func `may be bare addresses`() throws {
        let emails = SampleTable(["column1"], [["ida@blais.ca"], ["tom@gmail.com"]])
        #expect(try propose(emails, entity: .consentEvent).field("column1") == "email")
        let numbers = SampleTable(["column1"], [["514-836-2204"]])
        #expect(try propose(numbers, entity: .consentEvent).field("column1") == "phone")
    }
}
