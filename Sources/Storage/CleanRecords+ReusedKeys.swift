import Records

extension CleanRecords {
    /// Takes back the events that a system's key gives to somebody who had not that key yet: a system may give the number of a
    /// customer who left to a new one, and the former one's purchases are not hers.
    ///
    /// An event is the former holder's when its row came before the new holder's first and its day is no later than the last
    /// import that still showed the former one; what her own row says later moves neither. Such events are nobody's: their holder has no row in that source any more.
    package static func leaveFormerHolders(_ connection: Connection) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE reused_key AS
            WITH holder AS (
              SELECT c.id AS id, c.source_id AS source_id, o.import_id AS import_id, \(namesAnother("c", "f")) AS is_other
              FROM customer_record c
              JOIN former_record f ON f.record_key = c.record_key AND f.source_id = c.source_id
              JOIN source_record o ON o.id = f.id
              WHERE c.origin = 'customer'
              UNION ALL
              SELECT c.id, c.source_id, n.import_id, 0
              FROM customer_record c JOIN source_record n ON n.id = c.id
              WHERE c.origin = 'customer' AND EXISTS (
                SELECT 1 FROM former_record f WHERE f.record_key = c.record_key AND f.source_id = c.source_id)),
            given AS (
              SELECT h.id AS id, h.source_id AS source_id, MIN(h.import_id) AS since
              FROM holder h
              JOIN (SELECT id, MAX(import_id) AS last FROM holder WHERE is_other = 1 GROUP BY id) o
                ON o.id = h.id AND h.import_id > o.last
              WHERE h.is_other = 0
              GROUP BY h.id)
            SELECT g.id AS customer_record_id, g.source_id AS source_id, g.since AS since,
                   (SELECT MAX(substr(h.imported_at, 1, 10)) FROM import h
                    WHERE h.source_id = i.source_id AND h.entity = i.entity AND h.id < i.id) AS held
            FROM given g JOIN import i ON i.id = g.since
            """)
        if try connection.number("SELECT EXISTS (SELECT 1 FROM reused_key)") == 1 {
            for (table, day) in eventDays {
                try connection.execute(
                    """
                    UPDATE \(table) SET customer_record_id = NULL WHERE id IN (
                      SELECT t.id FROM reused_key k
                      CROSS JOIN \(table) t ON t.customer_record_id = k.customer_record_id AND t.source_id = k.source_id
                      CROSS JOIN source_record r ON r.id = t.id AND r.import_id < k.since
                      WHERE t.customer_key IS NOT NULL AND substr(COALESCE(\(day), ''), 1, 10) <= k.held)
                    """)
                try connection.execute(
                    """
                    UPDATE vehicle SET customer_record_id = NULL
                    WHERE customer_record_id IN (SELECT customer_record_id FROM reused_key)
                      AND id IN (SELECT id FROM \(table) WHERE customer_record_id IS NULL)
                    """)
            }
        }
        try connection.execute("DROP TABLE reused_key")
    }

    /// The day of each kind of event that names a customer by key.
    private static let eventDays = [
        ("deal", "COALESCE(t.delivery_date, t.deal_date)"), ("repair_order", "COALESCE(t.closed_date, t.opened_date)"),
        ("lead", "t.lead_date"), ("appointment", "t.appointment_date"), ("interaction", "t.interaction_date"),
        ("customer_statement", "t.stated_on"),
    ]
}
