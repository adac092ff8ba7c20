import GRDB
import Records

/// Steps of the schema, in order; each is a file `schema/000N-what.sql` and is never changed once released.
enum Migrations {
    static let all = [
        "0001-create-store", "0002-settle-contact-points", "0003-doubtful-pairs", "0004-gone-records",
        "0005-journey-facts", "0006-linkage-state", "0007-customer-statements",
        "0008-former-records", "0009-pairs-kept-apart",
    ]

    static func run(_ steps: [String], on queue: DatabaseQueue, path: String) throws {
        let found = try queue.read { db in
            (
                application: try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                version: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                tables: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
            )
        }
        if found.tables > 0, found.application != Store.applicationID { throw StoreError.notAStore(path: path) }
        if found.version > steps.count {
            throw StoreError.newer(path: path, version: found.version, known: steps.count)
        }
        if found.version == steps.count { return }
        if found.version > 0 { try backUp(queue, to: "\(path).v\(found.version).bak") }
        if found.tables == 0 {
            // A store whose making is cut short is known as one, and made on by the next run.
            try queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA page_size = 16384; PRAGMA application_id = \(Store.applicationID)")
            }
        }
        var migrator = DatabaseMigrator()
        for name in steps {
            migrator.registerMigration(name) { try $0.execute(sql: Resource.text("schema/\(name).sql")) }
        }
        try migrator.migrate(queue)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(Store.applicationID); PRAGMA user_version = \(steps.count)")
        }
    }

    private static func backUp(_ queue: DatabaseQueue, to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try queue.backup(to: copy)
    }
}
