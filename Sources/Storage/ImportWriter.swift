import Columns
import Records

/// What is known of a file before its first row is stored.
package struct ImportOpening: Sendable {
    package var system: String
    package var systemClass: SystemClass
    package var rooftop: String
    package var profile: String?
    package var entity: Entity
    package var file: String
    package var sha256: String
    package var byteCount: Int
    package var runID: Int
    /// The file holds every record of its source and entity: earlier ones that it lacks are gone.
    package var isSnapshot: Bool

    package init(
        system: String, systemClass: SystemClass, rooftop: String, profile: String?, entity: Entity, file: String,
        sha256: String, byteCount: Int, runID: Int, isSnapshot: Bool = false
    ) {
        self.isSnapshot = isSnapshot
        self.system = system
        self.systemClass = systemClass
        self.rooftop = rooftop
        self.profile = profile
        self.entity = entity
        self.file = file
        self.sha256 = sha256
        self.byteCount = byteCount
        self.runID = runID
    }
}

/// What is known once every row has been read. `dialect`, `header`, `mapping` are JSON.
package struct ImportClosing: Sendable {
    package var format: String
    package var encoding: String
    package var confidence: Double
    package var dialect: String
    package var header: String
    package var mapping: String
    package var instant: String

    package init(
        format: String, encoding: String, confidence: Double, dialect: String, header: String, mapping: String,
        instant: String
    ) {
        self.format = format
        self.encoding = encoding
        self.confidence = confidence
        self.dialect = dialect
        self.header = header
        self.mapping = mapping
        self.instant = instant
    }
}

/// A row that was left out: the reason is a message key, `detail` its values as JSON.
package struct RejectedRowRecord: Sendable {
    package var line: Int
    package var reason: String
    /// Whether the row was somebody's record, and not a total.
    package var isRecord: Bool
    package var detail: String
    package var bytes: [UInt8]

    package init(line: Int, reason: String, isRecord: Bool, detail: String, bytes: [UInt8]) {
        self.line = line
        self.reason = reason
        self.isRecord = isRecord
        self.detail = detail
        self.bytes = bytes
    }
}

package struct ImportCounts: Sendable, Equatable {
    package var rows = 0
    package var accepted = 0
    package var rejected = 0
    /// Accepted rows that an earlier import of the source holds already, word for word, and which stay where they are.
    package var unchanged = 0
    /// Earlier rows that a row of this file replaced.
    package var superseded = 0
    /// Rows of this file that say themselves that they are older than what an earlier import brought.
    package var older = 0
    /// Earlier records that a snapshot lacks.
    package var gone = 0
    /// Why nobody knows what a snapshot lacks: nothing is gone then. Nil where it is known.
    package var goneUnsure: GoneDoubt?

    package enum GoneDoubt: String, Sendable, Encodable {
        /// Rows that were somebody's record could not be read.
        case unreadable
        case empty
        /// It states itself to be older than what the store has.
        case older
        /// It lacks more than half of what the source has.
        case most
    }

    package init() {}
}

/// A row as it is stored, for telling which of two is the later one.
package struct StoredRow: Sendable {
    package let importID: Int
    /// A JSON array against the import's header.
    package let cells: String
}

