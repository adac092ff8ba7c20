import CScan
import Columns

/// Which records are rows, and what becomes of the others.
extension CSVReader {
    // MARK: Records that need care

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
    private func mended(_ cells: [CarefulRecordParser.Cell]) -> [CarefulRecordParser.Cell]? {
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
            guard slice.length >= 5, !slice.isRewritten else { return false }
            let start = origin + slice.offset
            let initial = feed.window[start] | 0x20
            // A form feed is a comma by this.
            guard "spgt,".utf8.contains(initial) || initial == 0xEF else { return false }
            let cell = PagePrefix.dropped(feed.window[start..<(start + slice.length)])
            return TotalsRow.beginsAnywhere(cell.prefix(10))
                || TotalsRow.beginsAsTotal(cell) && lacksMost(row: row)
        }
        return false
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
        let first = record.cells.first { !$0.range.isEmpty }.map { PagePrefix.dropped(feed.window[$0.range]) }
        let isTotal = first.map(TotalsRow.beginsAsTotal) == true && lacksMost(record)
        guard
            isFooter || isTotal
                || record.cells.contains(where: {
                    TotalsRow.beginsAnywhere(PagePrefix.dropped(feed.window[$0.range]).prefix(10))
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

    // MARK: Decoding

    /// Makes the cells of a row UTF-8 without NULs; false when the row was rejected for bytes that the encoding lacks.
    func decodeCells(row: Int, range: Range<Int>, line: Int, origin: Int) -> Bool {
        guard let base = feed.window.baseAddress else { return true }
        let start = base + range.lowerBound
        var decodes = encoding != .utf8 && dd_first_high(start, range.count) < range.count
        if decodes, encoding == .mixed {
            decodes = dd_utf8_prefix(start, range.count) < range.count
            if decodes { notes.add(.mixedEncodings) }
        }
        let dropsNULs = opening.holdsNULs && dd_find_byte(start, range.count, 0) < range.count
        guard decodes || dropsNULs else { return true }
        // The record's lines may be in different encodings; `inner` is the line on which a cell begins.
        let wholeLines = decodes && encoding == .mixed ? utf8Lines(range) : []
        var inner = 0
        var undefined = 0
        for place in (row * columns)..<((row + 1) * columns) {
            let slice = cells[place]
            if slice.length == 0 { continue }
            if wholeLines.count > 1 {
                var raw = content(of: slice, origin: origin)
                if dropsNULs { raw.removeAll { $0 == 0 } }
                let first = rewritten.count
                undefined += appendLines(raw, wholeLines, &inner)
                cells[place] = CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
                continue
            }
            if !slice.isRewritten, !dropsNULs {
                let cell = UnsafeBufferPointer(start: base + origin + slice.offset, count: slice.length)
                if dd_first_high(base + origin + slice.offset, slice.length) == slice.length { continue }
                let first = rewritten.count
                undefined += decoder.append(cell, to: &rewritten)
                cells[place] = CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
                continue
            }
            var raw = content(of: slice, origin: origin)
            if dropsNULs { raw.removeAll { $0 == 0 } }
            let first = rewritten.count
            if decodes {
                undefined += raw.withUnsafeBufferPointer { decoder.append($0, to: &rewritten) }
            } else {
                rewritten.append(contentsOf: raw)
            }
            cells[place] = CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
        }
        if undefined > 0 {
            let end = range.upperBound
            let window = feed.window
            let contentEnd = window[range].lastIndex { !dialect.endsLine($0) && $0 != 0x0D }.map { $0 + 1 } ?? end
            reject(.undecodable, line: line, range.lowerBound..<contentEnd, found: columns)
            return false
        }
        return true
    }

    /// Whether each line of a record is UTF-8.
    private func utf8Lines(_ range: Range<Int>) -> [Bool] {
        feed.window[range].split(omittingEmptySubsequences: false, whereSeparator: dialect.endsLine).map { line in
            UnsafeBufferPointer(rebasing: line).baseAddress.map { dd_utf8_prefix($0, line.count) == line.count } ?? true
        }
    }

    /// Appends a cell of a mixed file line by line, and returns how many bytes neither encoding has.
    private func appendLines(_ cell: [UInt8], _ isUTF8: [Bool], _ line: inout Int) -> Int {
        var undefined = 0
        var start = 0
        while true {
            let end = cell[start...].firstIndex(where: dialect.endsLine) ?? cell.count
            if line < isUTF8.count, isUTF8[line] {
                rewritten.append(contentsOf: cell[start..<end])
            } else {
                undefined += cell[start..<end].withUnsafeBufferPointer { decoder.append($0, to: &rewritten) }
            }
            guard end < cell.count else { return undefined }
            rewritten.append(cell[end])
            line += 1
            start = end + 1
        }
    }

    private func content(of slice: CellSlice, origin: Int) -> [UInt8] {
        if slice.isRewritten { return Array(rewritten[slice.offset..<(slice.offset + slice.length)]) }
        let start = origin + slice.offset
        return Array(feed.window[start..<(start + slice.length)])
    }
}
