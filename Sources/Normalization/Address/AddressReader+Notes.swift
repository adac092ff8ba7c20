import Records

extension AddressReader {
    /// Takes out of a line what is no address: `NE PAS POSTER`, `VOIR NOTES`, `dossier 12345`, a day.
    ///
    /// A phrase behind the street takes what follows it along, up to the next comma.
    mutating func takeNotes(_ words: inout [AddressWord], _ field: Field) {
        guard
            words.contains(where: {
                $0.roles.contains(.remark) || Self.isDay($0) || $0.isInParentheses || Self.isHour($0.key)
                    || $0.followsComma && Self.asides.contains($0.key)
            })
        else {
            return
        }
        var place = 0
        while place < words.count {
            guard let length = noteLength(words, at: place) else {
                place += 1
                continue
            }
            let taken = words[place..<place + length]
            if saysGivenUp(taken) { isGivenUp = true }
            note(
                field, "RF-NOTE-IN-ADR", .misplaced, taken.map(\.text).joined(separator: " "), to: .notes)
            words.removeSubrange(place..<place + length)
            // What set the remark off: `12 rue Neuve - DÉMÉNAGÉ`.
            while let last = words.last, ["-", "–", "*", "/"].contains(last.key) { words.removeLast() }
        }
        if words.isEmpty, field == .address1 { hasBadLine = true }
    }

    private func saysGivenUp(_ words: ArraySlice<AddressWord>) -> Bool {
        let keys = words.map(\.bareKey)
        return keys.indices.contains { FilePhrase.beginning(at: $0, of: keys)?.meaning == .moved }
    }

    private func noteLength(_ words: [AddressWord], at place: Int) -> Int? {
        let word = words[place]
        // `rue du 11-11-1918` is named for a day.
        if place > 0, Self.isDay(word), !StreetName.small.contains(words[place - 1].key) { return 1 }
        if let length = Self.fileNumber(words, at: place) { return length }
        if let length = Self.aside(words, at: place) { return length }
        guard word.roles.contains(.remark) || word.isInParentheses else { return nil }
        let keys = words.map(\.bareKey)
        guard let found = FilePhrase.beginning(at: place, of: keys) else { return nil }
        let end = place + found.length
        // In front of the street, or as the whole line, one word is not enough.
        guard place > 0 else { return found.length > 1 ? found.length : nil }
        return (words[end...].firstIndex(where: \.followsComma) ?? words.count) - place
    }

    /// `(chalet)`, `, ancienne adresse`, `- sonner 2 fois`, `code 1234`, `entre 8h et 17h` behind a whole street: how many
    /// words it takes. Anything else may be part of the address.
    private static func aside(_ words: [AddressWord], at place: Int) -> Int? {
        guard place >= 2, words[0].startsWithDigit else { return nil }
        let first = words[place].bareKey
        let length = words.count - place
        if first == "CODE", length == 2 { return words[place + 1].startsWithDigit ? 2 : nil }
        if hourWords.contains(first), words[(place + 1)...].contains(where: { isHour($0.bareKey) }) { return length }
        let isBracketed = words[place].isInParentheses && words[words.count - 1].text.hasSuffix(")")
        let isSetOff = isBracketed || words[place].followsComma || ["-", "–", "/", "*"].contains(words[place - 1].key)
        guard isSetOff else { return nil }
        if ringing.contains(first), length > 1 { return length }
        if doors.contains(first), length > 1, words[(place + 1)...].allSatisfy({ sides.contains($0.bareKey) }) {
            return length
        }
        // `(chez sa mère)`
        let isHome = isBracketed && first == "CHEZ" && !words[place...].contains(where: \.hasDigit)
        return isHome || words[place...].allSatisfy { asides.contains($0.bareKey) } ? length : nil
    }

    /// `8H`, `8H30`, `17:00`, `5PM`.
    private static func isHour(_ key: String) -> Bool {
        let digits = key.utf8.prefix(while: Folding.isDigit)
        let rest = key.dropFirst(digits.count)
        guard (1...2).contains(digits.count), let mark = rest.first else { return false }
        if rest == "AM" || rest == "PM" { return true }
        let minutes = rest.dropFirst()
        return mark == "H" && (minutes.isEmpty || minutes.utf8.count == 2 && minutes.utf8.allSatisfy(Folding.isDigit))
            || mark == ":" && minutes.utf8.count == 2 && minutes.utf8.allSatisfy(Folding.isDigit)
    }

    /// The words of asides that hardly stand anywhere else in an address.
    static let asideWords = asides.union(ringing).union(doors).subtracting(["LES", "SES", "NEW", "OLD"]).sorted()

