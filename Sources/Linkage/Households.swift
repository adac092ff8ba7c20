/// Customers who live as one household: linked, never merged.
///
/// Two customers are linked when the evidence between all their compared records is better explained by people of one
/// household (or a parent and child of one name) than by neighbours, reused numbers or strangers, and they share an
/// address or a home phone beside a surname or a second way to reach them.
struct Households {
    let store: PairStore
    let scorer: PairScorer
    let model: LinkageModel
    let clusters: [Int32]
    let isOrganisation: [Bool]
    let constraints: Constraints

    /// Odds of eight to one for a household.
    private static let leastBits: Float = 3
    /// More customers than this behind one door are a building or a business.
    private static let mostCustomers = 12

    struct Link: Equatable {
        var a: Int32
        var b: Int32
        var bits: Float
    }

    private var lanes: [Int] {
        model.nonMatches.indices.filter { ["household", "namesake"].contains(model.nonMatches[$0].name) }.map { $0 + 1 }
    }

    /// The household of each record, named by its lowest record, and the bits of the link that joined its cluster.
    func assign() -> (householdOf: [Int32], bits: [Float]) {
        var sets = DisjointSets(count: clusters.count)
        var sizes = [Int32](repeating: 1, count: clusters.count)
        var bits = [Float](repeating: 0, count: clusters.count)
        for link in links() {
            let (a, b) = (sets.root(Int(link.a)), sets.root(Int(link.b)))
            guard a != b else { continue }
            let size = sizes[a] + sizes[b]
            guard size <= Self.mostCustomers || link.bits >= Constraints.decisionBits else { continue }
            sets.join(a, b)
            sizes[min(a, b)] = size
            // Links come strongest first: a cluster's first link is the one that holds it.
            for cluster in [Int(link.a), Int(link.b)] where bits[cluster] == 0 { bits[cluster] = link.bits }
        }
        let householdOf = clusters.map { Int32(sets.root(Int($0))) }
        return (householdOf, clusters.map { bits[Int($0)] })
    }

    /// Links between clusters, strongest first; ties by the lower clusters.
    private func links() -> [Link] {
        var links = constraints.household.compactMap { word -> Link? in
            let (a, b) = (clusters[RecordPair.first(word)], clusters[RecordPair.second(word)])
            return a == b ? nil : Link(a: min(a, b), b: max(a, b), bits: Constraints.decisionBits)
        }
        links += evidentLinks()
        return links.sorted { $0.bits != $1.bits ? $0.bits > $1.bits : ($0.a, $0.b) < ($1.a, $1.b) }
    }

    private func evidentLinks() -> [Link] {
        guard !lanes.isEmpty else { return [] }
        let wanted = clusterPairs()
        guard !wanted.isEmpty else { return [] }
        var sums: [ClassVector] = []
        var counts: [Float] = []
        let fieldCount = scorer.table.fieldCount
        return wanted.compactMap { wanted in
            sums = Array(repeating: .zero, count: fieldCount)
            counts = Array(repeating: 0, count: fieldCount)
            for place in wanted.places {
                let pattern = store.patterns[Int(place)]
                for field in 0..<fieldCount where LevelPattern.entry(pattern, field) > 0 {
                    sums[field] += scorer.evidence(store.pairs[Int(place)], pattern, field)
                    counts[field] += 1
                }
            }
            var logs = scorer.table.priors
            for field in 0..<fieldCount where counts[field] > 0 { logs += sums[field] / counts[field] }
            let bits = householdBits(logs)
            guard bits >= Self.leastBits else { return nil }
            let (a, b) = (Int32(wanted.word >> 32), Int32(wanted.word & 0xFFFF_FFFF))
            return Link(a: a, b: b, bits: min(bits, Constraints.decisionBits - 1))
        }
    }

    /// Pairs of clusters that some pair of records ties, with all their compared pairs.
    private func clusterPairs() -> [(word: UInt64, places: [Int32])] {
        let signs = HomeSigns(model)
        var tied: [UInt64] = []
        scorer.table.entries.withUnsafeBufferPointer { entries in
            for place in 0..<store.count {
                guard signs.shareHome(store.patterns[place]), let word = clusterWord(place) else { continue }
                if householdBits(scorer.logs(store.pairs[place], store.patterns[place], entries)) > 0 {
                    tied.append(word)
                }
            }
        }
        tied.sort()
        removeRepeats(&tied)
        let groupOf = Dictionary(zip(tied, tied.indices), uniquingKeysWith: { first, _ in first })
        var places: [[Int32]] = Array(repeating: [], count: tied.count)
        for place in 0..<store.count {
            if let word = clusterWord(place), let group = groupOf[word] { places[group].append(Int32(place)) }
        }
        return zip(tied, places).map { ($0, $1) }
    }

    private func clusterWord(_ place: Int) -> UInt64? {
        let (a, b) = (RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
        guard clusters[a] != clusters[b] else { return nil }
        if !isOrganisation.isEmpty, isOrganisation[a] || isOrganisation[b] { return nil }
        return RecordPair.word(Int(clusters[a]), Int(clusters[b]))
    }

    private func householdBits(_ logs: ClassVector) -> Float {
        var (same, other) = (ClassVector(repeating: EvidenceTable.nothing), logs)
        other[0] = scorer.table.strangerPrior
        for lane in lanes {
            same[lane] = logs[lane]
            other[lane] = EvidenceTable.nothing
        }
        let highest = max(same.max(), other.max())
        let (wins, loses) = (exponential(same - highest).sum(), exponential(other - highest).sum())
        return (logarithm(max(wins, 1e-30)) - logarithm(max(loses, 1e-30))) * 1.442_695_04
    }
}

/// Whether the levels of a pair say that two people live together: an address or a home phone, beside a surname or
/// another way to reach them.
private struct HomeSigns {
    private var signs: [UInt8]
    private let isNumbered: Bool

    private static let (number, street, area, home, family, contact): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
        1, 2, 4, 8, 16, 32
    )

    init(_ model: LinkageModel) {
        signs = Array(repeating: 0, count: model.fields.count * 8)
        isNumbered = model.fields.contains { $0.group == .address && $0.kind == .number }
        for (place, field) in model.fields.enumerated() {
            let top = field.kind.top
            let (sign, least): (UInt8, Int) =
                switch (field.group, field.kind) {
                case (.address, .number): (Self.number, top)
                case (.address, _): (Self.street, top - 2)
                case (.area, _): (Self.area, top)
                case (.home, _): (Self.home, top - 1)
                case (.contact, _): (Self.contact, top - 1)
                case (.family, .last): (Self.family, 3)
                default: (0, top)
                }
            for level in least...top { signs[place * 8 + level + 1] = sign }
        }
    }

    func shareHome(_ pattern: UInt64) -> Bool {
        var found: UInt8 = 0
        var rest = pattern
        var place = 0
        while rest != 0 {
            found |= signs[place + Int(rest & 7)]
            rest >>= UInt64(LevelPattern.bits)
            place += 8
        }
        func has(_ sign: UInt8) -> Bool { found & sign != 0 }
        let address = has(Self.street) && (has(Self.number) || !isNumbered) || has(Self.number) && has(Self.area)
        return (address || has(Self.home)) && (has(Self.family) || has(Self.contact) || address && has(Self.home))
    }
}
