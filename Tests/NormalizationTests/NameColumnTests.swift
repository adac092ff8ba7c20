import Records
import Testing

@testable import Normalization

private func party(_ first: String?, _ last: String?, company: String? = nil) -> PartyOutcome {
    PartyNormalizer().resolve(PartyInput(firstName: first, lastName: last, company: company))
}

private func findings(_ outcome: PartyOutcome) -> [String] {
    outcome.notes.map { "\($0.field.rawValue):\($0.note.code) \($0.note.action)" }
}

@Suite struct `A whole name in the column of half of one` {
    @Test(arguments: ["Tremblay Luc", "Luc Tremblay", "Tremblay Jean Luc"])
    func `is split in the first names' column where one end can only be a last name`(typed: String) {
        let outcome = party(typed, nil)
        #expect(outcome.lastName == "Tremblay")
        #expect(outcome.firstName?.hasSuffix("Luc") == true)
        #expect(findings(outcome) == ["first_name:RF-NAM-IN-NAM moved"])
    }

    @Test(arguments: ["Luc Roy", "Roy Luc"])
    func `is told and kept where both words are either`(typed: String) {
        let outcome = party(typed, nil)
        #expect([outcome.firstName, outcome.middleName, outcome.lastName] == [typed, nil, nil])
        #expect(findings(outcome) == ["first_name:RF-NAM-IN-NAM flagged"])
    }

    @Test(arguments: ["Tremblay Luc", "Luc Tremblay"])
    func `is told in the last names' column, where two last names may stand`(typed: String) {
        let outcome = party(nil, typed)
        #expect(outcome.lastName == typed)
        #expect(findings(outcome) == ["last_name:RF-NAM-IN-NAM flagged"])
    }

    @Test(arguments: ["Marie Claude", "Jean Pierre", "Marie-Ève", "Lise Josée", "Anne Marie"])
    func `is not seen in a first name of two words`(typed: String) {
        let outcome = party(typed, nil)
        #expect(outcome.firstName == typed)
        #expect(outcome.notes.isEmpty)
    }

    @Test(arguments: ["Gagnon Tremblay", "De la Durantaye", "St-Pierre", "Van Houtte"])
    func `is not seen in two last names or behind a particle`(typed: String) {
        #expect(party(nil, typed).lastName == typed)
        #expect(party(nil, typed).notes.isEmpty)
    }
}

@Suite struct `A chain in a name` {
    @Test(arguments: [
        "RE/MAX du Cartier", "H&M", "A&W", "Bed Bath & Beyond", "Uniprix Roy et Gagnon", "UPS Canada",
        "Intact Compagnie d'assurance", "Centre d'accès à la propriété", "IGA Extra Famille Jodoin",
    ])
    func `makes it a company's, whole and as written`(typed: String) {
        let outcome = party(nil, typed)
        #expect([outcome.company, outcome.firstName, outcome.lastName] == [typed, nil, nil])
    }

    @Test(arguments: [("J & M Roy", "Roy"), ("Jean Intat", "Jean Intat")])
    func `is not seen in people`(typed: String, last: String) {
        #expect([party(nil, typed).company, party(nil, typed).lastName] == [nil, last])
    }
}

@Suite struct `A company beside a whole name` {
    @Test func `leaves the person a first and a last name`() {
        let outcome = party("Garage Roy inc.", "Jean Tremblay")
        #expect([outcome.company, outcome.firstName, outcome.lastName] == ["Garage Roy inc.", "Jean", "Tremblay"])
    }
}

@Suite struct `The trade in a name` {
    @Test(arguments: ["Salon Julie", "Spa Sophie", "Bistro Alain", "Tabagie Alain", "Rembourrage Alain", "Café Luc"])
    func `makes it a company's`(typed: String) {
        let outcome = party(nil, typed)
        #expect(outcome.company == typed)
        #expect([outcome.firstName, outcome.lastName] == [nil, nil])
        #expect(outcome.kind == .organisation)
    }

    @Test(arguments: [("Pierre", "De Serres"), ("Guy", "La Ferme"), ("Luc", "De Sève"), ("Julie", "Salon")])
    func `leaves a person whose last name it is part of`(first: String, last: String) {
        let outcome = party(first, last)
        #expect([outcome.firstName, outcome.lastName, outcome.company] == [first, last, nil])
        #expect(outcome.kind == .person)
    }

    @Test(arguments: ["Les Serres", "Serres De Laval", "Ferme Jean De Serres"])
    func `stays a trade without a first name before the particle`(typed: String) {
        #expect(party(nil, typed).company == typed)
    }
}

@Suite struct `A company's column` {
    @Test(arguments: [
        "Personnel", "PARTICULIER", "Résidentiel", "Retraité", "IDEM", "même", "Sans emploi", "Self-employed",
    ])
    func `names no company by what the customer is`(word: String) {
        let outcome = party("Jean", "Tremblay", company: word)
        #expect([outcome.company, outcome.lastName] == [nil, "Tremblay"])
        #expect(outcome.kind == .person)
        #expect(outcome.companyVerdict == "NM-PLACE")
        #expect(party(nil, nil, company: word).kind == .unknown)
    }

