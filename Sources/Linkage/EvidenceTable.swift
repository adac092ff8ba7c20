/// A model made ready to weigh patterns: what each level of each field is worth to each class, in natural units.
///
/// Lane 0 is the match, lane `c` the non-match `c - 1`; a field that a class does not share weighs nothing there. For
/// equal values the table leaves out the stranger's rate, which the value's own rarity replaces.
struct EvidenceTable: Sendable {
    let fieldCount: Int
    /// Eight entries a field, by the entry of the pattern.
    let entries: [ClassVector]
    /// 1 in the lanes of the classes that share a field.
    let shares: [ClassVector]
    /// Logarithms of the classes' shares of pairs; far below anything in unused lanes.
    let priors: ClassVector
    let strangerPrior: Float
    /// The pattern in which all fields are equal.
    let tops: UInt64

    static let nothing: Float = -1e30

    init(_ model: LinkageModel) {
        fieldCount = model.fields.count
        var entries = [ClassVector](repeating: .zero, count: model.fields.count * 8)
        var shares = [ClassVector](repeating: .zero, count: model.fields.count)
        var priors = ClassVector(repeating: Self.nothing)
        var tops: UInt64 = 0
        func fill(_ lane: Int, _ field: Int, _ rates: [Double]) {
            shares[field][lane] = 1
            let strangers = model.fields[field].strangerRates
            for level in rates.indices {
                let isTop = level == rates.count - 1
                let base = isTop ? 0 : logarithm(max(strangers[level], 1e-9))
                entries[field * 8 + level + 1][lane] = Float(logarithm(max(rates[level], 1e-9)) - base)
            }
        }
        priors[0] = Float(logarithm(model.matchShare))
        for field in model.fields.indices {
            LevelPattern.set(&tops, field, level: model.fields[field].kind.top)
            fill(0, field, model.fields[field].matchRates)
        }
        for (place, nonMatch) in model.nonMatches.enumerated() {
            priors[place + 1] = Float(logarithm(nonMatch.share))
            for (field, rates) in zip(nonMatch.shared, nonMatch.rates) { fill(place + 1, field, rates) }
        }
        self.entries = entries
        self.shares = shares
        self.priors = priors
        self.tops = tops
        strangerPrior = Float(logarithm(model.strangerShare))
    }

    /// Logarithms of the classes' chances for a pattern, before the rarity of equal values.
    @inline(__always)
    func sum(_ pattern: UInt64, _ entries: UnsafeBufferPointer<ClassVector>) -> ClassVector {
        var sum = priors
        var rest = pattern
        var place = 0
        while rest != 0 {
            sum += entries[place + Int(rest & 7)]
            rest >>= UInt64(LevelPattern.bits)
            place += 8
        }
        return sum
    }

    /// Bits for the match against everything else.
    @inline(__always)
    func bits(_ logs: ClassVector) -> Float {
        var others = logs
        others[0] = strangerPrior
        let highest = others.max()
        let sum = exponential(others - highest).total
        return (logs[0] - highest - logarithm(sum)) * 1.442_695_04
    }
}
