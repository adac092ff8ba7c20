/// Which record each field of a customer comes from: one that is not doubted, then verified, then most recent, then most
/// trusted, then most complete.
///
/// Fields that mean something only together (the parts of a name, of an address) come from one record. Consents never
/// come from here: they are computed anew from all events.
enum Survivorship {
    struct Member {
        var record: Int
        var source: Int
        /// Rank of the record's system; 0 is trusted most.
        var trust: Int
        var values: [String?]

        func value(_ column: String) -> String? { Survivorship.place[column].flatMap { values[$0] } }

        var isVerified: Bool { value("verified_at") != nil }
        var changedOn: String { value("updated_at") ?? value("last_visit_date") ?? value("created_at") ?? "" }
    }

    struct Origin: Equatable {
        var field: String
        var record: Int
        var why: String
        var losers: Int
    }

    struct Group {
        /// The field that decides; the others follow it.
        var lead: [String]
        var followers: [String]
        var columns: [String] { lead + followers }
    }

    static let groups: [Group] = [
        Group(
            lead: ["last_name", "first_name"],
            followers: [
                "kind", "civility", "middle_name", "suffix", "second_civility", "second_first_name",
                "second_last_name", "last_name_code",
            ]),
        Group(lead: ["company"], followers: ["attention", "company_code"]),
        Group(lead: ["business_number"], followers: ["business_number_code"]),
        Group(lead: ["birth_text"], followers: ["birth_date", "birth_date_code"]),
        Group(lead: ["email"], followers: ["email_code"]),
        Group(lead: ["email_second"], followers: ["email_second_code"]),
        Group(lead: ["phone"], followers: ["phone_ext", "phone_code"]),
        Group(lead: ["phone_home"], followers: ["phone_home_ext", "phone_home_code"]),
        Group(lead: ["phone_mobile"], followers: ["phone_mobile_ext", "phone_mobile_code"]),
        Group(lead: ["phone_work"], followers: ["phone_work_ext", "phone_work_code"]),
        Group(
            lead: ["address1", "postal_code"],
            followers: [
                "address2", "street_number", "street_name", "street_type", "street_direction", "unit", "po_box",
                "rural_route", "city", "province", "country", "address1_code", "postal_code_code",
            ]),
        Group(lead: ["sex"], followers: []),
        Group(lead: ["language"], followers: []),
        Group(lead: ["manufacturer_id"], followers: []),
        Group(lead: ["customer_type"], followers: []),
        Group(lead: ["preferred_channel"], followers: []),
        Group(lead: ["preferred_time"], followers: []),
        Group(lead: ["notes"], followers: ["notes_code"]),
        Group(lead: ["entered_by"], followers: ["department"]),
    ]

    /// Dates of the whole history: the first or the last of all records, whoever wins the rest.
    static let earliest = ["created_at"]
    static let latest = ["updated_at", "verified_at", "last_visit_date"]
    /// Verdicts on the whole record: the first that is not `…-OK` stands.
    static let worst = ["file_status", "created_at_code", "legibility_code", "right_field_code"]

