import CScan

/// The text encodings that customer files come in.
package enum Encoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case utf32LittleEndian = "utf-32le"
    case utf32BigEndian = "utf-32be"
    case windows1252 = "windows-1252"
    case iso8859_15 = "iso-8859-15"
    case macRoman = "macroman"
    case cp850 = "cp850"
    case cp437 = "cp437"
    case cp863 = "cp863"
    /// Rows of UTF-8 among rows of windows-1252, as when two exports were pasted together. Never guessed.
    case mixed

    /// Case, hyphens and underscores do not matter. ISO 8859-1 is read as windows-1252, which contains it, as the WHATWG
    /// encoding standard does.
    package init?(name: String) {
        let key = String(decoding: name.utf8.compactMap(Self.foldedNameByte), as: UTF8.self)
        switch key {
        case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": self = .utf8
        case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "utf32", "utf32le", "ucs4", "ucs4le": self = .utf32LittleEndian
        case "utf32be", "ucs4be": self = .utf32BigEndian
        case "windows1252", "cp1252", "1252", "ansi", "iso88591", "latin1": self = .windows1252
        case "iso885915", "latin9": self = .iso8859_15
        case "macroman", "macintosh", "mac": self = .macRoman
        case "cp850", "ibm850", "850": self = .cp850
        case "cp437", "ibm437", "437": self = .cp437
        case "cp863", "ibm863", "863": self = .cp863
        case "mixed": self = .mixed
        default: return nil
        }
    }

    package static var names: [String] { allCases.map(\.rawValue) }

    /// Delimiters, quotes and line ends are the ASCII bytes, so rows can be split before anything is decoded.
    var keepsASCII: Bool { unitLength == 1 }

    /// Bytes of one code unit.
    var unitLength: Int {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: 2
        case .utf32LittleEndian, .utf32BigEndian: 4
        default: 1
        }
    }

    var isBigEndian: Bool { self == .utf16BigEndian || self == .utf32BigEndian }

    private static func foldedNameByte(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: nil
        }
    }
}

extension Encoding {
    /// Writes UTF-16 or UTF-32 as UTF-8 and returns how many bytes that takes: at most three for every two of the source.
    func decodeWide(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, isLast: Bool, into target: UnsafeMutablePointer<UInt8>,
        _ consumed: inout Int, _ replaced: inout Int
    ) -> Int {
        unitLength == 4
            ? dd_decode_utf32(bytes, count, isBigEndian ? 1 : 0, target, &consumed, &replaced)
            : dd_decode_utf16(bytes, count, isBigEndian ? 1 : 0, isLast ? 1 : 0, target, &consumed, &replaced)
    }
}

/// Turns the bytes of one cell or one document into UTF-8.
struct Decoder {
    let encoding: Encoding
    /// Code points of bytes 128 … 255; 0 where the encoding has none. Empty for the Unicode encodings.
    private let high: [UInt16]

    init(_ encoding: Encoding) {
        self.encoding = encoding
        let characters = (encoding == .mixed ? Encoding.windows1252 : encoding).highCharacters ?? ""
        high = characters.unicodeScalars.map { $0 == "\u{FFFD}" ? 0 : UInt16(truncatingIfNeeded: $0.value) }
    }

    /// Appends `bytes`, in a single-byte encoding, to `utf8` and returns how many of them the encoding does not have.
    ///
    /// - Precondition: the encoding is a single-byte one or `.mixed`, where windows-1252 is meant.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, to utf8: inout [UInt8]) -> Int {
        precondition(high.count == 128, "only single-byte encodings are decoded by a table")
        guard let base = bytes.baseAddress else { return 0 }
        var undefined = 0
        utf8.append(addingCapacity: 3 * bytes.count) { output in
            output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let target = buffer.baseAddress else { return }
                initialized += high.withUnsafeBufferPointer {
                    dd_decode_single_byte(base, bytes.count, $0.baseAddress, target + initialized, &undefined)
                }
            }
        }
        return undefined
    }

    /// One cell that people will read.
    func text(_ bytes: [UInt8]) -> String {
        let isUTF8 =
            switch encoding {
            case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: true
            case .mixed: dd_utf8_prefix(bytes, bytes.count) == bytes.count
            case .windows1252, .iso8859_15, .macRoman, .cp850, .cp437, .cp863: false
            }
        if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
        var utf8: [UInt8] = []
        bytes.withUnsafeBufferPointer { _ = append($0, to: &utf8) }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// The whole of a document as UTF-8, for formats that are not read row by row.
    ///
    /// - Returns: nil when the bytes are in that encoding's plain form already; `replaced` counts what could not be
    ///   decoded and became U+FFFD.
    func document(_ bytes: UnsafeBufferPointer<UInt8>) -> (utf8: [UInt8], replaced: Int)? {
        guard let base = bytes.baseAddress else { return nil }
        var replaced = 0
        switch encoding {
        case .utf8:
            return nil
        case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
            var consumed = 0
            let utf8 = [UInt8](unsafeUninitializedCapacity: bytes.count / 2 * 3 + 4) { buffer, initialized in
                guard let target = buffer.baseAddress else { return }
                initialized = encoding.decodeWide(
                    base, bytes.count, isLast: true, into: target, &consumed, &replaced)
            }
            return (utf8, replaced + (consumed < bytes.count ? 1 : 0))
        case .mixed:
            var utf8: [UInt8] = []
            utf8.reserveCapacity(bytes.count + bytes.count / 8)
            for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                let line = UnsafeBufferPointer(rebasing: line)
                if let start = line.baseAddress, dd_utf8_prefix(start, line.count) < line.count {
                    replaced += append(line, to: &utf8)
                } else {
                    utf8.append(contentsOf: line)
                }
                utf8.append(UInt8(ascii: "\n"))
            }
            utf8.removeLast()
            return (utf8, replaced)
        case .windows1252, .iso8859_15, .macRoman, .cp850, .cp437, .cp863:
            var utf8: [UInt8] = []
            replaced = append(bytes, to: &utf8)
            return (utf8, replaced)
        }
    }
}
