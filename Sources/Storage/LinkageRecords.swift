import Columns
import Records

/// The clean columns that the matcher compares, for every record that can be a customer.
package struct LinkageRecords: Sendable {
    package var ids: [Int] = []
    package var keys = TextColumn()
    package var isOrganisation: [Bool] = []
    /// By column of `customer_record`.
    package var columns: [(name: String, texts: TextColumn)]
}

extension Connection {
    /// Reads the records to be matched, by id. House accounts and tests are left out: they are no customers.
    ///
    /// - Parameter columns: columns of `customer_record`.
    package func linkageRecords(columns: [String]) throws -> LinkageRecords {
        var records = LinkageRecords(columns: columns.map { ($0, TextColumn()) })
        try scan(
            """
            SELECT id, record_key, kind IN ('ORG', 'FLT', 'GOV', 'DLR'), \(columns.joined(separator: ", "))
            FROM customer_record
            WHERE kind NOT IN ('INT', 'TST')
            ORDER BY id
            """
        ) { row in
            records.ids.append(row.integer(0))
            records.keys.append(row.bytes(1))
            records.isOrganisation.append(row.integer(2) == 1)
            for place in columns.indices {
                if row.isNull(place + 3) {
                    records.columns[place].texts.appendMissing()
                } else {
                    records.columns[place].texts.append(row.bytes(place + 3))
                }
            }
        }
        return records
    }
}
