/// Units: apartments, floors, doors, before and behind the street.
extension StreetLine {
    /// - Parameter behindStreet: looks only where a number and a street can stand before.
    mutating func takeUnit(_ words: inout [AddressWord], behindStreet: Bool = false) {
        for place in words.indices where words[place].roles.contains(.unit) && (!behindStreet || place > 1) {
            guard let word = AddressLexicon.shared.units[words[place].key] else { continue }
            var value = place + 1
            if value < words.count, ["#", "NO", "N°"].contains(words[value].key) { value += 1 }
            if word.french == "étage", place > 0, StreetName.isOrdinal(words[place - 1].key),
                place == words.count - 1 || place == 1
            {
                unit = words[place - 1].text.lowercased()
                unitWord = word
                words.removeSubrange((place - 1)...place)
                return
            }
            // `10 rue Bloc` needs its name.
            let isName = place == 2 && words[0].startsWithDigit && words[1].roles.contains(.frenchType)
            if isName, word.french != "app.", words[place].text != "#" { continue }
            if place == 0, takeUnitAndNumber(&words, at: value, word) { return }
            let isLevel = word.french == "étage" || word.standsAlone && word.french != "PH"
            let needsNumber = word.needsNumber && word.french != "PH" || place == 0 || isLevel
            guard value < words.count, isUnitValue(words[value], needsNumber: needsNumber) else {
                // `sous-sol` and `PH` say all by themselves, at the end of a line.
                if place == words.count - 1, place > 1, word.standsAlone {
                    unit = ""
                    unitWord = word
                    words.remove(at: place)
                    return
                }
                continue
            }
            // `123 STE 4`: with nothing before it, the word is the street's.
            guard place > 0 || value + 1 < words.count || words.count == 2 else { continue }
            let isFloor = word.french == "étage" && StreetName.isOrdinal(words[value].key)
            unit = isFloor ? words[value].text.lowercased() : words[value].text.uppercased()
            unitWord = word
            if words[value].key == "PH", value + 1 < words.count, words[value + 1].isNumber {
                // `app. PH 2`.
                unit = "PH" + words[value + 1].key
                value += 1
            }
            words.removeSubrange(place...value)
            if place + 1 < words.count, words[place].key == "#", isUnitValue(words[place + 1], needsNumber: false) {
                // `Local 65 #A`: a door within a door.
                unit = (unit ?? "") + "-" + words[place + 1].text.uppercased()
                words.removeSubrange(place...(place + 1))
            }
            // `Apt 3 – 56 rue X`.
            if place == 0, words.count > 2, words[0].key == "-", Self.isCivic(words[1].key[...]) { words.removeFirst() }
            return
        }
    }

    /// `bloc 3, app. 4`: one is the building's or the floor's, the other the door's.
    mutating func takeSecondUnit(_ words: inout [AddressWord]) {
        guard let unit, let unitWord, !unit.isEmpty else { return }
        (self.unit, self.unitWord) = (nil, nil)
        takeUnit(&words, behindStreet: true)
        if let second = self.unit, let secondWord = self.unitWord {
            let outer = ["étage", "bloc", "bât."]
            let isDoorFirst =
                second.isEmpty || outer.contains(secondWord.french) && !outer.contains(unitWord.french)
            building = isDoorFirst ? (second, secondWord) : (unit, unitWord)
            if !isDoorFirst { return }
        }
        (self.unit, self.unitWord) = (unit, unitWord)
    }

    /// Makes one word of the floors that are written in several, behind the street.
    static func joinFloors(_ words: inout [AddressWord]) {
        guard words.contains(where: { ["CHAUSSEE", "SOL", "FLOOR"].contains($0.key) }) else { return }
        for (phrase, joined) in [
            (["REZ", "DE", "CHAUSSEE"], "rez-de-chaussée"), (["SOUS", "SOL"], "sous-sol"),
            (["GROUND", "FLOOR"], "ground-floor"),
        ] where words.count > phrase.count + 1 {
            for place in 2...(words.count - phrase.count) {
                let end = place + phrase.count
                guard words[place..<end].map(\.key) == phrase,
                    end == words.count || words[end].followsComma || words[end].roles.contains(.unit)
                else { continue }
                let floor = AddressWord(joined, followsComma: words[place].followsComma)
                words.replaceSubrange(place..<end, with: [floor])
                return
            }
        }
    }

    /// `A-4 123 rue X`, `4B 123 rue X`: a door with a letter stands before the number.
    mutating func takeUnitBeforeNumber(_ words: inout [AddressWord]) {
        guard unit == nil, words.count > 3, words[1].isNumber, words[1].key.utf8.count <= 5,
            AddressLexicon.shared.frenchTypes[words[2].key] != nil
                || words.dropFirst(3).contains(where: { $0.roles.contains(.englishType) }),
            !words[2].startsWithDigit, Self.isLetteredDoor(words[0].key)
        else { return }
        (unit, unitWord) = (words[0].text.uppercased(), AddressLexicon.shared.units["APP"])
        words.removeFirst()
    }

