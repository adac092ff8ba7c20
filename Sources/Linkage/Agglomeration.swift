/// Merges the records of one component into customers: the two clusters with the most bits merge while those exceed
/// the threshold (linkage method, §1.7).
///
/// Clusters are compared field by field: each field's evidence is the mean over the record pairs that have it, evidence
/// is summed over the fields and the classes are compared once, so that a record with only a phone does not pull the
/// average down, and the prior is paid once.
struct Agglomeration {
    private let scorer: PairScorer
    private let store: PairStore
    private let threshold: Float
    private let members: ArraySlice<Int32>

    private var parent: [Int32]
    private var size: [Int32]
    private var version: [Int32]
    private var isAlive: [Bool]
    private var neighbours: [[Int32]]
    private var edges: [Edge] = []
    private var places: EdgePlaces
    private var sums: [ClassVector] = []
    private var counts: [Float] = []
    private var freeSums: [Int32] = []
    private var heap = MergeHeap()
    private let constraints: Constraints
    /// For each rule the number of each cluster, -1 where no record of it has one.
    private var apart: [[Int32]]

    /// Bits lost when no record pair of two clusters was compared.
    private static let unseenPenalty: Float = 8

    private struct Edge {
        /// Place of the compared pair, while there is one only.
        var pair: Int32
        /// Record pairs compared.
        var compared: Int32
        /// Place of the sums over several pairs; -1 before.
        var sums: Int32 = -1
        var isForbidden: Bool
    }

    /// - Parameters:
    ///   - members: records of the component, in rising order.
    ///   - pairs: places of their compared pairs in the store.
    init(
        members: ArraySlice<Int32>, pairs: ArraySlice<Int32>, store: PairStore, scorer: PairScorer, threshold: Float,
        constraints: Constraints
    ) {
        self.members = members
        self.store = store
        self.scorer = scorer
        self.threshold = threshold
        self.constraints = constraints
        apart = constraints.apart.map { numbers in members.map { numbers[Int($0)] } }
        let count = members.count
        parent = (0..<Int32(count)).map { $0 }
        size = Array(repeating: 1, count: count)
        version = Array(repeating: 0, count: count)
        isAlive = Array(repeating: true, count: count)
        neighbours = Array(repeating: [], count: count)
        places = EdgePlaces(nodes: count)
        for pair in pairs {
            let word = store.pairs[Int(pair)]
            add(
                Edge(pair: pair, compared: 1, isForbidden: constraints.isDifferent(word)),
                local(RecordPair.first(word)), local(RecordPair.second(word)))
        }
    }

    /// The place of a record among the members.
    private func local(_ record: Int) -> Int {
        var (low, high) = (members.startIndex, members.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if Int(members[middle]) < record { low = middle + 1 } else { high = middle }
        }
        return low - members.startIndex
    }

    private mutating func add(_ edge: Edge, _ x: Int, _ y: Int) {
        places[x, y] = Int32(edges.count)
        neighbours[x].append(Int32(y))
        neighbours[y].append(Int32(x))
        edges.append(edge)
    }

    /// The cluster of each member, named by its lowest record.
    mutating func clusters(same: [UInt64], different: [UInt64]) -> [Int32] {
        for word in different {
            let (x, y) = (local(RecordPair.first(word)), local(RecordPair.second(word)))
            let place = places[x, y]
            if place >= 0 {
                edges[Int(place)].isForbidden = true
            } else {
                add(Edge(pair: -1, compared: 0, isForbidden: true), x, y)
            }
        }
        // What a person decided comes before rules, and rules that keep records apart before rules that join them.
        let told = same.filter { constraints.isTold($0) }
        for word in told { join(word, isTold: true) }
        for word in same where told.isEmpty || !constraints.isTold(word) { join(word, isTold: false) }
        for x in neighbours.indices where isAlive[x] {
            for y in neighbours[x] where Int(y) > x { offer(x, Int(y)) }
        }
        while let top = heap.removeFirst() {
            let (x, y) = (Int(top.x), Int(top.y))
            guard isAlive[x], isAlive[y], version[x] == top.xVersion, version[y] == top.yVersion else { continue }
            merge(x, y)
            let kept = isAlive[x] ? x : y
            for other in neighbours[kept] { offer(kept, Int(other)) }
        }
        var lowest = [Int32](repeating: -1, count: members.count)
        return members.indices.map { place in
            let root = root(place - members.startIndex)
            if lowest[root] < 0 { lowest[root] = members[place] }
            return lowest[root]
        }
    }

    private mutating func join(_ word: UInt64, isTold: Bool) {
        let (x, y) = (root(local(RecordPair.first(word))), root(local(RecordPair.second(word))))
        guard x != y, isTold || !areApart(x, y) else { return }
        let place = places[x, y]
        if place >= 0, edges[Int(place)].isForbidden { return }
        merge(x, y)
    }

    private func areApart(_ x: Int, _ y: Int) -> Bool {
        apart.contains { $0[x] >= 0 && $0[y] >= 0 && $0[x] != $0[y] }
    }

    private func root(_ node: Int) -> Int {
        var node = node
        while Int(parent[node]) != node { node = Int(parent[node]) }
        return node
    }

    private mutating func offer(_ x: Int, _ y: Int) {
        let bits = bits(x, y)
        guard bits > threshold else { return }
        let (x, y) = (min(x, y), max(x, y))
        heap.insert(MergeHeap.Entry(bits: bits, x: Int32(x), y: Int32(y), xVersion: version[x], yVersion: version[y]))
    }

