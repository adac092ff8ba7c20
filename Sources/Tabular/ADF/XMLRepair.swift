/// Makes well-formed XML of what lead senders write.
///
/// Attributes get their quotes, lone ampersands and angles are escaped, HTML's names of letters become letters, end tags
/// that are missing are set and those that belong to nothing are dropped. Declarations, document types, comments and
/// control characters go. The words stay.
struct XMLRepair {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var output: [UInt8] = []
    private var open: [[UInt8]] = []

    static func wellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var repair = XMLRepair(bytes)
        repair.run()
        return repair.output
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count + bytes.count / 4)
    }

    private mutating func run() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "&"): reference()
            default:
                writeText(bytes[place])
                place += 1
            }
        }
        while let name = open.popLast() { writeEnd(name) }
    }

    // MARK: Tags

    private mutating func markup() {
        if skip(from: "<!--", past: "-->") || skip(from: "<?", past: ">") || copyCharacterData() { return }
        if skip(from: "<!", past: ">") { return }
        let isEnd = byte(at: place + 1) == UInt8(ascii: "/")
        let nameStart = place + (isEnd ? 2 : 1)
        guard let first = byte(at: nameStart), Self.isLetter(first) else {
            output += "&lt;".utf8
            place += 1
            return
        }
        place = nameStart
        let name = readName()
        if isEnd {
            while let next = byte(at: place), next != UInt8(ascii: ">"), next != UInt8(ascii: "<") { place += 1 }
            if byte(at: place) == UInt8(ascii: ">") { place += 1 }
            guard let depth = open.lastIndex(of: name) else { return }
            while open.count > depth { writeEnd(open.removeLast()) }
        } else {
            startTag(name)
        }
    }

    private mutating func startTag(_ name: [UInt8]) {
        output.append(UInt8(ascii: "<"))
        output += name
        var seen: Set<[UInt8]> = []
        while let next = byte(at: place), next != UInt8(ascii: ">"), next != UInt8(ascii: "<"),
            next != UInt8(ascii: "/")
        {
            guard Self.isLetter(next) else {
                place += 1
                continue
            }
            let attribute = readName()
            skipSpace()
            var value: ArraySlice<UInt8> = []
            if byte(at: place) == UInt8(ascii: "=") {
                place += 1
                skipSpace()
                value = readValue()
            }
            guard seen.insert(attribute).inserted else { continue }
            output.append(UInt8(ascii: " "))
            output += attribute
            output += "=\"".utf8
            writeValue(value)
            output.append(UInt8(ascii: "\""))
        }
        var isEmpty = false
        if byte(at: place) == UInt8(ascii: "/") {
            isEmpty = byte(at: place + 1) == UInt8(ascii: ">")
            place += 1
        }
        if byte(at: place) == UInt8(ascii: ">") { place += 1 }
        if isEmpty {
            output += "/>".utf8
        } else {
            output.append(UInt8(ascii: ">"))
            open.append(name)
        }
    }

    private mutating func writeEnd(_ name: [UInt8]) {
        output += "</".utf8
        output += name
        output.append(UInt8(ascii: ">"))
    }

    /// A name in lower case, so that start and end agree.
    private mutating func readName() -> [UInt8] {
        var name: [UInt8] = []
        while let next = byte(at: place), Self.isLetter(next) || ASCIIText.isDigit(next) || "-_.:".utf8.contains(next) {
            name.append(next == UInt8(ascii: ":") ? UInt8(ascii: "_") : ASCIIText.lowercased(next))
            place += 1
        }
        return name
    }

    private mutating func readValue() -> ArraySlice<UInt8> {
        guard let quote = byte(at: place) else { return [] }
        var start = place
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            start += 1
            place = start
            while let next = byte(at: place), next != quote, next != UInt8(ascii: "<") { place += 1 }
            let value = Array(bytes[start..<place])
            if byte(at: place) == quote { place += 1 }
            return value[...]
        }
        while let next = byte(at: place), !ASCIIText.isSpace(next), next != UInt8(ascii: ">"), next != UInt8(ascii: "<")
        {
            if next == UInt8(ascii: "/"), byte(at: place + 1) == UInt8(ascii: ">") { break }
            place += 1
        }
        let value = String(decoding: bytes[start..<place], as: UTF8.self)
        // Word processors turn straight quotes into curly ones.
        return Array(value.drop { "“”„«".contains($0) }.replacing("”", with: "").utf8)[...]
    }

    private mutating func writeValue(_ value: ArraySlice<UInt8>) {
        var inner = Array(value).withUnsafeBufferPointer { XMLRepair($0).escapedText() }
        while let quote = inner.firstIndex(of: UInt8(ascii: "\"")) {
            inner.replaceSubrange(quote...quote, with: "&quot;".utf8)
        }
        output += inner
    }

    /// Text with its references mended and its angles escaped.
    private func escapedText() -> [UInt8] {
        var copy = self
        while copy.place < bytes.count {
            switch bytes[copy.place] {
            case UInt8(ascii: "&"): copy.reference()
            case UInt8(ascii: "<"):
                copy.output += "&lt;".utf8
                copy.place += 1
            default:
                copy.writeText(bytes[copy.place])
                copy.place += 1
            }
        }
        return copy.output
    }

    // MARK: Text

    private mutating func writeText(_ byte: UInt8) {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return }
        // `]]>` may not stand in text.
        if byte == UInt8(ascii: ">") { output += "&gt;".utf8 } else { output.append(byte) }
    }

    private mutating func reference() {
        var end = place + 1
        while let next = byte(at: end), next != UInt8(ascii: ";"), end - place <= 10 { end += 1 }
        let name = String(decoding: bytes[min(place + 1, bytes.count)..<min(end, bytes.count)], as: UTF8.self)
        if byte(at: end) == UInt8(ascii: ";") {
            if let character = HTMLLetters.named[name] {
                output += String(character).utf8
                place = end + 1
                return
            }
            if Self.isPlain(name) {
                output += bytes[place...end]
                place = end + 1
                return
            }
        }
        output += "&amp;".utf8
        place += 1
    }

    /// A reference that XML itself knows, to a character that XML allows.
    private static func isPlain(_ name: String) -> Bool {
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return true }
        guard name.hasPrefix("#") else { return false }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = Unicode.Scalar(value) else { return false }
        return scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || [9, 10, 13].contains(value)
    }

    private mutating func copyCharacterData() -> Bool {
        let start = Array("<![CDATA[".utf8)
        guard starts(with: start) else { return false }
        let content = place + start.count
        let end = ByteSearch.first(Array("]]>".utf8), in: bytes, from: content) ?? bytes.count
        output += start
        output += bytes[content..<end].filter { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        output += "]]>".utf8
        place = min(end + 3, bytes.count)
        return true
    }

    // MARK: Bytes

    private mutating func skip(from start: String, past end: String) -> Bool {
        guard starts(with: Array(start.utf8)) else { return false }
        if start == "<!", starts(with: Array("<![CDATA[".utf8)) { return false }
        let found = ByteSearch.first(Array(end.utf8), in: bytes, from: place + start.utf8.count)
        place = found.map { $0 + end.utf8.count } ?? bytes.count
        return true
    }

    private func starts(with text: [UInt8]) -> Bool {
        place + text.count <= bytes.count && bytes[place..<(place + text.count)].elementsEqual(text)
    }

    private mutating func skipSpace() { while let next = byte(at: place), ASCIIText.isSpace(next) { place += 1 } }

    private func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
}

/// Letters that HTML has names for, as far as French and English need them.
enum HTMLLetters {
    static let named: [String: Character] = [
        "nbsp": "\u{A0}", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë", "agrave": "à", "acirc": "â",
        "ccedil": "ç",
        "icirc": "î", "iuml": "ï", "ocirc": "ô", "ouml": "ö", "ugrave": "ù", "ucirc": "û", "uuml": "ü", "oelig": "œ",
        "aelig": "æ", "yuml": "ÿ", "ntilde": "ñ", "Eacute": "É", "Egrave": "È", "Ecirc": "Ê", "Euml": "Ë",
        "Agrave": "À",
        "Acirc": "Â", "Ccedil": "Ç", "Icirc": "Î", "Iuml": "Ï", "Ocirc": "Ô", "Ugrave": "Ù", "Ucirc": "Û", "Uuml": "Ü",
        "OElig": "Œ", "laquo": "«", "raquo": "»", "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "ndash": "–",
        "mdash": "—", "hellip": "…", "euro": "€", "deg": "°", "copy": "©", "reg": "®", "trade": "™", "middot": "·",
        "frac12": "½", "bull": "•", "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "atilde": "ã",
    ]
}
