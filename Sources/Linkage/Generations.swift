/// Pairs whose birth dates are a generation apart in every part: father and son of one name at one door.
///
/// Whatever else they share, two full dates with other years, months and days, the years at least fifteen apart, are two
/// people. A mistyped date keeps two of its parts, or stays near.
struct Generations: ApartRule {
    private static let leastYears = 15

    private let dates: BirthDates

    /// Nil when the records state no birth date, or a number that only one person has, as a column that `--compare`
    /// names: that is better evidence than any date.
    init?(_ fields: [InternedField]) {
        guard !fields.contains(where: { $0.kind == .code && $0.group == .anyCode }), let dates = BirthDates(fields)
        else { return nil }
        self.dates = dates
    }

    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        guard let first = dates[a], let second = dates[b] else { return false }
        return abs(first.year - second.year) >= Self.leastYears && first.month != second.month
            && first.day != second.day
    }
}
