import Records

/// Records to be made one, by the number of their customer or cluster.
package struct RecordsTogether: Sendable {
    /// The number of each group of several records.
    private(set) var numbers: [Int] = []
    private(set) var starts: [Int] = [0]
    /// The records of all groups, each group's by id.
    private(set) var records: [Int] = []

    var count: Int { numbers.count }

    /// Adds a group of records.
    mutating func append(_ number: Int, _ members: some Sequence<Int>) {
        numbers.append(number)
        records.append(contentsOf: members)
        starts.append(records.count)
    }

    func records(_ group: Int) -> ArraySlice<Int> { records[starts[group]..<starts[group + 1]] }

    init() {}

    /// Groups records whose cluster has several, in the order of the clusters' numbers, and those that events state
    /// something new about.
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
            guard together.count > 1 || together.contains(where: { !restated.of($0).isEmpty }) else { continue }
            append(cluster, together.sorted())
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
    }

    private(set) var customers: [Customer] = []
    private(set) var origins: [(customer: Int, origin: Survivorship.Origin)] = []
    private(set) var arena: [UInt8] = []
    /// Where each customer's cells are in the arena, in the order of `Survivorship.columns`; length -1 for none.
    private(set) var cells: [(start: Int32, length: Int32)] = []

    fileprivate mutating func append(_ number: Int, _ records: CustomerRecords) {
        let golden = Survivorship.merge(records)
        customers.append(Customer(number: number, records: records.ownCount, systems: records.sources))
        records.arena.withUnsafeBufferPointer { bytes in
            for (column, member) in golden.chosen.enumerated() {
                let range = member < 0 ? 0..<0 : records.range(member, column)
                cells.append((Int32(arena.count), member < 0 ? -1 : Int32(range.count)))
                arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
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
        let lookup = try connection.rowLookup(
            """
            SELECT source_id, stated_on, \(Survivorship.columns.joined(separator: ", "))
            FROM customer_record WHERE id = ?
            """)
        var batch = GoldenBatch()
        var records = CustomerRecords()
        for group in 0..<together.count {
            records.removeAll()
            for record in together.records(group) {
                try lookup.row(record) { row in
                    let source = row.integer(0)
                    records.begin(
                        record: record, source: source, trust: rankOfSource[source] ?? trust.count,
                        statedOn: row.statedBytes(1))
                    records.appendCells(row, from: 2)
                }
            }
            // Behind the records, since each is weighed against the record that it is about.
            for member in 0..<records.count { try restated.append(member, to: &records) }
            batch.append(together.numbers[group], records)
            if batch.customers.count == Self.size {
                guard try take(batch) else { return }
                batch = GoldenBatch()
            }
        }
        if !batch.customers.isEmpty { _ = try take(batch) }
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
