/// Rows as a file had them: columns of UTF-8 text beside the line on which each row began.
package struct RawBatch: Sendable {
    package var columns: [TextColumn]
    /// 1-based line of the source on which a row starts; for formats without lines, the 1-based element.
    package var lines: [Int] = []

    package init(columnCount: Int) { columns = Array(repeating: TextColumn(), count: columnCount) }

    package var rowCount: Int { lines.count }

    package mutating func removeAll(keepingCapacity: Bool = true) {
        for place in columns.indices { columns[place].removeAll(keepingCapacity: keepingCapacity) }
        lines.removeAll(keepingCapacity: keepingCapacity)
    }
}
