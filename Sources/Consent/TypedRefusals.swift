import Records

/// Refusals that someone typed where there was room: `TREMBLAY *NE PAS APPELER*`, a note that says so, a customer type.
///
/// They count as withdrawals without a day, which no later consent lifts by itself. What may be one is `unread`: nothing is
/// implied by a purchase until somebody has read it.
enum TypedRefusals {
    /// - Parameter typed: the file's own columns, searched whatever they are mapped to.
    static func drafts(of batch: CleanBatch, typed: [TypedColumn]) -> [ConsentDraft] {
        guard batch.entity != .vehicle else { return [] }
        var drafts: [ConsentDraft] = []
        var seen: Set<Closed> = []
        func add(_ kind: ConsentDraft.Kind, _ channels: [String?], _ row: Int, _ column: String) {
            for channel in channels where seen.insert(Closed(row: row, channel: channel, kind: kind)).inserted {
                drafts.append(
                    ConsentDraft(
                        row: row, channel: channel, kind: kind, occurredOn: nil, proof: 0, contact: nil, column: column)
                )
            }
        }
        func read(_ text: RefusalText, _ row: Int, _ column: String) {
            add(.withdraw, text.closed, row, column)
            // Who has no address by a channel lacks one: `aucun courriel` says no more.
            add(.unread, text.doubtful.filter { isReachable(batch, by: $0, row) }, row, column)
        }
        if batch.entity == .customer || batch.entity == .lead {
            for finding in batch.findings where finding.target == .notes {
                guard let proposal = finding.proposal else { continue }
                let place: RefusalText.Place = finding.field.kind == .email ? .besideEmail : .anywhere
                read(RefusalText(cell: Array(proposal.utf8), place), finding.row, finding.field.rawValue)
            }
        }
        if let notes = batch.columns[.field(.notes)] {
            let column = TypedColumn(header: Field.notes.rawValue, field: .notes, texts: notes)
            column.forEachRefusal { row, text in read(text, row, column.header) }
        }
        for column in typed { column.forEachRefusal { row, text in read(text, row, column.header) } }
        return drafts
    }

    private static func isReachable(_ batch: CleanBatch, by channel: String?, _ row: Int) -> Bool {
        func holds(_ fields: [Field]) -> Bool {
            fields.contains { (batch.columns[.field($0)]?.length(row) ?? 0) > 0 }
        }
        return switch channel {
        case "EM": batch.entity != .customer || holds([.email, .emailSecond])
        case "PO": batch.entity != .customer || holds([.address1, .streetName, .postalCode])
        default: true
        }
    }

    private struct Closed: Hashable {
        var row: Int
        var channel: String?
        var kind: ConsentDraft.Kind
    }
}
