import Records

/// Makes the customers from their records: field by field, with the origin of every choice.
package enum GoldenRecords {
    /// Replaces all customers by what their linked records say now.
    ///
    /// - Parameter trust: system classes from most to least trusted; the rest are trusted least.
    package static func rebuild(_ connection: Connection, trust: [SystemClass]) throws {
        try connection.execute(
            """
            DELETE FROM customer;
            DELETE FROM customer_origin;
            CREATE TEMP TABLE customer_size (customer_id INTEGER PRIMARY KEY, records INTEGER NOT NULL);
            INSERT INTO customer_size SELECT customer_id, COUNT(*) FROM v_link GROUP BY customer_id
            """)
        let copied = Survivorship.columns.joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO customer (id, records, systems, \(copied))
            SELECT l.customer_id, 1, 1, \(copied)
            FROM customer_size z JOIN v_link l ON l.customer_id = z.customer_id
            JOIN customer_record r ON r.id = l.record_id
            WHERE z.records = 1
            ORDER BY l.customer_id
            """)
        try mergeRecords(connection, trust)
        try connection.execute("DROP TABLE customer_size")
    }

    private static func mergeRecords(_ connection: Connection, _ trust: [SystemClass]) throws {
        let customers = try connection.inserter(
            into: "customer", columns: ["id", "records", "systems"] + Survivorship.columns)
        let origins = try connection.inserter(
            into: "customer_origin", columns: ["customer_id", "field", "record_id", "why", "losers"])
        var records = CustomerRecords()
        var current = 0
        func flush() throws {
            guard !records.isEmpty else { return }
            records.sort()
            let golden = Survivorship.merge(records)
            customers.bind(current, at: 0)
            customers.bind(records.count, at: 1)
            customers.bind(records.sources, at: 2)
            try records.arena.withUnsafeBufferPointer { arena in
                for (column, member) in golden.chosen.enumerated() where member >= 0 {
                    customers.bind(
                        UnsafeBufferPointer(rebasing: arena[records.range(member, column)]), at: column + 3)
                }
                try customers.insert()
            }
            for origin in golden.origins {
                try origins.insert([
                    .integer(current), .text(origin.field), .integer(origin.record), .text(origin.why),
                    .integer(origin.losers),
                ])
            }
            records.removeAll()
        }
        let rankOfSource = try ranks(connection, trust)
        // A customer's records come in any order: sorting whole rows by their ids would cost more than all the rest.
        try connection.scan(
            """
            SELECT z.customer_id, r.id, r.source_id, \(Survivorship.columns.map { "r." + $0 }.joined(separator: ", "))
            FROM customer_size z
            CROSS JOIN customer_link l ON l.customer_id = z.customer_id AND l.to_run IS NULL
            CROSS JOIN customer_record r ON r.id = l.record_id
            WHERE z.records > 1
            ORDER BY z.customer_id
            """
        ) { row in
            if row.integer(0) != current {
                try flush()
                current = row.integer(0)
            }
            let source = row.integer(2)
            records.begin(record: row.integer(1), source: source, trust: rankOfSource[source] ?? trust.count)
            for place in 3..<(Survivorship.columns.count + 3) {
                if row.isNull(place) { records.appendMissing() } else { records.append(row.bytes(place)) }
            }
        }
        try flush()
    }

    /// The rank of each source's system class; 0 is trusted most.
    private static func ranks(_ connection: Connection, _ trust: [SystemClass]) throws -> [Int: Int] {
        let ranks = Dictionary(uniqueKeysWithValues: trust.enumerated().map { ($1.rawValue, $0) })
        var rankOfSource: [Int: Int] = [:]
        try connection.forEach("SELECT id, class FROM source") { row in
            if let id = row[0].integer { rankOfSource[id] = ranks[row[1].text ?? ""] ?? trust.count }
        }
        return rankOfSource
    }
}
