/// Disjoint sets of records; a set is named by its lowest record.
struct DisjointSets: Sendable {
    private var parent: [Int32]

    init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

    mutating func root(_ record: Int) -> Int {
        var place = record
        while Int(parent[place]) != place {
            parent[place] = parent[Int(parent[place])]
            place = Int(parent[place])
        }
        return place
    }

    /// Joins two sets; false when they were one already.
    @discardableResult
    mutating func join(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (root(a), root(b))
        guard a != b else { return false }
        parent[max(a, b)] = Int32(min(a, b))
        return true
    }

    mutating func labels() -> [Int32] { parent.indices.map { Int32(root($0)) } }
}

/// Records grouped by a label: `members[starts[n]..<starts[n + 1]]` are those of group `n`, in rising order.
struct RecordGroups: Sendable {
    let starts: [Int32]
    let members: [Int32]
    /// The group of each record, -1 for a record alone.
    let groupOf: [Int32]

    /// Groups of two records or more, by their lowest record.
    init(labels: [Int32]) {
        var sizes = [Int32](repeating: 0, count: labels.count)
        for label in labels { sizes[Int(label)] += 1 }
        var groupOfLabel = [Int32](repeating: -1, count: labels.count)
        var starts: [Int32] = [0]
        for label in labels.indices where sizes[label] > 1 {
            groupOfLabel[label] = Int32(starts.count - 1)
            starts.append(starts[starts.count - 1] + sizes[label])
        }
        var next = starts
        var members = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        var groupOf = [Int32](repeating: -1, count: labels.count)
        for (record, label) in labels.enumerated() {
            let group = groupOfLabel[Int(label)]
            guard group >= 0 else { continue }
            members[Int(next[Int(group)])] = Int32(record)
            next[Int(group)] += 1
            groupOf[record] = group
        }
        self.starts = starts
        self.members = members
        self.groupOf = groupOf
    }

    var count: Int { starts.count - 1 }
    func range(_ group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

    /// Pairs within each group, as places: `places[starts[n]..<starts[n + 1]]` are those of group `n`.
    func edges(_ pairs: [UInt64], isWanted: (Int) -> Bool) -> (starts: [Int32], places: [Int32]) {
        func group(_ place: Int) -> Int? {
            let group = groupOf[RecordPair.first(pairs[place])]
            guard group >= 0, group == groupOf[RecordPair.second(pairs[place])], isWanted(place) else { return nil }
            return Int(group)
        }
        var starts = [Int32](repeating: 0, count: count + 1)
        for place in pairs.indices { if let group = group(place) { starts[group + 1] += 1 } }
        for group in 0..<count { starts[group + 1] += starts[group] }
        var next = starts
        var places = [Int32](repeating: 0, count: Int(starts[count]))
        for place in pairs.indices {
            guard let group = group(place) else { continue }
            places[Int(next[group])] = Int32(place)
            next[group] += 1
        }
        return (starts, places)
    }
}
