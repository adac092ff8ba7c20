import Records
import Testing

@testable import Normalization

private func party(
    _ first: String? = nil, _ last: String? = nil, full: String? = nil, company: String? = nil, civility: String? = nil,
    middle: String? = nil, lastFirst: Bool = false
) -> PartyOutcome {
    PartyNormalizer().resolve(
        PartyInput(
            civility: civility, firstName: first, middleName: middle, lastName: last, fullName: full, company: company,
            isLastFirst: lastFirst))
}

private func codes(_ outcome: PartyOutcome) -> [String] {
    outcome.notes.map { "\($0.field.rawValue):\($0.note.code) \($0.note.action)" }
}

@Suite struct `People's names` {
    @Test(arguments: [("M. et Mme", "M", "MME"), ("M. & Mme", "M", "MME"), ("Mr & Mrs", "M", "MME")])
    func `are not the titles of a couple`(titles: String, first: String, second: String) {
        let outcome = party(titles, "Gagnon")
        #expect([outcome.firstName, outcome.lastName, outcome.civility] == [nil, "Gagnon", first])
        #expect(outcome.parts[.secondCivility] == second)
    }

    @Test(arguments: [
        ("Marie Tremblay Lavoie", "Marie", nil, "Tremblay Lavoie"),
        ("Marie-Anne Bouchard Côté", "Marie-Anne", nil, "Bouchard Côté"),
        ("Jean Paul Gagnon", "Jean Paul", nil, "Gagnon"), ("John Fitzgerald Kennedy", "John", "Fitzgerald", "Kennedy"),
    ])
    func `may have two last names where the middle one is nobody's first name`(
        full: String, first: String, middle: String?, last: String
    ) {
        let outcome = party(full: full)
        #expect([outcome.firstName, outcome.middleName, outcome.lastName] == [first, middle, last])
    }

    @Test func `two whole names at a comma are two people`() {
        let outcome = party(full: "Jean Roy, Marie Côté")
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
        #expect([outcome.parts[.secondFirstName], outcome.parts[.secondLastName]] == ["Marie", "Côté"])
        let one = party(full: "Tremblay Roy, Marie Anne")
        #expect([one.lastName, one.parts[.secondFirstName]] == ["Tremblay Roy", nil])
    }

    @Test(arguments: [("Or", "Cohen"), ("Ou", "Yang"), ("Jean", "Ou"), ("Enzo", "Dell'Aquila")])
    func `that are little words as well stay`(first: String, last: String) {
        let outcome = party(first, last)
        #expect([outcome.firstName, outcome.lastName] == [first, last])
    }

    @Test(arguments: [
        ("Jean L Heureux", "Jean", "L'Heureux"), ("Sean O' Brien", "Sean", "O'Brien"),
        ("Le Blanc Marie", "Marie", "Le Blanc"), ("De Grandpré Luc", "Luc", "De Grandpré"),
        ("El Khoury Joseph", "Joseph", "El Khoury"), ("Michael Ou", "Michael", "Ou"), ("Ou Jing", "Ou", "Jing"),
    ])
    func `keep their little words in a full name`(full: String, first: String, last: String) {
        let outcome = party(full: full)
        #expect([outcome.firstName, outcome.lastName] == [first, last])
    }

    @Test(arguments: [
        ("Jean", "Coutu"), ("Robert", "Service"), ("Maria de Fátima", "dos Santos"), ("Ana", "Costa e Silva"),
        ("Hao", "Ou Yang"), ("Lena", "Mac an Ghoill"),
    ])
    func `in two columns stay as they are written`(first: String, last: String) {
        let outcome = party(first, last)
        #expect([outcome.firstName, outcome.lastName, outcome.company] == [first, last, nil])
    }

    @Test(arguments: ["Madame", "Monsieur"])
    func `are not the title in the first name's column`(title: String) {
        let outcome = party(title, "Roy")
        #expect([outcome.firstName, outcome.lastName] == [nil, "Roy"])
        #expect(outcome.civility == (title == "Madame" ? "MME" : "M"))
    }

