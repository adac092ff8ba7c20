/// A cell as a place in one of two buffers: the bytes that were read, or those that had to be rewritten.
package struct CellSlice: Sendable {
    private var start: UInt32
    private var lengthAndOrigin: UInt32

    private static var rewrittenBit: UInt32 { 1 << 31 }
    private static var missingLength: UInt32 { .max }

    /// The longest cell that a slice can name.
    package static var longest: Int { Int(rewrittenBit) - 2 }

    package static var missing: CellSlice { CellSlice(start: 0, lengthAndOrigin: missingLength) }

    private init(start: UInt32, lengthAndOrigin: UInt32) {
        self.start = start
        self.lengthAndOrigin = lengthAndOrigin
    }

    /// - Precondition: `start` is below 4 GiB and `length` at most `longest`.
    package init(start: Int, length: Int, isRewritten: Bool) {
        self.start = UInt32(truncatingIfNeeded: start)
        lengthAndOrigin = UInt32(truncatingIfNeeded: length) | (isRewritten ? Self.rewrittenBit : 0)
    }

    package var isMissing: Bool { lengthAndOrigin == Self.missingLength }
    package var isRewritten: Bool { lengthAndOrigin & Self.rewrittenBit != 0 }
    package var offset: Int { Int(start) }
    package var length: Int { isMissing ? 0 : Int(lengthAndOrigin & ~Self.rewrittenBit) }
}

extension TextColumn {
    /// Adds one cell of each of `rows` rows, taken from `slices` at `first`, `first + stride`, and so on.
    ///
    /// - Parameters:
    ///   - read: the bytes that slices point into unless they are rewritten ones.
    ///   - rewritten: the bytes that rewritten slices point into.
    package mutating func append(
        _ slices: UnsafeBufferPointer<CellSlice>, first: Int, stride: Int, rows: Int,
        read: UnsafeBufferPointer<UInt8>, rewritten: UnsafeBufferPointer<UInt8>
    ) {
        var total = 0
        for row in 0..<rows { total += slices[first + row * stride].length }
        appendCells(rows: rows, bytes: total) { bytes, offsets, presence in
            var length = 0
            let base = offsets.base
            for row in 0..<rows {
                let slice = slices[first + row * stride]
                let origin = slice.isRewritten ? rewritten : read
                let count = slice.length
                Self.copy(origin, slice.offset, count, to: bytes, at: length)
                length += count
                offsets.pointer[row] = base + UInt32(truncatingIfNeeded: length)
                presence[row] = slice.isMissing ? .missing : count == 0 ? .empty : .value
            }
        }
    }

    /// Most cells are short, and two words copied blindly cost less than a call.
    @inline(__always)
    private static func copy(
        _ origin: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int, to bytes: UnsafeMutableBufferPointer<UInt8>,
        at place: Int
    ) {
        if count == 0 { return }
        guard let from = origin.baseAddress, let to = bytes.baseAddress else { return }
        if count <= 16, start + 16 <= origin.count, place + 16 <= bytes.count {
            let words = UnsafeRawPointer(from + start).loadUnaligned(as: SIMD16<UInt8>.self)
            UnsafeMutableRawPointer(to + place).storeBytes(of: words, as: SIMD16<UInt8>.self)
        } else {
            (to + place).update(from: from + start, count: count)
        }
    }
}
