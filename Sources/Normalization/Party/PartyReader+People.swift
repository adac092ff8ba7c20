import Records

extension PartyReader {
    /// Decides from all the name cells together who the people are, and writes them.
    mutating func readPeople(isLastFirst: Bool) {
        readHousehold()
        let full = cells[.fullName]
        switch (cells[.firstName], cells[.lastName]) {
        case (let first?, let last?): readBoth(first, last)
        case (nil, let last?): readLastAlone(last, full)
        case (let first?, nil): readFirstAlone(first, full)
        case (nil, nil):
            if let full {
                readFull(full.words, isLastFirst: isLastFirst)
            } else if let middle = cells[.middleName] {
                write(PersonName(middle.words, order: .firstOnly), nil, [.middleName])
            }
        }
        let maiden = cells.values.first { !$0.maidenName.isEmpty }?.maidenName ?? []
        if !maiden.isEmpty { outcome.parts[.maidenName] = NameCasing.written(maiden, as: .last).text }
    }

    /// `FAMILLE TREMBLAY`, `La famille Roy`: a household, named by its last name.
    private mutating func readHousehold() {
        for field in [Field.fullName, .lastName, .firstName] {
            guard let words = cells[field]?.words else { continue }
            let place = words.first?.key == "LA" || words.first?.key == "THE" ? 1 : 0
            guard place < words.count, words[place].roles.contains(.family) else { continue }
            let rest = Array(words[(place + 1)...])
            guard !rest.isEmpty || field == .firstName && cells[.lastName] != nil else { continue }
            kind = .household
            note(field, "RF-NOTE-IN-NAM", .misplaced, words[place].text, to: .customerType)
            cells[field] = nil
            if cells[.lastName] == nil { cells[.lastName] = NameCell(words: rest) }
        }
    }

    private mutating func readBoth(_ first: NameCell, _ last: NameCell) {
        let given = NamedPeople(first.words, order: .firstOnly)
        var family = NamedPeople(last.words, order: .lastOnly)
        if family.second != nil, let place = last.words.lastIndex(where: { $0.roles.contains(.conjunction) }),
            last.words.count - place > 2
        {
            // First name `Jean`, last name `Roy et Marie Côté`: the second person is written out.
            family.second = PersonName(Array(last.words[(place + 1)...]), order: .firstLast)
        }
        var one = PersonName(first: given.first, last: family.first)
        if last.hasComma, family.second == nil { one = takingCommaName(last.words, given: given.first) }
        one.last = withoutRepeated(one.first, in: one.last)
        takeLastNameOutOfFirst(&one)
        var two: PersonName?
        if given.second != nil || family.second != nil {
            var other = PersonName(
                first: given.second ?? family.second ?? PersonName(), last: family.second ?? family.first)
            if given.second == nil, let written = family.second, !written.first.isEmpty { other = written }
            // `Jean`, `Roy et Côté`: nobody wrote the second one's first name.
            if given.second == nil, family.second?.first.isEmpty == true { other.first = [] }
            two = other
        }
        if two == nil, isSwapped(one) {
            (one.first, one.middle, one.last) = (one.last, [], one.first + one.middle)
            outcome.nameVerdict = "NM-SWAP"
            note(.firstName, "NM-SWAP", .mended)
            note(.lastName, "NM-SWAP", .mended)
        } else if two == nil, maySwap(one) {
            note(.firstName, "NM-SWAP", .suggested, one.last[0].text)
            note(.lastName, "NM-SWAP", .suggested, one.first[0].text)
        }
        noteRest(given.rest + family.rest, .lastName)
        write(one, two, [.firstName, .lastName])
    }

    /// Strong evidence only: the first name is a last name and nothing else, the last name a first name and nothing else.
    private func isSwapped(_ person: PersonName) -> Bool {
        let first = person.first + person.middle
        guard person.last.count == 1, isOnlyFirst(person.last[0]) else { return false }
        if first.count == 1 { return first[0].isOnlyLastName }
        // `EL AMRANI`, `YASMINE`: nobody's first name is a particle.
        return first.count == 2 && first[0].roles.contains(.particle) && first[0].roles.isDisjoint(with: .plain)
            && !first[0].isInitials && !first[1].roles.contains(.firstName)
    }

