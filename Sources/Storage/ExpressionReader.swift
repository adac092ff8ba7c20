import GRDBSQLite

/// What is wrong with a piece of SQL that a person wrote.
package enum ExpressionFault: Error, Equatable {
    /// SQLite's own words, and the byte of the expression where it stopped, when it says.
    case unreadable(reason: String, at: Int?)
    case unknownColumn(String)
    case unknownFunction(String)
    /// More than one expression: a semicolon, a comment, or parentheses that close too early.
    case notOneExpression
    /// It counts or adds up over rows, where one row is looked at.
    case aggregate
    /// A subquery, or anything else than arithmetic over the row.
    case forbidden(String)
    /// Depends on the clock or on chance: the same base would not give the same codes.
    case unrepeatable(String)
}

/// Reads SQL expressions over one row without running them on anyone's rows: in a database of its own, in memory, that
/// has the tables' columns and nothing in them, with an authorizer that refuses all but reading those columns.
package final class ExpressionReader {
    private let handle: OpaquePointer
    private let watch = Watch()

    /// - Parameter tables: columns by table name.
    package init(tables: [(name: String, columns: [String])]) throws(ExpressionFault) {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK,
            let opened
        else { throw .unreadable(reason: "cannot open a database in memory", at: nil) }
        handle = opened
        for (name, columns) in tables {
            let sql = "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))"
            guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
                throw .unreadable(reason: String(cString: sqlite3_errmsg(handle)), at: nil)
            }
        }
        sqlite3_set_authorizer(handle, authorize, Unmanaged.passUnretained(watch).toOpaque())
    }

    deinit { sqlite3_close_v2(handle) }

    /// The columns that an expression reads, in byte order.
    package func columns(of expression: String, on table: String) throws(ExpressionFault) -> [String] {
        guard isOneExpression(expression) else { throw .notOneExpression }
        if let word = unrepeatableWord(expression) { throw .unrepeatable(word) }
        watch.start(table: table)
        let head = "SELECT ("
        let sql = head + expression + "\n) FROM \(table)"
        var statement: OpaquePointer?
        let result = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        defer { sqlite3_finalize(statement) }
        if let refused = watch.refused { throw refused }
        guard result == SQLITE_OK, let statement else {
            let offset = Int(sqlite3_error_offset(handle)) - head.utf8.count
            throw fault(String(cString: sqlite3_errmsg(handle)), at: offset)
        }
        guard sqlite3_column_count(statement) == 1 else { throw .notOneExpression }
        // Over an empty table an expression about rows gives none, and an aggregate gives one.
        guard sqlite3_step(statement) == SQLITE_DONE else { throw .aggregate }
        return watch.columns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func fault(_ reason: String, at offset: Int) -> ExpressionFault {
        func name(after prefix: String) -> String? {
            reason.hasPrefix(prefix) ? String(reason.dropFirst(prefix.count)) : nil
        }
        if let column = name(after: "no such column: ") { return .unknownColumn(column) }
        if let function = name(after: "no such function: ") { return .unknownFunction(function) }
        if let table = name(after: "no such table: ") { return .forbidden(table) }
        if reason.hasPrefix("misuse of aggregate") || reason.hasPrefix("misuse of window") { return .aggregate }
        return .unreadable(reason: reason, at: offset >= 0 ? offset : nil)
    }

    /// Whether quotes and parentheses close in order and nothing ends the statement or hides a part of it.
    private func isOneExpression(_ text: String) -> Bool {
        var depth = 0
        var quote: UInt8?
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if let open = quote {
                if byte == open { quote = nil }
                previous = 0
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): quote = byte
            case UInt8(ascii: "["): quote = UInt8(ascii: "]")
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth < 0 { return false }
            case UInt8(ascii: ";"): return false
            case UInt8(ascii: "-") where previous == byte: return false
            case UInt8(ascii: "*") where previous == UInt8(ascii: "/"): return false
            default: break
            }
            previous = byte
        }
        return depth == 0 && quote == nil
    }

    private func unrepeatableWord(_ text: String) -> String? {
        let packed = text.lowercased().filter { !$0.isWhitespace }
        return ["'now'", "date()", "julianday()", "current_date", "current_time"].first { packed.contains($0) }
    }
}

/// What the authorizer saw while SQLite read one expression.
private final class Watch {
    var table = ""
    var columns: Set<String> = []
    var selects = 0
    var refused: ExpressionFault?

    func start(table: String) {
        self.table = table
        columns = []
        selects = 0
        refused = nil
    }

    func refuse(_ fault: ExpressionFault) -> Int32 {
        if refused == nil { refused = fault }
        return SQLITE_DENY
    }

    /// Functions of one row that give the same result every time.
    static let functions: Set<String> = [
        "abs", "char", "coalesce", "date", "format", "glob", "hex", "ifnull", "iif", "instr", "julianday", "length",
        "like",
        "lower", "ltrim", "max", "min", "nullif", "printf", "replace", "round", "rtrim", "sign", "substr", "substring",
        "trim",
        "typeof", "unicode", "upper", "ceil", "floor", "count", "sum", "avg", "total", "group_concat",
    ]
}

private func authorize(
    context: UnsafeMutableRawPointer?, action: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?,
    database: UnsafePointer<CChar>?, view: UnsafePointer<CChar>?
) -> Int32 {
    guard let context else { return SQLITE_DENY }
    let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
    func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    switch action {
    case SQLITE_SELECT:
        watch.selects += 1
        return watch.selects == 1 ? SQLITE_OK : watch.refuse(.forbidden("SELECT"))
    case SQLITE_READ:
        guard text(first) == watch.table else { return watch.refuse(.forbidden(text(first))) }
        let column = text(second)
        if !column.isEmpty { watch.columns.insert(column) }
        return SQLITE_OK
    case SQLITE_FUNCTION:
        let function = text(second).lowercased()
        return Watch.functions.contains(function) ? SQLITE_OK : watch.refuse(.unknownFunction(function))
    default: return watch.refuse(.forbidden("\(action)"))
    }
}
