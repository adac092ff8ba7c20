import Records
import Testing

@testable import Normalization

private func place(_ city: String, _ code: String?, province: String? = "CA-QC", country: String? = nil)
    -> AddressOutcome
{
    AddressNormalizer().resolve(
        AddressInput(city: city, province: province, postalCode: code, country: country))
}

private func line(_ text: String, province: String? = "CA-QC") -> AddressOutcome {
    AddressNormalizer().resolve(AddressInput(line1: text, province: province))
}

@Suite struct `Names of municipalities` {
    /// As the Commission de toponymie writes them.
    private static let official = [
        ("LaSalle", "H8N 1S3"), ("McMasterville", "J3G 6T1"), ("LeMoyne", "J4R 1T4"), ("Baie-D'Urfé", "H9X 1B2"),
        ("Côte-Saint-Luc", "H4W 1A1"), ("Dollard-Des Ormeaux", "H9B 1E6"), ("Calixa-Lavallée", "J0L 1A0"),
        ("Rivière-Héva", "J0Y 2H0"), ("Saint-Étienne-des-Grès", "G0X 2P0"), ("Sainte-Angèle-de-Mérici", "G0J 2H0"),
        ("Sainte-Cécile-de-Lévrard", "G0X 2M0"), ("Sainte-Élizabeth-de-Warwick", "J0A 1M0"),
        ("Lebel-sur-Quévillon", "J0Y 1X0"), ("Très-Saint-Rédempteur", "J0P 1P1"),
        ("Saint-Louis-du-Ha! Ha!", "G0L 3S0"), ("Rivière-Pentecôte", "G0H 1R0"), ("Déléage", "J9E 3A1"),
        ("Saint-Lin–Laurentides", "J5M 1A1"), ("Saint-François-de-la-Rivière-du-Sud", "G0R 3A0"),
        ("Saint-Jean-sur-Richelieu", "J3B 1A1"), ("Val-d'Or", "J9P 1A1"), ("Ayer's Cliff", "J0B 1C0"),
    ]

    @Test(arguments: official)
    func `an official name stays as it is`(name: String, code: String) {
        let outcome = place(name, code)
        #expect(outcome.city == name)
        #expect(outcome.notes.isEmpty)
    }

    @Test(arguments: official)
    func `in capitals and in small letters it gets its official spelling`(name: String, code: String) {
        #expect(place(name.uppercased(), code).city == name)
        #expect(place(name.lowercased(), code).city == name)
        let bare = String(decoding: name.unicodeScalars.map { Folding.key(String($0)) }.joined().utf8, as: UTF8.self)
        #expect(place(bare, code).city == name)
    }

    @Test func `accents and inner capitals that somebody typed are never lost to a list without them`() {
        #expect(CitySpelling.completed("Calixa-Lavallee", by: "CALIXA-LAVALLÉE") == "Calixa-Lavallée")
        #expect(CitySpelling.completed("Saint-Etienne-Des-Gres", by: "St-Étienne-des-Grès") == "Saint-Étienne-Des-Grès")
        #expect(CitySpelling.completed("Beloeil", by: "Belœil") == "Belœil")
        #expect(CitySpelling.completed("Contrecœur", by: "Contrecoeur") == "Contrecœur")
        #expect(CitySpelling.completed("Lasalle", by: "LaSalle") == "LaSalle")
        #expect(CitySpelling.completed("Mcmasterville", by: "McMasterville") == "McMasterville")
        // Slips of the finger are no inner capitals.
        #expect(CitySpelling.completed("Montréal", by: "MOntréal") == "Montréal")
        #expect(CitySpelling.completed("Montréal", by: "montReal") == "Montréal")
        #expect(CitySpelling.completed("Montréal", by: "Montrèal") == "Montréal")
    }

    @Test func `the two letters of œ are as good as one`() {
        for name in ["Contrecœur", "Contrecoeur"] {
            #expect(place(name, "J0L 1C0").city == name)
            #expect(place(name, "J0L 1C0").notes.isEmpty)
            #expect(place(name.uppercased(), "J0L 1C0").city == name)
        }
        #expect(place("Belœil", "J3G 1A1").city == "Belœil")
    }

    @Test func `a hyphen in place of the dash of a double name stays`() {
        #expect(place("Saint-Lin-Laurentides", "J5M 1A1").city == "Saint-Lin-Laurentides")
    }

