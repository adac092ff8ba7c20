import Records

extension PartyReader {
    /// Takes out of a name cell what is no name: misplaced values, remarks, signs, nicknames.
    ///
    /// - Parameter alone: no other cell of the row has a name.
    mutating func readNameCell(_ text: String, _ field: Field, alone: Bool) {
        // `Madame` where the first name belongs is no placeholder, but a civility.
        if field == .firstName, !alone, isTitleAlone(NameCell(words: NameWords(text).words), field, alone: alone) {
            return
        }
        if let meaning = Placeholders.shared.meaning(of: text, field: field),
            !isNameAfterAll(text, meaning, alone: alone)
        {
            readPlaceholder(meaning, text, field)
            return
        }
        var text = text
        while let found = MisplacedValue.find(in: text) {
            if CompanyName.number(NameWords(text).words) != nil { break }
            note(field, "RF-\(found.kind.rawValue)-IN-NAM", .misplaced, found.value, to: found.target)
            text = found.rest
        }
        isReadingAlone = alone
        let parsed = NameWords(text)
        var cell = NameCell(words: parsed.words)
        // `Or Cohen`, `Jean Ou`: a word alone in its column joins nobody, nor do `Ou` and `Or` at an end of a name.
        if cell.words.count == 1, cell.words[0].text.first?.isLetter == true {
            cell.words[0].roles.remove(.conjunction)
        }
        for place in [0, cell.words.count - 1]
        where cell.words.count > 1 && ["OU", "OR"].contains(cell.words[place].key) {
            cell.words[place].roles.remove(.conjunction)
        }
        cell.words = Self.joiningApostrophes(cell.words)
        cell.words = takingRequests(takingFileNumbers(takingRemarks(cell.words, field, &cell), field), field)
        for aside in parsed.parentheses { readAside(aside, field, &cell) }
        cell.nicknames += parsed.quotes.filter { !$0.isEmpty }
        if !parsed.debris.isEmpty {
            note(field, "RF-NOTE-IN-NAM", .misplaced, parsed.debris.joined(separator: " "), to: .notes)
        }
        // Only debris between stars or after a dash is left: `- VIP`.
        while cell.words.last?.shape == WordShape.none, cell.words.last?.hasDigit == false, cell.words.count > 1 {
            cell.words.removeLast()
        }
        if isTitleAlone(cell, field, alone: alone) { return }
        if !cell.words.isEmpty { cells[field] = cell }
        if let nickname = cell.nicknames.first {
            outcome.parts[.nickname] = nickname
            note(field, "NM-NICK", .flagged, nickname)
        }
        if !cell.maidenName.isEmpty {
            note(field, "NM-BIRTH", .flagged, NameCasing.written(cell.maidenName, as: .last).text)
        }
    }

    /// `L Heureux`, `O' Brien`, `D Amour`: one name that lost its apostrophe, or has it beside a space, where the joined one is a
    /// known last name.
    private static func joiningApostrophes(_ words: [NameWord]) -> [NameWord] {
        guard words.count > 1 else { return words }
        var joined: [NameWord] = []
        for word in words {
            if let before = joined.last, !word.followsComma, ["L", "D", "O", "L'", "D'", "O'"].contains(before.key),
                !before.hasDot, joined.count > 1 || words.count == 2
            {
                let whole = NameWord(before.text.prefix(1) + "'" + word.text)
                if whole.roles.contains(.lastName) || before.key.hasSuffix("'") {
                    var next = whole
                    next.followsComma = before.followsComma
                    joined[joined.count - 1] = next
                    continue
                }
            }
            joined.append(word)
        }
        return joined
    }

    /// `Mme` where the first name belongs, beside a last name: a civility and no name.
    private mutating func isTitleAlone(_ cell: NameCell, _ field: Field, alone: Bool) -> Bool {
        if field == .firstName, !alone, areTitlesAlone(cell.words) { return true }
        guard field == .firstName, !alone, cell.words.count == 1, let word = cell.words.first, word.key.utf8.count > 1,
            word.roles.contains(.civility), word.roles.isDisjoint(with: .plain), let civility = word.entry?.civility
        else { return false }
        note(.firstName, civility, outcome.civility == nil ? .moved : .misplaced, civility, to: .civility)
        outcome.civility = outcome.civility ?? civility
        return true
    }

