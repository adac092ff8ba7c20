import Columns
import Records

/// What the values of one column look like, counted over a sample.
struct ColumnContent: Sendable {
    /// Cells that hold something.
    private(set) var filled = 0
    private(set) var rows = 0
    private(set) var distinct = 0
    private(set) var counts: [Trait: Int] = [:]

    enum Trait: Hashable, Sendable {
        /// A yes or a no; `plainYesOrNo` leaves out the signs that may as well stand for an empty cell.
        case yesOrNo, plainYesOrNo
        case email, phone, vin, checkedVIN, canadianPostal, anyPostal
        /// A date with separators or a month in words; `possibleDate` also counts bare digits.
        case plainDate, possibleDate
        case money, odometer, year, digits, extensionDigits
        /// Words by which somebody refuses to be reached; the word that somebody has died.
        case refusalWord, deathWord
        /// Says that somebody left a list or is to be left alone, whatever else it says: `Désabonnement`, `Complained`.
        case stopWord
        /// Begins with a yes or a no, or has a word of consent in it: `Oui (2024)`, `Non merci`.
        case answer
        /// A channel of messages: `Courriel`, `SMS`.
        case channelWord
        /// `T`, which is true among yes and no, and tacit among states of a consent.
        case trueOrTacit
        /// At most three signs.
        case shortCode
        case letters, severalWords, longText, commaName, word(WordList), companyWord, streetWord, milesWord,
            kilometresWord
    }

    init(_ column: TextColumn, rows limit: Int = 200) {
        rows = min(column.count, limit)
        var seen: Set<[UInt8]> = []
        for row in 0..<rows {
            column.withBytes(row) { cell in
                let folded = FoldedText.fold(cell)
                guard !folded.isEmpty else { return }
                filled += 1
                seen.insert(folded)
                count(cell, folded)
            }
        }
        distinct = seen.count
    }

    private mutating func count(_ cell: Recogniser.Cell, _ folded: [UInt8]) {
        func add(_ trait: Trait) { counts[trait, default: 0] += 1 }
        if Recogniser.isEmail(cell) { add(.email) }
        let date = Recogniser.date(cell)
        if date != nil { add(.possibleDate) }
        let hasSeparator = cell.contains { "-/. ".utf8.contains($0) }
        let isPlainDate = date == .named || (hasSeparator && date != nil)
        if isPlainDate { add(.plainDate) } else if Recogniser.isPhone(cell) { add(.phone) }
        switch Recogniser.vin(cell) {
        case .checked:
            add(.vin)
            add(.checkedVIN)
        case .plausible: add(.vin)
        case .none: break
        }
        let postal = Recogniser.postalShapes(cell)
        if postal.contains(.canadian) { add(.canadianPostal) }
        if !postal.isEmpty { add(.anyPostal) }
        if Recogniser.isMoney(cell) { add(.money) }
        if Recogniser.isOdometer(cell) { add(.odometer) }
        if Recogniser.isYear(cell) { add(.year) }
        if Recogniser.isDigits(cell, count: 1...12) { add(.digits) }
        if Recogniser.isDigits(cell, count: 1...6) { add(.extensionDigits) }
        if !cell.contains(where: { (48...57).contains($0) || $0 == UInt8(ascii: "@") }) { add(.letters) }
        if folded.contains(UInt8(ascii: " ")) { add(.severalWords) }
        if folded.count > 40 { add(.longText) }
        if cell.contains(UInt8(ascii: ",")) { add(.commaName) }
        if ["mi", "mile", "miles"].contains(where: { folded.elementsEqual($0.utf8) }) { add(.milesWord) }
        if ["km", "kms"].contains(where: { folded.elementsEqual($0.utf8) }) { add(.kilometresWord) }
        let whole = ValueWords.shared.lists(folded: folded)
        for (list, flag) in Self.wholeWords where whole.contains(flag) { add(.word(list)) }
        if whole.contains(Self.booleanFlag), !folded.elementsEqual("-".utf8) {
            add(.yesOrNo)
            if !["0", "x"].contains(where: { folded.elementsEqual($0.utf8) }) { add(.plainYesOrNo) }
        }
        if folded.count <= 30 {
            let channel = ConsentChannelWord(String(decoding: folded, as: UTF8.self))
            if channel.codes != nil || channel.isAll { add(.channelWord) }
        }
        if folded.elementsEqual("t".utf8) { add(.trueOrTacit) }
        if folded.count <= 3 { add(.shortCode) }
        let refusals = counts[.refusalWord] ?? 0
        if folded.count <= 60 {
            if Self.refusals.contains(folded) || !RefusalText(folded: folded).closed.isEmpty { add(.refusalWord) }
            let first = folded.prefix { $0 != 0x20 }
            if Self.deaths.contains(Array(first)), folded.count < 30 { add(.deathWord) }
        }
        let words = ValueWords.shared.listsOfWords(folded: folded)
        if StopWords.begin(in: folded) || counts[.refusalWord] ?? 0 > refusals { add(.stopWord) }
        if Self.isAnswer(folded) { add(.answer) }
        if words.contains(Self.companyFlag) { add(.companyWord) }
        if (48...57).contains(folded[0]), words.contains(Self.streetFlag) { add(.streetWord) }
    }

