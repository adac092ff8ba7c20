import Columns

/// A clean column that exists only when the file maps its field or a row has a value for it.
struct ColumnBuilder {
    private var texts = TextColumn()
    private var rows = 0
    private var isNeeded: Bool

    init(isNeeded: Bool) { self.isNeeded = isNeeded }

    /// Sets the cell of a row; rows come in order and empty ones may be left out.
    mutating func set(_ text: String?, row: Int) {
        guard let text, !text.isEmpty else { return }
        isNeeded = true
        skip(to: row)
        texts.append(text)
        rows += 1
    }

    /// Sets the cell of a row to bytes, unless there are none.
    mutating func set(_ bytes: UnsafeBufferPointer<UInt8>, row: Int) {
        guard !bytes.isEmpty else { return }
        isNeeded = true
        skip(to: row)
        texts.append(bytes)
        rows += 1
    }

    mutating func set(_ bytes: [UInt8], row: Int) { bytes.withUnsafeBufferPointer { set($0, row: row) } }

    private mutating func skip(to row: Int) {
        while rows < row {
            texts.appendMissing()
            rows += 1
        }
    }

    /// The whole column; nil when nobody needs it.
    mutating func finished(rowCount: Int) -> TextColumn? {
        guard isNeeded else { return nil }
        skip(to: rowCount)
        return texts
    }
}
