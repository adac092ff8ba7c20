import Records

/// The usual spelling of an organisation's name.
///
/// A name with capitals and small letters is its owner's choice, and keeps them, its legal form (`Ltd.`, `Limited`)
/// included. One in a single case is eased where its words are words: a word that no list knows and that stands alone
/// (`TELUS`, `adidas`) may be how the name is written.
enum CompanySpelling {
    static func written(_ text: String) -> String {
        let pieces = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map { Piece(String($0)) }
        let letters = text.filter(\.isLetter)
        let mayEase = pieces.count > 1 || pieces.allSatisfy(\.isKnown)
        let isUpper = mayEase && letters.count > 3 && !letters.contains(where: \.isLowercase)
        let isLower = mayEase && letters.count > 3 && !letters.contains(where: \.isUppercase)
        var result: [String] = []
        var first = 0
        var isOwnCase = !isUpper && !isLower && letters.count > 3
        if let number = CompanyName.number(pieces.map(\.word)) {
            result.append(number.text)
            first = number.length
            isOwnCase = false
        }
        for place in first..<pieces.count {
            let piece = pieces[place]
            let form = place > 0 && !isOwnCase ? piece.form : nil
            let word =
                form
                ?? (isUpper || isLower
                    ? eased(piece.word, wasUpper: isUpper, isFirst: place == 0 || !piece.before.isEmpty)
                    : piece.word.text)
            result.append(piece.before + word + piece.after)
        }
        return result.joined(separator: " ")
    }

    /// A word, and the brackets and the comma around it.
    private struct Piece {
        let before: String
        let word: NameWord
        let after: String

        init(_ text: String) {
            let start = text.prefix { "([".contains($0) }
            let end = text.dropFirst(start.count).reversed().prefix { "),]".contains($0) }.count
            before = String(start)
            after = String(text.suffix(end))
            word = NameWord(String(text.dropFirst(start.count).dropLast(end)).replacing("’", with: "'"))
        }

        /// The usual spelling of a legal form: `inc.`, `S.E.N.C.`
        var form: String? {
            if word.roles.contains(.companyForm) { return word.entry?.canonical }
            return word.hasDot ? NameLexicon.shared.dottedForms[word.key] : nil
        }

        var isKnown: Bool {
            !word.roles.isDisjoint(with: [.firstName, .lastName, .activity])
                || NameLexicon.shared.phrases[word.key]?.contains { $0.kind != "brand" } == true
        }
    }

    private static func eased(_ word: NameWord, wasUpper: Bool, isFirst: Bool) -> String {
        // `auto123.com`, `WWW.KIJIJI.CA`: an address has no capitals of its own.
        if isSite(word.text) { return word.text }
        if !isFirst, !word.hasDot, small.contains(word.key) { return word.text.lowercased() }
        if wasUpper, isAcronym(word) { return word.text }
        let parts = word.text.split(separator: "'", maxSplits: 1, omittingEmptySubsequences: false)
        if !isFirst, parts.count == 2, ["D", "L"].contains(Folding.key(parts[0])) {
            return parts[0].lowercased() + "'" + LetterCase.capitalised(parts[1])
        }
        let halves = word.text.split(separator: "-", omittingEmptySubsequences: false)
        if wasUpper, halves.count == 2, halves.contains(where: { isAcronym(half: $0) }) {
            // `SNC-Lavalin`
            return halves.map { isAcronym(half: $0) ? String($0) : LetterCase.capitalised($0) }.joined(separator: "-")
        }
        guard halves.count > 2 else { return LetterCase.capitalised(word.text) }
        // `Rivière-du-Loup`
        return halves.enumerated().map { place, half in
            place > 0 && place < halves.count - 1 && small.contains(Folding.key(half))
                ? half.lowercased() : LetterCase.capitalised(half)
        }.joined(separator: "-")
    }

    private static func isSite(_ text: String) -> Bool {
        guard let dot = text.lastIndex(of: "."), text[..<dot].count >= 3 else { return false }
        let ending = text[text.index(after: dot)...]
        return ["com", "ca", "net", "org", "quebec", "fr"].contains(ending.lowercased())
            && text[..<dot].split(separator: ".").allSatisfy { $0.count > 1 }
    }

    /// Half of a hyphenated word: letters without a vowel, or an acronym of the list.
    private static func isAcronym(half: Substring) -> Bool {
        let key = Folding.key(half)
        guard (2...6).contains(key.utf8.count), key.utf8.allSatisfy(Folding.isLetter), !titles.contains(key) else {
            return false
        }
        return !key.utf8.contains { "AEIOUY".utf8.contains($0) } || isListedAcronym(key)
    }

    private static func isListedAcronym(_ key: String) -> Bool {
        acronyms.contains(key)
            || NameLexicon.shared.phrases[key]?.contains { $0.kind == "acronym" && $0.words.count == 1 } == true
    }

    /// Letters that stand for words: dotted, without a vowel, with digits, or three letters that no list knows.
    private static func isAcronym(_ word: NameWord) -> Bool {
        if titles.contains(word.key) || small.contains(word.key) { return false }
        if word.hasDot || word.hasDigit { return true }
        if isListedAcronym(word.key) { return true }
        let letters = word.key.filter { $0.isLetter }
        guard letters.utf8.count <= 4 else { return false }
        if !letters.utf8.contains(where: { "AEIOUY".utf8.contains($0) }) { return true }
        return letters.utf8.count <= 3 && word.roles.isDisjoint(with: [.firstName, .lastName, .activity, .particle])
            && !shortWords.contains(word.key)
    }

