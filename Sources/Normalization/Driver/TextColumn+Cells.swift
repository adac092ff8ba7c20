import Columns

extension TextColumn {
    /// Calls `body` with the bytes of every row in order; nothing is copied or counted for a cell.
    @inline(__always)
    func forEachCell(_ body: (_ row: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            offsets.withUnsafeBufferPointer { offsets in
                var start = Int(offsets[0])
                for row in 0..<(offsets.count - 1) {
                    let end = Int(offsets[row + 1])
                    body(row, UnsafeBufferPointer(rebasing: all[start..<end]))
                    start = end
                }
            }
        }
    }
}
