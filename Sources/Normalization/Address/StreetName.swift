/// Proper case for the names of streets and municipalities typed in capitals or small letters.
enum StreetName {
    /// French small words inside a name.
    static let small: Set<String> = ["DE", "DU", "DES", "LA", "LE", "LES", "AU", "AUX", "ET", "SUR", "SOUS", "EN"]

    /// Whether what follows a word is a name, were it a direction: `rue du Sud`, `rue Étoile du Nord`.
    static func leadsToName(_ key: String) -> Bool { small.contains(key) || key == "OF" || key == "THE" }

    /// - Parameter startsSmall: the words follow a street type, so that `DES` starts small as well: `rue des Érables`.
    /// - Parameter keepsCommas: a borough and its city keep the comma between them: `Saint-Hubert, Longueuil`.
    static func written(_ words: [AddressWord], isFrench: Bool, startsSmall: Bool, keepsCommas: Bool = false) -> String
    {
        let isUncased = words.allSatisfy { word in
            let shape = WordShape(word.text)
            return shape == .none || shape == .initial || shape == .upper || shape == .lower
        }
        var result = ""
        for (place, word) in words.enumerated() {
            let isBehindComma = keepsCommas && word.followsComma && place > 0
            if place > 0 { result += isBehindComma ? ", " : " " }
            let isFirst = place == 0 && !startsSmall || isBehindComma
            result +=
                isUncased ? eased(word, isFrench: isFrench, isFirst: isFirst) : apostrophe(word.text)
        }
        return result
    }

    private static func apostrophe(_ text: String) -> String {
        text.utf8.contains(0xE2) ? text.replacing("’", with: "'") : text
    }

    private static func eased(_ word: AddressWord, isFrench: Bool, isFirst: Bool) -> String {
        let text = apostrophe(word.text)
        if word.startsWithDigit { return ordinal(text, word.key) ?? text.uppercased() }
        if !isFirst, isRomanNumeral(word.key) { return text.uppercased() }
        if !isFrench {
            return !isFirst && (word.key == "OF" || word.key == "THE") ? text.lowercased() : raisedParts(text)
        }
        if !isFirst, small.contains(word.key) || word.key == "A" && word.text != "A" { return text.lowercased() }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }) else {
            return raised(text, word.key)
        }
        return hyphenated(text, isFirst: isFirst)
    }

    /// `ST-JEAN-SUR-RICHELIEU` → `St-Jean-sur-Richelieu`, `L'ÉGLISE` → `l'Église`.
    private static func hyphenated(_ text: String, isFirst: Bool) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        var result: [String] = []
        for (place, part) in parts.enumerated() {
            let isStart = place == 0 && isFirst
            let halves = part.split(separator: "'", maxSplits: 1, omittingEmptySubsequences: false)
            let key = Folding.key(halves[0])
            if halves.count == 2, key == "L" || key == "D" {
                result.append(
                    (isStart ? halves[0].uppercased() : halves[0].lowercased()) + "'"
                        + LetterCase.capitalised(halves[1]))
            } else if !isStart, place > 0 || parts.count == 1, small.contains(key) || key == "A" && place > 0 {
                result.append(part.lowercased())
            } else if place > 0, isRomanNumeral(Folding.key(part)) {
                result.append(part.uppercased())
            } else {
                result.append(raised(part, Folding.key(part)))
            }
        }
        return result.joined(separator: "-")
    }

    /// `23RD` → `23rd`, `4E` → `4e`, `1RE` → `1re`; nil when it is no ordinal.
    static func ordinal(_ text: String, _ key: String) -> String? { isOrdinal(key) ? text.lowercased() : nil }

    static func isOrdinal(_ key: String) -> Bool {
        let digits = key.utf8.prefix(while: Folding.isDigit).count
        guard digits > 0, digits < key.utf8.count else { return false }
        return ordinalEnds.contains { $0.elementsEqual(key.utf8.dropFirst(digits)) }
    }

    private static let ordinalEnds = ["E", "RE", "ER", "IEME", "EME", "ERE", "ST", "ND", "RD", "TH"].map {
        Array($0.utf8)
    }

    /// The numbers of popes and kings, `PIE IX`, `JEAN-XXIII`, and of ranges, `RANG III`: two letters to the 23rd. No word
    /// of a street's name is spelled like one of them.
    static func isRomanNumeral(_ key: String) -> Bool {
        guard (2...6).contains(key.utf8.count), key.utf8.allSatisfy({ "IVX".utf8.contains($0) }) else { return false }
        return romanNumerals.contains(key)
    }

    private static let romanNumerals: Set<String> = Set(
        ["", "X", "XX"].flatMap { tens in
            ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].map { tens + $0 }
        }.filter { $0.utf8.count > 1 })

    /// `PIE-IX` → `Pie-IX`, `MCGILL-ROY` → `McGill-Roy`.
    private static func raisedParts(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "-")) else { return raised(text, Folding.key(text)) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.enumerated().map { place, part in
            let key = Folding.key(part)
            return place > 0 && isRomanNumeral(key) ? part.uppercased() : raised(part, key)
        }.joined(separator: "-")
    }

    /// `MCGILL` → `McGill`; any other word with its first letter raised.
    private static func raised(_ text: some StringProtocol, _ key: String) -> String {
        let word = LetterCase.capitalised(text)
        guard key.hasPrefix("MC"), key.utf8.count > 4 else { return word }
        return word.prefix(2) + LetterCase.raisingFirst(word.dropFirst(2))
    }
}
