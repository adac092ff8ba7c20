import Records
import Testing

@testable import Ingest

@Suite struct `Headers that people find plain` {
    @Test(arguments: [("NEW", "USED", "deal_type"), ("Lease", "Finance", "finance_type")])
    func `the kind of a deal is what its values are`(first: String, second: String, field: String) throws {
        let header = ["DealNo", "CustNo", "BuyerLast", "VIN", "SaleDate", "DealType", "SalePrice"]
        let rows = [
            ["D1", "10", "Roy", "2T3B1RFV6GL105419", "03/14/2025", first, "45995"],
            ["D2", "11", "Caron", "JM1BPAJL1EG789180", "03/04/2025", second, "15995"],
        ]
        #expect(try Mapper().propose(SampleTable(header, rows)).field("DealType") == field)
    }

    @Test func `calls and messages are interactions`() throws {
        let header = ["Date", "Client", "Téléphone", "Type", "Direction", "Résultat", "Employé", "Commentaire"]
        let rows = [
            ["2025-03-14", "Al Roy", "514-333-4444", "Appel", "Sortant", "Laissé message", "Kev", "rappeler"],
            ["2025-03-15", "Bo Caron", "514-333-4445", "Courriel", "Entrant", "Répondu", "Kev", "merci"],
        ]
        let mapping = try Mapper().propose(SampleTable(header, rows))
        #expect(mapping.entity == .interaction)
        #expect(mapping.field("Date") == "interaction_date")
        #expect(mapping.field("Type") == "interaction_channel")
        #expect(mapping.field("Direction") == "interaction_direction")
        #expect(mapping.field("Résultat") == "interaction_outcome")
        #expect(mapping.field("Commentaire") == "notes")
    }

    @Test func `a result beside a source is a request's`() throws {
        let header = ["Date", "Nom complet", "Courriel", "Source", "Type", "Résultat"]
        let rows = [["2025-03-14", "Al Roy", "a@x.ca", "Web", "Courriel", "Rejoint"]]
        #expect(try Mapper().propose(SampleTable(header, rows)).entity != .interaction)
    }

    @Test func `numbers of appointments, customers of a database and days of prospects have their field`() throws {
        let appointments = try Mapper().propose(
            SampleTable(
                ["Appt #", "Appt Date", "Appt Time", "Customer", "Phone", "Status"],
                [["A1", "11/03/2025", "8:30 AM", "Roy, Al", "514-333-4444", "No Show"]]))
        #expect(appointments.entity == .appointment && appointments.field("Appt #") == "appointment_number")
        let orders = try Mapper().propose(
            SampleTable(
                ["NO_BT", "NO_CLI", "NOM_CLI", "VILLE_CLI", "DATE_BT", "NO_SERIE", "KM"],
                [["B1", "1234", "ROY AL", "LAVAL", "20250304", "2T3B1RFV6GL105419", "120344"]]))
        #expect(orders.field("NOM_CLI")?.hasPrefix("full_name") == true)
        #expect(orders.field("VILLE_CLI") == "city")
        let leads = try Mapper().propose(
            SampleTable(
                ["Date du prospect", "Nom complet", "Courriel", "Source", "Statut", "Vendeur"],
                [["14/03/2025", "Al Roy", "al.roy@x.ca", "Site web", "Ouvert", "Kev"]]))
        #expect(leads.field("Date du prospect")?.hasPrefix("lead_date") == true)
    }

    @Test func `the owner of a vehicle is its customer, and anybody else's is asked about`() throws {
        let vehicles = try Mapper().propose(
            SampleTable(
                ["NIV", "Année", "Marque", "Modèle", "Plaque", "Propriétaire", "Téléphone"],
                [["2T3B1RFV6GL105419", "2016", "Toyota", "RAV4", "ABC 123", "Al Roy", "514-333-4444"]]))
        #expect(vehicles.field("Propriétaire") == "full_name")
        let contacts = try Mapper().propose(
            SampleTable(["Prénom", "Nom", "Courriel", "Propriétaire"], [["Al", "Roy", "a@x.ca", "Kev Dubé"]]))
        #expect(contacts["Propriétaire"]?.question == .meaning(candidates: [.salesperson, .fullName]))
    }

    @Test(arguments: [true, false]) func `members of STAR parties are read however they are written`(isLower: Bool)
        throws
    {
        let names = [
            "partyId", "specifiedPerson.givenName", "specifiedPerson.familyName",
            "specifiedPerson.telephoneCommunication[0].completeNumber",
            "specifiedPerson.telephoneCommunication[0].useCode", "specifiedPerson.uriCommunication[0].uriId",
            "specifiedPerson.residenceAddress.lineOne", "specifiedPerson.residenceAddress.cityName",
            "specifiedPerson.residenceAddress.postcode",
        ]
        let header =
            isLower
            ? names
            : names.map { name in
                name.split(separator: ".").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: ".")
            }
        let row = ["1", "Al", "Roy", "5143334444", "Mobile", "al.roy@x.ca", "12 rue A", "Granby", "J2G1A1"]
        let typing = try #require(PathTyping(header: header))
        let mapping = try Mapper().propose(
            header: typing.header, sample: typing.apply(to: SampleTable(header, [row]).batch))
        let mapped = mapping.apply(to: typing.apply(to: SampleTable(header, [row]).batch))
        var told: [String: String] = [:]
        for column in mapped.columns {
            if let text = column.texts.text(0) { told[column.target.field.rawValue] = text }
        }
        #expect(told["phone_mobile"] == "5143334444" && told["email"] == "al.roy@x.ca")
        #expect(told["address1"] == "12 rue A" && told["city"] == "Granby" && told["postal_code"] == "J2G1A1")
        #expect(told["last_name"] == "Roy")
    }

    @Test func `a free field stands beside its name and asks nothing by itself`() throws {
        let header = ["First Name", "Last Name", "Custom Field 1 - Label", "Custom Field 1 - Value"]
        let mapping = try Mapper().propose(
            SampleTable(
                header, [["Al", "Roy", "Consentement courriel", "Non"], ["Bo", "Caron", "Ne pas appeler", "Oui"]]))
        #expect(mapping.questions.isEmpty)
    }

    @Test func `an example of a mapping suits its column`() {
        func example(_ names: [String]) -> String? {
            Mapping(
                entity: .customer, systemClass: .other, profile: nil,
                columns: names.enumerated().map {
                    ColumnMapping(column: $1, position: $0, target: nil, reason: .unmapped, confidence: 0)
                }
            ).example.map { "\($0.column)=\($0.field.rawValue)" }
        }
        #expect(example(["CustomerParty.PartyID", "CustomerParty.NameX"]) == "CustomerParty.NameX=full_name")
        #expect(example(["CustomerParty.PartyID"]) == "CustomerParty.PartyID=record_id")
        #expect(example(["Zone", "Valeur"]) == nil)
    }
}
