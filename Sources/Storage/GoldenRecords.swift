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
            CREATE TEMP TABLE customer_size AS
              SELECT customer_id, COUNT(*) AS records FROM v_link GROUP BY customer_id;
            CREATE UNIQUE INDEX temp.customer_size_by_customer ON customer_size (customer_id)
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
        var members: [Survivorship.Member] = []
        var current = 0
        func flush() throws {
            guard !members.isEmpty else { return }
            let golden = Survivorship.merge(members)
            let systems = Set(members.map(\.source)).count
            try customers.insert([.integer(current), .integer(members.count), .integer(systems)] + golden.values)
            for origin in golden.origins {
                try origins.insert([
                    .integer(current), .text(origin.field), .integer(origin.record), .text(origin.why),
                    .integer(origin.losers),
                ])
            }
            members.removeAll(keepingCapacity: true)
        }
        let ranks = Dictionary(uniqueKeysWithValues: trust.enumerated().map { ($1.rawValue, $0) })
        try connection.scan(
            """
            SELECT l.customer_id, r.id, r.source_id, s.class, \(Survivorship.columns.map { "r." + $0 }.joined(separator: ", "))
            FROM customer_size z JOIN v_link l ON l.customer_id = z.customer_id
            JOIN customer_record r ON r.id = l.record_id
            JOIN source s ON s.id = r.source_id
            WHERE z.records > 1
            ORDER BY z.customer_id, r.id
            """
        ) { row in
            if row.integer(0) != current {
                try flush()
                current = row.integer(0)
            }
            var values: [String?] = []
            values.reserveCapacity(Survivorship.columns.count)
            for place in Survivorship.columns.indices { values.append(row.text(place + 4)) }
            members.append(
                Survivorship.Member(
                    record: row.integer(1), source: row.integer(2), trust: ranks[row.text(3) ?? ""] ?? ranks.count,
                    values: values))
        }
        try flush()
    }
}
