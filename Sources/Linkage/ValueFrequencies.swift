/// How often values occur, and what an equal value is worth: half its own rarity, half the field's (linkage method, §1.4).
struct ValueFrequencies: Sendable {
    /// Values stated, and how often two that strangers state are equal.
    let filled: Double
    let equalRate: Double
    /// For each value, the natural logarithm of one over the chance that strangers share it.
    let rarity: [Float]
    /// Customers (or records, before they are known) that state each value.
    let counts: [Int32]

    init(counts: [Int32]) {
        self.counts = counts
        var total = 0.0
        var pairs = 0.0
        for count in counts {
            let count = Double(count)
            total += count
            pairs += count * max(count - 1, 0)
        }
        let filled = max(1, total)
        let equalRate = max(1e-12, (pairs + 0.5) / (filled * filled))
        self.filled = filled
        self.equalRate = equalRate
        rarity = counts.map { Self.rarity(count: Double($0), filled: filled, equalRate: equalRate) }
    }

    /// The frequencies that a model remembers, for a field of other records.
    init(_ field: InternedField, under remembered: LinkageModel.Field) {
        let known = RememberedValues(remembered)
        filled = remembered.filled
        equalRate = remembered.equalRate
        rarity = (0..<field.values.count).map { known.rarity(of: field.values.value($0)) }
        counts = field.counts
    }

    /// The rates of a model, with counts that are known of other records.
    init(_ field: InternedField, under remembered: LinkageModel.Field, counts known: KnownCounts) {
        filled = remembered.filled
        equalRate = remembered.equalRate
        rarity = (0..<field.values.count).map { id in
            let count = field.values.value(id).withUnsafeBufferPointer { known.count(hashBytes($0)) }
            return Self.rarity(count: Double(count), filled: remembered.filled, equalRate: remembered.equalRate)
        }
        counts = field.counts
    }

    static func rarity(count: Double, filled: Double, equalRate: Double) -> Float {
        Float(-0.5 * logarithm(max(count - 1, 0.5) / filled) - 0.5 * logarithm(equalRate))
    }
}

/// How often strangers show each level, from pairs taken without looking.
struct StrangerRates {
    /// For each field, rates of its levels; the last is the field's mean chance of equal values.
    static func rates(
        _ fields: [InternedField], patterns: [UInt64], frequencies: [ValueFrequencies]
    ) -> [[Double]] {
        var seen = [Int](repeating: 0, count: fields.count * 8)
        for pattern in patterns {
            var rest = pattern
            for field in 0..<fields.count {
                seen[field * 8 + Int(rest & 7)] += 1
                rest >>= UInt64(LevelPattern.bits)
            }
        }
        return fields.indices.map { field in
            let levels = fields[field].kind.levelCount
            var rates = (0..<levels).map { Double(seen[field * 8 + $0 + 1]) + 0.2 }
            let below = rates.dropLast().reduce(0, +)
            let equal = min(0.999, max(1e-9, frequencies[field].equalRate))
            for level in 0..<(levels - 1) { rates[level] *= (1 - equal) / below }
            rates[levels - 1] = equal
            return rates
        }
    }
}
