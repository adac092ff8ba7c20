import Storage

/// Fills `audit_shared`: for each customer how many surnames stand behind its most shared e-mail, number and address, and
/// how many customers have its birth date.
///
/// One scan and sorts of small numbers: grouping a million texts in SQL costs eight times as much. Values are told apart
/// by 64-bit hashes, which collide once in some millions of bases. Only what more than one customer states is kept.
struct SharedValueScan {
    private struct Use {
        var value: UInt64
        /// 0 for a customer without surname.
        var surname: UInt64
        var customer: Int32
    }

    private enum Kind: Int, CaseIterable { case email, phone, address, birthDate }

    private let db: Connection
    private var ids: [Int] = []
    private var uses = [[Use]](repeating: [], count: Kind.allCases.count)

    init(_ db: Connection) throws {
        self.db = db
        try db.scan(
            """
            SELECT id, last_name, email, phone, phone_home, phone_mobile, postal_code, address1, birth_date
            FROM v_customer ORDER BY id
            """
        ) { row in
            let surname = row.isNull(1) ? 0 : hashIgnoringCase(row.bytes(1)) | 1
            let customer = Int32(ids.count)
            ids.append(row.integer(0))
            func add(_ kind: Kind, _ value: UInt64) {
                uses[kind.rawValue].append(Use(value: value, surname: surname, customer: customer))
            }
            if let email = row.statedBytes(2) { add(.email, hashIgnoringCase(email)) }
            for column in 3...5 { if let phone = row.statedBytes(column) { add(.phone, hashIgnoringCase(phone)) } }
            if let code = row.statedBytes(6) {
                let start = hashIgnoringCase(code)
                if let address = row.statedBytes(7) { add(.address, hashIgnoringCase(address, after: start)) }
            }
            if let date = row.statedBytes(8) { add(.birthDate, hashIgnoringCase(date)) }
        }
    }

    mutating func write() throws {
        var counts = [Int32](repeating: 0, count: ids.count * Kind.allCases.count)
        for kind in Kind.allCases { count(kind, &counts) }
        let inserter = try db.inserter(
            into: "temp.audit_shared",
            columns: ["customer_id", "email_surnames", "phone_surnames", "address_surnames", "birth_customers"])
        for customer in ids.indices {
            let own = counts[customer * Kind.allCases.count..<(customer + 1) * Kind.allCases.count]
            guard own.contains(where: { $0 > 1 }) else { continue }
            inserter.bind(ids[customer], at: 0)
            for (place, count) in own.enumerated() { inserter.bind(Int(count), at: place + 1) }
            try inserter.insert()
        }
    }

    private mutating func count(_ kind: Kind, _ counts: inout [Int32]) {
        var all = uses[kind.rawValue]
        uses[kind.rawValue] = []
        all.sort { ($0.value, $0.customer) < ($1.value, $1.customer) }
        var start = 0
        while start < all.count {
            var end = start + 1
            while end < all.count, all[end].value == all[start].value { end += 1 }
            if end - start > 1 {
                let group = all[start..<end]
                let shared = kind == .birthDate ? group.count : Set(group.lazy.map(\.surname).filter { $0 != 0 }).count
                for use in group {
                    let place = Int(use.customer) * Kind.allCases.count + kind.rawValue
                    counts[place] = max(counts[place], Int32(shared))
                }
            }
            start = end
        }
    }
}
