import Records

/// Reads the cells of one row that say who a customer is. One value, used once.
struct PartyReader {
    var outcome = PartyOutcome()
    var cells: [Field: NameCell] = [:]
    var statuses: [NameRemark.Meaning] = []
    var companyText: String?
    var kind: CustomerKind?
    var isRefused = false
    var hasPlaceholder = false
    /// No other cell of the row has a name than the one that is being read.
    var isReadingAlone = false
    var accents = NameAccents.all

    static let nameFields: [Field] = [.firstName, .middleName, .lastName, .fullName]

    mutating func read(_ input: PartyInput) -> PartyOutcome {
        accents = input.accents
        readCivility(input.civility)
        if isNobody(input) { return outcome }
        for (field, text) in [
            (Field.firstName, input.firstName), (.middleName, input.middleName), (.lastName, input.lastName),
            (.fullName, input.fullName),
        ] {
            if let text, !text.isEmpty { readNameCell(text, field, alone: isAlone(field, input)) }
        }
        readCompanyCell(input.company)
        moveCompanyOutOfNames()
        movePersonOutOfCompany()
        readPeople(isLastFirst: input.isLastFirst)
        finishCompany()
        settleKind()
        return outcome
    }

    mutating func note(
        _ field: Field, _ code: String, _ action: FindingAction, _ proposal: String? = nil, to target: Field? = nil
    ) {
        let note = CellNote(code, action, proposal: proposal, target: target)
        // First and last name of one cell may change in the same way; once is enough.
        guard !outcome.notes.contains(where: { $0.field == field && $0.note == note }) else { return }
        outcome.notes.append((field, note))
    }

    // MARK: Civility

    /// Codebook B03. The sex of a person is never read from a name, nor a civility from a sex.
    private mutating func readCivility(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        if let meaning = Placeholders.shared.meaning(of: text, field: .civility), Folding.key(text) != "X" {
            note(.civility, meaning == .refused ? "X" : "U", .refused)
            return
        }
        let words = NameWords(text).words
        let codes = words.filter { $0.roles.contains(.civility) || $0.key == "M" }.compactMap { $0.entry?.civility }
        let others = words.filter { !$0.roles.contains(.civility) && !$0.roles.contains(.conjunction) && $0.key != "M" }
        guard let first = codes.first, others.isEmpty, codes.count <= 2 else {
            note(.civility, "A", .ambiguous, text)
            return
        }
        outcome.civility = first
        if codes.count == 2 { outcome.parts[.secondCivility] = codes[1] }
        if text != first { note(.civility, first, .formatted) }
    }

    // MARK: House accounts, tests and cells that say nothing

    /// Whether the names, taken together, are an account of the dealership, a test or a made-up person.
    private mutating func isNobody(_ input: PartyInput) -> Bool {
        let texts = [input.firstName, input.middleName, input.lastName, input.fullName].compactMap(\.self)
        guard !texts.isEmpty || input.company != nil else { return false }
        let meaning: Placeholders.Meaning?
        if texts.isEmpty {
            meaning = input.company.flatMap { Placeholders.shared.meaning(ofNameKey: Placeholders.key($0)) }
            guard meaning == .houseAccount || meaning == .test else { return false }
        } else {
            meaning = Self.meaning(texts)
        }
        switch meaning {
        case .houseAccount:
            outcome.kind = .houseAccount
            outcome.fileStatus = "INT"
        case .test:
            outcome.kind = .test
            outcome.fileStatus = "TST"
        case .invented: break
        default: return false
        }
        outcome.nameVerdict = texts.isEmpty ? .unrecorded : "NM-PLACE"
        for (field, text) in [
            (Field.firstName, input.firstName), (.middleName, input.middleName), (.lastName, input.lastName),
            (.fullName, input.fullName),
        ] where text != nil { note(field, "NM-PLACE", .refused) }
        if let company = input.company {
            if texts.isEmpty || Placeholders.shared.meaning(of: company, field: .company) != nil {
                outcome.companyVerdict = "NM-PLACE"
                note(.company, "NM-PLACE", .refused)
            } else {
                readCompanyCell(company)
                finishCompany()
            }
        }
        return true
    }

    private static func meaning(_ texts: [String]) -> Placeholders.Meaning? {
        let keys = texts.map { Placeholders.key($0) }
        let placeholders = Placeholders.shared
        let joined = keys.joined(separator: " ")
        let turned = keys.reversed().joined(separator: " ")
        for key in [joined, turned] {
            if let meaning = placeholders.meaning(ofNameKey: key), [.houseAccount, .test, .invented].contains(meaning) {
                return meaning
            }
        }
        for key in keys {
            let meaning = placeholders.meaning(ofNameKey: key)
            if meaning == .test || meaning == .houseAccount && key.contains(" ") { return meaning }
        }
        // `CLIENT COMPTOIR SERVICE 2`: nothing but words that house accounts are made of.
        let words = joined.split(separator: " ").map(String.init)
        guard words.count >= 2 else { return nil }
        var house = 0
        for word in words {
            if word.utf8.allSatisfy({ !Folding.isLetter($0) && $0 < 0x80 }) { continue }
            guard NameLexicon.shared[word]?.roles.contains(.houseWord) == true else { return nil }
            if placeholders.meaning(ofNameKey: word) != nil || word == "VENTE" || word == "VENTES" { house += 1 }
        }
        return house > 0 ? .houseAccount : nil
    }

    private func isAlone(_ field: Field, _ input: PartyInput) -> Bool {
        switch field {
        case .firstName: input.lastName == nil && input.fullName == nil
        case .lastName: input.firstName == nil && input.fullName == nil
        case .fullName: input.firstName == nil && input.lastName == nil
        default: false
        }
    }

    // MARK: Kind and status

    private mutating func settleKind() {
        for status in statuses {
            switch status {
            case .deceased, .estate: outcome.fileStatus = "DEC"
            case .employee: kind = kind ?? .employee
            case .inactive where outcome.fileStatus == "ACT": outcome.fileStatus = "INA"
            case .merged where outcome.fileStatus == "ACT": outcome.fileStatus = "MRG"
            case .deleted where outcome.fileStatus == "ACT": outcome.fileStatus = "SUP"
            default: break
            }
        }
        let hasPerson = outcome.firstName != nil || outcome.lastName != nil
        let isCouple =
            outcome.parts[.secondFirstName] != nil || outcome.parts[.secondLastName] != nil
            || outcome.parts[.secondCivility] != nil
        outcome.kind =
            if let kind {
                kind
            } else if isCouple, hasPerson {
                .couple
            } else if hasPerson {
                .person
            } else if outcome.company != nil {
                .organisation
            } else {
                .unknown
            }
        if outcome.nameVerdict == .unrecorded, !hasPerson {
            if isRefused {
                outcome.nameVerdict = .refusedByCustomer
            } else if hasPlaceholder {
                outcome.nameVerdict = "NM-PLACE"
            }
        }
    }
}

/// A name cell cut into words, remarks taken out.
struct NameCell {
    var words: [NameWord]
    var nicknames: [String] = []
    var maidenName: [NameWord] = []
    /// Whether the text says, in its own words, that it is last name first (a comma).
    var hasComma: Bool { words.contains(where: \.followsComma) }
    var hasConjunction: Bool { words.contains { $0.roles.contains(.conjunction) } }
}
