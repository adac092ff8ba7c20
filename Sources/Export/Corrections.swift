import Records
import Storage

/// What to key back into one system: for each cell its key, line, old words, right value and why.
package struct Corrections: Sendable {
    /// By import: the place of each field's column in the stored cells.
    package var columns: [Int: [Field: [Int]]]

    package init(columns: [Int: [Field: [Int]]]) { self.columns = columns }

    package static let header = ["system", "file", "line", "key", "field", "action", "old", "new", "code", "goes_to"]

    package func write(
        system: String?, why: (String) -> String, from connection: Connection, to sink: inout some RowSink
    ) throws -> ExportCounts {
        var counts = ExportCounts()
        counts.columns = Self.header + ["why"]
        try sink.begin(columns: counts.columns)
        for row in try connection.rows(Resource.text("sql/export/corrections.sql"), [SQLValue(system)]) {
            guard let field = row.text("field").flatMap(Field.init(rawValue:)) else { continue }
            let old = try oldWords(row, field, connection)
            guard let new = try newValue(row, field, connection), new != old else { continue }
            let code = row.text("code") ?? ""
            try sink.write([
                row["system"], row["file"], row["line"], row["natural_key"], .text(field.rawValue), row["action"],
                SQLValue(old), .text(new), .text(code), row["target"], .text(why(code)),
            ])
            counts.rows += 1
        }
        return counts
    }

    private func oldWords(_ row: SQLRow, _ field: Field, _ connection: Connection) throws -> String? {
        for place in columns[row.integer("import_id") ?? 0]?[field] ?? [] {
            let cell = try connection.first(
                "SELECT json_extract(?, '$[' || ? || ']')", [row["cells"], .integer(place)])?[0].text
            if let cell, !cell.isEmpty { return cell }
        }
        return nil
    }

    /// The right value: what was proposed, else what the clean record holds. Empty for a value to be removed.
    private func newValue(_ row: SQLRow, _ field: Field, _ connection: Connection) throws -> String? {
        switch row.text("action") {
        case "refused": return ""
        case "mended":
            if let proposal = row.text("proposal") { return proposal }
            for table in ["customer_record", "vehicle"] {
                guard try connection.columns(of: table).contains(field.rawValue) else { continue }
                if let value = try connection.first(
                    "SELECT \(field.rawValue) FROM \(table) WHERE id = ?", [row["source_record_id"]])?[0].text
                {
                    return value
                }
            }
            return nil
        default: return row.text("proposal")
        }
    }
}
