/// Pairs whose birth dates are a generation apart in every part: father and son of one name at one door.
///
/// Whatever else they share, two full dates with other years, months and days, the years at least fifteen apart, are two
/// people. A mistyped date keeps two of its parts, or stays near.
struct Generations {
    private static let leastYears = 15

    private let ids: [Int32]
    /// Year and month-day of each value; zero where a value is no full date.
    private let parts: [(year: Int, monthDay: Int)]

    /// Nil when the records state no birth date, or a number that only one person has, as a column that `--compare`
    /// names: that is better evidence than any date.
    init?(_ fields: [InternedField]) {
        guard !fields.contains(where: { $0.kind == .code && $0.group == .anyCode }),
            let field = fields.first(where: { $0.kind == .date && $0.group == .individual })
        else { return nil }
        ids = field.ids
        parts = (0..<field.values.count).map { Self.parts(field.values.value($0)) }
    }

    private static func parts(_ digits: ArraySlice<UInt8>) -> (year: Int, monthDay: Int) {
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return (0, 0) }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        // The first of January stands for many an unknown day.
        return number % 10_000 == 101 ? (0, 0) : (number / 10_000, number % 10_000)
    }

    func areApart(_ a: Int, _ b: Int) -> Bool {
        guard ids[a] >= 0, ids[b] >= 0, ids[a] != ids[b] else { return false }
        let (first, second) = (parts[Int(ids[a])], parts[Int(ids[b])])
        guard first.year > 0, second.year > 0, abs(first.year - second.year) >= Self.leastYears else { return false }
        return first.monthDay / 100 != second.monthDay / 100 && first.monthDay % 100 != second.monthDay % 100
    }

    /// Those pairs of a store that might else be linked, sorted.
    func pairs(_ store: PairStore) -> [UInt64] {
        (0..<store.count).filter { place in
            store.bits[place] > Clustering.joiningBits
                && areApart(RecordPair.first(store.pairs[place]), RecordPair.second(store.pairs[place]))
        }.map { store.pairs[$0] }
    }
}
