import Records

/// Records to be made one, by the number of their customer or cluster.
package struct RecordsTogether: Sendable {
    /// The number of each group of several records.
    private(set) var numbers: [Int] = []
    private(set) var starts: [Int] = [0]
    /// The records of all groups, each group's by id.
    private(set) var records: [Int] = []
    /// Groups of one record, about which nothing more is stated.
    private(set) var alone: [(number: Int, record: Int)] = []

    var count: Int { numbers.count }

    /// Adds a group of records.
    mutating func append(_ number: Int, _ members: some Sequence<Int>) {
        numbers.append(number)
        records.append(contentsOf: members)
        starts.append(records.count)
    }

    /// The records of some groups that follow each other.
    func records(_ groups: Range<Int>) -> ArraySlice<Int> {
        records[starts[groups.lowerBound]..<starts[groups.upperBound]]
    }

    init() {}

    /// Groups records whose cluster has several, in the order of the clusters' numbers, and those that events state
    /// something new about; the others are alone.
    package init(_ clustered: [ClusteredRecord], restated: StatedContacts) {
        var ends = [Int](repeating: 0, count: (clustered.map(\.cluster).max() ?? -1) + 2)
        for record in clustered { ends[record.cluster + 1] += 1 }
        for cluster in ends.indices.dropFirst() { ends[cluster] += ends[cluster - 1] }
        let firsts = ends
        var members = [Int](repeating: 0, count: clustered.count)
        for record in clustered {
            members[ends[record.cluster]] = record.record
            ends[record.cluster] += 1
        }
        for cluster in firsts.indices.dropLast() {
            let together = members[firsts[cluster]..<firsts[cluster + 1]]
            if let record = together.first, together.count == 1, restated.of(record).isEmpty {
                alone.append((cluster, record))
            } else if !together.isEmpty {
                append(cluster, together.sorted())
            }
        }
    }
}

/// Some customers made of several records, ready to be written.
package struct GoldenBatch: Sendable {
    struct Customer {
        /// Of the customer or cluster.
        var number: Int
        var records: Int
        var systems: Int
        /// Cells that it states.
        var cells = 0
    }

    private(set) var customers: [Customer] = []
    /// Customers who are a copy of their one record; all of them come in the first batch.
    private(set) var copies: [(number: Int, record: Int)] = []
    private(set) var origins: [(customer: Int, origin: Survivorship.Origin)] = []
    private(set) var arena: [UInt8] = []
    /// The cells that customers state, one customer's after the other's, by place in `Survivorship.columns`: they follow
    /// each other in the arena.
    private(set) var cells: [(column: Int32, length: Int32)] = []

    fileprivate mutating func append(_ number: Int, _ records: CustomerRecords) {
        let golden = Survivorship.merge(records)
        let before = cells.count
        records.arena.withUnsafeBufferPointer { bytes in
            for (column, member) in golden.chosen.enumerated() where member >= 0 {
                let range = records.range(member, column)
                cells.append((Int32(column), Int32(range.count)))
                arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
        customers.append(
            Customer(
                number: number, records: records.ownCount, systems: records.sources, cells: cells.count - before))
        for origin in golden.origins { origins.append((number, origin)) }
    }

    /// Customers merged before they are passed on.
    private static let size = 4096

    /// Reads the records of each group and merges them; `take` gets the results in order and says whether to go on.
    ///
    /// - Parameter trust: system classes from most to least trusted.
    static func merge(
        _ together: RecordsTogether, restated: StatedContacts, _ connection: Connection, trust: [SystemClass],
        _ take: (GoldenBatch) throws -> Bool
    ) throws {
        let rankOfSource = try ranks(connection, trust)
        if !together.alone.isEmpty {
            var copies = GoldenBatch()
            copies.copies = together.alone
            guard try take(copies) else { return }
        }
        for start in stride(from: 0, to: together.count, by: size) {
            let groups = start..<min(start + size, together.count)
            var batch = GoldenBatch()
            var records = CustomerRecords()
            var group = groups.lowerBound
            /// Merges the groups that end before a place among the records of all groups.
            func close(before place: Int) throws {
                while group < groups.upperBound, together.starts[group + 1] <= place {
                    // Behind the records, since each is weighed against the record that it is about.
                    for member in 0..<records.count { try restated.append(member, to: &records) }
                    if !records.isEmpty { batch.append(together.numbers[group], records) }
                    records.removeAll()
                    group += 1
                }
            }
            try eachRecord(together.records(groups), connection) { offset, record, row in
                try close(before: together.starts[groups.lowerBound] + offset)
                let source = row.integer(2)
                records.begin(
                    record: record, source: source, trust: rankOfSource[source] ?? trust.count,
                    statedOn: row.statedBytes(3))
                records.appendCells(row, from: 4)
            }
            try close(before: together.starts[groups.upperBound])
            guard try take(batch) else { return }
        }
    }

    /// Reads records in the order of `ids`, by one statement: looked up one by one, each would take the memory of its
    /// cells anew. Records that are gone are passed over.
    private static func eachRecord(
        _ ids: ArraySlice<Int>, _ connection: Connection,
        _ body: (_ offset: Int, _ record: Int, _ row: borrowing RowView) throws -> Void
    ) throws {
        try connection.scan(
            """
            SELECT j.key, r.id, r.source_id, r.stated_on, \(Survivorship.columns.map { "r." + $0 }.joined(separator: ", "))
            FROM json_each(?) j CROSS JOIN customer_record r ON r.id = j.value
            """, [.text("[" + ids.map(String.init).joined(separator: ",") + "]")]
        ) { row in try body(row.integer(0), row.integer(1), row) }
    }

    /// The rank of each source's system class; 0 is trusted most.
    private static func ranks(_ connection: Connection, _ trust: [SystemClass]) throws -> [Int: Int] {
        let ranks = Dictionary(uniqueKeysWithValues: trust.enumerated().map { ($1.rawValue, $0) })
        var rankOfSource: [Int: Int] = [:]
        try connection.forEach("SELECT id, class FROM source") { row in
            if let id = row[0].integer { rankOfSource[id] = ranks[row[1].text ?? ""] ?? trust.count }
        }
        return rankOfSource
    }
}
