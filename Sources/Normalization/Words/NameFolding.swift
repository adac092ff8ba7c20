/// Text without case, accents or typographic punctuation, for looking words up: `Côté` and `COTE` are one word.
///
/// Latin letters become ASCII capitals, `’` becomes `'`, every dash becomes `-`; other scripts stay as they are.
/// The same on every machine, since no locale takes part.
enum Folding {
    /// - Returns: capitals without accents; the text itself when there is nothing to fold.
    static func key(_ text: some StringProtocol) -> String {
        var copy = String(text)
        return copy.withUTF8 { bytes in
            // `æ` and its like grow no text: two bytes become two letters.
            String(unsafeUninitializedCapacity: bytes.count) { key in fold(bytes, into: key) }
        }
    }

    /// The key without dots: `S.E.N.C.` and `SENC` are one word.
    static func undotted(_ key: String) -> String {
        guard key.utf8.contains(UInt8(ascii: ".")) else { return key }
        var copy = key
        return copy.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { kept in
                var length = 0
                for byte in bytes where byte != UInt8(ascii: ".") {
                    kept[length] = byte
                    length += 1
                }
                return length
            }
        }
    }

    /// Letters and digits alone: `St-Jérôme`, `ST JEROME` and `St. Jérôme` are one place.
    static func compact(_ text: some StringProtocol) -> String {
        var copy = String(text)
        return copy.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { key in
                let length = fold(bytes, into: key)
                var kept = 0
                for place in 0..<length where key[place] >= 0x80 || isAlphanumeric(key[place]) {
                    key[kept] = key[place]
                    kept += 1
                }
                return kept
            }
        }
    }

    /// The key with words separated by one space, hyphens counted as spaces; as it is when it has no letter or digit.
    static func spaced(_ text: some StringProtocol) -> String {
        var copy = String(text)
        return copy.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { key in
                let length = fold(bytes, into: key)
                guard key[..<length].contains(where: { $0 >= 0x80 || isAlphanumeric($0) }) else { return length }
                var kept = 0
                for place in 0..<length {
                    if key[place] != UInt8(ascii: " "), key[place] != UInt8(ascii: "-") {
                        key[kept] = key[place]
                        kept += 1
                    } else if kept > 0, key[kept - 1] != UInt8(ascii: " ") {
                        key[kept] = UInt8(ascii: " ")
                        kept += 1
                    }
                }
                return kept > 0 && key[kept - 1] == UInt8(ascii: " ") ? kept - 1 : kept
            }
        }
    }

    /// How many bytes `compact` would keep of a key.
    static func compactLength(_ key: String) -> Int {
        var copy = key
        return copy.withUTF8 { $0.reduce(0) { $1 >= 0x80 || isAlphanumeric($1) ? $0 + 1 : $0 } }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    /// Writes the key of some bytes; it is never longer than they are.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into key: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var place = 0
        var length = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                key[length] = byte &- 97 < 26 ? byte & 0xDF : byte
                place += 1
                length += 1
            } else if byte >= 0xC3, byte <= 0xC5, place + 1 < bytes.count {
                let letters = latin[Int(byte - 0xC3) * 64 + Int(bytes[place + 1] & 0x3F)]
                if letters.0 == 0 {
                    key[length] = byte
                    key[length + 1] = bytes[place + 1]
                    length += 2
                } else {
                    key[length] = letters.0
                    length += 1
                    if letters.1 != 0 {
                        key[length] = letters.1
                        length += 1
                    }
                }
                place += 2
            } else if byte == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80,
                let plain = punctuation(bytes[place + 2])
            {
                key[length] = plain
                place += 3
                length += 1
            } else {
                key[length] = byte
                place += 1
                length += 1
            }
        }
        return length
    }

    /// U+2010…U+2015 are dashes, U+2018 and U+2019 apostrophes.
    private static func punctuation(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x90...0x95: UInt8(ascii: "-")
        case 0x98, 0x99: UInt8(ascii: "'")
        default: nil
        }
    }

    /// U+00C0…U+017F as one or two capitals; zero where there is no letter (`×`, `÷`).
    private static let latin: [(UInt8, UInt8)] = {
        let supplement =
            "A A A A A A AE C E E E E I I I I D N O O O O O . O U U U U Y TH SS "
            + "A A A A A A AE C E E E E I I I I D N O O O O O . O U U U U Y TH Y "
        let extendedA: [(String, Int)] = [
            ("A", 6), ("C", 8), ("D", 4), ("E", 10), ("G", 8), ("H", 4), ("I", 10), ("IJ", 2), ("J", 2), ("K", 3),
            ("L", 10),
            ("N", 9), ("O", 6), ("OE", 2), ("R", 6), ("S", 8), ("T", 6), ("U", 12), ("W", 2), ("Y", 3), ("Z", 6),
            ("S", 1),
        ]
        let letters =
            supplement.split(separator: " ").map(String.init)
            + extendedA.flatMap { Array(repeating: $0.0, count: $0.1) }
        return letters.map { letters in
            let bytes = Array(letters.utf8)
            return bytes == [UInt8(ascii: ".")] ? (0, 0) : (bytes[0], bytes.count > 1 ? bytes[1] : 0)
        }
    }()
}
