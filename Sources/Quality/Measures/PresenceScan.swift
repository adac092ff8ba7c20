import Records
import Storage

/// Fills `audit_presence`: how many records each customer that counts has in each system.
struct PresenceScan {
    private let db: Connection
    private var placeOfSource: [Int: Int] = [:]
    /// One number a record, customer above and system below, so that sorting them groups them.
    private var records: [UInt64] = []

    init(_ db: Connection) throws {
        self.db = db
        try db.scan("SELECT s.id, y.place FROM source s JOIN audit_system y ON y.system = s.system") { row in
            placeOfSource[row.integer(0)] = row.integer(1)
        }
        var (lastSource, lastPlace) = (Int.min, 0)
        // Records in the order of their ids: each page of the widest table is read once.
        try db.scan(
            """
            SELECT l.customer_id, r.source_id
            FROM customer_record r
            CROSS JOIN v_link l
            WHERE l.record_id = r.id
            """
        ) { row in
            let source = row.integer(1)
            if source != lastSource {
                guard let place = placeOfSource[source] else { return }
                (lastSource, lastPlace) = (source, place)
            }
            records.append(UInt64(row.integer(0)) << 16 | UInt64(lastPlace))
        }
        records.sort()
    }

    func write() throws {
        let inserter = try db.inserter(into: "temp.audit_presence", columns: ["customer_id", "place", "records"])
        var next = records.startIndex
        try db.scan("SELECT customer_id FROM audit_customer ORDER BY customer_id") { row in
            let customer = UInt64(row.integer(0))
            while next < records.endIndex, records[next] >> 16 < customer { next += 1 }
            while next < records.endIndex, records[next] >> 16 == customer {
                let first = next
                while next < records.endIndex, records[next] == records[first] { next += 1 }
                inserter.bind(Int(customer), at: 0)
                inserter.bind(Int(records[first] & 0xFFFF), at: 1)
                inserter.bind(next - first, at: 2)
                try inserter.insert()
            }
        }
    }
}
