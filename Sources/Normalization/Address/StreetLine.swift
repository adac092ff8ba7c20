/// One delivery line in parts, as Canada Post names them; nothing is respelled yet.
struct StreetLine: Sendable {
    /// `1240`, `11D`, `1240-1242`, `123 1/2`.
    var number: String?
    var unit: String?
    var unitWord: AddressLexicon.UnitWord?
    /// The building or the floor that the unit is in: `bloc 3`, where `app. 4` follows.
    var building: (unit: String, word: AddressLexicon.UnitWord)?
    var type: AddressLexicon.StreetType?
    /// The type as typed, for lines that keep it where it is (`4e Avenue`, `Highway 7`).
    var typeWord: AddressWord?
    var isTypeFirst = false
    var name: [AddressWord] = []
    var direction: AddressLexicon.Direction?
    var directionWord: AddressWord?
    /// `123 NW 5th Ave`, as the United States write it.
    var isDirectionFirst = false
    var box: String?
    /// `STN B`, `LCD 1`, `succ. A`.
    var installation: [AddressWord] = []
    /// The number of a rural route.
    var route: String?
    /// Place and installation that follow a route: `ETOBICOKE STN B`.
    var isGeneralDelivery = false
    /// What stands after the line in a whole address: the municipality.
    var rest: [AddressWord] = []
    /// Nil when nothing in the line tells.
    var isFrench: Bool?

    var hasStreet: Bool { !name.isEmpty }

    /// - Parameter isWhole: the words hold a municipality after the street (province and postal code taken off already).
    /// - Parameter speaksFrench: how to read what both languages write, when the line does not tell.
    init(_ words: [AddressWord], isWhole: Bool = false, speaksFrench: Bool) {
        var words = words
        takeBox(&words)
        takeRoute(&words)
        takeGeneralDelivery(&words)
        Self.separateDashes(&words)
        Self.joinFloors(&words)
        takeUnit(&words)
        takeSecondUnit(&words)
        takeUnitBeforeNumber(&words)
        takeNumber(&words)
        takeBareUnit(&words)
        guard !words.isEmpty else { return }
        if number == nil, box != nil || route != nil || isGeneralDelivery {
            // After a box or a route stands the municipality, or a street without a number.
            if isWhole || AddressLexicon.shared.frenchTypes[words[0].key] == nil, !Self.endsWithType(words) {
                rest = words
                return
            }
        }
        readStreet(words, isWhole: isWhole, speaksFrench: speaksFrench)
    }

    // MARK: Box, route, unit

    static let boxStarts = ["P", "PO", "POBOX", "BOX", "CASE", "CP", "C", "BP", "B", "BOITE"]
    private static let boxPhrases: [[String]] = [
        ["P", "O", "BOX"], ["PO", "BOX"], ["POBOX"], ["BOX"], ["CASE", "POSTALE"], ["CP"], ["C", "P"], ["BP"],
        ["B", "P"], ["BOITE", "POSTALE"],
    ]
    private static let stations: Set<String> = [
        "STN", "STATION", "SUCC", "SUCCURSALE", "RPO", "CSP", "LCD", "PDF", "BDP",
    ]

    private mutating func takeBox(_ words: inout [AddressWord]) {
        for start in words.indices
        where ["P", "PO", "POBOX", "BOX", "CASE", "CP", "C", "BP", "B", "BOITE"].contains(words[start].key) {
            for phrase in Self.boxPhrases {
                var end = start + phrase.count
                guard end <= words.count, zip(words[start..<end], phrase).allSatisfy({ $0.key == $1 }) else { continue }
                if end < words.count, ["#", "NO", "N°"].contains(words[end].key) { end += 1 }
                guard end < words.count, words[end].hasDigit, words[end].key.utf8.count <= 8 else { continue }
                box = words[end].text
                isFrench = phrase[0].hasPrefix("C") || phrase[0].hasPrefix("B") && phrase != ["BOX"] ? true : false
                words.removeSubrange(start...end)
                takeInstallation(&words, at: start)
                return
            }
        }
    }