    @Test func `every listed name, once clean, stays so`() {
        for row in ReferenceTable("qc-fsa-municipalities").rows where !row[1].contains("(") {
            let code = row[0] + " 1A1"
            guard let name = Places.shared.municipality(row[1].uppercased(), prefix: row[0]) else { continue }
            let outcome = place(name, code)
            if outcome.city != name || outcome.notes.contains(where: { $0.field == .city }) {
                Issue.record("\(name) \(outcome)")
            }
            if place(name.uppercased(), code).city != name { Issue.record("\(name) in capitals") }
        }
    }

    @Test(arguments: [
        ("DDO", "H9B 1A1", "Dollard-Des Ormeaux"), ("D.D.O.", "H9B 1A1", "Dollard-Des Ormeaux"),
        ("VMR", "H3P 1A1", "Mont-Royal"), ("TMR", "H3P 1A1", "Mont-Royal"), ("PAT", "H1B 1A1", "Pointe-aux-Trembles"),
        ("rdp", "H1E 1A1", "Rivière-des-Prairies"), ("NDG", "H4A 1A1", "Notre-Dame-de-Grâce"),
    ])
    func `letters that stand for a place are written out`(typed: String, code: String, city: String) {
        #expect(place(typed, code).city == city)
    }

    @Test func `letters stay letters where the place they stand for cannot be`() {
        #expect(place("PAT", "G1R 1A1").city == "PAT")
        #expect(place("DDO", "M5V 2T6", province: "CA-ON").city == "DDO")
    }
}

@Suite struct `Municipality and postal code` {
    private static func isDoubted(_ city: String, _ code: String) -> Bool {
        let outcome = place(city, code)
        #expect(outcome.city == city)
        #expect(outcome.postalCode == code)
        return outcome.notes.contains { $0.field == .city && $0.note == CellNote("CI-PC", .flagged) }
    }

