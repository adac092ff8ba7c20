import Records

/// Pairs that are two people of one family, whatever they share: a door, phones, an e-mail, a surname.
///
/// Each of three things that are one person's may be mistyped: the first name, the birth date, the sex. Hardly two of them
/// are, so two that are unlike make two people where a phone or an address is shared; an e-mail alone is hardly a family's.
/// The masculine and the feminine of one name, two compounds, and known names that no slip makes of one another need no more,
/// since a couple or a brother and sister is as likely as the slip, and a duplicate that stays harms less than two customers in
/// one.
struct TwoPeople: ApartRule {
    private let first: InternedField
    private let names: GivenNames
    private let apart: FirstNamesApart?
    private let sexes: InternedField?
    private let dates: BirthDates?
    private let emails: InternedField?
    private let (firstPlace, codePlace, emailPlace, mobilePlace): (Int, Int?, Int?, Int?)

    /// First names at this level or below share nothing that a slip leaves.
    private static let unlikeName = 1

    /// Nil unless the records state first names.
    init?(_ fields: [InternedField]) {
        guard let firstPlace = fields.firstIndex(where: { $0.kind == .first }) else { return nil }
        self.firstPlace = firstPlace
        first = fields[firstPlace]
        names = GivenNames(first)
        apart = FirstNamesApart(fields)
        dates = BirthDates(fields)
        codePlace = fields.firstIndex { $0.kind == .code && $0.group == .anyCode }
        emailPlace = fields.firstIndex { $0.kind == .email }
        emails = emailPlace.map { fields[$0] }
        mobilePlace = fields.firstIndex { $0.name == MatchRole.phoneMobile.rawValue && $0.kind == .phone }
        sexes = fields.first { $0.kind == .category && $0.group == .individual }
    }

    func areApart(_ a: Int, _ b: Int, _ pattern: UInt64) -> Bool {
        if let codePlace, LevelPattern.level(pattern, codePlace) >= 1 { return false }
        let (one, other) = (first.ids[a], first.ids[b])
        let sexes = sexes.map { ($0.ids[a], $0.ids[b]) } ?? (-1, -1)
        let areStated = sexes.0 >= 0 && sexes.1 >= 0
        let (isOneSex, areTwoSexes) = (areStated && sexes.0 == sexes.1, areStated && sexes.0 != sexes.1)
        let dateLevel = dates.map { LevelPattern.level(pattern, $0.place) } ?? -1
        let areDatesUnlike = dateLevel >= 0 && dateLevel < BirthDates.nearLevel && dates?[a] != nil && dates?[b] != nil
        guard one >= 0, other >= 0, one != other else { return areDatesUnlike && areTwoSexes }
        guard apart?.shareHome(pattern) == true else { return false }
        if areTwins(one, other, dateLevel, pattern) { return true }
        // Nearly the same date makes one person of two such names; so does one sex of a man's name and a woman's.
        if names.areCompounds(one, other) { return dateLevel < BirthDates.nearLevel }
        if names.areHalves(one, other) {
            return areDatesUnlike || areTwoSexes || dateLevel < BirthDates.nearLevel && !isOneSex
        }
        let areNames = names.areTwo(one, other)
        let nameLevel = LevelPattern.level(pattern, firstPlace)
        // Marc and Marcel, Guy and Guylaine: no slip makes one of the other. Where names share nothing, the file shows better
        // than any rule whether two people live there or one has two names.
        let areAlike = nameLevel > Self.unlikeName && (nameLevel < first.kind.top - 1 || !names.areNear(one, other))
        if areNames, areAlike { return dateLevel < BirthDates.nearLevel }
        if areNames, dateLevel < BirthDates.nearLevel, ownEmails(a, b) { return true }
        guard areDatesUnlike || areTwoSexes else { return false }
        return areNames || nameLevel <= Self.unlikeName && apart?.areApart(a, b) == true
    }

    /// Whether two names of one birth date are twins': each has a mobile number of their own, and no e-mail is shared.
    private func areTwins(_ one: Int32, _ other: Int32, _ dateLevel: Int, _ pattern: UInt64) -> Bool {
        guard dateLevel >= BirthDates.nearLevel, let mobilePlace, LevelPattern.level(pattern, mobilePlace) == 0 else {
            return false
        }
        guard names.areTwo(one, other) || names.areHalves(one, other) || names.areCompounds(one, other) else {
            return false
        }
        return emailPlace.map { LevelPattern.level(pattern, $0) < ComparisonKind.email.top } ?? true
    }

    /// Whether each of two records has an e-mail that holds its own first name and not the other's: `lise.roy`, `line.roy`.
    private func ownEmails(_ a: Int, _ b: Int) -> Bool {
        guard let emails, emails.ids[a] >= 0, emails.ids[b] >= 0, emails.ids[a] != emails.ids[b] else { return false }
        let (one, other) = (first.values.value(Int(first.ids[a])), first.values.value(Int(first.ids[b])))
        func holds(_ record: Int, _ name: ArraySlice<UInt8>) -> Bool {
            let local = emails.values.value(Int(emails.ids[record])).prefix { $0 != UInt8(ascii: "@") }
            return local.count >= name.count
                && (local.startIndex...local.endIndex - name.count).contains {
                    local[$0..<$0 + name.count].elementsEqual(name)
                }
        }
        return holds(a, one) && holds(b, other) && !holds(a, other) && !holds(b, one)
    }
}
