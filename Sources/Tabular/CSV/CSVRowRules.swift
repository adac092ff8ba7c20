import Columns

/// Which records are rows, and what becomes of the others.
extension CSVReader {
    /// Puts a record with its odd number of cells into row `row`, or rejects it.
    func take(_ record: CarefulRecordParser.Record, row: Int, line: Int, origin: Int) -> Bool {
        let window = feed.window
        if isBlank(record) { return false }
        if !keepsEmptyRows, isEmpty(record) {
            notes.add(.emptyRows)
            return false
        }
        if record.isOversized {
            reject(.oversized, line: line, record.range, found: record.cells.count)
            return false
        }
        if isCutOff(record, row: row) {
            notes.set(.truncated)
            if cutEnd == .setAside {
                reject(.syntax, line: line, record.range, found: record.cells.count)
            } else {
                cutLine = line
            }
            return false
        }
        if record.isOpenAtEnd || record.isBroken {
            notes.set(.truncated, when: record.isOpenAtEnd && !record.isBroken)
            reject(.syntax, line: line, record.range, found: record.cells.count)
            return false
        }
        if record.isIrregular || record.hasLooseQuote { notes.add(.strayQuotes) }
        let parser = CarefulRecordParser(dialect: dialect, bytes: window)
        var record = record
        if record.cells.count > columns, let cells = mended(record.cells) {
            record.cells = cells
            notes.add(.mendedQuotes)
        } else if record.cells.count > columns {
            let extra = record.cells[columns...]
            let isBlank = extra.allSatisfy { cell in window[cell.range].allSatisfy { ASCIIText.isSpace($0) } }
            guard isBlank, !opening.shapes.areShifted(contents(record), by: extra.count) else {
                reject(.tooLong, line: line, record.range, found: record.cells.count)
                return false
            }
            notes.add(.trailingDelimiters)
        } else if record.cells.count < columns {
            if isTotals(record, parser) {
                reject(.totals, line: line, record.range, found: record.cells.count)
                return false
            }
            if isStray(record) {
                reject(.syntax, line: line, record.range, found: record.cells.count)
                return false
            }
            notes.add(.shortRows)
        }
        for column in 0..<columns {
            var slice = CellSlice.missing
            if column < record.cells.count {
                let cell = record.cells[column]
                if cell.hasEscapes {
                    let first = rewritten.count
                    parser.append(cell, to: &rewritten)
                    slice = CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
                } else {
                    slice = CellSlice(
                        start: cell.range.lowerBound - origin, length: cell.range.count, isRewritten: false)
                }
            }
            cells[row * columns + column] = slice
        }
        return accept(row: row, range: record.range, line: line, origin: origin)
    }

    /// The cells of a row with too many, where exactly one quote stands alone at the edge of a cell: it opened or closed a
    /// cell that held the surplus delimiters. Nil when anything else could be meant.
    func mended(_ cells: [CarefulRecordParser.Cell]) -> [CarefulRecordParser.Cell]? {
        let surplus = cells.count - columns
        guard surplus > 0, surplus <= 3, columns > 1 else { return nil }
        let window = feed.window
        var (opening, closing): (Int?, Int?) = (nil, nil)
        for (place, cell) in cells.enumerated() where !cell.isQuoted {
            let quotes = window[cell.range].count { $0 == dialect.quote }
            if quotes == 0 { continue }
            guard quotes == 1, cell.range.count > 1, opening == nil, closing == nil else { return nil }
            if window[cell.range.lowerBound] == dialect.quote {
                opening = place
            } else if window[cell.range.upperBound - 1] == dialect.quote {
                closing = place
            } else {
                return nil
            }
        }
        let joined: ClosedRange<Int>
        var range: Range<Int>
        if let opening, opening + surplus < cells.count {
            joined = opening...(opening + surplus)
            range = (cells[opening].range.lowerBound + 1)..<cells[joined.upperBound].range.upperBound
        } else if let closing, closing >= surplus {
            joined = (closing - surplus)...closing
            range = cells[joined.lowerBound].range.lowerBound..<(cells[closing].range.upperBound - 1)
        } else {
            return nil
        }
        guard joined.allSatisfy({ !cells[$0].isQuoted }), range.lowerBound < range.upperBound else { return nil }
        return Array(cells[..<joined.lowerBound]) + [CarefulRecordParser.Cell(range: range)]
            + Array(cells[(joined.upperBound + 1)...])
    }

