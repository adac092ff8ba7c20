import Storage

/// One e-mail or number on several customers: codebook C05.
///
/// Fills `temp.fact_contact_use`: for each customer with an e-mail or number that others have too, how many customers
/// and how many surnames the most shared one has. One scan and one sort of small numbers: grouping a million texts in
/// SQL costs eight times as much. Values are told apart by 64-bit hashes, which collide once in some millions of bases.
struct SharedContacts {
    private struct Use {
        var value: UInt64
        var surname: UInt64
        var customer: Int32
        /// A second e-mail counts as a use, but says nothing of the customer who has it.
        var isSecond: Bool
    }

    private struct Share {
        var customers: Int32 = 1
        var surnames: Int32 = 1
    }

    private var ids: [Int] = []
    private var uses: [Use] = []

    init(_ db: Connection) throws {
        try db.scan(
            """
            SELECT id, email, email_second, phone, phone_home, phone_mobile, phone_work, COALESCE(last_name, company, '')
            FROM customer
            ORDER BY id
            """
        ) { row in
            let surname = hashIgnoringCase(row.bytes(7))
            let customer = Int32(ids.count)
            ids.append(row.integer(0))
            for column in 1...6 where !row.isNull(column) {
                uses.append(
                    Use(
                        value: hashIgnoringCase(row.bytes(column)), surname: surname, customer: customer,
                        isSecond: column == 2
                    ))
            }
        }
        uses.sort { ($0.value, $0.customer) < ($1.value, $1.customer) }
    }

    func write(_ db: Connection) throws {
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.fact_contact_use;
            CREATE TEMP TABLE fact_contact_use (
              customer_id INTEGER PRIMARY KEY, customers INTEGER NOT NULL, surnames INTEGER NOT NULL
            );
            """)
        let inserter = try db.inserter(
            into: "temp.fact_contact_use", columns: ["customer_id", "customers", "surnames"])
        for (customer, share) in shares().enumerated() where share.customers > 1 {
            inserter.bind(ids[customer], at: 0)
            inserter.bind(Int(share.customers), at: 1)
            inserter.bind(Int(share.surnames), at: 2)
            try inserter.insert()
        }
    }

    private func shares() -> [Share] {
        var shares = [Share](repeating: Share(), count: ids.count)
        var start = 0
        while start < uses.count {
            var end = start + 1
            var customers: Int32 = 1
            while end < uses.count, uses[end].value == uses[start].value {
                if uses[end].customer != uses[end - 1].customer { customers += 1 }
                end += 1
            }
            if customers > 1 {
                let surnames = Int32(Set(uses[start..<end].lazy.map(\.surname)).count)
                for use in uses[start..<end] where !use.isSecond {
                    let place = Int(use.customer)
                    shares[place].customers = max(shares[place].customers, customers)
                    shares[place].surnames = max(shares[place].surnames, surnames)
                }
            }
            start = end
        }
        return shares
    }
}