    private static let wholeWords = WordList.allCases.filter { $0 != .companyMarker && $0 != .streetType }
        .map { ($0, $0.flag) }
    private static let booleanFlag = WordList.boolean.flag
    private static let companyFlag = WordList.companyMarker.flag
    private static let streetFlag = WordList.streetType.flag

    /// The part of the filled cells that have a trait; 0 for an empty column.
    func share(_ trait: Trait) -> Double {
        filled == 0 ? 0 : Double(counts[trait] ?? 0) / Double(filled)
    }

    func share(_ list: WordList) -> Double { share(.word(list)) }

    /// Whether four values in five are a yes or a no, and not mere signs for an empty cell.
    var holdsYesAndNo: Bool { share(.yesOrNo) >= 0.8 && (counts[.plainYesOrNo] ?? 0) > 0 }

    /// Whether half of the values are a yes or a no.
    var saysYesOrNo: Bool { filled > 0 && share(.boolean) >= 0.5 }

    /// Whether four values in five say stop.
    var isOfStops: Bool { share(.stopWord) >= 0.8 }

    /// Whether some value answers the question whether somebody may be reached.
    var holdsAnswers: Bool { (counts[.answer] ?? 0) + (counts[.refusalWord] ?? 0) > 0 }

    private static func isAnswer(_ folded: [UInt8]) -> Bool {
        if folded.count <= 2 {
            return folded != [UInt8(ascii: "-")] && ValueWords.shared.holds(folded: folded, .boolean)
        }
        // A word of one sign in a longer value is an initial: `O. Roy`.
        let words = folded.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }.filter { $0.count > 1 }.map(Array.init)
        return words.first.map { ValueWords.shared.holds(folded: $0, .boolean) } == true
            || (words + [folded]).contains {
                ValueWords.shared.holds(folded: $0, .consentStatus) && !unknowns.contains($0)
            }
    }

    private static let unknowns = Set(["none", "aucun", "null", "inconnu"].map { Array($0.utf8) })

    /// Whether a column has nothing but one sign, `X` or `1`, where it has anything.
    var holdsMarks: Bool { filled > 0 && distinct == 1 && share(.yesOrNo) == 1 }

    /// Whether the values are few codes of a letter or two.
    var holdsCodes: Bool { filled > 0 && share(.shortCode) == 1 && distinct <= 6 }

    /// Whether some value is a refusal to be reached, or says that somebody has died.
    var speaksOfRefusal: Bool { (counts[.refusalWord] ?? 0) + (counts[.deathWord] ?? 0) > 0 }

    /// Whether the values are plainly of a kind that is no consent: addresses, numbers, amounts, sentences.
    var isPlainlyAnother: Bool {
        plainKind != nil || share(.money) >= 0.8 && share(.boolean) < 0.5 || share(.longText) >= 0.5
    }

    private static let refusals = Set(
        [
            "npc", "desinscrit", "desinscrite", "bloque", "bloquee", "blocked", "suppressed", "refuse contact",
            "liste noire", "blacklisted", "opted out", "retire de la liste",
        ].map { Array($0.utf8) })
    private static let deaths = Set(
        ["decede", "decedee", "deceased", "dcd", "decd", "defunt", "defunte", "deces"].map { Array($0.utf8) })

    var fill: Double { rows == 0 ? 0 : Double(filled) / Double(rows) }

    /// The one kind that four values in five have, where a kind is plain from the values alone.
    var plainKind: FieldKind? {
        guard filled > 0 else { return nil }
        if share(.email) >= 0.8 { return .email }
        if share(.checkedVIN) >= 0.5, share(.vin) >= 0.8 { return .vin }
        if share(.canadianPostal) >= 0.8 { return .postalCode }
        if share(.plainDate) >= 0.8 { return .date }
        if share(.phone) >= 0.8 { return .phone }
        return nil
    }
}
