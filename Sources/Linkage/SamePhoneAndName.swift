/// Pairs that are one customer who moved: one full name and one mobile number, whatever became of the address and the e-mail.
///
/// Street, number, city and postal code all change with one move, and each would count against the pair. A number on more
/// records than a family has is a business's.
struct SamePhoneAndName {
    private let (first, last, phone): (Int, Int, Int)
    private let date: Int?
    private let phones: InternedField
    private let names: InternedField

    private static let mostRecords = 12

    /// Nil unless the records state first and last names and mobile numbers.
    init?(_ fields: [InternedField]) {
        guard let first = fields.firstIndex(where: { $0.kind == .first }),
            let last = fields.firstIndex(where: { $0.kind == .last }),
            let phone = fields.firstIndex(where: { $0.name == MatchRole.phoneMobile.rawValue && $0.kind == .phone })
        else { return nil }
        (self.first, self.last, self.phone) = (first, last, phone)
        (phones, names) = (fields[phone], fields[first])
        date = BirthDates(fields)?.place
    }

    /// Those pairs of a store, sorted, that nothing tells apart.
    func pairs(_ store: PairStore, apart: Set<UInt64>, _ constraints: Constraints, _ isOrganisation: [Bool]) -> [UInt64]
    {
        (0..<store.count).filter { place in
            guard isOne(store.patterns[place]) else { return false }
            let (a, b) = (RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
            return phones.counts[Int(phones.ids[a])] <= Self.mostRecords
                && names.values.value(Int(names.ids[a])).count > 2
                && !apart.contains(store.pairs[place]) && !constraints.areApart(a, b)
                && !constraints.isDifferent(store.pairs[place])
                && (isOrganisation.isEmpty || isOrganisation[a] == isOrganisation[b])
        }.map { store.pairs[$0] }
    }

    private func isOne(_ pattern: UInt64) -> Bool {
        let dateLevel = date.map { LevelPattern.level(pattern, $0) } ?? -1
        return LevelPattern.level(pattern, phone) == ComparisonKind.phone.top
            && LevelPattern.level(pattern, first) == ComparisonKind.first.top
            && LevelPattern.level(pattern, last) == ComparisonKind.last.top
            && (dateLevel < 0 || dateLevel >= BirthDates.nearLevel)
    }
}
