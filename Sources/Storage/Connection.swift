import FoundationEssentials
import GRDB
import GRDBSQLite

/// SQL inside one `read` or `write` of a store. Values are always bound, never pasted into the text.
package struct Connection {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// Runs one statement or several; named arguments are written `:name`, places `?`.
    package func execute(_ sql: String, _ arguments: [SQLValue] = []) throws {
        try database.execute(sql: sql, arguments: StatementArguments(arguments.map(\.databaseValue)))
    }

    package func execute(_ sql: String, named arguments: [String: SQLValue]) throws {
        try database.execute(sql: sql, arguments: StatementArguments(arguments.mapValues(\.databaseValue)))
    }

    /// Rows changed by the last statement.
    package var changes: Int { database.changesCount }

    package var lastInsertedID: Int { Int(database.lastInsertedRowID) }

    /// All rows of a query. For results that fit in memory; else `forEach`.
    package func rows(_ sql: String, _ arguments: [SQLValue] = []) throws -> [SQLRow] {
        var result: [SQLRow] = []
        try forEach(sql, arguments) { result.append($0) }
        return result
    }

    package func rows(_ sql: String, named arguments: [String: SQLValue]) throws -> [SQLRow] {
        let statement = try database.makeStatement(sql: sql)
        let columns = statement.columnNames
        var result: [SQLRow] = []
        try step(statement, sql, StatementArguments(arguments.mapValues(\.databaseValue))) { handle in
            result.append(SQLRow(columns: columns, values: columns.indices.map { SQLValue(handle, Int32($0)) }))
        }
        return result
    }

    package func forEach(_ sql: String, _ arguments: [SQLValue] = [], _ body: (SQLRow) throws -> Void) throws {
        let statement = try database.makeStatement(sql: sql)
        let columns = statement.columnNames
        try step(statement, sql, StatementArguments(arguments.map(\.databaseValue))) { handle in
            try body(SQLRow(columns: columns, values: columns.indices.map { SQLValue(handle, Int32($0)) }))
        }
    }

    /// Steps through a statement by the C interface; GRDB's rows cost several times as much.
    private func step(
        _ statement: Statement, _ sql: String, _ arguments: StatementArguments, _ body: (SQLiteStatement) throws -> Void
    ) throws {
        try statement.setArguments(arguments)
        // The C handle dies with the Swift object, which nothing else keeps alive in here.
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            while true {
                let result = sqlite3_step(handle)
                if result == SQLITE_DONE { return }
                guard result == SQLITE_ROW else {
                    throw DatabaseError(
                        resultCode: ResultCode(rawValue: result),
                        message: String(cString: sqlite3_errmsg(database.sqliteConnection)), sql: sql)
                }
                try body(handle)
            }
        }
    }

    /// The first row of a query, or nil. The statement is kept prepared, so that looking up many keys is cheap.
    package func first(_ sql: String, _ arguments: [SQLValue] = []) throws -> SQLRow? {
        let statement = try database.cachedStatement(sql: sql)
        return try Row.fetchOne(statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
            .map { SQLRow($0) }
    }

    /// The one number of a query such as `SELECT COUNT(*)`; zero when it gives none.
    package func number(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int {
        try first(sql, arguments)?.values.first?.integer ?? 0
    }

    /// The names of a query's columns, also when it gives no row.
    package func columnNames(_ sql: String) throws -> [String] {
        try database.makeStatement(sql: sql).columnNames
    }

    /// The columns of a table or view; empty when there is none of that name.
    package func columns(of table: String) throws -> Set<String> {
        Set(try texts("SELECT name FROM pragma_table_info(?)", [.text(table)]))
    }

    /// The first column of every row, as text.
    package func texts(_ sql: String, _ arguments: [SQLValue] = []) throws -> [String] {
        var result: [String] = []
        try forEach(sql, arguments) { if let text = $0[0].text { result.append(text) } }
        return result
    }

    /// Reads rows by the C interface, cell by cell as bytes: for millions of rows.
    package func scan(_ sql: String, _ arguments: [SQLValue] = [], _ body: (borrowing RowView) throws -> Void) throws {
        let statement = try database.makeStatement(sql: sql)
        try step(statement, sql, StatementArguments(arguments.map(\.databaseValue))) { try body(RowView($0)) }
    }

    package func scan(
        _ sql: String, named arguments: [String: SQLValue], _ body: (borrowing RowView) throws -> Void
    ) throws {
        let statement = try database.makeStatement(sql: sql)
        try step(statement, sql, StatementArguments(arguments.mapValues(\.databaseValue))) { try body(RowView($0)) }
    }

    /// - Parameter sql: a query of an id, its first argument, that gives at most one row.
    package func rowLookup(_ sql: String) throws -> RowLookup { try RowLookup(self, sql) }

    package func inserter(into table: String, columns: [String], replacing: Bool = false) throws -> BulkInserter {
        try BulkInserter(self, table: table, columns: columns, replacing: replacing)
    }
}

/// Looks up many rows one by one by their ids, with one prepared statement.
package struct RowLookup {
    private let connection: Connection
    private let statement: Statement
    private let sql: String

    init(_ connection: Connection, _ sql: String) throws {
        self.connection = connection
        self.sql = sql
        statement = try connection.database.makeStatement(sql: sql)
    }

    /// Calls `body` with the row of the id, when there is one.
    package func row(_ id: Int, _ body: (borrowing RowView) throws -> Void) throws {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            sqlite3_bind_int64(handle, 1, Int64(id))
            defer { sqlite3_reset(handle) }
            let result = sqlite3_step(handle)
            if result == SQLITE_ROW { return try body(RowView(handle)) }
            guard result == SQLITE_DONE else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: result),
                    message: String(cString: sqlite3_errmsg(connection.database.sqliteConnection)), sql: sql)
            }
        }
    }
}

/// The current row of a scan: valid only inside the closure that got it.
package struct RowView: ~Copyable {
    let statement: SQLiteStatement

    init(_ statement: SQLiteStatement) { self.statement = statement }

    package func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    package func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }
    package func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

    /// The bytes of a text, empty for null.
    package func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = sqlite3_column_text(statement, Int32(column)) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }

    /// The bytes of a text, nil for null.
    package func statedBytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }

    package func value(_ column: Int) -> SQLValue { SQLValue(statement, Int32(column)) }
    package var values: [SQLValue] { (0..<sqlite3_column_count(statement)).map { SQLValue(statement, $0) } }

    /// Whether a cell reads the same as bytes and as a value: a text, a whole number, or nothing.
    package func isPlain(_ column: Int) -> Bool {
        [SQLITE_TEXT, SQLITE_INTEGER, SQLITE_NULL].contains(sqlite3_column_type(statement, Int32(column)))
    }

    /// Whether a cell holds a text, rather than a number, bytes or nothing.
    package func isText(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_TEXT }

    package func text(_ column: Int) -> String? {
        isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
    }
}

extension SQLRow {
    init(_ row: Row) {
        columns = Array(row.columnNames)
        values = row.databaseValues.map { SQLValue($0) }
    }
}

extension SQLValue {
    /// The cell of the row that a statement stands on.
    init(_ statement: SQLiteStatement, _ column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: self = .null
        }
    }

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let bytes): self = .blob(Array(bytes))
        }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): bytes.withUnsafeBytes { Data($0) }.databaseValue
        }
    }
}
