import Storage

/// What may be done with the customers of one store: 48 bytes a customer.
struct ConsentStates: Sendable {
    struct Row: Sendable {
        var customer: Int
        /// By channel, up to four letters in a number.
        var states = SIMD4<UInt32>()
        /// A bit a channel.
        var open: UInt8 = 0
        var lapsing: UInt8 = 0
    }

    static let channels = ["EM", "SM", "PH", "PO"]

    private(set) var rows: [Row] = []

    /// - Parameter day: the day that the other store is seen from.
    init(lapsingBefore day: String, _ db: Connection) throws {
        try db.scan(Comparison.sql("consents"), [.text(day)]) { row in
            let customer = row.integer(0)
            if rows.last?.customer != customer { rows.append(Row(customer: customer)) }
            guard let channel = Self.channel(row.bytes(1)) else { return }
            let bit = UInt8(1) << UInt8(channel)
            rows[rows.count - 1].states[channel] = Self.packed(row.bytes(2))
            if row.integer(3) == 1 { rows[rows.count - 1].open |= bit }
            if row.integer(4) == 1 { rows[rows.count - 1].lapsing |= bit }
        }
    }

    static func channel(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        channelLetters.firstIndex { $0 == packed(name) }
    }

    private static let channelLetters: [UInt32] = channels.map { name in
        name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    func row(of customer: Int) -> Row? { rows.place(of: customer) { $0.customer }.map { rows[$0] } }

    private static func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func text(_ packed: UInt32) -> String {
        var letters: [UInt8] = []
        for shift in [24, 16, 8, 0] {
            let letter = UInt8(truncatingIfNeeded: packed >> UInt32(shift))
            if letter > 0 { letters.append(letter) }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Withdrawn, refused, suppressed.
    static func isRefusal(_ state: UInt32) -> Bool { [0x57, 0x52, 0x53].contains(state) }

    /// `E` and, for calls, `PE`.
    static func isExpress(_ state: UInt32) -> Bool { [0x45, 0x5045].contains(state) }
}

/// Which channels opened or closed for customers who are in both stores.
struct ConsentChanges {
    private typealias Kind = ConsentComparison.Kind

    private var counts: [[Int]] = Kind.allCases.map { _ in ConsentStates.channels.map { _ in 0 } }
    private var found: [[Found]] = Kind.allCases.map { _ in [] }
    /// Customers and channels of which a withdrawal in the old store is told already.
    private var told: Set<Place> = []

    private struct Place: Hashable {
        var customer: Int
        var channel: Int
    }

    private struct Found {
        var edge: CustomerMatch.Edge
        var channel: Int
        var before: UInt32
        var after: UInt32
    }

    /// A new customer of several old ones counts once a channel, by the most serious change: whose consent was withdrawn
    /// stays someone who withdrew, also joined to someone who did not.
    ///
    /// - Parameter counted: the new store's customers that count, by id.
    init(_ edges: [CustomerMatch.Edge], old: ConsentStates, new: ConsentStates, counted: [Int]) {
        let sorted = edges.sorted { ($0.new, $0.old) < ($1.new, $1.old) }
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end].new == sorted[start].new { end += 1 }
            let group = sorted[start..<end]
            start = end
            let customer = group[group.startIndex].new
            guard counted.place(of: customer, by: { $0 }) != nil else { continue }
            let after = new.row(of: customer)
            for channel in ConsentStates.channels.indices {
                var worst: (place: Int, found: Found)?
                for edge in group {
                    let before = old.row(of: edge.old)
                    guard let kind = Self.kind(before, after, channel),
                        let place = Kind.allCases.firstIndex(of: kind), place < worst?.place ?? Int.max
                    else { continue }
                    worst = (
                        place,
                        Found(
                            edge: edge, channel: channel, before: before?.states[channel] ?? 0,
                            after: after?.states[channel] ?? 0)
                    )
                }
                if let worst { count(worst.found, as: Kind.allCases[worst.place]) }
            }
        }
    }

    private mutating func count(_ change: Found, as kind: Kind) {
        guard let place = Kind.allCases.firstIndex(of: kind) else { return }
        counts[place][change.channel] += 1
        if found[place].count < Comparison.longestList { found[place].append(change) }
        if [.reopened, .agreedAgain].contains(kind) {
            told.insert(Place(customer: change.edge.new, channel: change.channel))
        }
    }

    /// Looks for those who withdrew under another key, as in a system that replaced the former one: by their address.
    ///
    /// One that somebody else could be reached at in the old store says nothing: whoever shares it did not withdraw.
    mutating func addAddresses(
        oldStore: ReadOnlyStore, newStore: ReadOnlyStore, old: ConsentStates, new: ConsentStates, counted: [Int]
    ) throws {
        var refused: [Int: Int] = [:]
        try Self.addresses("refused-addresses", oldStore) { customer, _, address in
            if refused[address] == nil { refused[address] = customer }
        }
        guard !refused.isEmpty else { return }
        try Self.addresses("open-addresses", oldStore) { _, _, address in refused[address] = nil }
        try Self.addresses("open-addresses", newStore) { customer, channel, address in
            guard let former = refused[address], !told.contains(Place(customer: customer, channel: channel)),
                counted.place(of: customer, by: { $0 }) != nil
            else { return }
            let after = new.row(of: customer)?.states[channel] ?? 0
            count(
                Found(
                    edge: CustomerMatch.Edge(old: former, new: customer, newRecord: 0), channel: channel,
                    before: old.row(of: former)?.states[channel] ?? 0, after: after),
                as: ConsentStates.isExpress(after) ? .agreedAgain : .reopenedAddress)
        }
    }

    /// - Parameter body: gets the customer, the channel, and a hash of both channel and address.
    private static func addresses(
        _ query: String, _ store: ReadOnlyStore, _ body: (Int, Int, Int) -> Void
    ) throws {
        try store.read { db in
            try db.scan(Comparison.sql(query)) { row in
                guard !row.isNull(2), let channel = ConsentStates.channel(row.bytes(1)) else { return }
                body(row.integer(0), channel, Fingerprints.mixed(channel + 1, contentHash(row.bytes(2))))
            }
        }
    }

    private static func kind(_ before: ConsentStates.Row?, _ after: ConsentStates.Row?, _ channel: Int) -> Kind? {
        let bit = UInt8(1) << UInt8(channel)
        let (wasOpen, isOpen) = (before.map { $0.open & bit != 0 } ?? false, after.map { $0.open & bit != 0 } ?? false)
        guard wasOpen != isOpen else { return nil }
        if isOpen {
            guard ConsentStates.isRefusal(before?.states[channel] ?? 0) else { return .opened }
            return ConsentStates.isExpress(after?.states[channel] ?? 0) ? .agreedAgain : .reopened
        }
        if ConsentStates.isRefusal(after?.states[channel] ?? 0) { return .stopped }
        return before.map { $0.lapsing & bit != 0 } ?? false ? .lapsed : .closed
    }

    /// Kinds and channels with no customer are left out.
    func comparison(new: Connection, shown: ShownValues) throws -> ConsentComparison {
        var result = ConsentComparison(changes: [], list: [])
        for (place, kind) in Kind.allCases.enumerated() {
            for (channel, name) in ConsentStates.channels.enumerated() where counts[place][channel] > 0 {
                result.changes.append(
                    ConsentComparison.Change(kind: kind, channel: name, customers: counts[place][channel]))
            }
            for found in found[place] {
                let key = try new.first(
                    found.edge.newRecord == 0
                        ? Comparison.sql("customer-keys") : "SELECT record_key FROM customer_record WHERE id = ?",
                    [.integer(found.edge.newRecord == 0 ? found.edge.new : found.edge.newRecord)])
                result.list.append(
                    ConsentComparison.Listed(
                        kind: kind, channel: ConsentStates.channels[found.channel],
                        before: ConsentStates.text(found.before), after: ConsentStates.text(found.after),
                        oldCustomer: found.edge.old, newCustomer: found.edge.new,
                        key: shown.key(key?.text("record_key") ?? "")))
            }
        }
        return result
    }
}
