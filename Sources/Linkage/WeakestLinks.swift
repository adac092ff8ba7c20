/// How surely each record belongs to its customer.
enum WeakestLinks {
    /// Bits of the weakest link that a record needs, infinity for a record alone.
    ///
    /// The strongest links that hold a cluster together make a tree. A record needs the weakest link on its way through
    /// that tree to the record that names the cluster; the naming record needs its own strongest link.
    static func bits(_ store: PairStore, clusters: [Int32], same: [UInt64]) -> [Float] {
        var bits = [Float](repeating: .infinity, count: clusters.count)
        let groups = RecordGroups(labels: clusters)
        guard groups.count > 0 else { return bits }
        var links: [Link] = []
        for place in 0..<store.count {
            let (a, b) = (RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
            guard clusters[a] == clusters[b] else { continue }
            links.append(Link(cluster: clusters[a], bits: store.bits[place], pair: store.pairs[place]))
        }
        for word in same where clusters[RecordPair.first(word)] == clusters[RecordPair.second(word)] {
            links.append(Link(cluster: clusters[RecordPair.first(word)], bits: Constraints.decisionBits, pair: word))
        }
        links.sort {
            if $0.cluster != $1.cluster { return $0.cluster < $1.cluster }
            return $0.bits != $1.bits ? $0.bits > $1.bits : $0.pair < $1.pair
        }
        var sets = DisjointSets(count: clusters.count)
        // Members of each growing set, so that all of the joined side get the bits that joined them.
        var members: [Int: [Int32]] = [:]
        var previous: Int32 = -1
        for link in links {
            if link.cluster != previous { members.removeAll(keepingCapacity: true) }
            previous = link.cluster
            let (a, b) = (sets.root(RecordPair.first(link.pair)), sets.root(RecordPair.second(link.pair)))
            guard a != b else { continue }
            let naming = Int(link.cluster)
            if bits[naming] == .infinity, a == naming || b == naming { bits[naming] = link.bits }
            let (left, right) = (members[a] ?? [Int32(a)], members[b] ?? [Int32(b)])
            if a == naming { for record in right { bits[Int(record)] = link.bits } }
            if b == naming { for record in left { bits[Int(record)] = link.bits } }
            members[a] = nil
            members[b] = nil
            members[min(a, b)] = left + right
            sets.join(a, b)
        }
        return bits
    }

    private struct Link {
        var cluster: Int32
        var bits: Float
        var pair: UInt64
    }
}
