/// Which record each field of a customer comes from: one that is not doubted, then verified, then most recent, then most
/// trusted, then most complete.
///
/// Fields that mean something only together (the parts of a name, of an address) come from one record. Consents never
/// come from here: they are computed anew from all events.
enum Survivorship {
    struct Member {
        let record: Int
        let source: Int
        /// Rank of the record's system; 0 is trusted most.
        let trust: Int
        /// By place in `columns`.
        let values: [String?]
        let isVerified: Bool
        let changedOn: String

        init(record: Int, source: Int, trust: Int, values: [String?]) {
            self.record = record
            self.source = source
            self.trust = trust
            self.values = values
            isVerified = values[Survivorship.verifiedPlace] != nil
            changedOn = Survivorship.changePlaces.lazy.compactMap { values[$0] }.first ?? ""
        }
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
    private static let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    private static func places(_ names: [String]) -> [Int] { names.compactMap { places[$0] } }

    private static let verifiedPlace = places(["verified_at"])[0]
    private static let changePlaces = places(["updated_at", "last_visit_date", "created_at"])
    private static let statusPlace = places(["file_status"])[0]
    private static let earliestPlaces = places(earliest)
    private static let latestPlaces = places(latest)
    private static let worstPlaces = places(worst)
    private static let verdictPlaces = columns.indices.filter {
        columns[$0].hasSuffix("_code") && !worst.contains(columns[$0])
    }
    private static let placedGroups = groups.map { PlacedGroup($0, places) }

    /// A group by the places of its columns.
    private struct PlacedGroup {
        let field: String
        let isName: Bool
        let lead: [Int]
        let all: [Int]
        let verdicts: [Int]

        init(_ group: Group, _ places: ([String]) -> [Int]) {
            field = group.lead[0]
            isName = field == "last_name" || field == "company"
            lead = places(group.lead)
            all = places(group.columns)
            verdicts = places(group.followers.filter { $0.hasSuffix("_code") })
        }
    }

    /// Verdicts on values that nobody would write or call: the dealer's own address, a placeholder, half an address. The
    /// view `v_address` leaves out the same ones, so that choosing one of them hides a good value of another record.
    private static let doubts: Set<String> = [
        "EM-TYPO", "EM-PLACE", "EM-DLR", "EM-BAD", "TL-SHORT", "TL-PLACE", "TL-AMB", "TL-FAX", "AD-PART", "AD-BAD",
        "PC-BAD", "PC-CTRY", "Q", "A",
    ]

    /// What a record offers for a group, worked out once.
    private struct Candidate {
        let member: Member
        let content: String
        let length: Int
        let isDoubted: Bool
        var votes = 0

        init(_ member: Member, _ group: PlacedGroup) {
            self.member = member
            content =
                group.lead.count == 1
                ? member.values[group.lead[0]] ?? ""
                : group.lead.map { member.values[$0] ?? "" }.joined(separator: "\u{1F}")
            length = group.all.reduce(0) { $0 + (member.values[$1]?.utf8.count ?? 0) }
            isDoubted = !group.isName && group.verdicts.contains { member.values[$0].map(doubts.contains) ?? false }
        }
    }

    static func merge(_ members: [Member]) -> (values: [SQLValue], origins: [Origin]) {
        var values = [String?](repeating: nil, count: columns.count)
        var origins: [Origin] = []
        for group in placedGroups {
            let winner = choose(group, members, &origins)
            for place in group.all { values[place] = winner.values[place] }
        }
        fillVerdicts(&values, members)
        for place in earliestPlaces { values[place] = members.lazy.compactMap { $0.values[place] }.min() }
        for place in latestPlaces { values[place] = members.lazy.compactMap { $0.values[place] }.max() }
        for place in worstPlaces {
            let codes = members.compactMap { $0.values[place] }
            values[place] = codes.first { !$0.hasSuffix("-OK") && $0 != "ACT" && $0 != "U" } ?? codes.first
        }
        // A file in use makes its customer active, whatever another system's old file says.
        if members.contains(where: { $0.values[statusPlace] == "ACT" }) { values[statusPlace] = "ACT" }
        return (values.map { SQLValue($0) }, origins)
    }

    private static func choose(_ group: PlacedGroup, _ members: [Member], _ origins: inout [Origin]) -> Member {
        var candidates: [Candidate] = []
        for member in members where group.lead.contains(where: { member.values[$0] != nil }) {
            candidates.append(Candidate(member, group))
        }
        guard candidates.count > 1 else { return candidates.first?.member ?? members[0] }
        let isDisputed = candidates.contains { $0.content != candidates[0].content }
        if isDisputed, group.isName { countVotes(&candidates) }
        guard let winner = candidates.min(by: { isBetter($0, $1, group) }) else { return members[0] }
        if isDisputed {
            let losers = candidates.filter { $0.content != winner.content }
            if let second = losers.min(by: { isBetter($0, $1, group) }) {
                origins.append(
                    Origin(
                        field: group.field, record: winner.member.record, why: reason(winner, second, group),
                        losers: Set(losers.map(\.content)).count))
            }
        }
        return winner.member
    }

    private static func countVotes(_ candidates: inout [Candidate]) {
        let keys = candidates.map { folded($0.content) }
        for place in candidates.indices { candidates[place].votes = keys.count { $0 == keys[place] } }
    }

    /// Verified comes first. Names hardly change but are often cut short: what most records say comes next, then the
    /// fullest spelling. Everything else ages: the most recent comes next, then the most trusted, then the fullest.
    private static func isBetter(_ left: Candidate, _ right: Candidate, _ group: PlacedGroup) -> Bool {
        let (one, other) = (left.member, right.member)
        if left.isDoubted != right.isDoubted { return right.isDoubted }
        if one.isVerified != other.isVerified { return one.isVerified }
        if group.isName {
            if left.votes != right.votes { return left.votes > right.votes }
            if left.length != right.length { return left.length > right.length }
        }
        if one.changedOn != other.changedOn { return one.changedOn > other.changedOn }
        if one.trust != other.trust { return one.trust < other.trust }
        if left.length != right.length { return left.length > right.length }
        return one.record < other.record
    }

    private static func reason(_ winner: Candidate, _ second: Candidate, _ group: PlacedGroup) -> String {
        if second.isDoubted, !winner.isDoubted { return "SV-OK" }
        if winner.member.isVerified != second.member.isVerified { return "SV-VER" }
        if group.isName { return "SV-LONG" }
        if winner.member.changedOn != second.member.changedOn { return "SV-REC" }
        if winner.member.trust != second.member.trust { return "SV-SRC" }
        return "SV-LONG"
    }

    /// Letters and digits without case and accents, so that `Gisèle` and `GISELE` vote together.
    private static func folded(_ text: String) -> String {
        var key = ""
        for scalar in text.lowercased().unicodeScalars {
            if let base = baseLetters[scalar] {
                key.unicodeScalars.append(base)
            } else if scalar.value >= 0x80 || (48...57).contains(scalar.value) || (97...122).contains(scalar.value) {
                key.unicodeScalars.append(scalar)
            }
        }
        return key
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

    /// Where nobody has a usable value, the verdict tells why: a placeholder says more than "not recorded".
    private static func fillVerdicts(_ values: inout [String?], _ members: [Member]) {
        for place in verdictPlaces where values[place] == nil || values[place] == "U" {
            let codes = members.lazy.compactMap { $0.values[place] }
            values[place] = codes.first { $0 != "U" } ?? codes.first
        }
    }
}
