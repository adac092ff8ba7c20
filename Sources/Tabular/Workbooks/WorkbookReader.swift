import CXML
import Columns

/// Reads one sheet of an Excel workbook.
///
/// The sheet is inflated and parsed while rows are read; only the shared strings are held. Text cells come out as they are,
/// numbers and dates as `NumberText` shows them, formulas as the value that Excel last computed. A blank cell is an empty
/// one.
final class WorkbookReader: TableReader {
    private let name: String
    private let parts: WorkbookParts
    private let sheet: Int
    private let strings: SharedStrings
    private let rowSource: SheetCells
    private let header: [String]
    private let headerCells: [String]
    private let headerRow: Int
    private(set) var titles: [String]
    private var notes = ReadingNotes()
    private(set) var rejected: [RejectedRow] = []
    /// What the archive lies in.
    private let input: InputBytes

    private var slices: [CellSlice] = []
    private var rewritten: [UInt8] = []

    private static let sampleRows = 400
    private static let footerRows = 3
    private static let blockCells = 1 << 17

    init(_ input: InputBytes, options: ReadOptions) throws(TabularError) {
        self.input = input
        name = input.name
        let directory = try ZipDirectory(input.bytes, name: input.name)
        do {
            parts = try WorkbookParts(directory)
            func member(_ place: Int) throws(ArchiveFaultError) -> ZipMember {
                try ZipMember(directory, directory.entries[place])
            }
            strings = try SharedStrings(parts.strings.map { (place) throws(ArchiveFaultError) in try member(place) })
            input.release(upTo: input.bytes.count)
            guard parts.sheets.contains(where: { $0.entry != nil }) else { throw ArchiveFaultError(.parts) }
            var chosen: (sheet: Int, rows: SheetCells)?
            for place in try Self.candidates(parts.sheets, named: options.sheet, path: input.name) {
                guard let entry = parts.sheets[place].entry else { continue }
                let rows = try SheetCells(try member(entry))
                let waiting = try rows.fill(Self.sampleRows)
                chosen = (place, rows)
                if waiting > 0 { break }
            }
            guard let chosen, !chosen.rows.waiting.isEmpty else { throw TabularError.empty(path: input.name) }
            (sheet, rowSource) = chosen
        } catch let error as ArchiveFaultError {
            throw .archive(path: input.name, fault: error.fault)
        } catch let error as TabularError {
            throw error
        } catch {
            throw .archive(path: input.name, fault: .damaged)
        }
        let (source, shared, numbers) = (rowSource, strings, parts.numbers)
        let shape = SheetShape(
            source.waiting.map { Self.shape(of: $0, source, shared, numbers) }, hasHeader: options.hasHeader)
        guard shape.columns <= TabularLimits.columns else {
            throw .tooManyColumns(path: input.name, found: shape.columns, limit: TabularLimits.columns)
        }
        titles = [parts.sheets[sheet].name]
        for _ in 0..<shape.titleRows {
            if let row = rowSource.waiting.first {
                titles += Self.texts(of: row, shape.columns, rowSource, strings, parts.numbers).filter { !$0.isEmpty }
            }
            rowSource.take()
        }
        var names = HeaderNames()
        if options.hasHeader, let row = rowSource.waiting.first {
            headerCells = Self.texts(of: row, shape.columns, rowSource, strings, parts.numbers)
            headerRow = row.number
            rowSource.take()
            let rows = source.waiting.prefix(42).map { Self.texts(of: $0, shape.columns, source, shared, numbers) }
            if rows.count > 1, SecondHeaderLine.follows(headerCells, rows[0], rows: Array(rows.dropFirst())) {
                rowSource.take()
                for name in SecondHeaderLine.names(headerCells, rows[0]) { names.append(name) }
                notes.set(.twoLineHeader)
            } else {
                for cell in headerCells { names.append(cell) }
            }
            notes.set(.duplicateHeaders, when: names.hasDuplicates)
            notes.set(.unnamedColumns, when: names.hasUnnamed)
        } else {
            names = HeaderNames(count: shape.columns)
            headerCells = []
            headerRow = 0
        }
        header = names.names
        noteOtherSheets()
    }

    /// The sheets to try: the named one, or all that can be seen, in their order.
    private static func candidates(
        _ sheets: [WorkbookParts.Sheet], named name: String?, path: String
    ) throws(TabularError) -> [Int] {
        guard let name else {
            let visible = sheets.indices.filter { sheets[$0].entry != nil && !sheets[$0].isHidden }
            return visible.isEmpty ? Array(sheets.indices.filter { sheets[$0].entry != nil }.prefix(1)) : visible
        }
        let place =
            sheets.firstIndex { $0.name == name && $0.entry != nil }
            ?? sheets.firstIndex { $0.name.lowercased() == name.lowercased() && $0.entry != nil }
        guard let place else {
            throw .unknownSheet(path: path, sheet: name, known: sheets.filter { $0.entry != nil }.map(\.name))
        }
        return [place]
    }

