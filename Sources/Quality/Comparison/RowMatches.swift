/// Rows of two stores brought together by their keys.
struct RowMatches: Sendable {
    struct Pair: Sendable {
        var old: Int
        var new: Int
    }

    var systems: [EntityComparison.System] = []
    var keyless = 0
    /// Ids of rows with one key and other words, and of all rows with one key where those were asked for.
    var different: [Pair] = []
    var pairs: [Pair] = []

    var counts: RowCounts { systems.reduce(RowCounts()) { $0 + $1.counts } }

    /// Of rows that share a key, as parts of one repair order do, those that say the same are brought together first, the
    /// rest in the order of their ids.
    init(old: Fingerprints, new: Fingerprints, keepingPairs keepsPairs: Bool) {
        let names = Array(Set(old.systems + new.systems)).sorted()
        let oldPlaces = old.systems.map { name in names.firstIndex(of: name) ?? 0 }
        let newPlaces = new.systems.map { name in names.firstIndex(of: name) ?? 0 }
        var counts = names.map { _ in RowCounts() }
        var (left, right) = (0, 0)
        let (olds, news) = (old.rows, new.rows)

        func countOld(_ row: Fingerprint) {
            counts[oldPlaces[Int(row.system)]].onlyOld += 1
            if row.isKeyless { keyless += 1 }
        }
        func countNew(_ row: Fingerprint) {
            counts[newPlaces[Int(row.system)]].onlyNew += 1
            if row.isKeyless { keyless += 1 }
        }
        func keep(_ old: Fingerprint, _ new: Fingerprint) {
            if keepsPairs { pairs.append(Pair(old: old.id, new: new.id)) }
        }

        while left < olds.count || right < news.count {
            if right == news.count || (left < olds.count && olds[left].key < news[right].key) {
                countOld(olds[left])
                left += 1
                continue
            }
            if left == olds.count || news[right].key < olds[left].key {
                countNew(news[right])
                right += 1
                continue
            }
            let key = olds[left].key
            var (oldRest, newRest): ([Fingerprint], [Fingerprint]) = ([], [])
            while true {
                let (hasOld, hasNew) = (
                    left < olds.count && olds[left].key == key, right < news.count && news[right].key == key
                )
                if !hasOld, !hasNew { break }
                if hasOld, hasNew, olds[left].content == news[right].content {
                    counts[newPlaces[Int(news[right].system)]].same += 1
                    keep(olds[left], news[right])
                    left += 1
                    right += 1
                } else if hasOld, !hasNew || olds[left].content < news[right].content {
                    oldRest.append(olds[left])
                    left += 1
                } else {
                    newRest.append(news[right])
                    right += 1
                }
            }
            if oldRest.count > 1 { oldRest.sort { $0.id < $1.id } }
            if newRest.count > 1 { newRest.sort { $0.id < $1.id } }
            for (one, other) in zip(oldRest, newRest) {
                counts[newPlaces[Int(other.system)]].different += 1
                different.append(Pair(old: one.id, new: other.id))
                keep(one, other)
            }
            oldRest.dropFirst(newRest.count).forEach(countOld)
            newRest.dropFirst(oldRest.count).forEach(countNew)
        }
        systems = zip(names, counts).map { EntityComparison.System(system: $0, counts: $1) }
    }
}
