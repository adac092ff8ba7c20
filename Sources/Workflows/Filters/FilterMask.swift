import Columns
import Ingest
import Normalization
import Records

/// The input cells that a filter does not print as they came, since they hold sensitive identifiers: what is quarantined
/// in a store must not go on through a pipe.
struct FilterMask {
    private var cells: [Int: [Int: [UInt8]]] = [:]
    /// Identifiers in columns that no field takes, for the findings of their rows.
    private(set) var unmapped: [Int: Set<String>] = [:]

    init(_ batch: RawBatch, _ clean: CleanBatch, _ mapping: Mapping) {
        for finding in clean.findings where SensitiveIdentifier(rawValue: finding.code) != nil {
            for column in mapping.columns {
                mask(batch, finding.row, column, isWhole: column.target?.field == finding.field)
            }
        }
        for column in mapping.columns where column.target == nil {
            let unread = UnreadColumn(header: column.column, texts: batch.columns[column.position])
            for finding in SensitiveScanner.scan([unread]) {
                mask(batch, finding.row, column, isWhole: true)
                unmapped[finding.row, default: []].insert("raw:" + finding.identifier.rawValue)
            }
        }
    }

    /// The masked cells of a row by column; letters and digits of identifiers are `*` in them.
    subscript(row: Int) -> [Int: [UInt8]] { cells[row] ?? [:] }

    /// - Parameter isWhole: mask all of the cell where the words alone do not tell what of it is the identifier.
    private mutating func mask(_ batch: RawBatch, _ row: Int, _ column: ColumnMapping, isWhole: Bool) {
        let bytes = batch.columns[column.position].withBytes(row) { Array($0) }
        var masked = SensitiveScanner.masked(bytes, named: SensitiveScanner.identifiers(namedBy: column.column))
        if masked == bytes, isWhole { masked = bytes.map { Self.isLetterOrDigit($0) ? UInt8(ascii: "*") : $0 } }
        if masked != bytes { cells[row, default: [:]][column.position] = masked }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte >= 0x80
    }
}
