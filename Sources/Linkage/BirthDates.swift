/// The birth dates of records that are whole and exist.
struct BirthDates: Sendable {
    struct Day: Equatable {
        var year: Int
        var month: Int
        var day: Int
    }

    /// The level of two dates that have two of their three parts in common: they may well be one person's.
    static let nearLevel = 3

    /// The place of the field among those that it was found in.
    let place: Int
    private let ids: [Int32]
    private let days: [Day?]

    /// Nil when the records state no birth date.
    init?(_ fields: [InternedField]) {
        guard let place = fields.firstIndex(where: { $0.kind == .date && $0.group == .individual }) else { return nil }
        self.place = place
        ids = fields[place].ids
        days = (0..<fields[place].values.count).map { Self.day(fields[place].values.value($0)) }
    }

    /// The day of a record; nil for none, and for the first of January, which stands for many an unknown day.
    subscript(record: Int) -> Day? { ids[record] < 0 ? nil : days[Int(ids[record])] }

    private static func day(_ digits: ArraySlice<UInt8>) -> Day? {
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        let exists = day.year > 0 && (1...12).contains(day.month) && (1...31).contains(day.day)
        return exists && (day.month, day.day) != (1, 1) ? day : nil
    }
}
