/// Pairs with the same levels and the same rarity of what is equal, counted: what the estimation sees.
struct PatternGroups: Sendable {
    /// Distinct patterns, sorted; `starts[n]..<starts[n + 1]` are the groups of pattern `n`.
    private(set) var patterns: [UInt64] = []
    private(set) var starts: [Int] = [0]
    /// For each group, by what factor equal values raise each class's chance, over the largest of those factors; in
    /// lane 15, which no class uses, the same for strangers.
    private(set) var factors: [ClassVector] = []
    /// How many pairs a group stands for.
    private(set) var weights: [Float] = []

    /// Rarity is rounded to an eighth of a natural unit, under a fifth of a bit.
    private static let steps: Float = 8
    /// The lane of the strangers.
    static let strangers = ClassVector.scalarCount - 1

    /// - Parameter weight: how many pairs each pair of `store` stands for.
    init(_ store: PairStore, _ scorer: PairScorer, weight: Float) {
        let rounded = scorer.rarity.map { $0.map { UInt8(max(0, min(255, ($0 * Self.steps).rounded()))) } }
        var slots = [Int32](repeating: -1, count: 1 << 16)
        var groups: [(pattern: UInt64, hash: UInt64, rarity: ClassVector, weight: Float)] = []
        for place in 0..<store.count {
            let pair = store.pairs[place]
            let pattern = store.patterns[place]
            let record = RecordPair.first(pair)
            var equal = LevelPattern.fieldsAtTop(pattern, tops: scorer.table.tops)
            let atTop = equal
            var hash = mixed(pattern)
            while equal != 0 {
                let field = equal.trailingZeroBitCount / LevelPattern.bits
                hash = mixed(hash ^ UInt64(rounded[field][Int(scorer.ids[field][record])]))
                equal &= equal - 1
            }
            var slot = Int(hash >> 20) & (slots.count - 1)
            while slots[slot] >= 0, groups[Int(slots[slot])].hash != hash { slot = (slot + 1) & (slots.count - 1) }
            if slots[slot] >= 0 {
                groups[Int(slots[slot])].weight += 1
                continue
            }
            var rarity = ClassVector.zero
            equal = atTop
            while equal != 0 {
                let field = equal.trailingZeroBitCount / LevelPattern.bits
                let value = Float(rounded[field][Int(scorer.ids[field][record])]) / Self.steps
                rarity += scorer.table.shares[field] * value
                equal &= equal - 1
            }
            slots[slot] = Int32(groups.count)
            groups.append((pattern, hash, rarity, 1))
            if groups.count * 2 > slots.count {
                slots = [Int32](repeating: -1, count: slots.count * 4)
                for (place, group) in groups.enumerated() {
                    var slot = Int(group.hash >> 20) & (slots.count - 1)
                    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
                    slots[slot] = Int32(place)
                }
            }
        }
        let order = groups.indices.sorted {
            (groups[$0].pattern, groups[$0].hash) < (groups[$1].pattern, groups[$1].hash)
        }
        for place in order {
            if patterns.last != groups[place].pattern {
                if !patterns.isEmpty { starts.append(factors.count) }
                patterns.append(groups[place].pattern)
            }
            let rarity = groups[place].rarity
            factors.append(exponential(rarity - rarity.max()))
            weights.append(groups[place].weight * weight)
        }
        if !patterns.isEmpty { starts.append(factors.count) }
    }
}
