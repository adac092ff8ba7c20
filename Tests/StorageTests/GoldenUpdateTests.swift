import Records
import Testing

@testable import Storage

@Suite struct `Customers of whom few changed` {
    private let store: Store

    init() throws {
        store = try Store()
        try store.write { db in
            try db.execute(
                """
                INSERT INTO source (id, system, class) VALUES (1, 'sgd', 'DMS'), (2, 'web', 'WEB');
                """)
            for id in 1...6 { try Self.write(db, id, email: "a\(id)@exemple.test") }
            _ = try CustomerLinks.replace(db, by: Self.clustered([1: 0, 2: 0, 3: 1, 4: 2, 5: 3, 6: 3]), run: 1)
            try GoldenRecords.rebuild(db, trust: [.dms, .web])
            try GoldenRecords.settle(db)
        }
    }

    private static func write(_ db: Connection, _ id: Int, email: String) throws {
        try db.execute(
            """
            INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, last_name, email, updated_at)
            VALUES (?, ?, ?, 'customer', 'PER', 'ACT', 'Canarine', ?, '2026-01-0' || ?)
            """,
            [.integer(id), .integer(1 + id % 2), .text("s:\(id)"), .text(email), .integer(id)])
    }

    private static func clustered(_ clusters: [Int: Int]) -> [ClusteredRecord] {
        clusters.sorted { $0.key < $1.key }.map {
            ClusteredRecord(record: $0.key, cluster: $0.value, bits: nil, household: $0.value, householdBits: 0)
        }
    }

    private static func customers(_ db: Connection) throws -> [[SQLValue]] {
        try db.rows("SELECT id, records, systems, last_name, email, updated_at FROM customer ORDER BY id").map(\.values)
            + db.rows("SELECT * FROM customer_origin ORDER BY customer_id, field").map(\.values)
    }

    /// Links records anew, makes the customers that this concerns, and expects what making all of them gives.
    private func expectUpdated(_ clusters: [Int: Int], run: Int, _ db: Connection) throws {
        let changes = try CustomerLinks.replace(db, by: Self.clustered(clusters), run: run)
        try GoldenRecords.update(db, changed: changes.changedCustomers, trust: [.dms, .web])
        try GoldenRecords.settle(db)
        let updated = try Self.customers(db)
        try GoldenRecords.rebuild(db, trust: [.dms, .web])
        #expect(updated == (try Self.customers(db)))
        #expect(try db.number("SELECT COUNT(*) FROM touched_record") == 0)
    }

    @Test func `are as if all had been made again, whatever became of their records`() throws {
        try store.write { db in
            // A record more for a customer, and a customer more.
            try Self.write(db, 7, email: "a7@exemple.test")
            try Self.write(db, 8, email: "a8@exemple.test")
            try expectUpdated([1: 0, 2: 0, 3: 1, 4: 2, 5: 3, 6: 3, 7: 1, 8: 4], run: 2, db)
            // A record gone, and with another the customer.
            try db.execute("DELETE FROM customer_record WHERE id IN (2, 4)")
            try expectUpdated([1: 0, 3: 1, 5: 3, 6: 3, 7: 1, 8: 4], run: 3, db)
            // A record that says something else, another cleaned anew, and none moved.
            try db.execute("UPDATE customer_record SET email = 'nouveau@exemple.test' WHERE id = 6")
            try db.execute("DELETE FROM customer_record WHERE id = 1")
            try Self.write(db, 1, email: "autre@exemple.test")
            try expectUpdated([1: 0, 3: 1, 5: 3, 6: 3, 7: 1, 8: 4], run: 4, db)
            #expect(try db.texts("SELECT email FROM customer ORDER BY id").contains("nouveau@exemple.test"))
            #expect(try db.texts("SELECT email FROM customer ORDER BY id").contains("autre@exemple.test"))
            // Two customers that become one, and one that becomes two.
            try expectUpdated([1: 0, 3: 0, 5: 3, 6: 5, 7: 0, 8: 4], run: 5, db)
        }
    }

    @Test func `change for other reasons when trust or the class of a source does`() throws {
        try store.write { db in
            let before = try GoldenRecords.rules(db, trust: [.dms, .web])
            #expect(try GoldenRecords.rules(db, trust: [.web, .dms]) != before)
            try db.execute("UPDATE source SET class = 'CRM' WHERE id = 2")
            #expect(try GoldenRecords.rules(db, trust: [.dms, .web]) != before)
        }
    }
}
