import Columns
import Records

/// The cells of some fields, row by row in one buffer, so that equal rows are recognised by their bytes.
struct RowKeys {
    /// Ends a cell; legible texts hold no control character but the line feed.
    static let end: UInt8 = 0x1F

    private var bytes: [UInt8]
    private let starts: [Int]
    private let fieldCount: Int

    init(_ fields: [Field], _ cells: RowCells) {
        let columns = fields.map { cells.columns[$0] }
        var lengths = [Int](repeating: fields.count, count: cells.rowCount)
        for case let column? in columns {
            column.forEachCell { row, cell in lengths[row] += cell.count }
        }
        var starts = [0]
        starts.reserveCapacity(cells.rowCount + 1)
        for length in lengths { starts.append(starts[starts.count - 1] + length) }
        var cursors = starts
        var bytes = [UInt8](repeating: Self.end, count: starts[starts.count - 1])
        for column in columns {
            guard let column else {
                for row in 0..<cells.rowCount { cursors[row] += 1 }
                continue
            }
            column.forEachCell { row, cell in
                let start = cursors[row]
                if let from = cell.baseAddress {
                    bytes.withUnsafeMutableBufferPointer { all in
                        guard let to = all.baseAddress else { return }
                        (to + start).update(from: from, count: cell.count)
                    }
                }
                cursors[row] = start + cell.count + 1
            }
        }
        self.bytes = bytes
        self.starts = starts
        fieldCount = fields.count
    }

    /// Calls `body` with the key of every row in order; nil for a row whose cells are all empty.
    func forEachRow(_ body: (_ row: Int, _ key: UnsafeBufferPointer<UInt8>?) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            for row in 0..<(starts.count - 1) {
                let key = UnsafeBufferPointer(rebasing: all[starts[row]..<starts[row + 1]])
                body(row, key.count > fieldCount ? key : nil)
            }
        }
    }

    /// Where the cells of a key begin; one more for the end of the last.
    static func starts(_ key: UnsafeBufferPointer<UInt8>, into starts: inout [Int]) {
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        for place in 0..<key.count where key[place] == end { starts.append(place + 1) }
    }

    /// The texts of a key by the fields' places; nil where a cell is empty.
    static func texts(_ key: UnsafeBufferPointer<UInt8>) -> [String?] {
        var texts: [String?] = []
        var start = 0
        for (place, byte) in key.enumerated() where byte == end {
            texts.append(place == start ? nil : String(decoding: key[start..<place], as: UTF8.self))
            start = place + 1
        }
        return texts
    }
}
