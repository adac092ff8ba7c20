import Records
import Testing

@testable import Normalization

private func address(
    _ line1: String? = nil, _ line2: String? = nil, number: String? = nil, street: String? = nil, unit: String? = nil,
    city: String? = nil, province: String? = nil, code: String? = nil, country: String? = nil
) -> AddressOutcome {
    AddressNormalizer().resolve(
        AddressInput(
            line1: line1, line2: line2, streetNumber: number, streetName: street, unit: unit, city: city,
            province: province,
            postalCode: code, country: country))
}

@Suite struct `Delivery lines` {
    @Test(arguments: [
        ("125 rue Cartier / chalet", "chalet"), ("125 rue Cartier (porte arrière)", "porte arrière"),
        ("125 rue Cartier - sonner 2 fois", "sonner 2 fois"),
        ("125 rue Cartier, entre 8h et 17h30", "entre 8h et 17h30"),
        ("125 rue Cartier (chalet)", "(chalet)"), ("127 rue Cartier, ancienne adresse", "ancienne adresse"),
        ("131 rue Cartier code 1234", "code 1234"),
    ])
    func `lose the remark behind them to the notes`(typed: String, remark: String) {
        let outcome = address(typed, city: "Longueuil", province: "QC")
        #expect(outcome.streetName == "Cartier")
        #expect(outcome.notes.contains { $0.note.proposal == remark && $0.note.target == .notes })
        #expect(address("12 rue Roy (Sainte-Foy)", province: "QC").line1?.contains("Sainte-Foy") == true)
    }

    @Test(arguments: [
        ("1240 RUE DES ERABLES APP 4", "1240, rue des Erables, app. 4"),
        ("123 rue st-denis app 4", "123, rue St-Denis, app. 4"),
        ("1240, rue des Érables, #4", "1240, rue des Érables, app. 4"), ("104-2701 rue King O", "104-2701, rue King O"),
        ("1240 BOUL. ST-LAURENT W", "1240, boul. St-Laurent O"), ("45 CH DE L'EGLISE", "45, ch. de l'Eglise"),
        ("12 4E AVE", "12, 4e Avenue"), ("12 1RE AVENUE NORD", "12, 1re Avenue Nord"),
        ("55 rang St-Joseph", "55, rang St-Joseph"),
        ("3343E Boul. des Sources", "3343E, boul. des Sources"), ("1240-1242 rue Roy", "1240-1242, rue Roy"),
        ("app 4 1240 rue Roy", "1240, rue Roy, app. 4"),
        ("900 boul. René-Lévesque Est, bureau 600", "900, boul. René-Lévesque Est, bureau 600"),
        ("10 rue du Parc, 2e étage", "10, rue du Parc, 2e étage"), ("C.P. 123 SUCC A", "C.P. 123, succ. A"),
        ("123 A rue Roy", "123A, rue Roy"), ("5000 rte 132", "5000, rte 132"), ("des Érables", "des Érables"),
    ])
    func `French lines keep their words and get French form`(typed: String, clean: String) {
        #expect(address(typed, province: "QC").line1 == clean)
    }

    @Test(arguments: [
        ("1240 MAPLE STREET APT 4", "1240 Maple St, Apt 4"), ("104-2701 23RD AVE", "104-2701 23rd Ave"),
        ("11D JESSOME ST", "11D Jessome St"),
        ("123 MCDONALD ROAD WEST", "123 McDonald Rd West"), ("88 King St W, Suite 200", "88 King St W, Suite 200"),
        ("12345 Highway 7", "12345 Highway 7"), ("PO BOX 6001 STN A", "PO Box 6001 Stn A"), ("R.R. #2", "RR 2"),
        ("55 Avenue Rd", "55 Avenue Rd"),
    ])
    func `English lines get English form`(typed: String, clean: String) {
        #expect(address(typed, province: "ON").line1 == clean)
    }

