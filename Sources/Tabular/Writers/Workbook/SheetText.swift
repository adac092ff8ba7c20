import CScan

/// Text as the markup of a sheet holds it.
enum SheetText {
    /// What a cell of Excel can hold, in units of UTF-16. A file with a longer one is opened as a damaged one.
    static let longest = 32_767

    /// Stands at the end of a text that is longer.
    static let mark = " […]"

    /// Whether the bytes may stand in markup as they are, edges included.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var care: UInt8 = 0
        for byte in bytes {
            care |=
                (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == UInt8(ascii: "<") ? 1 : 0)
                | (byte == UInt8(ascii: ">") ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0)
                | (byte == UInt8(ascii: "_") ? 1 : 0) | (byte == 0xEF ? 1 : 0)
        }
        return care == 0 && bytes.first != 0x20 && bytes.last != 0x20
    }

    /// Whether there is white space that programs drop unless they are told to keep it.
    static func keepsSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return ASCIIText.isSpace(first) || ASCIIText.isSpace(last) || bytes.contains { $0 == 0x0A || $0 == 0x09 }
    }

    /// Appends UTF-8 with its markup escaped. What XML cannot hold is written as Excel does, `_x0007_`, and so is the
    /// underscore of a text that only looks like that.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to xml: inout [UInt8]) {
        var written = 0
        for (place, byte) in bytes.enumerated() {
            var start = place
            let escape: String
            switch byte {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "\""): escape = "&quot;"
            case 0x09, 0x0A: continue
            case ..<0x20: escape = Self.escape(UInt16(byte))
            case UInt8(ascii: "_"):
                guard looksEscaped(bytes, place) else { continue }
                escape = "_x005F_"
            case 0xBE, 0xBF:
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                guard place >= 2, bytes[place - 1] == 0xBF, bytes[place - 2] == 0xEF else { continue }
                start = place - 2
                escape = Self.escape(0xFF40 | UInt16(byte))
            default: continue
            }
            xml.append(contentsOf: bytes[written..<start])
            xml += escape.utf8
            written = place + 1
        }
        xml.append(contentsOf: bytes[written...])
    }

    static func append(_ text: String, to xml: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &xml) }
    }

    /// The part of a text that a cell can hold, with the mark; nil when it is not too long.
    static func shortened(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.count > longest else { return nil }
        var (units, end, fitting) = (0, 0, 0)
        while end < bytes.count {
            let byte = bytes[end]
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            units += length == 4 ? 2 : 1
            end += length
            if units <= longest - mark.utf16.count { fitting = end }
        }
        return units > longest ? Array(bytes[..<fitting]) + mark.utf8 : nil
    }

    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        dd_utf8_prefix(bytes.baseAddress, bytes.count) == bytes.count
    }

    private static func escape(_ code: UInt16) -> String {
        let digits = String(code, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }

    private static func looksEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place + 6 < bytes.count, bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
        else { return false }
        return bytes[(place + 2)..<(place + 6)].allSatisfy {
            ASCIIText.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
        }
    }
}
