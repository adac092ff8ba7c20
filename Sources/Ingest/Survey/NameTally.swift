import Columns
import Records

/// How the whole names of one column are ordered.
///
/// Two known words vote for the order in which they stand when one of them is never what the other is: `TREMBLAY NATHALIE`,
/// half as loud `Roy Luc`, since somebody may have Roy for a first name, and half as loud again one known word beside one
/// of no list, `Coiffure Lise`. Names with a comma, of couples and of organisations do not vote.
struct NameTally: Sendable {
    private var firstLast = 0
    private var lastFirst = 0
    /// Names of two or three words that vote for nothing.
    private var silent = 0
    private var single = 0
    private var several = 0
    /// Of the single ones.
    private var firstNames = 0
    /// Cells that were read for their order.
    private var read = 0

    /// So many names are enough, so that the survey of a large file stays quick.
    private static let most = 5_000
    /// One name in so many may stand in the other order in a column that has one.
    private static let habit = 4

    /// `either` is a first name that is a last name too.
    private enum Kind { case first, last, either, unknown }
    /// What one name in which both words are known, each as one thing only, says.
    private static let plain = 4

    mutating func add(_ column: TextColumn) {
        for row in 0..<column.count where column.length(row) > 0 {
            column.withBytes(row) { cell in
                guard read < Self.most else {
                    if cell.contains(0x20) { several += 1 }
                    return
                }
                read += 1
                count(cell)
            }
        }
    }

    private mutating func count(_ cell: Recogniser.Cell) {
        let words = Self.words(cell)
        guard !words.isEmpty else { return }
        let isOther = cell.contains { ",;&/+@(".utf8.contains($0) || (48...57).contains($0) }
        guard !isOther, words.count > 1 else {
            if words.count > 1 || isOther { several += 1 } else { countSingle(words[0]) }
            return
        }
        if words.count == 2, Self.particles.contains(words[0]), Self.kind(words[1]) != .first {
            // `St Pierre`, `De Grandpré`.
            single += 1
            return
        }
        several += 1
        guard words.count <= 3, !words.contains(where: { Self.conjunctions.contains($0) }),
            !words.contains(where: { ValueWords.shared.holds(folded: $0, .companyMarker) })
        else { return }
        switch (Self.kind(words[0]), Self.kind(words[words.count - 1])) {
        case (.first, .last): firstLast += Self.plain
        case (.last, .first): lastFirst += Self.plain
        case (.first, .either), (.either, .last): firstLast += 2
        case (.last, .either), (.either, .first): lastFirst += 2
        case (.first, .unknown), (.unknown, .last): firstLast += 1
        case (.unknown, .first): lastFirst += 1
        default: silent += 1
        }
    }

    private mutating func countSingle(_ word: [UInt8]) {
        single += 1
        if Self.kind(word) == .first { firstNames += 1 }
    }

    enum Order: Equatable {
        /// Hardly a name votes.
        case none
        case firstLast, lastFirst
        /// Names vote for both orders, or too few for the unusual one.
        case open
    }

    var order: Order {
        if lastFirst >= Self.plain, lastFirst >= Self.habit * firstLast { return .lastFirst }
        if firstLast > 0, firstLast >= Self.habit * lastFirst { return .firstLast }
        return lastFirst + firstLast > 0 || silent >= 5 ? .open : .none
    }

    /// Whether every cell is one word, and hardly any a first name.
    var holdsLastNamesOnly: Bool { several == 0 && single > 0 && firstNames * 5 <= single }

    /// Folded, without a civility in front or behind.
    private static func words(_ cell: Recogniser.Cell) -> [[UInt8]] {
        var words = cell.split(separator: 0x20).map { FoldedText.fold(UnsafeBufferPointer(rebasing: $0)) }
        words.removeAll(where: \.isEmpty)
        while words.count > 1, ValueWords.shared.holds(folded: words[0], .civility) { words.removeFirst() }
        while words.count > 2, ValueWords.shared.holds(folded: words[words.count - 1], .civility) { words.removeLast() }
        return words
    }

    /// Both halves of a hyphenated name, where the whole is in no list.
    private static func kind(_ word: [UInt8]) -> Kind {
        let halves = [word] + (word.contains(0x20) ? word.split(separator: 0x20).map(Array.init) : [])
        for parts in [halves.prefix(1), halves.dropFirst()] where !parts.isEmpty {
            if parts.allSatisfy({ ValueWords.shared.holds(folded: $0, .firstName) }) { return .first }
            if parts.allSatisfy({ ValueWords.shared.holds(folded: $0, .lastName) }) { return .last }
        }
        return firstNames.contains(word) ? .either : .unknown
    }

    private static let firstNames: Set<[UInt8]> = {
        let table = ReferenceTable("first-names")
        let name = table.column("folded")
        return Set(table.rows.map { FoldedText.fold($0[name].utf8) })
    }()

    private static let particles = wordSet("st ste saint sainte de du des la le van von di del el al")
    private static let conjunctions = wordSet("et and ou or")

    private static func wordSet(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }
}
