/// A text in capitals without accents, with single spaces: the form by which lists of words are looked up.
///
/// Latin letters only; other scripts stay as they are. Never depends on a locale.
func foldedKey(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var isSpacePending = false
    for scalar in text.unicodeScalars {
        if scalar == " " || scalar == "\u{A0}" || scalar == "\t" || scalar == "\n" {
            isSpacePending = !folded.isEmpty
            continue
        }
        if isSpacePending {
            folded.append(UInt8(ascii: " "))
            isSpacePending = false
        }
        append(scalar, to: &folded)
    }
    return String(decoding: folded, as: UTF8.self)
}

/// The capital ASCII letters that a Latin letter stands for; nil for anything else.
func foldedLetters(_ scalar: Unicode.Scalar) -> StaticString? {
    switch scalar.value {
    case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "A"
    case 0xC7, 0xE7, 0x106...0x10D: "C"
    case 0xD0, 0xF0, 0x10E...0x111: "D"
    case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "E"
    case 0x11C...0x123: "G"
    case 0x124...0x127: "H"
    case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "I"
    case 0x134...0x135: "J"
    case 0x136...0x138: "K"
    case 0x139...0x142: "L"
    case 0xD1, 0xF1, 0x143...0x149: "N"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "O"
    case 0x154...0x159: "R"
    case 0x15A...0x161, 0x17F, 0x218...0x219: "S"
    case 0x162...0x167, 0x21A...0x21B: "T"
    case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "U"
    case 0x174...0x175: "W"
    case 0xDD, 0xFD, 0xFF, 0x176...0x178: "Y"
    case 0x179...0x17E: "Z"
    case 0xC6, 0xE6: "AE"
    case 0x152, 0x153: "OE"
    case 0xDF: "SS"
    case 0x2018, 0x2019, 0x2BC: "'"
    case 0x2010...0x2015: "-"
    default: nil
    }
}

private func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    if scalar.value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        folded.append((97...122).contains(byte) ? byte - 32 : byte)
    } else if let letters = foldedLetters(scalar) {
        letters.withUTF8Buffer { folded.append(contentsOf: $0) }
    } else {
        folded.append(contentsOf: Character(scalar).utf8)
    }
}

/// Capitals of an ASCII text; other letters stay.
func asciiUppercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }, as: UTF8.self)
}

/// Small letters of an ASCII text; other letters stay.
func asciiLowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
}

extension UInt8 {
    var isDigit: Bool { self &- 48 < 10 }
    var isUpperLetter: Bool { self &- 65 < 26 }
    var isLowerLetter: Bool { self &- 97 < 26 }
    var isLetter: Bool { (self | 32) &- 97 < 26 }
    var isLetterOrDigit: Bool { isDigit || isLetter }
    var uppercased: UInt8 { isLowerLetter ? self - 32 : self }
    var lowercased: UInt8 { isUpperLetter ? self + 32 : self }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmedSpaces: String {
        var bytes = Substring(self).utf8
        while let first = bytes.first, first <= 32 { bytes.removeFirst() }
        while let last = bytes.last, last <= 32 { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
