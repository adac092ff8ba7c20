import Columns
import Records

/// Postal codes that fill the cell of a municipality, a province or an address line.
///
/// They go to the postal code where that cell is empty or holds no code, and what it held instead comes back the other
/// way: whoever keys `H2X 1Y4` as the city and `Montréal` as the code has exchanged the two, and said both.
enum MisplacedPostalCodes {
    static func move(in cells: inout RowCells, into work: inout BatchWork) {
        var codes: [Int: String] = [:]
        var exchanged: [Field: [Int: String]] = [:]
        for field in [Field.city, .province, .address2, .address1] {
            guard let column = cells.columns[field] else { continue }
            var emptied: [Int: String] = [:]
            column.forEachCell { row, cell in
                let held = cells.columns[.postalCode]?.text(row) ?? ""
                guard isCanadian(cell) || field == .city && isFiveDigits(cell) && isWords(held) else { return }
                let code = column[row]
                let isFree = (held.isEmpty || isWords(held)) && codes[row] == nil
                if isFree { codes[row] = code }
                emptied[row] = ""
                work.report(
                    CellNote(
                        "RF-PC-IN-" + field.wrongPlaceCode, isFree ? .moved : .flagged, proposal: code,
                        target: .postalCode),
                    field, row: row)
                if !isFree { work.findings[work.findings.count - 1].action = .misplaced }
                guard isFree, !held.isEmpty else { return }
                guard let home = home(of: held, takenFrom: field, row, cells) else {
                    work.report(CellNote("PC-BAD", .refused), .postalCode, row: row)
                    return
                }
                exchanged[home, default: [:]][row] = held
                work.report(
                    CellNote("RF-\(home.wrongPlaceCode)-IN-PC", .moved, proposal: held, target: home), .postalCode,
                    row: row)
            }
            cells.replace(field, emptied)
        }
        cells.replace(.postalCode, codes)
        for (field, values) in exchanged { cells.replace(field, values) }
    }

    /// Where words belong that stood in the postal code's cell; nil for those that say nothing or find their cell filled.
    private static func home(of held: String, takenFrom source: Field, _ row: Int, _ cells: RowCells) -> Field? {
        func isFree(_ field: Field) -> Bool { field == source || (cells.columns[field]?.length(row) ?? 0) == 0 }
        guard Placeholders.shared.meaning(of: held, field: .postalCode) == nil else { return nil }
        if source != .city, isFree(.province), Places.shared.region(held, isAmerican: false) != nil { return .province }
        // Names of provinces and countries are no municipalities, but for Québec.
        let isCity = Placeholders.shared.meaning(of: held, field: .city) == nil && Places.shared.country(held) == nil
        return isFree(.city) && (isCity || Folding.key(held) == "QUEBEC") ? .city : nil
    }

    /// Two letters or more and no digit: no code of any country.
    private static func isWords(_ text: String) -> Bool {
        !text.utf8.contains(where: \.isDigit) && text.unicodeScalars.count { $0.properties.isAlphabetic } >= 2
    }

    /// `A1A 1A1` with or without its space, by the letters that Canada Post uses.
    private static func isCanadian(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
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

    /// A code of France or the United States, which is looked for only where words stand in its place.
    private static func isFiveDigits(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        cell.count == 5 && cell.allSatisfy(\.isDigit)
    }
}
