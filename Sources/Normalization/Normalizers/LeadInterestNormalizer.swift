import Records

/// What a lead is about (codebook I02): `VN` new, `VO` used, `APS` service, `APM` parts; several with `;` between them.
struct LeadInterestNormalizer: Normalizer {
    let id = "lead-interest"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.leadInterest]

    private static let order = ["VN", "VO", "APS", "APM"]
    private static let list = CodeList(
        shared: ["lead.interest": ["VN": "VN", "VO": "VO", "SERVICE": "APS", "PARTS": "APM"]])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        let words = Self.code(text) == nil ? text.split { ",;/|+&".contains($0) }.map { $0.trimmedSpaces } : [text]
        let codes = words.filter { !$0.isEmpty }.map { Self.code($0) }
        let known = Set(codes.compactMap { $0 })
        guard !known.isEmpty, !codes.contains(nil) else {
            return CellOutcome(text, nil, notes: [CellNote("CL-UNKNOWN", .flagged)])
        }
        let value = Self.order.filter(known.contains).joined(separator: ";")
        return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("CL-FMT", .formatted)])
    }

    private static func code(_ word: String) -> String? {
        let key = foldedKey(word)
        return order.contains(key) ? key : list.code(word)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("VN;APM", as: .leadInterest, CellOutcome("VN;APM")),
        NormalizerExample(
            "Pneus, neuf", as: .leadInterest, CellOutcome("VN;APM", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("used", as: .leadInterest, CellOutcome("VO", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("autre", as: .leadInterest, CellOutcome("autre", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
