import Records

/// Keys of customers that events write otherwise than the list of customers does: a spreadsheet turns `000123` into `123`,
/// and a program that reads numbers turns it into `123.0`.
///
/// Such a key is read as the list's only where no two keys of the list are the same once zeros are cut, and only in a
/// source where that finds most of the keys that find nothing otherwise: a join that is wrong is worse than none.
package enum CustomerKeys {
    /// Events of one source whose customer's key needs a word.
    package struct Gap: Sendable, Equatable, Encodable {
        package var system: String
        package var entity: String
        /// Events whose key finds no record of the list of customers.
        package var absent: Int
        /// Events whose key found its customer only without its zeros.
        package var restored: Int
    }

    /// What the events of each source lack, where they lack something; for the whole store, in the order of names.
    package static func gaps(_ connection: Connection) throws -> [Gap] {
        var gaps: [Gap] = []
        for table in CleanRecords.keyed where table != "customer_statement" {
            gaps += try Self.gaps(
                connection, table,
                """
                SELECT s.system,
                       SUM(r.id IS NULL OR (r.origin <> 'customer' AND EXISTS (
                         SELECT 1 FROM import i WHERE i.source_id = s.id AND i.entity = 'customer'))) AS absent,
                       SUM(r.origin = 'customer' AND r.source_id = s.id
                           AND r.record_key <> s.system || ':' || e.customer_key) AS restored
                FROM \(table) e
                JOIN source s ON s.id = e.source_id
                LEFT JOIN customer_record r ON r.id = e.customer_record_id
                WHERE e.customer_key IS NOT NULL
                GROUP BY s.system
                """)
        }
        // Of a list of acts those that name nobody by an address either, and that no row has replaced since.
        gaps += try Self.gaps(
            connection, "consent_event",
            """
            SELECT s.system, COUNT(DISTINCT CASE WHEN e.customer_record_id IS NULL AND e.contact_point_id IS NULL
                                            THEN e.source_record_id END) AS absent,
                   COUNT(DISTINCT CASE WHEN c.origin = 'customer' AND c.record_key <> e.record_key
                                  THEN e.source_record_id END) AS restored
            FROM consent_event e
            CROSS JOIN source_record r ON r.id = e.source_record_id AND r.superseded_by IS NULL
            CROSS JOIN import i ON i.id = r.import_id AND i.entity = 'consent_event'
            CROSS JOIN source s ON s.id = i.source_id
            LEFT JOIN customer_record c ON c.id = e.customer_record_id
            WHERE e.record_key IS NOT NULL
            GROUP BY s.system
            """)
        return gaps.filter { $0.absent + $0.restored > 0 }.sorted { ($0.system, $0.entity) < ($1.system, $1.entity) }
    }

    private static func gaps(_ connection: Connection, _ entity: String, _ sql: String) throws -> [Gap] {
        try connection.rows(sql).map {
            Gap(
                system: $0.text("system") ?? "", entity: entity, absent: $0.integer("absent") ?? 0,
                restored: $0.integer("restored") ?? 0)
        }
    }

    /// Fills `temp.key_alias` (source_id, key, own): keys of events that are a customer's own but for zeros, with the
    /// record of that customer. It has no rows where nothing is to be mended.
    static func findAliases(_ connection: Connection) throws {
        let stray = CleanRecords.keyed.map {
            "SELECT source_id, customer_key AS key FROM \($0) WHERE customer_record_id IS NULL AND customer_key IS NOT NULL"
        }
        try connection.execute(
            """
            CREATE TEMP TABLE key_alias (source_id INTEGER, key TEXT, own INTEGER, PRIMARY KEY (source_id, key));
            CREATE TEMP TABLE stray_key AS
            SELECT source_id, key, \(bare("key")) AS bare
            FROM (
              \(stray.joined(separator: "\n  UNION\n  "))
              UNION
              SELECT i.source_id, substr(e.record_key, length(s.system) + 2)
              FROM consent_event e
              CROSS JOIN source_record r ON r.id = e.source_record_id
              CROSS JOIN import i ON i.id = r.import_id AND i.entity = 'consent_event'
              CROSS JOIN source s ON s.id = i.source_id
              WHERE e.customer_record_id IS NULL AND e.record_key IS NOT NULL
              UNION
              SELECT r.source_id, substr(r.record_key, length(s.system) + 2)
              FROM customer_record r JOIN source s ON s.id = r.source_id
              WHERE r.origin <> 'customer')
            WHERE \(bare("key")) NOT GLOB '*[^0-9]*' AND \(bare("key")) <> ''
              AND source_id IN (SELECT source_id FROM import WHERE entity = 'customer')
            """)
        guard try connection.number("SELECT COUNT(*) FROM stray_key") > 0 else {
            return try connection.execute("DROP TABLE stray_key")
        }
        // Of a source in which two customers differ by their zeros nothing is guessed.
        try connection.execute(
            """
            CREATE TEMP TABLE own_key AS
            SELECT source_id, bare, MIN(id) AS own, MIN(key) AS first, MAX(key) AS last
            FROM (
              SELECT c.source_id, c.id, c.record_key AS key, \(bare("substr(c.record_key, length(s.system) + 2)")) AS bare
              FROM customer_record c JOIN source s ON s.id = c.source_id
              WHERE c.origin = 'customer' AND c.source_id IN (SELECT source_id FROM stray_key))
            WHERE bare NOT GLOB '*[^0-9]*' AND bare <> ''
            GROUP BY source_id, bare;
            CREATE UNIQUE INDEX temp.own_key_by_bare ON own_key (source_id, bare);
            DELETE FROM stray_key WHERE EXISTS (
              SELECT 1 FROM own_key o JOIN source s ON s.id = o.source_id
              WHERE o.source_id = stray_key.source_id AND o.bare = stray_key.bare
                AND o.first = s.system || ':' || stray_key.key);
            INSERT INTO key_alias
            SELECT k.source_id, k.key, o.own
            FROM stray_key k JOIN own_key o ON o.source_id = k.source_id AND o.bare = k.bare
            WHERE k.source_id NOT IN (SELECT source_id FROM own_key WHERE first <> last);
            DELETE FROM key_alias WHERE source_id IN (
              SELECT k.source_id
              FROM stray_key k LEFT JOIN key_alias a ON a.source_id = k.source_id AND a.key = k.key
              GROUP BY k.source_id HAVING COUNT(a.own) * 2 < COUNT(*));
            DROP TABLE stray_key;
            DROP TABLE own_key
            """)
    }

    /// A key without the zeros in front of it and without a fraction of nothing: SQL of a text.
    private static func bare(_ key: String) -> String {
        "ltrim(CASE WHEN \(key) LIKE '%.0' THEN substr(\(key), 1, length(\(key)) - 2) ELSE \(key) END, '0')"
    }
}
