/// Proper case for the names of streets and municipalities typed in capitals or small letters.
enum StreetName {
    /// French small words inside a name.
    static let small: Set<String> = ["DE", "DU", "DES", "LA", "LE", "LES", "AU", "AUX", "ET", "SUR", "SOUS", "EN"]

    /// - Parameter startsSmall: the words follow a street type, so that `DES` starts small as well: `rue des Érables`.
    static func written(_ words: [AddressWord], isFrench: Bool, startsSmall: Bool) -> String {
        let isUncased = words.allSatisfy { word in
            let shape = WordShape(word.text)
            return shape == .none || shape == .initial || shape == .upper || shape == .lower
        }
        var result = ""
        for (place, word) in words.enumerated() {
            if place > 0 { result += " " }
            result +=
                isUncased ? eased(word, isFrench: isFrench, isFirst: place == 0 && !startsSmall) : apostrophe(word.text)
        }
        return result
    }

    private static func apostrophe(_ text: String) -> String {
        text.utf8.contains(0xE2) ? text.replacing("’", with: "'") : text
    }

    private static func eased(_ word: AddressWord, isFrench: Bool, isFirst: Bool) -> String {
        let text = apostrophe(word.text)
        if word.startsWithDigit { return ordinal(text, word.key) ?? text.uppercased() }
        if !isFrench {
            return !isFirst && (word.key == "OF" || word.key == "THE")
                ? text.lowercased() : scottish(LetterCase.capitalised(text), word.key)
        }
        if !isFirst, small.contains(word.key) || word.key == "A" && word.text != "A" { return text.lowercased() }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }) else {
            return LetterCase.capitalised(text)
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
            } else {
                result.append(LetterCase.capitalised(part))
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

    private static func scottish(_ word: String, _ key: String) -> String {
        key.hasPrefix("MC") && key.utf8.count > 4 ? word.prefix(2) + LetterCase.raisingFirst(word.dropFirst(2)) : word
    }
}
