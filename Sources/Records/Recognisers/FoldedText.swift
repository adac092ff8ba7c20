/// Text without case, accents and punctuation, for looking words up: `Réf. Nº 12` becomes `ref no 12`.
package enum FoldedText {
    /// Lower-case ASCII letters and digits; every other run becomes one space, none at either end.
    ///
    /// Latin letters of U+00C0 … U+017F lose their accents, combining accents vanish, so NFC and NFD fold alike.
    /// Other scripts are dropped. `#` and the numero and degree signs are left to the caller's own rules.
    package static func fold(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var wantsSpace = false
        func put(_ letter: UInt8) {
            if wantsSpace, !result.isEmpty { result.append(0x20) }
            wantsSpace = false
            result.append(letter)
        }
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            if byte.isASCIIDigit || byte.isASCIILetter {
                put(byte.asciiLowercase)
            } else if byte < 0x80 {
                wantsSpace = true
            } else if (0xC3...0xC5).contains(byte), let next = iterator.next() {
                let point = Int(byte & 0x1F) << 6 | Int(next & 0x3F)
                let letters = latin(point)
                if letters.0 == 0 { wantsSpace = true } else { put(letters.0) }
                if letters.1 != 0 { put(letters.1) }
            } else if byte == 0xCC || byte == 0xCD {
                // Combining accents, U+0300 … U+036F and what little else shares their first byte.
                _ = iterator.next()
            } else if byte >= 0xC0 {
                for _ in 0..<(byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1) { _ = iterator.next() }
                wantsSpace = true
            } else {
                wantsSpace = true
            }
        }
        return result
    }

    package static func fold(_ text: String) -> String { String(decoding: fold(text.utf8), as: UTF8.self) }

    private static let latinLetters: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrsssssssstttttt" + "uuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// Base letters of a code point in U+00C0 … U+017F; æ, œ and ß have two.
    private static func latin(_ point: Int) -> (UInt8, UInt8) {
        switch point {
        case 0xC6, 0xE6: return (UInt8(ascii: "a"), UInt8(ascii: "e"))
        case 0x152, 0x153: return (UInt8(ascii: "o"), UInt8(ascii: "e"))
        case 0xDF: return (UInt8(ascii: "s"), UInt8(ascii: "s"))
        case 0xD7, 0xF7: return (0, 0)
        case 0xC0...0x17F: return (latinLetters[point - 0xC0], 0)
        default: return (0, 0)
        }
    }
}
