import Records

extension AddressNormalizer {
    /// The answer for `1240 RUE DES ERABLES APP 4`, `MONTREAL`, `QC`, `H2X 1Y4` and the like: a French street with its
    /// number, a municipality, a Canadian province and code, each alone in its cell. Nil when there is more to read.
    ///
    /// Gives exactly what `AddressReader` would.
    func plainAddress(_ input: AddressInput) -> AddressOutcome? {
        guard input.line2 == nil, input.streetNumber == nil, input.streetName == nil, input.unit == nil,
            country == "CA", input.country == nil || input.country == "CA", let typedRegion = input.province,
            var typedCity = input.city, var typedLine = input.line1, var typedCode = input.postalCode
        else { return nil }
        guard let region = Places.shared.region(typedRegion, isAmerican: false), region == "CA-QC",
            let code = typedCode.withUTF8(Self.plainCode), Places.shared.agrees(code, with: region),
            typedCity.withUTF8({ Self.isPlainCity($0) }),
            Placeholders.shared.meaning(of: code, field: .postalCode) == nil,
            Placeholders.shared.meaning(of: typedCity, field: .city) == nil,
            let street = typedLine.withUTF8(Self.plainStreet), street.cityMayFollow(typedCity),
            // The known placeholder lines all begin so; looking each line up would cost more than reading it.
            street.number != "123"
        else { return nil }
        var outcome = AddressOutcome()
        (outcome.province, outcome.postalCode, outcome.country) = (region, code, input.country)
        if typedRegion != region { outcome.notes.append((.province, CellNote(region, .formatted))) }
        outcome.postalVerdict = code == typedCode ? "PC-OK" : "PC-FMT"
        if code != typedCode { outcome.notes.append((.postalCode, CellNote("PC-FMT", .formatted))) }
        outcome.line1 = street.line
        outcome.streetNumber = street.number
        outcome.streetName = street.name
        outcome.unit = street.unit
        outcome.parts.reserveCapacity(2)
        outcome.parts[.streetType] = street.type
        if let direction = street.direction { outcome.parts[.streetDirection] = direction }
        outcome.addressVerdict = "AD-OK"
        if street.line != typedLine { outcome.notes.append((.address1, CellNote("AD-OK", .formatted))) }
        guard let city = Places.shared.municipality(typedCity, prefix: code.prefix(3)) else { return nil }
        outcome.city = city
        if city != typedCity {
            // Accents and `Saint` make a name longer; what is as long changed its case alone.
            guard city.utf8.count >= typedCity.utf8.count, !city.utf8.contains(UInt8(ascii: " ")), !city.contains("œ")
            else { return nil }
            let isMended = city.utf8.count > typedCity.utf8.count
            let spelling = CitySpelling.code(typed: typedCity, written: city, isAlias: false, isMended: isMended)
            outcome.notes.append(
                (.city, CellNote(spelling, isMended ? .mended : .formatted, proposal: isMended ? city : nil)))
        }
        return outcome
    }

    /// `H2X 1Y4` out of itself, `H2X1Y4` or `h2x1y4`.
    private static func plainCode(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count == 6 || bytes.count == 7 && bytes[3] == UInt8(ascii: " ") else { return nil }
        let code = String(unsafeUninitializedCapacity: 7) { code in
            for place in 0..<7 {
                let byte = place == 3 ? UInt8(ascii: " ") : bytes[place > 3 && bytes.count == 6 ? place - 1 : place]
                code[place] = byte &- 97 < 26 ? byte & 0xDF : byte
            }
            return 7
        }
        return PostalCode.isCanadian(code) ? code : nil
    }

    /// Letters, hyphens and apostrophes: one word, so that no province can hide behind the name.
    private static func isPlainCity(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count >= 3
            && bytes.allSatisfy {
                Folding.isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") || $0 == 0xC3
                    || $0 & 0xC0 == 0x80
            }
    }
}

/// A French street line read in one pass.
private struct PlainStreet {
    var line = ""
    var number = ""
    var name = ""
    var unit: String?
    var type = ""
    var direction: String?
    /// The compact key of the last word of the name, with its direction.
    var lastWord = ""

    /// Whether the line cannot end with the municipality's own name.
    func cityMayFollow(_ city: String) -> Bool { !Places.key(city).hasSuffix(Places.key(lastWord)) }
}

