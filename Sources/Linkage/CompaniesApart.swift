import Records

/// Pairs of companies of one owner that do unlike things: `Garage Rajotte` and `Transport Rajotte` share a door, a phone and
/// half a name.
///
/// Only activities that one company hardly changes for another count (table `company-activities`): a garage that calls itself
/// a body shop stays one customer.
struct CompaniesApart: ApartRule {
    private let field: InternedField
    /// Whether each record is a company and no person who names an employer.
    private let isCompany: [Bool]
    /// For each value the activities that it names, a bit each.
    private let activities: [UInt64]

    /// Nil where the records state fewer than two names of companies.
    init?(_ fields: [InternedField], _ isOrganisation: [Bool]) {
        guard let field = fields.first(where: { $0.group == .company }), field.values.count > 1 else { return nil }
        self.field = field
        let names = fields.filter(\.kind.isName)
        isCompany = field.ids.indices.map { record in
            isOrganisation.isEmpty ? names.allSatisfy { $0.ids[record] < 0 } : isOrganisation[record]
        }
        var bits: [[UInt8]: UInt64] = [:]
        var numbers: [String: Int] = [:]
        for row in ReferenceTable("company-activities").rows {
            let number = numbers[row[1]] ?? numbers.count
            numbers[row[1]] = number
            bits[Array(row[0].utf8)] = 1 << UInt64(number)
        }
        activities = (0..<field.values.count).map { value in
            field.values.value(value).split(separator: 0x20).reduce(0) { $0 | (bits[Array($1)] ?? 0) }
        }
    }

    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        guard isCompany[a], isCompany[b], field.ids[a] >= 0, field.ids[b] >= 0 else { return false }
        let (one, other) = (Int(field.ids[a]), Int(field.ids[b]))
        let (doesOne, doesOther) = (activities[one], activities[other])
        return doesOne != 0 && doesOther != 0 && doesOne & doesOther == 0 || differByNumber(one, other)
    }

    /// Whether two names are one but for a number: `Ferme Huot 1` and `Ferme Huot 2`, `Transport Morel` and `Transport Morel
    /// 2015`, which a succession of companies of one owner have.
    private func differByNumber(_ one: Int, _ other: Int) -> Bool {
        guard one != other else { return false }
        func parts(_ value: Int) -> (words: [ArraySlice<UInt8>], numbers: [ArraySlice<UInt8>]) {
            let all = field.values.value(value).split(separator: 0x20)
            let isNumber = { (word: ArraySlice<UInt8>) in word.allSatisfy { (0x30...0x39).contains($0) } }
            return (all.filter { !isNumber($0) }, all.filter(isNumber))
        }
        let (left, right) = (parts(one), parts(other))
        return left.numbers != right.numbers && !left.words.isEmpty && left.words == right.words
    }
}
