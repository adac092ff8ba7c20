import Records

/// Licence plates: capitals and digits alone. Series change and personal plates exist, so none is judged.
struct PlateNormalizer: Normalizer {
    let id = "plate"
    let kinds: Set<FieldKind> = [.plate]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if Fillers.isFiller(text, of: "license_plate") {
            return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        let vin = VehicleIdentificationNormalizer.bare(text)
        if VehicleIdentification.isCheckDigitRight(vin) {
            return CellOutcome(
                nil, nil, notes: [CellNote("RF-VIN-IN-PLATE", .misplaced, proposal: vin, target: .vin)])
        }
        let plate = asciiUppercased(text.filter { $0 != " " && $0 != "-" && $0 != "." })
        return CellOutcome(plate, nil, notes: plate == text ? [] : [CellNote("PL-FMT", .formatted)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("E12ABC", as: .plate, CellOutcome("E12ABC")),
        NormalizerExample("e12 abc", as: .plate, CellOutcome("E12ABC", notes: [CellNote("PL-FMT", .formatted)])),
        NormalizerExample("TRANSIT", as: .plate, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample(
            "1M8GDM9AXKP042788", as: .plate,
            CellOutcome(
                nil,
                notes: [CellNote("RF-VIN-IN-PLATE", .misplaced, proposal: "1M8GDM9AXKP042788", target: .vin)])),
    ]
}
