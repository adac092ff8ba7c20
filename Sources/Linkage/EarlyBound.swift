/// Tells early that a pair is hopeless: what the fields compared so far say, and the best that the others could still say.
///
/// Only the match's evidence against strangers counts, so that the bound is never below the pair's bits.
struct EarlyBound: Sendable {
    private let prior: Float
    /// By field and entry, the evidence for the match; without the rarity of equal values.
    private let evidence: [Float]
    /// By field, the best that unlike values can say.
    private let best: [Float]
    private let tops: UInt64
    private let scorer: PairScorer
    /// Fields in whose equality a household may show, by their bits of a pattern: such pairs are compared whole.
    private let home: (phones: UInt64, numbers: UInt64, places: UInt64)
    private let names: (first: Int, last: Int)?

    /// Natural units under which a pair is hopeless.
    private let least: Float
    /// Fields in the order in which they are compared: those that decide most at the least cost first.
    let order: [Int]

    init(_ scorer: PairScorer, _ model: LinkageModel, names: (first: Int, last: Int)?) {
        let table = scorer.table
        let fields = model.fields
        prior = table.priors[0] - table.strangerPrior
        evidence = table.entries.map { $0[0] }
        best = fields.indices.map { field in
            (1...fields[field].kind.top).reduce(Float(0)) { max($0, table.entries[field * 8 + $1][0]) }
        }
        tops = table.tops
        self.scorer = scorer
        self.names = names
        func bits(_ isOne: (LinkageModel.Field) -> Bool) -> UInt64 {
            fields.indices.reduce(0) { isOne(fields[$1]) ? $0 | 7 << UInt64($1 * LevelPattern.bits) : $0 }
        }
        home = (
            bits { $0.group == .home }, bits { $0.group == .address && $0.kind == .number },
            bits { $0.group == .area || $0.group == .address && $0.kind != .number }
        )
        least = PairScorer.hopelessBits * 0.693_147_18
        let isName: (Int) -> Bool = { $0 == names?.first || $0 == names?.last }
        order = fields.indices.sorted {
            (isName($0) ? -1 : fields[$0].kind.cost, $0) < (isName($1) ? -1 : fields[$1].kind.cost, $1)
        }
    }

    func isHopeless(_ hope: Float) -> Bool { hope < least }

    /// The hope of each pair when equal values are known and unlike ones are not compared yet.
    func begin(
        _ hopes: UnsafeMutableBufferPointer<Float>, _ pairs: UnsafeBufferPointer<UInt64>,
        _ patterns: UnsafeMutableBufferPointer<UInt64>, _ unlike: (Int) -> UnsafeBufferPointer<UnlikeValues>
    ) {
        for place in 0..<pairs.count {
            var hope = prior
            var equal = LevelPattern.fieldsAtTop(patterns[place], tops: tops)
            let isHome = equal & home.phones != 0 || equal & home.numbers != 0 && equal & home.places != 0
            let record = RecordPair.first(pairs[place])
            while equal != 0 {
                let field = equal.trailingZeroBitCount / LevelPattern.bits
                let entry = LevelPattern.entry(tops, field)
                hope += evidence[field * 8 + entry] + scorer.rarity[field][Int(scorer.ids[field][record])]
                equal &= equal - 1
            }
            if isHome { hope = .infinity }
            // A last name can be found in the other record's first name even where it states none.
            if let names, LevelPattern.entry(patterns[place], names.last) == 0 { hope += best[names.last] }
            hopes[place] = hope
        }
        for field in best.indices where field != names?.last {
            for pair in unlike(field) { hopes[Int(pair.place)] += best[field] }
        }
    }

    /// Puts what unlike values of a field say in the place of the best that they could.
    func account(
        _ field: Int, _ hopes: UnsafeMutableBufferPointer<Float>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ unlike: UnsafeBufferPointer<UnlikeValues>
    ) {
        for pair in unlike {
            let place = Int(pair.place)
            hopes[place] += evidence[field * 8 + LevelPattern.entry(patterns[place], field)] - best[field]
        }
    }

    /// The same for last names, which an exchange may give to pairs that do not state them.
    func accountLastNames(
        _ hopes: UnsafeMutableBufferPointer<Float>, _ patterns: UnsafeMutableBufferPointer<UInt64>
    ) {
        guard let last = names?.last else { return }
        let top = LevelPattern.entry(tops, last)
        for place in 0..<hopes.count {
            let entry = LevelPattern.entry(patterns[place], last)
            if entry != top { hopes[place] += evidence[last * 8 + entry] - best[last] }
        }
    }
}

extension ComparisonKind {
    /// Rank of what a comparison costs for what it decides, mostly the waits for values that are rarely the same.
    fileprivate var cost: Int {
        switch self {
        case .first, .last, .category: 0
        case .date: 1
        case .number, .postal: 2
        case .city, .name: 3
        case .code: 4
        case .phone: 5
        case .email: 6
        case .text: 7
        }
    }
}
