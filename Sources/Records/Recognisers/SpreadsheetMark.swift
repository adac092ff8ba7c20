/// How spreadsheets keep `00012` a text, as it came out of one: an apostrophe before it, straight or curly, or `="00012"`.
package enum SpreadsheetMark {
    /// What stands inside `="…"`; nil for any other cell.
    package static func formulaText<Bytes: RandomAccessCollection>(_ cell: Bytes) -> Bytes.SubSequence?
    where Bytes.Element == UInt8 {
        guard cell.count >= 3, cell.starts(with: [UInt8(ascii: "="), UInt8(ascii: "\"")]),
            cell.last == UInt8(ascii: "\"")
        else { return nil }
        let inside = cell.dropFirst(2).dropLast()
        return inside.contains(UInt8(ascii: "\"")) ? nil : inside
    }

    /// The bytes of such a mark at the start of a cell that holds more; 0 where there is none. Whether the field may begin
    /// with an apostrophe of its own is the caller's to know.
    package static func length<Bytes: RandomAccessCollection>(_ cell: Bytes) -> Int where Bytes.Element == UInt8 {
        guard let first = cell.first else { return 0 }
        if first == UInt8(ascii: "'") { return cell.count > 1 ? 1 : 0 }
        guard first == 0xE2, cell.count > 3 else { return 0 }
        let rest = cell.dropFirst().prefix(2)
        return rest.first == 0x80 && (0x98...0x99).contains(rest.last ?? 0) ? 3 : 0
    }
}
