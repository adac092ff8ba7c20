/// What the cells of each column look like, by the first records: whether they hold an at sign, a figure or neither.
///
/// It tells a row whose cells stand under the wrong headers from one that is only short, or long by empty cells. Columns of
/// which too little is known say nothing.
struct ColumnShapes {
    private struct Column {
        var filled = 0
        var withAt = 0
        var withDigit = 0
    }

    private var columns: [Column]
    private var rows = 0
    static let sampleRows = 200

    init(count: Int) { columns = [Column](repeating: Column(), count: count) }

    mutating func add(_ cells: [some Collection<UInt8>]) {
        rows += 1
        for (place, cell) in cells.prefix(columns.count).enumerated()
        where cell.contains(where: { !ASCIIText.isSpace($0) }) {
            columns[place].filled += 1
            if cell.contains(UInt8(ascii: "@")) { columns[place].withAt += 1 }
            if cell.contains(where: ASCIIText.isDigit) { columns[place].withDigit += 1 }
        }
    }

    /// 1 where a cell looks as those of a column do, -1 where it looks as none of them does, 0 where nobody can tell.
    func suits(_ cell: some Collection<UInt8>, _ place: Int) -> Int {
        guard columns.indices.contains(place), cell.contains(where: { !ASCIIText.isSpace($0) }) else { return 0 }
        let column = columns[place]
        guard column.filled >= 3 else { return 0 }
        // One in twenty may be a slip; of a handful none.
        func isAll(_ count: Int) -> Bool { count == column.filled || count * 20 >= column.filled * 19 }
        func isNone(_ count: Int) -> Bool { count == 0 || count * 20 <= column.filled }
        let hasAt = cell.contains(UInt8(ascii: "@"))
        if isAll(column.withAt) { return hasAt ? 1 : -1 }
        if hasAt, isNone(column.withAt) { return -1 }
        let hasDigit = cell.contains(where: ASCIIText.isDigit)
        if isAll(column.withDigit) { return hasDigit ? 1 : -1 }
        if isNone(column.withDigit) { return hasDigit ? -1 : column.filled >= 5 ? 1 : 0 }
        return 0
    }

    /// Whether most of the columns that records fill are empty in a row, as they are in a line of totals.
    func lacksMost(isFilled: (_ place: Int) -> Bool) -> Bool {
        let needed = columns.indices.filter { columns[$0].filled * 10 >= rows * 6 }
        return needed.count >= 3 && needed.count(where: { !isFilled($0) }) * 2 >= needed.count
    }

    /// How well cells suit the columns from `first` on.
    func score(_ cells: [some Collection<UInt8>], from first: Int = 0) -> Int {
        cells.enumerated().reduce(0) { $0 + suits($1.element, first + $1.offset) }
    }

    /// Whether cells of a row that is too long by `surplus` empty ones suit their columns better when some of them are pushed
    /// to the right by a delimiter too many further left.
    func areShifted(_ cells: [some Collection<UInt8>], by surplus: Int) -> Bool {
        let plain = score(Array(cells.prefix(columns.count)))
        return columns.indices.contains { place in
            let left = score(Array(cells.prefix(place)))
            let right = score(Array(cells.dropFirst(place + 1 + surplus)), from: place + 1)
            return left + right > plain
        }
    }
}
