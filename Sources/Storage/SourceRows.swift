import Columns
import Records

/// An import as later stages need it.
package struct ImportRecord: Sendable {
    package let id: Int
    package let sourceID: Int
    package let system: String
    package let systemClass: SystemClass
    package let entity: Entity
    package let file: String
    /// JSON array of the file's words.
    package let header: String
    /// JSON of the mapping.
    package let mapping: String
    package let normalized: String
    /// The as-of date of the run that imported it: what "future" means for its dates.
    package let asOf: String
    package let accepted: Int
    package let format: String
    package let encoding: String
}

/// Which rows of an import a cleaning takes.
package enum RowSelection: Sendable {
    /// Those that no later row replaced.
    case holding
    /// Those that must be cleaned again, the rest of their import being clean.
    case unclean
    /// Those that a later row replaced and of which nothing is kept yet that outlives them.
    case replaced

    fileprivate var condition: String {
        switch self {
        case .holding: "superseded_by IS NULL"
        case .unclean: "superseded_by IS NULL AND id IN (SELECT id FROM unclean_record)"
        case .replaced: "superseded_by IS NOT NULL AND id NOT IN (SELECT id FROM former_record)"
        }
    }
}

/// Rows of an import with the keys that their clean rows take over.
package struct SourceRows: Sendable {
    package private(set) var ids: [Int] = []
    package private(set) var keys: [String] = []
    private var lines: [Int] = []
    /// The cells of all rows as the store keeps them, and where each row ends.
    private var cells: [UInt8] = []
    private var ends: [Int] = []

    fileprivate mutating func append(_ row: borrowing RowView) {
        ids.append(row.integer(0))
        lines.append(row.integer(1))
        keys.append(row.text(2) ?? "")
        cells.append(contentsOf: row.bytes(3))
        ends.append(cells.count)
    }

    /// The rows' raw cells by column; columns that a row does not have are missing.
    package func batch(columnCount: Int) -> RawBatch {
        var batch = RawBatch(columnCount: columnCount)
        batch.lines = lines
        for place in batch.columns.indices {
            batch.columns[place].reserve(rows: ends.count, bytes: cells.count / max(1, columnCount))
        }
        cells.withUnsafeBufferPointer { cells in
            var start = 0
            for end in ends {
                CellsText.read(UnsafeBufferPointer(rebasing: cells[start..<end]), into: &batch)
                start = end
            }
        }
        return batch
    }
}

extension Connection {
    /// Imports that hold, customers first, so that events find the customers they belong to.
    package func imports() throws -> [ImportRecord] {
        try rows(
            """
            SELECT i.*, s.system, s.class, r.as_of
            FROM import i JOIN source s ON s.id = i.source_id JOIN run r ON r.id = i.run_id
            ORDER BY i.entity <> 'customer', i.id
            """
        ).map { row in
            ImportRecord(
                id: row.integer("id") ?? 0, sourceID: row.integer("source_id") ?? 0, system: row.text("system") ?? "",
                systemClass: SystemClass(rawValue: row.text("class") ?? "") ?? .other,
                entity: Entity(rawValue: row.text("entity") ?? "") ?? .customer, file: row.text("file") ?? "",
                header: row.text("header") ?? "[]", mapping: row.text("mapping") ?? "{}",
                normalized: row.text("normalized") ?? "", asOf: row.text("as_of") ?? "",
                accepted: row.integer("accepted") ?? 0, format: row.text("format") ?? "",
                encoding: row.text("encoding") ?? "")
        }
    }

    /// Imports that are clean but for some rows.
    package func importsWithUncleanRows() throws -> Set<Int> {
        Set(
            try texts("SELECT DISTINCT r.import_id FROM unclean_record u JOIN source_record r ON r.id = u.id")
                .compactMap { Int($0) })
    }

    /// The imports with rows that later ones replaced and of which nothing is kept yet that outlives them.
    package func importsWithReplacedRows() throws -> Set<Int> {
        Set(
            try texts(
                """
                SELECT DISTINCT import_id FROM source_record INDEXED BY source_record_replaced
                WHERE superseded_by IS NOT NULL AND id NOT IN (SELECT id FROM former_record)
                """
            ).compactMap { Int($0) })
    }

    /// Hands out rows of an import, `limit` at a time, in file order.
    package func forEachSourceBatch(
        importID: Int, _ selection: RowSelection, limit: Int, _ body: (SourceRows) throws -> Void
    ) throws {
        var rows = SourceRows()
        try scan(
            """
            SELECT id, line, natural_key, cells FROM source_record
            WHERE import_id = ? AND \(selection.condition)
            ORDER BY id
            """, [.integer(importID)]
        ) { row in
            rows.append(row)
            if rows.ids.count == limit {
                try body(rows)
                rows = SourceRows()
            }
        }
        if !rows.ids.isEmpty { try body(rows) }
    }
}