    private func bits(_ x: Int, _ y: Int) -> Float {
        let edge = edges[Int(places[x, y])]
        guard !edge.isForbidden, edge.compared > 0, !areApart(x, y) else { return -.infinity }
        let all = Float(size[x]) * Float(size[y])
        let unseen = Self.unseenPenalty * (1 - Float(edge.compared) / all)
        guard edge.sums >= 0 else { return store.bits[Int(edge.pair)] - unseen }
        var logs = scorer.table.priors
        let start = Int(edge.sums) * scorer.table.fieldCount
        for place in start..<(start + scorer.table.fieldCount) where counts[place] > 0 {
            logs += sums[place] / counts[place]
        }
        return scorer.table.bits(logs) - unseen
    }

    /// Merges two clusters; the one with more neighbours keeps its place.
    private mutating func merge(_ x: Int, _ y: Int) {
        let (x, y) = neighbours[x].count < neighbours[y].count ? (y, x) : (x, y)
        isAlive[y] = false
        parent[y] = Int32(x)
        size[x] += size[y]
        for rule in apart.indices where apart[rule][x] < 0 { apart[rule][x] = apart[rule][y] }
        version[x] += 1
        if places[x, y] >= 0 { release(Int(places[x, y])) }
        neighbours[x].removeAll { Int($0) == y }
        for other in neighbours[y] where Int(other) != x {
            let third = Int(other)
            let moved = places[third, y]
            let kept = places[third, x]
            neighbours[third].removeAll { Int($0) == y }
            if kept < 0 {
                places[third, x] = moved
                neighbours[x].append(other)
                neighbours[third].append(Int32(x))
            } else {
                combine(Int(kept), Int(moved))
            }
        }
        neighbours[y] = []
    }

    /// Adds one edge's evidence to another's.
    private mutating func combine(_ kept: Int, _ moved: Int) {
        edges[kept].isForbidden = edges[kept].isForbidden || edges[moved].isForbidden
        if edges[moved].compared > 0 {
            let fieldCount = scorer.table.fieldCount
            let start = expand(kept) * fieldCount
            if edges[moved].sums >= 0 {
                let from = Int(edges[moved].sums) * fieldCount
                for field in 0..<fieldCount {
                    sums[start + field] += sums[from + field]
                    counts[start + field] += counts[from + field]
                }
            } else {
                addPair(edges[moved].pair, at: start)
            }
            edges[kept].compared += edges[moved].compared
        }
        release(moved)
    }

    /// The place of an edge's sums, which are made when it has none.
    private mutating func expand(_ edge: Int) -> Int {
        if edges[edge].sums >= 0 { return Int(edges[edge].sums) }
        let fieldCount = scorer.table.fieldCount
        let place: Int
        if let free = freeSums.popLast() {
            place = Int(free)
            for slot in (place * fieldCount)..<((place + 1) * fieldCount) {
                sums[slot] = .zero
                counts[slot] = 0
            }
        } else {
            place = sums.count / fieldCount
            sums.append(contentsOf: repeatElement(.zero, count: fieldCount))
            counts.append(contentsOf: repeatElement(0, count: fieldCount))
        }
        if edges[edge].compared > 0 { addPair(edges[edge].pair, at: place * fieldCount) }
        edges[edge].sums = Int32(place)
        return place
    }

    private mutating func addPair(_ pair: Int32, at start: Int) {
        let (word, pattern) = (store.pairs[Int(pair)], store.patterns[Int(pair)])
        for field in 0..<scorer.table.fieldCount where LevelPattern.entry(pattern, field) > 0 {
            sums[start + field] += scorer.evidence(word, pattern, field)
            counts[start + field] += 1
        }
    }

    private mutating func release(_ edge: Int) {
        if edges[edge].sums >= 0 { freeSums.append(edges[edge].sums) }
        edges[edge].sums = -1
        edges[edge].compared = 0
    }
}

/// Where the edge of two nodes is; a square for small components, a dictionary for large ones.
private struct EdgePlaces {
    private let nodes: Int
    private var square: [Int32]
    private var sparse: [UInt64: Int32] = [:]

    private static let largestSquare = 256

    init(nodes: Int) {
        self.nodes = nodes
        square = nodes <= Self.largestSquare ? Array(repeating: -1, count: nodes * nodes) : []
    }

    /// -1 when there is none.
    subscript(x: Int, y: Int) -> Int32 {
        get { square.isEmpty ? sparse[RecordPair.word(x, y)] ?? -1 : square[min(x, y) * nodes + max(x, y)] }
        set {
            if square.isEmpty {
                sparse[RecordPair.word(x, y)] = newValue
            } else {
                square[min(x, y) * nodes + max(x, y)] = newValue
            }
        }
    }
}

/// Possible merges, the one with the most bits first; ties by the lower nodes.
private struct MergeHeap {
    struct Entry {
        var bits: Float
        var x: Int32
        var y: Int32
        var xVersion: Int32
        var yVersion: Int32

        func isBefore(_ other: Entry) -> Bool {
            bits != other.bits ? bits > other.bits : x != other.x ? x < other.x : y < other.y
        }
    }

    private var entries: [Entry] = []

    mutating func insert(_ entry: Entry) {
        entries.append(entry)
        var place = entries.count - 1
        while place > 0, entry.isBefore(entries[(place - 1) / 2]) {
            entries[place] = entries[(place - 1) / 2]
            place = (place - 1) / 2
        }
        entries[place] = entry
    }

    mutating func removeFirst() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        var place = 0
        while true {
            var child = place * 2 + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
            guard entries[child].isBefore(last) else { break }
            entries[place] = entries[child]
            place = child
        }
        entries[place] = last
        return first
    }
}