    /// `STN B`, `SUCC A`, `LCD 1` at a place, with the word that follows it.
    private mutating func takeInstallation(_ words: inout [AddressWord], at place: Int) {
        guard place + 1 < words.count, Self.stations.contains(words[place].key) else { return }
        installation = Array(words[place...(place + 1)])
        words.removeSubrange(place...(place + 1))
    }

    private mutating func takeRoute(_ words: inout [AddressWord]) {
        for start in words.indices where words[start].roles.contains(.route) {
            var end: Int
            switch words[start].key {
            case "RR": end = start + 1
            case "R" where start + 1 < words.count && words[start + 1].key == "R": end = start + 2
            case "ROUTE" where start + 1 < words.count && words[start + 1].key == "RURALE": end = start + 2
            case "RURAL" where start + 1 < words.count && words[start + 1].key == "ROUTE": end = start + 2
            default:
                // `RR1`, `RR#6`.
                let tail = words[start].key.dropFirst(2).drop { $0 == "#" }
                guard words[start].key.hasPrefix("RR"), !tail.isEmpty, tail.utf8.allSatisfy(Folding.isDigit) else {
                    continue
                }
                route = String(tail)
                words.remove(at: start)
                takeRouteInstallation(&words, at: start)
                return
            }
            if end < words.count, ["#", "NO", "N°"].contains(words[end].key) { end += 1 }
            guard end < words.count, words[end].isNumber, words[end].key.utf8.count <= 3 else { continue }
            route = words[end].key
            words.removeSubrange(start...end)
            takeRouteInstallation(&words, at: start)
            return
        }
    }

    /// `RR 1 ETOBICOKE STN B TORONTO`: up to two words of a place belong to the installation's name.
    private mutating func takeRouteInstallation(_ words: inout [AddressWord], at place: Int) {
        for length in 0...2 {
            let station = place + length
            guard station + 1 < words.count, Self.stations.contains(words[station].key) else { continue }
            installation = Array(words[place...(station + 1)])
            words.removeSubrange(place...(station + 1))
            return
        }
    }

    private mutating func takeGeneralDelivery(_ words: inout [AddressWord]) {
        for start in words.indices where words[start].roles.contains(.route) {
            let pair = start + 1 < words.count ? words[start].key + " " + words[start + 1].key : words[start].key
            if pair == "POSTE RESTANTE" || pair == "GENERAL DELIVERY" || pair == "GEN DEL" {
                isGeneralDelivery = true
                isFrench = pair == "POSTE RESTANTE"
                words.removeSubrange(start...(start + 1))
                return
            }
        }
        if words.count == 1, words[0].key == "GD" {
            isGeneralDelivery = true
            words = []
        }
    }

