/// Keeps spreadsheets from running what customers typed.
///
/// A blanket apostrophe would spoil telephone numbers and negative amounts, so cells whose type is plain are left alone:
/// E.164 numbers, signed decimals, ISO dates. Any other cell, and any line inside it, that begins with one of
/// `= + - @`, their full-width forms, a tab or a line end gets an apostrophe there.
enum FormulaGuard {
    /// The cell with its apostrophes, or nil when it needs none.
    static func guarded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let first = bytes.first else { return nil }
        // Nearly all cells: one line that begins with a letter or a digit.
        if isLetterOrDigit(first), !bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return nil }
        if isPlain(bytes) { return nil }
        var result: [UInt8] = []
        var isGuarded = false
        var lineStart = true
        for (place, byte) in bytes.enumerated() {
            if lineStart, isDangerous(bytes[place...], atCellStart: place == 0) {
                result.append(UInt8(ascii: "'"))
                isGuarded = true
            }
            result.append(byte)
            lineStart = byte == 0x0A || byte == 0x0D
        }
        return isGuarded ? result : nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }

    /// Whether a line would be taken for a formula once spaces and a byte order mark are trimmed.
    private static func isDangerous(_ line: Slice<UnsafeBufferPointer<UInt8>>, atCellStart: Bool) -> Bool {
        var line = line
        while let first = line.first {
            if first == 0x20 {
                line = line.dropFirst()
            } else if line.starts(with: [0xEF, 0xBB, 0xBF]) {
                line = line.dropFirst(3)
            } else if line.starts(with: [0xC2, 0xA0]) {
                line = line.dropFirst(2)
            } else {
                break
            }
        }
        guard let first = line.first else { return false }
        if "=+-@".utf8.contains(first) || first == 0x09 { return true }
        if first == 0x0A || first == 0x0D { return atCellStart }
        return fullWidth.contains { line.starts(with: $0) }
    }

    /// ＝ ＋ － ＠
    private static let fullWidth: [[UInt8]] = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].map { Array($0.utf8) }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        isTelephone(bytes) || isDecimal(bytes) || isDate(bytes)
    }

    private static func isTelephone(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (9...16).contains(bytes.count) && bytes[0] == UInt8(ascii: "+") && bytes[1] != UInt8(ascii: "0")
            && bytes.dropFirst().allSatisfy(ASCIIText.isDigit)
    }

    private static func isDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let unsigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCIIText.isDigit) }
    }

    private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 10
            && bytes.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : ASCIIText.isDigit(byte)
            }
    }
}
