import Columns
import Records

/// The column that makes a row's key in its own system. Keys are text: `00012` stays `00012`.
package struct NaturalKey: Sendable, Equatable {
    /// Place of the column in the file.
    package let position: Int
    package let field: Field

    /// The field that keys rows of an entity, the first that is mapped.
    private static func fields(_ entity: Entity) -> [Field] {
        switch entity {
        case .customer: [.recordID]
        case .vehicle: [.vin, .stockNumber, .recordID]
        case .deal: [.dealNumber, .recordID]
        case .repairOrder: [.repairOrderNumber, .recordID]
        case .lead: [.leadNumber, .recordID]
        case .appointment: [.appointmentNumber, .recordID]
        case .interaction: [.recordID]
        case .consentEvent: []
        }
    }

    /// Nil when the file names no key: its rows are then known by their content alone.
    package init?(_ mapping: Mapping) {
        for field in Self.fields(mapping.entity) {
            if let column = mapping.columns.first(where: { $0.target?.field == field }) {
                position = column.position
                self.field = field
                return
            }
        }
        return nil
    }

    /// Appends the key of a row, without white space around it and a spreadsheet's apostrophe before it; false, and nothing
    /// appended, when the cell is empty.
    package func append(row: Int, of batch: RawBatch, to text: inout [UInt8]) -> Bool {
        guard position < batch.columns.count else { return false }
        return batch.columns[position].withBytes(row) { cell in
            let trimmed = Recogniser.trimmed(cell)
            let key = trimmed.dropFirst(SpreadsheetMark.length(trimmed))
            text.append(contentsOf: key)
            return !key.isEmpty
        }
    }

    package func text(row: Int, of batch: RawBatch) -> String? {
        var bytes: [UInt8] = []
        return append(row: row, of: batch, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
