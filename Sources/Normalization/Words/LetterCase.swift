/// How a word is written.
enum WordShape: Sendable {
    /// No letter.
    case none
    /// One capital letter and nothing else.
    case initial
    case upper
    case lower
    /// A capital, then small letters only.
    case capitalised
    case mixed

    init(_ word: some StringProtocol) {
        var copy = String(word)
        self = copy.withUTF8 { WordShape(bytes: $0) }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        var upper = 0
        var lower = 0
        var startsUpper = false
        var place = 0
        var previous: UInt8 = 0
        for byte in bytes {
            defer {
                previous = byte
                place += 1
            }
            var isUpper = false
            var isLower = false
            if byte < 0x80 {
                isUpper = byte &- 65 < 26
                isLower = byte &- 97 < 26
            } else if byte < 0xC0 {
                // The second byte of a letter tells its case in U+00C0…U+00FF; in U+0100…U+017F odd is mostly small.
                switch previous {
                case 0xC3: (isUpper, isLower) = (byte < 0x9F && byte != 0x97, byte >= 0x9F && byte != 0xB7)
                case 0xC4: (isUpper, isLower) = (byte & 1 == 0, byte & 1 == 1)
                case 0xC5:
                    let isOdd = byte & 1 == 1
                    let oddIsUpper = byte <= 0x88 || byte >= 0xB9
                    isUpper = isOdd == oddIsUpper || byte == 0xB8
                    isLower = !isUpper
                default: break
                }
            }
            if isUpper {
                if upper + lower == 0 { startsUpper = true }
                upper += 1
            } else if isLower {
                lower += 1
            }
        }
        self =
            switch (upper, lower) {
            case (0, 0): .none
            case (1, 0): .initial
            case (_, 0): .upper
            case (0, _): .lower
            case (1, _) where startsUpper: .capitalised
            default: .mixed
            }
    }
}

/// Changes of case that never depend on the machine's locale.
enum LetterCase {
    /// `ÉLOÏSE` → `Éloïse`, `ROY-CÔTÉ` → `Roy-Côté`, `O'NEIL` → `O'Neil`, `PRUD'HOMME` → `Prud'homme`.
    ///
    /// A capital starts the word and follows a hyphen; after an apostrophe, only when one letter stands before it.
    static func capitalised(_ word: some StringProtocol) -> String {
        var copy = String(word)
        return copy.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 || $0 == 0xC3 || $0 < 0xC0 }) else {
                return capitalisedByCharacter(bytes)
            }
            return String(unsafeUninitializedCapacity: bytes.count) { capitalise(bytes, into: $0) }
        }
    }

    /// ASCII and U+00C0…U+00FF, where the two cases of a letter are 32 apart.
    private static func capitalise(_ bytes: UnsafeBufferPointer<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>)
        -> Int
    {
        var lettersBefore = 0
        var previous: UInt8 = 0
        let italian = italianPrefix(bytes)
        for (place, byte) in bytes.enumerated() {
            var written = byte
            if byte < 0x80 {
                if Folding.isAlphanumeric(byte) {
                    if Folding.isLetter(byte) { written = lettersBefore == 0 ? byte & 0xDF : byte | 0x20 }
                    lettersBefore += 1
                } else if byte != UInt8(ascii: "'") || lettersBefore == 1 || place == italian {
                    lettersBefore = 0
                }
            } else if byte < 0xC0, previous == 0xC3 {
                let isLetterPair = byte & 0x1F != 0x17 && byte != 0x9F && byte != 0xBF
                if isLetterPair { written = lettersBefore == 0 ? byte & 0xDF : byte | 0x20 }
                lettersBefore += 1
            }
            result[place] = written
            previous = byte
        }
        return bytes.count
    }

    /// The place of the apostrophe of `Dell’Aquila` and `Dall’Orto`, behind which a name begins as behind `D’`; -1 elsewhere.
    private static func italianPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard bytes.count > 6, bytes[4] == UInt8(ascii: "'") else { return -1 }
        let prefix = bytes[..<4].map { $0 | 0x20 }
        return ["dell", "dall", "nell", "sant"].contains { prefix.elementsEqual($0.utf8) } ? 4 : -1
    }

    private static func capitalisedByCharacter(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var result = ""
        var lettersBefore = 0
        for character in String(decoding: bytes, as: UTF8.self).lowercased() {
            let isLetter = character.isLetter || character.isNumber
            // `ß`.uppercased() is two letters: only one that stays one letter is raised.
            let raised = isLetter && lettersBefore == 0 ? character.uppercased() : ""
            result += raised.count == 1 ? raised : String(character)
            if isLetter { lettersBefore += 1 } else if character != "'" || lettersBefore == 1 { lettersBefore = 0 }
        }
        return result
    }

    /// The word with its first letter raised, the rest as it is.
    static func raisingFirst(_ word: some StringProtocol) -> String {
        guard let first = word.first else { return "" }
        let raised = first.uppercased()
        return (raised.count == 1 ? raised : String(first)) + word.dropFirst()
    }
}
