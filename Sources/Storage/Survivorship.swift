/// Which record each field of a customer comes from: one that is not doubted, then verified, then most recent, then most
/// trusted, then most complete.
///
/// Fields that mean something only together (the parts of a name, of an address) come from one record. Consents never
/// come from here: they are computed anew from all events.
enum Survivorship {
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

    /// The groups that tell how to reach somebody: what an event of a known customer can state anew.
    static let contactGroups = groups.filter {
        $0.lead[0].hasPrefix("email") || $0.lead[0].hasPrefix("phone") || $0.lead[0] == "address1"
    }
    static let contactLeads = contactGroups.flatMap(\.lead)

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
    static func places(_ names: [String]) -> [Int] { names.compactMap { places[$0] } }

    private static let verifiedPlace = places(["verified_at"])[0]
    private static let changePlaces = places(["updated_at", "last_visit_date", "created_at"])
    private static let statusPlace = places(["file_status"])[0]
    private static let earliestPlaces = places(earliest)
    private static let latestPlaces = places(latest)
    private static let worstPlaces = places(worst)
    private static let verdictPlaces = columns.indices.filter {
        columns[$0].hasSuffix("_code") && !worst.contains(columns[$0])
    }
    private static let placedGroups: [PlacedGroup] = {
        var first = 0
        return groups.indices.map { number in
            defer { first += groups[number].columns.count }
            return PlacedGroup(number, from: first)
        }
    }()

    /// A group by the places of its columns, which follow each other: those that decide first, verdicts last.
    private struct PlacedGroup {
        /// The group's place among `groups`.
        let number: Int
        let isName: Bool
        let lead: Range<Int>
        let all: Range<Int>
        let verdicts: Range<Int>

        init(_ number: Int, from first: Int) {
            let group = groups[number]
            let verdictCount = group.followers.reversed().prefix { $0.hasSuffix("_code") }.count
            self.number = number
            isName = group.lead[0] == "last_name" || group.lead[0] == "company"
            lead = first..<first + group.lead.count
            all = first..<first + group.columns.count
            verdicts = all.upperBound - verdictCount..<all.upperBound
        }

        var field: String { groups[number].lead[0] }
    }

    /// Verdicts on values that nobody would write or call: the dealer's own address, a placeholder, half an address. The
    /// view `v_address` leaves out the same ones, so that choosing one of them hides a good value of another record.
    private static let doubts: [UInt64] = [
        "EM-TYPO", "EM-PLACE", "EM-DLR", "EM-BAD", "TL-SHORT", "TL-PLACE", "TL-AMB", "TL-FAX", "TL-FICT", "AD-PART",
        "AD-BAD",
        "PC-BAD", "PC-CTRY", "Q", "A",
    ].map { word($0.utf8) }

    /// A code of up to eight letters as one number, as `CustomerRecords.word` makes it.
    private static func word(_ code: String.UTF8View) -> UInt64 { code.reduce(0) { $0 << 8 | UInt64($1) } }

    private static let unsaid = word("U".utf8)
    private static let active = word("ACT".utf8)
    private static let deceased = word("DEC".utf8)
    private static let doubtless = Array("-OK".utf8)

    /// What a record offers for a group, worked out once.
    private struct Candidate {
        let member: Int
        let length: Int
        let isDoubted: Bool
        var votes = 0

        init(_ member: Int, _ group: PlacedGroup, _ records: CustomerRecords) {
            self.member = member
            length = group.all.reduce(0) { $0 + records.length(member, $1) }
            // A postal code alone, however new, is no address to write to beside a whole one.
            isDoubted =
                !group.isName
                && (!records.has(member, group.lead.lowerBound)
                    || group.verdicts.contains { place in
                        records.has(member, place) && doubts.contains(records.word(member, place))
                    })
        }
    }

    /// For each column the place of the record that it is taken from, -1 where nobody states it.
    static func merge(_ records: CustomerRecords) -> (chosen: [Int], origins: [Origin]) {
        var chosen = [Int](repeating: -1, count: columns.count)
        var origins: [Origin] = []
        for group in placedGroups {
            let winner = choose(group, records, &origins)
            for place in group.all where records.has(winner, place) { chosen[place] = winner }
        }
        fillVerdicts(&chosen, records)
        for place in earliestPlaces {
            chosen[place] = records.stating(place).min { records.isBefore($0, $1, place) } ?? -1
        }
        for place in latestPlaces {
            chosen[place] = records.stating(place).max { records.isBefore($0, $1, place) } ?? -1
        }
        for place in worstPlaces {
            let worst = records.stating(place).first { member in
                let code = records.word(member, place)
                return !records.bytes(member, place).suffix(3).elementsEqual(doubtless) && code != active
                    && code != unsaid
            }
            chosen[place] = worst ?? records.stating(place).first ?? -1
        }
        // A file in use makes its customer active, whatever another system's old file says; but for one who is said to
        // have died: writing to the family is worse than asking a person to look.
        let members = 0..<records.count
        if let decisive = members.first(where: { records.word($0, statusPlace) == deceased })
            ?? members.first(where: { records.word($0, statusPlace) == active })
        {
            chosen[statusPlace] = decisive
        }
        return (chosen, origins)
    }