    /// `M. et Mme` where the first name belongs: two people of whom only the last name is known.
    private mutating func areTitlesAlone(_ words: [NameWord]) -> Bool {
        guard words.count == 3, words[1].roles.contains(.conjunction),
            let first = words[0].entry?.civility, let second = words[2].entry?.civility,
            words[0].roles.contains(.civility) || words[0].key == "M", words[2].roles.contains(.civility)
        else { return false }
        note(.firstName, first, outcome.civility == nil ? .moved : .misplaced, first, to: .civility)
        outcome.civility = outcome.civility ?? first
        outcome.parts[.secondCivility] = second
        return true
    }

    /// Placeholders that are names as well stay names when another cell has one: `Nil Tremblay`, `Johnny Cash`.
    private func isNameAfterAll(_ text: String, _ meaning: Placeholders.Meaning, alone: Bool) -> Bool {
        guard !alone, !text.contains(" ") else { return false }
        if meaning == .houseAccount { return true }
        let key = Folding.key(text)
        return meaning == .missing && (key == "NIL" || key == "NA" && WordShape(text) == .capitalised || key == "OWNER")
    }

    private mutating func readPlaceholder(_ meaning: Placeholders.Meaning, _ text: String, _ field: Field) {
        hasPlaceholder = true
        switch meaning {
        case .refused:
            isRefused = true
            note(field, "X", .refused)
        case .deceased, .inactive, .unusable, .merged, .deleted:
            let remark: NameRemark.Meaning =
                [
                    .deceased: .deceased, .merged: .merged, .deleted: .deleted, .inactive: .inactive,
                    .unusable: .inactive,
                ][meaning] ?? .note
            statuses.append(remark)
            note(field, "RF-NOTE-IN-NAM", .misplaced, text, to: .notes)
        default: note(field, "NM-PLACE", .refused)
        }
    }

    private mutating func readAside(_ aside: String, _ field: Field, _ cell: inout NameCell) {
        let inner = NameWords(aside)
        guard !inner.words.isEmpty else { return }
        if inner.words.count == 1, inner.words[0].roles.contains(.suffix) {
            cell.words += inner.words
            return
        }
        // `décédé(e)`: the feminine of what was taken already.
        if inner.words.count == 1, ["E", "ES"].contains(inner.words[0].key), statuses.last.map(Self.isDeath) == true {
            return
        }
        if inner.words.count > 1, inner.words[0].key == "NEE" {
            cell.maidenName = Array(inner.words.dropFirst())
            return
        }
        if let remark = remark(in: inner.words, at: 0, field, isAside: true) {
            statuses.append(remark.meaning)
            note(field, "RF-NOTE-IN-NAM", .misplaced, aside, to: .notes)
            return
        }
        if case .certain = CompanyName.evidence(inner.words, isCompanyCell: false), companyText == nil,
            CompanyName.evidence(cell.words, isCompanyCell: false) == .none
        {
            // `Jean Roy (Garage Roy inc.)`: the company's own column, when it says something, wins later.
            companyText = aside
            outcome.companyVerdict = "NM-OK"
            note(field, "NM-ORG", .moved, CompanySpelling.written(aside), to: .company)
            return
        }
        let isRelation = inner.words.contains { $0.roles.contains(.suffix) || $0.key == "DE" || $0.key == "OF" }
        let isName =
            inner.words.count <= 3 && !isRelation && inner.words.allSatisfy { !$0.hasDigit && $0.shape != .none }
        if isName, field != .lastName {
            cell.nicknames.append(aside)
        } else if CompanyName.evidence(cell.words, isCompanyCell: false) != .none {
            // `Les Aliments Roy (1990) inc.`: part of the name, put back where the form follows it.
            let place = cell.words.lastIndex { $0.roles.contains(.companyForm) } ?? cell.words.count
            cell.words.insert(NameWord("(" + aside + ")"), at: place)
        } else {
            note(field, "RF-NOTE-IN-NAM", .misplaced, aside, to: .notes)
        }
    }

