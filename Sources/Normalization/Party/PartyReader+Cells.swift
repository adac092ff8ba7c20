import Records

extension PartyReader {
    /// Takes out of a name cell what is no name: misplaced values, remarks, signs, nicknames.
    ///
    /// - Parameter alone: no other cell of the row has a name.
    mutating func readNameCell(_ text: String, _ field: Field, alone: Bool) {
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
        let parsed = NameWords(text)
        var cell = NameCell(words: parsed.words)
        cell.words = takingRemarks(cell.words, field, &cell)
        for aside in parsed.parentheses { readAside(aside, field, &cell) }
        cell.nicknames += parsed.quotes.filter { !$0.isEmpty }
        if !parsed.debris.isEmpty {
            note(field, "RF-NOTE-IN-NAM", .misplaced, parsed.debris.joined(separator: " "), to: .notes)
        }
        // Only debris between stars or after a dash is left: `- VIP`.
        while cell.words.last?.shape == WordShape.none, cell.words.last?.hasDigit == false, cell.words.count > 1 {
            cell.words.removeLast()
        }
        if !cell.words.isEmpty { cells[field] = cell }
        if let nickname = cell.nicknames.first { outcome.parts[.nickname] = nickname }
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
        if inner.words.count > 1, inner.words[0].key == "NEE" {
            cell.maidenName = Array(inner.words.dropFirst())
            return
        }
        if let remark = remark(in: inner.words, at: 0, isAside: true) {
            statuses.append(remark.meaning)
            note(field, "RF-NOTE-IN-NAM", .misplaced, aside, to: .notes)
            return
        }
        let isName = inner.words.count <= 3 && inner.words.allSatisfy { !$0.hasDigit && $0.shape != .none }
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
            guard let found = remark(in: words, at: place, isAside: false) else {
                kept.append(words[place])
                place += 1
                continue
            }
            if found.meaning == .maidenName {
                cell.maidenName = Array(words[(place + 1)...])
                return kept
            }
            statuses.append(found.meaning)
            let length = found.words.count
            note(
                field, "RF-NOTE-IN-NAM", .misplaced, words[place..<place + length].map(\.text).joined(separator: " "),
                to: .notes)
            place += length
            // `SUCCESSION DE FEU JEAN ROY`, `LA SUCCESSION DE`: the little word belongs to the phrase.
            if found.meaning == .estate, kept.isEmpty, place < words.count - 1,
                ["DE", "OF", "DU"].contains(words[place].key)
            {
                place += 1
            }
        }
        return kept
    }

    private func remark(in words: [NameWord], at place: Int, isAside: Bool) -> NameRemark? {
        guard words[place].roles.contains(.remark) else { return nil }
        return NameRemark.all.first { phrase in
            let end = place + phrase.words.count
            guard end <= words.count, zip(words[place..<end], phrase.words).allSatisfy({ $0.key == $1 }) else {
                return false
            }
            switch phrase.meaning {
            case .estate: return place == 0 && words.count > end && (!phrase.needsCompany || words.count > end + 1)
            case .maidenName: return place > 0 && end < words.count
            default:
                return isAside
                    || words.count > phrase.words.count
                        && (!phrase.needsCompany || words.count > 2 && place == words.count - 1)
            }
        }
    }
}