    @Test(arguments: [
        ("#3-55 rue de l'Église", "55", "3"), ("Apt 3 – 56 rue de l'Église", "56", "3"),
        ("Apt 3 — 56 rue de l'Église", "56", "3"), ("Apt 3 - 56 rue de l'Église", "56", "3"),
        ("No 3-55 rue Laurier", "55", "3"), ("App 3 - 55 rue Laurier", "55", "3"),
        ("App. 3-55 rue Laurier", "55", "3"), ("Bur. 200 – 1250 boul. Laurier", "1250", "200"),
        ("Bur. 200-1250 boul. Laurier", "1250", "200"), ("Unit 5 - 10 Main St", "10", "5"),
        ("#3 – 55 rue Laurier", "55", "3"), ("3 - 55 rue Laurier", "55", "3"), ("3 – 55 rue Laurier", "55", "3"),
        ("3–55 rue Laurier", "55", "3"), ("3- 55 rue Laurier", "55", "3"), ("3 -55 rue Laurier", "55", "3"),
        ("App. 3, 57 rue Laurier", "57", "3"), ("App. B-57 rue Laurier", "57", "B"),
    ])
    func `a unit in front leaves the door its number`(typed: String, number: String, unit: String) {
        let outcome = address(typed, province: "QC")
        #expect(outcome.streetNumber == number)
        #expect(outcome.unit == unit)
        #expect(outcome.addressVerdict == "AD-OK")
        // What is clean comes back as it is.
        let again = address(outcome.line1, province: "QC")
        #expect([again.streetNumber, again.unit, again.line1] == [number, unit, outcome.line1])
    }

    @Test func `two doors of one building are no unit, and a unit behind the street keeps its dash`() {
        #expect(address("No 1240-1242 rue Laurier", province: "QC").streetNumber == "1240-1242")
        #expect(address("1240–1242 rue Laurier", province: "QC").streetNumber == "1240-1242")
        #expect(address("57 rue Laurier app. 3-5", province: "QC").unit == "3-5")
        #expect(address("57 rue Laurier app. 3-5", province: "QC").streetNumber == "57")
    }

    @Test func `a line is cut into its parts`() {
        let outcome = address("1240 boul. St-Laurent Ouest app. 4B", province: "QC")
        #expect([outcome.streetNumber, outcome.streetName, outcome.unit] == ["1240", "St-Laurent", "4B"])
        #expect(outcome.parts == [.streetType: "BOUL", .streetDirection: "O"])
        #expect(outcome.addressVerdict == "AD-OK")
        #expect(address("C.P. 123").parts == [.postOfficeBox: "123"])
        #expect(address("RR 2").parts == [.ruralRoute: "RR 2"])
    }

    @Test func `verdicts say what is there`() {
        #expect(address("1240 rue Roy").addressVerdict == "AD-OK")
        #expect(address("rue Roy").addressVerdict == "AD-PART")
        #expect(address("1240").addressVerdict == "AD-PART")
        #expect(address("CP 12").addressVerdict == "AD-PO")
        #expect(address("Poste restante").addressVerdict == "AD-PO")
        #expect(address("RR 1").addressVerdict == "AD-RR")
        #expect(address("IDEM").addressVerdict == "AD-BAD")
        #expect(address("??").line1 == nil)
        #expect(address().addressVerdict == .unrecorded)
    }

    @Test func `lines and columns are untangled`() {
        #expect(address("1240 rue Roy", "app 4").line1 == "1240, rue Roy, app. 4")
        #expect(address("1240 rue Roy", "4").unit == "4")
        #expect(address(number: "1240", street: "rue Roy", unit: "4").line1 == "1240, rue Roy, app. 4")
        let swapped = address("Garage Roy", "123 rue Principale E")
        #expect([swapped.line1, swapped.line2] == ["123, rue Principale E", "Garage Roy"])
        let whole = address("1240 rue Roy, Varennes (Québec) J3X 1A1")
        #expect(
            [whole.line1, whole.city, whole.province, whole.postalCode] == [
                "1240, rue Roy", "Varennes", "CA-QC", "J3X 1A1",
            ])
        let repeated = address("1240 RUE ROY MONTREAL", city: "MONTREAL", province: "QC", code: "H2X 1Y4")
        #expect([repeated.line1, repeated.city] == ["1240, rue Roy", "Montréal"])
        #expect(address("1240 rue de Montréal", city: "Montréal").line1 == "1240, rue de Montréal")
        #expect(address("1240 rue Sherbrooke", city: "Sherbrooke").line1 == "1240, rue Sherbrooke")
    }

    @Test func `a telephone number in an address is proposed as one`() {
        let outcome = address("1240 rue Roy 514-555-0199")
        #expect(outcome.line1 == "1240, rue Roy")
        #expect(
            outcome.notes.contains {
                $0.note == CellNote("RF-TEL-IN-ADR", .misplaced, proposal: "514-555-0199", target: .phone)
            })
    }
}

