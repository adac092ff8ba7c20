import CScan
import Columns

/// Reads delimited text.
///
/// Regular records take the fast scanner and reach the batch as slices of the source; the others are read again with
/// care, so that a stray quote or a ragged row costs its own line and no other.
final class CSVReader: TableReader {
    let feed: ByteFeed
    let opening: CSVOpening
    let decoder: Decoder
    let detected: DetectedEncoding
    private let name: String
    let cutEnd: CutEnd
    let keepsEmptyRows: Bool

    /// Where the next record starts, in the window and in lines.
    var position: Int
    var line: Int
    var notes: ReadingNotes
    var rejected: [RejectedRow] = []
    /// Rows handed out before the block that is being read.
    private(set) var rowsRead = 0
    /// The line of a last record that was cut off and makes the reading fail.
    var cutLine: Int?

    private let places: UnsafeMutableBufferPointer<UInt32>
    private var scanner: RecordScanner
    /// The rows of the block that is being read, one after the other, and the cells that had to be rewritten.
    var cells: [CellSlice] = []
    var rewritten: [UInt8] = []

    var dialect: CSVDialect { opening.dialect }
    var columns: Int { opening.header.count }
    var encoding: Encoding { detected.encoding }

    init(_ input: InputBytes, _ detected: DetectedEncoding, options: ReadOptions) throws(TabularError) {
        self.detected = detected
        name = input.name
        cutEnd = options.cutEnd
        keepsEmptyRows = options.keepsEmptyRows
        decoder = Decoder(detected.encoding)
        feed = ByteFeed(input, detected)
        opening = try CSVOpening(feed, name: input.name, decoder: decoder, options: options)
        position = opening.start
        line = opening.firstLine
        notes = opening.notes
        places = .allocate(capacity: RecordScanner.placeCapacity)
        scanner = RecordScanner(dialect: opening.dialect, bytes: feed.window, places: places)
    }

    deinit { places.deallocate() }

    var titles: [String] { opening.titles.prefix(10).map { decoder.text($0) } }

    var description: TableDescription {
        var allNotes = notes
        allNotes.add(.replacedCharacters, feed.replacedCharacters)
        var shape = TableDescription.Dialect()
        shape.delimiter = String(decoding: [dialect.delimiter], as: UTF8.self)
        shape.quote = String(decoding: [dialect.quote], as: UTF8.self)
        shape.lineEnding = opening.lineEndingName
        shape.headerLine = opening.headerLine
        shape.preambleLines = opening.preambleLines
        return TableDescription(
            format: .csv, encoding: encoding.rawValue, encodingConfidence: detected.confidence, dialect: shape,
            header: opening.header, notes: allNotes.texts)
    }

    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool {
        precondition(limit > 0, "a batch holds at least one row")
        if batch.columns.count == columns { batch.removeAll() } else { batch = RawBatch(columnCount: columns) }
        let blockRows = max(1, min(limit, Self.blockCells / columns))
        if cells.count < blockRows * columns {
            cells = [CellSlice](repeating: .missing, count: blockRows * columns)
        }
        while batch.rowCount < limit {
            let outcome = readBlock(into: &batch, rows: min(blockRows, limit - batch.rowCount))
            feed.release(upTo: position)
            switch outcome {
            case .full: continue
            case .needsMore:
                feed.advance(keepingFrom: position)
                position = 0
                scanner = RecordScanner(dialect: dialect, bytes: feed.window, places: places)
            case .ended:
                // What was read before comes out first, so that the header can be asked about all the same.
                if detected.isCut, cutEnd != .setAside, cutLine == nil { cutLine = line }
                if batch.rowCount == 0, let cutLine { throw .cutOff(path: name, line: cutLine) }
                return batch.rowCount > 0
            }
        }
        return true
    }

    // MARK: Blocks

    private enum BlockOutcome {
        case full
        case needsMore
        case ended
    }

    /// Some cells at a time stay in the cache between being found and being copied.
    private static let blockCells = 1 << 17
    private static let blockBytes = 1 << 26

    /// Reads up to `rows` rows and appends them to the batch, column by column.
    private func readBlock(into batch: inout RawBatch, rows: Int) -> BlockOutcome {
        let origin = position
        let window = feed.window
        rewritten.removeAll(keepingCapacity: true)
        var found = 0
        var outcome = BlockOutcome.full
        scanner.seek(to: position)
        let changesCells = encoding != .utf8 && encoding.keepsASCII || opening.holdsNULs
        while found < rows {
            if position >= window.count {
                outcome = feed.isFinal ? .ended : .needsMore
                break
            }
            if position - origin > Self.blockBytes || rewritten.count > Self.blockBytes { break }
            let start = position
            let startLine = line
            var isRow: Bool
            switch scanRegular(row: found, columns: columns, origin: origin) {
            case .regular(let next, let innerLines, let end):
                position = next
                line += innerLines + 1
                isRow = accept(row: found, range: start..<end, line: startLine, origin: origin)
            case .odd:
                guard let record = carefulRecord(at: start) else {
                    outcome = .needsMore
                    found = finish(&batch, found: found, origin: origin)
                    return outcome
                }
                position = record.next
                line += record.innerLines + 1
                scanner.seek(to: position)
                isRow = take(record, row: found, line: startLine, origin: origin)
            }
            if isRow, changesCells {
                isRow = decodeCells(row: found, range: start..<position, line: startLine, origin: origin)
            }
            if isRow {
                batch.lines.append(startLine)
                found += 1
            }
        }
        found = finish(&batch, found: found, origin: origin)
        return outcome
    }

    @inline(__always)
    private func scanRegular(row: Int, columns: Int, origin: Int) -> RecordScanner.Outcome {
        let start = position
        return cells.withUnsafeMutableBufferPointer { all in
            guard let base = all.baseAddress else { return .odd }
            return scanner.scan(
                at: start, columns: columns, origin: origin, cells: base + row * columns, rewritten: &rewritten)
        }
    }

    private func finish(_ batch: inout RawBatch, found: Int, origin: Int) -> Int {
        guard found > 0 else { return 0 }
        rowsRead += found
        let read = UnsafeBufferPointer(rebasing: feed.window[origin..<max(position, origin)])
        cells.withUnsafeBufferPointer { slices in
            rewritten.withUnsafeBufferPointer { rewritten in
                for column in 0..<columns {
                    batch.columns[column].append(
                        slices, first: column, stride: columns, rows: found, read: read, rewritten: rewritten)
                }
            }
        }
        return found
    }
}
