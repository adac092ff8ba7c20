import Columns
import Ingest
import Records

/// What the filters make of a file that speaks no field name and comes without `--map`: the columns that an import would
/// recognise by their header. Consents are left out, for a filter keeps none.
enum RecognisedColumns {
    /// Fields by the place of their column; empty when no header is known.
    static func of(_ header: [String], sample: RawBatch?) throws -> [Int: FieldTarget] {
        let mapping = try Mapper().propose(
            header: header, sample: sample ?? RawBatch(columnCount: header.count), entity: .customer)
        var found: [Int: FieldTarget] = [:]
        for column in mapping.columns {
            guard let target = column.target, column.reason != .content, target.field.kind != .consentFlag else {
                continue
            }
            found[column.position] = target
        }
        return found
    }

    /// Which columns were taken for what, to be said before anyone relies on it.
    static func message(
        _ found: [Int: FieldTarget], _ header: [String], _ key: String = "filter.recognised"
    ) -> Message {
        let pairs = found.sorted { $0.key < $1.key }.map { "\(header[$0.key])=\($0.value.field.rawValue)" }
        return Message(key, ["columns": .text(pairs.joined(separator: ", "))])
    }
}
