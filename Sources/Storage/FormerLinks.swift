/// The links that hold when a new run begins, by record.
struct FormerLinks {
    /// The customer of each record id, and the evidence of the link; 0 and NaN where there is none.
    private var customers: [Int]
    private var bits: [Double]
    private var known: [Bool] = []
    /// The customer of the record that a record replaced.
    private var replaced: [Int: Int] = [:]
    /// Linked records that are not among those of the new run, in rising order.
    private(set) var vanished: [Int] = []
    /// The highest id that a customer ever had.
    private(set) var lastCustomer = 0

    /// - Parameter clustered: the records of the new run.
    init(_ connection: Connection, _ clustered: [ClusteredRecord]) throws {
        let last = max(
            try connection.number("SELECT MAX(record_id) FROM customer_link WHERE to_run IS NULL"),
            clustered.map(\.record).max() ?? 0)
        var customers = [Int](repeating: 0, count: last + 1)
        var bits = [Double](repeating: .nan, count: last + 1)
        var lastCustomer = 0
        // An index would give all rows one by one, in another order than they lie in.
        try connection.scan("SELECT record_id, customer_id, bits, to_run IS NULL FROM customer_link NOT INDEXED") {
            row in
            let customer = row.integer(1)
            lastCustomer = max(lastCustomer, customer)
            guard row.integer(3) == 1 else { return }
            customers[row.integer(0)] = customer
            if !row.isNull(2) { bits[row.integer(0)] = row.real(2) }
        }
        (self.customers, self.bits, self.lastCustomer) = (customers, bits, lastCustomer)
        known = [Bool](repeating: false, count: lastCustomer + 1)
        for customer in customers { known[customer] = true }
        try findVanished(connection, clustered)
    }

    private mutating func findVanished(_ connection: Connection, _ clustered: [ClusteredRecord]) throws {
        var isThere = [Bool](repeating: false, count: customers.count)
        for record in clustered { isThere[record.record] = true }
        vanished = customers.indices.filter { customers[$0] > 0 && !isThere[$0] }
        let lookup = try connection.rowLookup(
            "SELECT superseded_by FROM source_record WHERE id = ? AND superseded_by IS NOT NULL")
        for record in vanished { try lookup.row(record) { replaced[$0.integer(0)] = customers[record] } }
    }

    /// No record has a customer yet.
    var isEmpty: Bool { !known.dropFirst().contains(true) }

    func isKnown(_ customer: Int) -> Bool { customer < known.count && known[customer] }

    func customer(of record: Int) -> Int? { customers[record] > 0 ? customers[record] : nil }

    func bits(of record: Int) -> Double? { bits[record].isNaN ? nil : bits[record] }

    /// The customer that a record had, or that the record it replaced had.
    func claim(of record: Int) -> Int? {
        if !replaced.isEmpty, let customer = replaced[record] { return customer }
        return customer(of: record)
    }
}
