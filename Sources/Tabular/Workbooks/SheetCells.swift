import CScan
import CXML

/// All shared strings of a workbook, one after the other.
final class SharedStrings {
    private let handle: OpaquePointer?
    private(set) var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var ends = UnsafeBufferPointer<UInt32>(start: nil, count: 0)

    /// A workbook may have none.
    init(_ member: ZipMember?) throws(ArchiveFaultError) {
        guard let member else {
            handle = nil
            return
        }
        handle = dd_strings_open()
        guard let handle else { throw ArchiveFaultError(.damaged) }
        try PartFeed(member).forEach { dd_strings_push(handle, $0.baseAddress, $0.count, $1 ? 1 : 0) != 0 }
        var (count, places) = (0, UnsafePointer<UInt32>?.none)
        let start = dd_strings_text(handle, &places, &count)
        ends = UnsafeBufferPointer(start: places, count: count)
        text = UnsafeBufferPointer(start: start, count: ends.last.map { Int($0) } ?? 0)
    }

    deinit { dd_strings_close(handle) }

    /// The place of a string in `text`; nil when there is no such string.
    func range(_ index: Int) -> Range<Int>? {
        guard index >= 0, index < ends.count else { return nil }
        return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }
}

extension ArchiveFaultError {
    /// What is wrong with the XML of a workbook, by the piece at which reading stopped.
    init(markupIn piece: UnsafeBufferPointer<UInt8>) {
        self.init(ByteSearch.first(Array("<!DOCTYPE".utf8), in: piece) != nil ? .documentType : .markup)
    }
}

/// A part of a workbook in pieces.
private struct PartFeed {
    let member: ZipMember
    static let piece = 1 << 17

    init(_ member: ZipMember) { self.member = member }

    /// Hands out the pieces, an empty last one included; stops with an error when `body` returns false.
    func forEach(_ body: (UnsafeBufferPointer<UInt8>, _ isLast: Bool) -> Bool) throws(ArchiveFaultError) {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.piece)
        defer { buffer.deallocate() }
        var check = UTF8Check()
        while true {
            let count = try member.read(into: buffer)
            let piece = UnsafeBufferPointer(rebasing: buffer[..<count])
            guard check.add(piece), body(piece, count == 0) else { throw ArchiveFaultError(markupIn: piece) }
            if count == 0 { return }
        }
    }
}

/// The cells of one sheet, a few rows ahead of the reader so that the last ones are known as such.
final class SheetCells {
    struct Row {
        /// 1-based, as Excel counts.
        var number: Int
        var cells: Range<Int>
    }

    private let handle: OpaquePointer
    let member: ZipMember
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var isEnded = false
    private var check = UTF8Check()
    /// Rows that are complete and not taken; the first `taken` of them are.
    private var rows: [Row] = []
    private var taken = 0
    private(set) var cells = UnsafeBufferPointer<dd_sheet_cell>(start: nil, count: 0)
    private var text: UnsafePointer<UInt8>?

    init(_ member: ZipMember) throws(ArchiveFaultError) {
        guard let handle = dd_sheet_open() else { throw ArchiveFaultError(.damaged) }
        self.handle = handle
        self.member = member
        buffer = .allocate(capacity: 1 << 17)
    }

    deinit {
        dd_sheet_close(handle)
        buffer.deallocate()
    }

    /// Reads on until `count` rows wait or the sheet ends, and returns how many wait. Places of cells change.
    func fill(_ count: Int) throws(ArchiveFaultError) -> Int {
        if rows.count - taken >= count || isEnded { return rows.count - taken }
        let first = taken < rows.count ? rows[taken].cells.lowerBound : rows.last?.cells.upperBound ?? 0
        dd_sheet_drop(handle, first)
        taken = 0
        repeat {
            let read = try member.read(into: buffer)
            isEnded = read == 0
            let piece = UnsafeBufferPointer(rebasing: buffer[..<read])
            guard check.add(piece), dd_sheet_push(handle, buffer.baseAddress, read, isEnded ? 1 : 0) != 0 else {
                throw ArchiveFaultError(markupIn: piece)
            }
            splitRows()
        } while rows.count < count && !isEnded
        return rows.count
    }

    private func splitRows() {
        var count = 0
        let start = dd_sheet_cells(handle, &count)
        cells = UnsafeBufferPointer(start: start, count: count)
        text = dd_sheet_text(handle)
        rows.removeAll(keepingCapacity: true)
        var place = 0
        while place < count {
            let number = cells[place].row
            var end = place + 1
            while end < count, cells[end].row == number { end += 1 }
            // The last row may still grow.
            if end < count || isEnded { rows.append(Row(number: Int(number), cells: place..<end)) }
            place = end
        }
    }

    /// The rows that wait, the next one first.
    var waiting: ArraySlice<Row> { rows[taken...] }

    func take() { taken += 1 }

    func bytes(of cell: dd_sheet_cell) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.map { $0 + Int(cell.start) }, count: Int(cell.length))
    }
}

/// Whether pieces of a text are UTF-8 together; a character may lie across two of them.
private struct UTF8Check {
    /// The begun character at the end of the last piece, at most three bytes.
    private var begun: [UInt8] = []

    /// An empty piece is the end, where nothing may be begun.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = piece.baseAddress, !piece.isEmpty else { return begun.isEmpty }
        var start = 0
        while !begun.isEmpty {
            guard start < piece.count, begun.count < 4 else { return start == piece.count }
            begun.append(piece[start])
            start += 1
            if dd_utf8_prefix(begun, begun.count) == begun.count { begun = [] }
        }
        let valid = start + dd_utf8_prefix(base + start, piece.count - start)
        begun = Array(piece[valid...].prefix(4))
        return begun.count < 4
    }
}