    private func noteOtherSheets() {
        let others = parts.sheets.indices.filter { $0 != sheet && parts.sheets[$0].entry != nil }
        notes.add(.otherSheets, others.count { !parts.sheets[$0].isHidden })
        notes.add(.hiddenSheets, others.count { parts.sheets[$0].isHidden })
    }

    var description: TableDescription {
        var shape = TableDescription.Dialect()
        shape.headerLine = headerRow
        shape.preambleLines = max(0, headerRow - 1)
        var description = TableDescription(
            format: .xlsx, encoding: Encoding.utf8.rawValue, encodingConfidence: 1, dialect: shape, header: header,
            notes: notes.texts)
        description.sheets = parts.sheets.indices.filter { parts.sheets[$0].entry != nil }.map {
            TableDescription.Sheet(
                name: parts.sheets[$0].name, isHidden: parts.sheets[$0].isHidden, isRead: $0 == sheet)
        }
        return description
    }

    // MARK: Rows

    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool {
        precondition(limit > 0, "a batch holds at least one row")
        let columns = header.count
        if batch.columns.count == columns { batch.removeAll() } else { batch = RawBatch(columnCount: columns) }
        let blockRows = max(1, min(limit, Self.blockCells / columns))
        if slices.count < blockRows * columns {
            slices = [CellSlice](
                repeating: CellSlice(start: 0, length: 0, isRewritten: true), count: blockRows * columns)
        }
        do {
            while batch.rowCount < limit {
                if try readBlock(into: &batch, rows: min(blockRows, limit - batch.rowCount)) == 0 { break }
                input.release(upTo: rowSource.member.end(in: input.bytes))
            }
        } catch {
            throw .archive(path: name, fault: error.fault)
        }
        return batch.rowCount > 0
    }

    /// Reads up to `rows` rows and appends them to the batch; 0 at the end of the sheet.
    private func readBlock(into batch: inout RawBatch, rows: Int) throws(ArchiveFaultError) -> Int {
        let columns = header.count
        rewritten.removeAll(keepingCapacity: true)
        var found = 0
        while found < rows, found == 0 || rewritten.count < 1 << 26 {
            let waiting = try rowSource.fill(Self.footerRows + 1)
            guard waiting > 0, let row = rowSource.waiting.first else { break }
            let isRow = try take(row, into: found * columns, isNearEnd: waiting <= Self.footerRows)
            rowSource.take()
            if isRow {
                batch.lines.append(row.number)
                found += 1
            }
        }
        guard found > 0 else { return 0 }
        slices.withUnsafeBufferPointer { slices in
            rewritten.withUnsafeBufferPointer { rewritten in
                for column in 0..<columns {
                    batch.columns[column].append(
                        slices, first: column, stride: columns, rows: found, read: strings.text, rewritten: rewritten)
                }
            }
        }
        return found
    }

    /// Puts the cells of a row into the slices from `first` on; false when it is no record.
    private func take(
        _ row: SheetCells.Row, into first: Int, isNearEnd: Bool
    ) throws(ArchiveFaultError) -> Bool {
        let columns = header.count
        let cells = rowSource.cells
        var next = 0
        var (isEmptyRow, isOversized) = (true, false)
        var beyond = 0
        for place in row.cells {
            let cell = cells[place]
            let column = Int(cell.column)
            let slice = try slice(of: cell)
            if slice.length > TabularLimits.cell { isOversized = true }
            if isEmptyRow { isEmptyRow = isBlank(slice) }
            guard column < columns else {
                if !isBlank(slice) { beyond = column + 1 }
                continue
            }
            while next < column {
                slices[first + next] = CellSlice(start: 0, length: 0, isRewritten: true)
                next += 1
            }
            slices[first + column] = slice
            next = column + 1
        }
        if isEmptyRow {
            notes.add(.emptyRows)
            return false
        }
        while next < columns {
            slices[first + next] = CellSlice(start: 0, length: 0, isRewritten: true)
            next += 1
        }
        if isOversized || beyond > 0 {
            reject(isOversized ? .oversized : .tooLong, row, found: max(beyond, columns))
            return false
        }
        if repeatsHeader(first) {
            notes.set(.repeatedHeader)
            reject(.repeatedHeader, row, found: columns)
            return false
        }
        if isNearEnd || mayBeReportLine(first), columns > 1,
            TotalsRow.matches((first..<(first + columns)).map { withContent(slices[$0]) { Array($0) } })
        {
            reject(.totals, row, found: columns)
            return false
        }
        return true
    }

    private func withContent<R>(_ slice: CellSlice, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> R) -> R {
        let range = slice.offset..<(slice.offset + slice.length)
        return slice.isRewritten ? rewritten.withUnsafeBufferPointer { body($0[range]) } : body(strings.text[range])
    }

    /// Whether the first filled cell begins as `Sous-total` or `Page 2` does: such rows stand anywhere.
    private func mayBeReportLine(_ first: Int) -> Bool {
        guard let filled = (first..<(first + header.count)).first(where: { slices[$0].length > 0 }) else {
            return false
        }
        return slices[filled].length >= 5 && withContent(slices[filled]) { TotalsRow.beginsAnywhere($0) }
    }

