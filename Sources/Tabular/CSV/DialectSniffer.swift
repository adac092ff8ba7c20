/// What the start of a delimited file shows.
struct SniffedTable {
    var dialect: CSVDialect
    /// Where the header starts, or the first record when there is no header.
    var start: Int
    /// How many cells most records have.
    var columns: Int
    /// `LF`, `CRLF`, `CR` or `mixed`.
    var lineEndingName: String
}

/// Finds delimiter, quoting, line ends and header of a delimited file from its first records.
///
/// Each candidate delimiter splits the same sample; the one under which most records have the same number of cells,
/// more than one, wins. A report's title lines above the header show as leading records that are mostly empty.
struct DialectSniffer {
    private let sample: UnsafeBufferPointer<UInt8>
    private let isWhole: Bool
    private let hasHeader: Bool

    private static let sampleBytes = 1 << 18
    private static let sampleRecords = 400
    private static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    /// Tried where none of the others makes a table, and taken where nearly every line then has the same cells.
    private static let rareDelimiters = ["^", "~", "\u{1F}", "\u{1}"].map { UInt8(ascii: $0) }
    /// How many lines of titles a report may have above its header.
    private static let preambleRecords = 30

    init(_ window: UnsafeBufferPointer<UInt8>, isFinal: Bool, hasHeader: Bool) {
        sample = UnsafeBufferPointer(rebasing: window.prefix(Self.sampleBytes))
        isWhole = isFinal && window.count <= Self.sampleBytes
        self.hasHeader = hasHeader
    }

    func sniff(delimiter stated: UInt8?) -> SniffedTable {
        var dialect = CSVDialect()
        let ending = lineEnding()
        dialect.lineEnding = ending.rule
        dialect.escapesWithBackslash = escapesWithBackslash()
        let separator = separatorLine(dialect)
        let start = separator?.end ?? 0

        var best: (score: Double, dialect: CSVDialect, records: [Shape])?
        let candidates = (stated ?? separator?.delimiter).map { [$0] } ?? Self.delimiters
        for candidate in candidates {
            dialect.delimiter = candidate
            let records = shapes(dialect, from: start)
            let score = score(records)
            if best.map({ score > $0.score }) ?? true { best = (score, dialect, records) }
        }
        if best.map({ $0.score == 0 }) ?? true, candidates.count > 1 {
            for candidate in Self.rareDelimiters {
                dialect.delimiter = candidate
                let records = shapes(dialect, from: start)
                let score = score(records)
                if score > 0.9 - 1 / Double(usualColumns(records)), best.map({ score > $0.score }) ?? true {
                    best = (score, dialect, records)
                }
            }
        }
        let (chosen, records) = best.map { ($0.dialect, $0.records) } ?? (dialect, [])
        let columns = usualColumns(records)
        let header = hasHeader ? headerPlace(records, columns: columns) : 0
        return SniffedTable(
            dialect: chosen, start: records.isEmpty ? start : records[header].start, columns: columns,
            lineEndingName: ending.name)
    }

    // MARK: Records of the sample

    private struct Shape {
        var start: Int
        var cells: Int
        var filled: Int
        var isIrregular: Bool
        /// Holds a digit or a colon, as dates and labels do and names of columns hardly ever.
        var hasFigure: Bool
    }

