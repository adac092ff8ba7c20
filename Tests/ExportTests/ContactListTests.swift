import Records
import Storage
import Testing

@testable import Export

@Suite struct `A list of contacts` {
    @Test func `holds those whose address is good and whose consent holds, and counts the others by reason`() throws {
        let store = try ExportStore()
        try store.customer(1, ["email": "a.roy@exemple.ca"], states: ["EM": ("E", nil)])
        try store.customer(2, ["email": "b.roy@exemple.ca"], states: ["EM": ("W", nil)])
        try store.customer(3, ["email": "c.roy@exemple.ca"], states: ["EM": ("U", nil)])
        try store.customer(4, ["email": "x@x.x", "email_code": "EM-PLACE"], states: ["EM": ("E", nil)])
        try store.customer(5, states: ["EM": ("E", nil)])
        try store.customer(6, kind: "TST", ["email": "essai@exemple.ca"], states: ["EM": ("E", nil)])
        let (kept, counts) = try store.contacts(.email)
        #expect(kept.all("customer_id") == ["1"])
        #expect(kept.all("email") == ["a.roy@exemple.ca"])
        #expect(
            counts.leftOut == ["consent-W": 1, "consent-U": 1, "invalid-address": 1, "no-address": 1])
    }

    @Test func `never writes a doubted address in the place of a good one`() throws {
        let store = try ExportStore()
        try store.customer(
            1,
            [
                "email": "x@x.x", "email_code": "EM-PLACE", "email_second": "a.roy@exemple.ca",
                "email_second_code": "EM-OK", "phone_mobile": "+15145550000", "phone_mobile_code": "TL-PLACE",
                "phone_work": "+14508680142", "phone_work_code": "TL-OK", "phone_work_ext": "12",
            ], states: ["EM": ("E", nil), "PH": ("E", nil), "SM": ("E", nil)])
        #expect(try store.contacts(.email).rows.all("email") == ["a.roy@exemple.ca"])
        let calls = try store.contacts(.phone).rows
        #expect(calls.all("phone") == ["+14508680142"])
        #expect(calls.all("extension") == ["12"])
        #expect(calls.rows.allSatisfy { !$0.values.contains("+15145550000") })
        #expect(try store.contacts(.text).counts.leftOut == ["invalid-address": 1])
    }

    @Test func `writes to nobody at a domain that was guessed`() throws {
        let store = try ExportStore()
        try store.customer(1, ["email": "tom@gmail.com", "email_code": "EM-TYPO"], states: ["EM": ("E", nil)])
        let (kept, counts) = try store.contacts(.email)
        #expect(kept.rows.isEmpty)
        #expect(counts.leftOut == ["invalid-address": 1])
    }

    @Test func `closes on the day after the last one of a basis, and counts what lapses soon`() throws {
        let store = try ExportStore()
        func mail(_ name: String) -> [String: SQLValue] { ["email": .text("\(name).roy@exemple.ca")] }
        try store.customer(1, mail("a"), states: ["EM": ("I2", "2026-11-20")])
        try store.customer(2, mail("b"), states: ["EM": ("I2", "2026-11-21")])
        try store.customer(3, mail("c"), states: ["EM": ("I2", "2026-12-31")])
        let (kept, counts) = try store.contacts(.email)
        #expect(kept.all("customer_id") == ["2", "3"])
        #expect(counts.leftOut == ["consent-X": 1])
        #expect(counts.lapsing == [30: 1, 60: 2, 90: 2])
    }

    @Test func `marks or leaves out those who were never told of the purpose`() throws {
        let store = try ExportStore()
        func mail(_ name: String) -> [String: SQLValue] { ["email": .text("\(name).roy@exemple.ca")] }
        try store.customer(1, mail("a"), states: ["EM": ("E", nil)])
        try store.customer(2, mail("b"), states: ["EM": ("I2", "2027-11-20")])
        #expect(try store.contacts(.email, gate: .review).rows.all("purpose_gate") == ["OK", "LEGACY"])
        let strict = try store.contacts(.email, gate: .strict)
        #expect(strict.rows.all("customer_id") == ["1"])
        #expect(strict.counts.leftOut == ["purpose-not-announced": 1])
        #expect(try store.contacts(.email, gate: .legacyCustomer).rows.all("customer_id") == ["1"])
    }

    @Test func `leaves an address alone that anyone behind it has closed`() throws {
        let store = try ExportStore()
        let shared = ["email": SQLValue.text("famille.roy@exemple.ca")]
        try store.customer(1, shared, states: ["EM": ("E", nil)])
        try store.customer(2, shared, states: ["EM": ("W", nil)])
        try store.customer(3, ["email": "c.roy@exemple.ca"], states: ["EM": ("E", nil)])
        try store.store.write { db in
            try db.execute("INSERT INTO source (id, system) VALUES (1, 'sgd')")
            try db.execute(
                """
                INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, email)
                VALUES (2, 1, 'sgd:2', 'customer', 'PER', 'ACT', 'famille.roy@exemple.ca');
                INSERT INTO customer_link VALUES (2, 2, 1, NULL, NULL)
                """)
        }
        let (kept, counts) = try store.contacts(.email)
        #expect(kept.all("customer_id") == ["3"])
        #expect(counts.leftOut == ["address-closed": 1, "consent-W": 1])
    }

    @Test func `writes once to an address that two share, and calls a number once`() throws {
        let store = try ExportStore()
        let shared: [String: SQLValue] = [
            "email": "famille.roy@exemple.ca", "phone_mobile": "+14508680142", "address1": "12, rue Neuve",
            "postal_code": "J3L 7R1", "city": "Chambly",
        ]
        for customer in 1...2 {
            try store.customer(customer, shared, states: ["EM": ("E", nil), "PH": ("E", nil), "PO": ("O", nil)])
        }
        for channel in [ExportChannel.email, .phone] {
            let (kept, counts) = try store.contacts(channel)
            #expect(kept.all("customer_id") == ["1"])
            #expect(counts.leftOut == ["address-repeated": 1])
        }
        #expect(try store.contacts(.mail).rows.all("customer_id") == ["1", "2"])
    }

    @Test func `a letter goes to a post office box where there is no street`() throws {
        let store = try ExportStore()
        try store.customer(
            1, ["po_box": "C. P. 120", "postal_code": "J2K 1A1", "city": "Cowansville"], states: ["PO": ("O", nil)])
        let kept = try store.contacts(.mail).rows
        #expect(kept.all("address1") == ["C. P. 120"])
        #expect(kept.all("postal_code") == ["J2K 1A1"])
    }
}
