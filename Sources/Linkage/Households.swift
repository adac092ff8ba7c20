import Columns

/// Customers who live as one household: linked, never merged.
///
/// Two customers are linked when the evidence between all their compared records is better explained by people of one
/// household (or a parent and child of one name) than by neighbours, reused numbers or strangers, and they share an
/// address or a home phone beside a surname or a second way to reach them; or when `SharedHomes` are theirs.
struct Households: Sendable {
    let fields: [InternedField]
    let store: PairStore
    let scorer: PairScorer
    let model: LinkageModel
    let clusters: [Int32]
    let isOrganisation: [Bool]
    let constraints: Constraints
    let width: Int

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
    func assign() async throws -> (householdOf: [Int32], bits: [Float]) {
        let links = try await links()
        var sets = DisjointSets(count: clusters.count)
        var sizes = [Int32](repeating: 1, count: clusters.count)
        var bits = [Float](repeating: 0, count: clusters.count)
        for link in links {
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
    private func links() async throws -> [Link] {
        var links = constraints.household.compactMap { word -> Link? in
            let (a, b) = (clusters[RecordPair.first(word)], clusters[RecordPair.second(word)])
            return a == b ? nil : Link(a: min(a, b), b: max(a, b), bits: Constraints.decisionBits)
        }
        let evident = try await evidentLinks() + certainLinks()
        let apart = toldApart
        links += apart.isEmpty ? evident : evident.filter { !apart.contains(RecordPair.word(Int($0.a), Int($0.b))) }
        return links.sorted { $0.bits != $1.bits ? $0.bits > $1.bits : ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// Clusters of which a person said that they have nothing to do with each other.
    private var toldApart: Set<UInt64> {
        let together = Set(constraints.household)
        return Set(
            constraints.different.filter { !together.contains($0) }.map { word in
                RecordPair.word(Int(clusters[RecordPair.first(word)]), Int(clusters[RecordPair.second(word)]))
            })
    }

    private func certainLinks() -> [Link] {
        let pairs = SharedHomes(fields)?.pairs(clusters) { isOrganisation.isEmpty || !isOrganisation[$0] } ?? []
        return pairs.map { word in
            Link(a: Int32(RecordPair.first(word)), b: Int32(RecordPair.second(word)), bits: Self.leastBits)
        }
    }

    /// Pairs, or pairs of clusters, looked at by one task.
    private static let chunk = 1 << 15

    private func evidentLinks() async throws -> [Link] {
        guard !lanes.isEmpty else { return [] }
        let wanted = try await clusterPairs()
        let starts = Array(stride(from: 0, to: wanted.words.count, by: Self.chunk))
        return try await orderedParallelMap(starts, width: width) { start in
            links(wanted, start..<min(start + Self.chunk, wanted.words.count))
        }.flatMap { $0 }
    }

    private func links(_ wanted: TiedClusters, _ range: Range<Int>) -> [Link] {
        let fieldCount = scorer.table.fieldCount
        var sums = [ClassVector](repeating: .zero, count: fieldCount)
        var counts = [Float](repeating: 0, count: fieldCount)
        var links: [Link] = []
        for tie in range {
            for field in 0..<fieldCount { (sums[field], counts[field]) = (.zero, 0) }
            for place in wanted.places[Int(wanted.starts[tie])..<Int(wanted.starts[tie + 1])] {
                let pattern = store.patterns[Int(place)]
                for field in 0..<fieldCount where LevelPattern.entry(pattern, field) > 0 {
                    sums[field] += scorer.evidence(store.pairs[Int(place)], pattern, field)
                    counts[field] += 1
                }
            }
            var logs = scorer.table.priors
            for field in 0..<fieldCount where counts[field] > 0 { logs += sums[field] / counts[field] }
            let bits = householdBits(logs)
            guard bits >= Self.leastBits else { continue }
            let word = wanted.words[tie]
            links.append(
                Link(
                    a: Int32(RecordPair.first(word)), b: Int32(RecordPair.second(word)),
                    bits: min(bits, Constraints.decisionBits - 1)))
        }
        return links
    }

    /// Pairs of clusters that some pair of records ties: `places[starts[n]..<starts[n + 1]]` are all their compared
    /// pairs.
    private struct TiedClusters {
        var words: [UInt64]
        var starts: [Int32]
        var places: [Int32]
    }

    private func clusterPairs() async throws -> TiedClusters {
        let signs = HomeSigns(model)
        let starts = Array(stride(from: 0, to: store.count, by: Self.chunk))
        var tied = try await orderedParallelMap(starts, width: width) { start in
            scorer.table.entries.withUnsafeBufferPointer { entries in
                (start..<min(start + Self.chunk, store.count)).compactMap { place -> UInt64? in
                    guard signs.liveTogether(store.patterns[place]), let word = clusterWord(place) else { return nil }
                    let bits = householdBits(scorer.logs(store.pairs[place], store.patterns[place], entries))
                    return bits > 0 ? word : nil
                }
            }
        }.flatMap { $0 }
        radixSort(&tied)
        removeRepeats(&tied)
        let index = WordIndex(tied)
        let found = try await orderedParallelMap(starts, width: width) { start in
            (start..<min(start + Self.chunk, store.count)).compactMap { place -> UInt64? in
                guard let word = clusterWord(place), let tie = index.place(of: word) else { return nil }
                return UInt64(tie) << 32 | UInt64(place)
            }
        }
        var ordered = found.flatMap { $0 }
        radixSort(&ordered, low: 32)
        var first = [Int32](repeating: 0, count: tied.count + 1)
        for entry in ordered { first[Int(entry >> 32) + 1] += 1 }
        for tie in tied.indices { first[tie + 1] += first[tie] }
        return TiedClusters(words: tied, starts: first, places: ordered.map { Int32($0 & 0xFFFF_FFFF) })
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
        let (wins, loses) = (exponential(same - highest).total, exponential(other - highest).total)
        return (logarithm(max(wins, 1e-30)) - logarithm(max(loses, 1e-30))) * 1.442_695_04
    }
}

/// Whether the levels of a pair say that two people live together: an address or a home phone, beside a surname or
/// another way to reach them.
struct HomeSigns {
    private var signs: [UInt8]
    private let isNumbered: Bool

    private static let (number, street, area, home, family, contact): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
        1, 2, 4, 8, 16, 32
    )
    private static let company: UInt8 = 64

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
                case (.company, _): (Self.company, top - 1)
                default: (0, top)
                }
            for level in least...top { signs[place * 8 + level + 1] = sign }
        }
    }

    /// Whether a pair might be a household's.
    func shareHome(_ pattern: UInt64) -> Bool { shareHome(found(pattern)) }

    /// Whether a pair shows a household: of two who state one company, its door and its numbers show none.
    func liveTogether(_ pattern: UInt64) -> Bool {
        let found = found(pattern)
        return shareHome(found) && (found & Self.company == 0 || found & (Self.family | Self.home) != 0)
    }

    private func found(_ pattern: UInt64) -> UInt8 {
        var found: UInt8 = 0
        var rest = pattern
        var place = 0
        while rest != 0 {
            found |= signs[place + Int(rest & 7)]
            rest >>= UInt64(LevelPattern.bits)
            place += 8
        }
        return found
    }

    private func shareHome(_ found: UInt8) -> Bool {
        func has(_ sign: UInt8) -> Bool { found & sign != 0 }
        let address = has(Self.street) && (has(Self.number) || !isNumbered) || has(Self.number) && has(Self.area)
        return (address || has(Self.home)) && (has(Self.family) || has(Self.contact) || address && has(Self.home))
    }
}