    /// One letter beside one to four digits, with a hyphen or without; no ordinal.
    static func isLetteredDoor(_ key: String) -> Bool {
        let bare = key.utf8.filter { $0 != UInt8(ascii: "-") }
        guard (2...5).contains(bare.count), key.utf8.count - bare.count <= 1, !StreetName.isOrdinal(key) else {
            return false
        }
        let digits = bare.filter(Folding.isDigit).count
        guard digits == bare.count - 1 else { return false }
        return Folding.isLetter(bare[0]) || Folding.isLetter(bare[bare.count - 1])
    }

    /// `123 rue X, 4`, `123 rue X, B`: a number or a letter alone behind the street, after a comma, is the door.
    mutating func takeBareUnit(_ words: inout [AddressWord]) {
        guard unit == nil, number != nil, words.count > 1, let last = words.last else { return }
        // `rue X - 4`, `rue X / 4`.
        let isSetOff = words.count > 2 && ["-", "/"].contains(words[words.count - 2].key)
        let isNumber =
            Self.isCivic(last.key[...]) && last.key.utf8.count <= 4 && !StreetName.isOrdinal(last.key)
        let isLetter =
            last.text.utf8.count == 1 && last.text == last.key && last.roles.isDisjoint(with: [.direction, .unit])
            && last.key.utf8.allSatisfy(Folding.isLetter)
        guard last.followsComma || isSetOff, isNumber || isLetter else { return }
        let street = words.dropLast(isSetOff ? 2 : 1)
        // `rte, 132` and `County Rd, 12` are numbered roads.
        guard !street.contains(where: { Self.numberedRoads.contains($0.key) }),
            street.dropFirst(street.first?.roles.contains(.frenchType) == true ? 1 : 0).contains(where: { word in
                word.key.utf8.contains { Folding.isLetter($0) || $0 >= 0x80 } && !StreetName.small.contains(word.key)
            })
        else { return }
        (unit, unitWord) = (last.text.uppercased(), AddressLexicon.shared.units["APP"])
        words.removeLast(isSetOff ? 2 : 1)
    }

    static let numberedRoads: Set<String> = [
        "AUTOROUTE", "AUT", "HIGHWAY", "HWY", "COUNTY", "TOWNSHIP", "CONCESSION", "REGIONAL", "STATE", "INTERSTATE",
        "RANGE",
        "LINE",
        "SIDEROAD",
    ]

    /// `#3-55 rue X`, `Bur. 200-1250 boul. Y`: the door's number follows the unit's.
    mutating func takeUnitAndNumber(
        _ words: inout [AddressWord], at value: Int, _ designator: AddressLexicon.UnitWord
    ) -> Bool {
        guard number == nil, value + 1 < words.count else { return false }
        let parts = words[value].key.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isCivic(parts[1]), (1...5).contains(parts[0].utf8.count),
            Self.isCivic(parts[0]) || parts[0].utf8.count == 1 || parts[0].hasPrefix("PH")
        else { return false }
        if ["#", "NO", "N°"].contains(words[0].key), Self.isRange(parts[0], parts[1]) {
            // `No 1240-1242 rue X`: the doors of one building.
            number = words[value].key
        } else {
            (unit, unitWord, number) = (String(parts[0]), designator, String(parts[1]))
        }
        words.removeSubrange(0...value)
        return true
    }

    /// `3- 55 rue X`, `3 –55 rue X`: the dash between two numbers in front is a word of its own.
    static func separateDashes(_ words: inout [AddressWord]) {
        for place in words.indices.prefix(3) {
            let key = words[place].key
            if key.hasSuffix("-"), place + 1 < words.count, isCivic(key.dropLast()),
                isCivic(words[place + 1].key[...])
            {
                words[place] = AddressWord(String(key.dropLast()), followsComma: words[place].followsComma)
                words.insert(AddressWord("-"), at: place + 1)
                return
            }
            if key.hasPrefix("-"), place > 0, isCivic(key.dropFirst()), words[place - 1].hasDigit {
                words[place] = AddressWord(String(key.dropFirst()))
                words.insert(AddressWord("-"), at: place)
                return
            }
        }
    }

    func isUnitValue(_ word: AddressWord, needsNumber: Bool) -> Bool {
        guard word.key.utf8.count <= 6 else { return false }
        if word.hasDigit {
            return !StreetName.isOrdinal(word.key) || word.key.hasSuffix("E") && word.key.utf8.count <= 3
        }
        return !needsNumber && (word.key.utf8.count == 1 || ["RC", "SS", "PH", "RDC"].contains(word.key))
    }
}
