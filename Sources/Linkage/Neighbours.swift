/// Pairs of one name who live on one street behind different doors and can be reached by nothing in common: a father and a son,
/// or cousins, as a country road has them. Who moves next door keeps a phone or an e-mail.
struct Neighbours: ApartRule {
    private let numberPlace: Int
    private let streets: [Int]
    /// Phones and e-mails, and what else only one person has, with the lowest level that says so.
    private let contacts: [Int]
    private let proofs: [(place: Int, least: Int)]

    /// How many ways to reach both have to be stated, and be unlike.
    private static let leastUnlike = 2

    /// Nil unless the records state civic numbers.
    init?(_ fields: [InternedField]) {
        guard let numberPlace = fields.firstIndex(where: { $0.kind == .number && $0.group == .address }) else {
            return nil
        }
        self.numberPlace = numberPlace
        streets = fields.indices.filter { fields[$0].kind == .text && fields[$0].group == .address }
        contacts = fields.indices.filter { fields[$0].kind == .phone || fields[$0].kind == .email }
        proofs = fields.indices.compactMap { place in
            switch (fields[place].kind, fields[place].group) {
            case (.date, .individual): (place, BirthDates.nearLevel)
            case (.code, _): (place, fields[place].kind.top - 1)
            case (.phone, _), (.email, _): (place, 1)
            default: nil
            }
        }
    }

    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        LevelPattern.level(pattern, numberPlace) == 0
            && streets.contains { LevelPattern.level(pattern, $0) >= ComparisonKind.text.top - 1 }
            && proofs.allSatisfy { LevelPattern.level(pattern, $0.place) < $0.least }
            && contacts.count { LevelPattern.level(pattern, $0) == 0 } >= Self.leastUnlike
    }
}
