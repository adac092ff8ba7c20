import Columns

/// Reads vCards (2.1, 3.0 and 4.0), one row a card.
///
/// Columns have vCard's own names, in a fixed order: `FN`, `N.family`, `TEL[cell]`, `ADR[home].street`. A second value of the
/// same kind is `TEL[cell,2]`. Properties of a program's own keep their name, `X-PHONETIC-FIRST-NAME`. Pictures, sounds
/// and keys are left out and counted.
final class ContactCardReader: TableReader {
    private let name: String
    private let detected: DetectedEncoding
    private let cutEnd: CutEnd
    /// The line of a last card that was cut off and makes the reading fail.
    private var cutLine: Int?
    private let document: InputDocument
    private let cards: [ContactCards.Card]
    private var next = 0
    private let header: [String]
    private let columnOfPath: [String: Int]
    private var notes = ReadingNotes()
    private(set) var rejected: [RejectedRow] = []

    init(_ input: InputBytes, _ detected: DetectedEncoding, options: ReadOptions) throws(TabularError) {
        name = input.name
        cutEnd = options.cutEnd
        self.detected = detected
        document = try InputDocument(input, detected)
        notes.add(.replacedCharacters, document.replacedCharacters)
        cards = ContactCards.cards(document.text)
        var names = HeaderNames()
        var columnOfPath: [String: Int] = [:]
        var paths: [String] = []
        for card in cards where card.isWhole {
            for cell in ContactCells.cells(of: ContactCards.properties(document.text, card.range)).cells
            where columnOfPath[cell.path] == nil {
                columnOfPath[cell.path] = 0
                paths.append(cell.path)
            }
            if paths.count > TabularLimits.columns {
                throw .tooManyColumns(path: input.name, found: paths.count, limit: TabularLimits.columns)
            }
        }
        guard !paths.isEmpty else {
            if let first = cards.first(where: { !$0.isWhole }) { throw .truncated(path: input.name, line: first.line) }
            throw .noRecords(path: input.name)
        }
        for path in ContactCells.ordered(paths) {
            columnOfPath[path] = names.names.count
            names.append(path)
        }
        header = names.names
        self.columnOfPath = columnOfPath
    }

    var description: TableDescription {
        TableDescription(
            format: .vcard, encoding: detected.encoding.rawValue, encodingConfidence: detected.confidence,
            header: header,
            notes: notes.texts)
    }

    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool {
        precondition(limit > 0, "a batch holds at least one row")
        if batch.columns.count == header.count {
            batch.removeAll()
        } else {
            batch = RawBatch(columnCount: header.count)
        }
        while batch.rowCount < limit, next < cards.count {
            take(cards[next], into: &batch)
            next += 1
        }
        if batch.rowCount == 0, let cutLine { throw .cutOff(path: name, line: cutLine) }
        return batch.rowCount > 0
    }

    private func take(_ card: ContactCards.Card, into batch: inout RawBatch) {
        func reject(_ reason: RejectedRow.Reason) {
            rejected.append(RejectedRow(line: card.line, reason: reason, bytes: Array(document.text[card.range])))
        }
        guard card.isWhole else {
            let isCut = card.range.upperBound == document.text.count
            notes.set(.truncated, when: isCut)
            if isCut, cutEnd == .refused {
                cutLine = card.line
                return
            }
            return reject(.syntax)
        }
        let read = ContactCells.cells(of: ContactCards.properties(document.text, card.range))
        if read.cells.contains(where: { $0.text.utf8.count > TabularLimits.cell }) { return reject(.oversized) }
        notes.add(.pictures, read.pictures)
        var row = [String?](repeating: nil, count: header.count)
        for cell in read.cells { if let column = columnOfPath[cell.path] { row[column] = cell.text } }
        for (column, text) in row.enumerated() {
            if let text { batch.columns[column].append(text) } else { batch.columns[column].appendMissing() }
        }
        batch.lines.append(card.line)
    }
}

/// The columns of a card.
enum ContactCells {
    /// Cells by path, each path once, and how many pictures, sounds and keys were left out.
    static func cells(
        of properties: [ContactCards.Property]
    ) -> (cells: [(path: String, text: String)], pictures: Int) {
        var cells: [(path: String, text: String)] = []
        var pictures = 0
        var times: [String: Int] = [:]
        // The preferred number of a kind comes first, whatever its place.
        let ordered = properties.filter(isPreferred) + properties.filter { !isPreferred($0) }
        for property in ordered {
            if ["PHOTO", "LOGO", "SOUND", "KEY"].contains(property.name) {
                pictures += 1
                continue
            }
            if ["VERSION", "PRODID", "AGENT", "X-ABLABEL"].contains(property.name) { continue }
            let kind = kind(of: property)
            let key = property.name + (kind ?? "")
            times[key, default: 0] += 1
            let words = [kind, times[key] == 1 ? nil : times[key].map(String.init)].compactMap { $0 }
            let path = property.name + (words.isEmpty ? "" : "[" + words.joined(separator: ",") + "]")
            if let parts = components[property.name] {
                let values = ContactCards.parts(property.value, separator: UInt8(ascii: ";"))
                for (part, value) in zip(parts, values) where !trimmed(value).isEmpty {
                    cells.append((path + "." + part, trimmed(value)))
                }
                continue
            }
            var text = trimmed(ContactCards.parts(property.value, separator: nil)[0])
            if property.name == "TEL", text.lowercased().hasPrefix("tel:") { text = String(text.dropFirst(4)) }
            if property.name == "EMAIL", text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
            if !text.isEmpty { cells.append((path, text)) }
        }
        return (cells, pictures)
    }

    private static let components: [String: [String]] = [
        "N": ["family", "given", "additional", "prefix", "suffix"],
        "ADR": ["pobox", "extended", "street", "city", "region", "postalcode", "country"],
        "ORG": ["name", "unit", "subunit"],
    ]

    private static func isPreferred(_ property: ContactCards.Property) -> Bool {
        property.types.contains("pref") || property.parameters["PREF"] == "1"
    }

    /// What a number, address or mailbox is: the word that says most.
    private static func kind(of property: ContactCards.Property) -> String? {
        guard ["TEL", "EMAIL", "ADR", "URL", "IMPP"].contains(property.name) else { return nil }
        let words = ["fax", "pager", "cell", "mobile", "iphone", "home", "work"]
        guard let word = words.first(where: { property.types.contains($0) }) else { return nil }
        return ["mobile", "iphone"].contains(word) ? "cell" : word
    }

    /// Names first, then numbers, addresses and the rest, so that the same contacts always give the same columns.
    static func ordered(_ paths: [String]) -> [String] {
        func rank(_ path: String) -> Int {
            let name = path.prefix { $0 != "[" && $0 != "." }
            return order.firstIndex(of: String(name)) ?? order.count
        }
        return paths.enumerated().sorted {
            let (left, right) = (rank($0.element), rank($1.element))
            return left != right ? left < right : $0.offset < $1.offset
        }.map(\.element)
    }

    private static let order = [
        "UID", "FN", "N", "NICKNAME", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "BDAY", "GENDER", "LANG", "NOTE",
    ]

    private static func trimmed(_ text: String) -> String {
        let inner = text.drop { $0.isWhitespace }
        return String(inner.reversed().drop { $0.isWhitespace }.reversed())
    }
}
