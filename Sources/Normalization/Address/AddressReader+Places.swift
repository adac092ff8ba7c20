import Records

extension AddressReader {
    // MARK: Postal code

    mutating func readPostalCell(_ text: String) {
        guard !text.isEmpty else { return }
        if let meaning = Placeholders.shared.meaning(of: text, field: .postalCode) {
            // A1A 1A1 is a street of St. John's.
            guard region == "CA-NL", Folding.compact(text) == "A1A1A1" else {
                outcome.postalVerdict = meaning == .refused ? .refusedByCustomer : "PC-BAD"
                note(.postalCode, meaning == .refused ? "X" : "PC-BAD", .refused)
                return
            }
        }
        postalText = text
    }

    /// States whose codes begin with a zero that spreadsheets take away.
    private static let statesWithZero: Set<String> = [
        "US-CT", "US-MA", "US-ME", "US-NH", "US-NJ", "US-PR", "US-RI", "US-VT",
    ]

    /// Judges the postal code once province and city are known.
    mutating func settlePostalCode() {
        guard let text = postalText else { return }
        if isForeign, !PostalCode.isCanadian(text), let code = PostalCode.foreign(text) {
            outcome.postalCode = code
            outcome.postalVerdict = code == text ? "PC-OK" : "PC-FMT"
            if code != text { note(.postalCode, "PC-FMT", .formatted) }
            return
        }
        let state = region?.hasPrefix("US-") == true
        let stated = country ?? (home == "CA" ? nil : home)
        switch PostalCode.read(
            text, country: stated, isAmericanState: state,
            stateLosesZero: state && Self.statesWithZero.contains(region ?? ""))
        {
        case .code(let code, let found):
            outcome.postalCode = code
            outcome.postalVerdict = code == text ? "PC-OK" : "PC-FMT"
            if code != text {
                note(
                    .postalCode, "PC-FMT", text.utf8.count == 4 ? .mended : .formatted,
                    text.utf8.count == 4 ? code : nil)
            }
            if let country, country != found, country == "CA" || country == "US" || country == "FR" {
                outcome.postalVerdict = "PC-CTRY"
                note(.postalCode, "PC-CTRY", .flagged)
            } else if found == "CA" {
                checkPrefix(code)
            }
        case .fiveDigits(let digits):
            outcome.postalCode = digits
            outcome.postalVerdict = "PC-CTRY"
            note(.postalCode, "PC-CTRY", .flagged)
        case .prefix(let prefix):
            outcome.postalCode = prefix
            outcome.postalVerdict = "PC-BAD"
            note(.postalCode, "PC-BAD", .flagged)
        case .broken(let repair): settleBroken(repair)
        }
    }

    /// Design §11: a repair is made only when it is the only one, its prefix exists and the province agrees; a city of
    /// that prefix says as much as the province.
    private mutating func settleBroken(_ repair: String?) {
        outcome.postalVerdict = "PC-BAD"
        guard let repair, country == nil || country == "CA", Places.shared.prefixes[String(repair.prefix(3))] != nil,
            // `HOH OHO` is Father Christmas's with a slip.
            Placeholders.shared.meaning(of: repair, field: .postalCode) == nil
        else {
            note(.postalCode, "PC-BAD", .refused)
            return
        }
        let isConfirmed =
            if let region {
                Places.shared.agrees(repair, with: region)
            } else {
                Places.shared.isPlace(cityWords.map(\.key).joined(separator: " "), prefix: String(repair.prefix(3)))
            }
        if isConfirmed {
            outcome.postalCode = repair
            outcome.postalVerdict = "PC-FMT"
            note(.postalCode, "PC-FMT", .mended, repair)
        } else {
            note(.postalCode, "PC-BAD", .suggested, repair)
        }
    }

    private mutating func checkPrefix(_ code: String) {
        let prefix = String(code.prefix(3))
        guard let found = Places.shared.prefixes[prefix] else {
            // The list of prefixes may be older than the code.
            note(.postalCode, "PC-BAD", .flagged)
            return
        }
        if let region, region.hasPrefix("CA-") || region.hasPrefix("US-"), !Places.shared.agrees(code, with: region) {
            note(.province, "A", .flagged, found)
        }
    }

    // MARK: Municipality

