import Records

extension CleanRecords {
    /// Gives every event of a known customer key its customer record, and drops records that an event had to make up
    /// for a customer whose own record has come since. Keys that lost their zeros are read as `CustomerKeys` says.
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
        try CustomerKeys.findAliases(connection)
        try connection.execute(
            """
            INSERT INTO made_up
            SELECT r.id, a.own
            FROM key_alias a JOIN source s ON s.id = a.source_id
            JOIN customer_record r ON r.record_key = s.system || ':' || a.key AND r.source_id = a.source_id
            WHERE r.origin <> 'customer'
            """)
        try joinMadeUp(connection)
        for table in keyed {
            try connection.execute(
                """
                UPDATE \(table) SET customer_record_id = (
                  SELECT MAX(c.id) FROM source s JOIN customer_record c
                    ON c.record_key = s.system || ':' || \(table).customer_key
                  WHERE s.id = \(table).source_id AND c.source_id = s.id)
                WHERE customer_record_id IS NULL AND customer_key IS NOT NULL
                """)
            try connection.execute(
                """
                UPDATE \(table) SET customer_record_id = a.own FROM key_alias a
                WHERE customer_record_id IS NULL AND a.source_id = \(table).source_id AND a.key = \(table).customer_key
                """)
        }
        // What was said of consent under such a key, by an event or by a list of those who said stop.
        try connection.execute(
            """
            UPDATE consent_event SET customer_record_id = f.own
            FROM (
              SELECT e.id AS id, a.own AS own
              FROM consent_event e
              CROSS JOIN source_record r ON r.id = e.source_record_id
              CROSS JOIN import i ON i.id = r.import_id
              CROSS JOIN source s ON s.id = i.source_id
              CROSS JOIN key_alias a ON a.source_id = s.id AND a.key = substr(e.record_key, length(s.system) + 2)
              WHERE e.customer_record_id IS NULL AND e.record_key IS NOT NULL) f
            WHERE consent_event.id = f.id
            """)
        try connection.execute("DROP TABLE key_alias")
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

    /// Forgets what was kept of replaced rows whose customers have a row in some imports, so that it is worked out anew
    /// against that row.
    package static func reopenFormer(_ connection: Connection, imports: [Int]) throws {
        guard !imports.isEmpty, try connection.number("SELECT EXISTS (SELECT 1 FROM former_record)") == 1 else {
            return
        }
        let places = imports.map { _ in "?" }.joined(separator: ", ")
        try connection.execute(
            """
            CREATE TEMP TABLE reopened AS
            SELECT DISTINCT o.id AS id
            FROM source_record n
            JOIN import j ON j.id = n.import_id
            JOIN source_record o ON o.natural_key = n.natural_key AND o.superseded_by IS NOT NULL
            JOIN import i ON i.id = o.import_id AND i.source_id = j.source_id AND i.entity = j.entity
            WHERE n.import_id IN (\(places))
            """, imports.map { .integer($0) })
        try connection.execute(
            """
            DELETE FROM consent_event WHERE source_record_id IN (SELECT id FROM reopened)
              AND source_record_id IN (SELECT id FROM former_record);
            DELETE FROM former_record WHERE id IN (SELECT id FROM reopened);
            DROP TABLE reopened
            """)
    }

    /// SQL that tells whether two rows name two people, as first and last names that both differ do: a system may give the
    /// key of a customer who left to a new one. A company, or a row without names, names nobody else.
    static func namesAnother(_ one: String, _ other: String) -> String {
        let differ = ["first_name", "last_name"].map { "LOWER(\(one).\($0)) <> LOWER(\(other).\($0))" }
        return "COALESCE(\(differ.joined(separator: " AND ")), 0)"
    }

