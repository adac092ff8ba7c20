import Records
import Storage

/// All acts of a store, grouped by customer: one scan of each table, no query for a customer.
struct CustomerActs {
    /// Places of customers in `customers`, by record id; -1 where a record has no customer.
    private var customerOfRecord: [Int32] = []
    private(set) var customers: [Customer] = []
    private var acts: [ConsentAct] = []
    private var owners: [Int32] = []
    /// Where each customer's acts begin in `order`; one entry more than there are customers.
    private var starts: [Int32] = []
    private var order: [Int32] = []

    /// What the resolution needs to know of a customer beside its acts.
    struct Customer {
        var id: Int
        /// Channels with a usable address.
        var reach: ChannelSet
        /// Channels that the files say anything about.
        var stated: ChannelSet
        /// ISO 3166-1; nil when the files do not say.
        var country: String?
        var isDeceased: Bool
        /// A person or organisation, not a house account, test or merged file: one of `v_customer`.
        var counts: Bool
    }

    init(_ db: Connection) throws {
        try readCustomers(db)
        try db.execute("CREATE TEMP TABLE IF NOT EXISTS no_purchase_status (word TEXT PRIMARY KEY) WITHOUT ROWID")
        // Nobody can tell from a status that cannot be read that a purchase was concluded.
        try writeStatuses(db, "deal_status", of: "deal") { $0 != .purchase }
        try readBases(db, "deals", .deal)
        try writeStatuses(db, "repair_order_status", of: "repair_order") { $0 == .noPurchase }
        try readBases(db, "repair-orders", .repairOrder)
        try readBases(db, "leads", .lead)
        try readEvents(db)
        try shareRestrictions(db)
        try db.execute("DROP TABLE no_purchase_status")
        group()
    }

    /// Writes down which of a table's statuses grant nothing.
    private func writeStatuses(
        _ db: Connection, _ column: String, of table: String, where grantsNothing: (DealStanding) -> Bool
    ) throws {
        try db.execute("DELETE FROM no_purchase_status")
        let words = try db.texts(
            "SELECT DISTINCT LOWER(TRIM(\(column))) FROM \(table) WHERE TRIM(\(column)) <> ''")
        for word in words where grantsNothing(DealStanding(word)) {
            try db.execute("INSERT OR IGNORE INTO no_purchase_status VALUES (?)", [.text(word)])
        }
    }

    /// The acts of one customer, by its place in `customers`.
    func acts(ofCustomerAt place: Int) -> some Sequence<ConsentAct> {
        order[Int(starts[place])..<Int(starts[place + 1])].lazy.map { acts[Int($0)] }
    }

    private mutating func readCustomers(_ db: Connection) throws {
        var countries: [String: String] = [:]
        try db.scan(Resource.text("sql/consent/customers.sql")) { row in
            let country = row.text(9).map { text in
                countries[text]
                    ?? {
                        countries[text] = text; return text
                    }()
            }
            customers.append(
                Customer(
                    id: row.integer(0), reach: Self.channels(row, from: 1), stated: Self.channels(row, from: 5),
                    country: country,
                    isDeceased: row.integer(10) != 0, counts: row.integer(11) != 0))
        }
        let size = try db.number("SELECT MAX(record_id) FROM customer_link WHERE to_run IS NULL")
        customerOfRecord = Array(repeating: -1, count: size + 1)
        try db.scan("SELECT record_id, customer_id FROM v_link") { row in
            guard let place = place(ofCustomer: row.integer(1)) else { return }
            customerOfRecord[row.integer(0)] = Int32(place)
        }
    }

    /// Four flags side by side: e-mail, text message, telephone, post.
    private static func channels(_ row: borrowing RowView, from first: Int) -> ChannelSet {
        var set: ChannelSet = []
        if row.integer(first) != 0 { set.insert(.email) }
        if row.integer(first + 1) != 0 { set.insert(.text) }
        if row.integer(first + 2) != 0 { set.insert(.phone) }
        if row.integer(first + 3) != 0 { set.insert(.mail) }
        return set
    }

