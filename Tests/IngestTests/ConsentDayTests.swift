import Records
import Testing

@testable import Ingest

@Suite struct `Days beside consents` {
    private func fields(_ header: [String], _ row: [String]) throws -> [String?] {
        let table = SampleTable(["Prénom", "Nom", "Courriel"] + header, [["Al", "Roy", "al.roy@x.ca"] + row])
        return try Mapper().propose(table).columns.dropFirst(3).map { $0.target?.text }
    }

    @Test func `are of the one that each stands behind`() throws {
        let found = try fields(
            ["Consentement courriel", "Date", "Consentement SMS", "Date (2)"],
            ["Oui", "2025-01-01", "Non", "2025-02-02"])
        #expect(
            found == ["consent_email:optin", "consent_email_date:ymd", "consent_text:optin", "consent_text_date:ymd"]
                || found == ["consent_email:optin", "consent_email_date", "consent_text:optin", "consent_text_date"])
    }

    @Test func `are of all that stand before one`() throws {
        let found = try fields(
            ["Consentement courriel", "Consentement SMS", "Date"], ["Oui", "Non", "2025-01-01"])
        #expect(found.last == "consent_date")
    }

    @Test func `are asked about where nobody knows whose they are`() throws {
        let header = ["Date", "Consentement courriel", "Date (2)", "Consentement SMS"]
        let table = SampleTable(
            ["Prénom", "Nom", "Courriel"] + header,
            [["Al", "Roy", "al.roy@x.ca", "2025-01-01", "Oui", "2025-02-02", "Non"]])
        let mapping = try Mapper().propose(table)
        #expect(mapping["Date"]?.question != nil && mapping["Date (2)"]?.question != nil)
        #expect(mapping.field("Date (2)") == nil)
    }

    @Test func `of refusals stay raw`() throws {
        let found = try fields(
            ["Désabonné courriel", "Date", "Désabonné SMS", "Date (2)"], ["Oui", "2025-01-01", "Non", "2025-02-02"])
        #expect(found == ["consent_email:optout", nil, "consent_text:optout", nil])
    }
}
