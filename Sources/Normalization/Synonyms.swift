import Records

/// A dealer's own words for values, from a CSV `field,word,meaning` such as `make,CHEVY VAN,Chevrolet`.
///
/// They are looked up before anything else, without regard to case and accents, and only whole cells count.
package struct Synonyms: Sendable, Equatable {
    /// The word of a table for all fields that say yes or no.
    package static let yesNo = "yes_no"

    package static let none = Synonyms()

    private var words: [Field: [String: String]] = [:]
    /// The table as it was read, for telling one from another.
    package private(set) var text = ""

    package init() {}

    /// Reads a table; lines that begin with `#` and empty ones say nothing. `;` may stand for `,`.
    package init(csv: String) throws(SynonymsError) {
        self.init()
        text = csv
        var columns: (field: Int, word: Int, meaning: Int)?
        var separator: Character = ","
        var firstLines: [Field: [String: (line: Int, meaning: String)]] = [:]
        let lines = csv.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (place, line) in lines.enumerated() {
            let bare = String(line).trimmedSpaces
            if bare.isEmpty || bare.hasPrefix("#") { continue }
            guard let columns else {
                separator = bare.contains(",") || !bare.contains(";") ? "," : ";"
                columns = try Self.columns(Self.cells(bare, separator), line: place + 1)
                continue
            }
            let cells = Self.cells(bare, separator)
            func cell(_ column: Int) -> String { column < cells.count ? cells[column].trimmedSpaces : "" }
            let (name, word, meaning) = (cell(columns.field), cell(columns.word), cell(columns.meaning))
            guard !word.isEmpty else { throw .noWord(line: place + 1) }
            for field in try Self.fields(name, line: place + 1) {
                let value = try Self.value(meaning, of: field, named: name, line: place + 1)
                let key = foldedKey(word)
                if let earlier = firstLines[field]?[key], earlier.meaning != value {
                    throw .twoMeanings(line: place + 1, word: word, earlier: earlier.line)
                }
                firstLines[field, default: [:]][key] = (place + 1, value)
                words[field, default: [:]][key] = value
            }
        }
        guard columns != nil else { throw .noHeader(line: 1, missing: "field") }
    }

    /// What each folded word of a field means; nil when the table has none for it.
    func meanings(of field: Field) -> [String: String]? { words[field] }

    private static func cells(_ line: String, _ separator: Character) -> [String] {
        separator == ","
            ? ReferenceTable(csv: line).header
            : line.split(separator: separator, omittingEmptySubsequences: false).map {
                String($0).filter { $0 != "\"" }
            }
    }

    private static func columns(
        _ header: [String], line: Int
    ) throws(SynonymsError) -> (field: Int, word: Int, meaning: Int) {
        let names = header.map { asciiLowercased($0.trimmedSpaces) }
        func place(_ name: String) throws(SynonymsError) -> Int {
            guard let place = names.firstIndex(of: name) else { throw .noHeader(line: line, missing: name) }
            return place
        }
        return (try place("field"), try place("word"), try place("meaning"))
    }

    private static func fields(_ name: String, line: Int) throws(SynonymsError) -> [Field] {
        if name == yesNo { return Field.allCases.filter { $0.kind == .consentFlag } }
        guard let field = Field(rawValue: name) else {
            throw .unknownField(
                line: line, name: name,
                nearest: Spelling.nearest(to: name, in: [yesNo] + Field.allCases.filter(takesWords).map(\.rawValue)))
        }
        guard takesWords(field) else { throw .fieldWithoutWords(line: line, name: name) }
        return [field]
    }

    /// Fields whose values are words of a list or names of places, not what a person is called or reached by.
    private static func takesWords(_ field: Field) -> Bool {
        switch field.kind {
        case .civility, .language, .sex, .consentFlag, .make, .model, .code, .city, .province, .country: true
        default: field == .appointmentReason
        }
    }

    /// The meaning in clean form, which the field's own rules must understand.
    private static func value(
        _ meaning: String, of field: Field, named name: String, line: Int
    ) throws(SynonymsError) -> String {
        guard !meaning.isEmpty else { throw .noMeaning(line: line, name: name) }
        let settings = NormalizationSettings(asOf: CivilDate(daysSinceEpoch: 0))
        let understood: String?
        switch field.kind {
        case .civility: understood = PartyNormalizer().resolve(PartyInput(civility: meaning)).civility
        case .city: understood = meaning
        case .province: understood = Places.shared.region(meaning, isAmerican: false)
        case .country: understood = Places.shared.country(meaning)
        default:
            let context = CellContext(field: field, settings: settings)
            let outcome = NormalizerCatalog.normalizer(of: field)?.normalize(meaning, in: context)
            let isUnknown = outcome?.notes.contains { $0.code == "CL-UNKNOWN" } ?? true
            understood = isUnknown ? nil : outcome?.value
        }
        guard let understood else { throw .unknownMeaning(line: line, name: name, meaning: meaning) }
        return understood
    }
}

/// What is wrong with a table of synonyms, and on which line.
package enum SynonymsError: Error, Equatable {
    case noHeader(line: Int, missing: String)
    case unknownField(line: Int, name: String, nearest: String?)
    case fieldWithoutWords(line: Int, name: String)
    case noWord(line: Int)
    case noMeaning(line: Int, name: String)
    case unknownMeaning(line: Int, name: String, meaning: String)
    case twoMeanings(line: Int, word: String, earlier: Int)
}
