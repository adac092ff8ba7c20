import Records

/// Text of one single-byte code page that was read as another: `B‚langer` (DOS read as Windows), `BŽlanger` (Mac OS),
/// `BÚlanger` (Windows read as DOS).
///
/// Unlike that of UTF-8, such damage leaves no proof behind. A word is repaired when it becomes a word of the tables of
/// names and places and was none before, and only one code page makes one of it; or when a sign that no word holds
/// becomes a French letter in one code page only. Anything else is left as it is.
enum SingleByteDamage {
    enum Reading: Equatable {
        case none
        case repaired(String, leavesDamage: Bool)
        /// Signs stand where letters were, and which ones cannot be told.
        case damaged

        var leavesDamage: Bool {
            switch self {
            case .none: false
            case .repaired(_, let leavesDamage): leavesDamage
            case .damaged: true
            }
        }
    }

    static func read(_ text: String) -> Reading {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return .none }
        var result = String.UnicodeScalarView()
        var word: [Unicode.Scalar] = []
        var (isRepaired, isDamaged) = (false, false)
        func end() {
            guard !word.isEmpty else { return }
            switch repair(word) {
            case .none: result.append(contentsOf: word)
            case .repaired(let repaired, _):
                result.append(contentsOf: repaired.unicodeScalars)
                isRepaired = true
            case .damaged:
                result.append(contentsOf: word)
                isDamaged = true
            }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if isPartOfWord(scalar) {
                word.append(scalar)
            } else {
                end()
                result.append(scalar)
            }
        }
        end()
        if isRepaired { return .repaired(String(result), leavesDamage: isDamaged) }
        return isDamaged ? .damaged : .none
    }

    /// ASCII letters, and everything beyond ASCII but apostrophes and spaces.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.properties.isAlphabetic }
        return scalar != "\u{2019}" && !scalar.properties.isWhitespace && scalar != "\u{FFFD}"
    }

    private static func repair(_ word: [Unicode.Scalar]) -> Reading {
        guard word.count >= 2, word.contains(where: { $0.value < 0x80 }), isSuspect(word),
            !isKnown(String(String.UnicodeScalarView(word)))
        else { return .none }
        var known: Set<String> = []
        var shaped: Set<String> = []
        let mayHaveShape = word.contains { isSign($0) && !"‹›•™".unicodeScalars.contains($0) }
        for decode in decoders {
            guard let decoded = decoded(word, decode) else { continue }
            let text = String(String.UnicodeScalarView(decoded))
            if isKnown(text) { known.insert(text) }
            if mayHaveShape, isFrench(decoded, from: word) { shaped.insert(text) }
        }
        if known.count == 1, let text = known.first {
            // DOS leaves its accented letters small among capitals: `B‚LANGER`.
            let isShouted = word.allSatisfy { $0.value >= 0x80 || $0.properties.isUppercase }
            return .repaired(isShouted ? text.uppercased() : text, leavesDamage: false)
        }
        if known.isEmpty, shaped.count == 1, let text = shaped.first { return .repaired(text, leavesDamage: false) }
        return isDamaged(word) ? .damaged : .none
    }

    // MARK: what is suspect

    /// A sign, a letter that French does not have, or a capital behind another letter.
    private static func isSuspect(_ word: [Unicode.Scalar]) -> Bool {
        word.enumerated().contains { place, scalar in
            guard scalar.value >= 0x80 else { return false }
            if !scalar.properties.isAlphabetic || isSign(scalar) || "žšþðŸªºµ".unicodeScalars.contains(scalar) {
                return true
            }
            return scalar.properties.isUppercase && place > 0 && isLetter(word[place - 1])
        }
    }

    /// A sign that no word holds and that people do not type between letters.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        if (0x80...0x9F).contains(scalar.value) || (0x2500...0x25A0).contains(scalar.value) { return true }
        return "‚ƒ„†‡ˆ‰‹›•™¶¨¯´¹³".unicodeScalars.contains(scalar)
    }

    private static func isDamaged(_ word: [Unicode.Scalar]) -> Bool {
        word.enumerated().contains { place, scalar in
            guard place > 0, isLetter(word[place - 1]) else { return false }
            let isBeforeLetter = place + 1 < word.count && isLetter(word[place + 1])
            if isSign(scalar) || scalar == "“" || scalar == "”" { return isBeforeLetter }
            // `RhÚaume`, but not `JesÚs`, whose capital is only out of place.
            if scalar == "Ú" { return isBeforeLetter && "aeiou".unicodeScalars.contains(word[place + 1]) }
            return "ŽŠÞ".unicodeScalars.contains(scalar) && isBeforeLetter
                && word[place + 1].properties.isLowercase
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !isSign(scalar)
    }

    // MARK: what it may have been

    private typealias Decoder = @Sendable (Unicode.Scalar) -> Unicode.Scalar?

    private static let decoders: [Decoder] = [
        { Mojibake.windows1252Byte($0).flatMap(CodePage.dos850.scalar) },
        { Mojibake.windows1252Byte($0).flatMap(macRoman) },
        { CodePage.dos850.byte($0).flatMap(windows1252) },
        { CodePage.dos437.byte($0).flatMap(windows1252) },
        { Mojibake.macRomanByte($0).flatMap(windows1252) },
        { Mojibake.macRomanByte($0).flatMap(CodePage.dos850.scalar) },
        { CodePage.dos850.byte($0).flatMap(macRoman) },
    ]

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0xA0 ? Mojibake.windows1252(byte) : Unicode.Scalar(byte)
    }

    private static func macRoman(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0x80 ? Unicode.Scalar(byte) : Mojibake.macRoman[Int(byte) - 0x80]
    }

    private static func decoded(_ word: [Unicode.Scalar], _ decode: Decoder) -> [Unicode.Scalar]? {
        var result: [Unicode.Scalar] = []
        for scalar in word {
            guard scalar.value >= 0x80 else {
                result.append(scalar)
                continue
            }
            guard let meant = decode(scalar) else { return nil }
            result.append(meant)
        }
        return result
    }

    /// Whether every letter that was decoded is one of French, small as its neighbours are.
    private static func isFrench(_ decoded: [Unicode.Scalar], from word: [Unicode.Scalar]) -> Bool {
        decoded.indices.allSatisfy { place in
            guard word[place].value >= 0x80 else { return true }
            guard place > 0, "àâçèéêëîïôùûü".unicodeScalars.contains(decoded[place]) else { return false }
            let next = place + 1 < decoded.count ? decoded[place + 1] : nil
            if decoded[place] == "ç", next.map({ !"aou".unicodeScalars.contains($0) }) ?? true { return false }
            guard let next else { return decoded[place] == "é" && decoded[place - 1].properties.isLowercase }
            return next.properties.isLowercase
        }
    }

    // MARK: known words

    private static func isKnown(_ text: String) -> Bool { words.contains(text.lowercased()) }

    /// Names of people and places with their accents, in small letters.
    private static let words: Set<String> = {
        var words: Set<String> = []
        for (table, column) in [
            ("first-names", "name"), ("last-names", "name"), ("municipality-accents", "word"),
            ("qc-fsa-municipalities", "municipality_or_sector"), ("canada-post-street-types", "type"),
            ("city-aliases", "city"),
        ] {
            let table = ReferenceTable(table)
            let place = table.column(column)
            for row in table.rows {
                for word in row[place].lowercased().split(whereSeparator: { !$0.isLetter }) where word.count > 1 {
                    words.insert(String(word))
                }
            }
        }
        return words.union(["québec", "rivière", "rivières", "église", "montée", "côte", "français", "française"])
    }()
}