    /// `Cloutier`, `Gabriel`; `Shapiro`, `Rick`; `Roy`, `Diane`: somebody may be called so, and hardly is.
    private func maySwap(_ person: PersonName) -> Bool {
        guard person.first.count == 1, person.middle.isEmpty, person.last.count == 1 else { return false }
        return NameWord.maySwap(person.first[0], person.last[0])
    }

    /// `Roy, Jean` in the last name's column beside a first name: what follows the comma is the first name again, or a suffix.
    private mutating func takingCommaName(_ words: [NameWord], given: PersonName) -> PersonName {
        let person = PersonName(words, order: .lastFirst)
        var one = PersonName(first: given, last: person)
        let keys = Set((given.first + given.middle).map(\.key))
        let others = (person.first + person.middle).filter { !keys.contains($0.key) }
        if !others.isEmpty {
            note(.lastName, "RF-NAM-IN-NAM", .misplaced, others.map(\.text).joined(separator: " "), to: .firstName)
        }
        one.titles = given.titles + person.titles
        one.last = person.last
        return one
    }

    /// First name `Jean`, last name `Jean Tremblay`: the first name is not part of the last.
    private func withoutRepeated(_ first: [NameWord], in last: [NameWord]) -> [NameWord] {
        guard first.count == 1, last.count == 2 else { return last }
        if last[0].key == first[0].key, last[1].roles.contains(.lastName) { return [last[1]] }
        if last[1].key == first[0].key, last[0].roles.contains(.lastName), first[0].roles.contains(.firstName) {
            return [last[0]]
        }
        return last
    }

    /// First name `Jean Tremblay`, last name `Tremblay`: the last name is not part of the first.
    private func takeLastNameOutOfFirst(_ one: inout PersonName) {
        let given = one.first + one.middle
        guard given.count == 2, one.last.count == 1, given[1].key == one.last[0].key,
            given[1].roles.contains(.lastName), !given[1].roles.contains(.firstName)
        else { return }
        (one.first, one.middle) = ([given[0]], [])
    }

    private mutating func readLastAlone(_ last: NameCell, _ full: NameCell?) {
        if let full, full.words.count > last.words.count {
            let keys = full.words.map(\.key)
            let lastKeys = last.words.map(\.key)
            if Array(keys.suffix(lastKeys.count)) == lastKeys || Array(keys.prefix(lastKeys.count)) == lastKeys {
                let isFront = Array(keys.prefix(lastKeys.count)) == lastKeys
                var person = PersonName(
                    Array(isFront ? full.words.dropFirst(lastKeys.count) : full.words.dropLast(lastKeys.count)),
                    order: .firstOnly)
                person.last = last.words
                write(person, nil, [.fullName])
                return
            }
        }
        let words = last.words
        if last.hasConjunction {
            let place = words.firstIndex { $0.roles.contains(.conjunction) } ?? 0
            let isTwoLastNames =
                words.count == 3 && place == 1 && !words[0].roles.isSuperset(of: .firstName)
                && words[0].roles.isDisjoint(with: .civility)
            writePeople(NamedPeople(words, order: isTwoLastNames ? .lastOnly : .firstLast), [.lastName])
            return
        }
        guard let order = orderInOneColumn(words, hasComma: last.hasComma) else {
            let mayBeWhole =
                (2...3).contains(words.count) && words.allSatisfy { !$0.roles.isDisjoint(with: .plain) }
                && words.allSatisfy { $0.roles.isDisjoint(with: [.particle, .suffix]) }
                && words.contains { $0.roles.contains(.firstName) }
            if mayBeWhole { note(.lastName, "RF-NAM-IN-NAM", .flagged) }
            write(PersonName(words, order: .lastOnly), nil, [.lastName])
            return
        }
        let person = PersonName(words, order: order)
        note(.lastName, "RF-NAM-IN-NAM", .moved, NameCasing.written(person.first, as: .first).text, to: .firstName)
        write(person, nil, [.lastName])
    }