    /// The place of the record that a group is taken from.
    private static func choose(_ group: PlacedGroup, _ records: CustomerRecords, _ origins: inout [Origin]) -> Int {
        var first = -1
        var stating = 0
        var isDisputed = false
        for member in 0..<records.count where records.hasAny(member, group.lead) {
            if first < 0 { first = member } else if !records.agree(member, first, group.lead) { isDisputed = true }
            stating += 1
        }
        guard stating > 1 else {
            if first >= 0, records.isStatement(first) {
                origins.append(Origin(field: group.field, record: records.record(first), why: "SV-EVT", losers: 0))
            }
            return max(0, first)
        }
        if isDisputed { return decide(group, records, &origins) }
        var winner = Candidate(first, group, records)
        for member in first + 1..<records.count where records.hasAny(member, group.lead) {
            let other = Candidate(member, group, records)
            if isBetter(other, winner, group, records) { winner = other }
        }
        return winner.member
    }

    /// The same where the records state different things, with the reason.
    private static func decide(_ group: PlacedGroup, _ records: CustomerRecords, _ origins: inout [Origin]) -> Int {
        let stating = (0..<records.count).filter { records.hasAny($0, group.lead) }
        var candidates = stating.map { Candidate($0, group, records) }
        if group.isName { countVotes(&candidates, group, records) }
        var winner = candidates[0]
        for other in candidates.dropFirst() where isBetter(other, winner, group, records) { winner = other }
        let losers = candidates.filter { !records.agree($0.member, winner.member, group.lead) }
        guard var second = losers.first else { return winner.member }
        for other in losers.dropFirst() where isBetter(other, second, group, records) { second = other }
        let distinct =
            losers.count == 1
            ? 1 : Set(losers.map { loser in group.lead.map { Array(records.bytes(loser.member, $0)) } }).count
        origins.append(
            Origin(
                field: group.field, record: records.record(winner.member),
                why: reason(winner, second, group, records), losers: distinct))
        return winner.member
    }

    private static func countVotes(_ candidates: inout [Candidate], _ group: PlacedGroup, _ records: CustomerRecords) {
        let keys = candidates.map { candidate in
            folded(group.lead.map { records.text(candidate.member, $0) ?? "" }.joined(separator: "\u{1F}"))
        }
        for place in candidates.indices { candidates[place].votes = keys.count { $0 == keys[place] } }
    }

    /// Verified comes first. Names hardly change but are often cut short: what most records say comes next, then the
    /// fullest spelling. Everything else ages: the most recent comes next, then the most trusted, then the fullest.
    private static func isBetter(
        _ left: Candidate, _ right: Candidate, _ group: PlacedGroup, _ records: CustomerRecords
    ) -> Bool {
        let (one, other) = (left.member, right.member)
        if left.isDoubted != right.isDoubted { return right.isDoubted }
        let (isVerified, otherIsVerified) = (records.has(one, verifiedPlace), records.has(other, verifiedPlace))
        if isVerified != otherIsVerified { return isVerified }
        if group.isName {
            if left.votes != right.votes { return left.votes > right.votes }
            if left.length != right.length { return left.length > right.length }
        }
        let (changed, otherChanged) = (changedOn(one, records), changedOn(other, records))
        if !changed.elementsEqual(otherChanged) { return otherChanged.lexicographicallyPrecedes(changed) }
        if records.trust(one) != records.trust(other) { return records.trust(one) < records.trust(other) }
        if left.length != right.length { return left.length > right.length }
        return records.record(one) < records.record(other)
    }

    private static func changedOn(_ member: Int, _ records: CustomerRecords) -> ArraySlice<UInt8> {
        let stated = records.statedOn(member)
        if !stated.isEmpty { return stated }
        return changePlaces.first { records.has(member, $0) }.map { records.bytes(member, $0) } ?? []
    }

    private static func reason(
        _ winner: Candidate, _ second: Candidate, _ group: PlacedGroup, _ records: CustomerRecords
    ) -> String {
        let (one, other) = (winner.member, second.member)
        if second.isDoubted, !winner.isDoubted { return "SV-OK" }
        if records.has(one, verifiedPlace) != records.has(other, verifiedPlace) { return "SV-VER" }
        if group.isName { return "SV-LONG" }
        if !changedOn(one, records).elementsEqual(changedOn(other, records)) { return "SV-REC" }
        if records.trust(one) != records.trust(other) { return "SV-SRC" }
        return "SV-LONG"
    }

    /// Letters and digits without case and accents, so that `Gisèle` and `GISELE` vote together.
    static func folded(_ text: String) -> String {
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
    private static func fillVerdicts(_ chosen: inout [Int], _ records: CustomerRecords) {
        for place in verdictPlaces {
            if chosen[place] >= 0, records.word(chosen[place], place) != unsaid { continue }
            let stating = records.stating(place)
            chosen[place] = stating.first { records.word($0, place) != unsaid } ?? stating.first ?? -1
        }
    }
}