    @Test(arguments: ["Docteur du Pare-Brise", "Mr Rooter", "M. Muffler", "Madame Labriski"])
    func `are no companies that begin with a title`(company: String) {
        let outcome = party(company: company)
        #expect([outcome.company, outcome.lastName] == [company, nil])
    }

    @Test(arguments: [
        ("Jean", "Roy cell", "Roy"), ("Marie", "Roy ép. Tremblay", "Roy"), ("Marie", "née Roy", "Roy"),
        ("Luc", "Roy domicile", "Roy"),
    ])
    func `are freed of what was written behind them`(first: String, last: String, clean: String) {
        #expect(party(first, last).lastName == clean)
    }

    @Test(arguments: [
        "STM", "SAAQ", "Banque Nationale", "Hydro-Québec", "Tim Hortons", "Pratt & Whitney", "CPE Les Petits Loups",
        "Hôpital Charles-Le Moyne", "Habitations Roy", "Portes et fenêtres Roy", "Bell Canada",
    ])
    func `of organisations in a last name's column go to the company as they are`(name: String) {
        let outcome = party(nil, name)
        #expect([outcome.company, outcome.lastName, outcome.firstName] == [name, nil, nil])
    }

    @Test(arguments: [("Luc", "Stm"), ("Anne", "Bell"), ("Tim", "Horton")])
    func `of people stay people's beside a first name`(first: String, last: String) {
        #expect(party(first, last).lastName == last)
    }

    @Test(arguments: [
        ("GISELE", "O'NEIL", "Gisèle", "O'Neil"), ("jean-françois", "ste-marie", "Jean-François", "Ste-Marie"),
        ("ANDRE", "COTE", "Andre", "Côté"), ("MARIE EVE", "DE LA DURANTAYE", "Marie-Ève", "de la Durantaye"),
        ("JEAN PIERRE", "BELANGER-ROY", "Jean-Pierre", "Bélanger-Roy"), ("JOHN", "MCDONALD", "John", "McDonald"),
        ("IAN", "MACDONALD", "Ian", "MacDonald"), ("PAUL", "MACE", "Paul", "Mace"),
        ("LUC", "D'AMOURS", "Luc", "D'Amours"),
        ("ANNE", "PRUD'HOMME", "Anne", "Prud'homme"), ("ÉLOÏSE", "L'ÉCUYER", "Éloïse", "L'Écuyer"),
        ("JP", "VAN DER BERG", "JP", "van der Berg"), ("ROGER", "DE GRANDPRE", "Roger", "De Grandpre"),
        ("STEPHANE", "LEVESQUE", "Stéphane", "Levesque"),
    ])
    func `capitals become proper case, with accents only where they are certain`(
        first: String, last: String, cleanFirst: String, cleanLast: String
    ) {
        let outcome = party(first, last)
        #expect(outcome.firstName == cleanFirst)
        #expect(outcome.lastName == cleanLast)
        #expect(outcome.nameVerdict == "NM-CASE")
        #expect(outcome.kind == .person)
    }

    @Test(arguments: [
        ("Jean", "de la Durantaye"), ("Marie-Ève", "St-Pierre"), ("Belanger", "Cote"), ("La'tanya", "O'connor"),
        ("Andre", "DeVries"),
    ])
    func `mixed case stays as typed`(first: String, last: String) {
        let outcome = party(first, last)
        #expect(outcome.firstName == first)
        #expect(outcome.lastName == last)
        #expect(outcome.nameVerdict == "NM-OK")
        #expect(outcome.notes.isEmpty)
    }

    @Test func `two people in one cell share a last name`() {
        for outcome in [
            party(full: "Jean et Marie Roy"), party(full: "Roy, Jean & Marie"), party("Jean & Marie", "Roy"),
            party(full: "Jean Roy / Marie Roy"), party(nil, "Jean et Marie Roy"),
        ] {
            #expect(outcome.kind == .couple)
            #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
            #expect(outcome.parts[.secondFirstName] == "Marie")
            #expect(outcome.parts[.secondLastName] == "Roy")
            #expect(outcome.nameVerdict == "NM-2P")
        }
    }

    @Test func `two people with two last names stay apart`() {
        let outcome = party(full: "JEAN ROY ET LISE COTE")
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
        #expect([outcome.parts[.secondFirstName], outcome.parts[.secondLastName]] == ["Lise", "Côté"])
    }

