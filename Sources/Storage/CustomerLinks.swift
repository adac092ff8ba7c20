import Records

/// A record's place among customers, as the matcher sees it.
///
/// Clusters and households are named by numbers from 0, which follow the order of the record keys that name them.
package struct ClusteredRecord: Sendable {
    package var record: Int
    package var cluster: Int
    package var bits: Double?
    package var household: Int
    package var householdBits: Double

    package init(record: Int, cluster: Int, bits: Double?, household: Int, householdBits: Double) {
        self.record = record
        self.cluster = cluster
        self.bits = bits
        self.household = household
        self.householdBits = householdBits
    }
}

package struct LinkChanges: Sendable, Equatable {
    package var customers = 0
    package var newCustomers = 0
    package var movedRecords = 0
    package var households = 0
    package var recordsInHouseholds = 0
    /// The customer's id by cluster.
    package var customerOfCluster: [Int] = []
    /// Customers that lost or gained a record.
    package var changedCustomers: Set<Int> = []
    /// No record had a customer before.
    package var isFirst = false
}

/// Which record belongs to which customer, and since when.
package enum CustomerLinks {
    /// Replaces the links by those of a new run.
    ///
    /// A cluster keeps the customer id that most of its records had; a customer goes to the cluster with most of its
    /// records, and then to the older one. New clusters take new ids in the order of their smallest record key, so
    /// that the order of imports does not matter.
    ///
    /// - Parameter clustered: every record that is a customer's; house accounts and tests each come as their own.
    package static func replace(
        _ connection: Connection, by clustered: [ClusteredRecord], run: Int
    ) throws -> LinkChanges {
        let former = try FormerLinks(connection, clustered)
        let customerOfCluster = assignIDs(clustered, former)
        var changes = LinkChanges(customerOfCluster: customerOfCluster)
        for customer in customerOfCluster where customer != nobody {
            changes.customers += 1
            if !former.isKnown(customer) { changes.newCustomers += 1 }
        }

        let isFirst = former.isEmpty
        changes.isFirst = isFirst
        if isFirst {
            try connection.execute("DROP INDEX customer_link_by_record; DROP INDEX customer_link_by_customer")
        }
        changes.changedCustomers = try closeLinksOfVanishedRecords(connection, former, run)
        let inserter = try connection.inserter(
            into: "customer_link", columns: ["record_id", "customer_id", "from_run", "bits"])
        if isFirst { try inserter.expect(rows: clustered.count) }
        let renewed = isFirst ? nil : try renewedBits(connection)
        for record in clustered {
            let customer = customerOfCluster[record.cluster]
            let held = former.customer(of: record.record)
            if held == customer {
                guard differs(record.bits, from: former.bits(of: record.record)) else { continue }
                renewed?.bind(record.record, at: 0)
                if let bits = record.bits { renewed?.bind(bits, at: 1) }
                try renewed?.insert()
                continue
            }
            if !isFirst { changes.changedCustomers.insert(customer) }
            if let held {
                changes.movedRecords += 1
                changes.changedCustomers.insert(held)
                try connection.execute(
                    "UPDATE customer_link SET to_run = ? WHERE record_id = ? AND to_run IS NULL",
                    [.integer(run), .integer(record.record)])
            }
            inserter.bind(record.record, at: 0)
            inserter.bind(customer, at: 1)
            inserter.bind(run, at: 2)
            if let bits = record.bits { inserter.bind(bits, at: 3) }
            try inserter.insert()
        }
        if renewed != nil { try renewBits(connection) }
        if isFirst {
            try connection.execute(
                """
                CREATE INDEX customer_link_by_record ON customer_link (record_id) WHERE to_run IS NULL;
                CREATE INDEX customer_link_by_customer ON customer_link (customer_id) WHERE to_run IS NULL
                """)
        }
        try linkHouseholds(connection, clustered, customerOfCluster, run, &changes)
        return changes
    }

    /// Whether evidence is another than before by what is shown: a tenth of a bit.
    private static func differs(_ bits: Double?, from former: Double?) -> Bool {
        guard let bits, let former else { return (bits == nil) != (former == nil) }
        return abs(bits - former) >= 0.05
    }

    /// Takes the evidence that this run found for links that stay and that differs, in a table of its own.
    private static func renewedBits(_ connection: Connection) throws -> BulkInserter {
        try connection.execute("CREATE TEMP TABLE renewed_bits (record_id INTEGER PRIMARY KEY, bits REAL)")
        return try connection.inserter(into: "temp.renewed_bits", columns: ["record_id", "bits"])
    }

    private static func renewBits(_ connection: Connection) throws {
        try connection.execute(
            """
            UPDATE customer_link SET bits = n.bits
            FROM temp.renewed_bits n
            WHERE n.record_id = customer_link.record_id AND customer_link.to_run IS NULL;
            DROP TABLE temp.renewed_bits
            """)
    }

    /// No customer's id.
    private static let nobody = -1

    private struct Claim: Hashable {
        var cluster: Int
        var customer: Int
    }

    /// The customer id of each cluster; `nobody` for a number that names none.
    private static func assignIDs(_ clustered: [ClusteredRecord], _ former: FormerLinks) -> [Int] {
        var ids = [Int](repeating: nobody, count: (clustered.map(\.cluster).max() ?? -1) + 1)
        if !former.isEmpty {
            // Most clusters hold the records of one customer, and all of them.
            var customerOf = [Int](repeating: nobody, count: ids.count)
            var clusterOf = [Int](repeating: nobody, count: former.lastCustomer + 1)
            func note(_ one: Int, _ other: inout Int) { other = other == nobody || other == one ? one : several }
            for record in clustered {
                guard let customer = former.claim(of: record.record) else { continue }
                note(customer, &customerOf[record.cluster])
                note(record.cluster, &clusterOf[customer])
            }
            var votes: [Claim: Int] = [:]
            for record in clustered {
                guard let customer = former.claim(of: record.record) else { continue }
                if customerOf[record.cluster] != several, clusterOf[customer] != several {
                    ids[record.cluster] = customer
                } else {
                    votes[Claim(cluster: record.cluster, customer: customer), default: 0] += 1
                }
            }
            settle(votes, &ids)
        }
        var isNew = [Bool](repeating: false, count: ids.count)
        for record in clustered where ids[record.cluster] == nobody { isNew[record.cluster] = true }
        var next = former.lastCustomer + 1
        for cluster in ids.indices where isNew[cluster] {
            ids[cluster] = next
            next += 1
        }
        return ids
    }

    /// More than one customer, or cluster.
    private static let several = -2

    private static func settle(_ votes: [Claim: Int], _ ids: inout [Int]) {
        var taken: Set<Int> = []
        let ranked = votes.sorted {
            ($1.value, $0.key.customer, $0.key.cluster) < ($0.value, $1.key.customer, $1.key.cluster)
        }
        for (claim, _) in ranked where ids[claim.cluster] == nobody && !taken.contains(claim.customer) {
            ids[claim.cluster] = claim.customer
            taken.insert(claim.customer)
        }
    }

    /// Closes the links of records that are no longer there, and gives the customers who had them.
    private static func closeLinksOfVanishedRecords(
        _ connection: Connection, _ former: FormerLinks, _ run: Int
    ) throws -> Set<Int> {
        var customers: Set<Int> = []
        for record in former.vanished {
            try connection.execute(
                """
                UPDATE customer_link SET to_run = ?
                WHERE record_id = ? AND to_run IS NULL AND NOT EXISTS (SELECT 1 FROM customer_record WHERE id = ?)
                """, [.integer(run), .integer(record), .integer(record)])
            if connection.changes > 0, let customer = former.customer(of: record) { customers.insert(customer) }
        }
        return customers
    }

    private static func linkHouseholds(
        _ connection: Connection, _ clustered: [ClusteredRecord], _ customerOf: [Int], _ run: Int,
        _ changes: inout LinkChanges
    ) throws {
        try connection.execute(
            "INSERT INTO household_link_former SELECT ?, customer_id, household_id, bits FROM household_link",
            [.integer(run)])
        var holdsOthers = [Bool](repeating: false, count: (clustered.map(\.household).max() ?? -1) + 1)
        for record in clustered where record.household != record.cluster { holdsOthers[record.household] = true }
        var members: [HouseholdMember] = []
        for record in clustered where holdsOthers[record.household] {
            members.append(
                HouseholdMember(
                    household: record.household, customer: customerOf[record.cluster], bits: record.householdBits))
        }
        members.sort { ($0.household, $0.customer, $1.bits) < ($1.household, $1.customer, $0.bits) }
        var households: [ArraySlice<HouseholdMember>] = []
        var kept: [HouseholdMember] = []
        for member in members where kept.last.map({ $0.customer != member.customer }) ?? true { kept.append(member) }
        var start = 0
        while start < kept.count {
            let end = kept[start...].firstIndex { $0.household != kept[start].household } ?? kept.count
            if end - start > 1 { households.append(kept[start..<end]) }
            start = end
        }
        households.sort { ($0.first?.customer ?? 0) < ($1.first?.customer ?? 0) }
        var links: [HouseholdMember] = []
        for household in households {
            changes.households += 1
            changes.recordsInHouseholds += household.count
            let name = household[household.startIndex].customer
            links += household.map { HouseholdMember(household: name, customer: $0.customer, bits: $0.bits) }
        }
        try write(connection, households: links.sorted { $0.customer < $1.customer })
    }

    /// Makes the household links those given, by customer; what is there already is not written again.
    private static func write(_ connection: Connection, households links: [HouseholdMember]) throws {
        var gone: [Int] = []
        var isThere = [Bool](repeating: false, count: links.count)
        var place = 0
        try connection.scan("SELECT customer_id, household_id, bits FROM household_link ORDER BY customer_id") { row in
            while place < links.count, links[place].customer < row.integer(0) { place += 1 }
            let isHeld = place < links.count && links[place].customer == row.integer(0)
            if isHeld, links[place].household == row.integer(1), links[place].bits == row.real(2) {
                isThere[place] = true
            } else {
                gone.append(row.integer(0))
            }
        }
        // One by one they are dear; after a new model nearly all bits are others.
        if gone.count > mostRemoved {
            try connection.execute("DELETE FROM household_link")
            gone = []
            isThere = isThere.map { _ in false }
        }
        for customer in gone {
            try connection.execute("DELETE FROM household_link WHERE customer_id = ?", [.integer(customer)])
        }
        let inserter = try connection.inserter(
            into: "household_link", columns: ["customer_id", "household_id", "bits"])
        try inserter.expect(rows: isThere.count { !$0 })
        for place in links.indices where !isThere[place] {
            inserter.bind(links[place].customer, at: 0)
            inserter.bind(links[place].household, at: 1)
            inserter.bind(links[place].bits, at: 2)
            try inserter.insert()
        }
    }

    private static let mostRemoved = 20_000

    private struct HouseholdMember {
        var household: Int
        var customer: Int
        var bits: Double
    }
}
