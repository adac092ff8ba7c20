import GRDB

/// A store that is looked at and never written: no upgrade, no journal, no lock beside it.
///
/// Every reading sees the state that the first one saw: one transaction spans the life of the value. Meanwhile nobody
/// else can write to the store; who tries waits, and is told after five seconds that it is in use.
package final class ReadOnlyStore: Sendable {
    package let path: String
    /// How many steps of the schema the store has, 1 … `knownSteps`.
    package let steps: Int
    private let queue: DatabaseQueue

    /// How many steps of the schema this release knows.
    package static var knownSteps: Int { Migrations.all.count }

    package var isOfEarlierRelease: Bool { steps < Self.knownSteps }

    /// - Throws: `missing`, `notAStore`, `empty`, `newer`, or `unfinished` for one whose upgrade or last writing was cut
    ///   short: what it holds then is no state that anybody meant.
    package init(at path: String) throws(StoreError) {
        self.path = path
        (queue, steps) = try Store.guarded(path) {
            guard try Self.isThere(path) else { throw StoreError.missing(path: path) }
            try Store.check(path)
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            // The one transaction stays open between readings.
            configuration.allowsUnsafeTransactions = true
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let steps = try queue.writeWithoutTransaction { db in
                try Store.boundCache(db)
                try db.execute(sql: "BEGIN DEFERRED")
                return try Self.steps(of: db, path)
            }
            return (queue, steps)
        }
    }

    private static func isThere(_ path: String) throws -> Bool {
        do { try Store.check(path) } catch StoreError.cannotWrite { return false }
        return true
    }

    private static func steps(of db: Database, _ path: String) throws -> Int {
        guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0 > 0 else {
            throw StoreError.empty(path: path)
        }
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Store.applicationID else {
            throw StoreError.notAStore(path: path)
        }
        let steps = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard steps <= knownSteps else { throw StoreError.newer(path: path, version: steps, known: knownSteps) }
        // Each step is noted as it is taken, their number when all are.
        let isNoted = try db.tableExists("grdb_migrations")
        let taken = isNoted ? try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM grdb_migrations") ?? 0 : 0
        guard steps > 0, taken == steps else { throw StoreError.unfinished(path: path) }
        return steps
    }

    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try Store.translated(path) { try queue.writeWithoutTransaction { try body(Connection($0)) } }
    }

    /// Starts a reading on another core; readings of one store take turns.
    package func alongside<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) -> Alongside<Value> {
        let reading = Alongside<Value>()
        let path = path
        queue.asyncWriteWithoutTransaction { database in
            reading.finish(Result { try Store.translated(path) { try body(Connection(database)) } })
        }
        return reading
    }
}