@Suite struct `Cities, provinces and postal codes` {
    @Test(arguments: [
        ("MONTREAL", "H2X 1Y4", "Montréal"), ("St-Jerome", "J7Z 5T3", "Saint-Jérôme"),
        ("ST JEROME", "J7Z 5T3", "Saint-Jérôme"),
        ("TROIS-RIVIERES", "G8Z 1A1", "Trois-Rivières"),
        ("SAINT-JEAN-SUR-RICHELIEU", "J3B 1A1", "Saint-Jean-sur-Richelieu"),
        ("Quebec", "G1R 1A1", "Québec"),
    ])
    func `a municipality gets its accents back from its postal prefix`(typed: String, code: String, clean: String) {
        #expect(address(city: typed, province: "QC", code: code).city == clean)
    }

    @Test func `without a prefix that says so, only the case changes`() {
        #expect(address(city: "MONTREAL").city == "Montreal")
        #expect(address(city: "MONTREAL", code: "G1R 1A1").city == "Montreal")
        #expect(address(city: "Montreal", province: "ON").city == "Montreal")
    }

    @Test(arguments: ["QC", "Qué.", "PQ", "P.Q.", "Québec", "QUEBEC", "ca-qc", "qc"])
    func `provinces are ISO 3166-2`(typed: String) { #expect(address(province: typed).province == "CA-QC") }

    @Test func `regions of other countries are known`() {
        #expect(address(province: "NY", code: "10001").province == "US-NY")
        #expect(address(province: "CA", country: "USA").province == "US-CA")
        #expect(address(country: "CAN").country == "CA")
        #expect(address(country: "États-Unis").country == "US")
        #expect(address(province: "Ontario").province == "CA-ON")
        #expect(address(country: "Québec").province == "CA-QC")
        #expect(address(province: "Zzz").province == nil)
    }

    @Test(arguments: [
        ("Czech Republic", "CZ"), ("Hongrie", "HU"), ("Burkina Faso", "BF"), ("CIV", "CI"), ("Maurice", "MU"),
        ("SK", "CA"), ("PE", "CA"), ("Georgia", "US"),
    ])
    func `a cell names any country, and a Canadian province before all`(typed: String, code: String) {
        #expect(address(country: typed).country == code)
    }

    @Test(arguments: ["12 rue Maurice", "120 rue France", "1240, rue Ontario, Est", "8 rue Cuba"])
    func `a street that is called like a country is none`(line: String) {
        #expect(address(line, city: "Montréal", province: "QC").country == nil)
    }

    @Test(arguments: [
        ("Av. Brigadeiro Faria Lima, 2170", "12227-000", "Brazil"), ("12,Community Centre", "110017", "India"),
        ("Rotenturmstraße 4, 1010 Innere Stadt", "1010", "Austria"), ("202 Hoxton Street", "N1 5LH", "United Kingdom"),
        ("Erzsébet krt. 58.", "H-1073", "Hungary"),
    ])
    func `an address of a country whose forms are unknown stays as it is`(line: String, code: String, country: String) {
        let outcome = address(line, code: code, country: country)
        #expect([outcome.line1, outcome.postalCode] == [line, code])
        #expect([outcome.addressVerdict.text, outcome.postalVerdict.text] == ["AD-OK", "PC-OK"])
        #expect(outcome.notes.map(\.field) == [.country])
    }

    @Test func `values in a neighbour's cell go home`() {
        let outcome = address("1240 rue Roy", city: "MONTREAL (QUEBEC) H2X1Y4")
        #expect([outcome.city, outcome.province, outcome.postalCode] == ["Montréal", "CA-QC", "H2X 1Y4"])
        #expect(address(city: "QC").province == "CA-QC")
        #expect(address(city: "QC").city == nil)
        #expect(address(province: "QC H2X 1Y4").postalCode == "H2X 1Y4")
        #expect(address(city: "Ville de Québec").city == "Ville de Québec")
    }

    @Test(arguments: [
        ("H2X 1Y4", "H2X 1Y4", "PC-OK"), ("h2x1y4", "H2X 1Y4", "PC-FMT"), ("H2X-1Y4", "H2X 1Y4", "PC-FMT"),
        ("H2X IY4", "H2X 1Y4", "PC-FMT"),
        ("HZX 1Y4", "H2X 1Y4", "PC-FMT"), ("H2X lY4", "H2X 1Y4", "PC-FMT"), ("H2X", "H2X", "PC-BAD"),
        ("W2X 1Y4", nil, "PC-BAD"),
        ("H0H 0H0", nil, "PC-BAD"), ("H2X 1Y", nil, "PC-BAD"), ("D1A 1A1", nil, "PC-BAD"), ("N/A", nil, "PC-BAD"),
    ])
    func `Canadian codes are formed, repaired when certain, refused when not`(
        typed: String, clean: String?, verdict: String
    ) {
        let outcome = address(province: "QC", code: typed)
        #expect(outcome.postalCode == clean)
        #expect(outcome.postalVerdict.text == verdict)
    }

    @Test func `a repair is only proposed while the province does not agree`() {
        for outcome in [address(code: "H2X IY4"), address(province: "ON", code: "H2X IY4")] {
            #expect(outcome.postalCode == nil)
            #expect(outcome.postalVerdict == "PC-BAD")
            #expect(outcome.notes.contains { $0.note == CellNote("PC-BAD", .suggested, proposal: "H2X 1Y4") })
        }
        #expect(address(city: "Montréal", code: "H2X IY4").postalCode == "H2X 1Y4")
    }

    @Test func `a code of another province is flagged, but for the federal prefix in Gatineau`() {
        #expect(
            address(province: "ON", code: "H2X 1Y4").notes.contains {
                $0.field == .province && $0.note.proposal == "CA-QC"
            })
        #expect(!address(province: "QC", code: "K1A 0B1").notes.contains { $0.note.action == .flagged })
        #expect(!address(province: "NU", code: "X0A 0H0").notes.contains { $0.note.action == .flagged })
    }

