import Records

/// The month and the day of a birthday in columns of their own; months may be words.
struct SmallNumberNormalizer: Normalizer {
    let id = "small-number"
    let kinds: Set<FieldKind> = [.smallNumber]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let last = context.field == .birthMonth ? 12 : 31
        let word = foldedKey(text).filter { $0 != "." }
        let number = context.field == .birthMonth ? DateReader.month(word) ?? Int(word) : Int(word)
        if number == 0 { return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)]) }
        guard let number, (1...last).contains(number) else {
            let filler = Fillers.outcome(for: text, in: context.field)
            return CellOutcome(nil, nil, notes: filler?.notes ?? [CellNote("Q", .refused)])
        }
        let value = String(number)
        return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("NB-FMT", .formatted)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("5", as: .birthMonth, CellOutcome("5")),
        NormalizerExample("05", as: .birthMonth, CellOutcome("5", notes: [CellNote("NB-FMT", .formatted)])),
        NormalizerExample("mai", as: .birthMonth, CellOutcome("5", notes: [CellNote("NB-FMT", .formatted)])),
        NormalizerExample("13", as: .birthMonth, CellOutcome(nil, notes: [CellNote("Q", .refused)])),
        NormalizerExample("0", as: .birthDay, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