    private func isBlank(_ slice: CellSlice) -> Bool { withContent(slice) { $0.allSatisfy(ASCIIText.isSpace) } }

    private func slice(of cell: dd_sheet_cell) throws(ArchiveFaultError) -> CellSlice {
        let bytes = rowSource.bytes(of: cell)
        if Int(cell.kind) == DD_CELL_SHARED {
            guard let range = Self.sharedString(bytes, strings) else { throw ArchiveFaultError(.sharedString) }
            return CellSlice(start: range.lowerBound, length: range.count, isRewritten: false)
        }
        if Int(cell.kind) == DD_CELL_ERROR { notes.add(.errorCells) }
        if Int(cell.kind) == DD_CELL_UNKNOWN { notes.add(.uncomputedFormulas) }
        let first = rewritten.count
        Self.append(bytes, cell, parts.numbers, to: &rewritten)
        return CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
    }

    private func repeatsHeader(_ first: Int) -> Bool {
        guard headerCells.count > 1, slices[first].length == headerCells[0].utf8.count else { return false }
        return headerCells.indices.allSatisfy { place in
            withContent(slices[first + place]) { $0.elementsEqual(headerCells[place].utf8) }
        }
    }

    /// The row goes out as a line of CSV in UTF-8: a workbook has no bytes for a row that a person could mend.
    private func reject(_ reason: RejectedRow.Reason, _ row: SheetCells.Row, found: Int) {
        let texts = Self.texts(of: row, found, rowSource, strings, parts.numbers)
        let line = texts.map { text in
            text.contains { "\",\n\r".contains($0) }
                ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                : text
        }.joined(separator: ",")
        rejected.append(
            RejectedRow(line: row.number, reason: reason, found: found, expected: header.count, bytes: Array(line.utf8))
        )
    }

    // MARK: Cells

    private static func sharedString(_ index: UnsafeBufferPointer<UInt8>, _ strings: SharedStrings) -> Range<Int>? {
        guard !index.isEmpty, index.count < 10 else { return nil }
        var number = 0
        for byte in index {
            guard ASCIIText.isDigit(byte) else { return nil }
            number = number * 10 + Int(byte & 15)
        }
        return strings.range(number)
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cell: dd_sheet_cell, _ numbers: NumberText, to output: inout [UInt8]
    ) {
        switch Int(cell.kind) {
        case DD_CELL_NUMBER: numbers.append(bytes, style: Int(cell.style), to: &output)
        case DD_CELL_BOOLEAN: output.append(contentsOf: (bytes.first == UInt8(ascii: "1") ? "TRUE" : "FALSE").utf8)
        default: output.append(contentsOf: bytes)
        }
    }

    /// A row's first cells as people would read them.
    private static func texts(
        of row: SheetCells.Row, _ columns: Int, _ source: SheetCells, _ strings: SharedStrings, _ numbers: NumberText
    ) -> [String] {
        var texts = [String](repeating: "", count: columns)
        for place in row.cells {
            let cell = source.cells[place]
            guard Int(cell.column) < columns else { break }
            let bytes = source.bytes(of: cell)
            var text: [UInt8] = []
            if Int(cell.kind) == DD_CELL_SHARED {
                if let range = sharedString(bytes, strings) { text = Array(strings.text[range]) }
            } else {
                append(bytes, cell, numbers, to: &text)
            }
            texts[Int(cell.column)] = String(decoding: text, as: UTF8.self)
        }
        return texts
    }

    private static func shape(
        of row: SheetCells.Row, _ source: SheetCells, _ strings: SharedStrings, _ numbers: NumberText
    ) -> SheetShape.Row {
        let width = row.cells.last.map { Int(source.cells[$0].column) + 1 } ?? 0
        let texts = texts(of: row, min(width, 2 * TabularLimits.columns), source, strings, numbers)
        return SheetShape.Row(
            width: width, filled: row.cells.count,
            hasFigure: texts.contains { $0.utf8.contains { ASCIIText.isDigit($0) || $0 == UInt8(ascii: ":") } })
    }
}

/// Where a sheet's header lies and how wide the table is.
struct SheetShape {
    struct Row {
        var width: Int
        var filled: Int
        /// Holds a number, or a text with a digit or a colon.
        var hasFigure: Bool
    }

    /// Rows above the header: a report's title, its date, its filter.
    let titleRows: Int
    let columns: Int

    init(_ rows: [Row], hasHeader: Bool) {
        // A note far to the right of one row does not widen the table.
        let widths = rows.map(\.width).sorted()
        let usual = widths.isEmpty ? 1 : widths[min(widths.count - 1, widths.count * 9 / 10)]
        guard hasHeader else {
            titleRows = 0
            columns = max(1, usual)
            return
        }
        let header =
            usual < 2
            ? 0
            : rows.prefix(31).firstIndex { row in
                !TitleRow.matches(
                    cells: row.width, filled: row.filled, columns: usual, hasFigure: row.hasFigure) && row.filled > 1
            } ?? 0
        titleRows = header
        columns = max(1, usual, rows.isEmpty ? 1 : rows[header].width)
    }
}
