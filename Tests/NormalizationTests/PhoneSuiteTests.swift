import Records
import Testing

@testable import Normalization

@Suite(.enabled(if: SharedSuites.isThere, "the folder of test suites is not there; set DEALERDATA_SHARED"))
struct `Telephone numbers compared with libphonenumber` {
    @Test func `agree with its expected values wherever it is right`() throws {
        let table = ReferenceTable(csv: try SharedSuites.text("libphonenumber/oracle-nanp-fr.csv"))
        let (input, region, valid) = (table.column("input"), table.column("default_region"), table.column("valid"))
        let (e164, ext) = (table.column("e164"), table.column("extension"))
        var (compared, agreed, placeholders) = (0, 0, 0)
        var differences: [String] = []
        for row in table.rows {
            let settings = NormalizationSettings(asOf: testDay, country: row[region])
            let outcome = PhoneNormalizer().normalize(row[input], in: CellContext(field: .phone, settings: settings))
            // The tables name numbers that are well formed and stand for nobody; libphonenumber takes any well-formed one.
            if outcome.verdict == "TL-PLACE", row[valid] == "1" {
                placeholders += 1
                continue
            }
            // It does not know `poste`, nor a word in brackets after the number.
            if row[input].contains("poste") || row[input].contains("(cell)") { continue }
            compared += 1
            let isSame =
                row[valid] == "1"
                ? outcome.value == row[e164] && (outcome.parts[.part(.phoneExtension)] ?? "") == row[ext]
                : outcome.value == nil
            if isSame { agreed += 1 } else { differences.append(row[input]) }
        }
        #expect(compared >= 200)
        #expect(placeholders <= 12)
        #expect(Double(agreed) / Double(compared) >= 0.995, "\(differences)")
    }

    @Test func `read a French extension that libphonenumber does not`() {
        let settings = NormalizationSettings(asOf: testDay)
        let outcome = PhoneNormalizer().normalize(
            "418692-1234 poste 123", in: CellContext(field: .phone, settings: settings))
        #expect(outcome.value == "+14186921234")
        #expect(outcome.parts == [.part(.phoneExtension): "123"])
    }

    @Test func `agree with it on made-up North American numbers, but for exchanges that end in 11`() {
        var random = SeededGenerator(seed: 7)
        let settings = NormalizationSettings(asOf: testDay)
        var (compared, agreed) = (0, 0)
        for _ in 0..<4000 {
            let area = [514, 438, 450, 418, 819, 613, 416, 506, 212, 310, 876, 999, 555, 111][random.below(14)]
            let number = [area, 100 + random.below(900), random.below(10_000)]
            let text = "\(number[0])-\(number[1])-\(String(number[2] + 10_000).dropFirst())"
            if number[1] % 100 == 11 || number[1] == 555 { continue }
            let outcome = PhoneNormalizer().normalize(text, in: CellContext(field: .phone, settings: settings))
            if outcome.verdict == "TL-PLACE" { continue }
            let oracle = LibPhoneNumber.parse(text, region: "CA")
            compared += 1
            if (oracle?.isValid == true ? oracle?.e164 : nil) == outcome.value { agreed += 1 }
        }
        #expect(compared > 3500)
        #expect(Double(agreed) / Double(compared) >= 0.995)
    }
}