    @Test(arguments: [
        ("Québec", "J3L 1A1"), ("Boucherville", "H2X 1Y4"), ("Sherbrooke", "J3L 2A1"), ("Chambly", "G1R 1A1"),
        ("Montréal", "J4B 1A1"), ("Laval", "H2X 1Y4"), ("Gatineau", "G1R 1A1"), ("Rimouski", "J2G 3L7"),
        ("Saint-Hyacinthe", "G5L 1A1"), ("Trois-Rivières", "J8X 1A1"), ("Drummondville", "J9X 1A1"),
    ])
    func `two regions are told`(city: String, code: String) { #expect(Self.isDoubted(city, code)) }

    @Test(arguments: [
        // The next town, a rural route near by, a part of the city.
        ("Chambly", "J3L 1A1"), ("Chambly", "J3M 1A1"), ("Granby", "J0E 1A0"), ("Lévis", "G6W 1A1"),
        ("Montréal", "H8S 1A1"), ("Sherbrooke", "J0B 1A0"), ("Gatineau", "K1A 0B1"), ("Québec", "G0A 1A0"),
        // Names that several places have, and names that are not listed.
        ("Saint-Bruno", "G0W 2L0"), ("L'Ange-Gardien", "G0A 2K0"), ("Ville-Marie", "H2X 1Y4"),
        ("Saint-Lambert", "G0S 2W0"), ("Lac-Simon", "J0V 1A0"),
        ("Mercier", "H1L 1A1"), ("Sainte-Foy", "G1V 1A1"), ("Hull", "J8X 1A1"), ("Beauport", "G1C 1A1"),
        ("Saint-Laurent", "H4L 1A1"), ("Sept-Îles", "G0G 1A0"),
    ])
    func `what can belong together is left alone`(city: String, code: String) { #expect(!Self.isDoubted(city, code)) }

    @Test func `a street in the city's cell is told and stays`() {
        for street in ["123 rue Principale", "rue Principale", "45 MAIN STREET"] {
            let outcome = place(street, "J3L 2A2")
            #expect(outcome.city == street)
            #expect(outcome.notes.map(\.note) == [CellNote("CI-STR", .flagged)])
        }
        for city in ["Côte-Saint-Luc", "Rouyn-Noranda", "100 Mile House", "Pointe-Claire", "Lac-Brome", "Rougemont"] {
            #expect(!place(city, nil).notes.contains { $0.note.code == "CI-STR" })
        }
    }

    @Test func `CA beside a Canadian code is the country`() {
        let outcome = place("Longueuil", "J4H 2A3", province: "CA")
        #expect([outcome.province, outcome.country] == [nil, "CA"])
        #expect(place("Longueuil", nil, province: "CA", country: "CA").province == nil)
        #expect(place("Los Angeles", "90001", province: "CA").province == "US-CA")
    }

    @Test func `a state beside a Canadian code is told`() {
        let outcome = place("Boston", "J4H 2A3", province: "US-MA")
        #expect(outcome.province == "US-MA")
        #expect(
            outcome.notes.contains { $0.field == .province && $0.note == CellNote("A", .flagged, proposal: "CA-QC") })
    }

    @Test(arguments: ["T.-N.", "T-N", "T.N.", "T.-N.-L.", "TNL", "Terre-Neuve"])
    func `Terre-Neuve is no Tennessee`(typed: String) {
        #expect(place("Gander", "A1V 1A1", province: typed).province == "CA-NL")
    }

    @Test func `TN is Tennessee`() { #expect(place("Nashville", "37201", province: "TN").province == "US-TN") }

    @Test(arguments: [("75002 Paris", "Paris"), ("F-75002 PARIS", "Paris"), ("75002 Paris Cedex 02", "Paris Cedex 02")])
    func `a French code in front of its municipality goes home`(typed: String, city: String) {
        let outcome = place(typed, nil, province: nil, country: "FR")
        #expect([outcome.city, outcome.postalCode] == [city, "75002"])
        #expect(place(typed, nil, province: nil, country: nil).postalCode == nil)
    }
}

@Suite struct `Street names and units` {
    @Test(arguments: [
        ("123 rue du Sud", "du Sud"), ("45 RUE DU NORD", "du Nord"), ("14 boul. du Nord app. 4", "du Nord"),
        ("12 rang du Nord", "du Nord"), ("10 rue Étoile du Nord", "Étoile du Nord"),
        ("88 rue de l'Ouest", "de l'Ouest"),
    ])
    func `a street may be called like a direction`(typed: String, name: String) {
        let outcome = line(typed)
        #expect(outcome.streetName == name)
        #expect(outcome.parts[.streetDirection] == nil)
    }

    @Test func `behind a name a direction is one`() {
        #expect(line("10 RUE DES PINS SUD").parts[.streetDirection] == "S")
        #expect(line("10 rue du Nord Est").parts[.streetDirection] == "E")
        #expect(line("10 rue A Est").parts[.streetDirection] == "E")
    }

    @Test(arguments: [
        ("123 rue Principale, 4", "123, rue Principale, app. 4", "4"),
        ("123 rue Principale, 4B", "123, rue Principale, app. 4B", "4B"),
        ("123 rue Principale, B", "123, rue Principale, app. B", "B"),
        ("127 rue Principale App: 4", "127, rue Principale, app. 4", "4"),
        ("127 rue Principale app : 4", "127, rue Principale, app. 4", "4"),
        ("127 rue Principale #: 4", "127, rue Principale, app. 4", "4"),
        ("129 rue Principale PH2", "129, rue Principale, PH 2", "PH2"),
        ("129 rue Principale PH-2", "129, rue Principale, PH 2", "PH2"),
        ("129 rue Principale PH", "129, rue Principale, PH", "PH"),
        ("131 rue Principale RDC", "131, rue Principale, rez-de-chaussée", "rez-de-chaussée"),
        ("131 rue Principale rez de chaussee", "131, rue Principale, rez-de-chaussée", "rez-de-chaussée"),
        ("131 rue Principale sous sol", "131, rue Principale, sous-sol", "sous-sol"),
        ("133 rue Principale, bloc 3", "133, rue Principale, bloc 3", "3"),
        ("133 rue Principale bloc 3 app 4", "133, rue Principale, bloc 3, app. 4", "4"),
        ("133 rue Principale, app. 4, bloc 3", "133, rue Principale, bloc 3, app. 4", "4"),
        ("133 rue Principale, 2e étage, app. 4", "133, rue Principale, 2e étage, app. 4", "4"),
        ("123 rue Principale (app. 4)", "123, rue Principale, app. 4", "4"),
        ("123 rue Principale - 4", "123, rue Principale, app. 4", "4"),
        ("123 rue Principale bât. B app. 4", "123, rue Principale, bât. B, app. 4", "4"),
        ("123 rue Principale app. PH2", "123, rue Principale, app. PH2", "PH2"),
        ("123 rue Principale app. PH 2", "123, rue Principale, app. PH2", "PH2"),
        ("123 rue Principale RDC app. 4", "123, rue Principale, rez-de-chaussée, app. 4", "4"),
        ("123 rue Principale, app. 4, RDC", "123, rue Principale, rez-de-chaussée, app. 4", "4"),
        ("A-4 123 rue Principale", "123, rue Principale, app. A-4", "A-4"),
        ("B12 123 rue Principale", "123, rue Principale, app. B12", "B12"),
    ])
    func `units are read in the forms that are typed`(typed: String, clean: String, unit: String) {
        let outcome = line(typed)
        #expect(outcome.line1 == clean)
        #expect(outcome.unit == unit)
        #expect(outcome.streetName == "Principale")
        #expect(outcome.addressVerdict == "AD-OK")
        let again = AddressNormalizer().resolve(
            AddressInput(
                line1: outcome.line1, streetNumber: outcome.streetNumber, streetName: outcome.streetName,
                unit: outcome.unit, province: outcome.province))
        #expect([again.line1, again.unit, again.streetNumber] == [clean, unit, outcome.streetNumber])
    }

    @Test func `a letter behind the number belongs to it`() {
        for typed in ["567-A rue Bourque", "567A rue Bourque", "567 A rue Bourque"] {
            #expect(line(typed).line1 == "567A, rue Bourque")
            #expect(line(typed).streetNumber == "567A")
        }
    }

    @Test(arguments: [
        "5000, rte 132", "12, 4e Avenue", "123, 4e Rang", "10, rue Bloc", "10, rue du Bloc", "10, rue Bloc 3",
        "10, rue Basement", "1240, boul. 4",
    ])
    func `the number of a road is no unit`(typed: String) {
        #expect(line(typed).line1 == typed)
        #expect(line(typed).unit == nil)
    }

    @Test func `a numbered road in English keeps its number`() {
        #expect(line("123 County Rd, 12", province: "CA-ON").unit == nil)
        #expect(line("123 Highway, 7", province: "CA-ON").unit == nil)
        #expect(line("123 Range Road, 22", province: "CA-ON").unit == nil)
        #expect(line("123 rue du Parc, 22").unit == "22")
    }

    @Test func `what follows a numbered range stays behind it`() {
        #expect(line("10 5e rang du Nord").line1 == "10, 5e Rang du Nord")
        #expect(line("10 5E RANG ST-JOSEPH").line1 == "10, 5e Rang St-Joseph")
    }

    @Test(arguments: [
        ("4545 BOUL PIE IX", "Pie IX"), ("4545 BOUL PIE-IX", "Pie-IX"), ("4545 PIE-IX BLVD", "Pie-IX"),
        ("10 RUE JEAN XXIII", "Jean XXIII"), ("10 RUE PAUL-VI", "Paul-VI"), ("10 RUE SAINT-PIE-X", "Saint-Pie-X"),
        ("10 RUE GEORGE VI", "George VI"), ("10 RANG III", "III"), ("688 RUE MCGILL", "McGill"),
        ("10 AV MCKENNA-ROY", "McKenna-Roy"), ("10 RUE VICTORIA", "Victoria"), ("10 RUE DIX", "Dix"),
    ])
    func `numerals and Mc keep their capitals`(typed: String, name: String) { #expect(line(typed).streetName == name) }

    @Test(arguments: [
        ("123 NW 5TH AVE", "123 NW 5th Ave", "5th", "NW"),
        ("123 SW 8th St, Apt 4", "123 SW 8th St, Apt 4", "8th", "SW"),
        ("123 N MAIN ST", "123 N Main St", "Main", "N"),
    ])
    func `an American direction stands in front`(typed: String, clean: String, name: String, direction: String) {
        let outcome = line(typed, province: "US-FL")
        #expect([outcome.line1, outcome.streetName] == [clean, name])
        #expect(outcome.parts[.streetDirection] == direction)
        #expect(line(clean, province: "US-FL").line1 == clean)
    }

    @Test func `a direction behind the type leaves the letter in front to the name`() {
        let outcome = line("1240 N Main St W", province: "CA-ON")
        #expect([outcome.line1, outcome.streetName] == ["1240 N Main St W", "N Main"])
        #expect(outcome.parts == [.streetType: "ST", .streetDirection: "W"])
    }

    @Test func `a floor in front of a door stays in front`() {
        for typed in [
            "123 Main St, Ground Floor, Apt 2", "123 Main St, 2nd floor, Apt 2", "123 Main St, Floor 2, Apt 2",
        ] {
            #expect(line(typed, province: "CA-ON").line1 == typed)
            #expect(line(typed, province: "CA-ON").unit == "2")
        }
        #expect(line("No 1240-1242 4e Avenue").line1 == "1240-1242, 4e Avenue")
    }

    @Test func `a name that begins with a direction or an initial is left whole`() {
        #expect(line("10 North Shore Rd", province: "CA-ON").streetName == "North Shore")
        #expect(line("10 E B Eddy St", province: "CA-ON").streetName == "E B Eddy")
    }
}
