import Records

extension AddressReader {
    /// Reads both delivery lines and writes them in their language's form.
    mutating func writeLines(_ input: AddressInput) {
        let french = speaksFrench
        var line =
            firstWords.isEmpty
            ? nil : StreetLine(firstWords, isWhole: isWholeLine && cityWords.isEmpty, speaksFrench: french)
        var second = secondWords.isEmpty ? nil : StreetLine(secondWords, speaksFrench: french)
        if let one = line, let two = second, !isDelivery(one), two.number != nil, two.hasStreet {
            // The building or the person stands on line 1, the street on line 2.
            swap(&line, &second)
            swap(&firstWords, &secondWords)
            note(.address2, "RF-ADR-IN-ADR", .moved, to: .address1)
        }
        if line == nil, let two = second, isDelivery(two) {
            (line, second) = (two, nil)
            (firstWords, secondWords) = (secondWords, [])
            note(.address2, "RF-ADR-IN-ADR", .moved, to: .address1)
        }
        if line != nil { takeRestAsCity(&line) }
        if var one = line {
            takeUnit(&one, from: &second, input)
            if one.number == nil, one.hasStreet, let number = input.streetNumber, !number.isEmpty {
                let parsed = StreetLine(AddressWord.words(number), speaksFrench: french)
                one.number = parsed.number
                if one.unit == nil, parsed.unit != nil { (one.unit, one.unitWord) = (parsed.unit, parsed.unitWord) }
            }
            write(one, typed: input.line1)
            line = one
        } else if hasBadLine {
            outcome.addressVerdict = outcome.addressVerdict == .refusedByCustomer ? .refusedByCustomer : "AD-BAD"
        }
        writeSecond(second, typed: input.line2, street: line)
    }

    /// Leaves the lines of a country whose forms are unknown as they were typed, but for spaces: only capitals are eased, and
    /// what stood in a wrong place stays moved.
    mutating func keepLines(_ input: AddressInput) {
        let lines: [(field: Field, typed: String?, path: WritableKeyPath<AddressOutcome, String?>)] = [
            (.address1, input.line1, \.line1), (.address2, input.line2, \.line2),
        ]
        let isMoved = outcome.notes.contains { note in
            lines.contains { $0.field == note.field } && (note.note.target != nil || note.note.action == .refused)
        }
        guard !isMoved else { return }
        for (field, typed, path) in lines {
            guard let typed, outcome[keyPath: path] != nil, typed.contains(where: \.isLowercase) else { continue }
            let kept = typed.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
            outcome[keyPath: path] = kept
            outcome.notes.removeAll { $0.field == field }
            if kept != typed { note(field, "AD-OK", .formatted) }
        }
        if outcome.addressVerdict == "AD-PART", outcome.line1?.contains(where: \.isNumber) == true {
            outcome.addressVerdict = "AD-OK"
        }
    }

    private func isDelivery(_ line: StreetLine) -> Bool {
        line.hasStreet && (line.number != nil || line.type != nil) || line.box != nil || line.route != nil
            || line.isGeneralDelivery
    }

    /// What stands after the street in a whole address is its municipality.
    private mutating func takeRestAsCity(_ line: inout StreetLine?) {
        guard let rest = line?.rest, !rest.isEmpty else { return }
        let text = rest.map(\.text).joined(separator: " ")
        if cityWords.isEmpty, isWholeLine {
            cityWords = rest
            note(.address1, "RF-ADR-IN-ADR", .moved, text, to: .city)
        } else {
            // Nowhere else to go: it stays at the end of the line.
            line?.name += rest
            if line?.isTypeFirst == false { line?.type = nil }
        }
        line?.rest = []
    }

    private mutating func takeUnit(_ line: inout StreetLine, from second: inout StreetLine?, _ input: AddressInput) {
        if let unit = input.unit, !unit.isEmpty, line.unit == nil, line.number != nil,
            Placeholders.shared.meaning(of: unit, field: .unit) == nil || unit == "0"
        {
            let words = AddressWord.words(unit)
            let parsed = StreetLine(words, speaksFrench: speaksFrench)
            if words.count == 1, let word = AddressLexicon.shared.units[words[0].key], word.standsAlone {
                (line.unit, line.unitWord) = ("", word)
            } else {
                line.unitWord = parsed.unitWord ?? AddressLexicon.shared.units["APP"]
                line.unit =
                    parsed.unitWord == nil ? words.map(\.text).joined(separator: " ").uppercased() : parsed.unit
                line.building = parsed.building
            }
        }
        guard let two = second, line.number != nil, line.unit == nil, !two.hasStreet, two.box == nil, two.route == nil
        else { return }
        if let unit = two.unit, let word = two.unitWord, two.number == nil {
            (line.unit, line.unitWord, second) = (unit, word, nil)
            note(.address2, "RF-ADR-IN-ADR", .moved, unit, to: .unit)
        } else if let number = two.number, two.unit == nil, number.utf8.count <= 5, line.hasStreet {
            // A number alone on line 2 is the door: nothing else is written there.
            (line.unit, line.unitWord, second) = (number, AddressLexicon.shared.units["APP"], nil)
            note(.address2, "RF-ADR-IN-ADR", .moved, number, to: .unit)
        }
    }

