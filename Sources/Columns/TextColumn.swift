/// The state of a cell before anyone judges its content.
@frozen package enum CellPresence: UInt8, Sendable {
    /// The row had no such cell: a short CSV row, a JSON path that is absent.
    case missing = 0
    /// The cell is there and holds no byte.
    case empty = 1
    case value = 2

    /// The comparison of enumerations that have raw values is a call for each cell; this is none.
    @inlinable package var isMissing: Bool {
        switch self {
        case .missing: true
        case .empty, .value: false
        }
    }
}

/// A column of UTF-8 texts in one contiguous buffer.
///
/// Cells are appended in row order. Reading a cell as bytes allocates nothing; `String` is made only where a person
/// will read it.
package struct TextColumn: Sendable {
    @usableFromInline package internal(set) var bytes: [UInt8] = []
    /// `offsets[row]..<offsets[row + 1]` are the bytes of a row.
    @usableFromInline package internal(set) var offsets: [UInt32] = [0]
    @usableFromInline package internal(set) var presence: [CellPresence] = []

    package init() {}

    package init(_ texts: [String?]) {
        for text in texts {
            if let text { append(text) } else { appendMissing() }
        }
    }

    package var count: Int { presence.count }

    package mutating func reserve(rows: Int, bytes: Int) {
        offsets.reserveCapacity(rows + 1)
        presence.reserveCapacity(rows)
        self.bytes.reserveCapacity(bytes)
    }

    package mutating func removeAll(keepingCapacity: Bool = true) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        offsets.removeAll(keepingCapacity: keepingCapacity)
        offsets.append(0)
        presence.removeAll(keepingCapacity: keepingCapacity)
    }

    @inlinable package mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: cell)
        close(cell.isEmpty ? .empty : .value)
    }

    package mutating func append(_ cell: some Collection<UInt8>) {
        bytes.append(contentsOf: cell)
        close(cell.isEmpty ? .empty : .value)
    }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        close(text.isEmpty ? .empty : .value)
    }

    @inlinable package mutating func appendMissing() { close(.missing) }

    /// Adds bytes to a cell that is still open; `endCell()` closes it. For readers that unescape as they go.
    @inlinable package mutating func appendPart(_ part: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: part) }

    @inlinable package mutating func endCell() {
        close(bytes.count == Int(offsets[offsets.count - 1]) ? .empty : .value)
    }

    /// Adds `rows` cells of `bytes` bytes together, which `fill` writes: the bytes, the end of each cell counted from
    /// `base`, and the presence of each.
    mutating func appendCells(
        rows: Int, bytes total: Int,
        fill: (
            _ bytes: UnsafeMutableBufferPointer<UInt8>,
            _ offsets: (pointer: UnsafeMutableBufferPointer<UInt32>, base: UInt32),
            _ presence: UnsafeMutableBufferPointer<CellPresence>
        ) -> Void
    ) {
        precondition(bytes.count + total <= Int(UInt32.max), "a batch column holds at most 4 GiB")
        let base = UInt32(truncatingIfNeeded: bytes.count)
        // A few bytes more than needed, so that short cells can be copied in whole words.
        bytes.append(addingCapacity: total + 16) { output in
            output.withUnsafeMutableBufferPointer { byteBuffer, byteCount in
                offsets.append(addingCapacity: rows) { output in
                    output.withUnsafeMutableBufferPointer { offsetBuffer, offsetCount in
                        presence.append(addingCapacity: rows) { output in
                            output.withUnsafeMutableBufferPointer { presenceBuffer, presenceCount in
                                fill(byteBuffer, (offsetBuffer, base), presenceBuffer)
                                presenceCount = rows
                            }
                        }
                        offsetCount = rows
                    }
                }
                byteCount = total
            }
        }
    }

    @inlinable @inline(__always) mutating func close(_ state: CellPresence) {
        precondition(bytes.count <= Int(UInt32.max), "a batch column holds at most 4 GiB")
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        presence.append(state)
    }

    @inlinable package func range(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

    @inlinable package func length(_ row: Int) -> Int { Int(offsets[row + 1] - offsets[row]) }

    @inlinable package func withBytes<R, E: Error>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        let cell = range(row)
        return try bytes.span.withUnsafeBufferPointer { (all) throws(E) -> R in
            try body(UnsafeBufferPointer(rebasing: all[cell]))
        }
    }

    /// Gives all cells at once to a loop that cannot afford a call for each: `offsets[row]..<offsets[row + 1]` are a row's
    /// places in `bytes`.
    ///
    /// The compiler inlines nothing of `package` access into other modules, so `withBytes` costs a call through a closure
    /// wherever it is used outside this one.
    package func withCells<R, E: Error>(
        _ body: (
            _ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>,
            _ presence: UnsafeBufferPointer<CellPresence>
        ) throws(E) -> R
    ) throws(E) -> R {
        try bytes.span.withUnsafeBufferPointer { (bytes) throws(E) -> R in
            try offsets.span.withUnsafeBufferPointer { (offsets) throws(E) -> R in
                try presence.span.withUnsafeBufferPointer { (presence) throws(E) -> R in
                    try body(bytes, offsets, presence)
                }
            }
        }
    }

    /// The text of a row; empty when the cell is missing or empty.
    package subscript(row: Int) -> String { String(decoding: bytes[range(row)], as: UTF8.self) }

    /// The text of a row, or nil when the cell is missing or empty.
    package func text(_ row: Int) -> String? { length(row) == 0 ? nil : self[row] }
}

extension TextColumn {
    /// Adds all cells of another column.
    package mutating func append(contentsOf other: TextColumn) {
        let base = offsets[offsets.count - 1]
        precondition(bytes.count + other.bytes.count <= Int(UInt32.max), "a batch column holds at most 4 GiB")
        bytes.append(contentsOf: other.bytes)
        presence.append(contentsOf: other.presence)
        offsets.reserveCapacity(offsets.count + other.count)
        for offset in other.offsets.dropFirst() { offsets.append(base + offset) }
    }
}
