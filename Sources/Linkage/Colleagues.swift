/// Pairs of people who drive or buy for one company: its name, door, numbers and cars are theirs, their names their own.
///
/// First names and last names that both share nothing are two people's, where a company explains all else that they share. A
/// birth date or a code that agrees says otherwise.
struct Colleagues: ApartRule {
    private let apart: FirstNamesApart
    private let last: InternedField
    private let isOrganisation: [Bool]
    private let (firstPlace, lastPlace, companyPlace): (Int, Int, Int)
    private let leastCompany: Int
    /// What one person has alone, with the lowest level that says so.
    private let proofs: [(place: Int, least: Int)]

    /// Nil unless the records state persons' names and companies.
    init?(_ fields: [InternedField], _ isOrganisation: [Bool]) {
        guard let apart = FirstNamesApart(fields),
            let firstPlace = fields.firstIndex(where: { $0.kind == .first }),
            let lastPlace = fields.firstIndex(where: { $0.kind == .last }),
            let companyPlace = fields.firstIndex(where: { $0.group == .company })
        else { return nil }
        (self.apart, self.isOrganisation) = (apart, isOrganisation)
        (self.firstPlace, self.lastPlace, self.companyPlace) = (firstPlace, lastPlace, companyPlace)
        last = fields[lastPlace]
        leastCompany = fields[companyPlace].kind.top - 1
        proofs = fields.indices.compactMap { place in
            switch (fields[place].kind, fields[place].group) {
            case (.date, .individual): (place, BirthDates.nearLevel)
            case (.code, .anyCode): (place, 1)
            default: nil
            }
        }
    }

    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        LevelPattern.level(pattern, companyPlace) >= leastCompany
            && LevelPattern.level(pattern, firstPlace) == 0 && LevelPattern.level(pattern, lastPlace) == 0
            && proofs.allSatisfy { LevelPattern.level(pattern, $0.place) < $0.least }
            && (isOrganisation.isEmpty || !isOrganisation[a] && !isOrganisation[b])
            && isFull(a) && isFull(b) && apart.areApart(a, b)
    }

    /// Whether a record states a last name of two letters or more.
    private func isFull(_ record: Int) -> Bool { last.values.range(Int(last.ids[record])).count >= 2 }
}
