/// Whether a file stops in the middle of its last record.
///
/// A file that ends without a line end is no fault by itself: many programs write none after the last row. It was cut off
/// when its last row also lacks what the others have.
extension CSVReader {
    /// A file of one row says nothing of how its rows are; one whole row above says that rows are whole.
    private static let fewestRows = 1
    /// One row in so many may be short, or have a stray quote, in a file where either is no habit.
    private static let habit = 20
    private static let tailRows = 64
    private static let tailBytes = 1 << 15

    /// - Parameter row: its place in the block, so many rows of which were read.
    func isCutOff(_ record: CarefulRecordParser.Record, row: Int) -> Bool {
        guard feed.isFinal, record.next == feed.window.count, let last = feed.window.last, !dialect.endsLine(last),
            last != 0x0D
        else { return false }
        if detected.isCut { return true }
        let above = rowsRead + row
        guard cutEnd != .taken, !record.isBroken else { return false }
        if record.isOpenAtEnd { return notes.count(.strayQuotes) * Self.habit <= above }
        guard above >= Self.fewestRows else { return false }
        if record.cells.count < columns {
            let parser = CarefulRecordParser(dialect: dialect, bytes: feed.window)
            return notes.count(.shortRows) * Self.habit <= above && !isTotals(record, parser)
        }
        return record.cells.count == columns && isLastCellCut(record)
    }

    /// Whether the last cell is the beginning of what every row above ends with: a date of ten places of which seven are
    /// there, or nothing at all where every other cell stands in quotes.
    ///
    /// An empty last cell in a column that is otherwise filled is only noted.
    private func isLastCellCut(_ record: CarefulRecordParser.Record) -> Bool {
        guard let last = record.cells.last else { return false }
        let parser = CarefulRecordParser(dialect: dialect, bytes: feed.window)
        let above = tail(before: record.range.lowerBound, parser)
        guard above.count >= 5 else { return false }
        if last.range.isEmpty, !last.isQuoted {
            if columns > 1, record.cells.dropLast().allSatisfy(\.isQuoted),
                above.allSatisfy({ $0.cells.allSatisfy(\.isQuoted) })
            {
                return true
            }
            notes.set(.truncated, when: above.allSatisfy { $0.cells.last.map { !$0.range.isEmpty } ?? false })
            return false
        }
        let shapes = Set(above.compactMap(\.cells.last).filter { !$0.range.isEmpty }.map(shape))
        guard shapes.count == 1, let usual = shapes.first, usual.count >= 6,
            above.count(where: { $0.cells.last?.range.isEmpty == false }) >= 5
        else { return false }
        let found = shape(last)
        return found.count < usual.count && usual.starts(with: found)
    }

    /// The whole lines before a place that are regular records, the nearest first.
    private func tail(
        before end: Int, _ parser: CarefulRecordParser
    ) -> [CarefulRecordParser.Record] {
        var records: [CarefulRecordParser.Record] = []
        let window = feed.window
        let first = max(0, end - Self.tailBytes)
        var lineEnd = end - 1
        while lineEnd > first, records.count < Self.tailRows {
            var start = lineEnd
            while start > first, !dialect.endsLine(window[start - 1]) { start -= 1 }
            let line = parser.line(at: start)
            if start > first, line.cells.count == columns, !line.isIrregular, !line.hasLooseQuote {
                records.append(line)
            }
            lineEnd = start - 1
        }
        return records
    }

    /// A cell with each digit and each letter made alike: `2024-05-01` is `0000-00-00`.
    private func shape(_ cell: CarefulRecordParser.Cell) -> [UInt8] {
        feed.window[cell.range].map { byte in
            ASCIIText.isDigit(byte)
                ? UInt8(ascii: "0") : (byte | 0x20) >= 97 && (byte | 0x20) <= 122 ? UInt8(ascii: "a") : byte
        }
    }
}
