/// The value numbers of all fields, record after record: one read brings all of a record's.
struct RecordRows: Sendable {
    /// Numbers from one record to the next.
    let stride: Int
    /// -1 where a record states nothing; behind the last row a few more, so that any row can be read by eights.
    let ids: [Int32]

    init(_ columns: [[Int32]]) {
        let recordCount = columns.first?.count ?? 0
        let stride = max(1, columns.count)
        self.stride = stride
        ids = [Int32](unsafeUninitializedCapacity: recordCount * stride + 8) { rows, count in
            count = recordCount * stride + 8
            for place in recordCount * stride..<count { rows[place] = -1 }
            // A few records at a time, so that the rows being written stay near.
            for start in Swift.stride(from: 0, to: recordCount, by: Self.block) {
                let end = min(start + Self.block, recordCount)
                for (field, column) in columns.enumerated() {
                    column.withUnsafeBufferPointer { column in
                        for record in start..<end { rows[record * stride + field] = column[record] }
                    }
                }
            }
            if columns.isEmpty { for place in 0..<count { rows[place] = -1 } }
        }
    }

    private static let block = 512
}

/// Two unlike values of a field, and the place of the pair of records that states them.
struct UnlikeValues {
    var left: Int32
    var right: Int32
    var place: UInt32
}