    /// - Parameter behindStreet: looks only where a number and a street can stand before.
    private mutating func takeUnit(_ words: inout [AddressWord], behindStreet: Bool = false) {
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
    private mutating func takeSecondUnit(_ words: inout [AddressWord]) {
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
    private static func joinFloors(_ words: inout [AddressWord]) {
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
    private mutating func takeUnitBeforeNumber(_ words: inout [AddressWord]) {
        guard unit == nil, words.count > 3, words[1].isNumber, words[1].key.utf8.count <= 5,
            AddressLexicon.shared.frenchTypes[words[2].key] != nil
                || words.dropFirst(3).contains(where: { $0.roles.contains(.englishType) }),
            !words[2].startsWithDigit, Self.isLetteredDoor(words[0].key)
        else { return }
        (unit, unitWord) = (words[0].text.uppercased(), AddressLexicon.shared.units["APP"])
        words.removeFirst()
    }

    /// One letter beside one to four digits, with a hyphen or without; no ordinal.
    private static func isLetteredDoor(_ key: String) -> Bool {
        let bare = key.utf8.filter { $0 != UInt8(ascii: "-") }
        guard (2...5).contains(bare.count), key.utf8.count - bare.count <= 1, !StreetName.isOrdinal(key) else {
            return false
        }
        let digits = bare.filter(Folding.isDigit).count
        guard digits == bare.count - 1 else { return false }
        return Folding.isLetter(bare[0]) || Folding.isLetter(bare[bare.count - 1])
    }

    /// `123 rue X, 4`, `123 rue X, B`: a number or a letter alone behind the street, after a comma, is the door.
    private mutating func takeBareUnit(_ words: inout [AddressWord]) {
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

    private static let numberedRoads: Set<String> = [
        "AUTOROUTE", "AUT", "HIGHWAY", "HWY", "COUNTY", "TOWNSHIP", "CONCESSION", "REGIONAL", "STATE", "INTERSTATE",
        "RANGE",
        "LINE",
        "SIDEROAD",
    ]

    /// `#3-55 rue X`, `Bur. 200-1250 boul. Y`: the door's number follows the unit's.
    private mutating func takeUnitAndNumber(
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
    private static func separateDashes(_ words: inout [AddressWord]) {
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

    private func isUnitValue(_ word: AddressWord, needsNumber: Bool) -> Bool {
        guard word.key.utf8.count <= 6 else { return false }
        if word.hasDigit {
            return !StreetName.isOrdinal(word.key) || word.key.hasSuffix("E") && word.key.utf8.count <= 3
        }
        return !needsNumber && (word.key.utf8.count == 1 || ["RC", "SS", "PH", "RDC"].contains(word.key))
    }

    // MARK: Number

    /// `12E AVENUE` is a street; `3343E BOUL. DES SOURCES` is a door, since a name follows the type.
    private func isNumberedStreet(_ words: [AddressWord]) -> Bool {
        guard words.count > 1, words[0].key.utf8.prefix(while: Folding.isDigit).count <= 3 else { return false }
        guard AddressLexicon.shared.frenchTypes[words[1].key] != nil else {
            return AddressLexicon.shared.englishTypes[words[1].key] != nil
        }
        return words.count == 2 || words[2].followsComma
            || words.count == 3 && AddressLexicon.shared.directions[words[2].key] != nil
            || isFrenchOrdinal(words[0].key) && !words[0].key.hasSuffix("E")
    }

    private mutating func takeNumber(_ words: inout [AddressWord]) {
        guard number == nil, let first = words.first else { return }
        let isHyphenated = first.key.utf8.contains(UInt8(ascii: "-"))
        let parts = isHyphenated ? first.key.split(separator: "-", omittingEmptySubsequences: false) : []
        if parts.count == 2, first.hasDigit, Self.isCivic(parts[1]),
            Self.isCivic(parts[0]) || parts[0].utf8.count == 1 || parts[0].hasPrefix("PH")
        {
            // The key, where a dash of any length is a hyphen.
            if unit == nil, !Self.isRange(parts[0], parts[1]) {
                unit = String(parts[0])
                number = String(parts[1])
            } else {
                number = first.key
            }
            words.removeFirst()
            return
        }
        if parts.count == 2, words.count > 1, (1...6).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy(Folding.isDigit), parts[1].utf8.count == 1,
            parts[1].utf8.allSatisfy(Folding.isLetter)
        {
            // `567-A rue X`: Canada Post writes the letter at the number.
            number = parts.joined()
            words.removeFirst()
            return
        }
        guard Self.isCivic(first.key[...]),
            !StreetName.isOrdinal(first.key) || words.count == 1 || !isNumberedStreet(words)
        else { return }
        // `104 - 2701 rue X`.
        if words.count > 3, words[1].key == "-", Self.isCivic(words[2].key[...]) {
            if unit == nil {
                unit = first.text.uppercased()
                number = words[2].text.uppercased()
            } else {
                number = first.text.uppercased() + "-" + words[2].text.uppercased()
            }
            words.removeFirst(3)
            return
        }
        number = first.text.uppercased()
        words.removeFirst()
        if words.count > 1, words[0].key == "1/2" || words[0].text == "½" {
            number = (number ?? "") + " 1/2"
            words.removeFirst()
        } else if words.count > 2, ["BIS", "TER"].contains(words[0].key) {
            // French numbering; no street's name begins so.
            number = (number ?? "") + " " + words[0].text.lowercased()
            words.removeFirst()
        } else if words.count > 1, words[0].key.utf8.count == 1, let letter = words[0].key.utf8.first, letter &- 65 < 5,
            !words[0].followsComma,
            AddressLexicon.shared.frenchTypes[words[1].key] != nil
        {
            // `123 A rue X`: the letter belongs to the number when a type follows it.
            number = (number ?? "") + words[0].text.uppercased()
            words.removeFirst()
        }
    }

    /// Digits, and at most one letter after them.
    private static func isCivic(_ key: Substring) -> Bool {
        let digits = key.utf8.prefix(while: Folding.isDigit).count
        guard (1...6).contains(digits) else { return false }
        return key.utf8.count == digits || key.utf8.count == digits + 1 && Folding.isLetter(key.utf8.last ?? 0)
    }

    /// `1240-1242` are the doors of one building, not apartment 1240.
    private static func isRange(_ low: Substring, _ high: Substring) -> Bool {
        guard let low = Int(low), let high = Int(high), low >= 100 else { return false }
        return high > low && high - low <= 60
    }

    // MARK: Street

    private static func endsWithType(_ words: [AddressWord]) -> Bool {
        words.count > 1 && AddressLexicon.shared.englishTypes[words[words.count - 1].key] != nil
    }

    private mutating func readStreet(_ all: [AddressWord], isWhole: Bool, speaksFrench: Bool) {
        var words = all
        let lexicon = AddressLexicon.shared
        // French: the type stands first, or after an ordinal.
        if words.count > 1, words[0].roles.contains(.frenchType), let type = lexicon.frenchTypes[words[0].key],
            !isEnglishAfterAll(words, isWhole: isWhole),
            words[0].key != "R" || speaksFrench
        {
            (self.type, typeWord, isTypeFirst, isFrench) = (type, words.removeFirst(), true, true)
            takeDirection(&words, isFrench: true)
            name = words
            return
        }
        if words.count > 1, words[0].startsWithDigit, StreetName.isOrdinal(words[0].key),
            let type = lexicon.frenchTypes[words[1].key],
            isFrenchOrdinal(words[0].key),
            number != nil || isWhole || isNumberedStreet(words)
        {
            (self.type, typeWord, isFrench) = (type, words[1], true)
            name = [words[0]]
            words.removeFirst(2)
            takeDirection(&words, isFrench: true, keepsOne: false)
            if isWhole { rest = words } else { name += words }
            return
        }
        // `Highway 7`, `Line 5`.
        if words.count > 1, let type = lexicon.englishTypes[words[0].key], words[1].isNumber,
            words.count == 2 || isWhole
        {
            (self.type, typeWord, isTypeFirst, isFrench) = (type, words[0], true, false)
            name = [words[1]]
            rest = Array(words.dropFirst(2))
            return
        }
        if let place = englishType(words, isWhole: isWhole) {
            (self.type, typeWord, isFrench) = (lexicon.englishTypes[words[place].key], words[place], false)
            name = Array(words[..<place])
            var tail = Array(words[(place + 1)...])
            if let first = tail.first, let found = englishDirection(first) {
                (direction, directionWord) = (found, first)
                tail.removeFirst()
            } else {
                takeDirectionInFront()
            }
            rest = tail
            return
        }
        if !speaksFrench, words.count > 1, words[0].key.utf8.count == 2 {
            name = words
            takeDirectionInFront()
            if direction != nil { return }
        }
        let isNumbered = words.count == 1 && StreetName.isOrdinal(words[0].key)
        if !isNumbered { takeDirection(&words, isFrench: speaksFrench) }
        name = words
    }

    /// `PLACE`, `PARC` and the like start English names too: `Parc Ave`, `Avenue Rd`.
    private func isEnglishAfterAll(_ words: [AddressWord], isWhole: Bool) -> Bool {
        guard !isWhole || words.count == 2 else { return false }
        var last = words.count - 1
        if last > 1, englishDirection(words[last]) != nil { last -= 1 }
        guard last >= 1, let type = AddressLexicon.shared.englishTypes[words[last].key],
            AddressLexicon.shared.frenchTypes[words[last].key]?.official != type.official
        else { return false }
        if last == 1 {
            return !words[1].isNumber
                && ["ST", "RD", "DR", "AVE", "BLVD", "CRES", "STREET", "ROAD", "DRIVE", "LANE", "WAY"].contains(
                    words[1].key)
                && words[0].key != "RUE"
        }
        return [
            "PLACE", "PARC", "ILE", "POINTE", "CENTRE", "COUR", "COURS", "COTE", "PASSAGE", "QUAI", "CARRE", "PTE",
            "CR", "PL",
        ].contains(words[0].key)
            && Self.strongEnglish.contains(words[last].key)
    }

    private static let strongEnglish: Set<String> = [
        "ST", "STREET", "RD", "ROAD", "DR", "DRIVE", "AVE", "CRES", "CRESCENT", "LANE", "WAY", "TRAIL", "CIR", "COURT",
        "CRT",
    ]

    private func isFrenchOrdinal(_ key: String) -> Bool {
        let tail = key.drop { $0.isNumber }
        return ["E", "RE", "ER", "IEME", "EME", "ERE"].contains(String(tail))
    }

    /// Where the English type stands: the last word but directions, or the first one with a municipality after it.
    private func englishType(_ words: [AddressWord], isWhole: Bool) -> Int? {
        let types = AddressLexicon.shared.englishTypes
        if isWhole {
            return words.indices.first { place in
                place > 0 && types[words[place].key] != nil
                    && !(place + 1 < words.count && types[words[place + 1].key] != nil
                        && !words[place + 1].followsComma)
            }
        }
        var last = words.count - 1
        if last > 1, englishDirection(words[last]) != nil, types[words[last - 1].key] != nil { last -= 1 }
        guard last > 0, types[words[last].key] != nil else { return nil }
        // `123 ST DENIS`: a `St` in front is a saint, and needs a name after it.
        return last
    }

    private func englishDirection(_ word: AddressWord) -> AddressLexicon.Direction? {
        guard word.key != "O", word.key != "NO", word.key != "SO",
            word.key.utf8.count <= 2 || word.key.hasSuffix("TH") || word.key.hasSuffix("ST")
        else {
            return nil
        }
        return AddressLexicon.shared.directions[word.key]
    }

    /// `NW 5th Ave`, `N Main St`: letters in front of an English name, unless another initial follows.
    private mutating func takeDirectionInFront() {
        guard number != nil, name.count > 1, name[0].key.utf8.count <= 2, name[0].text == name[0].key,
            let found = englishDirection(name[0]), name[1].key.utf8.count > 1
        else { return }
        (direction, directionWord, isDirectionFirst) = (found, name.removeFirst(), true)
    }

    private mutating func takeDirection(_ words: inout [AddressWord], isFrench: Bool, keepsOne: Bool = true) {
        guard words.count > (keepsOne ? 1 : 0), let last = words.last else { return }
        // `rue du Sud` is called so.
        guard last.roles.contains(.direction),
            words.count < 2 || !StreetName.leadsToName(words[words.count - 2].key),
            let found = isFrench ? AddressLexicon.shared.directions[last.key] : englishDirection(last)
        else { return }
        (direction, directionWord) = (found, last)
        words.removeLast()
    }
}