    @Test func `American and French codes keep their own form`() {
        #expect(address(province: "NY", code: "100011234").postalCode == "10001-1234")
        #expect(address(province: "MA", code: "2138").postalCode == "02138")
        #expect(address(province: "NY", code: "2138").postalCode == nil)
        #expect(address(code: "1000", country: "France").postalCode == "01000")
        #expect(address(city: "PARIS", code: "75011", country: "FR").postalVerdict == "PC-OK")
        #expect(address(code: "75011").postalVerdict == "PC-CTRY")
        #expect(address(code: "10001", country: "Canada").postalVerdict == "PC-CTRY")
        #expect(address(code: "A1A 1A1", country: "US").postalVerdict == "PC-BAD")
        #expect(address(province: "NL", code: "A1A 1A1").postalCode == "A1A 1A1")
    }
}

@Suite struct `Addresses that resist` {
    private static func again(_ outcome: AddressOutcome) -> AddressOutcome {
        AddressNormalizer().resolve(
            AddressInput(
                line1: outcome.line1, line2: outcome.line2, streetNumber: outcome.streetNumber,
                streetName: outcome.streetName,
                unit: outcome.unit, city: outcome.city, province: outcome.province, postalCode: outcome.postalCode,
                country: outcome.country))
    }

    @Test func `any text is read without stopping`() {
        var generator = SeededGenerator(state: 42)
        func text(_ share: Int) -> String? {
            guard Int.random(in: 0..<4, using: &generator) < share else { return nil }
            let separator = Bool.random(using: &generator) ? " " : ""
            return (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                awkwardWords.randomElement(using: &generator)!
            }.joined(separator: separator)
        }
        for _ in 0..<4_000 {
            let outcome = AddressNormalizer().resolve(
                AddressInput(
                    line1: text(3), line2: text(1), streetNumber: text(1), streetName: text(1), unit: text(1),
                    city: text(2), province: text(1),
                    postalCode: text(1), country: text(1)))
            if let line = outcome.line1, line.isEmpty { Issue.record("an empty line") }
        }
    }

