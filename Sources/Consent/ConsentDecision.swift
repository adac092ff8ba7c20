import Records

/// What is true of one customer on one channel on one day, and the act that made it so.
struct ConsentDecision: Sendable, Equatable {
    var state: ConsentState
    /// Last day, inclusive; nil when nothing ends the state.
    var lastDay: Int32?
    var act: ConsentAct?

    init(_ state: ConsentState, lastDay: Int32? = nil, act: ConsentAct? = nil) {
        self.state = state
        self.lastDay = lastDay
        self.act = act
    }
}

/// The terms of one channel on one day, ready for a million customers: the resolution of privacy.md §2.3.
struct ChannelRule: Sendable {
    let channel: ContactChannel
    let day: Int32
    private let set: ChannelSet
    /// By the place of the basis in `ConsentBasis.allCases`; nil where the law does not know the basis.
    private let terms: [Term?]

    private struct Term: Sendable {
        var state: ConsentState
        var length: LegalTerm.Length
    }

    init(_ terms: LegalTerms, jurisdiction: String, channel: ContactChannel, on day: CivilDate) {
        self.channel = channel
        self.day = Int32(day.daysSinceEpoch)
        set = ChannelSet(channel)
        let inForce = terms.terms(in: jurisdiction, channel: channel, on: day)
        self.terms = ConsentBasis.allCases.map { basis in
            inForce.first { $0.basis == basis }.map { Term(state: $0.state, length: $0.length) }
        }
    }

    private func term(_ basis: ConsentBasis) -> Term? { terms[basis.place] }

    /// The state of a customer whose acts are given in any order; acts on other channels are passed over.
    func decide(_ acts: some Sequence<ConsentAct>, hasAddress: Bool, isSuppressed: Bool = false) -> ConsentDecision {
        guard hasAddress else { return ConsentDecision(.noAddress) }
        guard !isSuppressed else { return ConsentDecision(.suppressed) }
        var restriction: ConsentAct?
        var grant: ConsentAct?
        var claim: ConsentAct?
        var best: ConsentDecision?
        var (unread, held): (ConsentAct?, ConsentAct?)
        for act in acts where act.channels.contains(set) {
            switch act.kind {
            case .refuse, .withdraw, .listed:
                if counts(act), restriction.map({ isStronger(act, than: $0) }) ?? true { restriction = act }
            case .grant(let proof):
                guard proof > 0, holds(act) else { continue }
                if proof >= 2 { grant = later(act, grant) } else { claim = later(act, claim) }
            case .unread: if unread.map({ isFirst(act, $0) }) ?? true { unread = act }
            case .held: held = held ?? act
            case .basis(let basis):
                if let implied = implied(act, basis), best.map({ isBetter(implied, than: $0) }) ?? true {
                    best = implied
                }
            }
        }
        if let restriction, !isLifted(restriction, by: grant) {
            return ConsentDecision(state(of: restriction), act: restriction)
        }
        if let held { return ConsentDecision(.unknown, act: held) }
        if let grant, let express = term(.express) { return ConsentDecision(express.state, act: grant) }
        // What was answered outranks what a purchase implies, and nobody knows what it was.
        if let unread { return ConsentDecision(.unknown, act: unread) }
        if let best, isOpen(best) { return best }
        if let silence = term(.noObjection) {
            return ConsentDecision(silence.state, lastDay: silence.length.validTo.map { Int32($0.daysSinceEpoch) })
        }
        if let claim { return ConsentDecision(.expressUnproven, act: claim) }
        if let best { return ConsentDecision(.lapsed, lastDay: best.lastDay, act: best.act) }
        return ConsentDecision(.unknown)
    }

    /// A permission needs a date that has come; without one it never grants.
    private func holds(_ act: ConsentAct) -> Bool { act.day.map { $0 <= day } ?? false }

    /// A restriction without a date always counts.
    private func counts(_ act: ConsentAct) -> Bool { act.day.map { $0 <= day } ?? true }

    private func isLifted(_ restriction: ConsentAct, by grant: ConsentAct?) -> Bool {
        // On the same day nobody knows which came first, so the restriction stands.
        guard let granted = grant?.day, let restricted = restriction.day else { return false }
        return granted > restricted
    }

    private func isStronger(_ act: ConsentAct, than other: ConsentAct) -> Bool {
        let (left, right) = (act.day ?? .max, other.day ?? .max)
        if left != right { return left > right }
        if rank(act) != rank(other) { return rank(act) > rank(other) }
        return isFirst(act, other)
    }

    private func rank(_ act: ConsentAct) -> Int {
        switch act.kind {
        case .listed: 3
        case .withdraw: 2
        case .refuse: 1
        case .grant, .basis, .unread, .held: 0
        }
    }

    private func state(of restriction: ConsentAct) -> ConsentState {
        switch restriction.kind {
        case .listed: .suppressed
        case .refuse: .refused
        case .withdraw, .grant, .basis, .unread, .held: .withdrawn
        }
    }

    private func later(_ act: ConsentAct, _ other: ConsentAct?) -> ConsentAct {
        guard let other, let (left, right) = both(act.day, other.day) else { return act }
        return left != right ? (left > right ? act : other) : (isFirst(act, other) ? act : other)
    }

    private func both(_ left: Int32?, _ right: Int32?) -> (Int32, Int32)? {
        guard let left, let right else { return nil }
        return (left, right)
    }

    private func implied(_ act: ConsentAct, _ basis: ConsentBasis) -> ConsentDecision? {
        guard let start = act.day, start <= day, let term = term(basis) else { return nil }
        let last = term.length.lastDay(from: CivilDate(daysSinceEpoch: Int(start)))
        return ConsentDecision(term.state, lastDay: last.map { Int32($0.daysSinceEpoch) }, act: act)
    }

    private func isOpen(_ decision: ConsentDecision) -> Bool { decision.lastDay.map { day <= $0 } ?? true }

    /// The longest wins; equal ends are settled by table and id, so that the order of rows never matters.
    private func isBetter(_ left: ConsentDecision, than right: ConsentDecision) -> Bool {
        let (leftEnd, rightEnd) = (left.lastDay ?? .max, right.lastDay ?? .max)
        if leftEnd != rightEnd { return leftEnd > rightEnd }
        guard let leftAct = left.act, let rightAct = right.act else { return false }
        return isFirst(leftAct, rightAct)
    }

    private func isFirst(_ left: ConsentAct, _ right: ConsentAct) -> Bool {
        (left.source.rawValue, left.id) < (right.source.rawValue, right.id)
    }
}
