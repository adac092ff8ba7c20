import Columns
import Records

/// Nine digits in the column of Canadian postal codes: a social insurance number by their check digit, else no code at all.
///
/// They are a ZIP+4 code only in a row that names the United States or one of its states, and in a column of ZIP codes.
enum NineDigitPostalCodes {
    static func judge(_ cells: inout RowCells, into work: inout BatchWork) {
        guard work.country == "CA", let codes = cells.columns[.postalCode] else { return }
        var rows: [Int] = []
        var (zips, filled) = (0, 0)
        codes.forEachCell { row, cell in
            guard !cell.isEmpty else { return }
            filled += 1
            let digits = cell.count { $0.isDigit }
            if digits == 9, cell.allSatisfy({ $0.isDigit || $0 == 32 }) { rows.append(row) }
            let isZip = cell.count == digits && (digits == 5 || digits == 9)
            if isZip || digits == 9 && cell.count == 10 && cell[5] == UInt8(ascii: "-") { zips += 1 }
        }
        guard !rows.isEmpty, zips == rows.count || zips * 2 < filled else { return }
        var emptied: [Int: String] = [:]
        for row in rows where !isAmerican(row, cells) {
            let digits = codes[row].utf8.filter(\.isDigit)
            let isIdentifier = NationalNumbers.isSocialInsurance(digits)
            emptied[row] = ""
            work.report(
                isIdentifier
                    ? CellNote(SensitiveIdentifier.socialInsurance.rawValue, .quarantined)
                    : CellNote("PC-BAD", .refused), .postalCode, row: row)
        }
        cells.replace(.postalCode, emptied)
    }

    private static func isAmerican(_ row: Int, _ cells: RowCells) -> Bool {
        let country = cells.columns[.country]?.text(row) ?? ""
        if !country.isEmpty, Places.shared.country(country) == "US" { return true }
        let province = cells.columns[.province]?.text(row) ?? ""
        return !province.isEmpty && Places.shared.region(province, isAmerican: false)?.hasPrefix("US-") == true
    }
}
