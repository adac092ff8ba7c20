/// Things about a file that a person should know though every row was read.
///
/// `TableDescription.notes` holds the raw value, `raw-value:count` where a number says more, and `raw-value:count:name`
/// where it is about something with a name.
package enum ReadingNote: String, CaseIterable, Sendable {
    case truncated
    case nulBytes = "nul-bytes"
    case headerLooksLikeValues = "header-looks-like-values"
    case duplicateHeaders = "duplicate-headers"
    case unnamedColumns = "unnamed-columns"
    case repeatedHeader = "repeated-header"
    case duplicateKeys = "duplicate-keys"
    case quotedPrintable = "quoted-printable"
    /// Rows with fewer cells than the header.
    case shortRows = "short-rows"
    /// Rows with empty cells beyond the header's.
    case trailingDelimiters = "trailing-delimiters"
    /// Rows with a quote where none belongs.
    case strayQuotes = "stray-quotes"
    /// Rows in the second encoding of a mixed file.
    case mixedEncodings = "mixed-encodings"
    /// Characters that could not be decoded and became U+FFFD.
    case replacedCharacters = "replaced-characters"
    /// Leads that were no well-formed XML.
    case repairedXML = "repaired-xml"
    /// Sheets of a workbook that can be seen and were not read.
    case otherSheets = "other-sheets"
    case hiddenSheets = "hidden-sheets"
    /// Cells with `#N/A`, `#REF!` and the like.
    case errorCells = "error-cells"
    /// Formulas that no program has computed: their cells are empty.
    case uncomputedFormulas = "uncomputed-formulas"
    /// Pictures and sounds of contact cards, which are left out.
    case pictures
    /// Rows whose cells were put together again because a quote was missing.
    case mendedQuotes = "mended-quotes"
    /// Headers that stand on two lines.
    case twoLineHeader = "two-line-header"
    /// Rows of which every cell is empty: no records.
    case emptyRows = "empty-rows"
    /// An array of so many objects, by its name, beside the records of a JSON document.
    case unreadArray = "unread-array"
}

/// The notes of one reading.
struct ReadingNotes {
    private var counts: [ReadingNote: Int] = [:]
    private var named: [(note: ReadingNote, text: String)] = []

    private static let mostNamed = 12
    private static let nameLength = 80

    /// Notes something that is so, however often.
    mutating func set(_ note: ReadingNote, when holds: Bool = true) {
        if holds { counts[note] = 0 }
    }

    func count(_ note: ReadingNote) -> Int { counts[note] ?? 0 }

    mutating func add(_ note: ReadingNote, _ count: Int = 1) {
        if count > 0 { counts[note, default: 0] += count }
    }

    /// Notes something about a thing with a name; the first dozen of them are told.
    mutating func add(_ note: ReadingNote, _ count: Int, named name: String) {
        guard named.count < Self.mostNamed else { return }
        named.append((note, "\(note.rawValue):\(count):\(name.prefix(Self.nameLength))"))
    }

    /// In the order of `ReadingNote`.
    var texts: [String] {
        ReadingNote.allCases.flatMap { note in
            let counted = counts[note].map { $0 == 0 ? note.rawValue : "\(note.rawValue):\($0)" }
            return (counted.map { [$0] } ?? []) + named.filter { $0.note == note }.map(\.text)
        }
    }
}
