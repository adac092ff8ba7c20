import CScan
import Columns

/// Splits regular records at the speed of memory; anything odd is left to `CarefulRecordParser`.
///
/// A vector scan finds delimiters, quotes and line ends of a stretch at once, quoted or not; a small state machine then
/// walks from one to the next. Because no quote parity is carried, a stray quote harms its own record only.
struct RecordScanner {
    enum Outcome {
        /// All cells are there and every quote is where it belongs.
        case regular(next: Int, innerLines: Int, end: Int)
        /// Another number of cells, a doubtful quote, or the end of the bytes came first.
        case odd
    }

    let dialect: CSVDialect
    let bytes: UnsafeBufferPointer<UInt8>
    private let structural: [UInt8]
    /// Places in the stretch, relative to its start.
    private let places: UnsafeMutableBufferPointer<UInt32>
    private var placeCount = 0
    private var nextPlace = 0
    private var stretchStart = 0
    private var stretchEnd = 0

    private static let stretch = 1 << 15

    /// - Parameter places: working space of at least `placeCapacity`, owned by the caller.
    init(dialect: CSVDialect, bytes: UnsafeBufferPointer<UInt8>, places: UnsafeMutableBufferPointer<UInt32>) {
        self.dialect = dialect
        self.bytes = bytes
        self.places = places
        structural = dialect.structuralBytes
    }

    static var placeCapacity: Int { stretch }

    /// Goes on at `place`, forwards or backwards.
    mutating func seek(to place: Int) {
        guard place >= stretchStart, place < stretchEnd else {
            stretchStart = place
            stretchEnd = place
            placeCount = 0
            nextPlace = 0
            return
        }
        let relative = UInt32(place - stretchStart)
        var low = 0
        var high = placeCount
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < relative { low = middle + 1 } else { high = middle }
        }
        nextPlace = low
    }

    /// Scans the record at `start`, whose `columns` cells are written to `cells` with places relative to `origin`.
    ///
    /// Cells with doubled quotes are written to `rewritten` without them.
    /// - Precondition: the scanner stands at `start`, after the record before it or a `seek`.
    mutating func scan(
        at start: Int, columns: Int, origin: Int, cells: UnsafeMutablePointer<CellSlice>, rewritten: inout [UInt8]
    ) -> Outcome {
        guard let base = bytes.baseAddress else { return .odd }
        let delimiter = dialect.delimiter
        let quote = dialect.quote
        var cellStart = start
        var column = 0
        var innerLines = 0
        while true {
            if cellStart < bytes.count, base[cellStart] == quote {
                guard !dialect.escapesWithBackslash, take() == cellStart else { return .odd }
                var escapes = 0
                var close = 0
                quoted: while true {
                    guard let place = take() else { return .odd }
                    let byte = base[place]
                    if byte == quote {
                        if place + 1 < bytes.count, base[place + 1] == quote {
                            guard take() == place + 1 else { return .odd }
                            escapes += 1
                        } else {
                            close = place
                            break quoted
                        }
                    } else if byte != delimiter {
                        if !(byte == 0x0D && place + 1 < bytes.count && base[place + 1] == 0x0A) { innerLines += 1 }
                    }
                }
                guard column < columns, close - cellStart <= TabularLimits.cell, let end = take() else { return .odd }
                cells[column] =
                    escapes == 0
                    ? CellSlice(start: cellStart + 1 - origin, length: close - cellStart - 1, isRewritten: false)
                    : Self.unescape(base + cellStart + 1, close - cellStart - 1, quote, into: &rewritten)
                column += 1
                if base[end] == delimiter, end == close + 1 {
                    cellStart = end + 1
                    continue
                }
                let isLineEnd = end == close + 1 || (end == close + 2 && base[close + 1] == 0x0D && base[end] == 0x0A)
                guard isLineEnd, base[end] != quote, base[end] != delimiter else { return .odd }
                return finish(at: end, contentEnd: close + 1, column: column, columns: columns, innerLines: innerLines)
            }
            guard let end = take() else { return .odd }
            let byte = base[end]
            guard byte != quote, column < columns, end - cellStart <= TabularLimits.cell else { return .odd }
            if byte == delimiter {
                cells[column] = CellSlice(start: cellStart - origin, length: end - cellStart, isRewritten: false)
                column += 1
                cellStart = end + 1
                continue
            }
            var contentEnd = end
            if dialect.lineEnding == .lineFeed, end > cellStart, base[end - 1] == 0x0D { contentEnd -= 1 }
            cells[column] = CellSlice(start: cellStart - origin, length: contentEnd - cellStart, isRewritten: false)
            column += 1
            return finish(at: end, contentEnd: contentEnd, column: column, columns: columns, innerLines: innerLines)
        }
    }

    @inline(__always)
    private mutating func finish(at end: Int, contentEnd: Int, column: Int, columns: Int, innerLines: Int) -> Outcome {
        guard column == columns else { return .odd }
        var next = end + 1
        if dialect.lineEnding == .either, bytes[end] == 0x0D {
            guard next < bytes.count else { return .odd }
            if bytes[next] == 0x0A {
                guard take() == next else { return .odd }
                next += 1
            }
        }
        return .regular(next: next, innerLines: innerLines, end: contentEnd)
    }

    /// The next structural byte's place, or nil at the end of the bytes.
    @inline(__always)
    private mutating func take() -> Int? {
        while nextPlace == placeCount {
            guard fillStretch() else { return nil }
        }
        let place = stretchStart + Int(places[nextPlace])
        nextPlace += 1
        return place
    }

    @inline(never)
    private mutating func fillStretch() -> Bool {
        guard stretchEnd < bytes.count, let base = bytes.baseAddress else { return false }
        stretchStart = stretchEnd
        stretchEnd = min(stretchStart + Self.stretch, bytes.count)
        placeCount = dd_find_any(base + stretchStart, stretchEnd - stretchStart, structural, places.baseAddress)
        nextPlace = 0
        return true
    }

    private static func unescape(
        _ start: UnsafePointer<UInt8>, _ count: Int, _ quote: UInt8, into rewritten: inout [UInt8]
    ) -> CellSlice {
        let first = rewritten.count
        var place = 0
        while place < count {
            rewritten.append(start[place])
            place += start[place] == quote ? 2 : 1
        }
        return CellSlice(start: first, length: rewritten.count - first, isRewritten: true)
    }
}