    /// Takes phrases such as `NE PAS APPELER` and `née Gagnon` out of the words.
    private mutating func takingRemarks(_ words: [NameWord], _ field: Field, _ cell: inout NameCell) -> [NameWord] {
        guard words.contains(where: { $0.roles.contains(.remark) }) else { return words }
        var kept: [NameWord] = []
        var place = 0
        while place < words.count {
            guard let found = remark(in: words, at: place, field, isAside: false) else {
                kept.append(words[place])
                place += 1
                continue
            }
            if found.meaning == .maidenName {
                cell.maidenName = Array(words[(place + 1)...])
                return kept.isEmpty ? cell.maidenName : kept
            }
            statuses.append(found.meaning)
            note(
                field, "RF-NOTE-IN-NAM", .misplaced,
                words[place..<place + found.length].map(\.text).joined(separator: " "), to: .notes)
            place += found.length
            // `SUCCESSION DE FEU JEAN ROY`, `LA SUCCESSION DE`: the little word belongs to the phrase.
            if found.meaning == .estate, kept.isEmpty, place < words.count - 1,
                ["DE", "OF", "DU"].contains(words[place].key)
            {
                place += 1
            }
        }
        return kept
    }

    private struct FoundRemark {
        var meaning: NameRemark.Meaning
        var length: Int
    }

    private func remark(in words: [NameWord], at place: Int, _ field: Field, isAside: Bool) -> FoundRemark? {
        guard words[place].roles.contains(.remark) else { return nil }
        let own = NameRemark.all.first { phrase in
            let end = place + phrase.words.count
            return end <= words.count && zip(words[place..<end], phrase.words).allSatisfy({ $0.key == $1 })
                && isAllowed(phrase, in: words, at: place, field, isAside: isAside)
        }
        if let own {
            let isToTheEnd = own.position == .inside
            return FoundRemark(
                meaning: own.meaning, length: isToTheEnd ? words.count - place : own.words.count)
        }
        return filePhrase(in: words, at: place, isAside: isAside)
    }

    private func isAllowed(
        _ phrase: NameRemark, in words: [NameWord], at place: Int, _ field: Field, isAside: Bool
    ) -> Bool {
        let end = place + phrase.words.count
        switch (phrase.meaning, phrase.position) {
        case (.estate, _): return isEstate(phrase, in: words, at: place, field, isAside: isAside)
        case (_, .behind):
            guard !isAside else { return end == words.count }
            let isMarked = words[place].shape == .upper || words[place].hasDot
            return end == words.count && isMarked && isBesideName(words, at: place, field)
        case (_, .trailing):
            guard !isAside else { return end == words.count }
            return place > 0 && end == words.count && (words.count > 2 || field == .lastName && !isReadingAlone)
        // `Née Roy` beside a first name: the only last name that anybody wrote.
        case (.maidenName, _): return end < words.count && (place > 0 || field == .lastName && !isReadingAlone)
        case (_, .front):
            return words.count > end && words[..<place].allSatisfy { $0.roles.contains(.civility) }
        case (_, .inside): return place > 0 && words.count > end
        case (_, .besideName): return isAside || words.count > 2 && place == words.count - 1
        case (_, .anywhere): return isAside || words.count > phrase.words.count || phrase.words.count > 1
        }
    }

    /// `SUCCESSION JEAN ROY`, `Roy SUCC.`, `(ESTATE)`, `feu Jean Roy`; not `Real Estate` or `Feu Rouge inc.`.
    private func isEstate(
        _ phrase: NameRemark, in words: [NameWord], at place: Int, _ field: Field, isAside: Bool
    ) -> Bool {
        let end = place + phrase.words.count
        if isAside { return place == 0 && (end == words.count || phrase.words != ["SUCC"]) }
        let isFeu = phrase.position == .besideName
        if place == 0, end < words.count, !isFeu, phrase.words != ["ESTATE"] { return true }
        guard place == 0, end < words.count else {
            let isRealEstate = place > 0 && ["REAL", "IMMOBILIER"].contains(words[place - 1].key)
            return end == words.count && !isRealEstate && (!isFeu || place > 0 || field == .firstName)
                && isBesideName(words, at: place, field)
        }
        let rest = words[end...]
        guard CompanyName.evidence(words, isCompanyCell: false) == .none,
            rest.contains(where: { !$0.roles.isDisjoint(with: .plain) })
        else { return false }
        // `Feu Roy` may be somebody's name where it stands alone; not beside a first name.
        return !isFeu || field == .firstName || field == .lastName && !isReadingAlone || rest.count > 1
    }

