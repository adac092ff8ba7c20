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

    private static let names = keyed(by: foldedKey)
    /// Names by their letters and digits alone, for `MODEL3` and `CX 5`; none whose digits are all of it.
    private static let compactNames = keyed { name in
        let key = Folding.compact(foldedKey(name))
        return key.utf8.allSatisfy(\.isDigit) ? nil : key
    }
    private static let slips = SlipTable(names.keys)

    private static func keyed(by key: (String) -> String?) -> [String: String] {
        let table = ReferenceTable("vehicle-models-vpic")
        let model = table.column("model")
        var found: [String: Set<String>] = [:]
        for row in table.rows {
            if let key = key(row[model]) { found[key, default: []].insert(row[model]) }
        }
        return found.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let key = foldedKey(text)
        // `i30`, `e500`: a single small letter before a number is how its maker writes it.
        if Self.hasSmallLetterFirst(text) { return CellOutcome(text) }
        if let model = Self.names[key] {
            let isRight = model == text || Self.isOwnSpelling(text, of: model)
            return CellOutcome(isRight ? text : model, nil, notes: isRight ? [] : [CellNote("MD-FMT", .formatted)])
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
        if let model = Self.compactNames[Folding.compact(key)] {
            return CellOutcome(model, nil, notes: [CellNote("MD-FMT", .mended)])
        }
        if let slip = Self.slips.only(oneSlipFrom: key), let model = Self.names[slip] {
            return CellOutcome(text, nil, notes: [CellNote("MD-TYPO", .suggested, proposal: model)])
        }
        return CellOutcome(text)
    }

    /// `EcoSport`, `Protegé`, and `Hornet` where the list has nothing but capitals: how makers write them.
    private static func isOwnSpelling(_ text: String, of listed: String) -> Bool {
        let hasInnerCapital = zip(text, text.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
        let hasMoreAccents = !text.utf8.allSatisfy { $0 < 0x80 } && listed.utf8.allSatisfy { $0 < 0x80 }
        let isListShouting = listed.count > 3 && !listed.contains(where: \.isLowercase)
        return hasInnerCapital || text.contains(where: \.isLowercase) && (hasMoreAccents || isListShouting)
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
        NormalizerExample("EcoSport", as: .model, CellOutcome("EcoSport")),
        NormalizerExample("MODEL3", as: .model, CellOutcome("Model 3", notes: [CellNote("MD-FMT", .mended)])),
        NormalizerExample(
            "SORRENTO", as: .model,
            CellOutcome("SORRENTO", notes: [CellNote("MD-TYPO", .suggested, proposal: "Sorento")])),
        NormalizerExample("C300", as: .model, CellOutcome("C300")),
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
