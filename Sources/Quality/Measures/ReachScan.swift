import Records
import Storage

/// Fills `audit_customer`: one walk along `v_contactability`, one row written a customer.
struct ReachScan {
    private let db: Connection

    /// Who counts, by id.
    private var ids: [Int] = []
    private var kinds: [UInt8] = []
    private var households: [Int] = []
    private var kindNames: [String] = []

    init(_ db: Connection) throws {
        self.db = db
        try db.scan("SELECT id, kind, household_id FROM v_customer ORDER BY id") { row in
            ids.append(row.integer(0))
            kinds.append(kind(row.bytes(1)))
            households.append(row.isNull(2) ? Self.noHousehold : row.integer(2))
        }
    }

    private static let noHousehold = Int.min

    private mutating func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        if let place = kindNames.firstIndex(where: { bytes.elementsEqual($0.utf8) }) { return UInt8(place) }
        kindNames.append(String(decoding: bytes, as: UTF8.self))
        return UInt8(kindNames.count - 1)
    }

    /// What the channels of one customer come to. Channels are bits: 1 phone, 2 text message, 4 e-mail, 8 post.
    private struct Reach {
        var present = 0
        var valid = 0
        var permitted = 0
        var reachable = 0
        var strict = 0
        var isUnasked = false
        var isLapsed = false
        var isConsenting = false
        var isOpen = false
        /// Last day and state of the consent that holds longest.
        var consent: [UInt8] = []
        var purpose = 0

        /// Each step counts only among those left by the step before, whatever the view says.
        mutating func add(_ row: borrowing RowView) {
            let bit = Self.bit(row.bytes(1))
            let state = row.isNull(6) ? State.unknown : State(row.bytes(6))
            let isOpenGate = row.bytes(8).elementsEqual("OK".utf8)
            if row.integer(2) != 0 {
                present |= bit
                if row.integer(3) != 0 {
                    valid |= bit
                    isUnasked = isUnasked || state == .unknown || state == .unproven
                    isLapsed = isLapsed || state == .lapsed
                    if row.integer(4) != 0 {
                        permitted |= bit
                        if row.integer(5) != 0 {
                            reachable |= bit
                            if isOpenGate { strict |= bit }
                        }
                    }
                }
            }
            if row.integer(4) != 0, bit == 2 || bit == 4 {
                isConsenting = true
                if row.isNull(7) { isOpen = true } else { keepLongest(row.bytes(7), row.bytes(6)) }
            }
            if isOpenGate { purpose = 2 } else if state == .closed, purpose < 1 { purpose = 1 }
        }

        private mutating func keepLongest(_ day: UnsafeBufferPointer<UInt8>, _ state: UnsafeBufferPointer<UInt8>) {
            let own = Array(day) + (state.isEmpty ? [UInt8(ascii: "U")] : Array(state))
            if consent.lexicographicallyPrecedes(own) { consent = own }
        }

        private static func bit(_ channel: UnsafeBufferPointer<UInt8>) -> Int {
            guard channel.count == 2 else { return 0 }
            return switch (channel[0], channel[1]) {
            case (UInt8(ascii: "P"), UInt8(ascii: "H")): 1
            case (UInt8(ascii: "S"), UInt8(ascii: "M")): 2
            case (UInt8(ascii: "E"), UInt8(ascii: "M")): 4
            case (UInt8(ascii: "P"), UInt8(ascii: "O")): 8
            default: 0
            }
        }
    }

    /// The consent states that reach tells apart; privacy.md §2.2 has them all.
    private enum State {
        case unknown, unproven, lapsed, closed, other

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            switch bytes.count {
            case 1:
                switch bytes[0] {
                case UInt8(ascii: "U"): self = .unknown
                case UInt8(ascii: "X"): self = .lapsed
                case UInt8(ascii: "W"), UInt8(ascii: "R"): self = .closed
                default: self = .other
                }
            case 2: self = bytes[0] == UInt8(ascii: "E") && bytes[1] == UInt8(ascii: "?") ? .unproven : .other
            default: self = .other
            }
        }
    }

    /// Customers that the view does not name keep an empty reach; rows of house accounts and tests are passed over.
    func write() throws {
        let inserter = try db.inserter(
            into: "temp.audit_customer",
            columns: [
                "customer_id", "kind", "household_id", "present", "valid", "permitted", "reachable", "strict",
                "unasked",
                "lapsed", "consenting", "open_consent", "consent", "purpose",
            ])
        var next = 0
        var reach = Reach()
        func finish() throws {
            try insert(reach, at: next, inserter)
            reach = Reach()
            next += 1
        }
        try db.scan(
            """
            SELECT customer_id, channel, present, valid, allowed, reachable, state, last_ok, purpose_gate
            FROM v_contactability
            ORDER BY customer_id
            """
        ) { row in
            let id = row.integer(0)
            while next < ids.count, ids[next] < id { try finish() }
            if next < ids.count, ids[next] == id { reach.add(row) }
        }
        while next < ids.count { try finish() }
    }

    private func insert(_ reach: Reach, at place: Int, _ inserter: BulkInserter) throws {
        inserter.bind(ids[place], at: 0)
        inserter.bind(kindNames[Int(kinds[place])], at: 1)
        if households[place] != Self.noHousehold { inserter.bind(households[place], at: 2) }
        inserter.bind(reach.present, at: 3)
        inserter.bind(reach.valid, at: 4)
        inserter.bind(reach.permitted, at: 5)
        inserter.bind(reach.reachable, at: 6)
        inserter.bind(reach.strict, at: 7)
        inserter.bind(reach.isUnasked ? 1 : 0, at: 8)
        inserter.bind(reach.isLapsed ? 1 : 0, at: 9)
        inserter.bind(reach.isConsenting ? 1 : 0, at: 10)
        inserter.bind(reach.isOpen ? 1 : 0, at: 11)
        try reach.consent.withUnsafeBufferPointer {
            inserter.bind($0, at: 12)
            inserter.bind(reach.purpose, at: 13)
            try inserter.insert()
        }
    }
}