    @Test(arguments: ["Jean Roy et conjointe", "Jean Roy et sa femme", "Jean Roy et al", "Jean Roy & autres"])
    func `a second person whom nobody named is none`(typed: String) {
        let outcome = party(full: typed)
        #expect([outcome.firstName, outcome.lastName, outcome.parts[.secondLastName]] == ["Jean", "Roy", nil])
        #expect(outcome.notes.contains { $0.note.code == "RF-NOTE-IN-NAM" && $0.note.target == .notes })
    }

    @Test(arguments: ["JEAN ROY - VOIR LISE", "Jean Roy, demander Guy", "Jean Roy voir notes"])
    func `whom to ask instead is no part of a name`(typed: String) {
        let outcome = party(full: typed)
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
        #expect(outcome.notes.contains { $0.note.code == "RF-NOTE-IN-NAM" })
    }

    @Test func `two titles may stand before two people`() {
        let outcome = party(full: "M. et Mme Jean et Marie Roy")
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
        #expect([outcome.parts[.secondFirstName], outcome.parts[.secondLastName]] == ["Marie", "Roy"])
        #expect([outcome.civility, outcome.parts[.secondCivility]] == ["M", "MME"])
    }

    @Test func `each of two people may have a title`() {
        let outcome = party(full: "M. Jean et Mme Marie Roy")
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
        #expect([outcome.parts[.secondFirstName], outcome.parts[.secondLastName]] == ["Marie", "Roy"])
    }

    @Test func `a whole name that may stand in the other order is told`() {
        #expect(codes(party(full: "Tremblay Rémi")).contains { $0.hasPrefix("full_name:NM-SWAP") })
        #expect(!codes(party(full: "Rémi Tremblay")).contains { $0.contains("NM-SWAP") })
    }

    @Test func `two last names, and last names first, are read as such`() {
        let last = party(full: "Tremblay et Gagnon")
        #expect([last.firstName, last.lastName, last.parts[.secondLastName]] == [nil, "Tremblay", "Gagnon"])
        let turned = party(full: "TREMBLAY JEAN ET MARIE")
        #expect([turned.firstName, turned.lastName, turned.parts[.secondFirstName]] == ["Jean", "Tremblay", "Marie"])
        #expect(party(full: "Jean Roy et Mme").parts[.secondCivility] == "MME")
    }

    @Test(arguments: [
        ("El Mehdi Alaoui", "El Mehdi", "Alaoui"), ("Mc Neil Kim", "Kim", "Mc Neil"),
        ("Lorenzo das Neves", "Lorenzo", "das Neves"), ("Ana Costa e Silva", "Ana", "Costa e Silva"),
    ])
    func `with a small word in them stay whole`(typed: String, first: String, last: String) {
        let outcome = party(full: typed)
        #expect([outcome.firstName, outcome.lastName] == [first, last])
    }

    @Test func `M. and Mme with one name leave the second person unnamed`() {
        let outcome = party(full: "M. & Mme Jean Roy")
        #expect([outcome.civility, outcome.firstName, outcome.lastName] == ["M", "Jean", "Roy"])
        #expect(outcome.parts == [.secondCivility: "MME"])
        #expect(outcome.kind == .couple)
    }

    @Test func `civilities are codes and never come from a first name`() {
        #expect(party("Marie", "Roy").civility == nil)
        #expect(party("Marie", "Roy", civility: "Mlle").civility == "MME")
        #expect(party("Mme Marie", "Roy").civility == "MME")
        #expect(party(full: "Me Jean Roy").civility == "ME")
        #expect(party("Jean", "Roy", civility: "Dre").civility == "DR")
        #expect(party("Jean", "Roy", civility: "M. et Mme").parts[.secondCivility] == "MME")
        #expect(party("Jean", "Roy", civility: "président").civility == nil)
    }

