import Records
import Storage

/// What both stores are, and what of them cannot be compared.
struct SideNotes {
    let old: ComparedSide
    let new: ComparedSide
    /// Whether one store is a later state of the other, so that both give a customer the same number.
    let oneGoesOn: Bool
    private(set) var all: [ComparisonNote] = []

    init(old: ReadOnlyStore, new: ReadOnlyStore) throws {
        func side(_ store: ReadOnlyStore) throws -> ComparedSide {
            ComparedSide(
                path: store.path, schema: store.steps, asOf: try store.read { try $0.setting("as_of") } ?? "")
        }
        (self.old, self.new) = (try side(old), try side(new))
        let (goesOn, goesBack) = (try Self.goesOn(new, from: old), try Self.goesOn(old, from: new))
        oneGoesOn = goesOn || goesBack
        if goesBack, !goesOn { note("older-is-later", ["old": old.path, "new": new.path]) }
        for store in [old, new] where store.isOfEarlierRelease {
            note(
                "earlier-release",
                ["path": store.path, "schema": String(store.steps), "known": String(ReadOnlyStore.knownSteps)])
        }
        if self.old.asOf != self.new.asOf { note("days", ["old": self.old.asOf, "new": self.new.asOf]) }
    }

    /// The journal is a chain of hashes: a store that holds the other's last entry at its place has that one's history.
    private static func goesOn(_ later: ReadOnlyStore, from earlier: ReadOnlyStore) throws -> Bool {
        guard let last = try earlier.read({ try $0.rows(Comparison.sql("history")) }).first,
            let place = last.integer("seq"), let hash = last.text("hash")
        else { return false }
        return try later.read { db in
            try db.number("SELECT COUNT(*) FROM audit_log WHERE seq = ? AND hash = ?", [.integer(place), .text(hash)])
        } == 1
    }

    /// Fields that one of the schemas does not have.
    mutating func missing(_ fields: [String], of entity: ComparedEntity) {
        guard !fields.isEmpty else { return }
        note("fields", ["entity": entity.rawValue, "fields": fields.joined(separator: ", ")])
    }

    /// Systems that only one of the stores has: all of their rows are in that one alone.
    mutating func systems(_ olds: [String], _ news: [String], of entity: ComparedEntity) {
        guard entity == .sourceRecord else { return }
        for (code, names) in [
            ("systems-old", Set(olds).subtracting(news)), ("systems-new", Set(news).subtracting(olds)),
        ] where !names.isEmpty {
            note(code, ["systems": names.sorted().joined(separator: ", ")])
        }
    }

    mutating func consentsUnsettled(_ path: String) { note("consents", ["path": path]) }

    private mutating func note(_ code: String, _ values: [String: String]) {
        all.append(ComparisonNote(code: code, values: values))
    }
}
