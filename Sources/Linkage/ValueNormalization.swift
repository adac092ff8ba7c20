/// Turns one cell into the bytes that are compared: the light normalisation of the linkage method (§1.1).
///
/// It repeats nothing that the pipeline's normalisers already did: a clean value comes out as it went in, but for case,
/// accents and punctuation. A value that must not be compared (a placeholder, a fictional phone number) comes out empty.
struct ValueNormalization {
    private let folding = TextFolding()
    private let placeholders: PlaceholderValues
    /// The cell, folded.
    private var flat: [UInt8] = []
    private var tokens: [Token] = []
    /// The normalised value of the last call.
    private(set) var value: [UInt8] = []
    /// The civic number beside the street, after `addressLine`.
    private(set) var civicNumber: [UInt8] = []

    init(placeholders: PlaceholderValues) { self.placeholders = placeholders }

    private struct Token {
        var start: Int
        var end: Int
        var isDigits: Bool
    }

    /// Folds the cell; false when nothing is left to compare.
    private mutating func flatten(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        value.removeAll(keepingCapacity: true)
        flat.removeAll(keepingCapacity: true)
        guard !cell.isEmpty else { return false }
        // A cell may hold a whole note; what tells customers apart stands in its beginning.
        folding.fold(UnsafeBufferPointer(rebasing: cell.prefix(Self.longestCell)), into: &flat)
        return !placeholders.contains(flat)
    }

    private static let longestCell = 256

    /// Letters and digits as words with one space between them.
    mutating func words(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        appendWords()
    }

    private mutating func appendWords() {
        var isOpen = false
        for byte in flat {
            if isWordByte(byte) {
                if !isOpen, !value.isEmpty { value.append(32) }
                isOpen = true
                value.append(byte)
            } else {
                isOpen = false
            }
        }
    }

    /// A person's name: apostrophes dropped, hyphens to spaces, `st` and `ste` written out.
    mutating func name(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        if flat.contains(39) { flat.removeAll { $0 == 39 } }
        if !flat.contains(where: { !isWordByte($0) }) {
            value.append(contentsOf: flat)
            return
        }
        split()
        for place in tokens.indices {
            if !value.isEmpty { value.append(32) }
            let isLast = place == tokens.count - 1
            if !isLast, isToken(place, "st") {
                value.append(contentsOf: "saint".utf8)
            } else if !isLast, isToken(place, "ste") {
                value.append(contentsOf: "sainte".utf8)
            } else {
                value.append(contentsOf: flat[tokens[place].start..<tokens[place].end])
            }
        }
    }

    /// Words of a full name that neither the first nor the last name holds.
    mutating func nameRest(_ cell: UnsafeBufferPointer<UInt8>, besides known: [[UInt8]]) {
        guard flatten(cell) else { return }
        split()
        for token in tokens where !known.contains(where: { $0.elementsEqual(flat[token.start..<token.end]) }) {
            if !value.isEmpty { value.append(32) }
            value.append(contentsOf: flat[token.start..<token.end])
        }
    }

    /// Ten digits of a North American number, or what digits there are; empty when they cannot be a number.
    mutating func phone(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        for byte in flat where isDigit(byte) { value.append(byte) }
        if value.count == 11, value[0] == 49 { value.removeFirst() }
        if value.count > 10 {
            if flat.first(where: { $0 != 32 }) == 43 {
                value.removeFirst(value.count - 10)
            } else {
                value.removeLast(value.count - 10)
            }
        }
        var seen: UInt16 = 0
        for byte in value { seen |= 1 << UInt16(byte - 48) }
        if value.count < 7 || seen.nonzeroBitCount <= 2 || isFictional { value.removeAll(keepingCapacity: true) }
    }

    /// 555-0100 to 555-0199 are reserved for fiction: valid in form, evidence of nothing.
    private var isFictional: Bool {
        guard value.count == 10 || value.count == 7 else { return false }
        return value.suffix(7).starts(with: "55501".utf8)
    }

