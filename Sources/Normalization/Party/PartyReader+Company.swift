import Records

extension PartyReader {
    /// Reads the company's cell: attention lines out, kind of organisation by its markers.
    mutating func readCompanyCell(_ cell: String?) {
        guard var text = cell, !text.isEmpty else { return }
        if let meaning = Placeholders.shared.meaning(of: text, field: .company),
            meaning != .houseAccount || !text.contains(" ")
        {
            if meaning != .houseAccount || cells.isEmpty {
                outcome.companyVerdict = meaning == .refused ? .refusedByCustomer : "NM-PLACE"
                note(.company, meaning == .refused ? "X" : "NM-PLACE", .refused)
                return
            }
        }
        while let found = MisplacedValue.find(in: text), found.kind == .phone || found.kind == .email {
            if CompanyName.number(NameWords(text).words) != nil { break }
            note(.company, "RF-\(found.kind.rawValue)-IN-NAM", .misplaced, found.value, to: found.target)
            text = found.rest
        }
        if let line = AttentionLine(text) {
            note(.company, "RF-NAM-IN-ORG", .moved, line.person)
            outcome.parts[.attention] = writtenName(NameWords(line.person).words)
            text = line.before
        }
        if PostalCode.isCanadian(Folding.compact(text)) {
            note(.company, "RF-PC-IN-ORG", .flagged, text, to: .postalCode)
        }
        if Self.isStreet(text) { note(.company, "RF-ADR-IN-ORG", .flagged, text, to: .address1) }
        if !text.isEmpty { companyText = text }
    }

    /// `12 rue Roy`, `12 Main St`: a whole street line, and nothing of a company.
    private static func isStreet(_ text: String) -> Bool {
        guard text.utf8.first.map(Folding.isDigit) == true, text.utf8.count <= 60 else { return false }
        let line = StreetLine(AddressWord.words(text), speaksFrench: true)
        return line.number != nil && line.type != nil && line.hasStreet && line.rest.isEmpty
            && CompanyName.evidence(NameWords(text).words, isCompanyCell: true) == .none
    }