    private func shapes(_ dialect: CSVDialect, from start: Int) -> [Shape] {
        let parser = CarefulRecordParser(dialect: dialect, bytes: sample)
        var shapes: [Shape] = []
        var place = start
        while place < sample.count, shapes.count < Self.sampleRecords {
            var record = parser.record(at: place)
            if record.isUnclosed || (record.isIrregular && record.innerLines > 0) { record = parser.line(at: place) }
            // The sample may cut its last record short.
            if record.reachesEnd, !isWhole, !shapes.isEmpty { break }
            if !sample[record.range].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                let filled = record.cells.count { cell in sample[cell.range].contains { !ASCIIText.isSpace($0) } }
                shapes.append(
                    Shape(
                        start: place, cells: record.cells.count, filled: filled, isIrregular: record.isIrregular,
                        hasFigure: sample[record.range].contains { ASCIIText.isDigit($0) || $0 == UInt8(ascii: ":") }))
            }
            place = record.next
        }
        return shapes
    }

    private func score(_ records: [Shape]) -> Double {
        guard !records.isEmpty else { return 0 }
        let columns = usualColumns(records)
        guard columns > 1 else { return 0 }
        let alike = Double(records.count { $0.cells == columns }) / Double(records.count)
        let quoting = Double(records.count { $0.isIrregular }) / Double(records.count)
        // Lines of titles are as single under every delimiter; a header of one cell over rows of several is no header.
        let header = headerPlace(records, columns: columns)
        let headerFits = records[header].cells == columns ? 1.0 : records[header].cells > 1 ? 0.9 : 0.5
        let titles = 1 - 0.02 * Double(header)
        return alike * alike * headerFits * titles * (1 - quoting) * (1 - 1 / Double(2 * columns))
    }

    /// The number of cells that most records have; among equals, the first record's.
    private func usualColumns(_ records: [Shape]) -> Int {
        var counts: [Int: Int] = [:]
        for record in records { counts[record.cells, default: 0] += 1 }
        var best = (cells: records.first?.cells ?? 1, count: counts[records.first?.cells ?? 1] ?? 0)
        for record in records {
            let count = counts[record.cells] ?? 0
            if count > best.count { best = (record.cells, count) }
        }
        return best.cells
    }

    /// The first record that is no title: half of the usual cells are filled.
    ///
    /// Where all records are nearly empty, the first one is the header. In narrow tables only a line without any
    /// delimiter counts as a title, because there a nameless column is likelier than a padded title.
    private func headerPlace(_ records: [Shape], columns: Int) -> Int {
        guard columns > 1 else { return 0 }
        for (place, record) in records.prefix(Self.preambleRecords + 1).enumerated() {
            let isTitle = TitleRow.matches(
                cells: record.cells, filled: record.filled, columns: columns, hasFigure: record.hasFigure)
            if !isTitle { return place }
        }
        return 0
    }

    // MARK: Line ends, escapes, separator line

    private func lineEnding() -> (rule: CSVDialect.LineEnding, name: String) {
        var pairs = 0
        var feeds = 0
        var returns = 0
        var isQuoted = false
        for (place, byte) in sample.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A {
                if place > 0, sample[place - 1] == 0x0D { pairs += 1 } else { feeds += 1 }
            } else if byte == 0x0D, place + 1 < sample.count, sample[place + 1] != 0x0A {
                returns += 1
            } else if byte == 0x0D, place + 1 == sample.count, isWhole {
                returns += 1
            }
        }
        if returns > 0, pairs + feeds == 0 { return (.carriageReturn, "CR") }
        if returns > pairs + feeds { return (.either, "mixed") }
        // A single carriage return inside a cell does not end a row where line feeds do.
        if pairs > 0, feeds > 0 { return (.lineFeed, "mixed") }
        return (.lineFeed, pairs > 0 ? "CRLF" : "LF")
    }

    /// `\"` inside quotes, and no doubled quote anywhere, is how some databases write quotes.
    private func escapesWithBackslash() -> Bool {
        var escaped = 0
        for place in sample.indices.dropFirst() where sample[place] == UInt8(ascii: "\"") {
            let before = sample[place - 1]
            let after = place + 1 < sample.count ? sample[place + 1] : 0x0A
            if before == UInt8(ascii: "\\") {
                // A Windows path may end with a backslash just before the closing quote.
                if !Self.delimiters.contains(after), after != 0x0A, after != 0x0D, after != UInt8(ascii: "\"") {
                    escaped += 1
                }
            } else if after == UInt8(ascii: "\""), !Self.delimiters.contains(before), before != 0x0A {
                return false
            }
        }
        return escaped > 0
    }

    /// Excel's `sep=;` on the first line.
    private func separatorLine(_ dialect: CSVDialect) -> (delimiter: UInt8, end: Int)? {
        guard sample.count >= 5, ASCIIText.lowercased(sample.prefix(4)).elementsEqual("sep=".utf8) else { return nil }
        let delimiter = sample[4]
        guard delimiter != 0x0A, delimiter != 0x0D else { return nil }
        var end = 5
        while end < sample.count, !dialect.endsLine(sample[end]) {
            guard ASCIIText.isSpace(sample[end]) || sample[end] == delimiter else { return nil }
            end += 1
        }
        if end < sample.count { end += 1 }
        if dialect.lineEnding == .either, end < sample.count, sample[end - 1] == 0x0D, sample[end] == 0x0A { end += 1 }
        return (delimiter, end)
    }
}

/// Rows above a header: a report's title, its date, its filter.
enum TitleRow {
    /// Whether a row of so many cells, so many of them filled, is a title above a table of `columns` columns.
    ///
    /// Titles fill less than half of the table; half of it is a title too where the row is narrower than the table and
    /// holds a figure or a colon, `Imprimé le;2024-05-01`.
    static func matches(cells: Int, filled: Int, columns: Int, hasFigure: Bool) -> Bool {
        if cells == 1 { return true }
        guard columns >= 4, filled <= 3 else { return false }
        return cells < columns && hasFigure ? filled * 2 <= columns : filled * 2 < columns
    }
}
