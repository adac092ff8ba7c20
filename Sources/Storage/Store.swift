import CStorage
import GRDB
import Records

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The one SQLite file that holds everything; the only way to it.
///
/// A store is opened for reading and writing by one process at a time; readers wait up to five seconds for a writer.
package final class Store: Sendable {
    package let path: String
    private let queue: DatabaseQueue

    /// `dlrd` in ASCII: tells our stores from other SQLite files.
    static let applicationID = 0x646C_7264

    /// Opens a store, or makes one when `isCreated` allows it; older schemas are migrated after a backup copy.
    package convenience init(at path: String, creating isCreated: Bool = true) throws(StoreError) {
        try self.init(at: path, creating: isCreated, steps: Migrations.all)
    }

    /// - Parameter steps: the schema's steps to take; a test makes a store of an earlier release with fewer.
    init(at path: String, creating isCreated: Bool, steps: [String]) throws(StoreError) {
        self.path = path
        queue = try Self.guarded(path) {
            let isNew = access(path, F_OK) != 0
            if isNew, !isCreated { throw StoreError.missing(path: path) }
            if !isNew { try Self.check(path) }
            if isNew { try Self.makeEmptyFile(path) }
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            try Migrations.run(steps, on: queue, path: path)
            try queue.writeWithoutTransaction { try Self.boundCache($0) }
            return queue
        }
    }

    /// Lets the cache hold 64 MiB. SQLite turns that into pages when it is told, by the page size that it knows then: before
    /// it has read the file's, it would hold four times as much.
    static func boundCache(_ db: Database) throws {
        _ = try Int.fetchOne(db, sql: "PRAGMA schema_version")
        try db.execute(sql: "PRAGMA cache_size = -65536")
    }

    /// A store in memory, for tests and examples.
    package init() throws(StoreError) {
        path = ":memory:"
        queue = try Self.guarded(":memory:") {
            let queue = try DatabaseQueue(configuration: Self.configuration)
            try Migrations.run(Migrations.all, on: queue, path: ":memory:")
            return queue
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }

    var isInMemory: Bool { path == ":memory:" }

    /// A connection of its own for one long reading.
    static func readingQueue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
            try boundCache(db)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Makes the file readable by its owner alone before SQLite writes a byte.
    private static func makeEmptyFile(_ path: String) throws {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard descriptor >= 0 else {
            throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        close(descriptor)
    }

    /// Sees to it that a path is a file of SQLite, or an empty one.
    static func check(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notAStore(path: path) }
        if status.st_size == 0 { return }
        guard let file = fopen(path, "rb") else {
            throw StoreError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        var head = [UInt8](repeating: 0, count: 16)
        guard fread(&head, 1, 16, file) == 16, head == Array("SQLite format 3\0".utf8) else {
            throw StoreError.notAStore(path: path)
        }
    }

    /// Runs `body` in one transaction: all of it happens, or nothing.
    package func write<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try Self.translated(path) { try queue.write { try body(Connection($0)) } }
    }

    /// Runs `body` in one transaction and takes all of it back: what it returns tells what would be done.
    package func rehearse<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try Self.translated(path) {
            try queue.writeWithoutTransaction { database in
                try database.beginTransaction(.immediate)
                defer { try? database.rollback() }
                return try body(Connection(database))
            }
        }
    }

    /// Reads one consistent state.
    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try Self.translated(path) { try queue.read { try body(Connection($0)) } }
    }

    /// Runs `body` outside a transaction, for bulk loads that set pragmas first.
    package func withoutTransaction<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try Self.translated(path) { try queue.writeWithoutTransaction { try body(Connection($0)) } }
    }

    /// What concerns SQLite as a whole, told once before anything is opened.
    private static let isSQLitePrepared: Bool = {
        dd_sqlite_leave_memory_uncounted()
        return true
    }()

    static func translated<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError { throw storeError(error, path) }
    }

    static func guarded<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        _ = isSQLitePrepared
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw storeError(error, path)
        } catch {
            throw .damaged(path: path, reason: "\(error)")
        }
    }

    private static func storeError(_ error: DatabaseError, _ path: String) -> StoreError {
        // Only a reader meets these: whoever may write puts a cut-short transaction back when it opens the store.
        if [.SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTINIT]
            .contains(error.extendedResultCode)
        {
            return .unfinished(path: path)
        }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
        case .SQLITE_FULL: .full(path: path)
        case .SQLITE_NOTADB: .notAStore(path: path)
        case .SQLITE_CORRUPT: .damaged(path: path, reason: error.message ?? "")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR:
            .cannotWrite(path: path, reason: error.message ?? "")
        default: .statement(error.sql ?? "", reason: error.message ?? "")
        }
    }
}
