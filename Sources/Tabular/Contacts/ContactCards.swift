/// The lines of vCards, unfolded and taken apart.
enum ContactCards {
    static func begins(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = head.drop { ASCIIText.isSpace($0) }
        return ASCIIText.lowercased(start.prefix(11)).elementsEqual("begin:vcard".utf8)
    }

    /// One property, `item1.TEL;TYPE=CELL,VOICE:+1 514 …`.
    struct Property {
        /// In upper case, without a group in front.
        var name: String
        /// The words of `TYPE`, in lower case, and those of vCard 2.1 that stand without it.
        var types: [String] = []
        /// Other parameters, names in upper case.
        var parameters: [String: String] = [:]
        var value: [UInt8]
    }

    /// A card's bytes and the line where it begins.
    struct Card {
        var range: Range<Int>
        var line: Int
        /// Its end is there.
        var isWhole: Bool
    }

    /// The cards of a text, one after the other; text between them belongs to none.
    static func cards(_ text: UnsafeBufferPointer<UInt8>) -> [Card] {
        var cards: [Card] = []
        var open: Card?
        var place = 0
        var line = 0
        while place < text.count {
            let end = lineEnd(text, place)
            let next = afterLineEnd(text, end)
            line += 1
            let word = ASCIIText.lowercased(text[place..<end].filter { !ASCIIText.isSpace($0) })
            if word.elementsEqual("begin:vcard".utf8) {
                // A card inside a card (an agent's) is the outer one's business; a card without an end is cut.
                if var cut = open {
                    cut.range = cut.range.lowerBound..<place
                    cards.append(cut)
                }
                open = Card(range: place..<end, line: line, isWhole: false)
            } else if word.elementsEqual("end:vcard".utf8), var card = open {
                card.range = card.range.lowerBound..<end
                card.isWhole = true
                cards.append(card)
                open = nil
            }
            place = next
        }
        if var cut = open {
            cut.range = cut.range.lowerBound..<text.count
            cards.append(cut)
        }
        return cards
    }

    /// The properties of a card, without `BEGIN`, `END` and what is no property.
    static func properties(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Property] {
        var properties: [Property] = []
        var place = range.lowerBound
        while place < range.upperBound {
            var end = min(lineEnd(text, place), range.upperBound)
            var line = Array(text[place..<end])
            place = min(afterLineEnd(text, end), range.upperBound)
            let isQuotedPrintable = ASCIIText.lowercased(line.prefix { $0 != UInt8(ascii: ":") }).containsWord(
                "quoted-printable")
            while place < range.upperBound {
                // A folded line goes on behind a blank; a quoted-printable one behind an equals sign at its end.
                let isFolded = text[place] == 0x20 || text[place] == 0x09
                guard isFolded || (isQuotedPrintable && line.last == UInt8(ascii: "=")) else { break }
                end = min(lineEnd(text, place), range.upperBound)
                if isQuotedPrintable, line.last == UInt8(ascii: "=") {
                    line.removeLast()
                    line += text[place..<end]
                } else {
                    line += text[(place + 1)..<max(end, place + 1)]
                }
                place = min(afterLineEnd(text, end), range.upperBound)
            }
            if let property = property(line), property.name != "BEGIN", property.name != "END" {
                properties.append(property)
            }
        }
        return properties
    }

    private static func property(_ line: [UInt8]) -> Property? {
        var isQuoted = false
        let colon = line.firstIndex { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == UInt8(ascii: ":") && !isQuoted
        }
        guard let colon else { return nil }
        let words = String(decoding: line[..<colon], as: UTF8.self).split(separator: ";").map(String.init)
        guard let first = words.first else { return nil }
        let name = String(first.split(separator: ".").last ?? "").uppercased()
        guard !name.isEmpty else { return nil }
        var property = Property(name: name, value: Array(line[(colon + 1)...]))
        for word in words.dropFirst() {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = (pair.count == 2 ? pair[1] : pair[0]).filter { $0 != "\"" }
            if pair.count == 1 || pair[0].uppercased() == "TYPE" {
                property.types += value.lowercased().split(separator: ",").map(String.init)
            } else {
                property.parameters[pair[0].uppercased()] = value
            }
        }
        let encoding = property.parameters["ENCODING"]?.lowercased() ?? ""
        if encoding == "quoted-printable" || property.types.contains("quoted-printable") {
            property.value = property.value.withUnsafeBufferPointer { QuotedPrintable.decoded($0[...]) }
        }
        let charset = property.parameters["CHARSET"].flatMap { Encoding(name: $0) }
        if let charset, charset != .utf8 {
            let decoded = property.value.withUnsafeBufferPointer { Decoder(charset).document($0)?.utf8 }
            if let decoded, String(validating: property.value, as: UTF8.self) == nil { property.value = decoded }
        }
        return property
    }

    /// The parts of a value between unescaped separators, each without its escapes.
    static func parts(_ value: [UInt8], separator: UInt8?) -> [String] {
        var parts: [[UInt8]] = [[]]
        var place = 0
        while place < value.count {
            let byte = value[place]
            if byte == UInt8(ascii: "\\"), place + 1 < value.count {
                let next = value[place + 1]
                let isLineFeed = next == UInt8(ascii: "n") || next == UInt8(ascii: "N")
                parts[parts.count - 1].append(isLineFeed ? 0x0A : next)
                place += 2
                continue
            }
            if byte == separator { parts.append([]) } else if byte != 0 { parts[parts.count - 1].append(byte) }
            place += 1
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        var end = place
        while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
        return end
    }

    private static func afterLineEnd(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { return end + 2 }
        return min(end + 1, text.count)
    }
}

extension [UInt8] {
    fileprivate func containsWord(_ word: String) -> Bool {
        withUnsafeBufferPointer { ByteSearch.first(Array(word.utf8), in: $0) != nil }
    }
}
