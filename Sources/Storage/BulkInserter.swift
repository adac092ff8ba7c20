import GRDB
import GRDBSQLite

/// Inserts many rows with prepared statements, bound by the C interface: ten times the rate of ordinary arguments.
///
/// `insert()` writes each row at once, unless `expect(rows:)` announced many: those go several to a statement.
package final class BulkInserter {
    /// One `INSERT` of a number of rows.
    private struct Insertion {
        let statement: Statement
        let handle: SQLiteStatement
        let sql: String
        let rows: Int
    }

    /// More gain nothing, and each row costs as many variables as it has columns.
    private static let rowsTogether = 10

    private let connection: Connection
    private let single: Insertion
    private var several: Insertion?
    private let makeSeveral: () throws -> Insertion
    private var current: Insertion
    private var handle: SQLiteStatement
    private let width: Int
    /// Rows bound in the current statement, and the place of the next row's first variable.
    private var bound = 0
    private var base: Int32 = 1
    /// Announced rows that are still to come.
    private var expected = 0

    init(_ connection: Connection, table: String, columns: [String], replacing: Bool) throws {
        self.connection = connection
        width = columns.count
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        func insertion(_ rows: Int) throws -> Insertion {
            // A statement of several rows would copy every page it changes, so that it could be undone alone; whoever
            // announces rows has a transaction that is undone as a whole.
            let conflict = replacing ? "OR REPLACE " : rows > 1 ? "OR FAIL " : ""
            let sql = """
                INSERT \(conflict)INTO \(table) (\(columns.joined(separator: ", ")))
                VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))
                """
            let statement = try connection.database.makeStatement(sql: sql)
            return Insertion(statement: statement, handle: statement.sqliteStatement, sql: sql, rows: rows)
        }
        single = try insertion(1)
        makeSeveral = { try insertion(Self.rowsTogether) }
        current = single
        handle = single.handle
    }

    /// Announces that `rows` rows follow, of which each is bound in full before `insert()`.
    ///
    /// What is bound as bytes must then live until the last of them is inserted, since several are written together.
    package func expect(rows: Int) throws {
        precondition(bound == 0, "rows announced before are still to be inserted")
        expected = rows
        try choose()
    }

    /// Takes the statement of several rows while there are as many to come.
    private func choose() throws {
        bound = 0
        base = 1
        if expected >= Self.rowsTogether {
            let chosen = try several ?? makeSeveral()
            several = chosen
            current = chosen
        } else {
            current = single
        }
        handle = current.handle
    }

    // Bytes are copied by SQLite only when it writes the row; a bound buffer must live until `insert()` returns.
    private static let keepsBytes: sqlite3_destructor_type? = nil
    private static let copiesBytes = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func variable(_ column: Int) -> Int32 { base &+ Int32(truncatingIfNeeded: column) }

    package func bind(_ bytes: UnsafeBufferPointer<UInt8>, at column: Int) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            sqlite3_bind_text(handle, variable(column), "", 0, Self.copiesBytes)
            return
        }
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            _ = sqlite3_bind_text(handle, variable(column), $0, Int32(bytes.count), Self.keepsBytes)
        }
    }

    package func bind(_ text: String, at column: Int) {
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else {
                sqlite3_bind_text(handle, variable(column), "", 0, Self.copiesBytes)
                return
            }
            start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                _ = sqlite3_bind_text(handle, variable(column), $0, Int32(bytes.count), Self.copiesBytes)
            }
        }
    }

    package func bind(_ number: Int, at column: Int) { sqlite3_bind_int64(handle, variable(column), Int64(number)) }
    package func bind(_ number: Double, at column: Int) { sqlite3_bind_double(handle, variable(column), number) }
    package func bindNull(at column: Int) { sqlite3_bind_null(handle, variable(column)) }

    package func bind(_ value: SQLValue, at column: Int) {
        switch value {
        case .null: bindNull(at: column)
        case .integer(let number): bind(number, at: column)
        case .real(let number): bind(number, at: column)
        case .text(let text): bind(text, at: column)
        case .blob(let bytes):
            _ = bytes.withUnsafeBytes {
                sqlite3_bind_blob(handle, variable(column), $0.baseAddress, Int32($0.count), Self.copiesBytes)
            }
        }
    }

    /// Writes the row whose values are bound; all bindings become null again.
    package func insert() throws {
        bound += 1
        if expected > 0 { expected -= 1 }
        guard bound == current.rows else {
            base += Int32(truncatingIfNeeded: width)
            return
        }
        let result = sqlite3_step(handle)
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        guard result == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: result), message: errorText, sql: current.sql)
        }
        bound = 0
        base = 1
        if current.rows > 1, expected < current.rows { try choose() }
    }

    package func insert(_ values: [SQLValue]) throws {
        for (column, value) in values.enumerated() { bind(value, at: column) }
        try insert()
    }

    private var errorText: String { String(cString: sqlite3_errmsg(connection.database.sqliteConnection)) }
}
