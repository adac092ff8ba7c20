import Records
import Storage

/// Fills `consent_state` anew; rows come in the order of its key, which is the cheapest.
final class StateWriter {
    private let inserter: BulkInserter
    private var days: [Int32: String] = [:]

    init(_ db: Connection) throws {
        try db.execute("DELETE FROM consent_state")
        inserter = try db.inserter(
            into: "consent_state",
            columns: ["customer_id", "channel", "state", "last_ok", "basis_on", "event_id", "event_table", "proof"])
    }

    func write(_ decision: ConsentDecision, customer: Int, channel: ContactChannel) throws {
        inserter.bind(customer, at: 0)
        inserter.bind(channel.rawValue, at: 1)
        inserter.bind(decision.state.rawValue, at: 2)
        bind(decision.lastDay, at: 3)
        if let act = decision.act {
            bind(act.day, at: 4)
            inserter.bind(Int(act.id), at: 5)
            inserter.bind(act.source.table, at: 6)
        }
        if case .grant(let proof)? = decision.act?.kind {
            inserter.bind(Int(proof), at: 7)
        } else {
            inserter.bind(0, at: 7)
        }
        try inserter.insert()
    }

    private func bind(_ day: Int32?, at column: Int) {
        guard let day else { return }
        let text = days[day] ?? CivilDate(daysSinceEpoch: Int(day)).description
        days[day] = text
        inserter.bind(text, at: column)
    }
}
