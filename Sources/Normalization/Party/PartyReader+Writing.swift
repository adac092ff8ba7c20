import Records

extension PartyReader {
    mutating func write(_ person: PersonName, _ second: PersonName?, _ fields: [Field]) {
        var person = person
        // The column of middle names wins; a second given name stays where it is typed, in the first name's column.
        if let middle = cells[.middleName]?.words, !fields.contains(.middleName) {
            if fields.first == .firstName { person.first += person.middle }
            person.middle = fields.first == .firstName ? middle : person.middle.isEmpty ? middle : person.middle
        } else if !fields.contains(.fullName), !fields.contains(.middleName) {
            person.first += person.middle
            person.middle = []
        }
        writeTitles(person, fields)
        let isInitial = person.first.count == 1 && person.first[0].isInitials
        var change = NameCasing.Change.none
        outcome.firstName = written(hyphenated(person.first), .first, fields.first ?? .firstName, &change)
        outcome.middleName = written(
            person.middle, .first, cells[.middleName] == nil ? fields.first ?? .middleName : .middleName, &change)
        outcome.lastName = written(person.last, .last, fields.last ?? .lastName, &change)
        let suffix = person.suffixes.map {
            $0.shape == .mixed || $0.hasDot && $0.text.utf8.count > 3 ? $0.text : $0.entry?.canonical ?? $0.text
        }
        if !suffix.isEmpty { outcome.parts[.suffix] = suffix.joined(separator: ", ") }
        if let second { writeSecond(second, fields) }
        guard outcome.nameVerdict == .unrecorded else { return }
        if second != nil {
            outcome.nameVerdict = "NM-2P"
        } else if outcome.firstName == nil, outcome.lastName == nil, outcome.middleName == nil {
            outcome.nameVerdict = .unrecorded
        } else if isInitial {
            outcome.nameVerdict = "NM-INIT"
            note(fields.first ?? .firstName, "NM-INIT", .flagged)
        } else {
            outcome.nameVerdict = change == .none ? "NM-OK" : "NM-CASE"
        }
    }

    private mutating func writeSecond(_ second: PersonName, _ fields: [Field]) {
        note(fields.last ?? .lastName, "NM-2P", .mended)
        let first = NameCasing.written(
            hyphenated(second.first) + second.middle, as: .first, accents: accents
        ).text
        let last = NameCasing.written(second.last, as: .last, accents: accents).text
        if !first.isEmpty { outcome.parts[.secondFirstName] = first }
        if !last.isEmpty { outcome.parts[.secondLastName] = last }
        if let civility = second.civility { outcome.parts[.secondCivility] = civility }
    }

    private mutating func writeTitles(_ person: PersonName, _ fields: [Field]) {
        if let civility = person.civility {
            if outcome.civility == nil {
                outcome.civility = civility
                note(fields[0], civility, .moved, civility, to: .civility)
            } else {
                note(
                    fields[0], civility, outcome.civility == civility ? .formatted : .misplaced, civility, to: .civility
                )
            }
        }
        if !person.honorifics.isEmpty {
            note(
                fields[0], "RF-NOTE-IN-NAM", .misplaced, person.honorifics.map(\.text).joined(separator: " "),
                to: .notes)
        }
    }

    /// The words in their usual spelling, with a note when that changes them; nil when a digit makes them no name.
    private mutating func written(
        _ words: [NameWord], _ part: NameCasing.Part, _ field: Field, _ change: inout NameCasing.Change
    ) -> String? {
        guard !words.isEmpty else { return nil }
        if words.contains(where: \.hasDigit) {
            note(field, "Q", .refused, words.map(\.text).joined(separator: " "))
            if part == .last || outcome.lastName == nil { outcome.nameVerdict = .quarantined }
            return nil
        }
        let result = NameCasing.written(words, as: part, accents: accents)
        if result.change != .none {
            note(
                field, "NM-CASE", result.change == .accents ? .mended : .formatted,
                result.change == .accents ? result.text : nil)
        }
        change = max(change, result.change)
        return result.text
    }

    /// `JEAN PIERRE` → one word `JEAN-PIERRE`, when the compound is in use and the cell was typed without case.
    private func hyphenated(_ words: [NameWord]) -> [NameWord] {
        guard words.count >= 2, PersonName.isCompound(words[0], words[1]), words[0].shape == words[1].shape,
            words[0].shape == .upper || words[0].shape == .lower
        else { return words }
        return [NameWord(words[0].text + "-" + words[1].text)] + words.dropFirst(2)
    }
}