    /// A company in the name columns goes to the company, whole: `9123-4567 Québec inc.` is never cut into a person.
    mutating func moveCompanyOutOfNames() {
        for (field, cell) in cells.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let text = cell.words.map(\.text).joined(separator: " ")
            if let line = AttentionLine(text), outcome.parts[.attention] == nil {
                outcome.parts[.attention] = writtenName(NameWords(line.person).words)
                note(field, "RF-NAM-IN-NAM", .moved, line.person)
                // `a/s Jean Roy` and nothing before it: the person is the name.
                cells[field] = NameCell(words: NameWords(line.before.isEmpty ? line.person : line.before).words)
            }
        }
        for field in Self.nameFields { splitPersonFromCompany(field) }
        for group in groups() {
            let words = group.flatMap { cells[$0]?.words ?? [] }
            let evidence = CompanyName.evidence(words, isCompanyCell: false)
            guard evidence != .none && !isPersonDespiteActivity(words, evidence) || isNumberedName(words, group) else {
                continue
            }
            let text = joined(words)
            let fields = group.filter { cells[$0] != nil }
            if case .certain(let found) = evidence { kind = found } else { kind = .organisation }
            outcome.nameVerdict = "NM-ORG"
            let isFree = companyText == nil || Folding.compact(companyText ?? "") == Folding.compact(text)
            for field in fields {
                note(field, "NM-ORG", isFree ? .moved : .misplaced, CompanySpelling.written(text), to: .company)
                cells[field] = nil
            }
            if companyText == nil {
                companyText = text
                outcome.companyVerdict = "NM-OK"
            }
            // `Garage Roy inc.` and `Jean Tremblay`: what is left is a whole name.
            if fields == [.firstName], cells[.fullName] == nil, let rest = cells[.lastName], isListedPerson(rest.words)
            {
                cells[.fullName] = rest
                cells[.lastName] = nil
            }
            return
        }
    }

    /// `Jean Roy f.a.s. Garage Roy`, `Roy Jean / Garage Roy inc.`: a person on one side, an organisation on the other.
    private mutating func splitPersonFromCompany(_ field: Field) {
        guard companyText == nil, let words = cells[field]?.words, words.count > 3,
            let mark = Self.tradeMark(words) ?? Self.slash(words)
        else { return }
        let (left, right) = (Array(words[..<mark.lowerBound]), Array(words[mark.upperBound...]))
        let isTrade = words[mark.lowerBound].key != "/"
        let person: [NameWord]
        let company: [NameWord]
        if isListedPerson(left), isTrade || CompanyName.evidence(right, isCompanyCell: false) != .none {
            (person, company) = (left, right)
        } else if !isTrade, isListedPerson(right), CompanyName.evidence(left, isCompanyCell: false) != .none {
            (person, company) = (right, left)
        } else {
            return
        }
        cells[field]?.words = person
        companyText = joined(company)
        outcome.companyVerdict = "NM-OK"
        note(field, "NM-ORG", .moved, CompanySpelling.written(joined(company)), to: .company)
    }

    /// Two or three words that the lists know as a first and a last name, and as nothing of an organisation.
    private func isListedPerson(_ words: [NameWord]) -> Bool {
        guard (2...3).contains(words.count), CompanyName.evidence(words, isCompanyCell: false) == .none else {
            return false
        }
        return words.contains { $0.roles.contains(.firstName) } && words.contains { $0.roles.contains(.lastName) }
            && words.allSatisfy { !$0.roles.isDisjoint(with: [.firstName, .lastName, .particle, .civility]) }
    }

    private static func tradeMark(_ words: [NameWord]) -> Range<Int>? {
        for place in words.indices.dropFirst() {
            if ["FAS", "F/A/S", "DBA", "D/B/A", "O/A"].contains(words[place].key) { return place..<place + 1 }
            if words[place].key == "FAISANT", words[place...].prefix(3).map(\.key).last == "SOUS" {
                return place..<place + 3
            }
        }
        return nil
    }

    private static func slash(_ words: [NameWord]) -> Range<Int>? {
        let places = words.indices.filter { words[$0].key == "/" }
        return places.count == 1 ? places[0]..<places[0] + 1 : nil
    }

    /// The cells that may hold a company, alone or together, most telling first.
    private func groups() -> [[Field]] {
        let first = cells[.firstName]?.words ?? []
        var groups: [[Field]] = []
        if cells[.fullName] != nil { groups.append([.fullName]) }
        guard let last = cells[.lastName]?.words else { return groups + (first.isEmpty ? [] : [[.firstName]]) }
        if first.isEmpty { return groups + [[.lastName]] }
        // `QUEBEC INC` as first name, `9123-4567` as last: the form cut a name in two.
        let startsWithTail =
            ["QUEBEC", "CANADA", "ONTARIO"].contains(first[0].key) || first[0].roles.contains(.companyForm)
        if startsWithTail { return groups + [[.lastName, .firstName]] }
        let isGivenName = first.allSatisfy { $0.roles.contains(.firstName) && !$0.roles.contains(.activity) }
        if isGivenName, last.count > 1,
            CompanyName.number(last) != nil || last[0].roles.contains(.activity) || last[0].key == "LES"
        {
            return groups + [[.lastName]]
        }
        // `Garage Roy inc.` and `Jean Tremblay`, a column each: a company and a whole person.
        if isListedPerson(last), CompanyName.evidence(first, isCompanyCell: false) != .none {
            return groups + [[.firstName]]
        }
        return groups + [[.firstName, .lastName], [.lastName], [.firstName]]
    }

    /// `Les 3 Brasseurs`, `Studio 54`: words and a number where no word is known as anybody's name.
    private func isNumberedName(_ words: [NameWord], _ group: [Field]) -> Bool {
        guard group == [.fullName] || group == [.lastName] && cells[.firstName] == nil, words.count > 1,
            words[0].key.utf8.count > 2, !words[0].hasDigit, words.contains(where: \.hasDigit)
        else { return false }
        return words.allSatisfy {
            $0.roles.isDisjoint(with: [.firstName, .lastName, .civility, .suffix]) || $0.key == "LES"
        }
    }

    /// `JEAN SERVICE`: an activity word is not enough against a first name that is nothing else.
    private func isPersonDespiteActivity(_ words: [NameWord], _ evidence: CompanyName.Evidence) -> Bool {
        guard evidence == .activity, let first = words.first else { return false }
        if isFamilyOfParticle(words) { return true }
        guard words.count == 2 else { return false }
        // `Robert` and `Service` in a column each: a person's two names.
        if cells[.firstName]?.words.count == 1, cells[.lastName]?.words.count == 1,
            cells[.firstName]?.words[0].key == first.key,
            first.roles.contains(.firstName), first.roles.isDisjoint(with: .activity)
        {
            return true
        }
        return first.roles.contains(.firstName) && !first.roles.contains(.lastName)
            && words[1].roles.contains(.houseWord)
    }

    /// `Pierre De Serres`, `De Serres`; `Guy` and `La Ferme` in a column each: the only word of an activity is part of a last
    /// name that begins with a particle, and what stands before it is a first name.
    private func isFamilyOfParticle(_ words: [NameWord]) -> Bool {
        guard let place = words.firstIndex(where: { $0.roles.contains(.activity) }), place > 0,
            place == words.count - 1
        else { return false }
        let isGiven = { (word: NameWord) in
            word.roles.contains(.firstName) && word.roles.isDisjoint(with: .activity) || word.isInitials
        }
        guard words[..<(place - 1)].allSatisfy(isGiven) else { return false }
        switch words[place - 1].key {
        case "DE", "DU": return true
        case "LA", "LE":
            return cells[.lastName]?.words.count == 2 && cells[.firstName]?.words.allSatisfy(isGiven) == true
        default: return false
        }
    }

    /// A person alone in the company's column, told by both a first and a last name of the lists, or by a title.
    mutating func movePersonOutOfCompany() {
        guard cells.isEmpty, let text = companyText else { return }
        let words = NameWords(text).words
        guard words.count >= 2, words.count <= 4, CompanyName.evidence(words, isCompanyCell: true) == .none else {
            return
        }
        let isTitled = PersonName.isTitle(words[0], before: words.count - 1) && words[0].roles.contains(.civility)
        let order: PersonName.Order = .firstLast
        let person = PersonName(words, order: order)
        let isListed =
            !person.first.isEmpty && !person.last.isEmpty && person.middle.isEmpty
            && person.first[0].roles.contains(.firstName)
            && person.last.allSatisfy { $0.roles.contains(.lastName) || $0.roles.contains(.particle) }
        // `Docteur du Pare-Brise`, `Mr. Rooter`: a title alone makes no person; the names behind it must be names.
        let areNames = words.dropFirst().allSatisfy {
            !$0.roles.isDisjoint(with: [.firstName, .lastName]) || $0.isInitials
        }
        guard isListed || isTitled && areNames && !person.last.isEmpty,
            !words.contains(where: { $0.roles.contains(.conjunction) })
        else { return }
        note(.company, "RF-NAM-IN-ORG", .moved, text, to: .lastName)
        companyText = nil
        outcome.companyVerdict = .unrecorded
        cells[.fullName] = NameCell(words: words)
    }

    mutating func finishCompany() {
        guard let text = companyText else { return }
        let words = NameWords(text).words
        let person = [outcome.firstName, outcome.lastName].compactMap(\.self).joined(separator: " ")
        let turned = [outcome.lastName, outcome.firstName].compactMap(\.self).joined(separator: " ")
        if !person.isEmpty, [person, turned].contains(where: { Folding.compact($0) == Folding.compact(text) }) {
            // The same name twice says nothing about a company.
            note(.company, "RF-NAM-IN-ORG", .refused, text)
            outcome.companyVerdict = .unrecorded
            return
        }
        let written = CompanySpelling.written(text)
        outcome.company = written
        outcome.companyVerdict = written == text ? "NM-OK" : "NM-CASE"
        if written != text, kind == nil || outcome.nameVerdict != "NM-ORG" { note(.company, "NM-CASE", .formatted) }
        if case .certain(let found) = CompanyName.evidence(words, isCompanyCell: true) {
            kind = kind ?? found
        } else if CompanyName.evidence(words, isCompanyCell: true) == .activity {
            kind = kind ?? .organisation
        }
        let isOrganisation = kind == .organisation || kind == .government || kind == .fleet
        if isOrganisation, !person.isEmpty, outcome.parts[.attention] == nil { outcome.parts[.attention] = person }
    }

    /// The words in a row; `H&M` and `RE/MAX` without spaces.
    private func joined(_ words: [NameWord]) -> String {
        var text = ""
        var isGlued = true
        for (place, word) in words.enumerated() {
            let (before, after) = (
                place > 0 ? words[place - 1].key.utf8.count : 0,
                place + 1 < words.count ? words[place + 1].key.utf8.count : 0
            )
            let isSign = word.key == "/" && (1...2).contains(before) || word.key == "&" && before == 1 && after == 1
            text += (isGlued || isSign ? "" : word.followsComma ? ", " : " ") + word.text
            isGlued = isSign
        }
        return text
    }

    func writtenName(_ words: [NameWord]) -> String {
        let person = PersonName(words, order: .firstLast)
        let first = NameCasing.written(person.first + person.middle, as: .first).text
        let last = NameCasing.written(person.last, as: .last).text
        return [first, last].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// `Garage Roy inc. att: Jean Roy`: who a company's mail is for.
///
/// `f.a.s.` (faisant affaire sous) names a business and not a person: it stays in the company's name.
struct AttentionLine: Equatable {
    let before: String
    let person: String

    private static let markers: Set<String> = [
        "ATT:", "ATT.:", "ATTN:", "ATTN", "ATT", "C/O", "A/S", "ATTENTION:", "ATTN.:", "C/O:", "A/S:", "ATT.", "ATTN.",
    ]
    private static let phrases = [["AUX", "SOINS", "DE"], ["A", "L'ATTENTION", "DE"], ["CARE", "OF"]]

    init?(_ text: String) {
        guard text.utf8.count > 6 else { return nil }
        let words = text.split(separator: " ").map(String.init)
        let keys = words.map { Folding.key($0) }
        for place in keys.indices {
            var next = 0
            if Self.markers.contains(keys[place]) {
                next = place + 1
                if next < keys.count, keys[next] == ":" || keys[place].hasPrefix("A/S") && keys[next] == "DE" {
                    next += 1
                }
            } else if let glued = ["ATT:", "ATTN:", "C/O:", "A/S:"].first(where: {
                keys[place].hasPrefix($0) && keys[place] != $0
            }) {
                before = words[..<place].joined(separator: " ")
                person = ([String(words[place].dropFirst(glued.count))] + words[(place + 1)...]).joined(separator: " ")
                return
            } else if let phrase = Self.phrases.first(where: { Array(keys[place...].prefix($0.count)) == $0 }) {
                next = place + phrase.count
            }
            guard next > 0, next < words.count else { continue }
            var head = words[..<place].joined(separator: " ")
            while let last = head.last, ",;-".contains(last) || last == " " { head.removeLast() }
            let named = words[next...].joined(separator: " ")
            if head.isEmpty, let comma = named.firstIndex(of: ","),
                case let rest = String(named[named.index(after: comma)...].drop { $0 == " " }),
                CompanyName.evidence(NameWords(rest).words, isCompanyCell: true) != .none
            {
                // `ATT: Marie Roy, Garage Roy inc.`: what the line is for comes after the person.
                before = rest
                person = String(named[..<comma])
            } else {
                (before, person) = (head, named)
            }
            return
        }
        return nil
    }
}
