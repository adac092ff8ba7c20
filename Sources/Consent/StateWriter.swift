import Records
import Storage

/// Fills `consent_state` anew; rows come in the order of its key, which is the cheapest.
final class StateWriter {
    private let inserter: BulkInserter
    private var days: [Int32: String] = [:]
    private let channels = PinnedTexts(ContactChannel.allCases.map(\.rawValue))
    private let states = PinnedTexts(ConsentState.allCases.map(\.rawValue))

    init(_ db: Connection) throws {
        try db.execute("DELETE FROM consent_state")
        inserter = try db.inserter(
            into: "consent_state",
            columns: [
                "customer_id", "channel", "state", "last_ok", "basis_on", "event_id", "event_table", "proof", "present",
                "valid", "permits", "counts",
            ])
    }

    func write(_ decision: ConsentDecision, of customer: CustomerActs.Customer, channel: ContactChannel) throws {
        let set = ChannelSet(channel)
        inserter.bind(customer.id, at: 0)
        inserter.bind(channels[channel.place], at: 1)
        inserter.bind(states[decision.state.place], at: 2)
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
        inserter.bind(customer.stated.contains(set) ? 1 : 0, at: 8)
        inserter.bind(customer.reach.contains(set) ? 1 : 0, at: 9)
        inserter.bind(decision.state.isAllowed ? 1 : 0, at: 10)
        inserter.bind(customer.counts ? 1 : 0, at: 11)
        try inserter.insert()
    }

    private func bind(_ day: Int32?, at column: Int) {
        guard let day else { return }
        let text = days[day] ?? CivilDate(daysSinceEpoch: Int(day)).description
        days[day] = text
        inserter.bind(text, at: column)
    }
}

/// Texts that stay where they are, so that SQLite reads them there instead of copying ten million of them.
private final class PinnedTexts {
    private let texts: [UnsafeMutableBufferPointer<UInt8>]

    init(_ texts: [String]) {
        self.texts = texts.map { text in
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
            _ = buffer.initialize(from: text.utf8)
            return buffer
        }
    }

    deinit { for text in texts { text.deallocate() } }

    subscript(place: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(texts[place]) }
}
