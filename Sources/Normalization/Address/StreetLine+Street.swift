/// The civic number, and the street with its type and direction.
extension StreetLine {
    /// `12E AVENUE` is a street; `3343E BOUL. DES SOURCES` is a door, since a name follows the type.
    func isNumberedStreet(_ words: [AddressWord]) -> Bool {
        guard words.count > 1, words[0].key.utf8.prefix(while: Folding.isDigit).count <= 3 else { return false }
        guard AddressLexicon.shared.frenchTypes[words[1].key] != nil else {
            return AddressLexicon.shared.englishTypes[words[1].key] != nil
        }
        return words.count == 2 || words[2].followsComma
            || words.count == 3 && AddressLexicon.shared.directions[words[2].key] != nil
            || isFrenchOrdinal(words[0].key) && !words[0].key.hasSuffix("E")
    }

    mutating func takeNumber(_ words: inout [AddressWord]) {
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

    /// `25 ème Avenue` and `3 ième rang` are the 25e Avenue and the 3e Rang: makes one word of number and ending before a
    /// type.
    static func joinOrdinals(_ words: inout [AddressWord]) {
        for place in words.indices.dropLast(2).prefix(3)
        where words[place].isNumber && words[place].key.utf8.count <= 3 {
            let ends = ["EME": "e", "IEME": "e", "ERE": "re", "RE": "re", "ER": "er"]
            guard let end = ends[words[place + 1].key], !words[place + 1].followsComma, !words[place + 2].followsComma,
                words[place + 2].roles.contains(.frenchType)
            else { continue }
            let ordinal = AddressWord(words[place].text + end, followsComma: words[place].followsComma)
            words.replaceSubrange(place...(place + 1), with: [ordinal])
            return
        }
    }

    /// Words in front of a type that are the street's whole name in French: `Grand Rang`, `Premier Rang`.
    static let frenchLeaders: Set<String> = [
        "GRAND", "GRANDE", "PETIT", "PETITE", "VIEUX", "PREMIER", "PREMIERE", "DEUXIEME", "SECOND", "SECONDE",
        "TROISIEME", "QUATRIEME", "CINQUIEME", "SIXIEME", "SEPTIEME", "HUITIEME", "NEUVIEME", "DIXIEME",
    ]

    /// `Grand Rang`, `Grand Boulevard`, `Premier Rang Est`: written out, as no English line writes them but for the
    /// boulevard.
    mutating func takeFrenchTypeBehind(_ words: [AddressWord]) -> Bool {
        guard (2...3).contains(words.count), Self.frenchLeaders.contains(words[0].key),
            ["RANG", "BOULEVARD", "CHEMIN", "MONTEE"].contains(words[1].key),
            words.count == 2 || words[2].roles.contains(.direction),
            let type = AddressLexicon.shared.frenchTypes[words[1].key]
        else { return false }
        (self.type, typeWord, isFrench) = (type, words[1], true)
        name = [words[0]]
        var tail = Array(words.dropFirst(2))
        takeDirection(&tail, isFrench: true, keepsOne: false)
        name += tail
        return true
    }

    /// Digits, and at most one letter after them.
    static func isCivic(_ key: Substring) -> Bool {
        let digits = key.utf8.prefix(while: Folding.isDigit).count
        guard (1...6).contains(digits) else { return false }
        return key.utf8.count == digits || key.utf8.count == digits + 1 && Folding.isLetter(key.utf8.last ?? 0)
    }

    /// `1240-1242` are the doors of one building, not apartment 1240.
    static func isRange(_ low: Substring, _ high: Substring) -> Bool {
        guard let low = Int(low), let high = Int(high), low >= 100 else { return false }
        return high > low && high - low <= 60
    }

    static func endsWithType(_ words: [AddressWord]) -> Bool {
        words.count > 1 && AddressLexicon.shared.englishTypes[words[words.count - 1].key] != nil
    }

    mutating func readStreet(_ all: [AddressWord], isWhole: Bool, speaksFrench: Bool) {
        var words = all
        let lexicon = AddressLexicon.shared
        // French: the type stands first, or after an ordinal.
        if words.count > 1, words[0].roles.contains(.frenchType), let type = lexicon.frenchTypes[words[0].key],
            !isEnglishAfterAll(words, isWhole: isWhole, speaksFrench: speaksFrench),
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
        if speaksFrench, takeFrenchTypeBehind(words) { return }
        // `Highway 7`, `Line 5`.
        if words.count > 1, let type = lexicon.englishTypes[words[0].key], words[1].isNumber,
            words.count == 2 || isWhole
        {
            (self.type, typeWord, isTypeFirst, isFrench) = (type, words[0], true, false)
            name = [words[1]]
            rest = Array(words.dropFirst(2))
            return
        }
        if words.count > 2, words[0].key == "CONCESSION", ["ROAD", "RD"].contains(words[1].key), words[2].isNumber {
            // The road's name is all three.
            isFrench = false
            name = words
            return
        }
        if words.count == 2, words[0].key == "THE" {
            // `The Esplanade` is called so.
            isFrench = false
            name = words
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
    func isEnglishAfterAll(_ words: [AddressWord], isWhole: Bool, speaksFrench: Bool) -> Bool {
        // Outside Québec `Carr` is a surname.
        if !speaksFrench, words[0].key == "CARR" { return true }
        // `Concession Road 5` of Ontario.
        if words[0].key == "CONCESSION", words.count > 2, ["ROAD", "RD"].contains(words[1].key), words[2].isNumber {
            return true
        }
        guard !isWhole || words.count == 2 else { return false }
        var last = words.count - 1
        if last > 1, englishDirection(words[last]) != nil { last -= 1 }
        if last == 1, !Self.onlyTypes.contains(words[0].key) {
            // No park is called `Avenue`.
            if ["AVE", "AVENUE"].contains(words[1].key) { return true }
        }
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

    /// French types that start no English name.
    static let onlyTypes: Set<String> = [
        "RUE", "R", "AV", "AVE", "AVENUE", "BOUL", "BOULEVARD", "BD", "BLVD", "CH", "CHEMIN", "RANG", "RG", "RTE",
        "ROUTE", "MONTEE", "AUT", "AUTOROUTE", "ALLEE", "IMPASSE", "RUELLE", "CONCESSION",
    ]

    static let strongEnglish: Set<String> = [
        "ST", "STREET", "RD", "ROAD", "DR", "DRIVE", "AVE", "CRES", "CRESCENT", "LANE", "WAY", "TRAIL", "CIR", "COURT",
        "CRT",
    ]

    func isFrenchOrdinal(_ key: String) -> Bool {
        let tail = key.drop { $0.isNumber }
        return ["E", "RE", "ER", "IEME", "EME", "ERE"].contains(String(tail))
    }

    /// Where the English type stands: the last word but directions, or the first one with a municipality after it.
    func englishType(_ words: [AddressWord], isWhole: Bool) -> Int? {
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

    func englishDirection(_ word: AddressWord) -> AddressLexicon.Direction? {
        guard word.key != "O", word.key != "NO", word.key != "SO",
            word.key.utf8.count <= 2 || word.key.hasSuffix("TH") || word.key.hasSuffix("ST")
        else {
            return nil
        }
        return AddressLexicon.shared.directions[word.key]
    }

    /// `NW 5th Ave`, `N Main St`: letters in front of an English name, unless another initial follows.
    mutating func takeDirectionInFront() {
        guard number != nil, name.count > 1, name[0].key.utf8.count <= 2, name[0].text == name[0].key,
            let found = englishDirection(name[0]), name[1].key.utf8.count > 1
        else { return }
        (direction, directionWord, isDirectionFirst) = (found, name.removeFirst(), true)
    }

    mutating func takeDirection(_ words: inout [AddressWord], isFrench: Bool, keepsOne: Bool = true) {
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