    mutating func readCity(_ cell: String?) {
        guard var text = cell, !text.isEmpty else { return }
        if let meaning = Placeholders.shared.meaning(of: text, field: .city),
            !text.contains(" ") || Places.shared.region(text, isAmerican: false) == nil,
            Placeholders.key(text) != "QUEBEC QC"
        {
            if let found = Places.shared.region(text, isAmerican: false), text.utf8.count == 2 {
                note(.city, "RF-ADR-IN-ADR", region == nil ? .moved : .misplaced, found, to: .province)
                region = region ?? found
            } else if let found = Places.shared.country(text) {
                note(.city, "RF-ADR-IN-ADR", country == nil ? .moved : .misplaced, found, to: .country)
                country = country ?? found
            } else {
                note(.city, meaning == .refused ? "X" : "U", .refused)
            }
            return
        }
        if text.utf8.contains(UInt8(ascii: "@")) || text.utf8.lazy.filter(Folding.isDigit).count >= 7 {
            while let found = MisplacedValue.find(in: text, sevenDigits: false),
                found.kind == .phone || found.kind == .email
            {
                note(.city, "RF-\(found.kind.rawValue)-IN-ADR", .misplaced, found.value, to: found.target)
                text = found.rest
            }
        }
        var words = AddressWord.words(text)
        if words.count > 1, let last = words.last, ["CANADA", "USA", "FRANCE"].contains(last.key),
            last.followsComma || last.key != "FRANCE"
        {
            let found = Places.shared.country(last.key) ?? last.key
            words.removeLast()
            note(
                .city, "RF-ADR-IN-ADR", country == nil ? .moved : country == found ? .formatted : .misplaced, found,
                to: .country)
            country = country ?? found
        }
        if let code = Self.takePostalCode(&words) ?? takeFrenchCode(&words) {
            let isSame = postalText.map { Folding.compact($0) == Folding.compact(code) }
            note(
                .city, "RF-PC-IN-ADR", isSame == nil ? .moved : isSame == true ? .formatted : .misplaced, code,
                to: .postalCode)
            postalText = postalText ?? code
        }
        takeProvinceAfterCity(&words)
        cityWords = words
        if isStreetLine(words) {
            note(.city, "CI-STR", .flagged)
            isCityStreet = true
        }
    }

    /// `75002 Paris`, `F-75002 Paris` in an address of France, where the code stands before the municipality.
    private func takeFrenchCode(_ words: inout [AddressWord]) -> String? {
        guard country == "FR" || country == nil && home == "FR", words.count > 1, let first = words.first else {
            return nil
        }
        let digits = first.key.hasPrefix("F-") ? first.key.dropFirst(2) : first.key[...]
        guard digits.utf8.count == 5, digits.utf8.allSatisfy(Folding.isDigit), !words[1].startsWithDigit else {
            return nil
        }
        words.removeFirst()
        return String(digits)
    }

    /// Whether a city's words are a street: `123 rue Principale`, `rue Principale`.
    private func isStreetLine(_ words: [AddressWord]) -> Bool {
        guard words.count > 1 else { return false }
        if ["RUE", "BOUL", "BOULEVARD", "AVENUE", "CHEMIN"].contains(words[0].key) { return true }
        guard words.count > 2, words[0].startsWithDigit else { return false }
        let line = StreetLine(words, speaksFrench: speaksFrench)
        return line.number != nil && line.type != nil && line.hasStreet
    }

    /// `MONTREAL (QUEBEC)`, `Laval, QC`: a province after the municipality's name.
    private mutating func takeProvinceAfterCity(_ words: inout [AddressWord]) {
        guard words.count > 1 else { return }
        for length in stride(from: min(3, words.count - 1), through: 1, by: -1) {
            let tail = words.suffix(length)
            guard let first = tail.first,
                let found = Places.shared.region(tail.map(\.key).joined(separator: " "), isAmerican: isAmerican)
            else { continue }
            let before = words[words.count - length - 1].key
            // `VAL D OR` is a municipality, and no Val D in Oregon.
            guard first.followsComma || !isMunicipality(words) else { return }
            guard
                first.followsComma
                    || ![
                        "D", "L", "DE", "DES", "DU", "AU", "AUX", "OF", "VIEUX", "NEW", "EAST", "WEST", "NORTH",
                        "SOUTH", "LA", "LE", "ST", "STE",
                        "SAINT",
                    ].contains(before)
            else { continue }
            // `Carleton ON` but not `Fort Vermilion AB…`: a two-letter code must be in capitals.
            guard first.followsComma || length > 1 || first.key.utf8.count > 2 || first.text == first.key else {
                continue
            }
            words.removeLast(length)
            note(
                .city, "RF-ADR-IN-ADR", region == nil ? .moved : region == found ? .formatted : .misplaced, found,
                to: .province)
            region = region ?? found
            return
        }
    }

    /// Whether all the words are the name of one of Québec's municipalities, or of a place that the postal prefix serves.
    private func isMunicipality(_ words: [AddressWord]) -> Bool {
        let name = words.map(\.key).joined(separator: " ")
        let prefix = postalText.map { String(Folding.compact($0).prefix(3)) } ?? ""
        return Places.shared.isQuebecMunicipality(name)
            || !prefix.isEmpty && Places.shared.isPlace(name, prefix: prefix)
    }