    mutating func email(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell), flat.count > 5, flat.contains(64) else { return }
        for byte in flat where byte != 32 { value.append(byte) }
    }

    /// Letters and digits without separators.
    mutating func code(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        for byte in flat where isWordByte(byte) { value.append(byte) }
    }

    /// Eight digits, year first; a slash form is read day first unless only month first makes a date.
    mutating func date(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        split()
        let lengths = tokens.prefix(3).map { $0.isDigits ? $0.end - $0.start : 0 }
        guard let first = tokens.first, first.isDigits else {
            appendLooseDigits()
            return
        }
        if first.end - first.start >= 8 {
            value.append(contentsOf: flat[first.start..<first.start + 8])
        } else if lengths.count == 3, lengths[0] == 4, lengths[1] == 2, startsWithTwoDigits(tokens[2]) {
            value.append(contentsOf: flat[first.start..<first.end])
            value.append(contentsOf: flat[tokens[1].start..<tokens[1].end])
            value.append(contentsOf: flat[tokens[2].start..<tokens[2].start + 2])
        } else if lengths.count == 3, (1...2).contains(lengths[0]), (1...2).contains(lengths[1]), lengths[2] >= 4 {
            var (day, month) = (number(tokens[0]), number(tokens[1]))
            if month > 12 { (day, month) = (month, day) }
            value.append(contentsOf: flat[tokens[2].start..<tokens[2].start + 4])
            for part in [month, day] {
                value.append(48 + UInt8(part / 10))
                value.append(48 + UInt8(part % 10))
            }
        } else {
            appendLooseDigits()
        }
    }

    private func startsWithTwoDigits(_ token: Token) -> Bool {
        token.end - token.start >= 2 && isDigit(flat[token.start]) && isDigit(flat[token.start + 1])
    }

    private mutating func appendLooseDigits() {
        for byte in flat where isDigit(byte) { value.append(byte) }
        if value.count < 6 { value.removeAll(keepingCapacity: true) }
    }

    private func number(_ token: Token) -> Int {
        flat[token.start..<token.end].reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// A company's name without its legal form.
    mutating func company(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        split()
        var place = 0
        while place < tokens.count {
            if isToken(place, "s"), isToken(place + 1, "e"), isToken(place + 2, "n"), isToken(place + 3, "c") {
                place += 4
                continue
            }
            if !Self.legalForms.contains(where: { isToken(place, $0) }) { append(tokens[place]) }
            place += 1
        }
        if value.isEmpty { appendWords() }
    }

    /// True for a word that only says what kind of company it is.
    static func isLegalForm(_ word: some Collection<UInt8>) -> Bool {
        legalForms.contains { form in
            word.elementsEqual(UnsafeBufferPointer(start: form.utf8Start, count: form.utf8CodeUnitCount))
        }
    }

    private static let legalForms: [StaticString] = [
        "inc", "ltee", "ltd", "limitee", "enr", "senc", "llc", "corp", "co",
    ]

    /// Street words in `value`, civic number in `civicNumber`; unit and street type dropped.
    mutating func addressLine(_ cell: UnsafeBufferPointer<UInt8>) {
        civicNumber.removeAll(keepingCapacity: true)
        guard flatten(cell) else { return }
        split()
        dropUnits()
        var length = 0
        if let place = tokens.firstIndex(where: \.isDigits) {
            for token in tokens[..<place] { length += token.end - token.start + 1 }
            if length < 4 {
                civicNumber.append(contentsOf: flat[tokens[place].start..<tokens[place].end])
                tokens.remove(at: place)
            }
        }
        for place in tokens.indices {
            if isToken(place, "ste") {
                append("sainte")
            } else if isToken(place, "st") {
                let isSaint = place + 1 < tokens.count && !Self.directions.contains { isToken(place + 1, $0) }
                if isSaint { append("saint") }
            } else if !Self.streetTypes.contains(where: { isToken(place, $0) }) {
                append(tokens[place])
            }
        }
        if value.isEmpty { for token in tokens { append(token) } }
    }

    private mutating func dropUnits() {
        if tokens.count > 2, tokens[0].isDigits, tokens[1].isDigits, flat[tokens[0].end..<tokens[1].start].contains(45)
        {
            tokens.removeFirst()
        }
        var place = 0
        while place < tokens.count {
            let start = tokens[place].start
            if place > 0, flat[tokens[place - 1].end..<start].contains(35) {
                tokens.remove(at: place)
                continue
            }
            let startsUnit =
                Self.units.contains { isToken(place, $0) }
                || isToken(place, "ste") && place + 1 < tokens.count && isDigit(flat[tokens[place + 1].start])
            if startsUnit, place + 1 < tokens.count {
                tokens.removeSubrange(place...place + 1)
                continue
            }
            place += 1
        }
    }

    private static let units: [StaticString] = [
        "app", "apt", "appartement", "appart", "unite", "unit", "bureau", "suite",
    ]
    private static let streetTypes: [StaticString] = [
        "rue", "avenue", "ave", "av", "boul", "boulevard", "blvd", "blv", "bd", "ch", "chemin", "rang", "rg", "place",
        "pl",
        "montee", "mtee", "route", "rte", "street", "rd", "road", "dr", "drive", "ln", "lane", "ct", "court",
        "crescent",
        "cres", "circuit", "way",
    ]
    private static let directions: [StaticString] = [
        "e", "w", "n", "s", "o", "east", "west", "north", "south", "est", "ouest", "nord", "sud",
    ]

    mutating func sex(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        appendWords()
        let word = String(decoding: value, as: UTF8.self)
        value.removeAll(keepingCapacity: true)
        switch word {
        // 1 and 2 are ISO/IEC 5218's.
        case "1", "m", "mr", "monsieur", "male", "homme": value.append(109)
        case "2", "f", "mme", "mrs", "ms", "mlle", "madame", "female", "femme": value.append(102)
        default: break
        }
    }

    mutating func language(_ cell: UnsafeBufferPointer<UInt8>) {
        guard flatten(cell) else { return }
        appendWords()
        if value.count > 2 { value.removeLast(value.count - 2) }
    }

    private mutating func append(_ token: Token) {
        if !value.isEmpty { value.append(32) }
        value.append(contentsOf: flat[token.start..<token.end])
    }

    private mutating func append(_ word: StaticString) {
        if !value.isEmpty { value.append(32) }
        value.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func split() {
        tokens.removeAll(keepingCapacity: true)
        var start = -1
        var isDigits = true
        for (place, byte) in flat.enumerated() {
            if isWordByte(byte) {
                if start < 0 {
                    start = place
                    isDigits = true
                }
                if !isDigit(byte) { isDigits = false }
            } else if start >= 0 {
                tokens.append(Token(start: start, end: place, isDigits: isDigits))
                start = -1
            }
        }
        if start >= 0 { tokens.append(Token(start: start, end: flat.count, isDigits: isDigits)) }
    }

    private func isToken(_ place: Int, _ word: StaticString) -> Bool {
        guard place < tokens.count else { return false }
        let token = tokens[place]
        guard token.end - token.start == word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount where flat[token.start + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }
}

/// A letter or digit of folded text; bytes above ASCII belong to letters of other scripts.
@inline(__always) func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 97 < 26 || byte &- 48 < 10 || byte >= 0x80
}

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
