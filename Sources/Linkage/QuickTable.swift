/// A model made ready to weigh millions of pairs: two fields a step, half the lanes, and only what can matter.
///
/// Classes that share one field alone (reused numbers) need no lane: what they explain is one number a level.
struct QuickTable: Sendable {
    typealias Lanes = SIMD8<Float>

    private let steps: Int
    /// The match alone, and all lanes, for each value of six bits of a pattern at each step.
    private let match: [Float]
    private let lanes: [Lanes]
    private let matchPrior: Float
    private let priors: Lanes
    private let strangerPrior: Float
    private let tops: UInt64
    private let shares: [Lanes]
    /// How likely the classes of one field are against strangers, by entry of that field.
    private let singles: [Float]
    /// By how much an equal value raises that; empty for fields that no such class shares.
    private let raised: [[Float]]
    private let singleFields: [Int]

    /// Nil when the model has more kinds of non-match than there are lanes.
    init?(_ table: EvidenceTable, _ model: LinkageModel, _ rarity: [[Float]]) {
        let several = model.nonMatches.indices.filter { model.nonMatches[$0].shared.count > 1 }
        guard several.count < Lanes.scalarCount else { return nil }
        let sources = [0] + several.map { $0 + 1 }
        func narrowed(_ vector: ClassVector, _ rest: Float) -> Lanes {
            var lanes = Lanes(repeating: rest)
            for (lane, source) in sources.enumerated() { lanes[lane] = vector[source] }
            return lanes
        }
        let entries = table.entries.map { narrowed($0, 0) }
        let fieldCount = table.fieldCount
        steps = (fieldCount + 1) / 2
        var stepped = [Lanes](repeating: .zero, count: steps * 64)
        for step in 0..<steps {
            for value in 0..<64 {
                var sum = entries[step * 16 + (value & 7)]
                if step * 2 + 1 < fieldCount { sum += entries[step * 16 + 8 + (value >> 3)] }
                stepped[step * 64 + value] = sum
            }
        }
        lanes = stepped
        match = stepped.map { $0[0] }
        matchPrior = table.priors[0]
        priors = narrowed(table.priors, EvidenceTable.nothing)
        strangerPrior = table.strangerPrior
        tops = table.tops
        shares = table.shares.map { narrowed($0, 0) }
        var singles = [Float](repeating: 0, count: fieldCount * 8)
        var fields: [Int] = []
        for (place, nonMatch) in model.nonMatches.enumerated() {
            guard let field = nonMatch.shared.first, nonMatch.shared.count == 1 else { continue }
            fields.append(field)
            for entry in 0..<8 {
                let evidence = Double(table.entries[field * 8 + entry][place + 1])
                singles[field * 8 + entry] += Float(nonMatch.share * exponential(evidence))
            }
        }
        let raisedFields = Set(fields)
        self.singles = singles
        singleFields = raisedFields.sorted()
        raised = rarity.indices.map { field in
            raisedFields.contains(field) ? rarity[field].map { Float(exponential(Double($0))) } : []
        }
    }

    func bits(_ pairs: ArraySlice<UInt64>, _ patterns: ArraySlice<UInt64>, _ scorer: PairScorer) -> [Float] {
        [Float](unsafeUninitializedCapacity: pairs.count) { bits, count in
            pairs.withUnsafeBufferPointer { pairs in
                patterns.withUnsafeBufferPointer { patterns in
                    match.withUnsafeBufferPointer { match in
                        lanes.withUnsafeBufferPointer { lanes in
                            for place in 0..<pairs.count {
                                bits[place] = weigh(pairs[place], patterns[place], match, lanes, scorer)
                            }
                        }
                    }
                }
            }
            count = pairs.count
        }
    }

    @inline(__always)
    private func weigh(
        _ pair: UInt64, _ pattern: UInt64, _ match: UnsafeBufferPointer<Float>, _ lanes: UnsafeBufferPointer<Lanes>,
        _ scorer: PairScorer
    ) -> Float {
        let record = RecordPair.first(pair)
        var most = matchPrior - strangerPrior
        var rest = pattern
        var place = 0
        while rest != 0 {
            most += match[place + Int(rest & 63)]
            rest >>= 6
            place += 64
        }
        let atTop = LevelPattern.fieldsAtTop(pattern, tops: tops)
        var equal = atTop
        while equal != 0 {
            let field = equal.trailingZeroBitCount / LevelPattern.bits
            most += scorer.rarity[field][Int(scorer.ids[field][record])]
            equal &= equal - 1
        }
        // Strangers alone already explain such a pair far better.
        guard most * Self.bitsOfNatural > PairScorer.hopelessBits else { return most * Self.bitsOfNatural }
        var logs = priors
        rest = pattern
        place = 0
        while rest != 0 {
            logs += lanes[place + Int(rest & 63)]
            rest >>= 6
            place += 64
        }
        equal = atTop
        while equal != 0 {
            let field = equal.trailingZeroBitCount / LevelPattern.bits
            logs += shares[field] * scorer.rarity[field][Int(scorer.ids[field][record])]
            equal &= equal - 1
        }
        var single: Float = 0
        for field in singleFields {
            let entry = LevelPattern.entry(pattern, field)
            let isEqual = entry > 0 && entry == LevelPattern.entry(tops, field)
            single +=
                singles[field * 8 + entry] * (isEqual ? raised[field][Int(scorer.ids[field][record])] : 1)
        }
        let matchLog = logs[0]
        logs[0] = strangerPrior
        let highest = logs.max()
        let chances = exponential(logs - highest)
        let sum = chances.total + chances[0] * single
        return (matchLog - highest - logarithm(sum)) * Self.bitsOfNatural
    }

    private static let bitsOfNatural: Float = 1.442_695_04
}
