import Storage

/// Which rows tell of the same vehicle of the same customer: one VIN, else one plate, else one make, model and year.
///
/// Fills `temp.fact_vehicle_group` in the order of each vehicle's first row, so that the facts are gathered along it
/// without sorting rows of twenty columns. Keys are told apart by 64-bit hashes, as in `SharedContacts`.
struct VehicleGroups {
    private struct Row {
        var group: UInt64
        var first: Int
        var id: Int
        var customer: Int
    }

    private var rows: [Row] = []

    init(_ db: Connection) throws {
        // A row whose VIN was refused and that says nothing else is of a vehicle that nobody can tell from another.
        try db.scan(
            """
            SELECT v.id, l.customer_id,
                   COALESCE(v.vin, v.plate, v.make || ' ' || COALESCE(v.model, '') || ' ' || COALESCE(v.model_year, ''), '')
            FROM vehicle v
            CROSS JOIN temp.fact_link l
            WHERE l.record_id = v.customer_record_id
              AND v.role <> 'WANT'
              AND (v.vin IS NOT NULL OR v.plate IS NOT NULL OR v.make IS NOT NULL OR COALESCE(v.vin_code, 'U') <> 'U')
            ORDER BY v.id
            """
        ) { row in
            let (id, customer) = (row.integer(0), row.integer(1))
            rows.append(Row(group: Self.hash(row.bytes(2), of: customer), first: id, id: id, customer: customer))
        }
        rows.sort { ($0.group, $0.id) < ($1.group, $1.id) }
        for place in rows.indices.dropFirst() where rows[place].group == rows[place - 1].group {
            rows[place].first = rows[place - 1].first
        }
        rows.sort { ($0.first, $0.id) < ($1.first, $1.id) }
    }

    /// FNV-1a over the customer and the key.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>, of customer: Int) -> UInt64 {
        var result: UInt64 = 0xcbf2_9ce4_8422_2325
        var rest = UInt64(truncatingIfNeeded: customer)
        for _ in 0..<8 {
            result = (result ^ (rest & 0xFF)) &* 0x100_0000_01b3
            rest >>= 8
        }
        for byte in key { result = (result ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return result
    }

    func write(_ db: Connection) throws {
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.fact_vehicle_group;
            CREATE TEMP TABLE fact_vehicle_group (
              first_id INTEGER NOT NULL, id INTEGER NOT NULL, customer_id INTEGER NOT NULL, PRIMARY KEY (first_id, id)
            ) WITHOUT ROWID;
            """)
        let inserter = try db.inserter(into: "temp.fact_vehicle_group", columns: ["first_id", "id", "customer_id"])
        for row in rows {
            inserter.bind(row.first, at: 0)
            inserter.bind(row.id, at: 1)
            inserter.bind(row.customer, at: 2)
            try inserter.insert()
        }
    }
}
