import Records

/// The clean tables, seen as one layer: what can be made again from the source records.
package enum CleanRecords {
    static let tables = [
        "customer_record", "vehicle", "deal", "repair_order", "lead", "appointment", "interaction",
        "customer_statement", "former_record",
    ]
    /// What names its customer by a key of its system; a vehicle goes with the row that told of it.
    static let keyed = tables.filter { !["customer_record", "vehicle", "former_record"].contains($0) }
    static let dependent = tables.filter { $0 != "customer_record" }

    /// What the clean tables keep of one source record, a row a table.
    package static func rows(_ connection: Connection, of id: Int) throws -> [SQLRow] {
        try tables.compactMap { try connection.first("SELECT * FROM \($0) WHERE id = ?", [.integer(id)]) }
    }

    /// Removes everything that came from some source records, given as a condition on their id.
    static func remove(_ connection: Connection, where condition: String) throws {
        for table in dependent {
            try connection.execute(
                "UPDATE \(table) SET customer_record_id = NULL WHERE customer_record_id \(condition) AND id <> customer_record_id"
            )
        }
        try connection.execute(
            """
            UPDATE consent_event SET customer_record_id = NULL
            WHERE customer_record_id \(condition) AND source_record_id <> customer_record_id
            """)
        for table in tables { try connection.execute("DELETE FROM \(table) WHERE id \(condition)") }
        try connection.execute("DELETE FROM consent_event WHERE source_record_id \(condition)")
        try connection.execute("DELETE FROM cell_finding WHERE source_record_id \(condition)")
        try connection.execute("DELETE FROM formatted_cells WHERE source_record_id \(condition)")
    }

    /// Removes what came from one import, so that it can be cleaned anew.
    package static func remove(_ connection: Connection, importID: Int) throws {
        try remove(connection, where: "IN (SELECT id FROM source_record WHERE import_id = \(importID))")
        try connection.execute(
            "DELETE FROM unclean_record WHERE id IN (SELECT id FROM source_record WHERE import_id = ?)",
            [.integer(importID)])
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
        "former_record_by_customer_record ON former_record (customer_record_id)",
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
}
