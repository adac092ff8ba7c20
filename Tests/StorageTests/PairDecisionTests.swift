import Records
import Testing

@testable import Storage

@Suite struct `Decisions about pairs` {
    @Test func `are kept once for two records, whichever comes first, and can be taken back`() throws {
        let store = try Store()
        let kept = try store.write { db in
            try PairDecisions.keep(PairDecision("sgd:2", "crm:1", .same), db, at: "2026-11-21T00:00:00Z")
            try PairDecisions.keep(PairDecision("crm:1", "sgd:2", .household), db, at: "2026-11-22T00:00:00Z")
            return try PairDecisions.all(db)
        }
        #expect(kept == [PairDecision("crm:1", "sgd:2", .household)])
        try store.write { (db: Connection) throws in
            #expect(try PairDecisions.forget("sgd:2", "crm:1", db, at: "2026-11-23T00:00:00Z"))
            #expect(try PairDecisions.forget("sgd:2", "crm:1", db, at: "2026-11-23T00:00:00Z") == false)
            #expect(try PairDecisions.all(db).isEmpty)
            #expect(
                try db.texts("SELECT action FROM audit_log ORDER BY seq") == ["decide", "decide", "forget-decision"])
            #expect(try db.auditLogHolds())
        }
    }

    @Test func `that cannot all hold are found with the records that join them`() {
        let same = [PairDecision("a", "b", .same), PairDecision("b", "c", .same), PairDecision("d", "e", .same)]
        #expect(DecisionConflict.first(in: same + [PairDecision("a", "d", .different)]) == nil)
        let conflict = DecisionConflict.first(in: same + [PairDecision("c", "a", .household)])
        #expect(conflict?.told == PairDecision("a", "c", .household))
        #expect(conflict?.chain == ["a", "b", "c"])
    }
}