    @Test(arguments: ["Home Depot of Canada Inc.", "ABC Limited", "Smith & Co.", "Taxi Coop", "Garage Roy Ltée"])
    func `keeps the legal form of a name with its own capitals`(company: String) {
        #expect(party(nil, nil, company: company).company == company)
    }

    @Test func `tells an address and a postal code`() {
        let clean = normalized([
            ("company", ["12 rue Roy", "J4H 1A1", "9 Lunes", "3M"]), ("last_name", ["Roy", "Roy", "Roy", "Roy"]),
        ])
        #expect(texts(clean, .company) == ["12 rue Roy", "J4H 1A1", "9 Lunes", "3M"])
        #expect(clean.findings.map { "\($0.row) \($0.code)" } == ["0 RF-ADR-IN-ORG", "1 RF-PC-IN-ORG"])
    }

    @Test(arguments: ["Résidence Soleil", "Personnel Unique inc.", "Particulier Auto", "Retraite Québec"])
    func `names one by the same words with others`(company: String) {
        #expect(party(nil, nil, company: company).company == company)
    }

    @Test(arguments: [
        ("CPE LES PETITS PAS", "CPE les Petits Pas"), ("HVAC INC", "HVAC inc."),
        ("SNC-LAVALIN INC", "SNC-Lavalin inc."),
        ("FTQ-CONSTRUCTION LTEE", "FTQ-Construction ltée"), ("DR ROY DENTISTE INC", "Dr Roy Dentiste inc."),
        ("ST HUBERT BBQ", "St Hubert BBQ"), ("DEPANNEUR CHEZ JO", "Depanneur chez Jo"),
        ("GARAGE MONT-ROYAL", "Garage Mont-Royal"), ("SNC-LAVALIN", "SNC-LAVALIN"),
    ])
    func `keeps the capitals of acronyms and of nothing else`(typed: String, written: String) {
        #expect(party(nil, nil, company: typed).company == written)
    }
}

@Suite struct `Accents that names have lost` {
    @Test(arguments: [("en", "Adele"), ("fr", "Adèle"), ("", "Adèle")])
    func `come back unless the customer speaks English`(language: String, written: String) {
        let clean = normalized([
            ("first_name", ["ADELE"]), ("last_name", ["SMITH"]), ("language", [language]),
        ])
        #expect(texts(clean, .firstName) == [written])
    }

    @Test func `come back to French names of Québec even where somebody speaks English`() {
        let clean = normalized([
            ("first_name", ["JEAN-FRANCOIS", "JEREMY"]), ("last_name", ["COTE", "SMITH"]), ("language", ["en", "en"]),
            ("province", ["QC", "QC"]),
        ])
        #expect(texts(clean, .firstName) == ["Jean-François", "Jeremy"])
        #expect(texts(clean, .lastName) == ["Côté", "Smith"])
    }

    @Test(arguments: [("ON", "Leger"), ("NY", "Leger"), ("QC", "Léger"), ("N.-B.", "Léger"), ("", "Léger")])
    func `come back where French is spoken, as far as the province tells`(province: String, written: String) {
        let clean = normalized([
            ("first_name", ["JOHN"]), ("last_name", ["LEGER"]), ("language", [""]), ("province", [province]),
        ])
        #expect(texts(clean, .lastName) == [written])
    }

    @Test func `are kept where somebody typed them`() {
        let clean = normalized([("first_name", ["Zoé"]), ("last_name", ["LÉGER"]), ("language", ["en"])])
        #expect([texts(clean, .firstName), texts(clean, .lastName)] == [["Zoé"], ["Léger"]])
    }
}

@Suite struct `A lost apostrophe` {
    @Test(arguments: [
        ("D?Amours", "D'Amours"), ("L?Heureux", "L'Heureux"), ("L?HEUREUX", "L'Heureux"), ("D`Amours", "D'Amours"),
        ("Prud''homme", "Prud'homme"), ("O''Brien", "O'Brien"), ("D´Astous", "D'Astous"),
    ])
    func `comes back where nothing else can have stood there`(typed: String, written: String) {
        let clean = normalized([("first_name", ["Jean"]), ("last_name", [typed])])
        #expect(texts(clean, .lastName) == [written])
        #expect(clean.findings.contains { $0.code == "LG-MOJI" && $0.action == .mended })
    }

    @Test(arguments: ["B?langer", "C??t??", "B?LANGER", "D?SIREE"])
    func `is not guessed where a letter may be missing`(typed: String) {
        let clean = normalized([("first_name", ["Jean"]), ("last_name", [typed])])
        #expect(clean.findings.contains { $0.code == "LG-MOJI" && $0.action == .flagged })
        #expect(texts(clean, .lastName)[0]?.contains("?") == true)
    }

    @Test(arguments: ["O'Brien", "L'Heureux", "Roy", "D'Amours", "N'Diaye"])
    func `is not missed in a right name`(name: String) {
        let clean = normalized([("first_name", ["Jean"]), ("last_name", [name])])
        #expect(texts(clean, .lastName) == [name])
        #expect(clean.findings.isEmpty)
    }
}