    private func place(ofCustomer id: Int) -> Int? {
        var (low, high) = (0, customers.count - 1)
        while low <= high {
            let middle = (low + high) / 2
            if customers[middle].id == id { return middle }
            if customers[middle].id < id { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }

    private func customer(ofRecord id: Int) -> Int32? {
        guard customerOfRecord.indices.contains(id), customerOfRecord[id] >= 0 else { return nil }
        return customerOfRecord[id]
    }

    private mutating func add(_ act: ConsentAct, to customer: Int32) {
        acts.append(act)
        owners.append(customer)
    }

    private mutating func readBases(_ db: Connection, _ query: String, _ source: ConsentAct.Source) throws {
        try db.scan(Resource.text("sql/consent/\(query).sql")) { row in
            guard let customer = customer(ofRecord: row.integer(1)), let day = civilDay(row.bytes(2)) else { return }
            let basis: ConsentBasis =
                switch row.bytes(3).first {
                case UInt8(ascii: "P"): .purchase
                case UInt8(ascii: "L"): .lease
                case UInt8(ascii: "S"): .service
                default: .inquiry
                }
            add(
                ConsentAct(kind: .basis(basis), channels: .all, day: day, source: source, id: Int64(row.integer(0))),
                to: customer)
        }
    }

    private mutating func readEvents(_ db: Connection) throws {
        var eventsOfPoint: [Int: [ConsentAct]] = [:]
        try db.scan(Resource.text("sql/consent/events.sql")) { row in
            let event = ConsentEventRow(row)
            guard let act = event.act else { return }
            // A grant that names both a customer and an address speaks for that customer; it does not travel to
            // others who share the address. A restriction holds for the customer and for everyone at the address.
            let owner = event.customerRecord.flatMap { customer(ofRecord: $0) }
            if let owner { add(act, to: owner) }
            if let point = event.contactPoint, event.customerRecord == nil || act.isRestriction {
                eventsOfPoint[point, default: []].append(act)
            }
        }
        guard !eventsOfPoint.isEmpty else { return }
        let points = try ContactPointIndex(db, among: Set(eventsOfPoint.keys))
        var seen: Set<PointOfCustomer> = []
        try points.scanRecords(db) { record, point in
            guard let customer = customer(ofRecord: record) else { return }
            guard seen.insert(PointOfCustomer(point: point, customer: customer)).inserted else { return }
            for act in eventsOfPoint[point] ?? [] { add(act, to: customer) }
        }
    }

    /// Customers whose records are a little likelier one person's than two, and were kept apart for something else, hold what
    /// either said against messages until somebody decides on the pair; what either allowed stays with whom it is of
    /// (privacy.md §2.4, M5). Beyond doubt, only what is known of families and companies keeps records apart: that is an answer.
    private mutating func shareRestrictions(_ db: Connection) throws {
        var partners: [Int32: [Int32]] = [:]
        try db.scan(Resource.text("sql/consent/doubtful-pairs.sql")) { row in
            guard let a = place(ofCustomer: row.integer(0)), let b = place(ofCustomer: row.integer(1)) else { return }
            partners[Int32(a), default: []].append(Int32(b))
            partners[Int32(b), default: []].append(Int32(a))
        }
        guard !partners.isEmpty else { return }
        for place in acts.indices where acts[place].isRestriction {
            for partner in partners[owners[place]] ?? [] { add(acts[place], to: partner) }
        }
    }

    private struct PointOfCustomer: Hashable {
        var point: Int
        var customer: Int32
    }

    /// Counting sort by owner: the acts themselves stay where they are.
    private mutating func group() {
        starts = Array(repeating: 0, count: customers.count + 1)
        for owner in owners { starts[Int(owner) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var next = starts
        order = Array(repeating: 0, count: acts.count)
        for (act, owner) in owners.enumerated() {
            order[Int(next[Int(owner)])] = Int32(act)
            next[Int(owner)] += 1
        }
        owners = []
    }
}

extension ConsentAct {
    /// A restriction restricts whatever its date and proof; a permission needs both.
    var isRestriction: Bool {
        switch kind {
        case .refuse, .withdraw, .listed: true
        case .grant, .basis, .unread, .held: false
        }
    }
}

/// A row of `sql/consent/events.sql`.
private struct ConsentEventRow {
    var customerRecord: Int?
    var contactPoint: Int?
    var act: ConsentAct?

    init(_ row: borrowing RowView) {
        customerRecord = row.isNull(1) ? nil : row.integer(1)
        contactPoint = row.isNull(2) ? nil : row.integer(2)
        let channels = Self.channels(row.text(3), point: row.text(4))
        guard let kind = Self.kind(row, channels, isAddressAlone: customerRecord == nil) else { return }
        act = ConsentAct(
            kind: kind, channels: channels, day: civilDay(row.bytes(7)), source: .consentEvent,
            id: Int64(row.integer(0)))
    }

    private static func channels(_ channel: String?, point: String?) -> ChannelSet {
        if let channel { return ContactChannel(rawValue: channel).map { ChannelSet($0) } ?? [] }
        switch point {
        case "EM": return .email
        case "PH": return [.phone, .text]
        default: return .all
        }
    }

    private static func kind(
        _ row: borrowing RowView, _ channels: ChannelSet, isAddressAlone: Bool
    ) -> ConsentAct.Kind? {
        switch row.text(5) {
        case "WITHDRAW": return isAddressAlone && channels == .phone ? .listed : .withdraw
        case "REFUSE": return .refuse
        case "UNKNOWN_IMPORT": return row.integer(9) != 0 ? .held : .unread
        case "GRANT", "BASIS":
            let basis = row.text(6).map { ConsentBasis(rawValue: $0) } ?? .express
            guard let basis, basis != .noObjection else { return nil }
            guard basis == .express else { return .basis(basis) }
            return row.text(5) == "GRANT" ? .grant(proof: UInt8(clamping: row.integer(8))) : nil
        default: return nil
        }
    }
}

/// Days since 1970-01-01 of `YYYY-MM-DD`, alone or with a time behind it; nil for anything else.
func civilDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
        var total = 0
        for place in range {
            guard (48...57).contains(bytes[place]) else { return nil }
            total = total * 10 + Int(bytes[place] - 48)
        }
        return total
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return CivilDate(year: year, month: month, day: day).map { Int32($0.daysSinceEpoch) }
}
