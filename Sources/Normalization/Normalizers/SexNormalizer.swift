import Records

/// Sex by ISO/IEC 5218 (codebook B02): `0` not known, `1` male, `2` female, `9` not applicable, for organisations.
struct SexNormalizer: Normalizer {
    let id = "sex"
    let kinds: Set<FieldKind> = [.sex]

    private static let list = CodeList(shared: ["sex": ["0": "0", "1": "1", "2": "2", "9": "9"]])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if let code = Self.list.code(text) {
            return CellOutcome(code, nil, notes: code == text ? [] : [CellNote("SX-FMT", .formatted)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        return CellOutcome(nil, nil, notes: [CellNote("Q", .refused)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("F", as: .sex, CellOutcome("2", notes: [CellNote("SX-FMT", .formatted)])),
        NormalizerExample("Homme", as: .sex, CellOutcome("1", notes: [CellNote("SX-FMT", .formatted)])),
        NormalizerExample("2", as: .sex, CellOutcome("2")),
        NormalizerExample("X", as: .sex, CellOutcome("0", notes: [CellNote("SX-FMT", .formatted)])),
        NormalizerExample("7", as: .sex, CellOutcome(nil, notes: [CellNote("Q", .refused)])),
    ]
}