    @Test func `the fast answer for plain addresses is the careful one`() {
        var generator = SeededGenerator(state: 3)
        let words = [
            "DES", "de", "la", "ERABLES", "Érables", "St-Denis", "ST-DENIS", "L'EGLISE", "Roy", "ROY", "MONTREAL",
            "Est", "O", "OUEST", "W", "St", "Place", "PARC",
            "app", "APP.", "4", "12B", "#4", "bureau", "Montréal", "QC", "4e", "A", "S.", "du", "Lac", "nord", "local",
            "Laval", "app. 4", "Chemin",
        ]
        let types = [
            "RUE", "rue", "Boul.", "BOUL", "av.", "ch", "rang", "4e", "Place", "St", "R", "Rue,", "AVE", "montée",
        ]
        let cities = [
            "MONTREAL", "Montréal", "Laval", "ST-JEROME", "Saint-Jérôme", "QC", "Québec", "X", "MONTREAL QC",
            "Trois-Rivieres", "montreal",
        ]
        let codes = [
            "H2X 1Y4", "h2x1y4", "J7Z 5T3", "G1R 1A1", "H7V1A1", "K1A 0B1", "H0H 0H0", "H2X IY4", "75011", "G8Z 1A1",
        ]
        var plain = 0
        for _ in 0..<5_000 {
            let number = ["1240", "1240", "7", "12B", "1240,", "104-2701", "7E", ""].randomElement(using: &generator)!
            let name = (0..<Int.random(in: 1...3, using: &generator)).map { _ in words.randomElement(using: &generator)!
            }
            let separator = Int.random(in: 0..<6, using: &generator) == 0 ? ", " : " "
            let line = number + " " + types.randomElement(using: &generator)! + " " + name.joined(separator: separator)
            let (city, code) =
                Bool.random(using: &generator)
                ? (cities.randomElement(using: &generator)!, codes.randomElement(using: &generator)!)
                : [("MONTREAL", "H2X 1Y4"), ("St-Jerome", "j7z5t3"), ("LAVAL", "H7V1A1"), ("Québec", "G1R 1A1")]
                    .randomElement(using: &generator)!
            let input = AddressInput(
                line1: line, city: city,
                province: ["QC", "Qué.", "CA-QC", "QC", "ON"].randomElement(using: &generator), postalCode: code,
                country: Bool.random(using: &generator) ? "CA" : nil)
            guard let fast = AddressNormalizer().plainAddress(input) else { continue }
            plain += 1
            var reader = AddressReader(home: "CA")
            let careful = reader.read(input)
            if fast != careful { Issue.record("\(input)\n\(fast)\n\(careful)") }
        }
        #expect(plain > 50)
    }

    @Test func `a clean address stays as it is`() {
        let lines = [
            "1240, rue des Érables, app. 4", "104-2701, rue King O", "12, 4e Avenue", "12, 1re Avenue Nord",
            "1240 Maple St, Apt 4", "88 King St W, Suite 200", "C.P. 123, succ. A",
            "PO Box 6001 Stn A", "RR 2", "1920 Blair Lake Rd, RR 6", "rang 4", "55, rang St-Joseph",
            "1240-1242, rue Roy", "10, rue du Parc, 2e étage", "12345 Highway 7",
            "10, rue du Parc, sous-sol", "Poste restante", "des Érables", "123, St Denis", "5000, rte 132",
            "1240, boul. St-Laurent Ouest, bureau 200",
        ]
        for line in lines {
            let isEnglish =
                line.contains("St,") || line.contains("Highway") || line.contains("PO") || line.contains("Rd")
                || line.contains("King St")
            let input = AddressInput(
                line1: line, city: isEnglish ? "Ottawa" : "Montréal", province: isEnglish ? "CA-ON" : "CA-QC",
                postalCode: isEnglish ? "K1P 1A1" : "H2X 1Y4", country: "CA")
            let outcome = AddressNormalizer().resolve(input)
            #expect(
                [outcome.line1, outcome.city, outcome.province, outcome.postalCode, outcome.country] == [
                    line, input.city, input.province, input.postalCode, "CA",
                ])
            // An address without a number stays too, and somebody is told.
            let remarks = outcome.addressVerdict == "AD-PART" ? ["AD-PART"] : []
            #expect(outcome.notes.map(\.note.code) == remarks, "\(line) \(outcome.notes)")
            #expect(outcome.notes.allSatisfy { $0.note.action == .flagged })
            let second = Self.again(outcome)
            #expect(second == outcome, "\(line)")
        }
    }

    @Test(.enabled(if: sharedFolder() != nil, "the shared samples are not here"))
    func `every Montréal address is cut into street, city and province, and stays so`() throws {
        let table = try #require(try sharedTable("data/samples/montreal-open-data-businesses/businesses.csv"))
        for row in table.rows {
            let outcome = AddressNormalizer().resolve(AddressInput(line1: row[table.column("adresse")]))
            let isRead =
                outcome.addressVerdict == "AD-OK" && outcome.city == row[table.column("ville")]
                && outcome.province == "CA-QC"
            if !isRead || Self.again(outcome).line1 != outcome.line1 { Issue.record("\(row[table.column("adresse")])") }
        }
    }
}
