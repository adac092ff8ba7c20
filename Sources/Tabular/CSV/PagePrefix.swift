/// What a printed page or a joined file puts before its first cell: a form feed, the mark of UTF-8, quotes that are then none.
enum PagePrefix {
    static func dropped<Bytes: RandomAccessCollection>(_ cell: Bytes) -> Bytes.SubSequence
    where Bytes.Element == UInt8, Bytes.SubSequence: RandomAccessCollection {
        var rest = cell[cell.startIndex...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        guard rest.first == 0x0C || rest.startIndex != cell.startIndex else { return rest }
        rest = rest.drop { $0 == 0x0C }
        if rest.count > 1, rest.first == UInt8(ascii: "\""), rest.last == UInt8(ascii: "\"") {
            rest = rest.dropFirst().dropLast()
        }
        return rest
    }
}
