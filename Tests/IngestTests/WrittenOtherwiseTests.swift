import Records
import Testing

@testable import Ingest

@Suite struct `A header written another way` {
    private func field(_ header: String, _ others: [String] = []) throws -> String? {
        try Mapper().propose(SampleTable([header] + others), entity: .customer).field(header)
    }

    @Test(arguments: [
        ("Last Name / Nom", "last_name"), ("First Name / Prénom", "first_name"), ("E-mail / Courriel", "email"),
        ("Phone/Téléphone", "phone"), ("Postal Code | Code postal", "postal_code"),
        ("Courriel (obligatoire)", "email"), ("Odomètre (km)", "odometer:km"), ("NIV #", "vin"),
        ("Prénom*", "first_name"),
        ("LAST_NM", "last_name"), ("FIRST_NM", "first_name"), ("HM_PH", "phone_home"), ("ADDR_LN_1", "address1"),
        ("CITY_NM", "city"), ("PROV_CD", "province"), ("PSTL_CD", "postal_code"), ("LANG_CD", "language"),
        ("phones[0]", "phone"), ("emails[0]", "email"),
    ])
    func `is the same header`(header: String, expected: String) throws {
        #expect(try field(header) == expected)
    }

    @Test(arguments: ["Courriel (conjoint)", "Ville / Province", "Nom du vendeur / Salesperson", "Garantie (km)"])
    func `is not one where the other words say something else`(header: String) throws {
        let found = try field(header)
        #expect(found != "email" && found != "city" && found != "last_name")
    }

    @Test func `of a group is the last name beside a first name`() throws {
        let table = SampleTable(columns: [
            ("Client Nom", ["Roy", "Côté"]), ("Client Prénom", ["Luc", "Ève"]),
            ("Client Téléphone", ["514 555-0101", "418 555-0102"]), ("Véhicule NIV", ["2HGFC2F59JH000001", ""]),
        ])
        let found = try Mapper().propose(table)
        #expect(found.field("Client Nom") == "last_name")
        #expect(found.field("Client Téléphone") == "phone")
        #expect(found.field("Véhicule NIV") == "vin")
    }

    @Test func `of a list of numbers in a plain document makes customers of its rows`() throws {
        let table = SampleTable(columns: [
            ("id", ["1", "2"]), ("name", ["Luc Roy", "Ève Côté"]), ("phones[0]", ["514 555-0101", "418 555-0102"]),
            ("phones[1]", ["", "581 555-0103"]), ("emails[0]", ["a@x.ca", "b@x.ca"]), ("emails[1]", ["", "c@x.ca"]),
        ])
        let found = try Mapper().propose(table)
        #expect(found.entity == .customer)
        #expect(found.field("phones[0]") == "phone" && found.field("phones[1]") == "phone")
        #expect(found.field("emails[0]") == "email" && found.field("emails[1]") == "email_second")
    }

    @Test func `may be a full name for all that stands beside it`() throws {
        let table = SampleTable(columns: [
            ("Nom client", ["Luc Roy", "Ève Côté"]), ("Prénom", ["Luc", "Ève"]),
        ])
        #expect(try Mapper().propose(table).field("Nom client") == "full_name")
        let single = SampleTable(columns: [("Nom client", ["Roy", "Côté"]), ("Prénom client", ["Luc", "Ève"])])
        #expect(try Mapper().propose(single).field("Nom client") == "last_name")
    }
}
