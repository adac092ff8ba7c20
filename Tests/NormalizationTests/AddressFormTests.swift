import Records
import Testing

@testable import Normalization

private func address(
    _ line1: String, city: String? = nil, province: String? = nil, code: String? = nil, country: String? = nil
) -> AddressOutcome {
    AddressNormalizer().resolve(
        AddressInput(line1: line1, city: city, province: province, postalCode: code, country: country))
}

@Suite struct `A floor in brackets` {
    @Test(arguments: [
        ("12 rue Roy (sous-sol)", "12, rue Roy, sous-sol"), ("12 rue Roy (2e étage)", "12, rue Roy, 2e étage"),
        ("12 rue Roy (RDC)", "12, rue Roy, rez-de-chaussée"),
    ])
    func `is the unit`(typed: String, clean: String) {
        #expect(address(typed, province: "QC").line1 == clean)
    }

    @Test func `is no floor where other words stand`() {
        #expect(address("12 rue Roy (Nord)", province: "QC").unit == nil)
    }
}

@Suite struct `A municipality behind the street's comma` {
    @Test(arguments: [
        ("101 rue Cartier, Granby", "101, rue Cartier", "Granby"),
        ("102 rue Cartier, Saint-Jean-sur-Richelieu", "102, rue Cartier", "Saint-Jean-sur-Richelieu"),
        ("103 boul. Laurier, Montréal", "103, boul. Laurier", "Montréal"),
        ("105 rue Cartier, app. 4, Granby", "105, rue Cartier, app. 4", "Granby"),
    ])
    func `goes to the empty city`(typed: String, clean: String, city: String) {
        for province in ["QC", nil] {
            let outcome = address(typed, province: province)
            #expect([outcome.line1, outcome.city] == [clean, city])
            #expect(
                outcome.notes.contains {
                    $0.field == .address1 && $0.note == CellNote("RF-ADR-IN-ADR", .moved, proposal: city, target: .city)
                })
        }
    }

    @Test func `stays where the city is filled, the place unknown or the province another`() {
        #expect(address("101 rue Cartier, Granby", city: "Longueuil", province: "QC").city == "Longueuil")
        #expect(address("101 rue Cartier, Granby", city: "Longueuil", province: "QC").streetName == "Cartier Granby")
        #expect(address("101 rue Cartier, Quelquepart", province: "QC").city == nil)
        #expect(address("101 Cartier St, Granby", province: "ON").city == nil)
        #expect(address("101, rue Granby", province: "QC").city == nil)
        #expect(address("101 rue Cartier, Est", province: "QC").city == nil)
        #expect(address("101 rue Cartier, bureau 4", province: "QC").city == nil)
    }

    @Test(arguments: [
        "12 rue Cartier  Longueuil  QC  J4H 1A1  CA", "12 rue Cartier, Longueuil, QC, J4H 1A1, CA",
        "12 rue Cartier Longueuil QC J4H1A1 CA",
    ])
    func `is found in a whole address that ends with Canada's code`(typed: String) {
        let outcome = address(typed)
        #expect([outcome.line1, outcome.city] == ["12, rue Cartier", "Longueuil"])
        #expect([outcome.province, outcome.postalCode, outcome.country] == ["CA-QC", "J4H 1A1", "CA"])
    }

    @Test func `California keeps its code`() {
        #expect(address("12 Main St, Fresno, CA", country: "US").province == "US-CA")
        #expect(address("12 Main St, Fresno CA 93650", country: "US").province == "US-CA")
    }
}

@Suite struct `French names with their type behind` {
    @Test(arguments: [
        ("234 Grand Rang", "234, Grand Rang", "Grand", "RANG"),
        ("8 PREMIER RANG", "8, Premier Rang", "Premier", "RANG"),
        ("120 Grand Boulevard", "120, Grand Boulevard", "Grand", "BOUL"),
        ("10 25 ème Avenue", "10, 25e Avenue", "25e", "AV"), ("12 3 ième rang", "12, 3e Rang", "3e", "RANG"),
        ("12 1 ère avenue", "12, 1re Avenue", "1re", "AV"),
    ])
    func `stay French`(typed: String, clean: String, name: String, type: String) {
        let outcome = address(typed, province: "QC")
        #expect([outcome.line1, outcome.streetName, outcome.parts[.streetType]] == [clean, name, type])
        #expect(address(clean, province: "CA-QC").line1 == clean)
    }

    @Test func `are English elsewhere`() {
        #expect(address("120 Grand Boulevard", province: "ON").line1 == "120 Grand Blvd")
        #expect(address("120 Grand Blvd", province: "QC").line1 == "120 Grand Blvd")
    }
}

