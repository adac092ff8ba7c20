import Records
import Storage
import Testing

@testable import Codification

@Suite struct `Codifying a base` {
    @Test func `gives each customer a code for each rule`() throws {
        let base = try CodedStore()
        let outcome = try base.codify()
        #expect(outcome.entities.map(\.rows) == [3, 1, 3, 1, 0, 0])
        #expect(try base.code("A01", 1) == "serti:00012")
        #expect(try base.code("A09", 3) == "ORG")
        #expect(try base.code("B01", 1) == "fr")
        #expect(try base.code("B02", 3) == "9")
        #expect(try base.code("C04", 1) == "EM-OK")
        #expect(try base.code("C04", 3) == "X")
        #expect(try base.code("C04", 4) == "N")
        #expect(try base.code("C08", 1) == "TR SB ER PM")
        #expect(try base.code("C09", 1) == "RC2")
        #expect(try base.code("H01", 1) == "CLS")
        #expect(try base.code("L01", 1) == "EML=IMP SMS=WDR TEL=IMP PST=U")
        #expect(try base.code("L02", 1) == "CE-60 2026-12-10")
    }

    @Test func `gives each vehicle of each customer its codes, whatever rows told of it`() throws {
        let base = try CodedStore()
        try base.codify()
        func code(_ rule: String) throws -> String? { try base.code(rule, 21, in: "customer_vehicle_codes", key: "id") }
        #expect(try code("E01") == "VN-OK")
        #expect(try code("E03") == "OW-CUR")
        #expect(try code("E04") == "W-180")
        #expect(try code("E07") == "OD-OK")
        #expect(try code("E08") == "NEW")
        #expect(try code("E09") == "LEAS FE-180")
        #expect(try code("E10") == "KM3")
    }

    @Test func `gives a vehicle whose VIN was refused and that says nothing else its code`() throws {
        let base = try CodedStore()
        try base.store.write {
            try $0.execute(
                """
                INSERT INTO vehicle (id, customer_record_id, origin, role, vin_code)
                VALUES (40, 3, 'repair_order', 'OWN', 'VN-LEN'), (41, 3, 'repair_order', 'OWN', 'VN-LEN')
                """)
        }
        try base.codify()
        #expect(try base.code("E01", 40, in: "customer_vehicle_codes", key: "id") == "VN-LEN")
        #expect(try base.code("E01", 41, in: "customer_vehicle_codes", key: "id") == nil)
    }

    @Test func `counts the customers and surnames that share an address or number`() throws {
        let base = try CodedStore()
        try base.store.write {
            try $0.execute(
                """
                INSERT INTO customer (id, records, systems, kind, file_status, last_name, company, email, email_second, phone, phone_home)
                VALUES (5, 1, 1, 'PER', 'ACT', 'Roy', NULL, 'a@exemple.ca', NULL, '+15145550101', NULL),
                       (6, 1, 1, 'PER', 'ACT', 'ROY', NULL, 'b@exemple.ca', 'a@exemple.ca', NULL, '+15145550101'),
                       (7, 1, 1, 'ORG', 'ACT', NULL, 'Garage Roy', NULL, NULL, '+15145550101', '+15145550101'),
                       (8, 1, 1, 'PER', 'ACT', 'Gagnon', NULL, NULL, 'c@exemple.ca', NULL, NULL),
                       (9, 1, 1, 'PER', 'ACT', 'Morin', NULL, 'c@exemple.ca', NULL, NULL, NULL)
                """)
        }
        try base.codify()
        let shares = try base.store.read {
            try $0.rows(
                "SELECT customer_id, contact_customers, contact_surnames FROM customer_fact WHERE customer_id >= 5 ORDER BY 1"
            )
        }
        // A second e-mail makes others share, and says nothing of its own customer.
        #expect(shares.map(\.values) == [[5, 3, 2], [6, 3, 2], [7, 3, 2], [8, 1, 1], [9, 2, 2]])
    }

    @Test func `sees that a vehicle went to someone else`() throws {
        let base = try CodedStore()
        try base.store.write {
            try $0.execute(
                "INSERT INTO vehicle (id, customer_record_id, origin, role, vin, vin_code, seen_on) VALUES (30, 3, 'repair_order', 'OWN', '1M8GDM9AXKP042788', 'VN-OK', '2026-09-01')"
            )
        }
        try base.codify()
        #expect(try base.code("E03", 21, in: "customer_vehicle_codes", key: "id") == "OW-SOLD")
        #expect(try base.code("E03", 30, in: "customer_vehicle_codes", key: "id") == "OW-CUR")
    }

