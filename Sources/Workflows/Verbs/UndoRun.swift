import Records
import Storage

package struct UndoAnswer: Answer {
    package var schema = 1
    package var run: Int
    package var verb: String
    package var customers: Int

    package func text(in language: Language) -> String {
        Message("undo.done", ["run": .count(run), "verb": .text(verb), "customers": .count(customers)]).text(
            in: language)
            + "\n" + Message(verb == "dedupe" ? "next.dedupe" : "next.normalize").text(in: language)
    }
}

package enum UndoWorkflow {
    package static func run(_ id: Int, _ settings: Settings) throws -> UndoAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        return try store.write { db in
            try Undo.undo(db, run: id, trust: settings.trust.value, instant: settings.moment.instant)
            return UndoAnswer(
                run: id, verb: try db.run(id)?.verb ?? "", customers: try db.number("SELECT COUNT(*) FROM v_customer"))
        }
    }
}
