import Records
import Storage

/// Works out, for every customer and channel, what may be done on a day, and keeps it in `consent_state`.
///
/// States are a function of the events, deals, repair orders and leads on file, the links of the day and the law of the
/// day; they are never edited. After a merge or its undoing, resolving again gives what the union of events says.
package struct ConsentResolver {
    private let store: Store
    private let terms: LegalTerms
    private let jurisdiction: String

    /// - Parameter jurisdiction: the dealer's own law, for customers whose country has no terms of its own.
    package init(_ store: Store, terms: LegalTerms = .builtIn, jurisdiction: String = "CA") {
        self.store = store
        self.terms = terms
        self.jurisdiction = jurisdiction
    }

    /// Fills `consent_state` and sets the store's as-of date and the linkage that the states follow, all in one
    /// transaction.
    @discardableResult package func resolve(asOf day: CivilDate) throws -> ConsentSummary {
        try store.write { db in
            let acts = try CustomerActs(db)
            let rules = jurisdictionRules(on: day)
            var summary = ConsentSummary(asOf: day)
            let writer = try StateWriter(db)
            for (place, customer) in acts.customers.enumerated() {
                let channelRules = customer.country.flatMap { rules[$0] } ?? rules[jurisdiction] ?? []
                for rule in channelRules {
                    let decision = rule.decide(
                        acts.acts(ofCustomerAt: place), hasAddress: customer.reach.contains(ChannelSet(rule.channel)),
                        isSuppressed: customer.isDeceased)
                    summary.count(rule.channel, decision, on: rule.day)
                    try writer.write(decision, of: customer, channel: rule.channel)
                }
            }
            try db.execute(
                "INSERT INTO run_setting VALUES ('as_of', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [.text(day.description)])
            try db.execute(
                """
                INSERT INTO run_setting SELECT 'consents_linked_by', COALESCE(MAX(id), 0) FROM run
                WHERE verb = 'dedupe' AND state = 'done'
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
            return summary
        }
    }

    private func jurisdictionRules(on day: CivilDate) -> [String: [ChannelRule]] {
        var rules: [String: [ChannelRule]] = [:]
        for name in terms.jurisdictions.union([jurisdiction]) {
            rules[name] = ContactChannel.allCases.sorted { $0.rawValue < $1.rawValue }.map {
                ChannelRule(terms, jurisdiction: name, channel: $0, on: day)
            }
        }
        return rules
    }
}

/// What a resolution found: customers by channel and state, and how many permissions lapse soon.
package struct ConsentSummary: Sendable, Equatable {
    package let asOf: CivilDate
    /// By the places of channel and state.
    private var counts = [Int](repeating: 0, count: ContactChannel.allCases.count * ConsentState.allCases.count)
    /// By the place of the channel.
    private var lapsing = [Int](repeating: 0, count: ContactChannel.allCases.count)

    private static let states = ConsentState.allCases.count

    init(asOf: CivilDate) { self.asOf = asOf }

    mutating func count(_ channel: ContactChannel, _ decision: ConsentDecision, on day: Int32) {
        counts[channel.place * Self.states + decision.state.place] += 1
        if let last = decision.lastDay, last - day <= 60, decision.state.isAllowed { lapsing[channel.place] += 1 }
    }

    /// Customers by channel and state; states that nobody is in are left out.
    package var customers: [ContactChannel: [ConsentState: Int]] {
        var result: [ContactChannel: [ConsentState: Int]] = [:]
        for channel in ContactChannel.allCases {
            for state in ConsentState.allCases {
                let count = counts[channel.place * Self.states + state.place]
                if count > 0 { result[channel, default: [:]][state] = count }
            }
        }
        return result
    }

    /// Permissions whose last day is within 60 days.
    package func lapsingSoon(_ channel: ContactChannel) -> Int { lapsing[channel.place] }

    package func allowed(_ channel: ContactChannel) -> Int {
        (customers[channel] ?? [:]).reduce(0) { $0 + ($1.key.isAllowed ? $1.value : 0) }
    }
}