extension AddressNormalizer {
    private static func plainStreet(_ bytes: UnsafeBufferPointer<UInt8>) -> PlainStreet? {
        guard bytes.count <= 60 else { return nil }
        var place = 0
        while place < bytes.count, Folding.isDigit(bytes[place]) { place += 1 }
        guard (1...6).contains(place), place + 6 < bytes.count else { return nil }
        var street = PlainStreet()
        street.number = String(decoding: bytes[..<place], as: UTF8.self)
        if bytes[place] == UInt8(ascii: ",") { place += 1 }
        guard bytes[place] == UInt8(ascii: " ") else { return nil }
        place += 1
        // The type, then words that are nothing but words.
        guard let end = wordEnd(bytes, from: place), end < bytes.count, bytes[end] == UInt8(ascii: " ") else {
            return nil
        }
        let typeWord = UnsafeBufferPointer(rebasing: bytes[place..<end])
        guard roles(typeWord).contains(.frenchType), let type = type(typeWord) else { return nil }
        street.type = type.official
        place = end + 1
        let start = place
        var nameEnd = place
        var last = place
        var isUncased = true
        while place < bytes.count {
            guard let end = wordEnd(bytes, from: place) else { return nil }
            let word = UnsafeBufferPointer(rebasing: bytes[place..<end])
            let found = roles(word)
            if found == .unit, place > start, (end < bytes.count && bytes[end] == UInt8(ascii: " ")) {
                guard let unit = plainUnit(bytes, word, valueAt: end + 1) else { return nil }
                street.unit = unit
                break
            }
            guard found.isSubset(of: [.direction, .frenchType]), bytes[end - 1] != UInt8(ascii: "."),
                !found.contains(.direction) || end == bytes.count
            else { return nil }
            // A direction ends the line; `W` and letters with dots are for the careful reading.
            if found.contains(.direction) {
                // `rue du Sud` is called so.
                guard place > start, !StreetName.leadsToName(Folding.key(street.lastWord)),
                    let direction = direction(word)
                else { return nil }
                street.direction = direction
            } else {
                let shape = WordShape(String(decoding: word, as: UTF8.self))
                // Two capitals at the end may be a province.
                guard shape != .none, shape != .initial, shape != .upper || word.count > 2 || end < bytes.count else {
                    return nil
                }
                isUncased = isUncased && (shape == .upper || shape == .lower)
                nameEnd = end
            }
            last = place
            street.lastWord = String(decoding: word, as: UTF8.self)
            if end == bytes.count { break }
            guard bytes[end] == UInt8(ascii: " ") || end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: " ") else {
                return nil
            }
            let hasComma = bytes[end] == UInt8(ascii: ",")
            place = hasComma ? end + 2 : end + 1
            if hasComma, !roles(next(bytes, from: place)).contains(.unit) { return nil }
        }
        guard nameEnd > start, last >= start else { return nil }
        street.name = easedName(bytes, start..<nameEnd, isUncased: isUncased)
        street.line = street.number + ", " + type.display + " " + street.name
        if street.direction != nil {
            let word = bytes[last..<bytes.count]
            street.line +=
                " "
                + (word.count == 1
                    ? street.direction ?? "" : LetterCase.capitalised(String(decoding: word, as: UTF8.self)))
        }
        if let unit = street.unit { street.line += ", app. " + unit }
        return street
    }

    /// Where a word of letters ends; nil at any other sign.
    private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: " "), bytes[end] != UInt8(ascii: ",") {
            let byte = bytes[end]
            guard
                Folding.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
                    || byte == UInt8(ascii: ".") || byte == 0xC3
                    || byte & 0xC0 == 0x80
            else { return nil }
            end += 1
        }
        return end > start ? end : nil
    }

    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[start..<(wordEnd(bytes, from: start) ?? start)])
    }

    private static func roles(_ word: UnsafeBufferPointer<UInt8>) -> AddressRoles {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { key in
            AddressLexicon.shared.roles(UnsafeBufferPointer(rebasing: key[..<undotted(word, into: key)]))
        }
    }

    private static func undotted(_ word: UnsafeBufferPointer<UInt8>, into key: UnsafeMutableBufferPointer<UInt8>) -> Int
    {
        let length = Folding.fold(word, into: key)
        var kept = 0
        for place in 0..<length where key[place] != UInt8(ascii: ".") {
            key[kept] = key[place]
            kept += 1
        }
        return kept
    }

    private static func type(_ word: UnsafeBufferPointer<UInt8>) -> AddressLexicon.StreetType? {
        let key = Folding.undotted(Folding.key(String(decoding: word, as: UTF8.self)))
        // Types that start English names, or other names, as well are for the careful reading.
        guard ["RUE", "AV", "AVE", "AVENUE", "BOUL", "BOULEVARD", "CH", "CHEMIN", "RANG", "MONTEE"].contains(key) else {
            return nil
        }
        return AddressLexicon.shared.frenchTypes[key]
    }

    private static func direction(_ word: UnsafeBufferPointer<UInt8>) -> String? {
        let key = Folding.key(String(decoding: word, as: UTF8.self))
        switch key {
        case "N", "NORD": return "N"
        case "S", "SUD": return "S"
        case "E", "EST": return "E"
        case "O", "OUEST": return "O"
        default: return nil
        }
    }

    /// Digits, and one letter at most, after `app.` and its like at the end of the line.
    private static func plainUnit(
        _ bytes: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>, valueAt start: Int
    ) -> String? {
        let key = Folding.undotted(Folding.key(String(decoding: word, as: UTF8.self)))
        guard key == "APP" || key == "APT" || key == "APPT" else { return nil }
        var end = start
        while end < bytes.count, Folding.isDigit(bytes[end]) { end += 1 }
        guard (1...5).contains(end - start), end == bytes.count else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// What `StreetName.written` gives for these words.
    private static func easedName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isUncased: Bool) -> String {
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard isUncased else { return text }
        return StreetName.written(AddressWord.words(text), isFrench: true, startsSmall: true)
    }
}