    private mutating func readFirstAlone(_ first: NameCell, _ full: NameCell?) {
        if let full, full.words.count > first.words.count {
            let keys = full.words.map(\.key)
            let firstKeys = first.words.map(\.key)
            let isFront = Array(keys.prefix(firstKeys.count)) == firstKeys
            if isFront || Array(keys.suffix(firstKeys.count)) == firstKeys {
                var person = PersonName(first.words, order: .firstOnly)
                let rest = PersonName(
                    Array(isFront ? full.words.dropFirst(firstKeys.count) : full.words.dropLast(firstKeys.count)),
                    order: .lastOnly)
                person.last = rest.last
                person.suffixes += rest.suffixes
                write(person, nil, [.fullName])
                return
            }
        }
        if first.hasConjunction {
            writePeople(NamedPeople(first.words, order: .firstLast), [.firstName])
            return
        }
        guard first.words.count > 1, first.hasComma || !mayBeFirstNameOfTwo(first.words),
            let order = orderInOneColumn(first.words, hasComma: first.hasComma) ?? orderInFirstColumn(first.words)
        else {
            if mayHoldLastName(first.words) { note(.firstName, "RF-NAM-IN-NAM", .flagged) }
            write(PersonName(first.words, order: .firstOnly), nil, [.firstName])
            return
        }
        let person = PersonName(first.words, order: order)
        note(.firstName, "RF-NAM-IN-NAM", .moved, NameCasing.written(person.last, as: .last).text, to: .lastName)
        write(person, nil, [.firstName])
    }

    /// How a whole name in a column for half of one is ordered; nil when it may as well be a double name.
    private func orderInOneColumn(_ words: [NameWord], hasComma: Bool) -> PersonName.Order? {
        if hasComma { return PersonName(words, order: .lastFirst).first.isEmpty ? nil : .lastFirst }
        var names = words
        while names.count > 1, PersonName.isTitle(names[0], before: names.count - 1) { names.removeFirst() }
        while names.count > 1, names[names.count - 1].roles.contains(.suffix) { names.removeLast() }
        guard names.count > 1 else { return nil }
        if isOnlyFirst(names[0]), !isOnlyFirst(names[names.count - 1]),
            names.count == 2 || names[names.count - 1].roles.contains(.lastName)
        {
            return .firstLast
        }
        if isOnlyFirst(names[names.count - 1]), !names[0].roles.contains(.firstName) { return .lastFirst }
        return names.count < words.count && names.count == 2 && names[0].roles.contains(.firstName) ? .firstLast : nil
    }

    /// `Luc Tremblay` or `Tremblay Luc` where no last name is written elsewhere: the word at one end is a last name and
    /// nothing else, and all the others are first names.
    private func orderInFirstColumn(_ words: [NameWord]) -> PersonName.Order? {
        guard let front = words.first, let back = words.last else { return nil }
        if back.isOnlyLastName, words.dropLast().allSatisfy({ $0.roles.contains(.firstName) }) { return .firstLast }
        if front.isOnlyLastName, words.dropFirst().allSatisfy({ $0.roles.contains(.firstName) }) { return .lastFirst }
        return nil
    }

    /// `Anne Marie`, `Sylvie Luc`: the second word is a last name as well, and one that first names of two words end with.
    private func mayBeFirstNameOfTwo(_ words: [NameWord]) -> Bool {
        guard words.count == 2, words.allSatisfy({ $0.roles.contains(.firstName) }) else { return false }
        return words[1].roles.contains(.lastName) && NameLexicon.shared.secondHalves.contains(words[1].key)
    }

    /// `Luc Roy`, `Roy Luc`: two first names, or a whole name; not `Marie Anne` and what the lists know as one name.
    private func mayHoldLastName(_ words: [NameWord]) -> Bool {
        guard words.count == 2, words.allSatisfy({ !$0.roles.isDisjoint(with: .plain) && !$0.isInitials }) else {
            return false
        }
        return words.contains { $0.roles.contains(.lastName) } && !PersonName.isCompound(words[0], words[1])
    }

    private func isOnlyFirst(_ word: NameWord) -> Bool {
        word.roles.contains(.firstName) && !word.roles.contains(.lastName)
    }