    private func isBlank(_ record: CarefulRecordParser.Record) -> Bool {
        let bytes = feed.window[record.range]
        return columns == 1
            ? bytes.isEmpty
            : bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0 }
                && record.cells.count == 1
    }

    func isEmpty(_ record: CarefulRecordParser.Record) -> Bool {
        let window = feed.window
        return record.cells.allSatisfy { cell in window[cell.range].allSatisfy { ASCIIText.isSpace($0) || $0 == 0 } }
    }

    // MARK: Rows that are no records

    /// Whether a row with the right number of cells is a record; when it is not, it is rejected or was blank.
    @inline(__always)
    func accept(row: Int, range: Range<Int>, line: Int, origin: Int) -> Bool {
        if columns == 1, range.isEmpty { return false }
        if !keepsEmptyRows, holdsNothing(row: row, range: range, origin: origin) {
            notes.add(.emptyRows)
            return false
        }
        if repeatsHeader(row: row, origin: origin) {
            notes.set(.repeatedHeader)
            reject(.repeatedHeader, line: line, range, found: columns)
            return false
        }
        if isFooter(range) || mayBeReportLine(row: row, origin: origin), isTotals(range) {
            reject(.totals, line: line, range, found: columns)
            return false
        }
        return true
    }

    /// Totals stand among the last lines only; those of a group stand below it.
    private static let footerBytes = 2_048
    private static let footerRows = 3

    @inline(__always)
    private func isFooter(_ range: Range<Int>) -> Bool {
        feed.isFinal && feed.window.count - range.upperBound < Self.footerBytes
    }

    /// Whether every cell of a row is empty or white space. The row's first byte tells nearly always that it is not.
    @inline(__always)
    private func holdsNothing(row: Int, range: Range<Int>, origin: Int) -> Bool {
        let first = range.isEmpty ? dialect.delimiter : feed.window[range.lowerBound]
        guard
            first == dialect.delimiter || first == dialect.quote || first <= 0x20
        else { return false }
        return (0..<columns).allSatisfy { column in
            let slice = cells[row * columns + column]
            return slice.length == 0
                || content(of: slice, origin: origin).allSatisfy { ASCIIText.isSpace($0) || $0 == 0 }
        }
    }

    /// Whether the first filled cell begins as `Sous-total` or `Page 2` does, or as `Total` in a row that lacks most cells.
    @inline(__always)
    private func mayBeReportLine(row: Int, origin: Int) -> Bool {
        for column in 0..<columns {
            let slice = cells[row * columns + column]
            if slice.length == 0 { continue }
            guard slice.length >= 4, !slice.isRewritten else { return false }
            let start = origin + slice.offset
            if isTitle(feed.window[start..<(start + slice.length)]) { return true }
            guard mayBeginReportLine(feed.window[start]) else { return false }
            let cell = PagePrefix.dropped(feed.window[start..<(start + slice.length)])
            return TotalsRow.beginsAnywhere(cell.prefix(10)) || TotalsRow.isRule(cell)
                || TotalsRow.beginsAsTotal(cell) && lacksMost(row: row)
        }
        return false
    }

    /// Whether a cell is one of the titles above the header, come again.
    @inline(__always)
    private func isTitle(_ cell: some Collection<UInt8>) -> Bool {
        !opening.titles.isEmpty && opening.titles.contains { $0.elementsEqual(cell) }
    }

    /// `Sous-total`, `Page`, `Grand total`, `Total`, a form feed or a mark of a byte order before them, a rule.
    @inline(__always)
    private func mayBeginReportLine(_ initial: UInt8) -> Bool {
        switch initial | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "p"), UInt8(ascii: "g"), UInt8(ascii: "t"): true
        default: initial == 0x0C || initial == 0xEF || TotalsRow.isMarkOfRule(initial)
        }
    }

    @inline(__always)
    func repeatsHeader(row: Int, origin: Int) -> Bool {
        guard opening.headerCells.count > 1 else { return false }
        let first = cells[row * columns]
        let length = opening.headerCells[0].count
        guard !first.isRewritten, first.length >= length, first.length <= length + 5 else { return false }
        let begin = origin + first.offset
        guard PagePrefix.dropped(feed.window[begin..<(begin + first.length)]).elementsEqual(opening.headerCells[0])
        else { return false }
        return (1..<columns).allSatisfy { column in
            let slice = cells[row * columns + column]
            let cell = opening.headerCells[column]
            guard slice.length == cell.count, !slice.isMissing else { return false }
            if slice.isRewritten { return rewritten[slice.offset..<(slice.offset + slice.length)].elementsEqual(cell) }
            let start = origin + slice.offset
            return feed.window[start..<(start + slice.length)].elementsEqual(cell)
        }
    }

    func isTotals(_ range: Range<Int>) -> Bool {
        let parser = CarefulRecordParser(dialect: dialect, bytes: feed.window)
        return isTotals(parser.record(at: range.lowerBound), parser)
    }

    func isTotals(_ record: CarefulRecordParser.Record, _ parser: CarefulRecordParser) -> Bool {
        guard columns > 1 else { return false }
        let isFooter = feed.isFinal && feed.window.count - record.next < Self.footerBytes
        let opener = record.cells.first { !$0.range.isEmpty }.map { feed.window[$0.range] }
        if let opener, isTitle(opener), lacksMost(record) { return true }
        let first = opener.map { PagePrefix.dropped($0) }
        let isTotal = first.map(TotalsRow.beginsAsTotal) == true && lacksMost(record)
        guard
            isFooter || isTotal
                || record.cells.contains(where: {
                    let cell = PagePrefix.dropped(feed.window[$0.range])
                    return TotalsRow.beginsAnywhere(cell.prefix(10)) || TotalsRow.isRule(cell)
                })
        else { return false }
        let texts = record.cells.map { cell in
            var utf8: [UInt8] = []
            let content = parser.content(of: cell)
            if encoding.keepsASCII, encoding != .utf8 {
                content.withUnsafeBufferPointer { _ = decoder.append($0, to: &utf8) }
            } else {
                utf8 = content
            }
            return Array(PagePrefix.dropped(utf8[...]))
        }
        if isFooter, record.cells.count < columns || texts.count(where: { !$0.isEmpty }) < 3, TotalsRow.isFoot(texts) {
            return true
        }
        guard TotalsRow.matches(texts) else { return false }
        if isTotal || TotalsRow.mayStandAnywhere(texts) { return true }
        var place = record.next
        var rows = 0
        while place < feed.window.count {
            let below = parser.line(at: place)
            if !isEmpty(below) { rows += 1 }
            place = below.next
        }
        return rows < Self.footerRows
    }

    func reject(_ reason: RejectedRow.Reason, line: Int, _ range: Range<Int>, found: Int) {
        rejected.append(
            RejectedRow(line: line, reason: reason, found: found, expected: columns, bytes: feed.sourceBytes(range)))
    }

    func content(of slice: CellSlice, origin: Int) -> [UInt8] {
        if slice.isRewritten { return Array(rewritten[slice.offset..<(slice.offset + slice.length)]) }
        let start = origin + slice.offset
        return Array(feed.window[start..<(start + slice.length)])
    }
}
