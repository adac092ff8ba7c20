import Columns

/// The raw cells of a row as the store keeps them: a JSON array of strings, null for a cell that was missing.
package enum CellsText {
    private static let digits: [UInt8] = Array("0123456789abcdef".utf8)

    /// Writes a cell without the bytes that JSON keeps for itself.
    ///
    /// - Parameter end: where to write; up to six bytes for each of the cell.
    static func escape(_ cell: UnsafeBufferPointer<UInt8>, to end: inout UnsafeMutablePointer<UInt8>) {
        func put(_ bytes: UInt8...) {
            for byte in bytes {
                end.pointee = byte
                end += 1
            }
        }
        for byte in cell {
            switch byte {
            case 0x22, 0x5C: put(0x5C, byte)
            case 0x0A: put(0x5C, 0x6E)
            case 0x0D: put(0x5C, 0x72)
            case 0x09: put(0x5C, 0x74)
            case 0..<0x20: put(0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)])
            default:
                end.pointee = byte
                end += 1
            }
        }
    }

    /// Appends one stored row to the columns of `batch`; further columns than the array has are missing.
    ///
    /// Reads only what `RowTexts` wrote.
    package static func read(_ text: UnsafeBufferPointer<UInt8>, into batch: inout RawBatch) {
        var place = 1
        var column = 0
        while place < text.count, column < batch.columns.count {
            if text[place] == UInt8(ascii: "\"") {
                place = readString(text, from: place + 1, into: &batch.columns[column])
            } else if text[place] == UInt8(ascii: "n") {
                batch.columns[column].appendMissing()
                place += 4
            } else {
                break
            }
            column += 1
            guard place < text.count, text[place] == UInt8(ascii: ",") else { break }
            place += 1
        }
        while column < batch.columns.count {
            batch.columns[column].appendMissing()
            column += 1
        }
    }

    /// Reads to the closing quote and returns the place behind it.
    private static func readString(
        _ text: UnsafeBufferPointer<UInt8>, from first: Int, into column: inout TextColumn
    ) -> Int {
        var place = first
        while place < text.count, text[place] != UInt8(ascii: "\""), text[place] != 0x5C { place += 1 }
        guard place < text.count, text[place] == 0x5C else {
            column.append(UnsafeBufferPointer(rebasing: text[first..<place]))
            return place + 1
        }
        return readEscapedString(text, from: first, firstEscape: place, into: &column)
    }

    private static func readEscapedString(
        _ text: UnsafeBufferPointer<UInt8>, from first: Int, firstEscape: Int, into column: inout TextColumn
    ) -> Int {
        var start = first
        var place = firstEscape
        while place < text.count, text[place] != UInt8(ascii: "\"") {
            guard text[place] == 0x5C, place + 1 < text.count else {
                place += 1
                continue
            }
            column.appendPart(UnsafeBufferPointer(rebasing: text[start..<place]))
            var byte = text[place + 1]
            place += 2
            switch byte {
            case UInt8(ascii: "n"): byte = 0x0A
            case UInt8(ascii: "r"): byte = 0x0D
            case UInt8(ascii: "t"): byte = 0x09
            case UInt8(ascii: "u"):
                byte = hexadecimalDigit(text[place + 2]) << 4 | hexadecimalDigit(text[place + 3])
                place += 4
            default: break
            }
            withUnsafePointer(to: byte) { column.appendPart(UnsafeBufferPointer(start: $0, count: 1)) }
            start = place
        }
        column.appendPart(UnsafeBufferPointer(rebasing: text[start..<place]))
        column.endCell()
        return place + 1
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8 {
        byte < 0x3A ? byte &- 0x30 : (byte | 0x20) &- 0x57
    }
}
