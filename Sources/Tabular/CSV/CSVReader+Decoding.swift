import CScan
import Columns

/// The cells of rows in other encodings than UTF-8.
extension CSVReader {
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
}
