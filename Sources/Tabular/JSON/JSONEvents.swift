import CSimdJSON

/// The events of one JSON value, in the source's order; they live until the parser reads the next.
typealias JSONEvents = UnsafeBufferPointer<dd_json_event>

/// Reads single JSON values quickly and without holding more than one.
final class JSONValueParser {
    enum Fault: Error {
        case syntax
        case tooDeep
    }

    private let parser: OpaquePointer

    init() {
        // Nil only when a few bytes cannot be had: there is nothing left to say it with.
        guard let parser = dd_json_open(TabularLimits.depth) else { fatalError("out of memory") }
        self.parser = parser
    }

    deinit { dd_json_close(parser) }

    /// - Parameters:
    ///   - range: one value, with nothing after it but white space.
    ///   - bytes: what may be looked at; the events point into it, so it has to outlive them.
    func events(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> JSONEvents {
        guard let base = bytes.baseAddress, !range.isEmpty else { throw .syntax }
        var events: UnsafePointer<dd_json_event>?
        var count = 0
        switch Int(
            dd_json_read(parser, base + range.lowerBound, range.count, bytes.count - range.lowerBound, &events, &count))
        {
        case DD_JSON_OK: return JSONEvents(start: events, count: count)
        case DD_JSON_TOO_DEEP: throw .tooDeep
        // A value is at most as large as what is mapped already; without memory for its events nothing can go on.
        case DD_JSON_NO_MEMORY: fatalError("out of memory")
        default: throw .syntax
        }
    }
}

/// The elements of an array, one by one, found by their brackets alone.
struct JSONElements {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var place: Int
    private var isFirst = true
    private var isClosed = false

    /// - Parameter start: the place of the array's opening bracket.
    init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
        self.bytes = bytes
        place = start + 1
    }

    /// Where the next element lies, or nil after the closing bracket, behind which `place` then stands.
    mutating func next() throws(JSONScanner.Fault) -> Range<Int>? {
        if isClosed { return nil }
        place = JSONText.afterSpace(bytes, place)
        guard place < bytes.count else {
            throw JSONScanner.Fault(place: place, reason: .openArray, isEnd: true)
        }
        if bytes[place] == UInt8(ascii: "]") {
            place += 1
            isClosed = true
            return nil
        }
        if !isFirst {
            guard bytes[place] == UInt8(ascii: ",") else {
                throw JSONScanner.Fault(place: place, reason: .missingComma, isEnd: false)
            }
            place = JSONText.afterSpace(bytes, place + 1)
            if place < bytes.count, bytes[place] == UInt8(ascii: "]") {
                throw JSONScanner.Fault(place: place, reason: .noValue, isEnd: false)
            }
        }
        isFirst = false
        let end = JSONText.valueEnd(bytes, place)
        guard let end, end > place else {
            throw JSONScanner.Fault(
                place: end ?? bytes.count, reason: end == nil ? .openArray : .noValue,
                isEnd: end == nil)
        }
        defer { place = end }
        return place..<end
    }
}
