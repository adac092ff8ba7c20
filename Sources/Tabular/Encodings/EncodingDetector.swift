import CScan

/// What was found out about the encoding of a source.
struct DetectedEncoding {
    var encoding: Encoding
    /// 0 … 1; 1 where a mark or the whole file's validity decided.
    var confidence: Double
    /// Bytes of a byte order mark at the start.
    var markLength: Int
    /// The source ends inside a character: it was cut off.
    var isCut = false
}

/// Finds the encoding of a source, or checks the one that a person named.
///
/// In this order: byte order mark; the NUL pattern of UTF-32 or UTF-16; strict UTF-8 over every byte; then the single-byte
/// encoding under which the high bytes make the best French. A general detector cannot tell windows-1252, MacRoman and
/// cp850 apart on such files.
enum EncodingDetector {
    static func detect(_ input: InputBytes, stated: String?) throws(TabularError) -> DetectedEncoding {
        let bytes = input.bytes
        if let stated {
            guard let encoding = Encoding(name: stated) else {
                throw .unknownEncoding(stated, known: Encoding.names)
            }
            return try check(encoding, input)
        }
        if let marked = byteOrderMark(bytes) {
            if marked.encoding == .utf8 { return try checkUTF8(input, markLength: marked.length) }
            return DetectedEncoding(
                encoding: marked.encoding, confidence: 1, markLength: marked.length,
                isCut: isCutWide(marked.encoding, input))
        }
        if let wide = widePattern(bytes.prefix(1 << 16)) {
            return DetectedEncoding(
                encoding: wide, confidence: 0.99, markLength: 0, isCut: isCutWide(wide, input))
        }
        let valid = input.utf8Prefix()
        if valid == bytes.count { return DetectedEncoding(encoding: .utf8, confidence: 1, markLength: 0) }
        if endsInsideCharacter(bytes, validPrefix: valid) {
            return DetectedEncoding(encoding: .utf8, confidence: 1, markLength: 0, isCut: true)
        }
        if let line = LineEncodings(bytes).mixedLine { throw .mixedEncodings(path: input.name, line: line) }
        let (encoding, confidence) = FrenchLetters.bestEncoding(for: bytes)
        return DetectedEncoding(encoding: encoding, confidence: confidence, markLength: 0)
    }

    // MARK: A stated encoding

    private static func check(_ encoding: Encoding, _ input: InputBytes) throws(TabularError) -> DetectedEncoding {
        let mark = byteOrderMark(input.bytes)
        func refuse(at place: Int) -> TabularError {
            .wrongEncoding(
                path: input.name, encoding: encoding.rawValue, line: lineNumber(of: place, in: input.bytes),
                byte: place + 1)
        }
        func other(_ found: Encoding) -> TabularError {
            .otherEncoding(path: input.name, encoding: encoding.rawValue, found: found.rawValue)
        }
        switch encoding {
        case .utf8:
            if let mark, mark.encoding != .utf8 { throw other(mark.encoding) }
            let valid = input.utf8Prefix()
            if valid < input.bytes.count { throw refuse(at: valid) }
            return DetectedEncoding(encoding: .utf8, confidence: 1, markLength: mark?.length ?? 0)
        case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
            if let mark, mark.encoding.unitLength == encoding.unitLength {
                return DetectedEncoding(
                    encoding: mark.encoding, confidence: 1, markLength: mark.length,
                    isCut: isCutWide(mark.encoding, input))
            }
            if let found = mark?.encoding { throw other(found) }
            guard widePattern(input.bytes.prefix(1 << 16)) == encoding else { throw refuse(at: 0) }
            return DetectedEncoding(
                encoding: encoding, confidence: 1, markLength: 0, isCut: isCutWide(encoding, input))
        case .mixed:
            return DetectedEncoding(encoding: .mixed, confidence: 1, markLength: mark?.encoding == .utf8 ? 3 : 0)
        case .windows1252, .iso8859_15, .macRoman, .cp850, .cp437, .cp863:
            // A mark, or NULs between the letters, says that the text is something else.
            if let found = mark?.encoding ?? widePattern(input.bytes.prefix(1 << 16)) { throw other(found) }
        }
        return DetectedEncoding(encoding: encoding, confidence: 1, markLength: 0)
    }

    /// Part of a character at the end, some of its bytes or the first half of a surrogate pair, shows that the file was cut
    /// in transfer.
    private static func isCutWide(_ encoding: Encoding, _ input: InputBytes) -> Bool {
        let bytes = input.bytes
        guard encoding.unitLength == 2 else { return !bytes.count.isMultiple(of: encoding.unitLength) }
        let high = encoding == .utf16BigEndian ? 0 : 1
        let end = bytes.count & ~1
        return end < bytes.count || end >= 2 && bytes[end - 2 + high] & 0xFC == 0xD8
    }

    private static func checkUTF8(_ input: InputBytes, markLength: Int) throws(TabularError) -> DetectedEncoding {
        let valid = input.utf8Prefix()
        if valid < input.bytes.count {
            let line = lineNumber(of: valid, in: input.bytes)
            if endsInsideCharacter(input.bytes, validPrefix: valid) {
                return DetectedEncoding(encoding: .utf8, confidence: 1, markLength: markLength, isCut: true)
            }
            throw .mixedEncodings(path: input.name, line: line)
        }
        return DetectedEncoding(encoding: .utf8, confidence: 1, markLength: markLength)
    }