    private static let small: Set<String> = [
        "DE", "DU", "DES", "LA", "LE", "LES", "ET", "A", "AU", "AUX", "EN", "SUR", "SOUS", "POUR", "PAR", "OF", "THE",
        "AND", "FOR", "CHEZ",
    ]

    /// What stands before people's names and places, and is no acronym: `Dr Marie Roy inc.`, `St Lawrence`.
    private static let titles: Set<String> = [
        "DR", "DRE", "ME", "MR", "MRS", "MS", "MME", "MLLE", "ST", "STE", "MC", "MT", "FT", "BROS",
    ]

    /// Words of two and three letters that are no acronyms.
    private static let shortWords: Set<String> = [
        "AGE", "AIR", "ALL", "AMI", "ANE", "ANS", "ARC", "ART", "AS", "BAC", "BAL", "BAN", "BAR", "BAS", "BEC", "BED",
        "BEE",
        "BEL", "BIG", "BIO", "BIS", "BLE", "BOB", "BOL", "BON", "BOX", "BOY", "BUS", "BUT", "BUY", "BY", "CAP", "CAR",
        "CAS", "CAT", "CHO", "CLE", "COL", "COQ", "COU", "CRI", "CRU", "CUP", "CUT", "DAD", "DAY", "DEN", "DES",
        "DIM", "DIX", "DOC", "DOG", "DON", "DOS", "DRY", "DUC", "DUO", "DUR", "EAR", "EAT", "EAU", "ECO", "EGG",
        "EGO", "ELM", "END", "EST", "EYE", "FAN", "FAR", "FAT", "FEE", "FER", "FEU", "FIL", "FIN", "FIT", "FIX",
        "FLY", "FOI", "FOR", "FOU", "FOX", "FUN", "FUR", "GAI", "GAS", "GAZ", "GEL", "GEM", "GEO", "GET", "GO", "GUM",
        "GUN", "GUY", "HAT", "HEN", "HIT", "HOP", "HOT", "HUB", "HUT", "ICE", "ICI", "IDA", "ILE", "ILS", "IN", "INK",
        "INN", "ION", "IVY", "JET", "JEU", "JO", "JOB", "JOE", "JOY", "JUS", "KEY", "KIA", "KID", "KIT", "LAB", "LAC",
        "LAD", "LAW", "LED", "LES", "LIN", "LIP", "LIS", "LIT", "LOG", "LOI", "LOT", "LOU", "LOW", "LUI", "LUX",
        "MAC", "MAD", "MAI", "MAN", "MAP", "MAX", "MEL", "MEN", "MER", "MES", "MET", "MIL", "MIX", "MOI", "MOM",
        "MON", "MOT", "MOU", "MUD", "MUR", "MY", "NET", "NEW", "NEZ", "NID", "NO", "NON", "NOS", "NOW", "NUL", "NUT",
        "OAK", "OFF", "OIE", "OIL", "OLD", "OLE", "ON", "ONE", "OR", "ORO", "OS", "OUI", "OUR", "OUT", "OWL", "PAC",
        "PAD", "PAL", "PAN", "PAS", "PAT", "PAW", "PAY", "PEN", "PET", "PEU", "PIC", "PIE", "PIG", "PIN", "PIT",
        "PLI", "PLUS", "POP", "POT", "PRE", "PRO", "PUB", "PUR", "QUE", "QUI", "RAM", "RAT", "RAY", "RED", "RIB",
        "RIO", "RIZ", "ROC", "ROD", "ROI", "ROW", "RUE", "RUN", "SAC", "SAM", "SEA", "SEC", "SEL", "SES", "SET",
        "SIX", "SKI", "SKY", "SOI", "SOL", "SON", "SOU", "SPA", "SPY", "SUD", "SUM", "SUN", "SUR", "TAN", "TAP", "TAS",
        "TEA", "TED", "TEN", "TES", "THE", "TIM", "TIN", "TIP", "TIR", "TOE", "TOI", "TOM", "TON", "TOP", "TOY",
        "TRI", "TUB", "TUE", "TWO", "UN", "UNE", "US", "VAL", "VAN", "VER", "VIA", "VIE", "VIN", "VIS", "VOL", "VOS",
        "VUE", "WAX", "WAY", "WEB", "WEE", "WIN", "WOK", "YES", "YOU", "ZEN", "ZIP", "ZOO",
    ]

    /// Acronyms with vowels that organisations are called by and called after.
    private static let acronyms: Set<String> = [
        "ADM", "ASBL", "BBQ", "BMO", "CAA", "CBC", "CCQ", "CGA", "CHSLD", "CIBC", "CISSS", "CIUSSS", "CLSC", "CNESST",
        "CPA", "CPE", "CSN", "CSQ", "CSSDM", "CUSM", "ENAP", "FIQ", "FTQ", "GPS", "HEC", "HVAC", "IBM", "IGA", "IKEA",
        "ING", "LCBO", "MRC", "NAPA", "OBNL", "OMH", "OSBL", "RBC", "RBQ", "RONA", "SAAQ", "SAQ", "SEPAQ", "SNC",
        "SPCA", "TD", "TV", "UAP", "UPA", "UPS", "UQAM", "UQAR", "UQAT", "UQO", "UQTR", "USA", "YMCA", "YWCA",
    ]
}
