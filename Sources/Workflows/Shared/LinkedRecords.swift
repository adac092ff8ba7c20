import Linkage
import Records
import Storage

/// Between the store's records, by id, and the matcher's, by place.
enum LinkedRecords {
    static func input(
        _ records: LinkageRecords, _ decisions: [LinkageInput.Decision], _ rules: LinkageInput.Rules
    ) -> LinkageInput {
        let roles = Dictionary(uniqueKeysWithValues: DedupeWorkflow.compared.map { ($0.column, $0.role) })
        var input = LinkageInput(
            keys: records.keys,
            columns: records.columns.compactMap { column in
                roles[column.name].map {
                    LinkageInput.InputColumn(name: column.name, role: $0, texts: column.texts)
                }
            }, isOrganisation: records.isOrganisation, decisions: decisions)
        input.rules = rules
        return input
    }

    static func clusters(
        _ result: LinkageResult, _ records: LinkageRecords, _ houseAccounts: [Int]
    ) -> [ClusteredRecord] {
        let linked = records.ids.indices.map { place in
            ClusteredRecord(
                record: records.ids[place], cluster: Int(result.keyPlaces[Int(result.clusterOf[place])]),
                bits: result.linkBits[place].isFinite ? Double(result.linkBits[place]) : nil,
                household: Int(result.keyPlaces[Int(result.householdOf[place])]),
                householdBits: Double(result.householdBits[place]))
        }
        // Each house account and test stays by itself, after all others.
        let own = houseAccounts.sorted { String($0) < String($1) }.enumerated().map { offset, record in
            ClusteredRecord(
                record: record, cluster: linked.count + offset, bits: nil, household: linked.count + offset,
                householdBits: 0)
        }
        return linked + own
    }

    /// Makes the pairs of the store those of a result; what is there already is not written again.
    static func writePairs(_ db: Connection, _ result: LinkageResult, _ records: LinkageRecords) throws {
        // Both are in the order of the ids: rows follow them.
        var gone: [(a: Int, b: Int)] = []
        var isThere = [Bool](repeating: false, count: result.pairs.count)
        var place = 0
        func id(_ place: Int) -> (a: Int, b: Int) {
            (records.ids[Int(result.pairs[place].a)], records.ids[Int(result.pairs[place].b)])
        }
        try db.scan("SELECT a, b, bits FROM match_pair ORDER BY a, b") { row in
            let former = (row.integer(0), row.integer(1))
            while place < result.pairs.count, id(place) < former { place += 1 }
            let isHeld = place < result.pairs.count && id(place) == former
            if isHeld, Double(result.pairs[place].bits) == row.real(2) {
                isThere[place] = true
            } else {
                gone.append(former)
            }
        }
        // One by one they are dear; after a new model nearly all bits are others.
        if gone.count > mostRemoved {
            try db.execute("DELETE FROM match_pair")
            gone = []
            isThere = isThere.map { _ in false }
        }
        for pair in gone {
            try db.execute("DELETE FROM match_pair WHERE a = ? AND b = ?", [.integer(pair.a), .integer(pair.b)])
        }
        let inserter = try db.inserter(into: "match_pair", columns: ["a", "b", "bits"])
        try inserter.expect(rows: isThere.count { !$0 })
        for place in result.pairs.indices where !isThere[place] {
            inserter.bind(id(place).a, at: 0)
            inserter.bind(id(place).b, at: 1)
            inserter.bind(Double(result.pairs[place].bits), at: 2)
            try inserter.insert()
        }
        try db.execute("DELETE FROM kept_apart")
        let apart = try db.inserter(into: "kept_apart", columns: ["a", "b"])
        for (place, pair) in result.pairs.enumerated()
        where pair.bits > beyondDoubt && result.clusterOf[Int(pair.a)] != result.clusterOf[Int(pair.b)] {
            apart.bind(id(place).a, at: 0)
            apart.bind(id(place).b, at: 1)
            try apart.insert()
        }
    }

    /// Pairs of up to so many bits go to review for their own sake: design §11.
    private static let beyondDoubt: Float = 3
    private static let mostRemoved = 20_000

    static func answer(
        _ result: LinkageResult, _ records: LinkageRecords, _ houseAccounts: Int, _ options: LinkageOptions
    ) -> DedupeAnswer {
        // Clusters and households are named by rows.
        var isOrganisation = [Bool](repeating: false, count: records.ids.count)
        var members = [Int](repeating: 0, count: records.ids.count)
        var clusters = 0
        for place in records.ids.indices {
            if records.isOrganisation[place] { isOrganisation[Int(result.clusterOf[place])] = true }
            guard result.clusterOf[place] == Int32(place) else { continue }
            clusters += 1
            members[Int(result.householdOf[place])] += 1
        }
        let households = members.filter { $0 > 1 }
        return DedupeAnswer(
            records: records.ids.count, customers: clusters, organisations: isOrganisation.count { $0 },
            houseAccounts: houseAccounts, households: households.count, inHouseholds: households.reduce(0, +),
            candidatePairs: result.candidatePairs, doubtfulPairs: 0, keys: result.keyCount, rounds: result.rounds,
            thresholdBits: options.thresholdBits, newCustomers: 0, movedRecords: 0,
            isNarrowed: result.isNarrowed, isPreview: false)
    }
}

enum LinkageDecisions {
    /// Human answers, from record keys to places; an answer about a record that is gone waits for its return.
    static func read(_ db: Connection, _ records: LinkageRecords) throws -> [LinkageInput.Decision] {
        let rows = try db.rows("SELECT key_a, key_b, answer FROM decision ORDER BY key_a, key_b")
        if rows.isEmpty { return [] }
        var places: [String: Int] = [:]
        for place in records.ids.indices { places[records.keys[place]] = place }
        return rows.compactMap { row in
            guard let a = places[row.text("key_a") ?? ""], let b = places[row.text("key_b") ?? ""] else { return nil }
            switch row.text("answer") {
            case "same": return LinkageInput.Decision(a: a, b: b, answer: .same)
            case "different": return LinkageInput.Decision(a: a, b: b, answer: .different)
            case "household": return LinkageInput.Decision(a: a, b: b, answer: .household)
            default: return nil
            }
        }
    }
}
