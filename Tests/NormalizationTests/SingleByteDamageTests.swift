import Records
import Testing

@testable import Normalization

@Suite struct `Text of one code page read as another` {
    @Test(arguments: [
        ("B‚langer", "Bélanger"), ("C“t‚", "Côté"), ("Trois-RiviŠres", "Trois-Rivières"), ("Fran‡ois", "François"),
        ("B‚LANGER", "BÉLANGER"), ("BŽlanger", "Bélanger"), ("C™tŽ", "Côté"), ("BÚlanger", "Bélanger"),
        ("C¶tÚ", "Côté"), ("BÈlanger", "Bélanger"), ("B├®langer", "Bélanger"), ("C├┤t├®", "Côté"),
        ("B\u{82}langer", "Bélanger"), ("Montr‚al", "Montréal"), ("B╔LANGER", "BÉLANGER"),
    ])
    func `is repaired where it becomes a known name`(damaged: String, right: String) {
        let legible = Legibility.read(damaged, in: .lastName)
        #expect(legible.text == right)
        #expect(legible.notes.contains(CellNote("LG-MOJI", .mended)))
    }

    @Test(arguments: [
        "Žižek", "Úrsula", "Božena", "Þórsson", "JesÚs", "RaÚl", "NoËl", "BÉlanger", "FranÇois", "GarcÍa", "Côté",
        "Roy–Dubé", "L’Écuyer", "Roy™", "O’Élie", "Müller", "Đorđević", "Łukasz", "50 °C",
    ])
    func `is not seen in right names, nor in capitals out of place`(name: String) {
        let legible = Legibility.read(name, in: .lastName)
        #expect(legible.text == name)
        #expect(legible.rank == .good)
    }

    @Test(arguments: ["Xavi‚rwicz", "ZŽblic"])
    func `is flagged where no known word comes of it, and keeps its signs`(name: String) {
        let legible = Legibility.read(name, in: .lastName)
        #expect(legible.text == name)
        #expect(legible.notes == [CellNote("LG-MOJI", .flagged)])
    }

    @Test func `never makes a word shorter`() {
        // Byte 0x8D is no character of windows-1252: a letter stood there.
        #expect(Legibility.read("Xo\u{8D}zik", in: .lastName).text == "Xo\u{FFFD}zik")
    }
}

@Suite struct `Endings of domains` {
    private func outcome(_ address: String) -> CellOutcome {
        EmailNormalizer().normalize(
            address, in: CellContext(field: .email, settings: NormalizationSettings(asOf: testDay)))
    }

    @Test(arguments: [
        ("jroy@gmailcom", "jroy@gmail.com"), ("jroy@gmail.ocm", "jroy@gmail.com"),
        ("jroy@hotmail.comn", "jroy@hotmail.com"), ("jroy@gmail.com1", "jroy@gmail.com"),
        ("jroy@videotronca", "jroy@videotron.ca"), ("jroy@yahoo.cpm", "jroy@yahoo.com"),
        ("jroy@hotmail.frr", "jroy@hotmail.fr"), ("jroy@gmial.coml", "jroy@gmail.com"),
        ("jroy@videotron.qcca", "jroy@videotron.qc.ca"), ("jroy@sympatico.caa", "jroy@sympatico.ca"),
    ])
    func `of a provider are mended when they cannot exist`(typed: String, right: String) {
        #expect(
            outcome(typed) == CellOutcome(right, "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)]))
    }

    @Test(arguments: ["jroy@x.museum", "jroy@x.quebec", "jroy@x.io", "jroy@x.dev", "jroy@x.co", "jroy@x.qc.ca"])
    func `that exist stay, however rare`(address: String) {
        #expect(outcome(address) == CellOutcome(address, "EM-OK"))
    }

    @Test func `of other domains are proposed, doubted or refused`() {
        #expect(outcome("jroy@garageroy.coml").notes.first?.proposal == "jroy@garageroy.com")
        #expect(outcome("jroy@garageroy.coml").value == "jroy@garageroy.coml")
        #expect(outcome("jroy@garageroy.qc").notes.first?.proposal == "jroy@garageroy.qc.ca")
        #expect(outcome("jroy@garageroy.voiture").value == "jroy@garageroy.voiture")
        #expect(outcome("jroy@garageroy.voiture").verdict == "EM-BAD")
        #expect(outcome("jroy@garageroy.xq").value == nil)
        #expect(outcome("jroy@10.0.0.1").value == nil)
    }
}
