import Columns
import Records

/// Reads the address of each row and writes it into clean columns.
struct AddressResolver {
    private let normalizer: AddressNormalizer
    private let country: String
    private var memo = ValueMemo<AddressOutcome>()

    init(country: String) {
        self.country = country
        normalizer = AddressNormalizer(country: country)
    }

    mutating func resolve(_ given: RowCells, into work: inout BatchWork) {
        var cells = given
        movePostalCodes(&cells, into: &work)
        var key = RowKey(RowCells.addressFields, cells)
        var fields = Self.fields.map { ColumnBuilder(isNeeded: work.mapped.contains($0.field)) }
        var parts = Self.parts.map { _ in ColumnBuilder(isNeeded: false) }
        var (addresses, postalCodes): ([Verdict], [Verdict]) = ([], [])
        let nothing = normalizer.resolve(AddressInput())
        for row in 0..<work.rowCount {
            let outcome = key.read(row) ? resolved(key, row) : nothing
            for place in fields.indices { fields[place].set(Self.fields[place].value(outcome), row: row) }
            if !outcome.parts.isEmpty {
                for place in parts.indices { parts[place].set(outcome.parts[Self.parts[place]], row: row) }
            }
            addresses.append(outcome.addressVerdict)
            postalCodes.append(outcome.postalVerdict)
            for (field, note) in outcome.notes { work.report(note, field, row: row) }
        }
        for place in fields.indices {
            work.columns[.field(Self.fields[place].field)] = fields[place].finished(rowCount: work.rowCount)
        }
        for place in parts.indices {
            work.columns[.part(Self.parts[place])] = parts[place].finished(rowCount: work.rowCount)
        }
        work.verdicts[.address1] = addresses
        work.verdicts[.postalCode] = postalCodes
    }

    private mutating func resolved(_ key: RowKey, _ row: Int) -> AddressOutcome {
        let normalizer = normalizer
        func judge() -> AddressOutcome {
            normalizer.resolve(
                AddressInput(
                    line1: key.text(0, row: row), line2: key.text(1, row: row), streetNumber: key.text(2, row: row),
                    streetName: key.text(3, row: row), unit: key.text(4, row: row), city: key.text(5, row: row),
                    province: key.text(6, row: row), postalCode: key.text(7, row: row), country: key.text(8, row: row)))
        }
        guard memo.isWorthKeeping else { return judge() }
        let place = key.bytes.withUnsafeBufferPointer { memo.place(of: $0, judge) }
        return memo.outcomes[place]
    }

    /// A city, province or address line that is nothing but a postal code goes to the postal code when that is empty.
    private func movePostalCodes(_ cells: inout RowCells, into work: inout BatchWork) {
        var codes: [Int: String] = [:]
        for field in [Field.city, .province, .address2, .address1] {
            guard let column = cells.columns[field] else { continue }
            var emptied: [Int: String] = [:]
            for row in 0..<work.rowCount {
                guard column.withBytes(row, Self.isCanadianPostalCode) else { continue }
                let code = column[row]
                let isFree = (cells.columns[.postalCode]?.length(row) ?? 0) == 0 && codes[row] == nil
                if isFree { codes[row] = code }
                emptied[row] = ""
                work.report(
                    CellNote(
                        "RF-PC-IN-" + field.wrongPlaceCode, isFree ? .moved : .flagged, proposal: code,
                        target: .postalCode),
                    field, row: row)
                if !isFree { work.findings[work.findings.count - 1].action = .misplaced }
            }
            cells.replace(field, emptied)
        }
        cells.replace(.postalCode, codes)
    }

    /// `A1A 1A1` with or without its space, by the letters that Canada Post uses.
    private static func isCanadianPostalCode(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count == 6 || cell.count == 7 else { return false }
        var place = 0
        for byte in cell {
            if place == 3, byte == 32 || byte == 45, cell.count == 7 { continue }
            let letter = byte.uppercased
            guard place < 6, place % 2 == 1 ? byte.isDigit : letter.isUpperLetter && !"DFIOQU".utf8.contains(letter)
            else {
                return false
            }
            place += 1
        }
        return place == 6 && !"WZ".utf8.contains(cell[0].uppercased)
    }

    private static let fields: [(field: Field, value: @Sendable (AddressOutcome) -> String?)] = [
        (.address1, { $0.line1 }), (.address2, { $0.line2 }), (.streetNumber, { $0.streetNumber }),
        (.streetName, { $0.streetName }),
        (.unit, { $0.unit }), (.city, { $0.city }), (.province, { $0.province }), (.postalCode, { $0.postalCode }),
        (.country, { $0.country }),
    ]

    private static let parts: [CleanColumn.Part] = [.streetType, .streetDirection, .postOfficeBox, .ruralRoute]
}
