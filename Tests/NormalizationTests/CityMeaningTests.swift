import Records
import Testing

@testable import Normalization

private func read(_ city: String, _ code: String, province: String = "QC") -> (city: String?, finding: String?) {
    let outcome = AddressNormalizer().resolve(
        AddressInput(line1: "10, rue Roy", city: city, province: province, postalCode: code))
    let note = outcome.notes.first { $0.field == .city && $0.note.action != .formatted }?.note
    return (outcome.city, note.map { "\($0.code) \($0.action) \($0.proposal ?? "-")" })
}

@Suite struct `A municipality` {
    @Test func `beside a code of Québec is French whatever the province says`() {
        #expect(
            read("SAINT-BRUNO-DE-MONTARVILLE", "J3V 9N1", province: "ON").city == "Saint-Bruno-de-Montarville")
    }

    @Test func `typed twice is one, unless it is called so`() {
        #expect(read("Longueuil Longueuil", "J4H 1A1").city == "Longueuil")
        #expect(read("Walla Walla", "J4H 1A1").city == "Walla Walla")
    }

    @Test func `of digits is told`() { #expect(read("514", "H2X 1Y4").finding == "A flagged -") }
}

@Suite struct `A municipality that its postal prefix does not have` {
    @Test(arguments: [
        ("Longueil", "J4H 1A1", "Longueuil"), ("Brosard", "J4Z 1A1", "Brossard"),
        ("Chateaugay", "J6J 1A1", "Châteauguay"), ("Drumondville", "J2B 1A1", "Drummondville"),
    ])
    func `is proposed where one slip leads to a single town of the prefix, and never changed`(
        typed: String, code: String, right: String
    ) {
        let found = read(typed, code)
        #expect(found.city == typed)
        #expect(found.finding == "CI-TYPO suggested \(right)")
    }

    @Test(arguments: [
        ("St-Hilaire", "J3H 1A1", "Mont-Saint-Hilaire"), ("Valleyfield", "J6T 1A1", "Salaberry-de-Valleyfield"),
        ("Ile Perrot", "J7V 1A1", "L'Île-Perrot"), ("St-Basile", "J3N 1A1", "Saint-Basile-le-Grand"),
    ])
    func `is proposed in full where people use half of its name`(typed: String, code: String, right: String) {
        #expect(read(typed, code).finding == "CI-ALIAS suggested \(right)")
    }

    @Test(arguments: [
        ("Ville de Longueuil", "J4H 1A1", "Longueuil"), ("Pte-Claire", "H9R 1A1", "Pointe-Claire"),
        ("St-Jean s/Richelieu", "J3B 1A1", "Saint-Jean-sur-Richelieu"), ("Riv.-du-Loup", "G5R 1A1", "Rivière-du-Loup"),
        ("St-Bruno-de-Montarville", "J3V 1A1", "Saint-Bruno-de-Montarville"),
        ("ST BRUNO DE MONTARVILLE", "J3V 1A1", "Saint-Bruno-de-Montarville"), ("St-Luc", "J2W 1A1", "Saint-Luc"),
        ("Ste-Foy", "G1V 1A1", "Sainte-Foy"), ("STE-ROSALIE", "J0H 1X0", "Sainte-Rosalie"),
        ("CAP ROUGE", "G1Y 1A1", "Cap-Rouge"),
    ])
    func `is written out where only one name is meant`(typed: String, code: String, right: String) {
        #expect(read(typed, code).city == right)
    }

    @Test(arguments: [
        ("Fabreville", "H7P 1A1"), ("Saint-Hubert", "J3Y 1A1"), ("Sorel", "J3P 1A1"), ("Mont-Royal", "H2X 1A1"),
        ("Montreal East", "H1B 1A1"), ("Cap-de-la-Madeleine", "G8T 1A1"), ("Lac-aux-Bouleaux", "J1H 1A1"),
        ("Hameau-du-Bout", "J0H 1X0"), ("Saint-Bruno-de-Montarville", "J3V 1A1"),
    ])
    func `is left alone where it may be a sector, a neighbour or a village`(city: String, code: String) {
        let found = read(city, code)
        #expect(found.city == city)
        #expect(found.finding == nil)
    }

    @Test func `is told in a town whose places are all known, and elsewhere judged by nobody`() {
        #expect(read("Xyzzy", "J4H 1A1").finding == "CI-UNK flagged -")
        #expect(read("Xyzzy", "K1P 1A1", province: "ON").finding == nil)
    }

    @Test func `is right for every pair of the list, however it is written`() {
        var wrong: [String] = []
        for row in ReferenceTable("qc-fsa-municipalities").rows
        where !row[1].contains("(") && !row[1].hasPrefix("Mailing") {
            for typed in [row[1], row[1].uppercased(), row[1].replacing("Saint-", with: "St-")] {
                let finding = read(typed, row[0] + " 1A1").finding ?? ""
                if finding.contains("suggested") || finding.contains("CI-UNK") { wrong.append("\(typed) \(row[0])") }
            }
        }
        #expect(wrong == [])
    }
}
