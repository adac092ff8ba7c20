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
        var named: Cell?
        for row in try connection.rows(Resource.text("sql/export/corrections.sql"), [SQLValue(system)]) {
            guard let field = row.text("field").flatMap(Field.init(rawValue:)) else { continue }
            let cell = Cell(record: row.integer("source_record_id") ?? 0, field: field)
            let action = row.text("action") ?? ""
            let old = try oldWords(row, field, connection)
            var new = try newValue(row, field, connection)
            if Self.names.contains(field), action != "refused" {
                // What is done to a name cell is done to parts of it: the cell's own right value comes once, from the
                // clean record, and what left it is told apart.
                if named != cell {
                    named = cell
                    let right = try cleanValue(cell, connection)
                    if let right, right != old, try !holdsTwoPeople(cell.record, connection) {
                        try write(row, field, "mended", old, right, goesTo: .null)
                    }
                }
                if action == "mended" { continue }
                if let part = new, !part.contains(where: { $0.isLetter || $0.isNumber }) { new = nil }
            }
            // A whole cell that goes elsewhere keeps its words and changes its place.
            let goesElsewhere = row.text("target").map { $0 != field.rawValue } ?? false
            guard let new, new != old || goesElsewhere else { continue }
            try write(row, field, action, old, new, goesTo: row["target"])
        }
        return counts

        func write(
            _ row: SQLRow, _ field: Field, _ action: String, _ old: String?, _ new: String, goesTo: SQLValue
        ) throws {
            let code = row.text("code") ?? ""
            try sink.write([
                row["system"], row["file"], row["line"], row["natural_key"], .text(field.rawValue), .text(action),
                SQLValue(old), .text(new), .text(code), goesTo, .text(why(code)),
            ])
            counts.rows += 1
        }
    }

    private struct Cell: Equatable {
        var record: Int
        var field: Field
    }

    private static let names: Set<Field> = [.firstName, .middleName, .lastName, .fullName]

    /// A cell with two people has no one right value: somebody has to open a second file.
    private func holdsTwoPeople(_ record: Int, _ connection: Connection) throws -> Bool {
        try connection.number(
            "SELECT EXISTS (SELECT 1 FROM cell_finding WHERE source_record_id = ? AND code = 'NM-2P')",
            [.integer(record)]) == 1
    }

    /// What the clean record says in a cell's field; nil when it says nothing.
    private func cleanValue(_ cell: Cell, _ connection: Connection) throws -> String? {
        for table in ["customer_record", "vehicle"] {
            guard try connection.columns(of: table).contains(cell.field.rawValue) else { continue }
            if let value = try connection.first(
                "SELECT \(cell.field.rawValue) FROM \(table) WHERE id = ?", [.integer(cell.record)])?[0].text
            {
                return value
            }
        }
        return nil
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
            return try cleanValue(
                Cell(record: row.integer("source_record_id") ?? 0, field: field), connection)
        default: return row.text("proposal")
        }
    }
}
