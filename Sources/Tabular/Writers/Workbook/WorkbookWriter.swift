/// Writes an Excel workbook from front to back, holding some rows at a time.
///
/// No cell is ever a formula: what begins with `=` is text, and stays text when somebody types over it. Numbers, days and
/// moments are such only where they were given as such or are written in full as ISO 8601; a telephone number, a postal
/// code and `00012` are text. A table that is longer than a sheet goes on in another one under the same header. The same
/// calls give the same bytes.
package struct WorkbookWriter {
    /// Rows of a sheet, the header included.
    package static let rowLimit = 1_048_576

    private let archive: ZipWriter
    private let rowLimit: Int
    private var names = SheetNames()
    private var done: [WorkbookFrame.Sheet] = []
    private var sheet: SheetFrame?
    private var name = ""
    /// Markup that is not written yet; the first rows wait here until the widths of columns are known.
    private var xml: [UInt8] = []
    private var written = 0
    private var isHeadWritten = false
    private var rows = 0
    private var column = 0
    /// Of the longest text of each column.
    private var lengths: [Int] = []
    /// `<c r="A`, by column, and where each ends.
    private var openings: [UInt8] = []
    private var openingEnds: [Int] = []
    /// The row's number with what ends the reference.
    private var rowMark: [UInt8] = []

    /// Texts that a cell cannot hold, which end in ` […]`.
    package private(set) var shortenedCells = 0

    /// Begun so far: a table longer than a sheet takes several.
    package var sheets: Int { done.count + (sheet == nil ? 0 : 1) }

    /// Rows on which the widths of columns are measured.
    private static let measuredRows = 500
    private static let heldBytes = 1 << 20
    private static let pieceBytes = 1 << 16
    /// Where a sheet's markup goes on in another: a member of a zip archive has less than 4 GiB.
    private static let sheetBytes = 3 << 30

    package init(to output: ByteOutput) throws(OutputError) {
        archive = ZipWriter(to: output)
        rowLimit = Self.rowLimit
        try start()
    }

    /// - Parameter rowLimit: at least 2, for tests.
    init(to output: ByteOutput, rowLimit: Int) throws(OutputError) {
        archive = ZipWriter(to: output)
        self.rowLimit = rowLimit
        try start()
    }

    private mutating func start() throws(OutputError) {
        try archive.add(WorkbookFrame.start.0, Array(WorkbookFrame.start.1.utf8))
    }

    // MARK: Sheets

    /// Begins a sheet with its header, and ends the one before.
    package mutating func begin(_ plan: SheetPlan) throws(OutputError) {
        try endSheet()
        name = names.take(plan.name)
        sheet = SheetFrame(plan: plan, isFirst: done.isEmpty)
        try archive.begin(WorkbookFrame.path(ofSheet: done.count + 1))
        isHeadWritten = false
        (rows, written) = (0, 0)
        lengths = []
        guard !plan.header.isEmpty else { return }
        try beginRow()
        for title in plan.header { cell(title, .header) }
        try endRow()
    }

    private mutating func endSheet() throws(OutputError) {
        guard let sheet else { return }
        try writeHead()
        xml += sheet.tail(rows: rows).utf8
        try flush()
        try archive.end()
        done.append(WorkbookFrame.Sheet(name: name, range: sheet.range(rows: rows, absolute: true)))
        self.sheet = nil
    }

    /// Ends the workbook, which has at least one sheet.
    package mutating func finish() throws(OutputError) {
        precondition(sheet != nil || !done.isEmpty, "a workbook has at least one sheet")
        try endSheet()
        for (name, text) in WorkbookFrame(sheets: done).parts { try archive.add(name, Array(text.utf8)) }
        try archive.finish()
    }

    private mutating func writeHead() throws(OutputError) {
        guard !isHeadWritten, let sheet else { return }
        isHeadWritten = true
        try archive.write(Array(sheet.head(lengths).utf8))
        try flush()
    }

    private mutating func flush() throws(OutputError) {
        written += xml.count
        try archive.write(xml)
        xml.removeAll(keepingCapacity: true)
    }

    // MARK: Rows

    /// Begins a row, on another sheet when this one is full.
    package mutating func beginRow() throws(OutputError) {
        if rows == rowLimit || written > Self.sheetBytes, let plan = sheet?.plan { try begin(plan) }
        rows += 1
        let number = Array(String(rows).utf8)
        add(#"<row r=""#)
        xml += number
        add(#"">"#)
        rowMark = number + [UInt8(ascii: "\"")]
        column = 0
    }

    package mutating func endRow() throws(OutputError) {
        add("</row>")
        if isHeadWritten {
            if xml.count >= Self.pieceBytes { try flush() }
        } else if rows >= Self.measuredRows || xml.count >= Self.heldBytes {
            try writeHead()
        }
    }

    /// Writes one row with the cells that `body` adds.
    package mutating func row(_ body: (inout WorkbookWriter) -> Void) throws(OutputError) {
        try beginRow()
        body(&self)
        try endRow()
    }

    // MARK: Cells

    package mutating func emptyCell() { column += 1 }

    /// A text, or a day or moment that is written in full as ISO 8601; nothing when empty.
    package mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count == 10, let day = DaySerial.day(bytes) {
            number("\(day)", .day)
        } else if bytes.count == 19, let moment = DaySerial.moment(bytes) {
            number("\(Double(moment.day) + Double(moment.second) / 86_400)", .moment)
        } else {
            text(bytes, bytes.count > 255 ? .longText : .text)
        }
    }

    package mutating func cell(_ text: String) {
        var text = text
        text.withUTF8 { cell($0) }
    }

    /// A text in a style of its own, whatever it looks like.
    package mutating func cell(_ text: String, _ style: CellStyle) {
        var text = text
        text.withUTF8 { self.text($0, style) }
    }

    /// A whole number; one of more digits than Excel keeps is written as text.
    package mutating func cell(_ number: Int, _ style: CellStyle = .general) {
        let text = String(number)
        if number.magnitude < 1_000_000_000_000_000 {
            self.number(text, style)
        } else {
            cell(text, .text)
        }
    }

    /// A number; nothing when it is none.
    package mutating func cell(_ number: Double, _ style: CellStyle = .general) {
        guard number.isFinite else { return emptyCell() }
        let text = "\(number)"
        self.number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text, style)
    }

    private mutating func number(_ text: String, _ style: CellStyle) {
        open(style, length: text.utf8.count)
        add("><v>")
        xml += text.utf8
        add("</v></c>")
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ style: CellStyle) {
        if bytes.isEmpty { return emptyCell() }
        guard SheetText.isValid(bytes) else {
            let mended = Array(String(decoding: bytes, as: UTF8.self).utf8)
            return mended.withUnsafeBufferPointer { text($0, style) }
        }
        if let shortened = SheetText.shortened(bytes) {
            shortenedCells += 1
            return shortened.withUnsafeBufferPointer { text($0, style) }
        }
        open(style, length: isHeadWritten ? 0 : bytes.count { $0 & 0xC0 != 0x80 })
        if SheetText.isPlain(bytes) {
            add(#" t="inlineStr"><is><t>"#)
            xml.append(contentsOf: bytes)
        } else {
            add(
                SheetText.keepsSpace(bytes)
                    ? #" t="inlineStr"><is><t xml:space="preserve">"# : #" t="inlineStr"><is><t>"#)
            SheetText.append(bytes, to: &xml)
        }
        add("</t></is></c>")
    }

    /// Writes the beginning of a cell up to its style.
    private mutating func open(_ style: CellStyle, length: Int) {
        while openingEnds.count <= column {
            openings += "<c r=\"\(ColumnName.text(openingEnds.count))".utf8
            openingEnds.append(openings.count)
        }
        let start = column == 0 ? 0 : openingEnds[column - 1]
        openings.withUnsafeBufferPointer { xml.append(contentsOf: $0[start..<openingEnds[column]]) }
        xml += rowMark
        if style != .general {
            add(#" s=""#)
            if style.rawValue > 9 { xml.append(UInt8(ascii: "0") + UInt8(style.rawValue / 10)) }
            xml.append(UInt8(ascii: "0") + UInt8(style.rawValue % 10))
            xml.append(UInt8(ascii: "\""))
        }
        if !isHeadWritten, style != .title, style != .note {
            while lengths.count <= column { lengths.append(0) }
            lengths[column] = max(lengths[column], length)
        }
        column += 1
    }

    private mutating func add(_ markup: StaticString) {
        xml.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }
}
