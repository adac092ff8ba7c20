import Records

/// Refusals that someone typed where there was room: `TREMBLAY *NE PAS APPELER*`, or a note that says so.
///
/// Only whole phrases of `FilePhrase` count, and they count as withdrawals without a day, which no later consent lifts
/// by itself.
enum TypedRefusals {
    static func drafts(of batch: CleanBatch) -> [ConsentDraft] {
        guard batch.entity == .customer || batch.entity == .lead else { return [] }
        var drafts: [ConsentDraft] = []
        var seen: Set<Closed> = []
        func read(_ folded: [UInt8], _ row: Int, _ field: Field) {
            for channel in FilePhrase.refusedChannels(in: folded) {
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
}
