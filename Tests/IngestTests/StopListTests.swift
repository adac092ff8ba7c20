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