    @Test func `suffixes, maiden names and nicknames are attributes`() {
        let outcome = party("Benoit (Ben)", "TREMBLAY NEE GAGNON")
        #expect([outcome.firstName, outcome.lastName] == ["Benoit", "Tremblay"])
        #expect(outcome.parts == [.nickname: "Ben", .maidenName: "Gagnon"])
        #expect(party(full: "Jean Roy, ing.").parts[.suffix] == "ing.")
        #expect(party(full: "JEAN ROY PERE").parts[.suffix] == "père")
        #expect(party("John", "Smith Jr").parts[.suffix] == "Jr.")
    }

    @Test func `first and last name are exchanged on strong evidence alone`() {
        let outcome = party("TREMBLAY", "NATHALIE")
        #expect([outcome.firstName, outcome.lastName] == ["Nathalie", "Tremblay"])
        #expect(outcome.nameVerdict == "NM-SWAP")
        #expect(party("Martin", "Paul").firstName == "Martin")
        #expect(party("Roy", "Nathalie").firstName == "Roy")
        #expect(party("Gomdeb", "Nathalie").firstName == "Gomdeb")
    }

    @Test func `last name first is read by comma, by modifier, or by lists`() {
        #expect(party(full: "Roy, Jean").lastName == "Roy")
        #expect(party(full: "ROY JEAN", lastFirst: true).lastName == "Roy")
        #expect(party(full: "DE LA DURANTAYE JEAN", lastFirst: true).lastName == "de la Durantaye")
        #expect(party(full: "TREMBLAY JOSEE").lastName == "Tremblay")
        #expect(party(nil, "Tremblay Nathalie").firstName == "Nathalie")
        #expect(party(nil, "Garcia Lopez").lastName == "Garcia Lopez")
    }

    @Test func `notes inside a name are moved out and set the status`() {
        let late = party(full: "ROY JEAN (DECEDE)")
        #expect(late.fileStatus == "DEC")
        #expect(codes(late).contains("full_name:RF-NOTE-IN-NAM misplaced"))
        let quiet = party("Jean", "Roy *** NE PAS APPELER ***")
        #expect(quiet.lastName == "Roy")
        #expect(quiet.notes.contains { $0.note.proposal == "NE PAS APPELER" && $0.note.target == .notes })
        #expect(party("Jean", "Roy (EMPLOYE)").kind == .employee)
        #expect(party(full: "SUCCESSION JEAN ROY").lastName == "Roy")
        #expect(party(full: "SUCCESSION JEAN ROY").fileStatus == "DEC")
    }

    @Test(arguments: [
        "Roy SUCCESSION", "Roy (SUCCESSION)", "Roy (ESTATE)", "Roy ESTATE", "Roy SUCC.", "Roy (succ.)", "Roy RIP",
        "Roy R.I.P.", "Roy FEU", "Roy (feu)", "Succession Roy", "Estate of Roy", "Roy, Estate of", "Roy décédé(e)",
        "Roy (décédée)", "Roy DCD", "Roy deceased", "FEUE Roy", "feu Roy", "Roy DÉFUNT",
    ])
    func `a last name that says that somebody has died loses the word`(typed: String) {
        let outcome = party("Yves", typed)
        #expect(outcome.fileStatus == "DEC")
        #expect(outcome.firstName == "Yves")
        #expect(outcome.lastName == (typed.contains("Roy") ? "Roy" : nil))
        #expect(codes(outcome).contains("last_name:RF-NOTE-IN-NAM misplaced"))
    }

    @Test(arguments: [
        "Succession Jean Roy", "Succession de Jean Roy", "Estate of Jean Roy", "Estate Jean Roy", "feu Jean Roy",
        "FEUE JEAN ROY", "Jean Roy SUCCESSION", "Jean Roy RIP", "Jean Roy (décédé)", "The late Jean Roy",
        "Jean Roy (ESTATE)", "Roy, Jean (succession)", "À la succession de Jean Roy",
    ])
    func `a whole name that says so loses the word`(typed: String) {
        let outcome = party(full: typed)
        #expect(outcome.fileStatus == "DEC")
        #expect([outcome.firstName, outcome.lastName] == ["Jean", "Roy"])
    }

    @Test func `a Dutch article keeps its apostrophe and its small letter`() {
        #expect(party("Jan", "'t Hooft").lastName == "'t Hooft")
        #expect(party("Jan", "’t Hooft").lastName == "'t Hooft")
        #expect(party(full: "Jan 't Hooft").lastName == "'t Hooft")
        #expect(party("Guy", "D'Amour").lastName == "D'Amour")
    }

