import FoundationEssentials
import Testing

@testable import Storage

@Suite struct `A store of an earlier release` {
    private static let contactability = """
        SELECT customer_id, channel, address, present, valid, state, allowed, reachable, last_ok, purpose_gate
        FROM v_contactability ORDER BY customer_id, channel
        """

    private static func write(_ db: Connection) throws {
        try db.execute(
            """
            INSERT INTO customer (id, records, systems, kind, file_status, email, email_code, phone_mobile, phone, address1)
            VALUES (1, 1, 1, 'PER', 'ACT', 'a@exemple.ca', 'EM-OK', NULL, '+15145550102', NULL),
                   (2, 1, 1, 'PER', 'ACT', 'b@gmial.com', 'EM-TYPO', '+15145550103', NULL, '12, rue Neuve'),
                   (3, 1, 1, 'INT', 'ACT', 'vente@exemple.ca', 'EM-OK', NULL, NULL, NULL),
                   (4, 1, 1, 'PER', 'MRG', 'd@exemple.ca', 'EM-OK', NULL, NULL, NULL);
            INSERT INTO consent_state (customer_id, channel, state, last_ok, proof)
            SELECT c.id, n.channel,
                   CASE n.channel WHEN 'EM' THEN 'E' WHEN 'SM' THEN 'W' WHEN 'PH' THEN 'P18' ELSE 'N' END,
                   CASE n.channel WHEN 'PH' THEN '2027-05-01' END, 3
            FROM customer c
            CROSS JOIN (SELECT 'EM' AS channel UNION ALL SELECT 'SM' UNION ALL SELECT 'PH' UNION ALL SELECT 'PO') n
            """)
    }

    @Test func `is upgraded, keeps its rows and says the same of who can be reached`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/old.sqlite"
        let (before, states) = try {
            let old = try Store(at: path, creating: true, steps: ["0001-create-store"])
            try old.write(Self.write)
            return try old.read {
                (try $0.rows(Self.contactability), try $0.rows("SELECT * FROM consent_state ORDER BY 1, 2"))
            }
        }()
        #expect(before.count == 8)
        #expect(before.first?.values == [1, "EM", "a@exemple.ca", 1, 1, "E", 1, 1, nil, "OK"])

        let store = try Store(at: path, creating: false)
        try store.read { db in
            #expect(try db.number("PRAGMA user_version") == Migrations.all.count)
            #expect(try db.rows(Self.contactability).map(\.values) == before.map(\.values))
            #expect(try db.number("SELECT COUNT(*) FROM customer") == 4)
            let kept = try db.rows(
                """
                SELECT customer_id, channel, state, last_ok, basis_on, event_id, event_table, proof FROM consent_state
                ORDER BY 1, 2
                """)
            #expect(kept.map(\.values) == states.map(\.values))
        }
        #expect(FileManager.default.fileExists(atPath: path + ".v1.bak"))
    }
}
