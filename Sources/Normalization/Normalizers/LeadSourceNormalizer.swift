import Records

/// Where a lead came from (codebook I05); the words of the source stay when no list knows them.
struct LeadSourceNormalizer: Normalizer {
    let id = "lead-source"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.leadSource]

    private static let list = CodeList(own: "lead.source")

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample("Site Web", as: .leadSource, CellOutcome("WEB", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("WEB", as: .leadSource, CellOutcome("WEB")),
        NormalizerExample("AutoHebdo", as: .leadSource, CellOutcome("3P", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample(
            "Campagne X-12", as: .leadSource, CellOutcome("Campagne X-12", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