    private mutating func write(_ line: StreetLine, typed: String?) {
        let isFrench = line.isFrench ?? speaksFrench
        let kept = line.number == nil ? keptDelivery() : nil
        let written = kept ?? line.written(isFrench: isFrench, isFrance: country == "FR", isAmerican: isAmerican)
        guard !written.isEmpty else { return }
        outcome.line1 = written
        outcome.streetNumber = line.number
        let name = line.nameText(isFrench: isFrench)
        outcome.streetName = name.isEmpty || kept != nil ? nil : name
        outcome.unit = line.unit.map { unit in
            if unit.isEmpty { return (isFrench ? line.unitWord?.french : line.unitWord?.english) ?? unit }
            // The second penthouse is not the second apartment.
            return line.unitWord?.french == "PH" && !unit.hasPrefix("PH") ? "PH" + unit : unit
        }
        if line.type != nil || line.box != nil || line.route != nil { outcome.parts.reserveCapacity(2) }
        if let type = line.type {
            let isOwn = isAmerican && !isFrench && !StreetLine.alikeTypes.contains(type.official)
            outcome.parts[.streetType] = isOwn ? line.typeWord?.key ?? type.official : type.official
        }
        if let direction = line.direction {
            outcome.parts[.streetDirection] = isFrench ? direction.french : direction.english
        }
        if let box = line.box { outcome.parts[.postOfficeBox] = box.uppercased() }
        if let route = line.route { outcome.parts[.ruralRoute] = "RR " + route }
        if kept != nil, line.box == nil { outcome.parts[.postOfficeBox] = firstWords[1].key }
        outcome.addressVerdict = isGivenUp ? "AD-BAD" : kept != nil ? "AD-PO" : verdict(line)
        if outcome.addressVerdict == "AD-PART" || outcome.addressVerdict == "AD-BAD" {
            note(.address1, outcome.addressVerdict.text, .flagged)
        } else if let typed, typed != written, !typed.isEmpty {
            note(.address1, outcome.addressVerdict.text, .formatted)
        }
    }

    /// Deliveries of other countries that Canada has not: a box on a route or at a military post of the United States,
    /// `HC 1 Box 45`, `PSC 1234 Box 56`, and the `CS 12345` of a French company. Nil for any other line.
    private func keptDelivery() -> String? {
        let keys = firstWords.map(\.key)
        if country == "FR", keys.count == 2, keys[0] == "CS", firstWords[1].isNumber { return "CS " + keys[1] }
        guard isAmerican, keys.count == 4, ["RR", "HC", "PSC", "CMR", "UNIT"].contains(keys[0]), firstWords[1].isNumber,
            keys[2] == "BOX", firstWords[3].hasDigit
        else { return nil }
        return keys[0] + " " + keys[1] + " Box " + keys[3]
    }

    private func verdict(_ line: StreetLine) -> Verdict {
        if line.number != nil, line.hasStreet { return holdsTwoStreets(line) ? "AD-PART" : "AD-OK" }
        if line.box != nil || line.isGeneralDelivery { return "AD-PO" }
        if line.route != nil || line.typeWord?.key == "RANG" && line.hasStreet { return "AD-RR" }
        let letters = line.name.reduce(0) { $0 + $1.key.utf8.filter { Folding.isLetter($0) || $0 >= 0x80 }.count }
        return line.number != nil || line.type != nil || letters >= 3 ? "AD-PART" : "AD-BAD"
    }

    /// `129 rue Cartier / 456 rue Roy`: which of them is the customer's, somebody has to tell.
    private func holdsTwoStreets(_ line: StreetLine) -> Bool {
        line.name.indices.dropFirst().dropLast(2).contains {
            line.name[$0].key == "/" && line.name[$0 + 1].startsWithDigit
                && line.name[$0 + 2].roles.contains(.frenchType)
        }
    }

    private mutating func writeSecond(_ second: StreetLine?, typed: String?, street: StreetLine?) {
        guard let second else { return }
        let words = secondWords
        let isFrench = second.isFrench ?? street?.isFrench ?? speaksFrench
        if isDelivery(second) || second.unitWord != nil && !second.hasStreet {
            outcome.line2 =
                second.rest.isEmpty ? second.written(isFrench: isFrench) : words.map(\.text).joined(separator: " ")
            if let box = second.box, outcome.parts[.postOfficeBox] == nil {
                outcome.parts[.postOfficeBox] = box.uppercased()
            }
            if let route = second.route, outcome.parts[.ruralRoute] == nil {
                outcome.parts[.ruralRoute] = "RR " + route
            }
        } else {
            var text = ""
            for (place, word) in words.enumerated() {
                text += (place == 0 ? "" : word.followsComma ? ", " : " ") + word.text
            }
            outcome.line2 = text
        }
        if let typed, let line2 = outcome.line2, typed != line2, Folding.compact(typed) == Folding.compact(line2) {
            note(.address2, outcome.addressVerdict.text, .formatted)
        }
    }
}
