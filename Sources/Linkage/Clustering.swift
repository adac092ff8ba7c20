import Columns

/// Parts records into components of edges that might link, and each component into customers.
struct Clustering: Sendable {
    let constraints: Constraints
    let threshold: Float
    let width: Int

    /// Edges above this join components.
    static let joiningBits: Float = -4
    /// Pairs below this take no part in merging.
    private static let leastBits: Float = -14
    /// Components up to this size are compared whole.
    static let largestClosed = 120

    func components(_ store: PairStore, recordCount: Int) -> [Int32] {
        var sets = DisjointSets(count: recordCount)
        for place in 0..<store.count where store.bits[place] > Self.joiningBits {
            sets.join(RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
        }
        for word in constraints.same { sets.join(RecordPair.first(word), RecordPair.second(word)) }
        return sets.labels()
    }

    /// All pairs within components of 3 to 120 records, sorted.
    func pairsWithin(_ components: [Int32], isOrganisation: [Bool]) -> [UInt64] {
        let groups = RecordGroups(labels: components)
        var pairs: [UInt64] = []
        for group in 0..<groups.count {
            let range = groups.range(group)
            guard range.count >= 3, range.count <= Self.largestClosed else { continue }
            for i in range {
                for j in (i + 1)..<max(i + 1, range.upperBound) {
                    let (a, b) = (Int(groups.members[i]), Int(groups.members[j]))
                    guard isOrganisation.isEmpty || isOrganisation[a] == isOrganisation[b] else { continue }
                    pairs.append(RecordPair.word(a, b))
                }
            }
        }
        radixSort(&pairs)
        return pairs
    }

    /// The cluster of each record, named by its lowest record.
    func clusters(_ store: PairStore, _ scorer: PairScorer, recordCount: Int) async throws -> [Int32] {
        let components = components(store, recordCount: recordCount)
        let groups = RecordGroups(labels: components)
        let edges = groups.edges(store.pairs) { store.bits[$0] > Self.leastBits }
        let same = grouped(constraints.same, groups)
        let different = grouped(constraints.different, groups)
        let batches = batches(edges.starts)
        let parts = try await orderedParallelMap(batches, width: width) { batch in
            var labels: [Int32] = []
            for group in batch {
                let members = groups.members[groups.range(group)]
                let pairs = edges.places[Int(edges.starts[group])..<Int(edges.starts[group + 1])]
                let (same, different) = (
                    same.isEmpty ? [] : same[group] ?? [], different.isEmpty ? [] : different[group] ?? []
                )
                if members.count == 2, same.isEmpty, different.isEmpty {
                    let links =
                        pairs.first.map { store.bits[Int($0)] > threshold } ?? false
                        && !constraints.areApart(Int(members[members.startIndex]), Int(members[members.startIndex + 1]))
                    labels.append(members[members.startIndex])
                    labels.append(members[links ? members.startIndex : members.startIndex + 1])
                    continue
                }
                var agglomeration = Agglomeration(
                    members: members, pairs: pairs, store: store, scorer: scorer, threshold: threshold,
                    constraints: constraints)
                labels += agglomeration.clusters(same: same, different: different)
            }
            return labels
        }
        var clusters = (0..<Int32(recordCount)).map { $0 }
        var place = 0
        for part in parts {
            for label in part {
                clusters[Int(groups.members[place])] = label
                place += 1
            }
        }
        return clusters
    }

    /// Runs of groups with some thousands of edges each.
    private func batches(_ starts: [Int32]) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var first = 0
        for group in 0..<(starts.count - 1)
        where starts[group + 1] - starts[first] >= 20_000 || group - first >= 20_000 {
            batches.append(first..<group + 1)
            first = group + 1
        }
        if first < starts.count - 1 { batches.append(first..<starts.count - 1) }
        return batches
    }

    private func grouped(_ words: [UInt64], _ groups: RecordGroups) -> [Int: [UInt64]] {
        var found: [Int: [UInt64]] = [:]
        for word in words {
            let group = groups.groupOf[RecordPair.first(word)]
            if group >= 0, group == groups.groupOf[RecordPair.second(word)] {
                found[Int(group), default: []].append(word)
            }
        }
        return found
    }
}
