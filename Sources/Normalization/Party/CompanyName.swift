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
        if number(words) != nil || isTwoLetters(words) { return .certain(.organisation) }
        for (place, word) in words.enumerated() where word.roles.contains(.organisationPhrase) {
            for phrase in NameLexicon.shared.phrases[word.key] ?? [] {
                guard matches(phrase, words, at: place), place == 0 || phrase.kind != "public_start" else { continue }
                // `Université` alone may be a street or a remark; with another word it is a body. `SAAQ` is one where it is
                // written so, alone or with more words.
                if phrase.kind == "acronym" {
                    guard word.shape == .upper && words.count == 1 || word.key.contains("-") else { continue }
                    return .certain(.organisation)
                }
                if phrase.kind == "brand" {
                    // `Uniprix Roy et Gagnon`, `RE/MAX du Cartier`.
                    guard place == 0 else { continue }
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
        return words.contains { $0.roles.contains(.activity) || isElidedActivity($0.key) } ? .activity : .none
    }

    /// `H&M`, `A&W`: two letters and nothing else are no two people.
    private static func isTwoLetters(_ words: [NameWord]) -> Bool {
        words.count == 3 && words[1].key == "&" && words[0].key.utf8.count == 1 && words[2].key.utf8.count == 1
    }

    /// `d'assurance`
    private static func isElidedActivity(_ key: String) -> Bool {
        guard key.utf8.count > 4, key.utf8.dropFirst().first == UInt8(ascii: "'") else { return false }
        return NameLexicon.shared.roles(String(key.dropFirst(2))).contains(.activity)
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
}
