/// The apostrophe, straight or curly, by which a spreadsheet keeps `'00012` a text, as it came out of one.
package enum SpreadsheetMark {
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
