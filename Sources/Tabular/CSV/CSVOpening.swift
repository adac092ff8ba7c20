import CScan

/// What stands above the first record: the dialect, titles, the header.
struct CSVOpening {
    let dialect: CSVDialect
    let lineEndingName: String
    let header: [String]
    /// The header as it is in the window, to know it when it comes again; empty when there is none.
    let headerCells: [[UInt8]]
    /// 1-based; 0 when there is none.
    let headerLine: Int
    let preambleLines: Int
    /// What stands first in the lines above the header, which a report may repeat on each of its pages.
    let titles: [[UInt8]]
    let holdsNULs: Bool
    /// Where the first record starts, in the window and in lines.
    let start: Int
    let firstLine: Int
    /// What the first records' cells look like.
    let shapes: ColumnShapes
    let notes: ReadingNotes

    init(_ feed: ByteFeed, name: String, decoder: Decoder, options: ReadOptions) throws(TabularError) {
        let window = feed.window
        guard window.contains(where: { !ASCIIText.isSpace($0) && $0 != 0 }) else { throw .empty(path: name) }
        let sniffed = DialectSniffer(window, isFinal: feed.isFinal, hasHeader: options.hasHeader)
            .sniff(delimiter: options.delimiter)
        dialect = sniffed.dialect
        lineEndingName = sniffed.lineEndingName
        let firstNUL = window.baseAddress.map { dd_find_byte($0, window.count, 0) } ?? 0
        holdsNULs = decoder.encoding.keepsASCII && firstNUL < window.count
        preambleLines = Self.lineEnds(in: window[..<sniffed.start], sniffed.dialect)
        titles = Self.titles(CarefulRecordParser(dialect: sniffed.dialect, bytes: window), before: sniffed.start)
        var notes = ReadingNotes()
        notes.set(.nulBytes, when: holdsNULs)

        var names = HeaderNames()
        if options.hasHeader {
            let line = preambleLines + 1
            let parser = CarefulRecordParser(dialect: sniffed.dialect, bytes: window)
            let record = try Self.headerRecord(parser, at: sniffed.start, name: name, line: line)
            headerCells = record.cells.map { parser.content(of: $0) }
            let below = Self.secondLine(parser, below: record, decoder: decoder)
            for name in below?.names ?? headerCells.map({ decoder.text($0) }) { names.append(name) }
            notes.set(.twoLineHeader, when: below != nil)
            guard headerCells.contains(where: { $0.contains { !ASCIIText.isSpace($0) } }) else {
                throw .noHeader(path: name)
            }
            notes.set(.headerLooksLikeValues, when: Self.looksLikeValues(headerCells))
            notes.set(.duplicateHeaders, when: names.hasDuplicates)
            notes.set(.unnamedColumns, when: names.hasUnnamed)
            headerLine = line
            firstLine = line + record.innerLines + 1 + (below?.lines ?? 0)
            start = below?.next ?? record.next
        } else {
            names = HeaderNames(count: sniffed.columns)
            headerCells = []
            headerLine = 0
            firstLine = preambleLines + 1
            start = sniffed.start
        }
        header = names.names
        shapes = Self.shapes(
            CarefulRecordParser(dialect: sniffed.dialect, bytes: window, columns: names.names.count), from: start,
            columns: names.names.count)
        self.notes = notes
        guard header.count <= TabularLimits.columns else {
            throw .tooManyColumns(path: name, found: header.count, limit: TabularLimits.columns)
        }
    }

    private static func titles(_ parser: CarefulRecordParser, before end: Int) -> [[UInt8]] {
        var titles: [[UInt8]] = []
        var place = 0
        while place < end {
            let record = parser.record(at: place)
            if let first = record.cells.first(where: { !$0.range.isEmpty }) {
                let text = Array(parser.bytes[first.range])
                if text.count >= 4, text.contains(where: ASCIIText.isLetter) { titles.append(text) }
            }
            guard record.next > place else { break }
            place = record.next
        }
        return titles
    }

    private static func shapes(_ parser: CarefulRecordParser, from start: Int, columns: Int) -> ColumnShapes {
        var shapes = ColumnShapes(count: columns)
        guard columns > 2 else { return shapes }
        var (place, rows) = (start, 0)
        while place < parser.bytes.count, rows < ColumnShapes.sampleRows {
            let record = parser.record(at: place)
            if record.isUnclosed || record.reachesEnd { break }
            place = record.next
            rows += 1
            if record.cells.count == columns, !record.isIrregular {
                shapes.add(record.cells.map { parser.bytes[$0.range] })
            }
        }
        return shapes
    }

    private static func headerRecord(
        _ parser: CarefulRecordParser, at start: Int, name: String, line: Int
    ) throws(TabularError) -> CarefulRecordParser.Record {
        let record = parser.record(at: start)
        if record.isUnclosed, record.reachesEnd { throw .unclosedQuote(path: name, line: line) }
        if record.cells.count > TabularLimits.columns {
            throw .tooManyColumns(path: name, found: record.cells.count, limit: TabularLimits.columns)
        }
        if record.isOversized { throw .cellTooLong(path: name, line: line, limit: TabularLimits.cell) }
        return record.isUnclosed || (record.isIrregular && record.innerLines > 0) ? parser.line(at: start) : record
    }

    /// The names of a header whose second line is the record below the first.
    private static func secondLine(
        _ parser: CarefulRecordParser, below header: CarefulRecordParser.Record, decoder: Decoder
    ) -> (names: [String], lines: Int, next: Int)? {
        func texts(_ record: CarefulRecordParser.Record) -> [String] {
            record.cells.map { decoder.text(parser.content(of: $0)) }
        }
        guard !header.reachesEnd, header.cells.count >= 3 else { return nil }
        let second = parser.record(at: header.next)
        guard !second.isIrregular, !second.isUnclosed, second.cells.count > 1 else { return nil }
        var rows: [[String]] = []
        var place = second.next
        while rows.count < 40, place < parser.bytes.count {
            let record = parser.record(at: place)
            if record.isIrregular || record.isUnclosed { break }
            if record.cells.count > 1 { rows.append(texts(record)) }
            place = record.next
        }
        let (first, below) = (texts(header), texts(second))
        guard SecondHeaderLine.follows(first, below, rows: rows) else { return nil }
        return (SecondHeaderLine.names(first, below), second.innerLines + 1, second.next)
    }

    private static func lineEnds(in bytes: Slice<UnsafeBufferPointer<UInt8>>, _ dialect: CSVDialect) -> Int {
        bytes.indices.count { place in
            let isFirstOfPair = bytes[place] == 0x0D && place + 1 < bytes.endIndex && bytes[place + 1] == 0x0A
            return dialect.endsLine(bytes[place]) && !isFirstOfPair
        }
    }

    /// A first row with an address, or mostly of figures, is a record: the file has no header.
    private static func looksLikeValues(_ cells: [[UInt8]]) -> Bool {
        let figures = cells.count { cell in cell.count >= 5 && cell.count { ASCIIText.isDigit($0) } * 2 > cell.count }
        return cells.contains { $0.contains(UInt8(ascii: "@")) } || figures * 2 > cells.count
    }
}