    static let columns = groups.flatMap(\.columns) + earliest + latest + worst
    static let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })

    static func merge(_ members: [Member]) -> (values: [SQLValue], origins: [Origin]) {
        var values = [String?](repeating: nil, count: columns.count)
        var origins: [Origin] = []
        for group in groups {
            let winner = choose(group, members, &origins)
            for column in group.columns { set(&values, column, winner.value(column)) }
        }
        fillVerdicts(&values, members)
        for column in earliest { set(&values, column, members.compactMap { $0.value(column) }.min()) }
        for column in latest { set(&values, column, members.compactMap { $0.value(column) }.max()) }
        for column in worst {
            let codes = members.compactMap { $0.value(column) }
            set(&values, column, codes.first { !$0.hasSuffix("-OK") && $0 != "ACT" && $0 != "U" } ?? codes.first)
        }
        // A file in use makes its customer active, whatever another system's old file says.
        if members.contains(where: { $0.value("file_status") == "ACT" }) { set(&values, "file_status", "ACT") }
        return (values.map { SQLValue($0) }, origins)
    }

    private static func set(_ values: inout [String?], _ column: String, _ value: String?) {
        if let place = place[column] { values[place] = value }
    }

    private static func choose(_ group: Group, _ members: [Member], _ origins: inout [Origin]) -> Member {
        let field = group.lead[0]
        let candidates = members.filter { member in group.lead.contains { member.value($0) != nil } }
        guard candidates.count > 1 else { return candidates.first ?? members[0] }
        let isName = field == "last_name" || field == "company"
        let ranked = candidates.sorted { isName ? isBetterName($0, $1, group, candidates) : isBetter($0, $1, group) }
        let winner = ranked[0]
        let won = content(winner, group.lead)
        let losers = Set(candidates.map { content($0, group.lead) }).subtracting([won])
        if !losers.isEmpty, let second = ranked.first(where: { content($0, group.lead) != won }) {
            origins.append(
                Origin(
                    field: field, record: winner.record, why: reason(winner, second, group, isName),
                    losers: losers.count))
        }
        return winner
    }

    private static func content(_ member: Member, _ columns: [String]) -> String {
        columns.map { member.value($0) ?? "" }.joined(separator: "\u{1F}")
    }

    private static func completeness(_ member: Member, _ group: Group) -> Int {
        group.columns.reduce(0) { $0 + (member.value($1)?.utf8.count ?? 0) }
    }

    /// Verdicts on values that nobody would write or call: the dealer's own address, a placeholder, half an address. The
    /// view `v_address` leaves out the same ones, so that choosing one of them hides a good value of another record.
    private static let doubts: Set<String> = [
        "EM-TYPO", "EM-PLACE", "EM-DLR", "EM-BAD", "TL-SHORT", "TL-PLACE", "TL-AMB", "TL-FAX", "AD-PART", "AD-BAD",
        "PC-BAD", "PC-CTRY", "Q", "A",
    ]

    private static func isDoubted(_ member: Member, _ group: Group) -> Bool {
        group.followers.contains { column in
            column.hasSuffix("_code") && member.value(column).map(doubts.contains) ?? false
        }
    }

    private static func isBetter(_ left: Member, _ right: Member, _ group: Group) -> Bool {
        let (isLeftDoubted, isRightDoubted) = (isDoubted(left, group), isDoubted(right, group))
        if isLeftDoubted != isRightDoubted { return isRightDoubted }
        if left.isVerified != right.isVerified { return left.isVerified }
        if left.changedOn != right.changedOn { return left.changedOn > right.changedOn }
        if left.trust != right.trust { return left.trust < right.trust }
        let (leftLength, rightLength) = (completeness(left, group), completeness(right, group))
        if leftLength != rightLength { return leftLength > rightLength }
        return left.record < right.record
    }

    /// Names hardly change but are often cut short: what most records say comes first, then the fullest spelling.
    private static func isBetterName(_ left: Member, _ right: Member, _ group: Group, _ all: [Member]) -> Bool {
        if left.isVerified != right.isVerified { return left.isVerified }
        let (leftVotes, rightVotes) = (votes(left, group, all), votes(right, group, all))
        if leftVotes != rightVotes { return leftVotes > rightVotes }
        let (leftLength, rightLength) = (completeness(left, group), completeness(right, group))
        if leftLength != rightLength { return leftLength > rightLength }
        return isBetter(left, right, group)
    }

    private static func votes(_ member: Member, _ group: Group, _ all: [Member]) -> Int {
        let own = folded(content(member, group.lead))
        return all.count { folded(content($0, group.lead)) == own }
    }

    /// Letters without case and accents, so that `Gisèle` and `GISELE` vote together.
    private static func folded(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.lowercased().decomposedStringScalars.filter { $0.properties.isAlphabetic }))
    }

    private static func reason(_ winner: Member, _ second: Member, _ group: Group, _ isName: Bool) -> String {
        if !isName, isDoubted(second, group), !isDoubted(winner, group) { return "SV-OK" }
        if winner.isVerified != second.isVerified { return "SV-VER" }
        if isName { return "SV-LONG" }
        if winner.changedOn != second.changedOn { return "SV-REC" }
        if winner.trust != second.trust { return "SV-SRC" }
        return "SV-LONG"
    }

    /// Where nobody has a usable value, the verdict tells why: a placeholder says more than "not recorded".
    private static func fillVerdicts(_ values: inout [String?], _ members: [Member]) {
        for column in columns where column.hasSuffix("_code") && !worst.contains(column) {
            guard let place = place[column], values[place] == nil || values[place] == "U" else { continue }
            let codes = members.compactMap { $0.value(column) }
            values[place] = codes.first { $0 != "U" } ?? codes.first
        }
    }
}

extension String {
    /// Scalars with Latin letters split from their accents.
    fileprivate var decomposedStringScalars: [Unicode.Scalar] {
        unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            scalar.isASCII ? [scalar] : Self.baseLetters[scalar].map { [$0] } ?? [scalar]
        }
    }

    private static let baseLetters: [Unicode.Scalar: Unicode.Scalar] = {
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, accented) in [
            ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"),
            ("y", "ýÿ"),
        ] {
            guard let base = base.unicodeScalars.first else { continue }
            for scalar in accented.unicodeScalars { letters[scalar] = base }
        }
        return letters
    }()
}