    // MARK: Evidence

    static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (encoding: Encoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        // The mark of UTF-16 as well, where its first character is a NUL: the next character tells.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count < 8 || bytes[7] == 0 && bytes[6] <= 0x10 {
            return (.utf32LittleEndian, 4)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-32 or UTF-16 without a mark, by its NULs.
    static func widePattern(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Encoding? {
        utf32Pattern(head) ?? utf16Pattern(head)
    }

    /// Four bytes in UTF-32 are a character of at most U+10FFFF, and in Western text most have one byte that is not NUL.
    private static func utf32Pattern(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Encoding? {
        let characters = head.count / 4
        guard characters >= 2 else { return nil }
        for encoding in [Encoding.utf32LittleEndian, .utf32BigEndian] {
            // The places of the bytes of a character, the highest first.
            let places = encoding.isBigEndian ? [0, 1, 2, 3] : [3, 2, 1, 0]
            var (plain, empty) = (0, 0)
            let isWhole = (0..<characters).allSatisfy { character in
                let start = head.startIndex + 4 * character
                guard head[start + places[0]] == 0, head[start + places[1]] <= 0x10 else { return false }
                let isPlain = head[start + places[1]] == 0 && head[start + places[2]] == 0
                if isPlain { plain += 1 }
                if isPlain, head[start + places[3]] == 0 { empty += 1 }
                return true
            }
            if isWhole, plain * 10 >= characters * 6, empty * 20 <= characters { return encoding }
        }
        return nil
    }

    /// UTF-16 of Western text has a NUL in most pairs, and always in the same half.
    ///
    /// NULs that pad a file fill both halves alike.
    static func utf16Pattern(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Encoding? {
        let pairs = head.count / 2
        guard pairs >= 2 else { return nil }
        var inFirst = 0
        var inSecond = 0
        for pair in 0..<pairs {
            if head[head.startIndex + 2 * pair] == 0 { inFirst += 1 }
            if head[head.startIndex + 2 * pair + 1] == 0 { inSecond += 1 }
        }
        if inSecond * 10 >= pairs * 6, inFirst * 20 <= pairs { return .utf16LittleEndian }
        if inFirst * 10 >= pairs * 6, inSecond * 20 <= pairs { return .utf16BigEndian }
        return nil
    }

    /// The only fault is a character cut off by the end, in a text that has other characters beyond ASCII: it was cut
    /// in transfer, and is not in another encoding.
    private static func endsInsideCharacter(_ bytes: UnsafeBufferPointer<UInt8>, validPrefix: Int) -> Bool {
        let left = bytes.count - validPrefix
        guard left <= 3, let base = bytes.baseAddress, dd_first_high(base, validPrefix) < validPrefix else {
            return false
        }
        let lead = bytes[validPrefix]
        let needed =
            lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0
        return left < needed && bytes[(validPrefix + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// The line on which a text that ends inside a character does so.
    static func lastLine(of detected: DetectedEncoding, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard !detected.encoding.keepsASCII else { return lineNumber(of: bytes.count, in: bytes) }
        let length = detected.encoding.unitLength
        let lowest = detected.encoding.isBigEndian ? length - 1 : 0
        return 1
            + stride(from: 0, to: bytes.count / length * length, by: length).count { unit in
                (0..<length).allSatisfy { bytes[unit + $0] == ($0 == lowest ? 0x0A : 0) }
            }
    }

    static func lineNumber(of place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 1 }
        return 1 + dd_count_byte(base, min(place, bytes.count), UInt8(ascii: "\n"))
    }
}

/// Which lines of a file are UTF-8 and which are not.
private struct LineEncodings {
    /// Lines with a high byte that are UTF-8 of plausible Western characters.
    private var utf8Lines = 0
    private var otherLines = 0
    private var firstUTF8 = 0
    private var firstOther = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        var place = 0
        var line = 1
        var counted = 0
        while place < bytes.count {
            let high = place + dd_first_high(base + place, bytes.count - place)
            if high == bytes.count { return }
            line += dd_count_byte(base + counted, high - counted, UInt8(ascii: "\n"))
            counted = high
            let end = bytes[high...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if dd_utf8_prefix(base + high, end - high) < end - high {
                otherLines += 1
                if firstOther == 0 { firstOther = line }
            } else if Self.isWestern(UnsafeBufferPointer(rebasing: bytes[high..<end])) {
                utf8Lines += 1
                if firstUTF8 == 0 { firstUTF8 = line }
            }
            place = end
        }
    }

    /// The first line that is not in the encoding of most others, when both encodings are really there.
    ///
    /// One line in a hundred may look like UTF-8 by accident, as MacRoman's `«é` does.
    var mixedLine: Int? {
        guard otherLines > 0, utf8Lines > 0, utf8Lines * 100 >= otherLines else { return nil }
        return utf8Lines >= otherLines ? firstOther : firstUTF8
    }

    private static func isWestern(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.value < 0x180 || (0x2000...0x22FF).contains($0.value) || $0.value == 0xFEFF || $0.value == 0xFFFD
        }
    }
}
