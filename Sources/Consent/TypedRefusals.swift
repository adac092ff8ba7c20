import Records

/// Refusals that someone typed where there was room: `TREMBLAY *NE PAS APPELER*`, or a note that says so.
///
/// Only whole phrases count, and they count as withdrawals without a day, which no later consent lifts by itself.
enum TypedRefusals {
    /// Folded phrases and the channel that they close; nil for all.
    private static let phrases: [(words: [UInt8], channel: String?)] = [
        ("ne pas appeler", "PH"), ("ne plus appeler", "PH"), ("ne pas telephoner", "PH"), ("do not call", "PH"),
        ("ne pas texter", "SM"), ("do not text", "SM"), ("ne pas ecrire", "EM"), ("do not email", "EM"),
        ("ne pas contacter", nil), ("ne plus contacter", nil), ("ne pas relancer", nil), ("do not contact", nil),
    ].map { (Array($0.0.utf8), $0.1) }

    static func drafts(of batch: CleanBatch) -> [ConsentDraft] {
        guard batch.entity == .customer || batch.entity == .lead else { return [] }
        var drafts: [ConsentDraft] = []
        var seen: Set<Closed> = []
        func read(_ folded: [UInt8], _ row: Int, _ field: Field) {
            for (words, channel) in phrases where contains(folded, words) {
                guard seen.insert(Closed(row: row, channel: channel)).inserted else { continue }
                drafts.append(
                    ConsentDraft(
                        row: row, channel: channel, kind: .withdraw, occurredOn: nil, proof: 0, contact: nil,
                        column: field.rawValue))
            }
        }
        for finding in batch.findings where finding.target == .notes {
            if let proposal = finding.proposal { read(FoldedText.fold(proposal.utf8), finding.row, finding.field) }
        }
        if let notes = batch.columns[.field(.notes)] {
            for row in 0..<batch.rowCount where notes.length(row) > 0 {
                notes.withBytes(row) { read(FoldedText.fold($0), row, .notes) }
            }
        }
        return drafts
    }

    private struct Closed: Hashable {
        var row: Int
        var channel: String?
    }

    private static func contains(_ text: [UInt8], _ words: [UInt8]) -> Bool {
        guard text.count >= words.count else { return false }
        return (0...(text.count - words.count)).contains { start in
            text[start..<(start + words.count)].elementsEqual(words)
                && (start == 0 || text[start - 1] == 0x20)
                && (start + words.count == text.count || text[start + words.count] == 0x20)
        }
    }
}
