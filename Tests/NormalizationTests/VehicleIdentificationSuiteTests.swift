import Records
import Testing

@testable import Normalization

@Suite(.enabled(if: SharedSuites.isThere, "the folder of test suites is not there; set DEALERDATA_SHARED"))
struct `Vehicle identification numbers compared with the vectors of three decoders` {
    @Test func `have the same check digit and model year`() throws {
        let table = ReferenceTable(csv: try SharedSuites.text("vin-tests/vectors.csv"))
        let (vin, computed, valid) = (table.column("vin"), table.column("computed_check"), table.column("check_valid"))
        let (length, charset, year) = (table.column("length"), table.column("charset_ok"), table.column("model_year"))
        var years = 0
        var wrong: [String] = []
        for row in table.rows {
            var text = row[vin]
            let (digit, isWellFormed) = text.withUTF8 {
                (VehicleIdentification.checkDigit($0), VehicleIdentification.isWellFormed($0))
            }
            if !row[computed].isEmpty { #expect(digit == row[computed].utf8.first, "\(row[vin])") }
            #expect(VehicleIdentification.isCheckDigitRight(row[vin]) == (row[valid] == "1"), "\(row[vin])")
            #expect(isWellFormed == (row[length] == "17" && row[charset] == "1"), "\(row[vin])")
            if let expected = Int(row[year]), row[length] == "17", row[valid] == "1" {
                years += 1
                if VehicleIdentification.modelYear(row[vin], asOf: 2026) != expected { wrong.append(row[vin]) }
            }
        }
        #expect(years > 40)
        #expect(wrong.isEmpty)
    }

    @Test func `name the make that the decoders name, where the maker's code has one make alone`() throws {
        let table = ReferenceTable(csv: try SharedSuites.text("vin-tests/vectors.csv"))
        let (vin, make, valid) = (table.column("vin"), table.column("make"), table.column("check_valid"))
        var (named, wrong) = (0, [String]())
        for row in table.rows where row[valid] == "1" && !row[make].isEmpty {
            guard let found = VehicleIdentification.make(row[vin]) else { continue }
            named += 1
            if foldedKey(found) != foldedKey(row[make]) { wrong.append("\(row[vin]) \(found) \(row[make])") }
        }
        #expect(named > 50)
        #expect(Double(wrong.count) / Double(named) < 0.02, "\(wrong)")
    }
}
