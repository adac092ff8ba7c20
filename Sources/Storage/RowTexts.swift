import Columns

/// The rows of a batch as the store keeps them, one JSON array of strings after the other: `["00012","Roy",null]`, null
/// for a cell that was missing.
///
/// A batch is written at once with the places of its columns at hand: asking each column for each cell costs four times
/// as much.
package struct RowTexts: Sendable {
    private let arena: [UInt8]
    private let ends: [Int]

    package init(_ batch: RawBatch) {
        let columns = batch.columns.map(Column.init)
        let rows = batch.rowCount
        // Brackets and a comma for each cell, quotes or `null`, and the bytes, which an escape makes six times longer.
        let most = columns.reduce(rows * 2) { $0 + rows * 5 + $1.byteCount * ($1.needsEscapes ? 6 : 1) }
        var ends: [Int] = []
        ends.reserveCapacity(rows)
        arena = withExtendedLifetime(batch) {
            [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                var end = start
                for row in 0..<rows {
                    end.pointee = UInt8(ascii: "[")
                    end += 1
                    for column in columns {
                        column.write(row, to: &end)
                        end.pointee = UInt8(ascii: ",")
                        end += 1
                    }
                    if columns.isEmpty { end += 1 }
                    (end - 1).pointee = UInt8(ascii: "]")
                    ends.append(end - start)
                }
                count = end - start
            }
        }
        self.ends = ends
    }

    package var count: Int { ends.count }

    /// Calls `body` with the bytes of all rows and where each ends.
    package func withRows<Result>(
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ ends: [Int]) throws -> Result
    ) rethrows -> Result {
        try arena.withUnsafeBufferPointer { try body($0, ends) }
    }

    /// Where a column's cells lie; its memory belongs to the batch.
    private struct Column {
        let bytes: UnsafePointer<UInt8>?
        let offsets: UnsafePointer<UInt32>?
        let presence: UnsafePointer<CellPresence>?
        let byteCount: Int
        let needsEscapes: Bool

        init(_ column: TextColumn) {
            (bytes, offsets, presence, byteCount, needsEscapes) = column.withCells { bytes, offsets, presence in
                var odd: UInt8 = 0
                for byte in bytes { odd |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) }
                return (bytes.baseAddress, offsets.baseAddress, presence.baseAddress, bytes.count, odd != 0)
            }
        }

        @inline(__always)
        func write(_ row: Int, to end: inout UnsafeMutablePointer<UInt8>) {
            guard let offsets, let presence, !presence[row].isMissing else {
                (end[0], end[1], end[2], end[3]) = (0x6E, 0x75, 0x6C, 0x6C)
                end += 4
                return
            }
            let (first, last) = (Int(offsets[row]), Int(offsets[row + 1]))
            end.pointee = UInt8(ascii: "\"")
            end += 1
            if let bytes, last > first {
                if needsEscapes {
                    CellsText.escape(UnsafeBufferPointer(start: bytes + first, count: last - first), to: &end)
                } else {
                    end.update(from: bytes + first, count: last - first)
                    end += last - first
                }
            }
            end.pointee = UInt8(ascii: "\"")
            end += 1
        }
    }
}
