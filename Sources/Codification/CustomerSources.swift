import Storage

/// The first and last record of each customer, the classes of its systems, and its weakest link.
///
/// Fills `temp.fact_sources` from one scan of the records in the order of their ids: grouping them by customer in SQL
/// sorts a million rows to find a minimum and nine flags.
struct CustomerSources {
    /// By customer id; -1 where there is no record.
    private var firstRecord: [Int] = []
    private var classes: [UInt16] = []
    private var newestRecord: [Int] = []
    /// The weakest necessary link; infinity where no record has one.
    private var bits: [Double] = []

    /// Bit 0 is DMS; the order is that of `source_classes`.
    static let classNames = ["DMS", "CRM", "SRV", "PRT", "WEB", "BDC", "OEM", "FIN", "OTH"]
    private static let manufacturer: UInt16 = 1 << 6

    init(_ db: Connection) throws {
        var classBits: [Int: UInt16] = [:]
        for row in try db.rows("SELECT id, class FROM source") {
            let place = Self.classNames.firstIndex(of: row[1].text ?? "")
            classBits[row[0].integer ?? 0] = place.map { 1 << $0 } ?? 0
        }
        let size = try db.number("SELECT MAX(customer_id) FROM temp.fact_link") + 1
        firstRecord = Array(repeating: -1, count: size)
        classes = Array(repeating: 0, count: size)
        newestRecord = Array(repeating: -1, count: size)
        bits = Array(repeating: .infinity, count: size)
        var (lastSource, lastBits): (Int, UInt16) = (.min, 0)
        try db.scan(
            """
            SELECT l.customer_id, r.id, r.source_id, l.bits
            FROM customer_record r
            CROSS JOIN temp.fact_link l
            WHERE l.record_id = r.id
            """
        ) { row in
            let (customer, record, source) = (row.integer(0), row.integer(1), row.integer(2))
            if source != lastSource {
                guard let known = classBits[source] else { return }
                (lastSource, lastBits) = (source, known)
            }
            if firstRecord[customer] < 0 || record < firstRecord[customer] { firstRecord[customer] = record }
            classes[customer] |= lastBits
            newestRecord[customer] = max(newestRecord[customer], record)
            if !row.isNull(3) { bits[customer] = min(bits[customer], row.real(3)) }
        }
    }

    func write(_ db: Connection) throws {
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.fact_sources;
            CREATE TEMP TABLE fact_sources (
              customer_id INTEGER PRIMARY KEY, first_record INTEGER, classes INTEGER, manufacturer INTEGER,
              newest_record INTEGER, bits REAL
            );
            """)
        let inserter = try db.inserter(
            into: "temp.fact_sources",
            columns: ["customer_id", "first_record", "classes", "manufacturer", "newest_record", "bits"])
        for customer in firstRecord.indices where firstRecord[customer] >= 0 {
            inserter.bind(customer, at: 0)
            inserter.bind(firstRecord[customer], at: 1)
            inserter.bind(Int(classes[customer]), at: 2)
            inserter.bind(classes[customer] & Self.manufacturer != 0 ? 1 : 0, at: 3)
            inserter.bind(newestRecord[customer], at: 4)
            if bits[customer] < .infinity { inserter.bind(bits[customer], at: 5) }
            try inserter.insert()
        }
    }
}