    @Test func `the word may fill the cell beside the name`() {
        #expect(party("Succession", "Roy").fileStatus == "DEC")
        #expect(party("Succession", "Roy").lastName == "Roy")
        #expect(party("Succession", "Roy").firstName == nil)
        #expect(party("Yves", "SUCCESSION").fileStatus == "DEC")
        #expect(party("Yves", "SUCCESSION").firstName == "Yves")
        #expect(party("Yves", "Feu").lastName == "Feu")
        #expect(party("Yves", "Rip").lastName == "Rip")
    }

    @Test(arguments: [
        "Feu Rouge inc.", "Feu Vert Auto inc.", "Jean Lefeu", "Century Real Estate", "Roy Real Estate inc.",
        "Rip Torn", "Jean Feuillet", "Caisse Desjardins succ. Laval inc.", "Martine Succès",
    ])
    func `companies and names that hold such a word are alive`(typed: String) {
        #expect(party(full: typed).fileStatus == "ACT")
    }

    @Test(arguments: [
        ("Roy 514-555-0199", "TEL", "514-555-0199", Field.phone),
        ("jroy@exemple.ca Roy", "EML", "jroy@exemple.ca", .email),
        ("Roy 1HGCM82633A004352", "VIN", "1HGCM82633A004352", .vin), ("Roy H2X 1Y4", "PC", "H2X 1Y4", .postalCode),
    ])
    func `a value of another field is proposed there`(cell: String, found: String, value: String, target: Field) {
        let outcome = party("Jean", cell)
        #expect(outcome.lastName == "Roy")
        #expect(
            outcome.notes.contains {
                $0.field == .lastName
                    && $0.note == CellNote("RF-\(found)-IN-NAM", .misplaced, proposal: value, target: target)
            })
    }

    @Test func `initials are names of their own`() {
        #expect(party("J.", "Roy").nameVerdict == "NM-INIT")
        #expect(party("J.-P.", "Roy").firstName == "J.-P.")
    }

    @Test func `digits make no name`() {
        let outcome = party("Jean", "12345")
        #expect(outcome.lastName == nil)
        #expect(outcome.nameVerdict == .quarantined)
    }

    @Test func `a family is a household`() {
        let outcome = party(nil, "FAMILLE TREMBLAY")
        #expect(outcome.kind == .household)
        #expect(outcome.lastName == "Tremblay")
    }
}

@Suite struct `Organisations and accounts` {
    @Test(arguments: [
        ("9080-2208 QUEBEC INC.", "9080-2208 Québec inc."), ("9123 4567 Québec Inc", "9123-4567 Québec inc."),
        ("2844087 CANADA LTEE", "2844087 Canada ltée"), ("TRANSPORT TREMBLAY ENR", "Transport Tremblay enr."),
        ("Garage Roy Limitée", "Garage Roy Limitée"), ("GARAGE ROY LIMITÉE", "Garage Roy ltée"),
        ("ROY & FILS", "Roy & Fils"),
        ("LES IMMEUBLES DE L'ÉRABLE INC", "Les Immeubles de l'Érable inc."),
        ("BMW LAVAL INC.", "BMW Laval inc."), ("Côté, Roy S.E.N.C.R.L.", "Côté, Roy S.E.N.C.R.L."),
    ])
    func `a company in a name column goes whole to the company`(typed: String, clean: String) {
        for outcome in [party(nil, typed), party(full: typed)] {
            #expect(outcome.company == clean)
            #expect(outcome.kind == .organisation)
            #expect(outcome.nameVerdict == "NM-ORG")
            #expect(outcome.firstName == nil && outcome.lastName == nil)
        }
    }

    @Test(arguments: [
        "TELUS", "YMCA", "adidas", "belairdirect", "auto123.com", "Taxi Coop Québec", "Ditschlerin GmbH & Co. KG",
        "eBay Canada",
    ])
    func `a name keeps the case that its owner gave it`(name: String) {
        #expect(party(company: name).company == name)
    }

