/// UTF-8 that was read as a single-byte encoding: `GisÃ¨le` for `Gisèle`.
enum Mojibake {
    /// The text as it was before, when undoing the damage and doing it again gives exactly the same characters.
    ///
    /// Nil when nothing is to be repaired. Text that went wrong twice is repaired twice.
    static func repaired(_ text: String) -> String? {
        var best: String?
        var current = text
        for _ in 0..<3 {
            guard
                let next = undone(current, windows1252Byte) ?? undone(current, macRomanByte)
                    ?? undoneFromDOS(current)
            else { break }
            best = next
            current = next
        }
        return best
    }

    private static func undone(_ text: String, _ byte: (Unicode.Scalar) -> UInt8?) -> String? {
        var bytes: [UInt8] = []
        var isDamaged = false
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                bytes.append(UInt8(scalar.value))
                continue
            }
            guard let original = byte(scalar) else { return nil }
            bytes.append(original)
            isDamaged = true
        }
        guard isDamaged, let result = String(validating: bytes, as: UTF8.self) else { return nil }
        return result.unicodeScalars.allSatisfy(isExpected) ? result : nil
    }

    /// `B├®langer`: the lead bytes of UTF-8 are lines of boxes in the code pages 850 and 437, and nothing else.
    private static func undoneFromDOS(_ text: String) -> String? {
        guard text.unicodeScalars.contains(where: { (0x2500...0x257F).contains($0.value) || $0 == "Ç" }) else {
            return nil
        }
        return undone(text) { CodePage.dos850.byte($0) } ?? undone(text) { CodePage.dos437.byte($0) }
    }

    /// Characters that names, addresses and notes of dealers in Canada and France hold.
    private static func isExpected(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x7E, 0xA0...0x17F, 0x2010...0x203A, 0x20AC, 0x2122, 0xFEFF: true
        default: windows1252Byte(scalar) != nil
        }
    }

    static func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
        return high1252.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
    }

    static func macRomanByte(_ scalar: Unicode.Scalar) -> UInt8? {
        macRoman.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
    }

    /// What windows-1252 has at a byte from 0x80 to 0x9F; nil where it has nothing.
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte), high1252[Int(byte) - 0x80] != 0 else { return nil }
        return Unicode.Scalar(high1252[Int(byte) - 0x80])
    }

    private static let high1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
    ]

    static let macRoman = Array(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
            .unicodeScalars)
}
