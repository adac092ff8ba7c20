import Records

/// The status of a deal, in the file's words; one that does not say whether the customer bought is flagged, and gives no
/// implied consent.
struct DealStatusNormalizer: Normalizer {
    let id = "deal-status"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.dealStatus]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        // `Refusée` says that there was no deal, not that somebody would not answer.
        guard DealStanding(text) == .unread else { return CellOutcome(text) }
        if let filler = Fillers.outcome(for: text, in: context.field) { return CellOutcome(nil, notes: filler.notes) }
        return CellOutcome(text, nil, notes: [CellNote("CL-UNKNOWN", .flagged)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Livré", as: .dealStatus, CellOutcome("Livré")),
        NormalizerExample("Refusée", as: .dealStatus, CellOutcome("Refusée")),
        NormalizerExample("Annulé par client", as: .dealStatus, CellOutcome("Annulé par client")),
        NormalizerExample(
            "Statut 7", as: .dealStatus, CellOutcome("Statut 7", notes: [CellNote("CL-UNKNOWN", .flagged)])),
        NormalizerExample("N/A", as: .dealStatus, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
