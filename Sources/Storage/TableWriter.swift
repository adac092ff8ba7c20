import Columns
import Records

/// Writes rows of clean batches to one clean table.
///
/// A column for which no batch had a value yet is left out of the statement: most files know a third of the columns.
final class TableWriter {
    /// What the writer of an import adds to a batch for a column.
    enum Given {
        case integer(Int)
        case integers([Int])
        case optionalIntegers([Int?])
        /// Cells, and the text of rows that have none.
        case texts(TextColumn, otherwise: String? = nil)
        case text(String)
    }

    /// Where a column's cells lie. Memory belongs to the batch and to what is given, which the writer holds.
    private enum Slot {
        case nothing
        case integer(Int)
        case integers(UnsafePointer<Int>?)
        case optionalIntegers(UnsafePointer<Int?>?)
        case text(Cells)
        /// The same text for every row.
        case constant(Cells)
        case textOr(Cells, Cells)
        /// The first of some columns that has a value, as places in `candidates`.
        case first(of: Int, count: Int)
        case cents(Cells)
        case verdicts(UnsafePointer<Verdict>?)

        var isNothing: Bool { if case .nothing = self { true } else { false } }
    }

    /// The memory of a text column.
    private struct Cells {
        let bytes: UnsafePointer<UInt8>?
        let offsets: UnsafePointer<UInt32>?

        init(_ texts: TextColumn) {
            bytes = texts.bytes.withUnsafeBufferPointer(\.baseAddress)
            offsets = texts.offsets.withUnsafeBufferPointer(\.baseAddress)
        }

        @inline(__always) func cell(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
            guard let bytes, let offsets, offsets[row + 1] > offsets[row] else { return nil }
            return UnsafeBufferPointer(
                start: bytes + Int(offsets[row]), count: Int(offsets[row + 1] - offsets[row]))
        }
    }

    private let connection: Connection
    private let table: CleanTable
    /// Columns that some batch had a value for.
    private var isUsed: [Bool]
    private var inserter: BulkInserter?
    private var candidates: ContiguousArray<Cells> = []
    private var heldTexts: [TextColumn] = []

    init(_ connection: Connection, _ table: CleanTable) {
        self.connection = connection
        self.table = table
        isUsed = Array(repeating: false, count: table.columns.count)
    }

    /// Writes some rows of a batch, with what is `given` for columns that no clean cell fills.
    func write(_ batch: CleanBatch, rows: [Int], given: [String: Given]) throws {
        guard !rows.isEmpty else { return }
        candidates.removeAll(keepingCapacity: true)
        heldTexts.removeAll(keepingCapacity: true)
        let all = table.columns.map { slot($0.name, $0.origin, batch, given) }
        for place in all.indices where !all[place].isNothing && !isUsed[place] {
            isUsed[place] = true
            inserter = nil
        }
        let places = all.indices.filter { isUsed[$0] }
        let inserter =
            try inserter ?? connection.inserter(into: table.name, columns: places.map { table.columns[$0].name })
        self.inserter = inserter
        try withExtendedLifetime((batch, given)) {
            try insert(rows, ContiguousArray(places.map { all[$0] }), inserter)
        }
    }

    private func slot(
        _ name: String, _ origin: CleanTable.Origin, _ batch: CleanBatch, _ given: [String: Given]
    ) -> Slot {
        switch origin {
        case .given: return given[name].map { slot($0) } ?? .nothing
        case .clean(let names):
            let cells = names.compactMap { batch.columns[$0] }.map { Cells($0) }
            guard cells.count > 1 else { return cells.first.map { .text($0) } ?? .nothing }
            candidates += cells
            return .first(of: candidates.count - cells.count, count: cells.count)
        case .cents(let field): return batch.columns[.field(field)].map { .cents(Cells($0)) } ?? .nothing
        case .verdict(let field):
            return batch.verdicts[field].map { .verdicts($0.withUnsafeBufferPointer(\.baseAddress)) } ?? .nothing
        }
    }

    private func slot(_ given: Given) -> Slot {
        switch given {
        case .integer(let number): return .integer(number)
        case .integers(let numbers): return .integers(numbers.withUnsafeBufferPointer(\.baseAddress))
        case .optionalIntegers(let numbers): return .optionalIntegers(numbers.withUnsafeBufferPointer(\.baseAddress))
        case .texts(let texts, nil): return .text(Cells(texts))
        case .texts(let texts, let otherwise?): return .textOr(Cells(texts), held(otherwise))
        case .text(let text): return .constant(held(text))
        }
    }

    private func held(_ text: String) -> Cells {
        let column = TextColumn([text])
        heldTexts.append(column)
        return Cells(column)
    }

    private func insert(_ rows: [Int], _ slots: ContiguousArray<Slot>, _ inserter: BulkInserter) throws {
        try inserter.expect(rows: rows.count)
        for row in rows {
            for place in slots.indices {
                switch slots[place] {
                case .nothing: break
                case .integer(let number): inserter.bind(number, at: place)
                case .integers(let numbers): if let numbers { inserter.bind(numbers[row], at: place) }
                case .optionalIntegers(let numbers):
                    if let number = numbers?[row] { inserter.bind(number, at: place) }
                case .text(let cells):
                    if let cell = cells.cell(row) { inserter.bind(cell, at: place) }
                case .constant(let cells):
                    if let cell = cells.cell(0) { inserter.bind(cell, at: place) }
                case .textOr(let cells, let otherwise):
                    if let cell = cells.cell(row) ?? otherwise.cell(0) { inserter.bind(cell, at: place) }
                case .first(let first, let count):
                    for candidate in first..<first + count {
                        guard let cell = candidates[candidate].cell(row) else { continue }
                        inserter.bind(cell, at: place)
                        break
                    }
                case .cents(let cells):
                    if let cents = cells.cell(row).flatMap(Cents.read) { inserter.bind(cents, at: place) }
                case .verdicts(let verdicts):
                    guard let code = verdicts?[row].code else { break }
                    inserter.bind(UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount), at: place)
                }
            }
            try inserter.insert()
        }
    }
}

/// Amounts in the store are whole cents.
enum Cents {
    /// Reads `1234.5` as 123450; nil for what is no plain decimal.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var digits = bytes[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        var value = 0
        var decimals: Int?
        for byte in digits {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                continue
            }
            guard (48...57).contains(byte), value < Int.max / 1000 else { return nil }
            if let count = decimals {
                if count == 2 { continue }
                decimals = count + 1
            }
            value = value * 10 + Int(byte - 48)
        }
        for _ in (decimals ?? 0)..<2 { value *= 10 }
        return isNegative ? -value : value
    }
}
