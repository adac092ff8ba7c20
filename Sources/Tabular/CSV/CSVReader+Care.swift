/// Records that the fast scanner leaves: where they end, with quotes that open and never close.
extension CSVReader {
    /// The record at `start` read with tolerance, or nil when the window ends before it can be known.
    ///
    /// A quote that opens and finds no proper end would swallow the lines after it. When the first line alone makes a
    /// full record, or the quotes are plainly wrong and the cells do not come out even, the line is the record.
    func carefulRecord(at start: Int) -> CarefulRecordParser.Record? {
        let parser = CarefulRecordParser(dialect: dialect, bytes: feed.window, columns: columns)
        let record = parser.record(at: start)
        if record.reachesEnd, !feed.isFinal { return nil }
        let isDoubtful = record.isIrregular || record.isUnclosed
        if !isDoubtful, record.cells.count < columns, record.innerLines == 0, let broken = continued(record, parser) {
            return broken
        }
        if !isDoubtful, record.cells.count == columns || record.innerLines == 0 { return record }
        if record.innerLines == 0, !record.isUnclosed { return record }
        let line = parser.line(at: start)
        if record.isOpenAtEnd, let cut = cutRecord(record, line, parser) { return cut }
        if isDoubtful, mended(line.cells) != nil, parser.record(at: line.next).cells.count == columns { return line }
        if isDoubtful, record.isUnclosed || record.cells.count != columns, let broken = brokenRecord(line, parser) {
            return broken
        }
        if record.cells.count != columns { return isDoubtful || line.cells.count == columns ? line : record }
        // Both readings fit: the line is the record when what follows it is one too.
        let isFollowed = line.cells.count == columns && parser.record(at: line.next).cells.count == columns
        return isFollowed ? line : record
    }

    /// A record whose first line ends in a quoted cell that is never closed, with the lines below that hold the rest of its
    /// cells, neither more nor fewer; nil when they do not, or when no record follows them.
    ///
    /// Its first lines alone would be short rows, and the last one's cells would stand under the wrong headers.
    private func brokenRecord(
        _ first: CarefulRecordParser.Record, _ parser: CarefulRecordParser
    ) -> CarefulRecordParser.Record? {
        let window = feed.window
        guard first.cells.count < columns, let open = first.cells.last, !open.isQuoted,
            window[open.range].first(where: { $0 != 0x20 }) == dialect.quote
        else { return nil }
        var broken = first
        var count = first.cells.count
        while count < columns, broken.innerLines < Self.mostBrokenLines, broken.next < window.count {
            let below = parser.line(at: broken.next)
            guard !below.isIrregular, !below.hasLooseQuote, below.cells.count < columns else { return nil }
            count += below.cells.count - 1
            broken.range = broken.range.lowerBound..<below.range.upperBound
            broken.next = below.next
            broken.innerLines += 1
        }
        guard count == columns, broken.innerLines > 0 else { return nil }
        if broken.next < window.count {
            let follower = parser.record(at: broken.next)
            guard follower.cells.count == columns, !follower.isIrregular, !follower.isUnclosed else { return nil }
        }
        broken.isBroken = true
        return broken
    }

    private static let mostBrokenLines = 8

    /// The last record of a file that was cut inside a quoted cell: all the bytes that are left.
    ///
    /// Only when none of them makes a full record; otherwise the quote was a stray one.
    private func cutRecord(
        _ record: CarefulRecordParser.Record, _ first: CarefulRecordParser.Record, _ parser: CarefulRecordParser
    ) -> CarefulRecordParser.Record? {
        let end = feed.window.count
        var below = first
        if below.next < end || dialect.endsLine(feed.window[end - 1]) {
            while below.cells.count != columns, below.next < end { below = parser.line(at: below.next) }
            if below.cells.count == columns { return nil }
        }
        var cut = record
        cut.range = record.range.lowerBound..<end
        cut.innerLines = feed.window[cut.range].count { dialect.endsLine($0) }
        cut.next = end
        return cut
    }
}
