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
        var words = (pairs: store.pairs, bits: store.bits)
        for word in same {
            words.pairs.append(word)
            words.bits.append(Constraints.decisionBits)
        }
        let edges = groups.edges(words.pairs) { _ in true }
        var sets = DisjointSets(count: clusters.count)
        var sizes = [Int32](repeating: 1, count: clusters.count)
        for group in 0..<groups.count {
            let naming = Int(groups.members[groups.range(group).lowerBound])
            let links = edges.places[Int(edges.starts[group])..<Int(edges.starts[group + 1])].sorted {
                let (a, b) = (words.bits[Int($0)], words.bits[Int($1)])
                return a != b ? a > b : words.pairs[Int($0)] < words.pairs[Int($1)]
            }
            var waiting = groups.range(group).count - 1
            for link in links where waiting > 0 {
                let (a, b) = (RecordPair.first(words.pairs[Int(link)]), RecordPair.second(words.pairs[Int(link)]))
                let (left, right) = (sets.root(a), sets.root(b))
                guard left != right else { continue }
                waiting -= 1
                if left == naming || right == naming {
                    if bits[naming] == .infinity { bits[naming] = words.bits[Int(link)] }
                    let joined = left == naming ? right : left
                    if sizes[joined] == 1 {
                        bits[joined] = words.bits[Int(link)]
                    } else {
                        for place in groups.range(group) {
                            let record = Int(groups.members[place])
                            if sets.root(record) == joined { bits[record] = words.bits[Int(link)] }
                        }
                    }
                }
                sizes[min(left, right)] += sizes[max(left, right)]
                sets.join(left, right)
            }
        }
        return bits
    }
}
