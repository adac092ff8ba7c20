import Records

/// Reads the cells of one row that say where a customer lives. One value, used once.
struct AddressReader {
    /// ISO 3166-1 country that is meant when nothing says otherwise.
    let home: String
    var outcome = AddressOutcome()
    /// The words of the two lines; empty when there is none.
    var firstWords: [AddressWord] = []
    var secondWords: [AddressWord] = []
    var cityWords: [AddressWord] = []
    /// The province as ISO 3166-2, from its cell or from the lines.
    var region: String?
    var country: String?
    var postalText: String?
    /// A province or a postal code stood at the end of line 1, so that a municipality may stand before it.
    var isWholeLine = false
    var hasBadLine = false
    /// A line says itself that mail does not reach the customer there: `(mauvaise adresse)`, `retour de courrier`.
    var isGivenUp = false
    /// The city's cell holds a street, which stays as it is.
    var isCityStreet = false

    init(home: String) { self.home = home }

    mutating func read(_ typed: AddressInput) -> AddressOutcome {
        let (input, attention) = Self.separatingAttention(typed)
        if let attention { outcome.notes.append((.address1, attention)) }
        readCountry(input.country)
        readProvince(input.province, beside: input.postalCode)
        if let code = input.postalCode { readPostalCell(code) }
        readCity(input.city)
        readLine(input.line1, .address1)
        readLine(input.line2, .address2)
        composeLine(input)
        firstWords = withoutMunicipality(firstWords, .address1)
        secondWords = withoutMunicipality(secondWords, .address2)
        settlePostalCode()
        writeLines(input)
        if isForeign { keepLines(input) }
        writeCity(input.city)
        outcome.province = region
        outcome.country = country
        return outcome
    }

    mutating func note(
        _ field: Field, _ code: String, _ action: FindingAction, _ proposal: String? = nil, to target: Field? = nil
    ) {
        outcome.notes.append((field, CellNote(code, action, proposal: proposal, target: target)))
    }

    var isAmerican: Bool { country == "US" || country == nil && (home == "US" || region?.hasPrefix("US-") == true) }

    /// A country whose way of writing addresses the tool does not know.
    var isForeign: Bool { country.map { !["CA", "US", "FR"].contains($0) } ?? false }

    /// Whether what both languages write alike is read as French: in Québec and France, and where nothing tells.
    var speaksFrench: Bool {
        if let region { return region == "CA-QC" }
        if let country, country != "CA" { return country == "FR" }
        guard home == "CA", let letter = postalText?.utf8.first.map({ $0 & 0xDF }) else {
            return home == "FR" || home == "CA"
        }
        return letter == UInt8(ascii: "G") || letter == UInt8(ascii: "H") || letter == UInt8(ascii: "J")
    }

    // MARK: Country and province

    mutating func readCountry(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        if Placeholders.shared.meaning(of: text, field: .country) != nil, text.utf8.count != 2 {
            note(.country, "U", .refused)
        } else if let code = Places.shared.country(text) {
            country = code
            if code != text { note(.country, code, .formatted) }
        } else if let found = Places.shared.region(text, isAmerican: false), Folding.compact(text) != "CA" {
            // A province in the country's column tells the country.
            if region == nil { region = found }
            country = String(found.prefix(2))
            note(.country, "RF-ADR-IN-ADR", .moved, found, to: .province)
        } else if let code = Places.shared.otherCountry(text) {
            country = code
            if code != text { note(.country, code, .formatted) }
        } else {
            note(.country, "A", .ambiguous, text)
        }
    }

    /// - Parameter code: the postal code's cell, which tells Canada from California.
    mutating func readProvince(_ text: String?, beside code: String? = nil) {
        guard let text, !text.isEmpty else { return }
        if Folding.compact(text) == "CA",
            country == "CA" || country == nil && code.map({ PostalCode.isCanadian(Folding.compact($0)) }) == true
        {
            note(.province, "RF-ADR-IN-ADR", country == nil ? .moved : .formatted, "CA", to: .country)
            country = "CA"
            return
        }
        if let found = Places.shared.region(text, isAmerican: country == "US" || country == nil && home == "US") {
            region = found
            if found != text { note(.province, found, .formatted) }
            return
        }
        if Placeholders.shared.meaning(of: text, field: .province) != nil {
            note(.province, "U", .refused)
            return
        }
        var words = AddressWord.words(text)
        if let code = Self.takePostalCode(&words) {
            if postalText == nil { postalText = code }
            note(.province, "RF-PC-IN-ADR", .moved, code, to: .postalCode)
        }
        if words.count > 1, let last = words.last, last.key.utf8.count > 2,
            let found = Places.shared.country(last.key),
            Places.shared.region(words.dropLast().map(\.text).joined(separator: " "), isAmerican: isAmerican) != nil
        {
            // `Québec, Canada`.
            words.removeLast()
            note(.province, "RF-ADR-IN-ADR", country == nil ? .moved : .formatted, found, to: .country)
            country = country ?? found
        }
        guard !words.isEmpty else { return }
        let rest = words.map(\.text).joined(separator: " ")
        if let found = Places.shared.region(rest, isAmerican: isAmerican) {
            region = found
        } else if let found = Places.shared.country(rest) {
            if country == nil { country = found }
            note(.province, "RF-ADR-IN-ADR", .moved, found, to: .country)
        } else if country == nil || country == "CA" || country == "US" {
            note(.province, "A", .ambiguous, rest)
        } else {
            region = rest
        }
    }

    // MARK: Lines

