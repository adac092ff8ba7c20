/// Folds text for comparison: lower case, no accents, text that was read in the wrong encoding repaired.
///
/// The result is bytes: ASCII for Latin letters, lower-cased UTF-8 for other scripts. Nothing depends on a locale.
struct TextFolding: Sendable {
    /// Appends the folded form of a cell; punctuation stays, typographic apostrophes become plain.
    func fold(_ cell: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        var place = 0
        while place < cell.count {
            let byte = cell[place]
            guard byte < 0x80 else { break }
            folded.append(byte &- 65 < 26 ? byte | 32 : byte)
            place += 1
        }
        guard place < cell.count else { return }
        folded.removeLast(place)
        if Self.looksMisread(cell), let repaired = Self.repaired(cell) {
            repaired.withUnsafeBufferPointer { foldScalars($0, into: &folded) }
        } else {
            foldScalars(cell, into: &folded)
        }
    }

    private func foldScalars(_ cell: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            switch value {
            case 0..<0x80:
                let byte = UInt8(truncatingIfNeeded: value)
                folded.append(byte &- 65 < 26 ? byte | 32 : byte)
            case 0xC0..<0x250:
                let letters = Self.latin[Int(value - 0xC0)]
                if letters.isEmpty { folded.append(32) } else { folded.append(contentsOf: letters.utf8) }
            case 0x300..<0x370: break
            case 0x2018, 0x2019, 0x2BC, 0x60, 0xB4: folded.append(39)
            default:
                if scalar.properties.isAlphabetic {
                    folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                } else {
                    folded.append(32)
                }
            }
        }
    }

    /// `Ã` or `Â` is in the text: the mark that UTF-8 leaves when it was read as Windows-1252.
    private static func looksMisread(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place + 2 < cell.count {
            if cell[place] == 0xC3, cell[place + 1] == 0x83 || cell[place + 1] == 0x82, cell[place + 2] >= 0xC2 {
                return true
            }
            place += 1
        }
        return false
    }

    /// The text as it was before UTF-8 was read as Windows-1252, or nil when it was not.
    private static func repaired(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            if scalar.value < 0x100 {
                bytes.append(UInt8(scalar.value))
            } else if let place = windows1252.firstIndex(of: scalar.value) {
                bytes.append(0x80 + UInt8(place))
            } else {
                return nil
            }
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        return bytes
    }

    /// Scalars of Windows-1252 from byte 0x80 to 0x9F; 0 where it has none.
    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
    ]

    /// Letters without accents for U+00C0 to U+024F; empty for signs.
    private static let latin: [String] = (0xC0..<0x250).map { value in
        switch value {
        case 0xC6, 0xE6: return "ae"
        case 0x152, 0x153: return "oe"
        case 0xDF: return "ss"
        case 0xD8, 0xF8: return "o"
        case 0xD0, 0xF0, 0x110, 0x111: return "d"
        case 0xDE, 0xFE: return "th"
        case 0x141, 0x142: return "l"
        case 0x126, 0x127: return "h"
        case 0x131: return "i"
        case 0xD7, 0xF7: return ""
        default:
            guard let scalar = Unicode.Scalar(UInt32(value)) else { return "" }
            let bases: [(ClosedRange<UInt32>, String)] = [
                (0xC0...0xC5, "a"), (0xE0...0xE5, "a"), (0xC7...0xC7, "c"), (0xE7...0xE7, "c"), (0xC8...0xCB, "e"),
                (0xE8...0xEB, "e"), (0xCC...0xCF, "i"), (0xEC...0xEF, "i"), (0xD1...0xD1, "n"), (0xF1...0xF1, "n"),
                (0xD2...0xD6, "o"), (0xF2...0xF6, "o"), (0xD9...0xDC, "u"), (0xF9...0xFC, "u"), (0xDD...0xDD, "y"),
                (0xFD...0xFD, "y"), (0xFF...0xFF, "y"), (0x100...0x105, "a"), (0x106...0x10D, "c"),
                (0x10E...0x10F, "d"),
                (0x112...0x11B, "e"), (0x11C...0x123, "g"), (0x124...0x125, "h"), (0x128...0x130, "i"),
                (0x132...0x133, "ij"), (0x134...0x135, "j"), (0x136...0x138, "k"), (0x139...0x140, "l"),
                (0x143...0x14B, "n"), (0x14C...0x151, "o"), (0x154...0x159, "r"), (0x15A...0x161, "s"),
                (0x162...0x167, "t"), (0x168...0x173, "u"), (0x174...0x175, "w"), (0x176...0x178, "y"),
                (0x179...0x17E, "z"), (0x1CD...0x1CE, "a"), (0x1CF...0x1D0, "i"), (0x1D1...0x1D2, "o"),
                (0x1D3...0x1DC, "u"), (0x1E6...0x1E7, "g"), (0x1F8...0x1F9, "n"), (0x218...0x219, "s"),
                (0x21A...0x21B, "t"),
            ]
            if let base = bases.first(where: { $0.0.contains(scalar.value) }) { return base.1 }
            return scalar.properties.lowercaseMapping
        }
    }
}
