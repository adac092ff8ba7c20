import Records

/// Keys of other systems: always text, never touched. `00012` and `1E5` survive (codebook A01).
struct IdentifierNormalizer: QuickNormalizer {
    let id = "identifier"
    let kinds: Set<FieldKind> = [.identifier]
    let keepsEveryText = true

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { CellOutcome(text) }

    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        value.append(contentsOf: cell)
        return .decided(nil, change: nil, flag: nil)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("00012", as: .recordID, CellOutcome("00012")),
        NormalizerExample("1E5", as: .customerID, CellOutcome("1E5")),
        NormalizerExample("0", as: .stockNumber, CellOutcome("0")),
    ]
}
