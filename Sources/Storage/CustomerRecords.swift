/// The records of one customer, cell by cell as bytes, in the order of their ids, in which they are added.
struct CustomerRecords {
    private struct Member {
        var record: Int
        var source: Int
        /// Rank of the record's system; 0 is trusted most.
        var trust: Int
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
    var sources: Int { Set(members.map(\.source)).count }

    mutating func removeAll() {
        members.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }

    /// Begins a record, whose cells follow in the order of `Survivorship.columns`.
    mutating func begin(record: Int, source: Int, trust: Int) {
        members.append(Member(record: record, source: source, trust: trust, firstCell: cells.count))
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        cells.append(Cell(start: Int32(arena.count), length: Int32(text.count)))
        arena.append(contentsOf: text)
    }

    mutating func appendMissing() { cells.append(Cell(start: 0, length: -1)) }

    func record(_ member: Int) -> Int { members[member].record }
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

    func isBefore(_ one: Int, _ other: Int, _ column: Int) -> Bool {
        bytes(one, column).lexicographicallyPrecedes(bytes(other, column))
    }

    /// True when two records state the same in some columns; a cell that states nothing is as an empty one.
    func agree(_ one: Int, _ other: Int, _ columns: [Int]) -> Bool {
        columns.allSatisfy { bytes(one, $0).elementsEqual(bytes(other, $0)) }
    }
}
