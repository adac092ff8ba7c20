import CScan
import CSimdJSON
import Columns

/// Spreads the values of one record over columns.
///
/// Objects and arrays of objects go by path, and so do several e-mail addresses or numbers in an array, `phones[0]`; any
/// other array of scalars is one cell with its values between semicolons. Numbers keep their text, booleans are `true` and `false`, null is a missing cell.
struct JSONFlattener {
    private(set) var paths = JSONPaths()
    private(set) var sawDuplicateKeys = false

    /// A cell of the record at hand: a piece of the source, or of `joined`.
    private struct Slot {
        var record = 0
        var text: UnsafePointer<UInt8>?
        var start = 0
        var length = 0
        var isNull = false
    }

    private var slots: [Slot] = []
    private var joined: [UInt8] = []
    private var record = 0

    // MARK: First pass

    /// Learns the paths of a record.
    mutating func learn(_ events: JSONEvents) {
        var place = 0
        walk(events, &place, at: JSONPaths.root, learning: true)
    }

    /// Learns what another one learned of the records that follow.
    mutating func absorb(_ other: JSONFlattener) { paths.absorb(other.paths) }

    mutating func settle() -> HeaderNames {
        let names = paths.settle()
        slots = Array(repeating: Slot(), count: names.names.count)
        return names
    }

    // MARK: Second pass

    /// Appends a record to a batch; false, with nothing appended, when a cell is longer than any may be.
    mutating func append(_ events: JSONEvents, to batch: inout RawBatch) -> Bool {
        record += 1
        joined.removeAll(keepingCapacity: true)
        var place = 0
        walk(events, &place, at: JSONPaths.root, learning: false)
        for slot in slots where slot.record == record && slot.length > TabularLimits.cell { return false }
        joined.withUnsafeBufferPointer { joined in
            for (column, slot) in slots.enumerated() {
                if slot.record != record || slot.isNull {
                    batch.columns[column].appendMissing()
                } else if let text = slot.text {
                    batch.columns[column].append(UnsafeBufferPointer(start: text, count: slot.length))
                } else {
                    let cell = slot.start..<(slot.start + slot.length)
                    batch.columns[column].append(UnsafeBufferPointer(rebasing: joined[cell]))
                }
            }
        }
        return true
    }

    // MARK: Walking

    private mutating func walk(_ events: JSONEvents, _ place: inout Int, at node: Int?, learning: Bool) {
        let event = events[place]
        switch Int(event.kind) {
        case DD_JSON_OBJECT:
            place += 1
            var last: Int?
            while Int(events[place].kind) == DD_JSON_KEY {
                let key = UnsafeBufferPointer(start: events[place].text, count: Int(events[place].length))
                var child: Int?
                if let node { child = paths.child(of: node, key: key, after: last, adding: learning) }
                last = child ?? last
                place += 1
                walk(events, &place, at: child, learning: learning)
            }
            place += 1
        case DD_JSON_ARRAY:
            if holdsScalars(events, place) {
                joinScalars(events, &place, at: node, learning: learning)
                return
            }
            place += 1
            var element = 0
            var last: Int?
            while Int(events[place].kind) != DD_JSON_END_ARRAY {
                var child: Int?
                if let node { child = paths.child(of: node, element: element, after: last, adding: learning) }
                last = child ?? last
                walk(events, &place, at: child, learning: learning)
                element += 1
            }
            place += 1
        default:
            place += 1
            guard let node else { return }
            if learning {
                if Int(event.kind) == DD_JSON_NULL { paths.markNull(node) } else { paths.markValue(node) }
            } else {
                store(event, at: node)
            }
        }
    }

    private func holdsScalars(_ events: JSONEvents, _ array: Int) -> Bool {
        var place = array + 1
        while true {
            switch Int(events[place].kind) {
            case DD_JSON_END_ARRAY: return true
            case DD_JSON_OBJECT, DD_JSON_ARRAY: return false
            default: place += 1
            }
        }
    }

    private mutating func joinScalars(_ events: JSONEvents, _ place: inout Int, at node: Int?, learning: Bool) {
        if !learning, let node, paths.isList(node) {
            storeValues(events, &place, at: node)
            return
        }
        let start = joined.count
        var values = 0
        var holdsWords = false
        place += 1
        while Int(events[place].kind) != DD_JSON_END_ARRAY {
            if Int(events[place].kind) != DD_JSON_NULL {
                if learning, !Self.reaches(Self.text(of: events[place])) { holdsWords = true }
                if values > 0 { joined.append(UInt8(ascii: ";")) }
                joined.append(contentsOf: Self.text(of: events[place]))
                values += 1
            }
            place += 1
        }
        place += 1
        guard let node else { return }
        if learning {
            joined.removeAll(keepingCapacity: true)
            paths.markArray(node, values: values, holdsWords: holdsWords)
        } else if values > 0 {
            put(Slot(record: record, text: nil, start: start, length: joined.count - start), at: node)
        }
    }

    /// Whether a text may be an e-mail address or a telephone number: an at sign, or seven digits and more.
    private static func reaches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.contains(UInt8(ascii: "@")) || text.count { ASCIIText.isDigit($0) } >= 7
    }

    private mutating func storeValues(_ events: JSONEvents, _ place: inout Int, at node: Int) {
        var element = 0
        place += 1
        while Int(events[place].kind) != DD_JSON_END_ARRAY {
            if Int(events[place].kind) != DD_JSON_NULL {
                if let child = paths.child(of: node, element: element, adding: false) {
                    store(events[place], at: child)
                }
                element += 1
            }
            place += 1
        }
        place += 1
    }

    private mutating func store(_ event: dd_json_event, at node: Int) {
        let isNull = Int(event.kind) == DD_JSON_NULL
        let text = Self.text(of: event)
        // A zero byte would end the text early wherever C reads it.
        if let start = text.baseAddress, dd_find_byte(start, text.count, 0) < text.count {
            let start = joined.count
            joined.append(contentsOf: text.filter { $0 != 0 })
            put(Slot(record: record, text: nil, start: start, length: joined.count - start), at: node)
            return
        }
        put(
            Slot(record: record, text: text.baseAddress, start: joined.count, length: text.count, isNull: isNull),
            at: node)
    }

    /// The last of several values under one key counts, as for every other reader.
    private mutating func put(_ slot: Slot, at node: Int) {
        guard let column = paths.column(of: node) else { return }
        if slots[column].record == record { sawDuplicateKeys = true }
        slots[column] = slot
    }

    private static func text(of event: dd_json_event) -> UnsafeBufferPointer<UInt8> {
        switch Int(event.kind) {
        case DD_JSON_TRUE: word("true")
        case DD_JSON_FALSE: word("false")
        default: UnsafeBufferPointer(start: event.text, count: Int(event.length))
        }
    }

    private static func word(_ word: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }
}
