/// A strict reader of JSON's grammar (RFC 8259) that says where a document breaks it.
///
/// It nests without recursion, so that no document can exhaust the stack. Bytes that are no UTF-8 are not its business.
struct JSONScanner {
    struct Fault: Error, Equatable {
        /// Of the byte that cannot stand where it stands, or of the end.
        var place: Int
        var reason: SyntaxFault
        /// The document stops in the middle.
        var isEnd: Bool
    }

    /// An array of objects that is no part of another array.
    struct ObjectArray: Equatable {
        /// Keys from the top.
        var path: [String]
        /// The place of its bracket.
        var start: Int
        var objects: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place: Int
    private var open: [Level] = []
    private(set) var deepest = 0
    private(set) var arrays: [ObjectArray] = []

    private struct Level {
        var isArray: Bool
        var key = ""
        var objects = 0
        var others = 0
        var start: Int
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int = 0) {
        self.bytes = bytes
        place = start
    }

    /// Reads one document, which may have white space around it and nothing else.
    mutating func scanDocument() throws(Fault) {
        skipSpace()
        repeat {
            try scanValueStart()
            try scanAfterValue()
        } while !open.isEmpty
        skipSpace()
        if place < bytes.count { throw Fault(place: place, reason: .trailingText, isEnd: false) }
    }

    // MARK: Structure

    /// Reads a scalar whole, or opens brackets until a scalar or an empty pair was read.
    private mutating func scanValueStart() throws(Fault) {
        while true {
            guard place < bytes.count else { throw ended(.missingValue) }
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isArray = byte == UInt8(ascii: "[")
                if !open.isEmpty, open[open.count - 1].isArray {
                    if isArray { open[open.count - 1].others += 1 } else { open[open.count - 1].objects += 1 }
                }
                open.append(Level(isArray: isArray, start: place))
                deepest = max(deepest, open.count)
                place += 1
                skipSpace()
                if place < bytes.count, bytes[place] == byte + 2 {
                    close()
                    return
                }
                if !isArray { try scanKey() }
            default:
                if !open.isEmpty, open[open.count - 1].isArray { open[open.count - 1].others += 1 }
                try scanScalar(byte)
                return
            }
        }
    }

    /// Reads what follows a value: closing brackets, then a comma and, in an object, the next key.
    private mutating func scanAfterValue() throws(Fault) {
        while let level = open.last {
            skipSpace()
            guard place < bytes.count else {
                throw ended(level.isArray ? .openArray : .openObject)
            }
            let byte = bytes[place]
            if byte == (level.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) {
                close()
                continue
            }
            guard byte == UInt8(ascii: ",") else {
                throw Fault(place: place, reason: .missingComma, isEnd: false)
            }
            place += 1
            skipSpace()
            if !level.isArray { try scanKey() }
            return
        }
    }

    private mutating func close() {
        let level = open.removeLast()
        place += 1
        if level.isArray, level.objects > 0, !open.contains(where: { $0.isArray }) {
            arrays.append(ObjectArray(path: open.map(\.key), start: level.start, objects: level.objects))
        }
    }

    private mutating func scanKey() throws(Fault) {
        guard place < bytes.count else { throw ended(.missingKey) }
        guard bytes[place] == UInt8(ascii: "\"") else {
            throw Fault(place: place, reason: .missingKey, isEnd: false)
        }
        let start = place
        try scanString()
        if open.count <= Self.namedLevels {
            open[open.count - 1].key = String(decoding: bytes[(start + 1)..<(place - 1)], as: UTF8.self)
        }
        skipSpace()
        guard place < bytes.count else { throw ended(.missingColon) }
        guard bytes[place] == UInt8(ascii: ":") else {
            throw Fault(place: place, reason: .missingColon, isEnd: false)
        }
        place += 1
        skipSpace()
    }

    /// Deeper than this nobody hides the records of an export.
    private static let namedLevels = 8

    // MARK: Scalars

    private mutating func scanScalar(_ first: UInt8) throws(Fault) {
        switch first {
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "t"): try scanWord("true")
        case UInt8(ascii: "f"): try scanWord("false")
        case UInt8(ascii: "n"): try scanWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        default: throw Fault(place: place, reason: .noValue, isEnd: false)
        }
    }

    private mutating func scanWord(_ word: StaticString) throws(Fault) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard place < bytes.count else { throw ended(.unknownWord) }
            guard bytes[place] == word.utf8Start[offset] else {
                throw Fault(place: place, reason: .unknownWord, isEnd: false)
            }
            place += 1
        }
    }

    private mutating func scanNumber() throws(Fault) {
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "0") { place += 1 } else { try scanDigits() }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            try scanDigits()
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
                place += 1
            }
            try scanDigits()
        }
    }

    private mutating func scanDigits() throws(Fault) {
        guard place < bytes.count else { throw ended(.missingDigit) }
        guard ASCIIText.isDigit(bytes[place]) else {
            throw Fault(place: place, reason: .missingDigit, isEnd: false)
        }
        while place < bytes.count, ASCIIText.isDigit(bytes[place]) { place += 1 }
    }

    private mutating func scanString() throws(Fault) {
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                return
            }
            guard byte >= 0x20 else {
                throw Fault(place: place, reason: .controlCharacter, isEnd: false)
            }
            place += 1
            if byte == UInt8(ascii: "\\") { try scanEscape() }
        }
        throw ended(.openString)
    }

    private mutating func scanEscape() throws(Fault) {
        guard place < bytes.count else { throw ended(.openString) }
        let escape = bytes[place]
        place += 1
        if escape == UInt8(ascii: "u") {
            for _ in 0..<4 {
                guard place < bytes.count else { throw ended(.openString) }
                let isHex = ASCIIText.isDigit(bytes[place]) || (0x61...0x66).contains(bytes[place] | 0x20)
                guard isHex else {
                    throw Fault(place: place, reason: .badEscape, isEnd: false)
                }
                place += 1
            }
        } else if !#""\/bfnrt"#.utf8.contains(escape) {
            throw Fault(place: place - 1, reason: .badEscape, isEnd: false)
        }
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            place += 1
        }
    }

    private func ended(_ reason: SyntaxFault) -> Fault { Fault(place: bytes.count, reason: reason, isEnd: true) }
}
