/// How the bits of a pair came about: where one starts, what each field adds, what other explanations take away.
package struct PairExplanation: Sendable, Codable, Equatable {
    /// Bits before anything is compared: how rare a match is among all pairs.
    package var priorBits: Double
    /// What each field adds, a match against strangers.
    package var fields: [FieldEvidence]
    /// What the explanations between a match and strangers take away: relatives, neighbours, a reused number. At most 0.
    package var rivalBits: Double
    /// The strongest of those explanations, when they take anything away.
    package var rival: String?

    /// Bits of the pair: the sum of all of it.
    package var totalBits: Double { fields.reduce(priorBits + rivalBits) { $0 + $1.bits } }
}

/// The levels of pairs, and the rarity of what is equal in them.
struct PairEvidence: Sendable, Equatable {
    private var patterns: [UInt64] = []
    private var starts: [Int32] = [0]
    private var rarity: [Float] = []

    mutating func append(pattern: UInt64, pair: UInt64, scorer: PairScorer) {
        patterns.append(pattern)
        var equal = LevelPattern.fieldsAtTop(pattern, tops: scorer.table.tops)
        while equal != 0 {
            let field = equal.trailingZeroBitCount / LevelPattern.bits
            rarity.append(scorer.rarity[field][Int(scorer.ids[field][RecordPair.first(pair)])])
            equal &= equal - 1
        }
        starts.append(Int32(rarity.count))
    }

    func explanation(_ place: Int, model: LinkageModel) -> PairExplanation {
        var next = Int(starts[place])
        return model.explanation(patterns[place]) { _ in
            next += 1
            return rarity[next - 1]
        }
    }
}

extension LinkageModel {
    /// Explains levels; `rarity` is asked for each equal field, in order.
    func explanation(_ pattern: UInt64, rarity: (Int) -> Float) -> PairExplanation {
        let table = EvidenceTable(self)
        var logs = table.priors
        let bitsPerUnit = 1.442_695_040_888_963
        let evidence = fields.indices.map { field -> FieldEvidence in
            let level = LevelPattern.level(pattern, field)
            guard level >= 0 else { return FieldEvidence(field: fields[field].name, level: "not-stated", bits: 0) }
            var part = table.entries[field * 8 + level + 1]
            if level == fields[field].kind.top { part += table.shares[field] * rarity(field) }
            logs += part
            return FieldEvidence(
                field: fields[field].name, level: fields[field].kind.levelNames[level],
                bits: Double(part[0]) * bitsPerUnit)
        }
        let prior = Double(table.priors[0] - table.strangerPrior) * bitsPerUnit
        let total = table.entries.withUnsafeBufferPointer { _ in Double(table.bits(logs)) }
        let rivalBits = min(0, total - prior - evidence.reduce(0) { $0 + $1.bits })
        let strongest = nonMatches.indices.max { logs[$0 + 1] < logs[$1 + 1] }
        return PairExplanation(
            priorBits: prior, fields: evidence, rivalBits: rivalBits,
            rival: rivalBits < -0.05 ? strongest.map { nonMatches[$0].name } : nil)
    }
}
