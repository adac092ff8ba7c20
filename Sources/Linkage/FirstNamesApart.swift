/// Pairs of one surname whose first names share nothing: spouses, brothers, a parent and a child.
///
/// They share an address, phones and often an e-mail. A file of many records shows how households look; a small one
/// shows too few, and the evidence alone would make one customer of a couple. Only there is this rule asked.
struct FirstNamesApart {
    private let first: InternedField
    private let last: InternedField
    private let middle: InternedField?
    private let (firstPlace, lastPlace): (Int, Int)
    /// Fields that one person has alone, with the lowest level that says so. A vehicle is a family's.
    private let proofs: [(place: Int, least: Int)]
    /// Phones and addresses, with the lowest level that says two people can be reached at one place.
    private let ties: [(place: Int, least: Int)]

    /// Nil unless the records state first and last names of persons.
    init?(_ fields: [InternedField]) {
        guard let firstPlace = fields.firstIndex(where: { $0.kind == .first }),
            let lastPlace = fields.firstIndex(where: { $0.kind == .last })
        else { return nil }
        (self.firstPlace, self.lastPlace) = (firstPlace, lastPlace)
        (first, last) = (fields[firstPlace], fields[lastPlace])
        middle = fields.first { $0.kind == .name && $0.group == .individual }
        proofs = fields.indices.compactMap { place in
            switch (fields[place].kind, fields[place].group) {
            // The same year alone is common among spouses.
            case (.date, .individual): (place, 2)
            case (.code, .anyCode): (place, 1)
            default: nil
            }
        }
        ties = fields.indices.compactMap { place in
            let (kind, group) = (fields[place].kind, fields[place].group)
            if kind == .phone { return (place, kind.top - 1) }
            return group == .address && kind == .text ? (place, kind.top - 2) : nil
        }
    }

    /// Those pairs of a store that are two people, sorted. What people decided, and what rules join, is left alone.
    func pairs(_ store: PairStore, _ constraints: Constraints) -> [UInt64] {
        let decided = Set(constraints.told.flatMap { [RecordPair.first($0), RecordPair.second($0)] })
        var joined = DisjointSets(count: first.ids.count)
        for word in constraints.same { joined.join(RecordPair.first(word), RecordPair.second(word)) }
        var apart: [UInt64] = []
        for place in 0..<store.count where levelsTellApart(store.patterns[place]) {
            let (a, b) = (RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
            guard !decided.contains(a), !decided.contains(b), joined.root(a) != joined.root(b), areApart(a, b) else {
                continue
            }
            apart.append(store.pairs[place])
        }
        return apart
    }

    /// First names differ, by more than a nickname, a part or a slip; surnames are equal or nearly; a phone or an
    /// address is shared; nothing else is known to be one person's. Where no more than an e-mail is shared, a first name
    /// that someone changed or mistyped is likelier than a couple.
    private func levelsTellApart(_ pattern: UInt64) -> Bool {
        LevelPattern.level(pattern, firstPlace) == 0 && LevelPattern.level(pattern, lastPlace) >= last.kind.top - 1
            && proofs.allSatisfy { LevelPattern.level(pattern, $0.place) < $0.least } && shareHome(pattern)
    }

    /// Whether a pair can be reached at one place, by a phone or at an address.
    func shareHome(_ pattern: UInt64) -> Bool {
        ties.contains { LevelPattern.level(pattern, $0.place) >= $0.least }
    }

    /// Whether two records state full first names that share nothing, and neither stands elsewhere in the other's name.
    func areApart(_ a: Int, _ b: Int) -> Bool {
        guard let one = name(first, a), let other = name(first, b) else { return false }
        guard Self.isFull(one), Self.isFull(other), !Self.share(one, other) else { return false }
        // A first name that stands as the other's middle name, or a surname in the first name's column.
        return ![(a, other), (b, one)].contains { record, given in
            [middle, last].compactMap { $0.flatMap { name($0, record) } }.contains { Self.share($0, given) }
        } && !Self.share(one, name(last, a) ?? []) && !Self.share(other, name(last, b) ?? [])
    }

    private func name(_ field: InternedField, _ record: Int) -> ArraySlice<UInt8>? {
        field.ids[record] < 0 ? nil : field.values.value(Int(field.ids[record]))
    }

    private static func words(_ name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        name.split { $0 == 0x20 || $0 == 0x2D }
    }

    /// True for a name of two letters or more, every word of it.
    private static func isFull(_ name: ArraySlice<UInt8>) -> Bool {
        let words = words(name)
        return !words.isEmpty && words.allSatisfy { $0.count >= 2 }
    }

    /// True when one name holds the other, a word of it, or is its initials: `josée` in `marie josée`, `jp` for
    /// `jean pierre`.
    private static func share(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        let (left, right) = (words(one), words(other))
        guard !left.isEmpty, !right.isEmpty else { return false }
        return left.contains(where: right.contains) || holds(left, right) || holds(right, left)
    }

    private static func holds(_ words: [ArraySlice<UInt8>], _ parts: [ArraySlice<UInt8>]) -> Bool {
        let (letters, part) = (Array(words.joined()), Array(parts.joined()))
        if words.count > 1, words.compactMap(\.first) == part { return true }
        guard part.count <= letters.count else { return false }
        return part.count >= 3
            ? (0...letters.count - part.count).contains { letters[$0..<$0 + part.count].elementsEqual(part) }
            : letters.starts(with: part)
    }
}
