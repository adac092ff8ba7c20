import Records
import Testing

@testable import Storage

@Suite struct `What a customer takes from its records` {
    private func member(_ record: Int, _ cells: [String: String]) -> StatedRecord {
        StatedRecord(record: record, trust: record, values: cells)
    }

    private func value(_ column: String, of members: StatedRecord...) -> String? {
        StatedRecord.golden(members).values[column]
    }

    @Test func `is never the dealer's own address where another record has a good one`() {
        let newer = member(
            1, ["email": "ventes@exemple.ca", "email_code": "EM-DLR", "updated_at": "2026-05-01"])
        let older = member(2, ["email": "luc.roy@exemple.com", "email_code": "EM-OK", "updated_at": "2020-01-01"])
        #expect(value("email", of: newer, older) == "luc.roy@exemple.com")
        #expect(value("email_code", of: newer, older) == "EM-OK")
        let origin = StatedRecord.golden([newer, older]).origins.first { $0.field == "email" }
        #expect(origin == Survivorship.Origin(field: "email", record: 2, why: "SV-OK", losers: 1))
    }

    @Test func `is the newest of two good addresses`() {
        let newer = member(1, ["email": "luc@exemple.com", "email_code": "EM-OK", "updated_at": "2026-05-01"])
        let older = member(2, ["email": "luc.roy@exemple.com", "email_code": "EM-OK", "updated_at": "2020-01-01"])
        #expect(value("email", of: older, newer) == "luc@exemple.com")
    }
}