    @Test func `tells late leads from those with no next action`() throws {
        let base = try CodedStore()
        try base.codify()
        #expect(
            try [11, 12, 13].map { try base.code("G07", $0, in: "lead_codes", key: "id") } == [
                "NX-LATE-9", "NX-NONE", "N",
            ])
        #expect(try base.metric("O03") == [2, 2])
    }

    @Test func `counts asked, usable and refused over what applies, house accounts apart`() throws {
        let base = try CodedStore()
        try base.codify()
        #expect(try base.metric("asked:C04") == [2, 2])
        #expect(try base.metric("usable:C04") == [1, 2])
        #expect(try base.metric("refused:C04") == [1, 2])
        #expect(try base.metric("asked:B01") == [1, 2])
        #expect(try base.metric("code:C04:EM-OK") == [1, 2])
        #expect(try base.metric("O01") == [1, 2])
        #expect(try base.metric("O02") == [1, 3])
    }

    @Test func `counts a customer of two systems in both`() throws {
        let base = try CodedStore()
        try base.codify()
        #expect(try base.metric("usable:C04", "system:serti") == [1, 2])
        #expect(try base.metric("usable:C04", "system:activix") == [1, 1])
        #expect(try base.metric("asked:G07", "system:activix") == [1, 2])
    }

    @Test func `says the same for one rule when asked`() throws {
        let base = try CodedStore()
        let codebook = try base.codebook()
        try base.codify(codebook)
        let rule = try #require(codebook.rule("C04"))
        let counts = try CodeCounter(codebook).counts(rule, in: base.store)
        #expect(counts.map(\.scope) == ["", "system:activix", "system:serti"])
        #expect(
            [counts[0].applicable, counts[0].stated, counts[0].usable, counts[0].refused, counts[0].invalid] == [
                2, 2, 1, 1, 0,
            ])
        #expect(counts.allSatisfy { $0.undeclared == 0 })
    }

    @Test func `gives no code that its rule does not declare`() throws {
        let base = try CodedStore()
        #expect(try base.codify().counts.filter { $0.undeclared > 0 } == [])
    }

    @Test func `records what moved since the run before, and nothing else`() throws {
        let base = try CodedStore()
        #expect(try base.codify(run: 1).entities.map(\.changes) == [0, 0, 0, 0, 0, 0])
        try base.store.write { try $0.execute("UPDATE customer SET email = NULL, email_code = 'EM-BAD' WHERE id = 1") }
        try base.codify(run: 2)
        let changes = try base.store.read {
            try $0.rows("SELECT entity, entity_id, rule, old, new FROM code_change WHERE run_id = 2 ORDER BY rule")
        }
        #expect(
            changes.map(\.values) == [
                ["customer", 1, "C04", "EM-OK", "EM-BAD"],
                ["customer", 1, "C08", "TR SB ER PM", "TR SB EI PM"],
                ["customer", 1, "C09", "RC2", "RC1"],
            ])
    }

    @Test func `keeps the hash, the day and the versions of the rules`() throws {
        let base = try CodedStore()
        let codebook = try base.codebook()
        try base.codify(codebook)
        let row = try base.store.read {
            try $0.first("SELECT codebook_hash, as_of, json_extract(rules, '$[0].id') FROM code_run WHERE run_id = 1")
        }
        #expect(row?.values == [.text(codebook.hash), "2026-11-21", "A01"])
        #expect(codebook.hash.count == 64)
    }

    @Test func `writes the same bytes twice`() throws {
        let base = try CodedStore()
        try base.codify(run: 1)
        let first = try base.store.read { try $0.rows("SELECT * FROM customer_codes ORDER BY 1").map(\.values) }
        try base.codify(run: 2)
        let second = try base.store.read { try $0.rows("SELECT * FROM customer_codes ORDER BY 1").map(\.values) }
        #expect(first == second)
    }

    @Test func `leaves a view on the codes working after the next run`() throws {
        let base = try CodedStore()
        try base.codify(run: 1)
        try base.store.write { try $0.execute("CREATE VIEW v_codes AS SELECT * FROM customer_codes") }
        try base.codify(run: 2)
        #expect(try base.store.read { try $0.number("SELECT COUNT(*) FROM v_codes") } == 3)
    }

    @Test func `keeps the codes of the run before when a run fails`() throws {
        let base = try CodedStore()
        try base.codify(run: 1)
        try base.store.write { try $0.execute("DROP TABLE household_link") }
        #expect(throws: StoreError.self) { try base.codify(run: 2) }
        #expect(try base.code("C04", 1) == "EM-OK")
    }
}
