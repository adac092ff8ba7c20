import Records

/// Vehicle makes by their usual name; the codes of a single system are proposed, not believed.
struct MakeNormalizer: Normalizer {
    let id = "make"
    let kinds: Set<FieldKind> = [.make]

    static let names: [String: String] = variants { $0 != "code" && $0 != "group" }
    private static let codes: [String: String] = variants { $0 == "code" }
    private static let slips = SlipTable(names.keys)
    /// Manufacturers of several makes: `General Motors` sells Chevrolets as well as GMCs.
    private static let groups: Set<String> = Set(variants { $0 == "group" }.keys)

    private static func variants(_ isWanted: (String) -> Bool) -> [String: String] {
        let table = ReferenceTable("vehicle-makes")
        let (make, variant, kind) = (table.column("make"), table.column("variant"), table.column("kind"))
        var found: [String: String] = [:]
        for row in table.rows where isWanted(row[kind]) {
            found[foldedKey(row[variant])] = row[make]
        }
        if isWanted("exact") {
            for row in table.rows where row[kind] != "group" { found[foldedKey(row[make])] = row[make] }
        }
        return found
    }

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let key = foldedKey(text)
        if let make = Self.names[key] {
            guard make != text else { return CellOutcome(make) }
            let isSpelling = foldedKey(make) != key
            return CellOutcome(make, nil, notes: [CellNote("MK-FMT", isSpelling ? .mended : .formatted)])
        }
        if Fillers.isFiller(text, of: "make") || Fillers.outcome(for: text, in: context.field) != nil {
            return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        }
        if let make = Self.codes[key] {
            return CellOutcome(text, nil, notes: [CellNote("MK-CODE", .suggested, proposal: make)])
        }
        if Self.groups.contains(key) { return CellOutcome(text, nil, notes: [CellNote("MK-CODE", .flagged)]) }
        if let both = VehicleNames.makeAndModel(text) {
            return CellOutcome(
                both.make, nil, notes: [CellNote("RF-MODEL-IN-MAKE", .misplaced, proposal: both.model, target: .model)])
        }
        if let make = VehicleNames.onlyMake(ofModel: key) {
            return CellOutcome(text, nil, notes: [CellNote("MK-CODE", .suggested, proposal: make)])
        }
        if let slip = Self.slips.only(oneSlipFrom: key), let make = Self.names[slip] {
            return CellOutcome(text, nil, notes: [CellNote("MK-TYPO", .suggested, proposal: make)])
        }
        // A year or a price, one column off.
        if key.utf8.allSatisfy(\.isDigit) { return CellOutcome(text, nil, notes: [CellNote("A", .flagged)]) }
        return CellOutcome(text)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Honda", as: .make, CellOutcome("Honda")),
        NormalizerExample("HONDA", as: .make, CellOutcome("Honda", notes: [CellNote("MK-FMT", .formatted)])),
        NormalizerExample("ACCURA", as: .make, CellOutcome("Acura", notes: [CellNote("MK-FMT", .mended)])),
        NormalizerExample(
            "AC", as: .make, CellOutcome("AC", notes: [CellNote("MK-CODE", .suggested, proposal: "Acura")])),
        NormalizerExample(
            "General Motors", as: .make, CellOutcome("General Motors", notes: [CellNote("MK-CODE", .flagged)])),
        NormalizerExample(
            "TOYT", as: .make, CellOutcome("TOYT", notes: [CellNote("MK-CODE", .suggested, proposal: "Toyota")])),
        NormalizerExample(
            "COROLLA", as: .make, CellOutcome("COROLLA", notes: [CellNote("MK-CODE", .suggested, proposal: "Toyota")])),
        NormalizerExample(
            "Toyota Corolla", as: .make,
            CellOutcome(
                "Toyota", notes: [CellNote("RF-MODEL-IN-MAKE", .misplaced, proposal: "Corolla", target: .model)])),
        NormalizerExample(
            "TOYOYA", as: .make, CellOutcome("TOYOYA", notes: [CellNote("MK-TYPO", .suggested, proposal: "Toyota")])),
        NormalizerExample("2019", as: .make, CellOutcome("2019", notes: [CellNote("A", .flagged)])),
        NormalizerExample("CAMION", as: .make, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample("Hongqi", as: .make, CellOutcome("Hongqi")),
    ]
}
