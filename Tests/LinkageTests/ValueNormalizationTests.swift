import Testing

@testable import Linkage

struct ValueNormalizationTests {
    private func normalized(
        _ text: String, _ normalize: (inout ValueNormalization, UnsafeBufferPointer<UInt8>) -> Void
    ) -> String {
        var normalization = ValueNormalization(placeholders: PlaceholderValues())
        var text = text
        text.withUTF8 { normalize(&normalization, $0) }
        return String(decoding: normalization.value, as: UTF8.self)
    }

    @Test(arguments: [
        ("Élodie", "elodie"), ("D'Amours", "damours"), ("St-Pierre", "saint pierre"), ("Marie-Ève", "marie eve"),
        ("STE-MARIE", "sainte marie"), ("HÃ©bert", "hebert"), ("N/A", ""), ("inconnu", ""), ("  ", ""),
        ("Œuvray", "oeuvray"),
        ("Ольга", "ольга"),
    ])
    func `names are folded`(text: String, folded: String) {
        #expect(normalized(text) { $0.name($1) } == folded)
    }

    @Test(arguments: [
        ("(514) 200-3456", "5142003456"), ("+15142003456", "5142003456"), ("1-514-200-3456", "5142003456"),
        ("514-555-0142", ""), ("5555555555", ""), ("123", ""), ("200-3456", "2003456"),
        ("5142003456 p. 12", "5142003456"),
    ])
    func `phones are ten digits, or nothing`(text: String, digits: String) {
        #expect(normalized(text) { $0.phone($1) } == digits)
    }

    @Test(arguments: [
        ("1975-09-17", "19750917"), ("19750917", "19750917"), ("17/09/1975", "19750917"), ("09/17/1975", "19750917"),
        ("1975-09-17T00:00", "19750917"), ("vers 1975", ""),
    ])
    func `dates are eight digits`(text: String, digits: String) {
        #expect(normalized(text) { $0.date($1) } == digits)
    }

    @Test(arguments: [
        ("1121, chemin Fairmount", "1121", "fairmount"), ("4-125 rue St-Jean", "125", "saint jean"),
        ("54 des Ormes app. 3", "54", "des ormes"), ("12 boul. Ste-Foy #4", "12", "sainte foy"),
        ("7 Main St", "7", "main"), ("C.P. 40", "", "c p 40"),
    ])
    func `an address is a number and a street`(text: String, number: String, street: String) {
        var normalization = ValueNormalization(placeholders: PlaceholderValues())
        var text = text
        text.withUTF8 { normalization.addressLine($0) }
        #expect(String(decoding: normalization.value, as: UTF8.self) == street)
        #expect(String(decoding: normalization.civicNumber, as: UTF8.self) == number)
    }

    @Test func `a company loses its legal form`() {
        #expect(normalized("Les Toitures Braville inc.") { $0.company($1) } == "les toitures braville")
        #expect(normalized("Gravel & Fils, s.e.n.c.") { $0.company($1) } == "gravel fils")
    }
}