    mutating func readLine(_ cell: String?, _ field: Field) {
        guard var text = cell, !text.isEmpty else { return }
        if let meaning = Placeholders.shared.meaning(of: text, field: .address1) {
            let key = Placeholders.key(text)
            // Mail for general delivery is an address; `123 RUE PRINCIPALE` exists in many a village.
            if key.hasPrefix("123 ") {
                note(field, "AD-BAD", .flagged)
            } else if key != "POSTE RESTANTE", key != "GENERAL DELIVERY" {
                if field == .address1 { hasBadLine = true }
                if meaning == .refused { outcome.addressVerdict = .refusedByCustomer }
                note(field, meaning == .refused ? "X" : "AD-BAD", .refused)
                return
            }
        }
        if text.utf8.contains(UInt8(ascii: "@")) || text.utf8.lazy.filter(Folding.isDigit).count >= 10 {
            while let found = MisplacedValue.find(in: text, sevenDigits: false),
                found.kind == .phone || found.kind == .email
            {
                note(field, "RF-\(found.kind.rawValue)-IN-ADR", .misplaced, found.value, to: found.target)
                text = found.rest
            }
        }
        var words = AddressWord.words(text)
        takeNotes(&words, field)
        let before = words.count
        if words.count > 2, PostalCode.isCanadian(words[0].key + words[1].key),
            !words.dropFirst(2).contains(where: \.hasDigit)
        {
            // `H2X 1Y4 Montréal`: the code in front, read as if behind.
            words = Array(words.dropFirst(2) + words.prefix(2))
        }
        takeTail(&words, field)
        if field == .address1, words.count < before { isWholeLine = true }
        if field == .address1 { firstWords = words } else { secondWords = words }
    }

    /// Builds the line from columns of their own: number, name, unit.
    private mutating func composeLine(_ input: AddressInput) {
        guard firstWords.isEmpty, !hasBadLine else { return }
        let parts = [input.streetNumber, input.streetName].compactMap(\.self).filter { !$0.isEmpty }
        guard !parts.isEmpty else { return }
        firstWords = AddressWord.words(parts.joined(separator: " "))
    }

    /// Takes country, postal code and province off the end of a line.
    private mutating func takeTail(_ words: inout [AddressWord], _ field: Field) {
        if words.count > 3, words[words.count - 1].text == "CA", country == nil || country == "CA" {
            var before = Array(words.dropLast())
            if Self.takePostalCode(&before) != nil {
                // Behind a Canadian code `CA` is no California.
                words.removeLast()
                country = taking("CA", over: country, field, .country)
            }
        }
        if words.count > 2, let last = words.last, last.followsComma || Self.isCode(words[words.count - 2].key),
            last.key.utf8.count > 2,
            let found = Places.shared.country(last.key)
        {
            words.removeLast()
            country = taking(found, over: country, field, .country)
        }
        let count = words.count
        if let code = Self.takePostalCode(&words) ?? takeZipCode(&words) {
            if let stated = postalText {
                let isSame = Folding.compact(stated) == Folding.compact(code)
                note(field, "RF-PC-IN-ADR", isSame ? .formatted : .misplaced, isSame ? nil : code, to: .postalCode)
            } else {
                postalText = code
                note(field, "RF-PC-IN-ADR", .moved, code, to: .postalCode)
            }
        }
        guard words.count >= 2 || words.count < count else { return }
        let hasCode = words.count < count
        for length in stride(from: min(3, words.count), through: 1, by: -1) {
            let first = words[words.count - length]
            let isCode =
                length == 1 && first.text.utf8.count == 2 && first.text == first.key && first.key != "NE"
                && !first.hasDigit
            guard hasCode || first.followsComma || isCode || first.text.utf8.first == UInt8(ascii: "("),
                words.count > length || hasCode,
                let found = Places.shared.region(
                    words.suffix(length).map(\.key).joined(separator: " "), isAmerican: isAmerican)
            else { continue }
            let isMarked =
                hasCode || first.followsComma || first.text.hasPrefix("(") || region == found || words.count >= 4
            guard isMarked else { continue }
            words.removeLast(length)
            region = taking(found, over: region, field, .province)
            return
        }
    }

    /// What its own cell states wins over what a line says.
    private mutating func taking(_ found: String, over stated: String?, _ field: Field, _ target: Field) -> String {
        note(
            field, "RF-ADR-IN-ADR", stated == nil ? .moved : stated == found ? .formatted : .misplaced, found,
            to: target)
        return stated ?? found
    }

    static func takePostalCode(_ words: inout [AddressWord]) -> String? {
        guard let last = words.last else { return nil }
        if words.count >= 2, last.key.utf8.count == 3, words[words.count - 2].key.utf8.count == 3 {
            let code = words[words.count - 2].key + last.key
            if PostalCode.isCanadian(code) {
                words.removeLast(2)
                return code.prefix(3) + " " + code.suffix(3)
            }
        }
        let bare = Folding.compact(last.key)
        guard PostalCode.isCanadian(bare) else { return nil }
        words.removeLast()
        return bare.prefix(3) + " " + bare.suffix(3)
    }

    /// An American code needs its state before it: five digits alone may be anything.
    private func takeZipCode(_ words: inout [AddressWord]) -> String? {
        guard words.count >= 3, let last = words.last, last.key.utf8.count == 5 || last.key.utf8.count == 10,
            Self.isCode(last.key)
        else { return nil }
        let state = words[words.count - 2]
        guard state.key.utf8.count == 2, Places.shared.region(state.key, isAmerican: true)?.hasPrefix("US-") == true
        else { return nil }
        guard Places.shared.region(state.key, isAmerican: false)?.hasPrefix("US-") == true || country == "US" else {
            return nil
        }
        words.removeLast()
        return last.text
    }

    private static func isCode(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.allSatisfy { Folding.isDigit($0) || $0 == UInt8(ascii: "-") }
            || PostalCode.isCanadian(key) || PostalCode.isCanadian("H2X" + key)
    }
}