    /// Gives acts and former records the record that their key names now, unless it names somebody else.
    package static func linkFormer(_ connection: Connection) throws {
        try connection.execute(
            """
            UPDATE former_record SET customer_record_id = (
              SELECT MAX(c.id) FROM customer_record c
              WHERE c.record_key = former_record.record_key AND c.source_id = former_record.source_id
                AND NOT \(namesAnother("c", "former_record")))
            WHERE customer_record_id IS NULL AND record_key IS NOT NULL;
            UPDATE consent_event SET customer_record_id = (
              SELECT f.customer_record_id FROM former_record f WHERE f.id = consent_event.source_record_id)
            WHERE customer_record_id IS NULL AND record_key IS NOT NULL
              AND source_record_id IN (SELECT id FROM former_record);
            UPDATE consent_event SET customer_record_id = (
              SELECT MAX(c.id)
              FROM source_record s JOIN import i ON i.id = s.import_id
              JOIN customer_record c ON c.record_key = consent_event.record_key AND c.source_id = i.source_id
              WHERE s.id = consent_event.source_record_id)
            WHERE customer_record_id IS NULL AND record_key IS NOT NULL
              AND source_record_id NOT IN (SELECT id FROM former_record)
            """)
    }

    /// Makes rows of one customer list that repeat a customer one record: a list with a row for each vehicle says nothing
    /// of files opened twice.
    ///
    /// Rows are one only where all that they say of the person is the same; how to reach them may differ. By a sort, since
    /// a column of one word for all may be taken for the key.
    package static func joinRepeatedRows(_ connection: Connection) throws {
        let contacts = Set(Survivorship.contactGroups.flatMap(\.columns))
        let own: Set<String> = [
            "id", "stated_on", "vin", "plate", "make", "model", "model_year", "odometer", "warranty_end", "updated_at",
            "last_visit_date",
        ]
        let same = CleanTables.customerRecord.columns.map(\.name).filter { !contacts.contains($0) && !own.contains($0) }
        try connection.execute(
            """
            CREATE TEMP TABLE repeated_key AS
            SELECT record_key FROM customer_record GROUP BY record_key HAVING COUNT(*) > 1;
            CREATE TEMP TABLE made_up AS
            SELECT id, own
            FROM (
              SELECT r.id, MIN(r.id) OVER (PARTITION BY \(same.map { "r." + $0 }.joined(separator: ", "))) AS own
              FROM repeated_key k CROSS JOIN customer_record r ON r.record_key = k.record_key
              WHERE r.origin = 'customer')
            WHERE own <> id;
            CREATE UNIQUE INDEX temp.made_up_by_id ON made_up (id);
            DROP TABLE repeated_key
            """)
        // The record gets the last of the days; what it says of itself keeps its own.
        try connection.execute(
            """
            UPDATE customer_record SET
              stated_on = COALESCE(updated_at, last_visit_date, created_at),
              updated_at = l.updated, last_visit_date = l.visited
            FROM (
              SELECT m.own, MAX(x.updated_at) AS updated, MAX(x.last_visit_date) AS visited
              FROM (SELECT id, own FROM made_up UNION SELECT own, own FROM made_up) m
              JOIN customer_record x ON x.id = m.id
              GROUP BY m.own
            ) l
            WHERE customer_record.id = l.own
            """)
        try joinMadeUp(connection)
        try forgetRepetitions(connection)
    }

    /// Gives what hangs on the records of `made_up` to the records that stand for their customers, keeps what they say of
    /// how to reach them, and drops them.
    private static func joinMadeUp(_ connection: Connection) throws {
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
            UPDATE consent_event
            SET customer_record_id = m.own, record_key = COALESCE(consent_event.record_key, r.record_key)
            FROM made_up m JOIN customer_record r ON r.id = m.id
            WHERE consent_event.customer_record_id = m.id
            """)
        try connection.execute("DELETE FROM customer_record WHERE id IN (SELECT id FROM made_up)")
        try connection.execute("DROP TABLE made_up")
    }

    private static func stateMadeUp(_ connection: Connection) throws {
        let stated = CleanTables.customerStatement.columns.map(\.name)
            .filter { !["customer_record_id", "customer_key", "stated_on"].contains($0) }
        try connection.execute(
            """
            INSERT INTO customer_statement
              (customer_record_id, customer_key, stated_on, \(stated.joined(separator: ", ")))
            SELECT m.own, substr(r.record_key, length(s.system) + 2),
                   COALESCE(r.stated_on, r.updated_at, r.last_visit_date, r.created_at), \(stated.map { "r." + $0 }.joined(separator: ", "))
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
