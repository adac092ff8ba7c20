import Records

/// Pairs that are two people of one family, whatever they share: a door, phones, an e-mail, a surname.
///
/// Each of three things that are one person's may be mistyped: the first name, the birth date, the sex. Hardly two of them
/// are, so two that are unlike make two people where a phone or an address is shared; an e-mail alone is hardly a family's.
/// The masculine and the feminine of one name, or two compounds, need no more, since a couple or a brother and sister is as
/// likely as the slip of a letter, and a duplicate that stays harms less than two customers in one.
struct TwoPeople {
    private let first: InternedField
    private let names: GivenNames
    private let apart: FirstNamesApart?
    private let sexes: InternedField?
    private let dates: InternedField?
    private let (firstPlace, datePlace, codePlace): (Int, Int?, Int?)

    /// The level of birth dates that have two of their three parts in common.
    private static let nearDate = 3
    /// First names at this level or below share nothing that a slip leaves.
    private static let unlikeName = 1
    /// Under these bits no third record brings a pair together.
    private static let leastBits = Clustering.joiningBits - 8

    /// Nil unless the records state first names.
    init?(_ fields: [InternedField]) {
        guard let firstPlace = fields.firstIndex(where: { $0.kind == .first }) else { return nil }
        self.firstPlace = firstPlace
        first = fields[firstPlace]
        names = GivenNames(first)
        apart = FirstNamesApart(fields)
        datePlace = fields.firstIndex { $0.kind == .date && $0.group == .individual }
        codePlace = fields.firstIndex { $0.kind == .code && $0.group == .anyCode }
        dates = datePlace.map { fields[$0] }
        sexes = fields.first { $0.kind == .category && $0.group == .individual }
    }

    /// Those pairs of a store that might else be linked, sorted.
    func pairs(_ store: PairStore) -> [UInt64] {
        (0..<store.count).filter { place in
            store.bits[place] > Self.leastBits
                && areTwo(
                    RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]), store.patterns[place])
        }.map { store.pairs[$0] }
    }

    private func areTwo(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        if let codePlace, LevelPattern.level(pattern, codePlace) >= 1 { return false }
        let (one, other) = (first.ids[a], first.ids[b])
        let sexes = sexes.map { ($0.ids[a], $0.ids[b]) } ?? (-1, -1)
        let areStated = sexes.0 >= 0 && sexes.1 >= 0
        let (isOneSex, areTwoSexes) = (areStated && sexes.0 == sexes.1, areStated && sexes.0 != sexes.1)
        let dateLevel = datePlace.map { LevelPattern.level(pattern, $0) } ?? -1
        let areDatesUnlike = dateLevel >= 0 && dateLevel < Self.nearDate && isFull(a) && isFull(b)
        guard one >= 0, other >= 0, one != other else { return areDatesUnlike && areTwoSexes }
        guard apart?.shareHome(pattern) == true else { return false }
        // Nearly the same date makes one person of two such names; so does one sex of a man's name and a woman's.
        if names.areCompounds(one, other) { return dateLevel < Self.nearDate }
        if names.areHalves(one, other) {
            return areDatesUnlike || areTwoSexes || dateLevel < Self.nearDate && !isOneSex
        }
        guard areDatesUnlike || areTwoSexes else { return false }
        return names.areTwo(one, other)
            || LevelPattern.level(pattern, firstPlace) <= Self.unlikeName && apart?.areApart(a, b) == true
    }

    /// Whether a record's birth date is a full one that exists; the first of January stands for many an unknown day.
    private func isFull(_ record: Int) -> Bool {
        guard let dates, dates.ids[record] >= 0 else { return false }
        let digits = dates.values.value(Int(dates.ids[record]))
        guard digits.count == 8 else { return false }
        let monthDay = digits.suffix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return (1...12).contains(monthDay / 100) && (1...31).contains(monthDay % 100) && monthDay != 101
    }
}
