import Columns
import Records
import Testing

@testable import Consent

@Suite struct `Consent columns of a file` {
    private func batch(_ columns: [Field: [String?]] = [:], of entity: Entity = .customer, rows: Int) -> CleanBatch {
        var batch = CleanBatch(entity: entity, rowCount: rows)
        for (field, texts) in columns { batch.columns[.field(field)] = TextColumn(texts) }
        return batch
    }

    private func flag(_ refuses: Bool, _ cells: ConsentIntake.Said?...) -> ConsentIntake.FlagColumn {
        ConsentIntake.FlagColumn(field: .consentEmail, refuses: refuses, word: "Courriel", cells: cells)
    }

    @Test func `a bare yes is kept and grants nothing`() {
        let drafts = ConsentIntake.drafts(of: batch(rows: 1), columns: [flag(false, .yes)])
        #expect(drafts.map(\.kind) == [.unknownImport])
    }

    @Test func `a dated yes is a grant, an undated no is a withdrawal`() throws {
        let dated = batch([.consentDate: ["2025-03-01", nil]], rows: 2)
        let drafts = ConsentIntake.drafts(of: dated, columns: [flag(false, .yes, .no)])
        #expect(drafts.map(\.kind) == [.grant, .withdraw])
        #expect(drafts[0].occurredOn == CivilDate("2025-03-01"))
        #expect(drafts[1].occurredOn == nil)
    }

    @Test func `no objection is not a consent`() {
        #expect(ConsentIntake.drafts(of: batch(rows: 1), columns: [flag(true, .no)]).isEmpty)
    }

    @Test func `two columns of one channel speak each for itself`() {
        let drafts = ConsentIntake.drafts(of: batch(rows: 1), columns: [flag(false, .yes), flag(true, .yes)])
        #expect(drafts.map(\.kind) == [.unknownImport, .withdraw])
    }

    @Test func `a date in a column of refusals is the day of the refusal`() throws {
        let day = try #require(CivilDate("2024-03-01"))
        let drafts = ConsentIntake.drafts(of: batch(rows: 1), columns: [flag(true, .yesOn(day))])
        #expect(drafts.map(\.occurredOn) == [day])
    }

    @Test func `every row of an unsubscribe list withdraws its address`() {
        let list = batch([.email: ["a@exemple.ca"], .consentDate: ["2026-01-05"]], of: .consentEvent, rows: 1)
        let drafts = ConsentIntake.drafts(of: list, columns: [])
        #expect(drafts.map(\.kind) == [.withdraw])
        #expect(drafts[0].contact == ConsentDraft.Contact(channel: "EM", value: "a@exemple.ca"))
        #expect(drafts[0].occurredOn == CivilDate("2026-01-05"))
    }
}
