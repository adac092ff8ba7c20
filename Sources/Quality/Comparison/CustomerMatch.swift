import Storage

/// Which customer of one store is which of the other, told by the records that they hold: ids differ where a store was
/// made anew.
struct CustomerMatch: Sendable {
    /// An old and a new customer with a record in common.
    struct Edge: Sendable {
        var old: Int
        var new: Int
        /// The first record in common, by its id in the new store; 0 where the id of the customer is what tells.
        var newRecord: Int
    }

    /// Customers with records in common beyond one and one.
    struct Group: Sendable {
        var old: [Int]
        var new: [Int]

        var kind: IdentityComparison.Kind {
            old.count == 1 ? .split : new.count == 1 ? .joined : .regrouped
        }
    }

    /// Sorted by the old customer, then the new one.
    private(set) var edges: [Edge] = []
    private(set) var kept: [Edge] = []
    private(set) var groups: [Group] = []
    private(set) var onlyOld: [Int] = []
    private(set) var onlyNew: [Int] = []

    /// - Parameters:
    ///   - records: the customer records that both stores have.
    ///   - oldCustomers: all of them, by id; so `newCustomers`.
    ///   - keepsIDs: whether one store goes on from the other, so that a customer keeps its number there even when none of
    ///     its rows has the key that it had.
    init(
        records: [RowMatches.Pair], oldLinks: CustomerOfRecord, newLinks: CustomerOfRecord, oldCustomers: [Int],
        newCustomers: [Int], keepsIDs: Bool
    ) {
        var found = records.compactMap { pair in
            oldLinks.customer(of: pair.old).flatMap { old in
                newLinks.customer(of: pair.new).map { Edge(old: old, new: $0, newRecord: pair.new) }
            }
        }
        found.sort { ($0.old, $0.new, $0.newRecord) < ($1.old, $1.new, $1.newRecord) }
        for edge in found where edges.last?.old != edge.old || edges.last?.new != edge.new { edges.append(edge) }
        found = []

        onlyOld = Self.missing(edges.map(\.old), from: oldCustomers)
        onlyNew = Self.missing(edges.map(\.new).sorted(), from: newCustomers)
        if keepsIDs {
            let same = Set(onlyOld).intersection(onlyNew)
            onlyOld.removeAll { same.contains($0) }
            onlyNew.removeAll { same.contains($0) }
            if !same.isEmpty {
                edges += same.map { Edge(old: $0, new: $0, newRecord: 0) }
                edges.sort { ($0.old, $0.new) < ($1.old, $1.new) }
            }
        }
        divide()
    }

    /// - Parameters: both sorted; `present` may repeat itself.
    private static func missing(_ present: [Int], from all: [Int]) -> [Int] {
        var place = 0
        return all.filter { id in
            while place < present.count, present[place] < id { place += 1 }
            return place == present.count || present[place] != id
        }
    }

    private mutating func divide() {
        let news = edges.map(\.new).sorted()
        var shared: Set<Int> = []
        for place in news.indices.dropFirst() where news[place] == news[place - 1] { shared.insert(news[place]) }
        var tangled: [Edge] = []
        for place in edges.indices {
            let old = edges[place].old
            let hasTwin =
                (place > 0 && edges[place - 1].old == old)
                || (place + 1 < edges.count && edges[place + 1].old == old)
            if hasTwin || shared.contains(edges[place].new) {
                tangled.append(edges[place])
            } else {
                kept.append(edges[place])
            }
        }
        groups = Self.groups(of: tangled)
    }

    /// Connected customers; each group, and the list, in the order of ids.
    private static func groups(of edges: [Edge]) -> [Group] {
        var byOld: [Int: [Int]] = [:]
        var byNew: [Int: [Int]] = [:]
        for edge in edges {
            byOld[edge.old, default: []].append(edge.new)
            byNew[edge.new, default: []].append(edge.old)
        }
        var groups: [Group] = []
        var seen: Set<Int> = []
        for edge in edges where !seen.contains(edge.old) {
            var (olds, news): (Set<Int>, Set<Int>) = ([edge.old], [])
            var waiting = [edge.old]
            while let old = waiting.popLast() {
                for new in byOld[old] ?? [] where news.insert(new).inserted {
                    for other in byNew[new] ?? [] where olds.insert(other).inserted { waiting.append(other) }
                }
            }
            seen.formUnion(olds)
            groups.append(Group(old: olds.sorted(), new: news.sorted()))
        }
        return groups
    }
}

/// The customer that each record belongs to, by a search in two columns.
struct CustomerOfRecord: Sendable {
    private var records: [Int] = []
    private var customers: [Int] = []

    init(_ db: Connection) throws {
        try db.scan(Comparison.sql("links")) { row in
            records.append(row.integer(0))
            customers.append(row.integer(1))
        }
    }

    func customer(of record: Int) -> Int? {
        records.place(of: record) { $0 }.map { customers[$0] }
    }
}

extension Array {
    /// Where the element with a key is, in an array that is sorted by it.
    func place(of wanted: Int, by key: (Element) -> Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if key(self[middle]) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < count && key(self[low]) == wanted ? low : nil
    }
}