    mutating func readFull(_ words: [NameWord], isLastFirst: Bool) {
        let hasComma = words.contains(where: \.followsComma)
        var order: PersonName.Order = isLastFirst ? .lastFirst : .firstLast
        if words.contains(where: { $0.roles.contains(.conjunction) }) {
            writePeople(NamedPeople(words, order: order), [.fullName])
            return
        }
        if hasComma, readPeopleAtComma(words) { return }
        if !hasComma, words.count == 2 || words.count == 3, isOtherOrder(words, order) {
            order = isLastFirst ? .firstLast : .lastFirst
            outcome.nameVerdict = "NM-SWAP"
            note(.fullName, "NM-SWAP", .mended)
        }
        if !hasComma, order == .firstLast, startsWithParticle(words) {
            order = .lastFirst
            outcome.nameVerdict = "NM-SWAP"
            note(.fullName, "NM-SWAP", .mended)
        }
        if !hasComma, words.count == 2, outcome.nameVerdict != "NM-SWAP" {
            let (front, back) = order == .firstLast ? (words[0], words[1]) : (words[1], words[0])
            if NameWord.maySwap(front, back) { note(.fullName, "NM-SWAP", .suggested, back.text + " " + front.text) }
        }
        if words.count == 1, !isOnlyFirst(words[0]) { order = .lastOnly }
        write(PersonName(words, order: order), nil, [.fullName])
    }

    /// `Jean Roy, Marie Côté`: two people, since nobody is called Côté by his first name.
    private mutating func readPeopleAtComma(_ words: [NameWord]) -> Bool {
        guard words.count == 4, words[2].followsComma, !words[3].followsComma, !words[1].followsComma,
            words[0].roles.contains(.firstName), words[1].roles.contains(.lastName),
            words[2].roles.contains(.firstName), words[3].roles.intersection(.plain) == .lastName
        else { return false }
        var second = Array(words[2...])
        second[0].followsComma = false
        write(
            PersonName(Array(words[..<2]), order: .firstLast), PersonName(second, order: .firstLast), [.fullName])
        return true
    }

    /// `ST PIERRE JEAN`, `El Amrani Youssef`: nobody's first name is a particle, and the last word is a first name.
    private func startsWithParticle(_ words: [NameWord]) -> Bool {
        guard words.count >= 3, let front = words.first, let back = words.last, back.roles.contains(.firstName) else {
            return false
        }
        // Nobody's first name is `Mc`.
        if front.key == "MC" { return words.count == 3 }
        if PersonName.saints.contains(front.key) {
            // `St John Martin` may be called so; nobody is called St Pierre but by his last name.
            return words.count == 3
                && NameLexicon.shared.roles(front.key + "-" + words[1].key).contains(.lastName)
        }
        // `La Keisha Thomas`: where the last word may be a last name, the first ones may be a first name.
        return (isOnlyFirst(back) || !words[1].roles.contains(.firstName)) && front.roles.contains(.particle)
            && front.roles.isDisjoint(with: .plain) && !front.isInitials
    }

    /// `TREMBLAY JEAN-PIERRE` in a column of first names first: both words are known, each as one thing only.
    private func isOtherOrder(_ words: [NameWord], _ order: PersonName.Order) -> Bool {
        let (front, back) =
            order == .firstLast
            ? (words[0], Array(words.dropFirst())) : (words[words.count - 1], Array(words.dropLast()))
        if front.key.hasPrefix("O'"), front.key.utf8.count > 4, !front.roles.contains(.firstName) {
            return back.allSatisfy { $0.roles.contains(.firstName) }
        }
        return front.roles.contains(.lastName) && !front.roles.contains(.firstName)
            && back.allSatisfy { $0.roles.contains(.firstName) }
            && back.contains(where: isOnlyFirst)
    }

    private mutating func writePeople(_ people: NamedPeople, _ fields: [Field]) {
        noteRest(people.rest, fields[0])
        write(people.first, people.second, fields)
    }

    private mutating func noteRest(_ words: [NameWord], _ field: Field) {
        guard !words.isEmpty else { return }
        note(field, "RF-NOTE-IN-NAM", .misplaced, words.map(\.text).joined(separator: " "), to: .notes)
    }
}

extension PersonName {
    fileprivate init() { self.init([], order: .firstOnly) }

    /// One person whose first names and last names stand in two columns.
    fileprivate init(first: PersonName, last: PersonName) {
        self.init()
        titles = first.titles + last.titles
        self.first = first.first
        middle = first.middle
        self.last = last.last
        suffixes = first.suffixes + last.suffixes
    }
}
