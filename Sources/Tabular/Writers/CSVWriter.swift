import Columns

/// Writes delimited text (RFC 4180).
package struct CSVWriter {
    package enum Audience: Sendable {
        /// Bytes as they are, quoted where needed only; reading them back gives the same cells.
        case machine
        /// Every cell is quoted, and one that a spreadsheet could take for a formula gets an apostrophe in front.
        case spreadsheet
    }

    package enum LineEnding: Sendable {
        case lineFeed
        case carriageReturnLineFeed
    }

    private let output: ByteOutput
    private let audience: Audience
    private let delimiter: UInt8
    private let lineEnd: [UInt8]
    private var row: [UInt8] = []
    private var cells = 0
    private var hasContent = false
    /// Cells that got an apostrophe, for the manifest of an export.
    package private(set) var guardedCells = 0

    private static let quote = UInt8(ascii: "\"")

    /// - Parameter byteOrderMark: Excel takes a file without one for windows-1252.
    package init(
        to output: ByteOutput, for audience: Audience = .machine, delimiter: UInt8 = UInt8(ascii: ","),
        lineEnding: LineEnding = .lineFeed, byteOrderMark: Bool = false
    ) throws(OutputError) {
        self.output = output
        self.audience = audience
        self.delimiter = delimiter
        lineEnd = lineEnding == .lineFeed ? [0x0A] : [0x0D, 0x0A]
        if byteOrderMark { try output.write([0xEF, 0xBB, 0xBF]) }
    }

    /// Writes a whole row. A missing cell (nil) is written as an empty one.
    package mutating func write(_ row: some Sequence<String?>) throws(OutputError) {
        for text in row { cell(text ?? "") }
        try endRow()
    }

    /// Writes one row of a batch.
    package mutating func write(_ batch: RawBatch, row: Int) throws(OutputError) {
        for column in batch.columns { column.withBytes(row) { cell($0) } }
        try endRow()
    }

    package mutating func cell(_ text: String) {
        var text = text
        text.withUTF8 { cell($0) }
    }

    /// Adds a cell to the row that `endRow()` writes.
    package mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>) {
        if cells > 0 { row.append(delimiter) }
        cells += 1
        if !bytes.isEmpty { hasContent = true }
        switch audience {
        case .machine:
            if needsQuotes(bytes) { quoted(bytes) } else { row.append(contentsOf: bytes) }
        case .spreadsheet:
            if let guarded = FormulaGuard.guarded(bytes) {
                guardedCells += 1
                guarded.withUnsafeBufferPointer { quoted($0) }
            } else {
                quoted(bytes)
            }
        }
    }

    package mutating func endRow() throws(OutputError) {
        // A row of nothing but one empty cell would read as a blank line.
        if cells == 1, !hasContent, audience == .machine { row = [Self.quote, Self.quote] }
        row += lineEnd
        defer {
            row.removeAll(keepingCapacity: true)
            cells = 0
            hasContent = false
        }
        try output.write(row)
    }

    /// White space at the edges is quoted too, because many readers trim it otherwise.
    private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        if ASCIIText.isSpace(first) || ASCIIText.isSpace(last) { return true }
        return bytes.contains { $0 == delimiter || $0 == Self.quote || $0 == 0x0A || $0 == 0x0D }
    }

    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        row.append(Self.quote)
        if bytes.contains(Self.quote) {
            for byte in bytes {
                if byte == Self.quote { row.append(Self.quote) }
                row.append(byte)
            }
        } else {
            row.append(contentsOf: bytes)
        }
        row.append(Self.quote)
    }
}