@Suite struct `Forms of other countries` {
    @Test(arguments: [
        ("12 Higgins Ct", "CT"), ("13 Higgins Crossing", "CROSSING"), ("14 Higgins Xing", "XING"),
        ("456 SW 12th Ter", "TER"), ("15 Higgins Pkwy", "PKWY"), ("16 Whitney Passage", "PASSAGE"),
    ])
    func `American types stay as typed`(typed: String, type: String) {
        let outcome = address(typed, city: "Burlington", province: "VT", code: "05401", country: "USA")
        #expect([outcome.line1, outcome.parts[.streetType]] == [typed, type])
        #expect(!outcome.notes.contains { $0.field == .address1 })
    }

    @Test func `what both posts shorten alike is shortened`() {
        #expect(address("12 MAPLE STREET", province: "VT").line1 == "12 Maple St")
        #expect(address("12 HIGGINS CT.", province: "VT").line1 == "12 Higgins Ct")
        #expect(address("12 Higgins Ct", province: "ON").line1 == "12 Higgins Crt")
    }

    @Test(arguments: ["RR 1 Box 45", "HC 1 Box 45", "PSC 1234 Box 56"])
    func `an American box on a route is no post office's box`(typed: String) {
        let outcome = address(typed, city: "APO", country: "US")
        #expect([outcome.line1, outcome.city, outcome.streetName] == [typed, "APO", nil])
        #expect(outcome.addressVerdict == "AD-PO")
    }

    @Test func `French boxes keep their letters`() {
        #expect(address("BP 12", city: "Lyon", code: "69003", country: "France").line1 == "BP 12")
        #expect(address("12 rue Neuve, BP 12", city: "Lyon", country: "FR").line1 == "12 rue Neuve, BP 12")
        let special = address("CS 12345", city: "Lyon", code: "69003", country: "France")
        #expect([special.line1, special.parts[.postOfficeBox]] == ["CS 12345", "12345"])
        #expect(special.addressVerdict == "AD-PO")
        #expect(address("CP 12", city: "Granby", province: "QC").line1 == "C.P. 12")
    }
}

@Suite struct `French type words in English names` {
    @Test(arguments: [
        ("5019 Parc Avenue", "5019 Parc Ave", "Parc", "AVE"),
        ("5219 Esplanade Avenue", "5219 Esplanade Ave", "Esplanade", "AVE"),
    ])
    func `are the name of an avenue`(typed: String, clean: String, name: String, type: String) {
        let outcome = address(typed, province: "QC")
        #expect([outcome.line1, outcome.streetName, outcome.parts[.streetType]] == [clean, name, type])
        #expect(address(clean, province: "QC").line1 == clean)
    }

    @Test(arguments: ["1234 Concession Road 5", "1966 Carr Haven", "55 The Esplanade"])
    func `stay as typed in Ontario`(typed: String) { #expect(address(typed, province: "ON").line1 == typed) }

    @Test func `stay types where the line is French`() {
        #expect(address("12 rue Avenue", province: "QC").line1 == "12, rue Avenue")
        #expect(address("12 parc Lafontaine", province: "QC").line1 == "12, parc Lafontaine")
        #expect(address("12 carré Haven", province: "ON").line1 == "12, carré Haven")
    }
}

@Suite struct `Municipalities with signs in their names` {
    @Test(arguments: [
        ("Saint-Hubert, Longueuil", "J3Y 1A1", "Saint-Hubert, Longueuil"),
        ("VERDUN, MONTREAL", "H4G 1A1", "Verdun, Montreal"), ("Kahnawà:ke", "J0L 1B0", "Kahnawà:ke"),
        ("Anytown, WW", "J3Y 1A1", "Anytown, WW"), ("VERDUN, LA PRAIRIE", "J3Y 1A1", "Verdun, La Prairie"),
        ("Kahnawake", "J0L 1B0", "Kahnawake"),
        ("Saint-Denis-De La Bouteillerie", "G0L 2R0", "Saint-Denis-De La Bouteillerie"),
    ])
    func `keep a borough's comma and the official signs`(typed: String, code: String, clean: String) {
        #expect(address("1 rue Roy", city: typed, province: "QC", code: code).city == clean)
    }
}

@Suite struct `What stands behind a street` {
    @Test(arguments: [
        "123 rue Cartier a/s Marie Roy", "123 rue Cartier, a/s Marie Roy", "a/s Marie Roy 123 rue Cartier",
    ])
    func `who the mail is for goes to the free second line`(typed: String) {
        let outcome = address(typed, city: "Longueuil", province: "QC", code: "J4H 1A1")
        #expect(
            [outcome.line1, outcome.streetName, outcome.line2] == ["123, rue Cartier", "Cartier", "a/s Marie Roy"])
        #expect(outcome.addressVerdict == "AD-OK")
    }

    @Test func `a second street is told and neither is lost`() {
        let outcome = address("129 rue Cartier / 456 rue Roy", city: "Longueuil", province: "QC", code: "J4H 1A1")
        #expect(outcome.line1 == "129, rue Cartier / 456 rue Roy")
        #expect(outcome.addressVerdict == "AD-PART")
        #expect(outcome.notes.contains { $0.field == .address1 && $0.note.action == .flagged })
    }
}
