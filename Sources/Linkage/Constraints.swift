/// What outranks the model, in places of ordered records.
struct Constraints: Sendable {
    /// Pairs that are one customer: by decision, or because nothing at all tells them apart.
    var same: [UInt64] = []
    /// Pairs that are not, sorted.
    var different: [UInt64] = []
    /// Pairs that are a household.
    var household: [UInt64] = []
    /// Those of `same` that a person decided, sorted; they outrank every rule.
    private(set) var told: [UInt64] = []
    /// For each rule the number of each record, -1 where it has none: unlike numbers are unlike customers.
    var apart: [[Int32]] = []

    /// Bits that a decision counts for.
    static let decisionBits: Float = 64

    init(_ decisions: [LinkageInput.Decision], placeOf: [Int32]) {
        for decision in decisions where decision.a != decision.b {
            let word = RecordPair.word(Int(placeOf[decision.a]), Int(placeOf[decision.b]))
            switch decision.answer {
            case .same: same.append(word)
            case .different: different.append(word)
            case .household:
                different.append(word)
                household.append(word)
            }
        }
        same.sort()
        different.sort()
        household.sort()
        removeRepeats(&same)
        removeRepeats(&different)
        removeRepeats(&household)
        told = same
    }

    /// Whether a rule says that two records are two customers.
    func areApart(_ a: Int, _ b: Int) -> Bool {
        apart.contains { $0[a] >= 0 && $0[b] >= 0 && $0[a] != $0[b] }
    }

    /// Whether a person decided that a pair is one customer.
    func isTold(_ pair: UInt64) -> Bool { Self.holds(told, pair) }

    /// Adds pairs that are one customer, unless a decision says otherwise.
    mutating func addSame(_ pairs: [UInt64]) {
        same += pairs.filter { !isDifferent($0) }
        same.sort()
        removeRepeats(&same)
    }

    /// Adds pairs that are two customers, unless a decision says otherwise.
    func addingDifferent(_ pairs: [UInt64]) -> Constraints {
        var result = self
        let told = Set(same)
        result.different = (different + pairs.filter { !told.contains($0) }).sorted()
        removeRepeats(&result.different)
        return result
    }

    func isDifferent(_ pair: UInt64) -> Bool { Self.holds(different, pair) }

    private static func holds(_ pairs: [UInt64], _ pair: UInt64) -> Bool {
        guard !pairs.isEmpty else { return false }
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low < pairs.count && pairs[low] == pair
    }
}
