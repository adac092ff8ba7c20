/// What the status of a deal says of it: whether a customer bought.
///
/// A cancellation, a refusal or a refund decides wherever it stands (`Annulé par client`, `Credit declined`); what is only
/// not yet sold (`En attente`) gives way to a sale (`Livré, paiement en attente`). Codes of a letter and words of no list
/// are `unread`: nobody can tell from them that a purchase was concluded.
package enum DealStanding: Sendable {
    case purchase, noPurchase, unread

    /// - Parameter status: a status that says something; no status at all is none of these.
    package init(_ status: String) {
        let words = FoldedText.fold(status.utf8).split(separator: 0x20).map(Array.init)
        let list = StatusWords.shared
        if words.contains(where: { word in list.stems.contains { word.starts(with: $0) } })
            || list.undone.contains(where: { Self.holds(words, $0) })
        {
            self = .noPurchase
            return
        }
        let sold = words.indices.filter { list.sold.contains(words[$0]) }
        // `Non livré`; but `vendu, non livré` is a sale.
        let stated = sold.filter { $0 == 0 || !list.denials.contains(words[$0 - 1]) }
        if stated.count < sold.count, !stated.contains(where: { list.sales.contains(words[$0]) }) {
            self = .noPurchase
        } else if !stated.isEmpty {
            self = .purchase
        } else {
            self = list.unconcluded.contains { Self.holds(words, $0) } ? .noPurchase : .unread
        }
    }

    private static func holds(_ words: [[UInt8]], _ phrase: [[UInt8]]) -> Bool {
        guard phrase.count <= words.count else { return false }
        return (0...(words.count - phrase.count)).contains { words[$0...].starts(with: phrase) }
    }
}

/// The words of `no-purchase-statuses` and `purchase-statuses`, folded.
private struct StatusWords: Sendable {
    static let shared = StatusWords()

    private(set) var stems: [[UInt8]] = []
    private(set) var undone: [[[UInt8]]] = []
    private(set) var unconcluded: [[[UInt8]]] = []
    let sold: Set<[UInt8]>
    /// Words that speak of the contract itself, not of what follows it.
    let sales = Set(["vendu", "vendue", "sold", "conclu", "conclue"].map { Array($0.utf8) })
    let denials = Set(["non", "pas", "not", "never", "jamais"].map { Array($0.utf8) })

    private init() {
        let purchases = ReferenceTable("purchase-statuses")
        let sale = purchases.column("word")
        sold = Set(purchases.rows.map { Array($0[sale].utf8) })
        let table = ReferenceTable("no-purchase-statuses")
        let (word, match) = (table.column("word"), table.column("match"))
        for row in table.rows {
            let phrase = row[word].utf8.split(separator: 0x20).map(Array.init)
            switch row[match] {
            case "stem": stems += phrase
            case "word": undone.append(phrase)
            default: unconcluded.append(phrase)
            }
        }
    }
}
