/// Reads one record byte by byte, tolerating every kind of wrong quoting.
///
/// The fast scanner hands over any record that is not plainly regular; the dialect is guessed with this parser too.
struct CarefulRecordParser {
    struct Cell: Equatable {
        /// The content, without the quotes around it.
        var range: Range<Int>
        var isQuoted = false
        /// Holds escaped quotes, which are not yet taken out.
        var hasEscapes = false
    }

    struct Record: Equatable {
        var cells: [Cell] = []
        /// Of the record without its line end.
        var range: Range<Int>
        /// Where the next record starts.
        var next: Int
        /// Line ends inside the record's cells.
        var innerLines = 0
        /// A quote stood where none may stand.
        var isIrregular = false
        /// A quote stood inside a cell that is not quoted, where it is an ordinary byte.
        var hasLooseQuote = false
        /// A quoted cell was not closed within the bounds of a cell.
        var isUnclosed = false
        /// The record lost its end to a quote that opens and never closes, and continues on the lines below it.
        var isBroken = false
        /// And the bytes ended while its end was sought.
        var isOpenAtEnd = false
        /// The bytes ended while the end of some cell was sought.
        var soughtToEnd = false
        var isOversized = false
        /// The bytes ended before it was plain that the record did.
        var reachesEnd = false
    }

    let dialect: CSVDialect
    let bytes: UnsafeBufferPointer<UInt8>
    /// How many cells a record has; 0 when that is not known yet.
    var columns = 0

    /// The record at `start`, which may span lines.
    func record(at start: Int) -> Record { parse(from: start, to: bytes.count, acrossLines: true) }

    /// The physical line at `start` as a record of its own: a quote that is not closed on the line is an ordinary byte.
    func line(at start: Int) -> Record {
        var end = start
        while end < bytes.count, !dialect.endsLine(bytes[end]) { end += 1 }
        var record = parse(from: start, to: end, acrossLines: false)
        record.reachesEnd = end == bytes.count
        record.next = end == bytes.count ? end : afterLineEnd(end)
        record.range = start..<lineContentEnd(from: start, lineEnd: end)
        return record
    }

    /// The content of a cell with its escapes taken out.
    func content(of cell: Cell) -> [UInt8] {
        let raw = bytes[cell.range]
        guard cell.hasEscapes else { return Array(raw) }
        var content: [UInt8] = []
        content.reserveCapacity(raw.count)
        append(cell, to: &content)
        return content
    }

    /// Appends the content of a cell, its escapes taken out.
    func append(_ cell: Cell, to content: inout [UInt8]) {
        var place = cell.range.lowerBound
        while place < cell.range.upperBound {
            let byte = bytes[place]
            let next = place + 1 < cell.range.upperBound ? bytes[place + 1] : 0
            if dialect.escapesWithBackslash, byte == UInt8(ascii: "\\"), next == dialect.quote || next == byte {
                content.append(next)
                place += 2
            } else {
                content.append(byte)
                place += byte == dialect.quote && next == dialect.quote ? 2 : 1
            }
        }
    }

    // MARK: Parsing

    private func parse(from start: Int, to end: Int, acrossLines: Bool) -> Record {
        var record = Record(range: start..<start, next: start)
        var place = start
        while true {
            place = cell(at: place, end: end, acrossLines: acrossLines, into: &record)
            if record.cells.count > 4 * TabularLimits.columns { record.isOversized = true }
            if place < end, bytes[place] == dialect.delimiter, !dialect.endsLine(bytes[place]) {
                place += 1
                continue
            }
            record.reachesEnd = place >= end || record.soughtToEnd
            record.range = start..<lineContentEnd(from: start, lineEnd: place)
            record.next = place >= end ? end : afterLineEnd(place)
            if place < end, record.next == bytes.count, dialect.lineEnding == .either, bytes[place] == 0x0D {
                record.reachesEnd = true  // a line feed may still follow
            }
            return record
        }
    }

