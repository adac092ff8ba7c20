extension Encoding {
    /// The text of bytes in this encoding; what cannot be decoded is U+FFFD.
    package func text(of bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
            bytes.withUnsafeBufferPointer { String(decoding: Decoder(self).document($0)?.utf8 ?? [], as: UTF8.self) }
        default: Decoder(self).text(bytes)
        }
    }

    /// The bytes of a text in this encoding; a character that it does not have becomes a question mark.
    ///
    /// UTF-16 and UTF-32 come without their marks.
    package func bytes(of text: String) -> [UInt8] {
        switch self {
        case .utf8, .mixed: return Array(text.utf8)
        case .utf16LittleEndian: return text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        case .utf16BigEndian: return text.utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        case .utf32LittleEndian: return text.unicodeScalars.flatMap { Self.quad($0).reversed() }
        case .utf32BigEndian: return text.unicodeScalars.flatMap { Self.quad($0) }
        case .windows1252, .iso8859_15, .macRoman, .cp850, .cp437, .cp863:
            let high = Array((highCharacters ?? "").unicodeScalars)
            return text.unicodeScalars.map { scalar in
                if scalar.value < 0x80 { return UInt8(scalar.value) }
                return high.firstIndex(of: scalar).map { UInt8(128 + $0) } ?? UInt8(ascii: "?")
            }
        }
    }

    /// The four bytes of a character, the highest first.
    private static func quad(_ scalar: Unicode.Scalar) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
    }

    /// The mark that a file of this encoding should begin with, so that it is known again.
    package var mark: [UInt8] {
        switch self {
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
        case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
        default: []
        }
    }

    /// A text that was UTF-8 and was read as windows-1252, as it was before: `PrÃ©nom` for `Prénom`.
    ///
    /// Nil unless going back and coming again gives exactly the same characters.
    package static func undoubled(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        let bytes = Encoding.windows1252.bytes(of: text)
        guard let before = String(validating: bytes, as: UTF8.self), before != text,
            Decoder(.windows1252).text(Array(before.utf8)) == text
        else { return nil }
        return before
    }
}