/// Stores the rows of one file inside the caller's transaction.
package final class ImportWriter {
    package let importID: Int
    package internal(set) var counts = ImportCounts()
    let connection: Connection
    let entity: Entity
    let sourceID: Int
    private let hasEarlierRows: Bool
    let isSnapshot: Bool
    /// Rejected rows that were somebody's record.
    var lostRows = 0
    /// The earlier records that rows of this file repeat, in a table of their own.
    private let repeated: BulkInserter?
    private let inserter: BulkInserter
    private var nextID: Int
    let firstID: Int

    /// An import of the same bytes into the same source that still holds.
    package static func existing(
        _ connection: Connection, system: String, rooftop: String, entity: Entity?, sha256: String
    ) throws -> SQLRow? {
        try connection.first(
            """
            SELECT i.*, s.system FROM import i JOIN source s ON s.id = i.source_id
            WHERE s.system = ?1 AND s.rooftop = ?2 AND i.sha256 = ?3 AND (?4 IS NULL OR i.entity = ?4)
            """, [.text(system), .text(rooftop), .text(sha256), SQLValue(entity?.rawValue)])
    }

    /// The last run that imported something of the same source and entity after an import; nil when it is the last one.
    package static func runAfter(_ existing: SQLRow, _ connection: Connection) throws -> Int? {
        try connection.first(
            "SELECT MAX(run_id) FROM import WHERE source_id = ? AND entity = ? AND id > ?",
            [existing["source_id"], existing["entity"], existing["id"]])?[0].integer
    }

    package init(_ connection: Connection, _ opening: ImportOpening) throws {
        self.connection = connection
        entity = opening.entity
        try connection.execute(
            """
            INSERT INTO source (system, class, rooftop, profile) VALUES (?, ?, ?, ?)
            ON CONFLICT (system, rooftop) DO UPDATE SET profile = COALESCE(excluded.profile, profile)
            """,
            [
                .text(opening.system), .text(opening.systemClass.rawValue), .text(opening.rooftop),
                SQLValue(opening.profile),
            ])
        sourceID = try connection.number(
            "SELECT id FROM source WHERE system = ? AND rooftop = ?", [.text(opening.system), .text(opening.rooftop)])
        hasEarlierRows =
            try connection.number(
                """
                SELECT EXISTS (SELECT 1 FROM source_record r JOIN import i ON i.id = r.import_id
                               WHERE i.source_id = ? AND i.entity = ?)
                """, [.integer(sourceID), .text(entity.rawValue)]) == 1
        try connection.execute(
            """
            INSERT INTO import (run_id, source_id, entity, file, sha256, bytes, format, encoding, confidence, dialect,
                                header, mapping, rows, accepted, rejected, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, '', '', 0, '{}', '[]', '[]', 0, 0, 0, '')
            """,
            [
                .integer(opening.runID), .integer(sourceID), .text(entity.rawValue), .text(opening.file),
                .text(opening.sha256), .integer(opening.byteCount),
            ])
        importID = connection.lastInsertedID
        isSnapshot = opening.isSnapshot
        if hasEarlierRows {
            try Self.indexKeys(connection)
            try connection.execute(
                "DROP TABLE IF EXISTS temp.repeated; CREATE TEMP TABLE repeated (record_id INTEGER NOT NULL)")
            repeated = try connection.inserter(into: "repeated", columns: ["record_id"])
        } else {
            repeated = nil
        }
        nextID = try connection.number("SELECT COALESCE(MAX(id), 0) + 1 FROM source_record")
        firstID = nextID
        if nextID == 1 { try Self.dropIndices(connection) }
        inserter = try connection.inserter(
            into: "source_record", columns: ["id", "import_id", "line", "natural_key", "content_hash", "cells"])
    }

    // Indices are far cheaper to build once than to keep while a first load runs.
    private static func dropIndices(_ connection: Connection) throws {
        try connection.execute(
            "DROP INDEX IF EXISTS source_record_by_import; DROP INDEX IF EXISTS source_record_by_key")
    }

    /// Only a source's next file is compared by key: the first one does not pay for that index.
    private static func indexKeys(_ connection: Connection) throws {
        try connection.execute("CREATE INDEX IF NOT EXISTS source_record_by_key ON source_record (natural_key)")
    }

    /// Stores the rows of a batch.
    ///
    /// - Parameter keyColumns: columns that together are the row's key in its system; none when it has no key.
    package func append(_ batch: RawBatch, keyColumns: [Int]) throws {
        let keys = naturalKeys(batch, keyColumns)
        try RowTexts(batch).withRows { bytes, ends in
            // Rows that the store holds already are not inserted, so nobody knows how many there will be.
            if !hasEarlierRows { try inserter.expect(rows: batch.rowCount) }
            var start = 0
            for (row, end) in ends.enumerated() {
                let cells = UnsafeBufferPointer(rebasing: bytes[start..<end])
                start = end
                try append(cells, line: batch.lines[row], key: keys?[row])
            }
        }
    }

    private func append(_ cells: UnsafeBufferPointer<UInt8>, line: Int, key: String?) throws {
        counts.rows += 1
        counts.accepted += 1
        let hash = contentHash(cells)
        let key = key ?? "#" + String(UInt64(bitPattern: Int64(hash)), radix: 16)
        if hasEarlierRows, let record = try unchangedRecord(key, hash) {
            counts.unchanged += 1
            repeated?.bind(record, at: 0)
            try repeated?.insert()
            return
        }
        inserter.bind(nextID, at: 0)
        inserter.bind(importID, at: 1)
        inserter.bind(line, at: 2)
        inserter.bind(key, at: 3)
        inserter.bind(hash, at: 4)
        inserter.bind(cells, at: 5)
        try inserter.insert()
        nextID += 1
    }

    /// The key of each row in its system, nil where its cells are blank; nil when no column is the key.
    private func naturalKeys(_ batch: RawBatch, _ columns: [Int]) -> [String?]? {
        guard let first = columns.first else { return nil }
        if columns.count == 1 { return trimmed(batch.columns[first]) }
        let parts = columns.map { trimmed(batch.columns[$0]) }
        return (0..<batch.rowCount).map { row in
            let key = parts.map { $0[row] ?? "" }
            return key.allSatisfy(\.isEmpty) ? nil : key.joined(separator: "\u{1F}")
        }
    }

    private func trimmed(_ column: TextColumn) -> [String?] {
        column.withCells { bytes, offsets, _ in
            (0..<max(0, offsets.count - 1)).map { row in
                var cell = UnsafeBufferPointer(rebasing: bytes[Int(offsets[row])..<Int(offsets[row + 1])])[...]
                while let byte = cell.first, byte <= 0x20 { cell = cell.dropFirst() }
                while let byte = cell.last, byte <= 0x20 { cell = cell.dropLast() }
                // What a spreadsheet put around a key is no part of it; hardly a key begins so.
                if let first = cell.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "'") || first == 0xE2 {
                    cell = SpreadsheetMark.formulaText(cell) ?? cell.dropFirst(SpreadsheetMark.length(cell))
                }
                return cell.isEmpty ? nil : String(decoding: UnsafeBufferPointer(rebasing: cell), as: UTF8.self)
            }
        }
    }

    private func unchangedRecord(_ key: String, _ hash: Int) throws -> Int? {
        try connection.first(
            """
            SELECT r.id FROM source_record r JOIN import i ON i.id = r.import_id
            WHERE r.natural_key = ?1 AND r.content_hash = ?2 AND r.superseded_by IS NULL
              AND i.source_id = ?3 AND i.entity = ?4 AND i.id < ?5
            """, [.text(key), .integer(hash), .integer(sourceID), .text(entity.rawValue), .integer(importID)])?[0]
            .integer
    }

    package func reject(_ rejected: [RejectedRowRecord]) throws {
        let inserter = try connection.inserter(
            into: "rejected_row", columns: ["import_id", "line", "reason", "detail", "bytes"])
        for row in rejected {
            counts.rows += 1
            counts.rejected += 1
            if row.isRecord { lostRows += 1 }
            try inserter.insert([
                .integer(importID), .integer(row.line), .text(row.reason), .text(row.detail), .blob(row.bytes),
            ])
        }
    }

    /// Replaces earlier rows of the same key, and writes what is known of the file.
    ///
    /// - Parameter isOlder: whether a row of this file is surely older than an earlier one, which it then leaves alone;
    ///   nil when the file states no day.
    package func finish(
        _ closing: ImportClosing, isOlder: ((_ row: StoredRow, _ earlier: StoredRow) throws -> Bool)? = nil
    ) throws -> ImportCounts {
        try connection.execute("CREATE INDEX IF NOT EXISTS source_record_by_import ON source_record (import_id)")
        if hasEarlierRows {
            try supersede(isOlder)
            try settleGone()
        }
        try connection.execute(
            """
            UPDATE import SET format = ?, encoding = ?, confidence = ?, dialect = ?, header = ?, mapping = ?,
              rows = ?, accepted = ?, rejected = ?, unchanged = ?, imported_at = ?
            WHERE id = ?
            """,
            [
                .text(closing.format), .text(closing.encoding), .real(closing.confidence), .text(closing.dialect),
                .text(closing.header), .text(closing.mapping), .integer(counts.rows), .integer(counts.accepted),
                .integer(counts.rejected), .integer(counts.unchanged), .text(closing.instant), .integer(importID),
            ])
        return counts
    }
}
