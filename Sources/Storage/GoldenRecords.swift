import CStorage
import Records

/// Makes the customers from their records: field by field, with the origin of every choice.
package enum GoldenRecords {
    /// Replaces all customers by what their linked records say now.
    ///
    /// - Parameter trust: system classes from most to least trusted; the rest are trusted least.
    package static func rebuild(_ connection: Connection, trust: [SystemClass]) throws {
        try clear(connection)
        try size(connection, "FROM v_link l")
        try make(connection, trust: trust)
    }

    /// Makes the customers of `customer_size`, and drops it.
    private static func make(_ connection: Connection, trust: [SystemClass]) throws {
        try copySingleRecords(connection)
        let inserters = try Inserters(connection)
        let restated = try StatedContacts(connection)
        try GoldenBatch.merge(try recordsTogether(connection), restated: restated, connection, trust: trust) { batch in
            try inserters.insert(batch) { $0 }
            return true
        }
        try connection.execute("DROP TABLE customer_size")
    }

    /// Starts to merge clusters of several records on another core, while the transaction that `connection` is in
    /// writes the links; `rebuild` then takes the results.
    ///
    /// The records and their sources must stay as they were when the transaction began.
    package static func begin(
        _ store: Store, _ connection: Connection, _ clustered: [ClusteredRecord], trust: [SystemClass]
    ) throws -> AlongsideStream<GoldenBatch> {
        // The reading holds the file against writing: what the transaction writes meanwhile stays in memory. Within a
        // transaction only the number of pages has an effect.
        try connection.execute("PRAGMA cache_spill = \(Int32.max)")
        // What the linkage before it needed is free by now.
        dd_give_free_memory_back()
        return try store.stream(connection) { reading, stream in
            // Records lie anywhere in the file: each look would copy a page that is not used again.
            try reading.execute("PRAGMA mmap_size = \(1 << 40)")
            let restated = try StatedContacts(reading)
            let together = RecordsTogether(clustered, restated: restated)
            try GoldenBatch.merge(together, restated: restated, reading, trust: trust) { stream.send($0) }
        }
    }

    /// Replaces all customers by what `begin` merges, and by their only records.
    ///
    /// - Parameter customerOfCluster: the customer's id by cluster, which the links name now.
    package static func rebuild(
        _ connection: Connection, from merged: AlongsideStream<GoldenBatch>, customerOfCluster: [Int]
    ) throws {
        // So is what the links needed. Rows that are cleared stay in memory until the reading has ended.
        dd_give_free_memory_back()
        try clear(connection)
        let inserters = try Inserters(connection)
        while let batch = try merged.next() {
            try copy(connection, batch.copies) { customerOfCluster[$0] }
            try inserters.insert(batch) { customerOfCluster[$0] }
        }
        try connection.execute("PRAGMA cache_spill = 1")
    }

    /// Replaces the customers of which a record was changed, came or went since they were last made.
    ///
    /// The same as `rebuild`, as long as every customer was made by the same rules.
    /// - Parameter changed: customers that lost or gained a record.
    package static func update(_ connection: Connection, changed: Set<Int>, trust: [SystemClass]) throws {
        try connection.execute("CREATE TEMP TABLE changed_customer (id INTEGER PRIMARY KEY)")
        let inserter = try connection.inserter(into: "temp.changed_customer", columns: ["id"])
        try inserter.expect(rows: changed.count)
        for customer in changed.sorted() {
            inserter.bind(customer, at: 0)
            try inserter.insert()
        }
        try connection.execute(
            """
            INSERT OR IGNORE INTO changed_customer
            SELECT l.customer_id FROM touched_record t CROSS JOIN v_link l ON l.record_id = t.id;
            DELETE FROM customer WHERE id IN (SELECT id FROM changed_customer);
            DELETE FROM customer_origin WHERE customer_id IN (SELECT id FROM changed_customer);
            """)
        try size(connection, "FROM changed_customer c CROSS JOIN v_link l ON l.customer_id = c.id")
        try connection.execute("DROP TABLE changed_customer")
        try make(connection, trust: trust)
    }

    /// Forgets which records were touched, once all customers are made from them.
    package static func settle(_ connection: Connection) throws { try connection.execute("DELETE FROM touched_record") }

    /// What, beside the records, decides what customers look like.
    package static func rules(_ connection: Connection, trust: [SystemClass]) throws -> String {
        let classes = try connection.texts("SELECT id || ':' || class FROM source ORDER BY id")
        return (trust.map(\.rawValue) + classes).joined(separator: " ")
    }

    private static func clear(_ connection: Connection) throws {
        try connection.execute(
            """
            DELETE FROM customer;
            DELETE FROM customer_origin
            """)
    }

    /// Tells customers who are a copy of their one record from those who have more to be weighed.
    private static func size(_ connection: Connection, _ links: String) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE customer_size (customer_id INTEGER PRIMARY KEY, is_single INTEGER NOT NULL);
            INSERT INTO customer_size
            SELECT l.customer_id,
                   COUNT(*) = 1 AND MAX(l.record_id) NOT IN (
                     SELECT customer_record_id FROM customer_statement WHERE customer_record_id IS NOT NULL)
            \(links) GROUP BY l.customer_id
            """)
    }

    private static func copySingleRecords(_ connection: Connection) throws {
        try copy(
            connection, "customer_size z JOIN v_link l ON l.customer_id = z.customer_id AND z.is_single")
    }

    /// Makes customers of one record each.
    private static func copy(
        _ connection: Connection, _ copies: [(number: Int, record: Int)], id: (Int) -> Int
    ) throws {
        guard !copies.isEmpty else { return }
        try connection.execute(
            "CREATE TEMP TABLE copied_record (customer_id INTEGER PRIMARY KEY, record_id INTEGER NOT NULL)")
        let inserter = try connection.inserter(into: "temp.copied_record", columns: ["customer_id", "record_id"])
        try inserter.expect(rows: copies.count)
        for copy in copies {
            inserter.bind(id(copy.number), at: 0)
            inserter.bind(copy.record, at: 1)
            try inserter.insert()
        }
        try copy(connection, "temp.copied_record l")
        try connection.execute("DROP TABLE copied_record")
    }

    private static func copy(_ connection: Connection, _ links: String) throws {
        let copied = Survivorship.columns.joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO customer (id, records, systems, \(copied))
            SELECT l.customer_id, 1, 1, \(copied)
            FROM \(links) CROSS JOIN customer_record r ON r.id = l.record_id
            ORDER BY l.customer_id
            """)
    }

    /// The records of each customer who has several, by the customer's id.
    private static func recordsTogether(_ connection: Connection) throws -> RecordsTogether {
        var together = RecordsTogether()
        var members: [Int] = []
        var current = 0
        func close() {
            if !members.isEmpty { together.append(current, members.sorted()) }
            members.removeAll(keepingCapacity: true)
        }
        // Of links to records that are gone nothing can be taken.
        try connection.scan(
            """
            SELECT z.customer_id, r.id
            FROM customer_size z
            CROSS JOIN customer_link l ON l.customer_id = z.customer_id AND l.to_run IS NULL
            CROSS JOIN customer_record r ON r.id = l.record_id
            WHERE NOT z.is_single
            ORDER BY z.customer_id
            """
        ) { row in
            if row.integer(0) != current {
                close()
                current = row.integer(0)
            }
            members.append(row.integer(1))
        }
        close()
        return together
    }

    private struct Inserters {
        private let customers: BulkInserter
        private let origins: BulkInserter

        init(_ connection: Connection) throws {
            customers = try connection.inserter(
                into: "customer", columns: ["id", "records", "systems"] + Survivorship.columns)
            origins = try connection.inserter(
                into: "customer_origin", columns: ["customer_id", "field", "record_id", "why", "losers"])
        }

        func insert(_ batch: GoldenBatch, id: (Int) -> Int) throws {
            try customers.expect(rows: batch.customers.count)
            try batch.arena.withUnsafeBufferPointer { arena in
                var (cell, start) = (0, 0)
                for customer in batch.customers {
                    customers.bind(id(customer.number), at: 0)
                    customers.bind(customer.records, at: 1)
                    customers.bind(customer.systems, at: 2)
                    for stated in batch.cells[cell..<cell + customer.cells] {
                        let end = start + Int(stated.length)
                        customers.bind(
                            UnsafeBufferPointer(rebasing: arena[start..<end]), at: Int(stated.column) + 3)
                        start = end
                    }
                    cell += customer.cells
                    try customers.insert()
                }
            }
            try origins.expect(rows: batch.origins.count)
            for (customer, origin) in batch.origins {
                origins.bind(id(customer), at: 0)
                origins.bind(origin.field, at: 1)
                origins.bind(origin.record, at: 2)
                origins.bind(origin.why, at: 3)
                origins.bind(origin.losers, at: 4)
                try origins.insert()
            }
        }
    }
}