    /// Takes the municipality off the end of a line: when the city's cell says the same, or when the postal prefix
    /// serves a place of that name, or when a comma, a province or a code show where it is.
    mutating func withoutMunicipality(_ words: [AddressWord], _ field: Field) -> [AddressWord] {
        guard words.count > 1 || field == .address2 && !words.isEmpty else { return words }
        let stated = cityWords.isEmpty ? nil : Places.key(cityWords.map(\.key).joined(separator: " "))
        let prefix = postalText.map { String(Folding.compact($0).prefix(3)) } ?? ""
        let least = field == .address2 ? 0 : 1
        // Nothing shows a municipality: no comma but after the number, no code, and the city's name ends otherwise.
        let mayBeStated = stated.map { $0.hasSuffix(Places.key(words[words.count - 1].key)) } ?? false
        guard mayBeStated || isWholeLine || field == .address2 || words.dropFirst(2).contains(where: \.followsComma)
        else { return words }
        for length in stride(from: min(6, words.count - least), through: 1, by: -1) {
            let tail = words.suffix(length)
            guard let first = tail.first, !first.startsWithDigit, first.key != "#" else { continue }
            guard mayBeStated || isWholeLine || field == .address2 || first.followsComma else { continue }
            let name = tail.map(\.key).joined(separator: " ")
            let isStated = stated != nil && stated == Places.key(name)
            let isServed = !prefix.isEmpty && Places.shared.isPlace(name, prefix: prefix)
            let isAfterComma =
                first.followsComma && isWholeLine && field == .address1 && tail.allSatisfy { !$0.hasDigit }
                && !tail.dropFirst().contains(where: \.followsComma)
                && AddressLexicon.shared.units[first.key] == nil
            let rest = Array(words.dropLast(length))
            guard
                isStated || isServed && (isWholeLine || first.followsComma || field == .address2) || isAfterComma
                    || field == .address1 && isListed(name, tail, behind: rest)
            else { continue }
            if isAfterComma, AddressLexicon.shared.frenchTypes[first.key] != nil {
                // `Côte Saint-Luc` is a place when the street is already there.
                let line = StreetLine(rest, speaksFrench: speaksFrench)
                guard line.number != nil, line.hasStreet else { continue }
            }
            guard rest.isEmpty || isStreet(rest, before: first) else { continue }
            let text = tail.map(\.text).joined(separator: " ")
            note(field, "RF-ADR-IN-ADR", stated == nil ? .moved : isStated ? .formatted : .misplaced, text, to: .city)
            if stated == nil { cityWords = Array(tail) }
            return rest
        }
        return words
    }

    /// Whether what stands behind a comma is a municipality of Québec, where no cell names one and the street is whole
    /// without it: `101 rue Cartier, Granby`.
    private func isListed(_ name: String, _ tail: ArraySlice<AddressWord>, behind street: [AddressWord]) -> Bool {
        guard home == "CA", cityWords.isEmpty, country == nil || country == "CA", region == nil || region == "CA-QC",
            let first = tail.first, first.followsComma, first.roles.isDisjoint(with: [.unit, .direction]),
            tail.allSatisfy({ !$0.hasDigit }), !tail.dropFirst().contains(where: \.followsComma),
            Places.shared.isQuebecMunicipality(name)
        else { return false }
        if let code = postalText {
            let prefix = Folding.compact(code).prefix(3)
            guard let letter = prefix.utf8.first, "GHJ".utf8.contains(letter),
                !CityRegions.shared.disagree(name, prefix: prefix)
            else { return false }
        }
        let line = StreetLine(street, speaksFrench: speaksFrench)
        return line.number != nil && line.type != nil && line.hasStreet && line.rest.isEmpty
    }

    /// Whether the words can be a street by themselves: `1240 rue` and `1240 ch. de` cannot.
    private func isStreet(_ words: [AddressWord], before tail: AddressWord) -> Bool {
        guard let last = words.last else { return false }
        if tail.followsComma { return true }
        if StreetName.small.contains(last.key) || last.key == "A" || last.key == "ST" && words.count < 3
            || last.key == "STE"
        {
            return false
        }
        let line = StreetLine(words, speaksFrench: speaksFrench)
        return (line.hasStreet && (line.number == nil || line.type != nil || line.unit != nil || line.name.count > 1))
            || line.box != nil || line.route != nil
            || line.isGeneralDelivery
    }

