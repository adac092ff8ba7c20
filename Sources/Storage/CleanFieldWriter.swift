import Columns
import Records

/// Writes some fields of an import's clean rows anew and leaves the others as they are, inside the caller's transaction.
///
/// Values are gathered in temporary tables first and taken over by one statement a table.
package final class CleanFieldWriter {
    private struct Target {
        let table: String
        let staged: String
        let columns: [String]
        let writer: TableWriter
    }

    private let connection: Connection
    private let importID: Int
    private let fields: Set<Field>
    private let targets: [Target]
    private let findings: FindingWriter

    /// - Parameter fields: those read together with one of them must be in it too.
    package init(_ connection: Connection, importID: Int, entity: Entity, fields: Set<Field>) throws {
        self.connection = connection
        self.importID = importID
        self.fields = fields
        let tables =
            [CleanTables.customerRecord, CleanTables.customerStatement, CleanTables.vehicle]
            + (CleanTables.events[entity].map { [$0] } ?? [])
        targets = try tables.compactMap { table in
            let chosen = table.columns.filter { Self.isChosen($0.origin, fields) }
            guard !chosen.isEmpty else { return nil }
            let staged = "staged_" + table.name
            let names = chosen.map(\.name)
            try connection.execute("DROP TABLE IF EXISTS temp.\(staged)")
            try connection.execute(
                "CREATE TEMP TABLE \(staged) (id INTEGER PRIMARY KEY, \(names.joined(separator: ", ")))")
            return Target(
                table: table.name, staged: staged, columns: names,
                writer: TableWriter(connection, CleanTable(name: staged, columns: [("id", .given)] + chosen)))
        }
        findings = try FindingWriter(connection)
        try connection.execute(
            """
            DELETE FROM cell_finding
            WHERE field IN (\(fields.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))
              AND source_record_id IN (SELECT id FROM source_record WHERE import_id = ?)
            """, [.integer(importID)])
    }

    /// Whether any clean table keeps the field.
    package static func keeps(_ field: Field) -> Bool {
        ([CleanTables.customerRecord, CleanTables.vehicle] + CleanTables.events.values).contains { table in
            table.columns.contains { isChosen($0.origin, [field]) }
        }
    }

    private static func isChosen(_ origin: CleanTable.Origin, _ fields: Set<Field>) -> Bool {
        switch origin {
        case .clean(let columns):
            columns.contains { column in
                switch column {
                case .field(let field): fields.contains(field)
                case .part(let part): part.source.map(fields.contains) ?? false
                }
            }
        case .cents(let field), .verdict(let field): fields.contains(field)
        case .given: false
        }
    }

    /// Gathers a batch; `ids` are the source records of its rows.
    package func write(_ batch: CleanBatch, ids: [Int]) throws {
        for target in targets {
            try target.writer.write(batch, rows: Array(0..<batch.rowCount), given: ["id": .integers(ids)])
        }
        let found = batch.findings.filter { fields.contains($0.field) }
        try findings.expect(rows: found.count { $0.action != .formatted })
        for finding in found where finding.action != .formatted {
            try findings.write(finding, of: ids[finding.row])
        }
        try writeChangesOfForm(found, ids)
    }

    /// Takes the gathered values over; gives how many rows changed.
    package func finish() throws -> Int {
        var changed = 0
        for target in targets {
            let differs = target.columns.map { "\(target.table).\($0) IS NOT s.\($0)" }.joined(separator: " OR ")
            try connection.execute(
                """
                UPDATE \(target.table) SET \(target.columns.map { "\($0) = s.\($0)" }.joined(separator: ", "))
                FROM temp.\(target.staged) s
                WHERE s.id = \(target.table).id AND (\(differs))
                """)
            changed += connection.changes
            try connection.execute("DROP TABLE temp.\(target.staged)")
        }
        return changed
    }

    private func writeChangesOfForm(_ found: [CellFinding], _ ids: [Int]) throws {
        guard let first = ids.min(), let last = ids.max() else { return }
        var stated: [Int: String] = [:]
        try connection.forEach(
            "SELECT source_record_id, cells FROM formatted_cells WHERE source_record_id BETWEEN ? AND ?",
            [.integer(first), .integer(last)]
        ) { stated[$0[0].integer ?? 0] = $0[1].text }
        var words: [Int: [String]] = [:]
        for finding in found where finding.action == .formatted {
            words[ids[finding.row], default: []].append(finding.field.rawValue + ":" + finding.code)
        }
        for id in ids {
            let old = stated[id]
            let kept = (old ?? "").split(separator: " ").filter { word in
                !(Field(rawValue: String(word.prefix { $0 != ":" })).map(fields.contains) ?? false)
            }
            let cells = (kept.map(String.init) + (words[id] ?? [])).joined(separator: " ")
            guard cells != old ?? "" else { continue }
            if cells.isEmpty {
                try connection.execute("DELETE FROM formatted_cells WHERE source_record_id = ?", [.integer(id)])
            } else {
                try connection.execute(
                    "INSERT OR REPLACE INTO formatted_cells (source_record_id, cells) VALUES (?, ?)",
                    [.integer(id), .text(cells)])
            }
        }
    }
}

extension CleanColumn.Part {
    /// The field that a part is read from; nil for what is said of the whole record.
    package var source: Field? {
        switch self {
        case .suffix, .maidenName, .nickname, .secondCivility, .secondFirstName, .secondLastName: .lastName
        case .attention: .company
        case .phoneExtension: .phone
        case .phoneHomeExtension: .phoneHome
        case .phoneMobileExtension: .phoneMobile
        case .phoneWorkExtension: .phoneWork
        case .streetType, .streetDirection, .postOfficeBox, .ruralRoute: .address1
        case .birthText: .birthDate
        case .leadStatusText: .leadStatus
        case .kind, .fileStatus, .legibility, .rightField: nil
        }
    }
}
