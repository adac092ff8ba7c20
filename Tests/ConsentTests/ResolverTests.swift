import Records
import Storage
import Testing

@testable import Consent

@Suite struct `Consent by customer and channel` {
    @Test func `every customer has a state on each of the four channels`() throws {
        let base = try ConsentStore()
        try base.customer(
            1, email: "a@exemple.ca", mobile: "+15145550101", phone: "+15145550102", postalCode: "H2X 1Y4")
        try base.customer(2)
        let summary = try base.resolve()
        #expect(try ["EM", "SM", "PH", "PO"].map { try base.state(1, $0) } == ["U", "U", "U", "O"])
        #expect(try ["EM", "SM", "PH", "PO"].map { try base.state(2, $0) } == ["N", "N", "N", "N"])
        #expect(summary.customers[.mail] == [.noObjection: 1, .noAddress: 1])
        #expect(summary.allowed(.email) == 0)
    }

    @Test func `a permission holds through its last day and lapses on the next`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca")
        try base.deal(1, on: "2024-11-21")
        try base.resolve("2026-11-21")
        #expect(try base.state(1) == "I2>2026-11-21")
        try base.resolve("2026-11-22")
        #expect(try base.state(1) == "X>2026-11-21")
    }

    @Test(
        arguments: [
            ("C", 12_500, "I2>2028-03-02"), ("C", nil, "I2>2028-03-02"), ("C", 0, "U"), ("W", 40_000, "U"),
            ("I", 40_000, "U"),
            (nil, 40_000, "U"),
        ] as [(String?, Int?, String)])
    func `only a repair order that the customer paid is a purchase`(pay: String?, cents: Int?, state: String) throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca")
        try base.repairOrder(1, on: "2026-03-02", pay: pay, cents: cents)
        try base.resolve()
        #expect(try base.state(1) == state)
    }

    @Test(arguments: [
        "Cancelled", "ANNULÉ", "Wholesale", "soumission", "Annulé par client", "Crédit refusé", "Remboursé", "Statut 7",
    ])
    func `a deal that is no purchase by the customer opens nothing`(status: String) throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca")
        try base.deal(1, on: "2026-03-02", status: status)
        try base.resolve()
        #expect(try base.state(1) == "U")
    }

    @Test func `a grant without a date never grants, and one in the future not yet`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca")
        try base.event("GRANT", record: 1, channel: "EM", proof: 3)
        try base.event("GRANT", record: 1, channel: "EM", on: "2027-01-01", proof: 3)
        try base.resolve()
        #expect(try base.state(1) == "U")
    }

    @Test func `a withdrawn address closes e-mail for every customer who has it`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "partage@exemple.ca")
        try base.customer(2, email: "partage@exemple.ca")
        try base.customer(3, email: "autre@exemple.ca")
        for record in 1...3 { try base.deal(record, on: "2026-01-01") }
        try base.event("WITHDRAW", address: "partage@exemple.ca")
        try base.resolve()
        #expect(try [base.state(1), base.state(2), base.state(3)] == ["W", "W", "I2>2028-01-01"])
    }

    @Test func `one spouse's grant is not the other's`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "partage@exemple.ca")
        try base.customer(2, email: "partage@exemple.ca")
        try base.event("GRANT", record: 1, address: "partage@exemple.ca", on: "2026-01-01", proof: 2)
        try base.resolve()
        #expect(try [base.state(1), base.state(2)] == ["E", "U"])
    }

    @Test func `a withdrawal of one kind of marketing closes the channel, one about service calls does not`() throws {
        let base = try ConsentStore()
        for id in 1...2 {
            try base.customer(id, email: "client\(id)@exemple.ca")
            try base.deal(id, on: "2026-01-01")
        }
        try base.event("WITHDRAW", record: 1, channel: "EM", on: "2026-02-01", purpose: "MKT_EVENT")
        try base.event("WITHDRAW", record: 2, channel: "EM", on: "2026-02-01", purpose: "SURVEY")
        try base.resolve()
        #expect(try [base.state(1), base.state(2)] == ["W", "I2>2028-01-01"])
    }

    @Test func `nobody writes to the deceased`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca", status: "DEC")
        try base.deal(1, on: "2026-01-01")
        try base.resolve()
        #expect(try base.state(1) == "S")
    }

    @Test func `each state names the act that decided`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca")
        try base.deal(1, on: "2025-01-01")
        try base.repairOrder(1, on: "2026-01-01", pay: "C", cents: 100)
        try base.resolve()
        let row = try base.store.read {
            try $0.first("SELECT basis_on, event_table, event_id FROM consent_state WHERE channel = 'EM'")
        }
        #expect(row?.values == ["2026-01-01", "repair_order", 1])
    }

    @Test func `contactability is an address and a permission, with the address that is meant`() throws {
        let base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca", phone: "+15145550102")
        try base.deal(1, on: "2026-01-01")
        try base.store.write {
            try $0.execute(
                "INSERT INTO customer (id, records, systems, kind, file_status, email_code) VALUES (2, 1, 1, 'PER', 'ACT', 'EM-PLACE')"
            )
        }
        try base.resolve()
        let rows = try base.store.read {
            try $0.rows(
                """
                SELECT customer_id, channel, address, present, valid, allowed, reachable, last_ok, purpose_gate FROM v_contactability
                WHERE channel IN ('EM', 'PH') ORDER BY customer_id, channel
                """)
        }
        #expect(
            rows.map(\.values) == [
                [1, "EM", "a@exemple.ca", 1, 1, 1, 1, "2028-01-01", "LEGACY"],
                [1, "PH", "+15145550102", 1, 1, 1, 1, "2027-07-01", "LEGACY"],
                [2, "EM", nil, 1, 0, 0, 0, nil, "LEGACY"],
                [2, "PH", nil, 0, 0, 0, 0, nil, "LEGACY"],
            ])
    }

    @Test func `states and channels count in the order of their lists`() {
        #expect(ConsentState.allCases.map(\.place) == Array(ConsentState.allCases.indices))
        #expect(ContactChannel.allCases.map(\.place) == Array(ContactChannel.allCases.indices))
    }

    @Test func `the allowed states of the view are those of the program`() throws {
        let base = try ConsentStore()
        try base.store.write { db in
            for (place, state) in ConsentState.allCases.enumerated() {
                try db.execute(
                    "INSERT INTO consent_state (customer_id, channel, state) VALUES (?, 'EM', ?)",
                    [.integer(place), .text(state.rawValue)])
            }
        }
        let allowed = try base.store.read {
            try $0.texts("SELECT state FROM v_consent WHERE allowed ORDER BY customer_id")
        }
        #expect(allowed == ConsentState.allCases.filter(\.isAllowed).map(\.rawValue))
    }
}
