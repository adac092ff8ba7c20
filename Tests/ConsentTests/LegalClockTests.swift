import Records
import Testing

@testable import Consent

/// The date vectors of privacy.md §1.11 that concern consent.
@Suite struct `Legal clocks` {
    private func lastDay(
        _ channel: ContactChannel, _ basis: ConsentBasis, _ from: String, in jurisdiction: String = "CA"
    ) throws -> String? {
        let start = try #require(CivilDate(from))
        let term = try #require(
            LegalTerms.builtIn.terms(in: jurisdiction, channel: channel, on: start).first { $0.basis == basis })
        return term.lastDay(from: start)?.description
    }

    @Test(arguments: [
        ("2024-11-21", "2026-11-21"), ("2024-02-29", "2026-02-28"), ("2023-02-28", "2025-02-28"),
    ])
    func `a purchase lets one write for two years`(day: String, last: String) throws {
        #expect(try lastDay(.email, .purchase, day) == last)
        #expect(try lastDay(.text, .lease, day) == last)
    }

    @Test(arguments: [
        ("2026-08-31", "2027-02-28"), ("2026-08-30", "2027-02-28"), ("2026-09-30", "2027-03-30"),
    ])
    func `an inquiry lets one write for six months`(day: String, last: String) throws {
        #expect(try lastDay(.email, .inquiry, day) == last)
    }

    @Test func `the telephone has shorter terms`() throws {
        #expect(try lastDay(.phone, .purchase, "2025-08-31") == "2027-02-28")
        #expect(try lastDay(.phone, .inquiry, "2026-05-31") == "2026-11-30")
    }

    @Test func `a contract that ended lets one write for two years`() throws {
        #expect(try lastDay(.email, .contract, "2025-12-31") == "2027-12-31")
    }

    @Test(arguments: [("2026-12-18", "2027-01-01"), ("2026-11-20", "2026-12-04")])
    func `an unsubscription is due in ten business days`(day: String, due: String) throws {
        #expect(ConsentClock.unsubscriptionDue(requested: try #require(CivilDate(day))).description == due)
    }

    @Test func `a do-not-call request is honoured in 14 days and kept three years and 14 days`() throws {
        let day = try #require(CivilDate("2026-11-21"))
        #expect(ConsentClock.doNotCallDue(requested: day).description == "2026-12-05")
        #expect(ConsentClock.doNotCallKeptUntil(requested: day).description == "2029-12-05")
    }

    @Test func `a version of the national list serves 31 days`() throws {
        #expect(
            ConsentClock.nationalListUsableThrough(version: try #require(CivilDate("2026-11-01"))).description
                == "2026-12-02")
    }

    @Test func `France closed the telephone on 11 August 2026`() throws {
        let base = try ConsentStore()
        try base.customer(1, phone: "+33123456789", country: "FR")
        try base.resolve("2026-08-10")
        #expect(try base.state(1, "PH") == "O>2026-08-10")
        try base.resolve("2026-08-11")
        #expect(try base.state(1, "PH") == "U")
    }

    @Test func `every row of the table is read, with its source and authority`() {
        let table = ReferenceTable("legal-terms")
        #expect(LegalTerms.builtIn.rows.count == table.rows.count)
        #expect(
            LegalTerms.builtIn.rows.allSatisfy {
                !$0.source.isEmpty && ["STATUTE", "REGULATOR", "FIRM", "POLICY"].contains($0.authority)
            })
    }

    @Test func `every state of the table opens the channel`() {
        #expect(LegalTerms.builtIn.rows.allSatisfy { $0.state.isAllowed })
    }
}
