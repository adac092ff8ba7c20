import Testing

@testable import Consent

/// The merge vectors of privacy.md §2.4; numbers are theirs. 11 (two dealers) and 12 (tombstones) need what the store
/// does not have yet.
@Suite struct `When two records of a customer become one` {
    let base: ConsentStore

    init() throws {
        base = try ConsentStore()
        try base.customer(1, email: "a@exemple.ca", mobile: "+15145550101", phone: "+15145550102")
        try base.customer(2, email: "b@exemple.ca")
    }

    private func merged(_ channel: String = "EM", asOf day: String = "2026-11-21") throws -> String {
        try base.merge(2, into: 1)
        try base.resolve(day)
        return try base.state(1, channel)
    }

    @Test
    func `while nobody decided on a doubtful pair, a restriction of either holds for both, and a permission does not`()
        throws
    {
        try base.doubt(1, 2)
        try base.event("WITHDRAW", record: 1, channel: "EM", on: "2025-03-01")
        try base.event("GRANT", record: 2, channel: "EM", on: "2025-01-10", proof: 2)
        try base.event("GRANT", record: 2, channel: "SM", on: "2025-01-10", proof: 2)
        try base.resolve("2026-11-21")
        #expect(try base.state(1, "EM") == "W")
        #expect(try base.state(2, "EM") == "W")
        #expect(try base.state(1, "SM") == "U")
    }

    @Test func `1: a withdrawal after an express consent stands`() throws {
        try base.event("GRANT", record: 1, channel: "EM", on: "2025-01-10", proof: 2)
        try base.event("WITHDRAW", record: 2, channel: "EM", on: "2025-03-01")
        #expect(try merged() == "W")
    }

    @Test func `2: a new express consent by form lifts an older withdrawal`() throws {
        try base.event("WITHDRAW", record: 1, channel: "EM", on: "2024-01-10")
        try base.event("GRANT", record: 2, channel: "EM", on: "2025-03-01", proof: 2)
        #expect(try merged() == "E")
    }

    @Test func `3: a purchase does not reopen what was withdrawn`() throws {
        try base.event("WITHDRAW", record: 1, channel: "EM", on: "2024-01-10")
        try base.deal(2, on: "2026-05-01")
        #expect(try merged() == "W")
    }

    @Test func `4: a bare flag against an undated withdrawal is a withdrawal`() throws {
        try base.event("UNKNOWN_IMPORT", record: 1, channel: "EM")
        try base.event("WITHDRAW", record: 2, channel: "EM")
        #expect(try merged() == "W")
    }

    @Test func `5: a bare flag and a purchase give what the purchase gives`() throws {
        try base.event("UNKNOWN_IMPORT", record: 1, channel: "EM")
        try base.deal(2, on: "2026-05-01")
        #expect(try merged() == "I2>2028-05-01")
    }

    @Test func `6: consent to e-mail says nothing about text messages`() throws {
        try base.event("GRANT", record: 1, channel: "EM", on: "2025-01-10", proof: 2)
        #expect(try merged("SM") == "U")
        #expect(try base.state(1, "EM") == "E")
    }

    @Test func `7: of two implied bases the one that ends last holds`() throws {
        try base.lead(1, on: "2026-10-01")
        try base.deal(2, on: "2025-02-01")
        #expect(try merged() == "I6>2027-04-01")
    }

    @Test(arguments: [(0, "U"), (1, "E?"), (2, "E"), (3, "E")])
    func `8: an express consent is worth its proof`(proof: Int, state: String) throws {
        try base.event("GRANT", record: 1, channel: "EM", on: "2025-06-01", proof: proof)
        #expect(try merged() == state)
    }

    @Test func `9: a withdrawal on a shared address closes it for both, and text messages stay as they were`() throws {
        try base.customer(3, email: "a@exemple.ca", mobile: "+15145550103")
        try base.customer(4, email: "autre@exemple.ca")
        for record in [3, 4] { try base.event("GRANT", record: record, channel: "EM", on: "2025-01-10", proof: 2) }
        try base.event("GRANT", record: 3, channel: "SM", on: "2025-01-10", proof: 2)
        try base.event("WITHDRAW", record: 1, address: "a@exemple.ca", on: "2026-01-05")
        try base.resolve()
        #expect(try [base.state(1), base.state(3), base.state(3, "SM"), base.state(4)] == ["W", "W", "E", "E"])
    }

    @Test func `10: consent and withdrawal on the same day are a withdrawal`() throws {
        try base.event("GRANT", record: 1, channel: "EM", on: "2025-06-01", proof: 3)
        try base.event("WITHDRAW", record: 2, channel: "EM", on: "2025-06-01")
        #expect(try merged() == "W")
    }

    @Test func `13: a sale opens the telephone for eighteen months`() throws {
        try base.deal(1, on: "2025-10-01")
        #expect(try merged("PH") == "P18>2027-04-01")
    }

    @Test func `14: the dealer's own do-not-call list closes it again`() throws {
        try base.deal(1, on: "2025-10-01")
        try base.event("WITHDRAW", address: "+15145550102", channel: "PH", on: "2026-01-05")
        #expect(try merged("PH") == "S")
    }

    @Test func `undoing the merge restores both states exactly`() throws {
        try base.event("WITHDRAW", record: 2, channel: "EM", on: "2025-03-01")
        try base.deal(1, on: "2026-01-15")
        try base.resolve()
        let before = try [base.state(1), base.state(2)]
        #expect(before == ["I2>2028-01-15", "W"])
        #expect(try merged() == "W")
        try base.unmerge(2)
        try base.resolve()
        #expect(try [base.state(1), base.state(2)] == before)
    }
}
