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

    private func flag(_ refuses: Bool?) -> ConsentIntake.FlagColumn {
        ConsentIntake.FlagColumn(field: .consentEmail, refuses: refuses, word: "Courriel")
    }

    private func drafts(
        _ columns: [Field: [String?]] = [:], _ flags: (refuses: Bool?, cells: [String?])...
    ) -> [ConsentDraft] {
        var rows = batch(columns, rows: flags[0].cells.count)
        rows.consentFlags = flags.map { TextColumn($0.cells) }
        return ConsentIntake.drafts(of: rows, columns: flags.map { flag($0.refuses) })
    }

    @Test func `a bare yes is kept and grants nothing`() {
        #expect(drafts([:], (false, ["yes"])).map(\.kind) == [.unknownImport])
    }

    @Test func `a dated yes is a grant, an undated no is a withdrawal`() {
        let drafts = drafts([.consentDate: ["2025-03-01", nil]], (false, ["yes", "no"]))
        #expect(drafts.map(\.kind) == [.grant, .withdraw])
        #expect(drafts[0].occurredOn == CivilDate("2025-03-01"))
        #expect(drafts[1].occurredOn == nil)
    }

    /// `channel kind` of one column about all channels beside the row's own word for the channel.
    private func spoken(_ word: String, _ said: String, refuses: Bool = false) -> [String] {
        var rows = batch(
            [.consentChannel: [word], .consentDate: ["2025-03-01"], .customerID: ["7"]], of: .consentEvent, rows: 1)
        rows.consentFlags = [TextColumn([said])]
        let flag = ConsentIntake.FlagColumn(field: .consentAll, refuses: refuses, word: "Consentement")
        return ConsentIntake.drafts(of: rows, columns: [flag]).map { "\($0.channel ?? "all") \($0.kind)" }
    }

    @Test func `a journal of one row a channel speaks of that channel alone`() {
        #expect(spoken("Courriel", "yes") == ["EM grant"])
        #expect(spoken("Texto", "no") == ["SM withdraw"])
        #expect(spoken("E-mail / SMS", "yes") == ["EM grant", "SM grant"])
        #expect(spoken("Téléphone", "yes", refuses: true) == ["PH withdraw"])
        #expect(spoken("Tous", "yes") == ["all grant"])
        // What nobody can read permits nothing and still refuses.
        #expect(spoken("Kiosque 3", "yes") == ["all unknownImport"])
        #expect(spoken("Kiosque 3", "no") == ["all withdraw"])
    }

    @Test func `beside a customer a channel limits a yes and no refusal`() {
        var rows = batch(
            [
                .consentChannel: ["Courriel", "Courriel", "Sauf SMS"],
                .consentDate: [
                    "2025-03-01", "2025-03-01",
                    "2025-03-01",
                ],
            ], rows: 3)
        rows.consentFlags = [TextColumn(["yes", "no", "yes"])]
        let flag = ConsentIntake.FlagColumn(field: .consentAll, refuses: false, word: "Consentement")
        let said = ConsentIntake.drafts(of: rows, columns: [flag]).map { "\($0.row) \($0.channel ?? "all") \($0.kind)" }
        #expect(said == ["0 EM grant", "1 all withdraw", "2 all unknownImport"])
    }

    @Test func `an answer by channel opens and closes what it names`() {
        var rows = batch([.consentDate: ["2025-03-01", "2025-03-01", nil]], rows: 3)
        rows.consentFlags = [TextColumn(["EM=yes SM=no", "unread SM=no", "PH=yes"])]
        let flag = ConsentIntake.FlagColumn(field: .consentAll, refuses: false, word: "Consentement")
        let said = ConsentIntake.drafts(of: rows, columns: [flag]).map { "\($0.row) \($0.channel ?? "all") \($0.kind)" }
        #expect(
            said == ["0 EM grant", "0 SM withdraw", "1 all unread", "1 SM withdraw", "2 PH unknownImport"])
    }

    @Test func `a type grants nothing beside a state, and a withdrawal under it counts`() {
        var rows = batch([.consentDate: ["2025-03-01", "2025-03-01"]], rows: 2)
        rows.consentFlags = [TextColumn(["yes", "yes"]), TextColumn(["express", "withdrawn"])]
        var type = ConsentIntake.FlagColumn(field: .consentAll, refuses: nil, word: "Consent Type")
        type.isType = true
        let drafts = ConsentIntake.drafts(of: rows, columns: [flag(false), type])
        #expect(drafts.map(\.kind) == [.grant, .grant, .withdraw])
    }

    @Test func `a column about two channels closes once the one that its row names`() {
        var rows = batch([.consentChannel: ["SMS"], .customerID: ["7"]], of: .consentEvent, rows: 1)
        rows.consentFlags = [TextColumn(["yes"])]
        let flag = ConsentIntake.FlagColumn(field: .consentAll, also: [.alsoText], refuses: true, word: "Refus")
        #expect(ConsentIntake.drafts(of: rows, columns: [flag]).map(\.channel) == ["SM"])
    }

    @Test func `a refusal of its own channel stands beside another that its row names`() {
        var rows = batch([.consentChannel: ["SMS"], .customerID: ["7"]], of: .consentEvent, rows: 1)
        rows.consentFlags = [TextColumn(["yes"])]
        var flag = flag(true)
        flag.ownsChannel = true
        #expect(ConsentIntake.drafts(of: rows, columns: [flag]).map(\.channel) == ["EM"])
    }

    @Test func `an answer about text messages beside an address says nothing of e-mail`() {
        var rows = batch(
            [.email: ["luc@exemple.com", "eve@exemple.com"], .consentDate: ["2025-03-01", nil]], of: .consentEvent,
            rows: 2)
        rows.consentFlags = [TextColumn(["yes", "no"])]
        let flag = ConsentIntake.FlagColumn(field: .consentText, refuses: false, word: "SMS")
        #expect(ConsentIntake.drafts(of: rows, columns: [flag]).map(\.channel) == ["SM", "SM"])
    }

    @Test func `no objection is not a consent`() {
        #expect(drafts([:], (true, ["no"])).isEmpty)
    }

    @Test func `two columns of one channel speak each for itself`() {
        #expect(drafts([:], (false, ["yes"]), (true, ["yes"])).map(\.kind) == [.unknownImport, .withdraw])
    }

    @Test func `a date in a column of refusals is the day of the refusal`() {
        #expect(drafts([:], (true, ["2024-03-01"])).map(\.occurredOn) == [CivilDate("2024-03-01")])
    }

    @Test func `a column of unknown polarity is kept and decides nothing`() {
        #expect(drafts([:], (nil, ["yes", "no"])).map(\.kind) == [.unknownImport, .unknownImport])
    }

    @Test func `a word that says itself what it is needs no polarity`() {
        let drafts = drafts(
            [.consentDate: ["2025-03-01", nil, "2025-03-01", nil]],
            (nil, ["express", "express", "implied", "withdrawn"]))
        #expect(drafts.map(\.kind) == [.grant, .unknownImport, .unknownImport, .withdraw])
        #expect(drafts[0].occurredOn == CivilDate("2025-03-01"))
    }

    @Test func `a refusal that someone typed in a note or a name closes its channel`() {
        var rows = batch(
            [.notes: ["Client fidèle", "svp NE PAS APPELER", "a appelé, ne pas oublier", "Ne pas contacter."]], rows: 4)
        rows.findings = [
            CellFinding(
                row: 0, field: .lastName, code: "RF-NOTE-IN-NAM", action: .moved, proposal: "NE PLUS APPELER",
                target: .notes)
        ]
        let drafts = ConsentIntake.drafts(of: rows, columns: []).sorted { $0.row < $1.row }
        #expect(drafts.map(\.row) == [0, 1, 3])
        #expect(drafts.map(\.channel) == ["PH", "PH", nil])
        #expect(drafts.allSatisfy { $0.kind == .withdraw && $0.occurredOn == nil })
    }

    @Test func `every row of an unsubscribe list withdraws its address`() {
        let list = batch([.email: ["a@exemple.ca"], .consentDate: ["2026-01-05"]], of: .consentEvent, rows: 1)
        let drafts = ConsentIntake.drafts(of: list, columns: [])
        #expect(drafts.map(\.kind) == [.withdraw])
        #expect(drafts[0].contact == ConsentDraft.Contact(channel: "EM", value: "a@exemple.ca"))
        #expect(drafts[0].occurredOn == CivilDate("2026-01-05"))
    }
}