    /// Reads the cell at `start` and returns the place of what ends it: a delimiter, a line end, or `end`.
    private func cell(at start: Int, end: Int, acrossLines: Bool, into record: inout Record) -> Int {
        var opening = start
        while opening < end, bytes[opening] == 0x20 { opening += 1 }
        if opening < end, bytes[opening] == dialect.quote, dialect.delimiter != 0x20 {
            if let close = quotedCell(from: opening, end: end, acrossLines: acrossLines, into: &record) { return close }
            record.isIrregular = true
        }
        var place = start
        while place < end, bytes[place] != dialect.delimiter, !dialect.endsLine(bytes[place]) {
            if bytes[place] == dialect.quote { record.hasLooseQuote = true }
            place += 1
        }
        let isLast = place >= end || dialect.endsLine(bytes[place])
        let contentEnd = isLast ? lineContentEnd(from: start, lineEnd: place) : place
        if contentEnd - start > TabularLimits.cell { record.isOversized = true }
        record.cells.append(Cell(range: start..<contentEnd))
        return place
    }

    /// Reads a cell whose quote opens at `opening`; nil, with nothing recorded, when the quote is not closed.
    private func quotedCell(from opening: Int, end: Int, acrossLines: Bool, into record: inout Record) -> Int? {
        var cell = Cell(range: (opening + 1)..<(opening + 1), isQuoted: true)
        var innerLines = 0
        var isIrregular = false
        var lineStart = opening
        var openings = 0
        var place = opening + 1
        while place < end {
            let reach = place - opening
            if reach > TabularLimits.cell || (isIrregular && innerLines > 0 && reach > TabularLimits.doubtfulCell) {
                break
            }
            let byte = bytes[place]
            if dialect.escapesWithBackslash, byte == UInt8(ascii: "\\"), place + 1 < end {
                cell.hasEscapes = true
                place += 2
                continue
            }
            if byte != dialect.quote {
                if byte == 0x0A || (byte == 0x0D && !(place + 1 < end && bytes[place + 1] == 0x0A)) {
                    if dialect.endsLine(byte) {
                        innerLines += 1
                        lineStart = place + 1
                    }
                }
                place += 1
                continue
            }
            if place + 1 < end, bytes[place + 1] == dialect.quote, !dialect.escapesWithBackslash {
                cell.hasEscapes = true
                place += 2
                continue
            }
            if let terminator = terminator(after: place, end: end) {
                cell.range = (opening + 1)..<place
                record.cells.append(cell)
                record.innerLines += innerLines
                if isIrregular { record.isIrregular = true }
                return terminator
            }
            isIrregular = true
            if innerLines > 0, acrossLines, opensCell(place) {
                openings += 1
                if openings > Self.mostOpenings || isWholeRecord(at: lineStart) { break }
            }
            place += 1
        }
        if acrossLines {
            record.isUnclosed = true
            if place >= end { record.soughtToEnd = true }
            // Cells that open inside it show that the quote is a stray one, and not that the bytes were cut.
            record.isOpenAtEnd = place >= end && openings == 0
        }
        return nil
    }

    /// So many cells that seem to open within another one prove that its own quote was never closed. Bounds what is read
    /// again and again in a file where every row has such a quote.
    private static let mostOpenings = 8

    /// Whether a quote stands where that of a cell would: after a delimiter or at the start of a line.
    private func opensCell(_ quote: Int) -> Bool {
        var place = quote
        while place > 0, bytes[place - 1] == 0x20 { place -= 1 }
        return place == 0 || bytes[place - 1] == dialect.delimiter || dialect.endsLine(bytes[place - 1])
    }

    /// Whether the line at `start` has all the cells of a record, every quote where it belongs.
    private func isWholeRecord(at start: Int) -> Bool {
        guard columns > 1 else { return false }
        let line = line(at: start)
        return line.cells.count == columns && !line.isIrregular && !line.hasLooseQuote
    }

    /// What ends the cell after a closing quote: spaces may stand between.
    private func terminator(after quote: Int, end: Int) -> Int? {
        var place = quote + 1
        while place < end, bytes[place] == 0x20 { place += 1 }
        if place >= end || bytes[place] == dialect.delimiter || dialect.endsLine(bytes[place]) { return place }
        if bytes[place] == 0x0D, place + 1 == end || bytes[place + 1] == 0x0A { return place + 1 }
        return nil
    }

    private func lineContentEnd(from start: Int, lineEnd: Int) -> Int {
        dialect.lineEnding == .lineFeed && lineEnd > start && bytes[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
    }

    private func afterLineEnd(_ place: Int) -> Int {
        let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
        return isPair && dialect.lineEnding == .either ? place + 2 : place + 1
    }
}