    private static let hourWords: Set<String> = [
        "ENTRE", "APRES", "AVANT", "DE", "BETWEEN", "AFTER", "BEFORE", "FROM", "DES", "JUSQU'A",
    ]
    private static let ringing: Set<String> = ["SONNER", "SONNEZ", "FRAPPER", "CLE", "CLES", "RING", "KNOCK"]
    private static let doors: Set<String> = ["PORTE", "ENTREE", "DOOR", "ENTRANCE", "SIDE", "BACK", "REAR", "FRONT"]
    private static let sides: Set<String> = [
        "ARRIERE", "AVANT", "COTE", "DE", "GAUCHE", "DROITE", "DOOR", "ENTRANCE", "PRINCIPALE", "PATIO", "GARAGE",
    ]
    private static let asides: Set<String> = [
        "CHALET", "MAISON", "TRAVAIL", "BUREAU", "TEMPORAIRE", "TEMP", "ANCIENNE", "NOUVELLE", "ADRESSE", "ETE",
        "HIVER", "L'ETE", "L'HIVER", "PARENTS", "CHEZ", "SES", "LES", "COTTAGE", "SUMMER", "WINTER", "OLD", "NEW",
        "ADDRESS", "WORK", "HOME", "TEMPORARY", "DOMICILE", "FACTURATION", "LIVRAISON", "BILLING", "SHIPPING",
    ]

    /// `dossier 12345`, `DOSSIER NO 12-44`, `file # 3321`: how many words it takes.
    private static func fileNumber(_ words: [AddressWord], at place: Int) -> Int? {
        guard ["DOSSIER", "DOSS", "FILE", "CLIENT", "FICHE"].contains(words[place].bareKey) else { return nil }
        var next = place + 1
        while next < words.count, ["#", "NO", "N", "N°", ":"].contains(words[next].key) { next += 1 }
        guard next < words.count, words[next].startsWithDigit, words[next].key.utf8.count >= 3 || place == 0 else {
            return nil
        }
        return next + 1 - place
    }

    /// `2021-03-04` and `04/03/2021`: a day is never part of an address.
    private static func isDay(_ word: AddressWord) -> Bool {
        guard word.key.utf8.count == 10, word.hasDigit else { return false }
        let parts = word.key.split(whereSeparator: { $0 == "-" || $0 == "/" })
        guard parts.allSatisfy({ $0.utf8.allSatisfy(Folding.isDigit) }) else { return false }
        return [4, 2, 2] == parts.map(\.utf8.count) || [2, 2, 4] == parts.map(\.utf8.count)
    }

    /// `a/s Marie Roy 10 rue Principale`: who the mail is for goes to the second line when that is free.
    static func separatingAttention(_ input: AddressInput) -> (input: AddressInput, note: CellNote?) {
        guard let line = input.line1, input.line2 == nil else { return (input, nil) }
        let words = line.split(separator: " ")
        guard words.count > 3 else { return (input, nil) }
        let (street, person): (ArraySlice<Substring>, ArraySlice<Substring>)
        if attentionMarks.contains(Folding.key(words[0])) {
            guard let place = words.firstIndex(where: { $0.utf8.first.map(Folding.isDigit) == true }), place > 1 else {
                return (input, nil)
            }
            (street, person) = (words[place...], words[..<place])
        } else {
            guard let place = attentionBehind(words) else { return (input, nil) }
            (street, person) = (words[..<place], words[place...])
        }
        func trimmed(_ words: ArraySlice<Substring>) -> String {
            var text = words.joined(separator: " ")
            while let last = text.last, last == "," || last == "-" || last == " " { text.removeLast() }
            return text
        }
        var separated = input
        separated.line1 = person.startIndex == 0 ? street.joined(separator: " ") : trimmed(street)
        separated.line2 = trimmed(person)
        return (separated, CellNote("RF-NAM-IN-ADR", .moved, proposal: separated.line2, target: .address2))
    }

    /// Where `a/s Marie Roy` begins behind a whole street, with nothing but the name after it.
    private static func attentionBehind(_ words: [Substring]) -> Int? {
        guard words[0].utf8.first.map(Folding.isDigit) == true,
            let place = words.firstIndex(where: { ["A/S", "A/S:", "C/O", "C/O:"].contains(Folding.key($0)) }),
            place > 2,
            place + 1 < words.count,
            words[place...].allSatisfy({ word in
                !word.utf8.contains { Folding.isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "(") }
            })
        else { return nil }
        return place
    }

    private static let attentionMarks: Set<String> = ["A/S", "A/S:", "C/O", "C/O:", "ATT:", "ATTN:", "ATT", "ATTN"]
}

extension AddressWord {
    /// The key without the signs that remarks are set off with: `(déménagé)`, `*VOIR`.
    fileprivate var bareKey: String { key.filter { !"()*[]".contains($0) } }

    fileprivate var isInParentheses: Bool {
        guard let first = text.utf8.first else { return false }
        return first == UInt8(ascii: "(") || first == UInt8(ascii: "*") || first == UInt8(ascii: "[")
    }
}
