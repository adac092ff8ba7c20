import Records

extension PartyNormalizer {
    /// The answer for a row that holds one plain first and last name and nothing else, nil when there is more to read.
    ///
    /// Nine rows in ten of a dealer's base are so. Gives exactly what `PartyReader` would.
    func plainName(_ input: PartyInput) -> PartyOutcome? {
        guard input.middleName == nil, input.company == nil else { return nil }
        guard let civility = Self.plainCivility(input.civility) else { return nil }
        let first: NameWord
        let last: NameWord
        let fields: (first: Field, last: Field)
        if let firstName = input.firstName, let lastName = input.lastName, input.fullName == nil {
            guard let one = Self.plainWord(firstName), let two = Self.plainWord(lastName) else { return nil }
            (first, last, fields) = (one, two, (.firstName, .lastName))
            guard !NameWord.maySwap(first, last) else { return nil }
        } else if let fullName = input.fullName, input.firstName == nil, input.lastName == nil {
            guard let space = fullName.utf8.firstIndex(of: UInt8(ascii: " ")),
                let one = Self.plainWord(fullName[..<space]),
                let two = Self.plainWord(fullName[fullName.utf8.index(after: space)...])
            else { return nil }
            (first, last) = input.isLastFirst ? (two, one) : (one, two)
            fields = (.fullName, .fullName)
            guard !NameWord.maySwap(first, last),
                !first.key.hasPrefix("O'") || !last.roles.contains(.firstName)
            else { return nil }
        } else {
            return nil
        }
        var outcome = PartyOutcome()
        outcome.kind = .person
        outcome.civility = civility.isEmpty ? nil : civility
        let (firstName, firstChange) = NameCasing.written(
            alone: first, as: .first, accents: input.accents)
        let (lastName, lastChange) = NameCasing.written(
            alone: last, as: .last, accents: input.accents)
        (outcome.firstName, outcome.lastName) = (firstName, lastName)
        if let typed = input.civility, typed != civility {
            outcome.notes.append((.civility, CellNote(civility, .formatted)))
        }
        for (text, change, field) in [(firstName, firstChange, fields.first), (lastName, lastChange, fields.last)] {
            guard let note = Self.note(on: text, change) else { continue }
            guard !outcome.notes.contains(where: { $0.field == field && $0.note == note }) else { continue }
            outcome.notes.append((field, note))
        }
        outcome.nameVerdict = firstChange == .none && lastChange == .none ? "NM-OK" : "NM-CASE"
        return outcome
    }

    /// What is said of a word that is written otherwise than it was typed; nil when it is not.
    static func note(on text: String, _ change: NameCasing.Change) -> CellNote? {
        switch change {
        case .none: nil
        case .form: CellNote("NM-CASE", .formatted)
        case .accents: CellNote("NM-CASE", .mended, proposal: text)
        }
    }

    /// Letters, hyphens and apostrophes only, and nothing that may be a title, a company or a remark.
    ///
    /// - Parameter allowsInitial: whether one letter will do; else it takes two.
    static func plainWord(_ text: some StringProtocol, allowsInitial: Bool = false) -> NameWord? {
        guard (1...24).contains(text.utf8.count) else { return nil }
        var copy = String(text)
        guard copy.withUTF8({ hasOnlyLetters($0, atLeast: allowsInitial ? 1 : 2) }) else { return nil }
        let word = NameWord(copy)
        return word.roles.isSubset(of: [.firstName, .lastName, .particle]) ? word : nil
    }

    private static func hasOnlyLetters(_ bytes: UnsafeBufferPointer<UInt8>, atLeast least: Int) -> Bool {
        func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") }
        var previous = UInt8(ascii: "-")
        var letters = 0
        for byte in bytes {
            let isTail = previous == 0xC3 && byte & 0xC0 == 0x80
            guard Folding.isLetter(byte) || isJoint(byte) && !isJoint(previous) || byte == 0xC3 || isTail else {
                return false
            }
            if !isTail, !isJoint(byte) { letters += 1 }
            previous = byte
        }
        return letters >= least && !isJoint(previous)
    }

    /// The code, empty when there is no civility, nil when the cell needs reading.
    static func plainCivility(_ text: String?) -> String? {
        switch text {
        case nil: ""
        case "M", "M.", "MR", "MR.", "Mr", "Mr.": "M"
        case "MME", "Mme", "Mme.", "MRS", "Mrs", "Mrs.", "MS", "Ms", "Ms.": "MME"
        case "MX": "MX"
        case "DR": "DR"
        case "ME": "ME"
        default: nil
        }
    }
}
