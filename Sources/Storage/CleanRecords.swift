import Records

/// The clean tables, seen as one layer: what can be made again from the source records.
package enum CleanRecords {
    static let tables = [
        "customer_record", "vehicle", "deal", "repair_order", "lead", "appointment", "interaction",
        "customer_statement",
    ]
    /// What names its customer by a key; a vehicle goes with the row that told of it.
    private static let keyed = tables.filter { $0 != "customer_record" && $0 != "vehicle" }
    private static let dependent = tables.filter { $0 != "customer_record" }

    /// Removes everything that came from some source records, given as a condition on their id.
    static func remove(_ connection: Connection, where condition: String) throws {
        for table in dependent {
            try connection.execute(
                "UPDATE \(table) SET customer_record_id = NULL WHERE customer_record_id \(condition) AND id <> customer_record_id"
            )
        }
        for table in tables { try connection.execute("DELETE FROM \(table) WHERE id \(condition)") }
        try connection.execute("DELETE FROM consent_event WHERE source_record_id \(condition)")
        try connection.execute("DELETE FROM cell_finding WHERE source_record_id \(condition)")
        try connection.execute("DELETE FROM formatted_cells WHERE source_record_id \(condition)")
    }

    /// Removes what came from one import, so that it can be cleaned anew.
    package static func remove(_ connection: Connection, importID: Int) throws {
        try remove(connection, where: "IN (SELECT id FROM source_record WHERE import_id = \(importID))")
        try connection.execute("UPDATE import SET normalized = '' WHERE id = ?", [.integer(importID)])
    }

    /// Secondary indices of the clean tables.
    private static let indices = [
        "customer_record_by_key ON customer_record (record_key)",
        "vehicle_by_customer_record ON vehicle (customer_record_id)", "vehicle_by_vin ON vehicle (vin)",
        "deal_by_customer_record ON deal (customer_record_id)",
        "repair_order_by_customer_record ON repair_order (customer_record_id)",
        "lead_by_customer_record ON lead (customer_record_id)",
        "appointment_by_customer_record ON appointment (customer_record_id)",
        "interaction_by_customer_record ON interaction (customer_record_id)",
        "customer_statement_by_customer_record ON customer_statement (customer_record_id)",
        "consent_event_by_customer_record ON consent_event (customer_record_id)",
        "consent_event_by_contact_point ON consent_event (contact_point_id)",
        "cell_finding_by_record ON cell_finding (source_record_id)",
    ]

    /// Drops the secondary indices where nothing is stored yet: building them once is far cheaper than keeping them.
    package static func beginFirstLoad(_ connection: Connection) throws -> Bool {
        guard
            try connection.number(
                "SELECT EXISTS (SELECT 1 FROM cell_finding) OR EXISTS (SELECT 1 FROM customer_record)") == 0
        else { return false }
        for index in indices {
            try connection.execute("DROP INDEX IF EXISTS \(index.prefix { $0 != " " })")
        }
        return true
    }

    /// Builds the index that events need to find their customers, once the customers are there.
    package static func indexCustomerKeys(_ connection: Connection) throws {
        try connection.execute("CREATE INDEX IF NOT EXISTS \(indices[0])")
    }

    package static func endFirstLoad(_ connection: Connection) throws {
        for index in indices { try connection.execute("CREATE INDEX IF NOT EXISTS \(index)") }
    }

    /// Gives every event of a known customer key its customer record, and drops records that an event had to make up
    /// for a customer whose own record has come since.
    package static func linkEvents(_ connection: Connection) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE made_up AS
            SELECT r.id AS id, MIN(c.id) AS own
            FROM customer_record r
            JOIN customer_record c ON c.record_key = r.record_key AND c.origin = 'customer' AND c.source_id = r.source_id
            WHERE r.origin <> 'customer'
            GROUP BY r.id
            """)
        try stateMadeUp(connection)
        for table in dependent {
            try connection.execute(
                """
                UPDATE \(table) SET customer_record_id = m.own FROM made_up m
                WHERE \(table).customer_record_id = m.id
                """)
        }
        try connection.execute(
            """
            UPDATE consent_event SET customer_record_id = m.own FROM made_up m
            WHERE consent_event.customer_record_id = m.id
            """)
        try connection.execute("DELETE FROM customer_record WHERE id IN (SELECT id FROM made_up)")
        try connection.execute("DROP TABLE made_up")
        for table in keyed {
            try connection.execute(
                """
                UPDATE \(table) SET customer_record_id = (
                  SELECT MAX(c.id) FROM source s JOIN customer_record c
                    ON c.record_key = s.system || ':' || \(table).customer_key
                  WHERE s.id = \(table).source_id AND c.source_id = s.id)
                WHERE customer_record_id IS NULL AND customer_key IS NOT NULL
                """)
        }
        try connection.execute(
            """
            UPDATE vehicle SET customer_record_id = COALESCE(
              (SELECT customer_record_id FROM deal WHERE deal.id = vehicle.id),
              (SELECT customer_record_id FROM repair_order WHERE repair_order.id = vehicle.id),
              (SELECT customer_record_id FROM lead WHERE lead.id = vehicle.id),
              (SELECT customer_record_id FROM appointment WHERE appointment.id = vehicle.id))
            WHERE customer_record_id IS NULL
            """)
        try forgetRepetitions(connection)
    }

    /// Keeps what a made-up record says of how to reach its customer.
    private static func stateMadeUp(_ connection: Connection) throws {
        let stated = CleanTables.customerStatement.columns.map(\.name)
            .filter { !["customer_record_id", "customer_key"].contains($0) }
        try connection.execute(
            """
            INSERT INTO customer_statement (customer_record_id, customer_key, \(stated.joined(separator: ", ")))
            SELECT m.own, substr(r.record_key, length(s.system) + 2), \(stated.map { "r." + $0 }.joined(separator: ", "))
            FROM made_up m JOIN customer_record r ON r.id = m.id JOIN source s ON s.id = r.source_id
            """)
    }

    /// Drops statements about customers of whom no event says anything that their record does not say.
    ///
    /// One new number keeps all of the customer's statements: which was said last decides.
    private static func forgetRepetitions(_ connection: Connection) throws {
        let differs = Survivorship.contactLeads.map { "(t.\($0) IS NOT NULL AND t.\($0) IS NOT r.\($0))" }
        try connection.execute(
            """
            DELETE FROM customer_statement WHERE customer_record_id IS NOT NULL AND customer_record_id NOT IN (
              SELECT r.id FROM customer_statement t JOIN customer_record r ON r.id = t.customer_record_id
              WHERE \(differs.joined(separator: " OR ")))
            """)
    }
}
