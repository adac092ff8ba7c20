import Columns

/// Something known of families or companies, beside all evidence: two records that it names are two customers whatever they
/// share.
protocol ApartRule: Sendable {
    /// - Parameter pattern: the levels of the two records' fields.
    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool
}

/// The rules that hold for files of any size, asked of each pair once.
struct ApartRules: Sendable {
    private let rules: [any ApartRule]
    /// Under these bits no third record brings a pair together.
    private static let leastBits = Clustering.joiningBits - 8
    private static let chunk = 1 << 16

    /// Those rules that the records state enough for.
    init(_ fields: [InternedField], _ isOrganisation: [Bool]) {
        let all: [(any ApartRule)?] = [
            Generations(fields), TwoPeople(fields), Neighbours(fields), CompaniesApart(fields, isOrganisation),
            Colleagues(fields, isOrganisation),
        ]
        rules = all.compactMap(\.self)
    }

    /// Those pairs of a store that might else be linked, sorted.
    func pairs(_ store: PairStore, width: Int) async throws -> [UInt64] {
        guard !rules.isEmpty else { return [] }
        let starts = Array(stride(from: 0, to: store.count, by: Self.chunk))
        return try await orderedParallelMap(starts, width: width) { start in
            (start..<min(start + Self.chunk, store.count)).compactMap { place -> UInt64? in
                guard store.bits[place] > Self.leastBits else { return nil }
                let (pair, pattern) = (store.pairs[place], store.patterns[place])
                let (a, b) = (RecordPair.first(pair), RecordPair.second(pair))
                return rules.contains { $0.areApart(a, b, pattern) } ? pair : nil
            }
        }.flatMap { $0 }
    }
}
