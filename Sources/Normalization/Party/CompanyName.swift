import Records

/// Names of organisations: how they are told from people's, and their usual spelling.
enum CompanyName {
    enum Evidence: Sendable, Equatable {
        case none
        /// A word of an activity, as `TRANSPORT ROY`; enough in a name's column, since people are not called so.
        case activity
        /// A legal form, a number, a public body.
        case certain(CustomerKind)
    }

    /// - Parameter isCompanyCell: forms that could be names (`Sa`, `Co`) count without dots in a company's column.
    static func evidence(_ words: [NameWord], isCompanyCell: Bool) -> Evidence {
        if number(words) != nil { return .certain(.organisation) }
        for (place, word) in words.enumerated() where word.roles.contains(.organisationPhrase) {
            for phrase in NameLexicon.shared.phrases[word.key] ?? [] {
                guard matches(phrase, words, at: place), place == 0 || phrase.kind != "public_start" else { continue }
                // `Université` alone may be a street or a remark; with another word it is a body. `SAAQ` is one where it is
                // written so, alone or with more words.
                if phrase.kind == "acronym" {
                    guard word.shape == .upper && words.count == 1 || word.key.contains("-") else { continue }
                    return .certain(.organisation)
                }
                guard words.count > 1 else { continue }
                switch phrase.kind {
                case "fleet": return .certain(.fleet)
                case "organisation": return .certain(.organisation)
                default: return .certain(.government)
                }
            }
        }
        guard words.count > 1 || isCompanyCell else { return .none }
        for (place, word) in words.enumerated() where place > 0 {
            if word.roles.contains(.companyForm) { return .certain(.organisation) }
            let isJoined = words[place - 1].roles.contains(.conjunction)
            if isJoined,
                ["FILS", "FILLES", "FRERES", "FRERE", "SONS", "ASSOCIES", "CIE", "CO", "ASSOCIATES", "BROTHERS"]
                    .contains(word.key)
            {
                return .certain(.organisation)
            }
            if NameLexicon.shared.dottedForms[word.key] != nil, place == words.count - 1, isCompanyCell || word.hasDot {
                return .certain(.organisation)
            }
        }
        return words.contains { $0.roles.contains(.activity) } ? .activity : .none
    }

    /// A company known by its number, `9123-4567 Québec inc.`, in its usual spelling.
    static func number(_ words: [NameWord]) -> (text: String, length: Int)? {
        var digits = ""
        var place = 0
        while place < words.count, place < 2,
            words[place].key.utf8.allSatisfy({ Folding.isDigit($0) || $0 == UInt8(ascii: "-") })
        {
            digits += words[place].key.filter { $0 != "-" }
            place += 1
        }
        guard place > 0, place < words.count else { return nil }
        let count = digits.utf8.count
        switch words[place].key {
        case "QUEBEC", "QC": guard count == 8 else { return nil }
        case "CANADA": guard (5...9).contains(count) else { return nil }
        case "ONTARIO", "ALBERTA", "MANITOBA", "SASKATCHEWAN", "NB", "BC":
            guard (5...9).contains(count), place + 1 < words.count,
                words[place + 1].roles.contains(.companyForm) || count >= 6
            else {
                return nil
            }
        default: return nil
        }
        let region =
            words[place].key == "QUEBEC" || words[place].key == "QC" ? "Québec" : capitalisedRegion(words[place])
        let written = count == 8 && region == "Québec" ? digits.prefix(4) + "-" + digits.suffix(4) : Substring(digits)
        return (written + " " + region, place + 1)
    }

    private static func capitalisedRegion(_ word: NameWord) -> String {
        word.key.utf8.count == 2 ? word.text : word.shape == .upper ? LetterCase.capitalised(word.key) : word.text
    }

    private static func matches(_ phrase: CompanyPhrase, _ words: [NameWord], at start: Int) -> Bool {
        var place = start
        for part in phrase.words {
            guard place < words.count else { return false }
            let key = words[place].key
            // `D'` is written together with the next word; `HYDRO-QUÉBEC` is one word.
            if part.hasSuffix("'") { return key.hasPrefix(part) }
            guard key == part else { return false }
            place += 1
        }
        return true
    }

    // MARK: Spelling

    /// The usual spelling: legal form and number canonical, capitals eased where the word is a word.
    static func written(_ text: String) -> String {
        let pieces = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(String.init)
        let letters = text.filter(\.isLetter)
        let isUpper = letters.count > 3 && !letters.contains(where: \.isLowercase)
        let isLower = letters.count > 3 && !letters.contains(where: \.isUppercase)
        var result: [String] = []
        if let number = number(pieces.map { NameWord($0) }) {
            result.append(number.text)
            for piece in pieces.dropFirst(number.length) {
                result.append(spelling(piece, isUpper, isLower, isFirst: false))
            }
        } else {
            for (place, piece) in pieces.enumerated() {
                result.append(spelling(piece, isUpper, isLower, isFirst: place == 0))
            }
        }
        return result.joined(separator: " ")
    }

    private static func spelling(_ piece: String, _ isUpper: Bool, _ isLower: Bool, isFirst: Bool) -> String {
        let tail = piece.hasSuffix(",") ? "," : ""
        let bare = tail.isEmpty ? piece : String(piece.dropLast())
        let word = NameWord(bare.replacing("’", with: "'"))
        if !isFirst, let form = word.roles.contains(.companyForm) ? word.entry?.canonical : nil {
            return form + tail
        }
        if !isFirst, word.hasDot, let form = NameLexicon.shared.dottedForms[word.key] { return form + tail }
        guard isUpper || isLower else { return word.text + tail }
        if !isFirst, small.contains(word.key) { return word.text.lowercased() + tail }
        if isUpper, isAcronym(word) { return word.text + tail }
        if word.text.hasPrefix("("), let last = word.text.dropFirst().first, last.isLetter {
            return "(" + LetterCase.capitalised(word.text.dropFirst()) + tail
        }
        let parts = word.text.split(separator: "'", maxSplits: 1, omittingEmptySubsequences: false)
        if !isFirst, parts.count == 2, ["D", "L"].contains(Folding.key(parts[0])) {
            return parts[0].lowercased() + "'" + LetterCase.capitalised(parts[1]) + tail
        }
        return LetterCase.capitalised(word.text) + tail
    }

    /// Letters that stand for words: dotted, without a vowel, with digits, or three letters that no list of names knows.
    private static func isAcronym(_ word: NameWord) -> Bool {
        if word.hasDot || word.hasDigit { return true }
        if NameLexicon.shared.phrases[word.key]?.contains(where: { $0.kind == "acronym" && $0.words.count == 1 })
            == true
        {
            return true
        }
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
    private static let shortWords: Set<String> = [
        "BAR", "BON", "CAR", "CUT", "FER", "FEU", "GAZ", "HOT", "DOG", "JOY", "KEY", "LAC", "MER", "NET", "NEW", "NOS",
        "OLD", "OR",
        "PLUS", "PRO", "ROI", "ROC", "SEA", "SKI", "SUD", "SUN", "THE", "LES", "UNE", "VIN", "VIE", "WAY", "AIR", "ART",
        "BIG", "BOX", "CAP",
        "EST", "EAU", "ICI", "LIT", "LUX", "MAX", "MON", "TON", "TOP", "UN", "SEL", "POT", "MAC", "ILE", "RUE", "TOY",
        "FIN",
    ]
}
