/// Cheap tests on the bytes of one cell: does it look like an e-mail address, a phone number, a VIN?
///
/// Each answers for one value without changing it, allocates nothing, and ignores white space at both ends. They are
/// for voting on what a column holds and for noticing a value in the wrong column; whether a value is *right* is for
/// the normalisers to judge.
package enum Recogniser {
    package typealias Cell = UnsafeBufferPointer<UInt8>

    /// The cell without white space and no-break spaces at its ends.
    package static func trimmed(_ cell: Cell) -> Cell {
        var (start, end) = (0, cell.count)
        while start < end, isBlank(cell, start) { start += cell[start] == 0xC2 ? 2 : 1 }
        while end > start {
            if cell[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, cell[end - 1] == 0xA0, cell[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return Cell(rebasing: cell[start..<end])
    }

    /// White space below U+0020, the space, or the first byte of a no-break space.
    static func isBlank(_ cell: Cell, _ place: Int) -> Bool {
        cell[place] <= 0x20 || (cell[place] == 0xC2 && place + 1 < cell.count && cell[place + 1] == 0xA0)
    }
}

extension UInt8 {
    package var isASCIIDigit: Bool { self &- 48 < 10 }
    package var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
    /// The letter in lower case; other bytes unchanged.
    package var asciiLowercase: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
    package var asciiUppercase: UInt8 { self &- 97 < 26 ? self & 0xDF : self }
    var digitValue: Int { Int(self) - 48 }
}