    /// Whether the postal code, which is good, lies in another region of Québec for certain.
    private func isElsewhere(_ city: String) -> Bool {
        guard region == nil || region == "CA-QC", let code = outcome.postalCode,
            outcome.postalVerdict == "PC-OK" || outcome.postalVerdict == "PC-FMT"
        else { return false }
        return CityRegions.shared.disagree(city, prefix: code.prefix(3))
    }

    private static func joined(_ parts: [(text: String, followsComma: Bool)]) -> String {
        var text = ""
        for part in parts { text += (text.isEmpty ? "" : part.followsComma ? ", " : " ") + part.text }
        return text
    }

    /// `Longueuil Longueuil`; `Walla Walla` is no municipality of Québec.
    private var isCityTwice: Bool {
        let half = cityWords.count / 2
        guard cityWords.count.isMultiple(of: 2),
            cityWords.prefix(half).elementsEqual(
                cityWords.suffix(half),
                by: {
                    $0.key == $1.key
                })
        else { return false }
        return Places.shared.isQuebecMunicipality(cityWords.prefix(half).map(\.key).joined(separator: " "))
    }

    mutating func writeCity(_ cell: String?) {
        guard !cityWords.isEmpty else { return }
        if isCityStreet {
            outcome.city = cell
            return
        }
        let isTwice = isCityTwice
        if isTwice { cityWords.removeLast(cityWords.count / 2) }
        let typed = cityWords.count == 1 ? cityWords[0].text : Self.joined(cityWords.map { ($0.text, $0.followsComma) })
        let hasQuebecCode = outcome.postalCode?.utf8.first.map { "GHJ".utf8.contains($0) } ?? false
        let isFrench =
            hasQuebecCode || (region == nil ? home == "CA" || home == "FR" : region == "CA-QC" || region == "CA-NB")
        var written = StreetName.written(cityWords, isFrench: isFrench, startsSmall: false, keepsCommas: true)
        var action = FindingAction.formatted
        if outcome.postalVerdict == "PC-OK" || outcome.postalVerdict == "PC-FMT", let code = outcome.postalCode,
            let usual = Places.shared.municipality(typed, prefix: code.prefix(3)), usual != written
        {
            if Folding.key(usual) != Folding.key(written) || usual.utf8.count != written.utf8.count
                || usual.unicodeScalars.count != written.unicodeScalars.count
            {
                action = .mended
            }
            written = usual
        }
        var isAlias = false
        if let alias = Places.shared.alias(of: typed), alias.city != typed,
            region == alias.region
                || region == nil && outcome.postalCode.map({ Places.shared.agrees($0, with: alias.region) }) == true
        {
            // `PAT` beside a code of Québec City is no part of Montréal.
            if !isElsewhere(alias.city) { (written, action, isAlias) = (alias.city, .mended, true) }
        }
        if !isAlias, Places.shared.alias(of: typed) != nil, WordShape(typed) == .upper, typed.utf8.count <= 4 {
            written = typed
        }
        if isAmerican, ["APO", "FPO", "DPO"].contains(cityWords[0].key), cityWords.count == 1 {
            written = cityWords[0].key
        }
        let isElsewhere = isElsewhere(written)
        let meaning = isAlias || isElsewhere ? .possible : meaning(ofCity: typed)
        var code: String?
        if case .certain(let whole, let found) = meaning { (written, action, code) = (whole, .mended, found) }
        outcome.city = written
        if isElsewhere { note(.city, "CI-PC", .flagged) }
        if cityWords.allSatisfy(\.isNumber) { note(.city, "A", .flagged) }
        switch meaning {
        case .likely(let name, let code): note(.city, code, .suggested, name)
        case .unknown: note(.city, "CI-UNK", .flagged)
        case .certain, .possible: break
        }
        // A city that came from a line has its note there.
        let isSame = cell.map { Folding.compact($0) == Folding.compact(typed) } ?? false
        if let cell, isSame || isTwice, cell != written {
            let code =
                code
                ?? CitySpelling.code(typed: typed, written: written, isAlias: isAlias, isMended: action == .mended)
            note(.city, code, isTwice ? .mended : action, isTwice || action == .mended ? written : nil)
        }
    }

    /// What a name means that the good postal code's prefix does not have, in Québec.
    private func meaning(ofCity typed: String) -> CityMeaning {
        guard home == "CA", region == nil || region == "CA-QC", country == nil || country == "CA",
            outcome.postalVerdict == "PC-OK" || outcome.postalVerdict == "PC-FMT", let code = outcome.postalCode,
            Places.shared.prefixes[String(code.prefix(3))] == "CA-QC",
            Places.shared.municipality(typed, prefix: code.prefix(3)) == nil
        else { return .possible }
        return Places.shared.meaning(ofCity: typed, prefix: code.prefix(3))
    }
}
