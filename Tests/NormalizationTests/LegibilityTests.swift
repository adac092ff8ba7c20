import Foundation
import Records
import Testing

@testable import Normalization

@Suite struct `Legible text` {
    @Test(arguments: [
        ("Gagn&eacute;", "Gagné"), ("L&#39;Heureux", "L'Heureux"), ("Montr&#xE9;al", "Montréal"),
        ("Roy &amp; Fils", "Roy & Fils"), ("C&ocirc;t&eacute;", "Côté"), ("C&amp;ocirc;t&amp;eacute;", "Côté"),
        ("B&EACUTE;LANGER", "BÉLANGER"), ("AT&T; inc.", "AT&T; inc."), ("Roy & Fils; Côté", "Roy & Fils; Côté"),
        ("&#0;Roy", "&#0;Roy"), ("Fran&ccedil;ois", "François"),
    ])
    func `letters that a web form wrote as HTML are letters again, and nothing else changes`(
        typed: String, meant: String
    ) {
        #expect(Legibility.read(typed, in: .lastName).text == meant)
    }

    @Test(arguments: [
        ("GisÃ¨le", "Gisèle"), ("MontrÃ©al", "Montréal"), ("Lâ€™Ã‰piphanie", "L’Épiphanie"), ("Gis√®le", "Gisèle"),
        ("MontrÃƒÂ©al", "Montréal"),
    ])
    func `is repaired when undoing the damage is exact`(damaged: String, right: String) {
        let legible = Legibility.read(damaged, in: .city)
        #expect(legible.text == right)
        #expect(legible.notes == [CellNote("LG-MOJI", .mended)])
    }

    @Test(arguments: ["João", "Ånger", "L’Épiphanie", "Crêpe à l’érable", "Müller", "50 °C", "№ 5"])
    func `that is right stays as it is`(text: String) {
        #expect(Legibility.read(text, in: .notes).text == text)
        #expect(Legibility.read(text, in: .notes).rank == .good)
    }

    @Test func `loses control characters, marks of direction and odd spaces`() {
        #expect(Legibility.read("\u{200E}Jean\u{A0}Roy\u{0}", in: .lastName).text == "Jean Roy")
        #expect(Legibility.read("\u{200E}Jean\u{A0}Roy\u{0}", in: .lastName).rank == .controls)
        #expect(Legibility.read("12, rue A\r\napp. 4", in: .address1).text == "12, rue A, app. 4")
        #expect(Legibility.read("a\nb", in: .notes).text == "a\nb")
    }

    @Test(arguments: ["Qu?bec", "Montr\u{FFFD}al"])
    func `whose letters are lost is flagged and kept`(text: String) {
        let legible = Legibility.read(text, in: .city)
        #expect(legible.text == text)
        #expect(legible.notes == [CellNote("LG-MOJI", .flagged)])
    }

    @Test func `does not depend on the locale of the process`() {
        // Where the machine has a Turkish locale, C's own functions make a dotless ı of I; elsewhere the call does nothing.
        let before = setlocale(LC_ALL, nil).map { String(cString: $0) }
        setlocale(LC_ALL, "tr_TR.UTF-8")
        defer { setlocale(LC_ALL, before ?? "C") }
        let clean = normalized([
            ("email", ["INFO.ROY@GMAIL.COM"]), ("make", ["MINI"]), ("amount", ["1 234,56 $"]),
            ("deal_date", ["12 JUIN 2023"]),
        ])
        #expect(texts(clean, .email) == ["info.roy@gmail.com"])
        #expect(texts(clean, .make) == ["MINI"])
        #expect(texts(clean, .amount) == ["1234.56"])
        #expect(texts(clean, .dealDate) == ["2023-06-12"])
    }

    @Test(arguments: [
        ("'l.roy@exemple.ca", Field.email, "l.roy@exemple.ca"), ("’l.roy@exemple.ca", .email, "l.roy@exemple.ca"),
        ("'l.roy@exemple.ca'", .email, "l.roy@exemple.ca"), ("'00012", .recordID, "00012"),
        ("'2024-05-01", .dealDate, "2024-05-01"), ("'Oui", .consentEmail, "Oui"),
        ("'1HGCM82633A004352", .vin, "1HGCM82633A004352"), ("'12 rue Roy", .address1, "12 rue Roy"),
        ("'-12,50", .amount, "-12,50"),
    ])
    func `loses the apostrophe of a spreadsheet`(typed: String, field: Field, clean: String) {
        let legible = Legibility.read(typed, in: field)
        #expect(legible.text == clean)
        #expect(legible.notes == [CellNote("LG-APOS", .formatted)])
    }

    @Test(arguments: [
        ("'t Hooft", Field.lastName), ("D'Amour", .lastName), ("o'brien@exemple.ca", .email), ("'Cuda", .model),
        ("'s-Hertogenbosch", .city), ("L'Île", .address1), ("'", .email),
    ])
    func `keeps an apostrophe of its own`(typed: String, field: Field) {
        #expect(Legibility.read(typed, in: field).text == typed)
    }

    @Test func `is found in a column of plain texts`() {
        let clean = normalized([
            ("email", ["a.roy@exemple.ca", "'l.roy@exemple.ca"]), ("last_name", ["'t Hooft", "Roy"]),
        ])
        #expect(texts(clean, .email) == ["a.roy@exemple.ca", "l.roy@exemple.ca"])
        #expect(texts(clean, .lastName) == ["'t Hooft", "Roy"])
    }

    @Test func `keeps a key's inner spaces`() {
        #expect(Legibility.read("A  1 ", in: .recordID).text == "A  1")
    }

    @Test(.enabled(if: SharedSuites.isThere, "the folder of test suites is not there; set DEALERDATA_SHARED"))
    func `comes back from 200 doubly encoded rows`() throws {
        let right = try SharedSuites.text("encodings/businesses.utf-8.csv").split(whereSeparator: \.isNewline)
        let damaged = try SharedSuites.text("encodings/businesses.double-encoded-utf8.csv").split(
            whereSeparator: \.isNewline)
        try #require(right.count == damaged.count)
        let same = zip(right, damaged).filter { $0 == Mojibake.repaired(String($1)) ?? String($1) }
        #expect(same.count == right.count)
    }
}
