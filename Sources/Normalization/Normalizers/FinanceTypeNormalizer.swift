import Records

/// How a deal was paid for: `CASH`, `LOAN`, `LEAS`, `BALL` (codebook E09).
struct FinanceTypeNormalizer: Normalizer {
    let id = "finance-type"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.financeType]

    private static let list = CodeList(
        own: "deal.finance",
        shared: ["deal.deal_type": ["lease": "LEAS", "finance": "LOAN", "cash": "CASH"]])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample("Location", as: .financeType, CellOutcome("LEAS", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("LEAS", as: .financeType, CellOutcome("LEAS")),
        NormalizerExample("Comptant", as: .financeType, CellOutcome("CASH", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("plan 3", as: .financeType, CellOutcome("plan 3", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
