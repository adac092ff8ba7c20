import Records
import Testing

@testable import Storage

@Suite struct `What a customer takes from its records` {
    private func member(_ record: Int, _ cells: [String: String]) -> Survivorship.Member {
        Survivorship.Member(
            record: record, source: record, trust: record, values: Survivorship.columns.map { cells[$0] })
    }

    private func value(_ column: String, of members: Survivorship.Member...) -> String? {
        guard let place = Survivorship.columns.firstIndex(of: column) else { return nil }
        return Survivorship.merge(members).values[place].text
    }

    @Test func `is never the dealer's own address where another record has a good one`() {
        let newer = member(
            1, ["email": "ventes@exemple.ca", "email_code": "EM-DLR", "updated_at": "2026-05-01"])
        let older = member(2, ["email": "luc.roy@exemple.com", "email_code": "EM-OK", "updated_at": "2020-01-01"])
        #expect(value("email", of: newer, older) == "luc.roy@exemple.com")
        #expect(value("email_code", of: newer, older) == "EM-OK")
        let origin = Survivorship.merge([newer, older]).origins.first { $0.field == "email" }
        #expect(origin == Survivorship.Origin(field: "email", record: 2, why: "SV-OK", losers: 1))
    }

    @Test func `is the newest of two good addresses`() {
        let newer = member(1, ["email": "luc@exemple.com", "email_code": "EM-OK", "updated_at": "2026-05-01"])
        let older = member(2, ["email": "luc.roy@exemple.com", "email_code": "EM-OK", "updated_at": "2020-01-01"])
        #expect(value("email", of: older, newer) == "luc@exemple.com")
    }
}