    @Test(arguments: [
        ("CONSTRUCTION A. DI IORIO INC.", "Construction A. Di Iorio inc."),
        ("ENTREPRISES P.A.R. INC.", "Entreprises P.A.R. inc."),
        ("9123-4567 QUÉBEC INC. (GARAGE ROY)", "9123-4567 Québec inc. (Garage Roy)"),
        ("DR MARIE ROY INC.", "Dr Marie Roy inc."), ("ST LAWRENCE SEAWAY", "St Lawrence Seaway"),
        ("CPE LES PETITS POIS", "CPE les Petits Pois"), ("RIVIÈRE-DU-LOUP HONDA", "Rivière-du-Loup Honda"),
        ("COIFFURE ELLE ET LUI", "Coiffure Elle et Lui"),
        ("EXCAVATION DUBÉ & FILS LTEE", "Excavation Dubé & Fils ltée"),
    ])
    func `capitals of an organisation are eased word by word`(typed: String, clean: String) {
        #expect(party(company: typed).company == clean)
    }

    @Test func `a company cut over two columns is put together`() {
        #expect(party("JEAN", "TREMBLAY INC").company == "Jean Tremblay inc.")
        #expect(party("QUEBEC INC", "9123-4567").company == "9123-4567 Québec inc.")
        let contact = party("Jean", "Garage Roy inc.")
        #expect([contact.company, contact.firstName] == ["Garage Roy inc.", "Jean"])
    }

    @Test func `a person beside a company is its contact`() {
        let outcome = party("JEAN", "ROY", company: "TRANSPORT ROY INC.")
        #expect(outcome.kind == .organisation)
        #expect(outcome.parts[.attention] == "Jean Roy")
        #expect(party("Jean", "Roy", company: "Bell").kind == .person)
    }

    @Test func `attention lines name a person, f.a.s. a business`() {
        let outcome = party(company: "Garage Roy inc. att: Jean Roy")
        #expect([outcome.company, outcome.parts[.attention]] == ["Garage Roy inc.", "Jean Roy"])
        #expect(
            party(company: "9123-4567 Québec inc. f.a.s. Garage Roy").company
                == "9123-4567 Québec inc. f.a.s. Garage Roy")
    }

    @Test func `a person in the company column moves only when both names are known`() {
        #expect(party(company: "Nathalie Tremblay").lastName == "Tremblay")
        #expect(party(company: "Jean Coutu").company == "Jean Coutu")
        #expect(party("Jean", "Roy", company: "Jean Roy").company == nil)
    }

    @Test func `kinds come from explicit markers`() {
        #expect(party(full: "VILLE DE LONGUEUIL").kind == .government)
        #expect(party(company: "Toyota Crédit Canada").kind == .fleet)
        #expect(party("Marie", "Desjardins").kind == .person)
        #expect(party("Johnny", "Cash").kind == .person)
    }

    @Test(arguments: [
        ("CLIENT", "COMPTANT"), ("COMPTANT", "CLIENT"), (nil, "Vente au comptoir"), (nil, "SERVICE"),
        ("CLIENT", "COMPTOIR PIECES 2"),
    ])
    func `house accounts are nobody`(first: String?, last: String) {
        let outcome = party(first, last)
        #expect(outcome.kind == .houseAccount)
        #expect(outcome.fileStatus == "INT")
        #expect(outcome.nameVerdict == "NM-PLACE")
        #expect(outcome.lastName == nil)
    }

    @Test func `tests are tests`() {
        #expect(party("Test", "Test").kind == .test)
        #expect(party(full: "CLIENT TEST").fileStatus == "TST")
        #expect(party("Testa", "Roy").kind == .person)
    }

    @Test func `a placeholder beside a name empties its own cell`() {
        let outcome = party("N/A", "Roy")
        #expect([outcome.firstName, outcome.lastName] == [nil, "Roy"])
        #expect(codes(outcome) == ["first_name:NM-PLACE refused"])
        #expect(party("NIL", "TREMBLAY").firstName == "Nil")
        #expect(party(nil, "REFUSÉ").nameVerdict == .refusedByCustomer)
        #expect(party().nameVerdict == .unrecorded)
    }
}
