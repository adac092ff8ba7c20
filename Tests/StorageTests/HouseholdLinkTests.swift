import Records
import Testing

@testable import Storage

@Suite struct `Links of households` {
    /// Four customers of one record each.
    private static func linked(households: [(household: Int, bits: Double)]) -> [ClusteredRecord] {
        households.enumerated().map { place, link in
            ClusteredRecord(
                record: place + 1, cluster: place, bits: nil, household: link.household, householdBits: link.bits)
        }
    }

    private static func rows(_ db: Connection) throws -> [[SQLValue]] {
        try db.rows("SELECT customer_id, household_id, bits FROM household_link ORDER BY customer_id").map(\.values)
    }

    @Test func `are those of the last run, whatever they were before`() throws {
        let store = try Store()
        try store.write { db in
            _ = try CustomerLinks.replace(
                db, by: Self.linked(households: [(0, 5), (0, 5), (2, 4), (2, 4)]), run: 1)
            #expect(
                try Self.rows(db) == [
                    [.integer(1), .integer(1), .real(5)], [.integer(2), .integer(1), .real(5)],
                    [.integer(3), .integer(3), .real(4)], [.integer(4), .integer(3), .real(4)],
                ])
            // The first two stay together with other bits, the third moves to them, the fourth is left alone.
            let changes = try CustomerLinks.replace(
                db, by: Self.linked(households: [(0, 6), (0, 5), (0, 3), (3, 0)]), run: 2)
            #expect(changes.households == 1)
            #expect(changes.recordsInHouseholds == 3)
            #expect(
                try Self.rows(db) == [
                    [.integer(1), .integer(1), .real(6)], [.integer(2), .integer(1), .real(5)],
                    [.integer(3), .integer(1), .real(3)],
                ])
            #expect(try db.number("SELECT COUNT(*) FROM household_link_former WHERE run_id = 2") == 4)
            // Nobody lives with anybody.
            _ = try CustomerLinks.replace(db, by: Self.linked(households: [(0, 0), (1, 0), (2, 0), (3, 0)]), run: 3)
            #expect(try Self.rows(db).isEmpty)
        }
    }
}

@Suite struct `Ids of customers` {
    private static func links(_ clusters: [Int: Int]) -> [ClusteredRecord] {
        clusters.sorted { $0.key < $1.key }.map {
            ClusteredRecord(record: $0.key, cluster: $0.value, bits: nil, household: $0.value, householdBits: 0)
        }
    }

    @Test func `go to the cluster with most of a customer's records, and stay where nothing is disputed`() throws {
        let store = try Store()
        try store.write { db in
            // Customer 1 has records 1 to 3, customer 2 records 4 and 5, customer 3 record 6.
            _ = try CustomerLinks.replace(db, by: Self.links([1: 0, 2: 0, 3: 0, 4: 1, 5: 1, 6: 2]), run: 1)
            // Record 3 goes to customer 2; of two clusters with a record of customer 1 each, the lower keeps the id.
            let changes = try CustomerLinks.replace(
                db, by: Self.links([1: 0, 2: 3, 3: 1, 4: 1, 5: 1, 6: 2]), run: 2)
            #expect(changes.customerOfCluster == [1, 2, 3, 4])
            #expect(changes.changedCustomers == [1, 2, 4])
            #expect(changes.newCustomers == 1)
            #expect(changes.movedRecords == 2)
        }
    }
}
