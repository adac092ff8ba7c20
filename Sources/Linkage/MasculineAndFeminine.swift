import Records

/// Pairs whose first names are the masculine and the feminine of one name: Louis and Louise, who share a door, phones, often
/// an e-mail, and whose own e-mails are a letter apart.
///
/// One letter may as well be a slip, so something that is one person's has to speak: with the same birth date, or nearly, they
/// are one customer, with another they are two. Where a date is missing, the same e-mail makes them one.
struct MasculineAndFeminine {
    private let first: InternedField
    /// For each value of first names the number of its pairs' other halves.
    private let halves: [Int32: Set<Int32>]
    private let (date, code, email): (Int?, Int?, Int?)
    private let emailTop: Int

    /// The level of birth dates that have two of their three parts in common.
    private static let nearDate = 3

    /// Nil unless some records state one half of a pair and some the other.
    init?(_ fields: [InternedField]) {
        guard let first = fields.first(where: { $0.kind == .first }) else { return nil }
        var ids: [[UInt8]: Int32] = [:]
        for id in 0..<first.values.count { ids[Array(first.values.value(id))] = Int32(id) }
        let table = ReferenceTable("first-names-of-two")
        var halves: [Int32: Set<Int32>] = [:]
        for row in table.rows {
            let names = [row[0], row[1]].map { ids[Array(FoldedText.fold($0).utf8)] }
            guard let masculine = names[0], let feminine = names[1] else { continue }
            halves[masculine, default: []].insert(feminine)
            halves[feminine, default: []].insert(masculine)
        }
        guard !halves.isEmpty else { return nil }
        (self.first, self.halves) = (first, halves)
        date = fields.firstIndex { $0.kind == .date && $0.group == .individual }
        code = fields.firstIndex { $0.kind == .code && $0.group == .anyCode }
        email = fields.firstIndex { $0.kind == .email }
        emailTop = ComparisonKind.email.top
    }

    /// Those pairs of a store that might else be linked, sorted.
    func pairs(_ store: PairStore) -> [UInt64] {
        (0..<store.count).filter { place in
            guard store.bits[place] > Clustering.joiningBits else { return false }
            let pair = store.pairs[place]
            let (a, b) = (first.ids[RecordPair.first(pair)], first.ids[RecordPair.second(pair)])
            return a >= 0 && b >= 0 && halves[a]?.contains(b) == true && areApart(store.patterns[place])
        }.map { store.pairs[$0] }
    }

    private func areApart(_ pattern: UInt64) -> Bool {
        if let code, LevelPattern.level(pattern, code) >= 1 { return false }
        if let date, LevelPattern.level(pattern, date) >= 0 { return LevelPattern.level(pattern, date) < Self.nearDate }
        return !(email.map { LevelPattern.level(pattern, $0) == emailTop } ?? false)
    }
}
