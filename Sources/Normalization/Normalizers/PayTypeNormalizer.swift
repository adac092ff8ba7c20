import Records

/// Who pays for a repair: `C` the customer, `W` a warranty or service contract, `I` the dealer itself.
struct PayTypeNormalizer: Normalizer {
    let id = "pay-type"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.payType]

    private static let list = CodeList(
        own: "repair.pay",
        shared: [
            "repair.pay_type": [
                "customer": "C", "warranty": "W", "internal": "I", "service_contract": "W",
            ]
        ])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample("Garantie", as: .payType, CellOutcome("W", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("C", as: .payType, CellOutcome("C")),
        NormalizerExample("INT", as: .payType, CellOutcome("I", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("ZZ", as: .payType, CellOutcome("ZZ", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
