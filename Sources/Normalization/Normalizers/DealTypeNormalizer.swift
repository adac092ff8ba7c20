import Records

/// How a vehicle was acquired: `NEW`, `USD`, `CPO`, `DMO`, `PRV` (codebook E08).
///
/// Many systems put the way of paying in this column; such words go to `finance_type`. `C` is both certified and cash.
struct DealTypeNormalizer: Normalizer {
    let id = "deal-type"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.dealType]

    private static let acquisitions = CodeList(
        own: "deal.acquisition",
        shared: ["vehicle.new_used": ["new": "NEW", "used": "USD", "demo": "DMO", "certified": "CPO"]])
    private static let payments = CodeList(
        own: "deal.finance", shared: ["deal.deal_type": ["lease": "LEAS", "finance": "LOAN", "cash": "CASH"]])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let payment = Self.payments.code(text)
        if let code = Self.acquisitions.code(text) {
            if payment != nil { return CellOutcome(nil, nil, notes: [CellNote("A", .ambiguous)]) }
            return CellOutcome(code, nil, notes: code == text ? [] : [CellNote("CL-FMT", .formatted)])
        }
        if let payment {
            return CellOutcome(
                nil, nil, notes: [CellNote("RF-FIN-IN-DEAL", .misplaced, proposal: payment, target: .financeType)])
        }
        return Self.acquisitions.outcome(for: text, in: context)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Occasion", as: .dealType, CellOutcome("USD", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("NEW", as: .dealType, CellOutcome("NEW")),
        NormalizerExample(
            "Lease", as: .dealType,
            CellOutcome(
                nil, notes: [CellNote("RF-FIN-IN-DEAL", .misplaced, proposal: "LEAS", target: .financeType)])),
        NormalizerExample("C", as: .dealType, CellOutcome(nil, notes: [CellNote("A", .ambiguous)])),
        NormalizerExample("Encan", as: .dealType, CellOutcome("Encan", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
