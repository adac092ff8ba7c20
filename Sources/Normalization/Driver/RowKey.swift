import Columns
import Records

/// The bytes of several cells of a row as one key, so that equal rows are judged once.
struct RowKey {
    private var columns: [TextColumn?]
    private(set) var bytes: [UInt8] = []

    init(_ fields: [Field], _ cells: RowCells) {
        columns = fields.map { cells.columns[$0] }
        bytes.reserveCapacity(256)
    }

    /// Fills the key from a row; false when all its cells are empty.
    mutating func read(_ row: Int) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        for column in columns {
            column?.withBytes(row) { bytes.append(contentsOf: $0) }
            bytes.append(0x1F)
        }
        return bytes.count > columns.count
    }

    /// The text of a cell of that row, by the field's place.
    func text(_ place: Int, row: Int) -> String? { columns[place]?.text(row) }
}
