import Columns
import Records
import Testing

@testable import Normalization

/// Rows are put together from halves seen before; reading each row by itself must give the same.
@Suite struct `Rows put together from what was seen before` {
    @Test func `addresses equal what the reader gives without any memory`() {
        let lines = [
            "1240 RUE DES ERABLES", "123 RUE PRINCIPALE", "1 RUE", "12, boul. Saint-Laurent app 21", "8008 12E AVENUE",
            "70007 Main St", "45 Main St Apt 8008", "123 A rue X", "104 - 2701 rue Roy", "1240-1242 rue Roy",
            "45 1/2 rue Roy", "RR 4 Rang Saint-Jean", "C.P. 450", "450 rue de Laval", "99 rue Roy, Laval, QC",
            "12345 ch. de la Côte APP. 9", "5148681234 rue Roy", "12 rue Roy 5551234567", "rue Roy", "N/A", "3E AVENUE",
        ]
        let units = ["", "4", "0", "12B", "app 7", "8008", "rez-de-chaussée"]
        let cities = ["LAVAL", "ST-JEROME", "Québec, QC", "Montréal H2X 1Y4", "", "N/A", "MAIN"]
        let provinces = ["QC", "Québec", "", "ON", "VT", "H2X 1Y4"]
        let codes = ["H2X 1Y4", "h7l1a1", "H0H 0H0", "", "J0L 5AO", "A1A1A1", "05401", "K1A 0B1"]
        let countries = ["", "CA", "USA"]
        var rows: [[String]] = []
        for line in lines {
            for unit in units {
                for city in cities {
                    for (place, province) in provinces.enumerated() {
                        let next = rows.count
                        rows.append([line, unit, city, province, codes[(next + place) % 8], countries[next / 7 % 3]])
                    }
                }
            }
        }
        // Once more in the other order, so that every half is met again beside others.
        var memo = AddressMemo(country: "CA")
        var found = 0
        for cells in rows + rows.reversed() {
            func stated(_ place: Int) -> String? { cells[place].isEmpty ? nil : cells[place] }
            let key = [cells[0], "", "", "", cells[1], cells[2], cells[3], cells[4], cells[5], ""]
            let joined = Array(key.joined(separator: "\u{1F}").utf8)
            let together = joined.withUnsafeBufferPointer { key in
                memo.find(key).map { outcome(of: $0, &memo, key) }
            }
            guard let together else { continue }
            found += 1
            var reader = AddressReader(home: "CA")
            let whole = reader.read(
                AddressInput(
                    line1: stated(0), unit: stated(1), city: stated(2), province: stated(3), postalCode: stated(4),
                    country: stated(5)))
            #expect(together == whole, "\(cells)")
        }
        #expect(found > 400)
    }

    private func outcome(
        of found: AddressMemo.Found, _ memo: inout AddressMemo, _ key: UnsafeBufferPointer<UInt8>
    ) -> AddressOutcome {
        func text(_ bytes: [UInt8]) -> String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
        func written(_ template: AddressMemo.Template) -> String? {
            var bytes: [UInt8] = []
            memo.write(template, found, of: key) { bytes = Array($0) }
            return text(bytes)
        }
        var outcome = AddressOutcome()
        outcome.line1 = written(found.street.line)
        outcome.streetNumber = written(found.street.number)
        outcome.streetName = written(found.street.name)
        outcome.unit = written(found.street.unit)
        (outcome.city, outcome.province) = (text(found.place.city), text(found.place.province))
        outcome.country = text(found.place.country)
        outcome.postalCode = found.hasCode ? text(memo.code) : nil
        outcome.parts[.streetType] = text(found.street.type)
        outcome.parts[.streetDirection] = text(found.street.direction)
        outcome.parts[.postOfficeBox] = text(found.street.box)
        outcome.parts[.ruralRoute] = text(found.street.route)
        (outcome.addressVerdict, outcome.postalVerdict) = (found.street.verdict, found.place.verdict)
        outcome.notes = Array(found.place.notes.prefix(found.place.notesBeforeStreet))
        outcome.notes += found.street.notes
        outcome.notes += found.place.notes.dropFirst(found.place.notesBeforeStreet)
        return outcome
    }

    @Test func `names equal what the reader gives without any memory`() {
        let firsts = [
            "JEAN-FRANCOIS", "Marie-Ève", "gisele", "C", "y", "X", "Gauthier", "JeanGuy", "McDONALD", "O'", "D'Arcy",
            "M", "Dr", "TEST", "V", "",
        ]
        let lasts = [
            "TREMBLAY", "Roy-Lavoie", "St-Jean", "Kevin", "Gabriel", "McKenzie", "MACKENZIE", "D'AMOURS", "de", "Inc",
            "Owner", "9123-4567 QUEBEC INC.", "9123-4567 Canada inc.", "9000-0000 qc", "9123-4567 Toitures 22", "",
        ]
        let rows = ["", "MME", "M.", "Dr", "?"].flatMap { civility in
            firsts.flatMap { first in lasts.map { last in (civility, first, last) } }
        }
        let clean = normalized([
            ("civility", rows.map(\.0)), ("first_name", rows.map(\.1)), ("last_name", rows.map(\.2)),
        ])
        var findings: [Int: [String]] = [:]
        for finding in clean.findings {
            findings[finding.row, default: []].append("\(finding.field) \(finding.code) \(finding.proposal ?? "")")
        }
        for (row, cells) in rows.enumerated() {
            var reader = PartyReader()
            func stated(_ text: String) -> String? { text.isEmpty ? nil : text }
            let whole = reader.read(
                PartyInput(civility: stated(cells.0), firstName: stated(cells.1), lastName: stated(cells.2)))
            #expect(clean.columns[.field(.civility)]?.text(row) == whole.civility, "\(cells)")
            #expect(clean.columns[.field(.firstName)]?.text(row) == whole.firstName, "\(cells)")
            #expect(clean.columns[.field(.lastName)]?.text(row) == whole.lastName, "\(cells)")
            #expect(clean.columns[.field(.company)]?.text(row) == whole.company, "\(cells)")
            #expect(clean.verdicts[.lastName]?[row] == whole.nameVerdict, "\(cells)")
            #expect(clean.columns[.part(.kind)]?.text(row) == whole.kind.rawValue, "\(cells)")
            #expect(
                (findings[row] ?? []) == whole.notes.map { "\($0.field) \($0.note.code) \($0.note.proposal ?? "")" },
                "\(cells)")
        }
    }
}
