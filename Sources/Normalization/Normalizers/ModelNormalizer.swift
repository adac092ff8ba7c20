import Records

/// Vehicle models by their usual name, where one make alone has a model of that name.
struct ModelNormalizer: Normalizer {
    let id = "model"
    let kinds: Set<FieldKind> = [.model]

    /// Spellings that the table gives to a model, less those that two makes share (`1500`).
    private static let aliases: [String: String] = {
        let table = ReferenceTable("vehicle-model-aliases")
        let (model, variants) = (table.column("model"), table.column("variants"))
        var found: [String: Set<String>] = [:]
        for row in table.rows where !row[model].contains("/") {
            for variant in row[variants].split(separator: ";") where !variant.contains("(") {
                let key = foldedKey(String(variant))
                if key.utf8.count >= 3, !key.utf8.allSatisfy(\.isDigit) { found[key, default: []].insert(row[model]) }
            }
        }
        return found.compactMapValues { $0.count == 1 ? $0.first : nil }
    }()

    private static let names: [String: String] = {
        let table = ReferenceTable("vehicle-models-vpic")
        let model = table.column("model")
        var found: [String: Set<String>] = [:]
        for row in table.rows { found[foldedKey(row[model]), default: []].insert(row[model]) }
        return found.compactMapValues { $0.count == 1 ? $0.first : nil }
    }()

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let key = foldedKey(text)
        // `i30`, `e500`: a single small letter before a number is how its maker writes it.
        if Self.hasSmallLetterFirst(text) { return CellOutcome(text) }
        if let model = Self.names[key] {
            return CellOutcome(model, nil, notes: model == text ? [] : [CellNote("MD-FMT", .formatted)])
        }
        if let model = Self.aliases[key] { return CellOutcome(model, nil, notes: [CellNote("MD-FMT", .mended)]) }
        // Tesla's Model X, or a mark for nothing: the cell does not tell.
        if key == "X" { return CellOutcome(text, nil, notes: [CellNote("LG-PLACE", .flagged)]) }
        if let both = VehicleNames.makeAndModel(text), !VehicleNames.isModel(key) {
            return CellOutcome(
                Self.names[foldedKey(both.model)] ?? both.model, nil,
                notes: [
                    CellNote("MD-FMT", .mended),
                    CellNote("RF-MAKE-IN-MODEL", .misplaced, proposal: both.make, target: .make),
                ])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        return CellOutcome(text)
    }

    private static func hasSmallLetterFirst(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, first.isLowerLetter, bytes.count > 1 else { return false }
        return bytes.dropFirst().allSatisfy(\.isDigit)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Corolla", as: .model, CellOutcome("Corolla")),
        NormalizerExample("COROLLA", as: .model, CellOutcome("Corolla", notes: [CellNote("MD-FMT", .formatted)])),
        NormalizerExample("CIVIQUE", as: .model, CellOutcome("Civic", notes: [CellNote("MD-FMT", .mended)])),
        NormalizerExample("1500", as: .model, CellOutcome("1500")),
        NormalizerExample("i30", as: .model, CellOutcome("i30")),
        NormalizerExample("X", as: .model, CellOutcome("X", notes: [CellNote("LG-PLACE", .flagged)])),
        NormalizerExample(
            "HONDA CIVIC", as: .model,
            CellOutcome(
                "Civic",
                notes: [
                    CellNote("MD-FMT", .mended),
                    CellNote("RF-MAKE-IN-MODEL", .misplaced, proposal: "Honda", target: .make),
                ])),
        NormalizerExample("N/A", as: .model, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