    /// Whether a phrase at the end of a cell stands behind a name, in this cell or in another one of the row.
    private func isBesideName(_ words: [NameWord], at place: Int, _ field: Field) -> Bool {
        guard place > 0 else { return field != .fullName && !isReadingAlone }
        guard CompanyName.evidence(words, isCompanyCell: false) == .none else { return false }
        return field != .fullName || place > 1 || !words[place - 1].roles.isDisjoint(with: .plain)
    }

    private static func isDeath(_ meaning: NameRemark.Meaning) -> Bool { meaning == .deceased || meaning == .estate }

    /// `VOIR NOTES`, `NE PAS POSTER`: what follows such a phrase behind a name belongs to it.
    private func filePhrase(in words: [NameWord], at place: Int, isAside: Bool) -> FoundRemark? {
        guard let found = FilePhrase.beginning(at: place, of: words.map(\.key)) else { return nil }
        let isBehindName = place > 0 || isAside
        switch found.meaning {
        case .refusal, .moved: guard isBehindName || found.length > 1 else { return nil }
        case .note:
            guard isBehindName || found.length == words.count,
                isAside || !words.contains(where: { $0.roles.contains(.companyForm) })
            else { return nil }
        }
        guard isBehindName else { return FoundRemark(meaning: .note, length: found.length) }
        let end = words[place...].firstIndex { $0.roles.contains(.conjunction) } ?? words.count
        return FoundRemark(meaning: .note, length: max(found.length, end - place))
    }

    /// `Roy 2e véhicule`, `Tremblay dossier 2231`, `Tremblay2`: from the first number behind a name on, everything is
    /// about the file.
    private mutating func takingFileNumbers(_ typed: [NameWord], _ field: Field) -> [NameWord] {
        var words = typed
        if words.count > 2, let last = words.last, Self.ordinalSuffixes.contains(last.key) {
            words[words.count - 1].roles = .suffix
        }
        guard let place = words.firstIndex(where: { $0.hasDigit && !$0.roles.contains(.suffix) }),
            CompanyName.evidence(words, isCompanyCell: false) == .none
        else { return words }
        let isName = { (word: NameWord) in !word.roles.isDisjoint(with: .plain) && !word.hasDigit }
        if place > 0, words[..<place].contains(where: isName) {
            var start = place
            while start > 1, Self.numberWords.contains(words[start - 1].key) { start -= 1 }
            let isJoint = words[place...].contains { $0.roles.contains(.conjunction) }
            guard !isJoint, words[..<start].contains(where: isName) else { return words }
            noteFile(words[start...].map(\.text).joined(separator: " "), field)
            return Array(words[..<start])
        }
        let letters = words[place].text.prefix { $0.isLetter || $0 == "-" || $0 == "'" }
        let digits = words[place].text.dropFirst(letters.count)
        guard words.count == place + 1, letters.count > 2, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return words
        }
        var word = NameWord(String(letters))
        word.followsComma = words[place].followsComma
        guard isName(word) else { return words }
        noteFile(String(digits), field)
        return words[..<place] + [word]
    }

    /// `JEAN ROY - VOIR LISE`, `Jean Roy, demander Guy`: whom to ask instead is no part of the name.
    private mutating func takingRequests(_ words: [NameWord], _ field: Field) -> [NameWord] {
        guard words.count > 2, let place = words.firstIndex(where: { Self.requests.contains($0.key) }), place > 0,
            place < words.count - 1, words[..<place].contains(where: { $0.key.utf8.count > 1 })
        else { return words }
        noteFile(words[place...].map(\.text).joined(separator: " "), field)
        var kept = Array(words[..<place])
        while kept.count > 1, let last = kept.last, last.shape == WordShape.none, !last.hasDigit { kept.removeLast() }
        return kept
    }

    private static let requests: Set<String> = [
        "VOIR", "DEMANDER", "DEMANDEZ", "APPELER", "APPELEZ", "RAPPELER", "CONTACTER", "PARLER",
    ]

    private mutating func noteFile(_ text: String, _ field: Field) {
        note(field, "RF-NOTE-IN-NAM", .misplaced, text, to: .notes)
    }

    /// `John Smith 3rd` is the third of his name.
    private static let ordinalSuffixes: Set<String> = ["1ST", "2ND", "3RD", "4TH"]

    private static let numberWords: Set<String> = [
        "DOSSIER", "DOSS", "FILE", "NO", "N", "NUM", "NUMERO", "NUMBER", "CLIENT", "FICHE", "REF", "COMPTE", "ACCOUNT",
        "STOCK", "UNITE",
    ]
}
