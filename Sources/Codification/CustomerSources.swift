import Storage

/// The first record of each customer and the classes of its systems.
///
/// Fills `temp.fact_sources` from one scan of the records in the order of their ids: grouping them by customer in SQL
/// sorts a million rows to find a minimum and nine flags.
struct CustomerSources {
    /// By customer id; -1 where there is no record.
    private var firstRecord: [Int] = []
    private var classes: [UInt16] = []

    /// Bit 0 is DMS; the order is that of `source_classes`.
    static let classNames = ["DMS", "CRM", "SRV", "PRT", "WEB", "BDC", "OEM", "FIN", "OTH"]
    private static let manufacturer: UInt16 = 1 << 6

    init(_ db: Connection) throws {
        var bits: [Int: UInt16] = [:]
        for row in try db.rows("SELECT id, class FROM source") {
            let place = Self.classNames.firstIndex(of: row[1].text ?? "")
            bits[row[0].integer ?? 0] = place.map { 1 << $0 } ?? 0
        }
        let size = try db.number("SELECT MAX(customer_id) FROM temp.fact_link") + 1
        firstRecord = Array(repeating: -1, count: size)
        classes = Array(repeating: 0, count: size)
        var (lastSource, lastBits): (Int, UInt16) = (.min, 0)
        try db.scan(
            """
            SELECT l.customer_id, r.id, r.source_id
            FROM customer_record r
            CROSS JOIN temp.fact_link l
            WHERE l.record_id = r.id
            """
        ) { row in
            let (customer, record, source) = (row.integer(0), row.integer(1), row.integer(2))
            if source != lastSource {
                guard let known = bits[source] else { return }
                (lastSource, lastBits) = (source, known)
            }
            if firstRecord[customer] < 0 || record < firstRecord[customer] { firstRecord[customer] = record }
            classes[customer] |= lastBits
        }
    }

    func write(_ db: Connection) throws {
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.fact_sources;
            CREATE TEMP TABLE fact_sources (
              customer_id INTEGER PRIMARY KEY, first_record INTEGER, classes INTEGER, manufacturer INTEGER
            );
            """)
        let inserter = try db.inserter(
            into: "temp.fact_sources", columns: ["customer_id", "first_record", "classes", "manufacturer"])
        for customer in firstRecord.indices where firstRecord[customer] >= 0 {
            inserter.bind(customer, at: 0)
            inserter.bind(firstRecord[customer], at: 1)
            inserter.bind(Int(classes[customer]), at: 2)
            inserter.bind(classes[customer] & Self.manufacturer != 0 ? 1 : 0, at: 3)
            try inserter.insert()
        }
    }
}
