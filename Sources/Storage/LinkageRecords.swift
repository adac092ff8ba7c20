import Columns
import Records

/// The clean columns that the matcher compares, for every record that can be a customer.
package struct LinkageRecords: Sendable {
    package var ids: [Int] = []
    package var keys = TextColumn()
    package var isOrganisation: [Bool] = []
    /// The source of each record, and whether it has a number of its own there.
    package var sources: [Int32] = []
    package var isAccount: [Bool] = []
    /// By column of `customer_record`.
    package var columns: [(name: String, texts: TextColumn)]

    /// Gives the memory back of all but the ids and of who is an organisation, once the rest is matched.
    package mutating func dropCells() {
        keys = TextColumn()
        sources = []
        isAccount = []
        columns = []
    }
}

extension LinkageRecords {
    fileprivate mutating func append(contentsOf other: LinkageRecords) {
        ids.append(contentsOf: other.ids)
        keys.append(contentsOf: other.keys)
        isOrganisation.append(contentsOf: other.isOrganisation)
        sources.append(contentsOf: other.sources)
        isAccount.append(contentsOf: other.isAccount)
        for place in columns.indices { columns[place].texts.append(contentsOf: other.columns[place].texts) }
    }
}

extension Store {
    /// Reads the records to be matched, by id. House accounts and tests are left out: they are no customers.
    ///
    /// - Parameters:
    ///   - connection: of a reading; nobody may write to the store meanwhile.
    ///   - columns: columns of `customer_record`.
    ///   - width: how many cores read, of which four are of use.
    package func linkageRecords(_ connection: Connection, columns: [String], width: Int) throws -> LinkageRecords {
        let first = try connection.number("SELECT MIN(id) FROM customer_record")
        let last = try connection.number("SELECT MAX(id) FROM customer_record")
        let step = (last - first) / max(1, min(width, Self.mostReaders)) + 1
        let ranges = stride(from: first, through: last, by: step).map { $0..<$0 + step }
        let parts = try ranges.map { range in
            try alongside(connection) { reading in
                // Each page is looked at once: mapped, it is not copied.
                try reading.execute("PRAGMA mmap_size = \(1 << 40)")
                return try reading.linkageRecords(columns: columns, ids: range)
            }
        }
        var records = try parts[0].value()
        for part in parts.dropFirst() { records.append(contentsOf: try part.value()) }
        return records
    }

    private static let mostReaders = 4
}

extension Connection {
    fileprivate func linkageRecords(columns: [String], ids: Range<Int>) throws -> LinkageRecords {
        var records = LinkageRecords(columns: columns.map { ($0, TextColumn()) })
        try scan(
            """
            SELECT id, record_key, kind IN ('ORG', 'FLT', 'GOV', 'DLR'), source_id,
              origin = 'customer' AND instr(record_key, ':#') = 0, \(columns.joined(separator: ", "))
            FROM customer_record
            WHERE kind NOT IN ('INT', 'TST') AND id >= ? AND id < ?
            ORDER BY id
            """, [.integer(ids.lowerBound), .integer(ids.upperBound)]
        ) { row in
            records.ids.append(row.integer(0))
            records.keys.append(row.bytes(1))
            records.isOrganisation.append(row.integer(2) == 1)
            records.sources.append(Int32(row.integer(3)))
            records.isAccount.append(row.integer(4) == 1)
            for place in columns.indices {
                if let bytes = row.statedBytes(place + 5) {
                    records.columns[place].texts.append(bytes)
                } else {
                    records.columns[place].texts.appendMissing()
                }
            }
        }
        return records
    }
}
