/// The records of one customer, cell by cell as bytes, in the order of their ids, in which they are added.
struct CustomerRecords {
    private struct Member {
        var record: Int
        var source: Int
        /// Rank of the record's system; 0 is trusted most.
        var trust: Int
        /// What an event says of the customer of another record.
        var isStatement: Bool
        /// The day of the event that it was said in; empty for a customer's own file.
        var statedOn: Range<Int>
        /// The place of its first cell.
        var firstCell: Int
    }

    private struct Cell {
        var start: Int32
        /// -1 for a cell that states nothing.
        var length: Int32
    }

    private var members: [Member] = []
    private var cells: [Cell] = []
    private(set) var arena: [UInt8] = []

    var count: Int { members.count }
    var isEmpty: Bool { members.isEmpty }
    /// Without what events only state.
    var ownCount: Int { members.count { !$0.isStatement } }
    var sources: Int {
        members.indices.count { place in !members[..<place].contains { $0.source == members[place].source } }
    }

    mutating func removeAll() {
        members.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }

    /// Begins a record, whose cells follow in the order of `Survivorship.columns`.
    mutating func begin(
        record: Int, source: Int, trust: Int, isStatement: Bool = false, statedOn: UnsafeBufferPointer<UInt8>? = nil
    ) {
        let start = arena.count
        if let statedOn { arena.append(contentsOf: statedOn) }
        members.append(
            Member(
                record: record, source: source, trust: trust, isStatement: isStatement, statedOn: start..<arena.count,
                firstCell: cells.count))
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        cells.append(Cell(start: Int32(arena.count), length: Int32(text.count)))
        arena.append(contentsOf: text)
    }

    /// Takes the columns of `Survivorship.columns` from a row.
    mutating func appendCells(_ row: borrowing RowView, from first: Int) {
        for place in first..<first + Survivorship.columns.count {
            if let bytes = row.statedBytes(place) { append(bytes) } else { appendMissing() }
        }
    }

    mutating func appendMissing() { cells.append(Cell(start: 0, length: -1)) }

    func record(_ member: Int) -> Int { members[member].record }
    func isStatement(_ member: Int) -> Bool { members[member].isStatement }
    func statedOn(_ member: Int) -> ArraySlice<UInt8> { arena[members[member].statedOn] }
    func trust(_ member: Int) -> Int { members[member].trust }

    private func cell(_ member: Int, _ column: Int) -> Cell { cells[members[member].firstCell + column] }

    func has(_ member: Int, _ column: Int) -> Bool { cell(member, column).length >= 0 }
    func length(_ member: Int, _ column: Int) -> Int { max(0, Int(cell(member, column).length)) }

    /// Where a cell's bytes are in the arena; empty when it states nothing.
    func range(_ member: Int, _ column: Int) -> Range<Int> {
        let cell = cell(member, column)
        return Int(cell.start)..<Int(cell.start) + max(0, Int(cell.length))
    }

    func bytes(_ member: Int, _ column: Int) -> ArraySlice<UInt8> { arena[range(member, column)] }

    func text(_ member: Int, _ column: Int) -> String? {
        has(member, column) ? String(decoding: bytes(member, column), as: UTF8.self) : nil
    }

    /// A code of up to eight letters as one number; 0 for a longer one and for none.
    func word(_ member: Int, _ column: Int) -> UInt64 {
        let range = range(member, column)
        guard range.count <= 8 else { return 0 }
        var word: UInt64 = 0
        for place in range { word = word << 8 | UInt64(arena[place]) }
        return word
    }

    /// The records that state a column.
    func stating(_ column: Int) -> LazyFilterSequence<Range<Int>> {
        (0..<count).lazy.filter { has($0, column) }
    }

    func hasAny(_ member: Int, _ columns: Range<Int>) -> Bool {
        for column in columns where has(member, column) { return true }
        return false
    }

    func isBefore(_ one: Int, _ other: Int, _ column: Int) -> Bool {
        bytes(one, column).lexicographicallyPrecedes(bytes(other, column))
    }

    /// True when two records state the same in some columns; a cell that states nothing is as an empty one.
    func agree(_ one: Int, _ other: Int, _ columns: Range<Int>) -> Bool {
        for column in columns {
            let (left, right) = (range(one, column), range(other, column))
            guard left.count == right.count else { return false }
            for offset in 0..<left.count where arena[left.lowerBound + offset] != arena[right.lowerBound + offset] {
                return false
            }
        }
        return true
    }
}
