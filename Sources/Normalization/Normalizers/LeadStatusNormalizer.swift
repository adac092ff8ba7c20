import Records

/// How far a lead has come: `LQ0` raw to `LQ5` sold, `LQX` lost (codebook I03).
struct LeadStatusNormalizer: Normalizer {
    let id = "lead-status"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.leadStatus]

    private static let list = CodeList(own: "lead.status")

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample("Appt set", as: .leadStatus, CellOutcome("LQ3", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("LQ3", as: .leadStatus, CellOutcome("LQ3")),
        NormalizerExample("Perdu", as: .leadStatus, CellOutcome("LQX", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample(
            "Étape 7", as: .leadStatus, CellOutcome("Étape 7", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
