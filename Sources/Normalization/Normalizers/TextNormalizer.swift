import Records

/// Words without a list of their own: kept as written, filler words left out.
///
/// A note that is nothing but a VIN is one in the wrong column; a VIN inside a longer note is proposed, since the note may
/// speak of another vehicle.
struct TextNormalizer: Normalizer {
    let id = "text"
    let kinds: Set<FieldKind> = [.text, .code]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let isNotes = context.field == .notes
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, isNotes ? filler.verdict : nil, notes: filler.notes)
        }
        var outcome = CellOutcome(text, isNotes ? "NT-OK" : nil)
        guard isNotes else { return outcome }
        let whole = VehicleIdentificationNormalizer.bare(text)
        if VehicleIdentification.isCheckDigitRight(whole) {
            outcome.notes = [CellNote("RF-VIN-IN-NOTE", .misplaced, proposal: whole, target: .vin)]
        } else if let inside = Self.numberInside(text) {
            outcome.notes = [CellNote("RF-VIN-IN-NOTE", .suggested, proposal: inside, target: .vin)]
        }
        if let verdict = PrivateMatters.verdict(on: text) {
            outcome.verdict = verdict
            outcome.notes.append(CellNote(verdict.text, .flagged))
        }
        return outcome
    }

    /// The first word of a text that is a VIN with the right check digit and at least one letter.
    private static func numberInside(_ text: String) -> String? {
        for word in text.utf8.split(whereSeparator: { !$0.isLetterOrDigit }) where word.count == 17 {
            let vin = String(decoding: word.map(\.uppercased), as: UTF8.self)
            if vin.utf8.contains(where: \.isLetter), VehicleIdentification.isCheckDigitRight(vin) { return vin }
        }
        return nil
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Rappeler en mai", as: .notes, CellOutcome("Rappeler en mai", "NT-OK")),
        NormalizerExample(
            "Client impoli, toujours en retard", as: .notes,
            CellOutcome("Client impoli, toujours en retard", "NT-OPIN", notes: [CellNote("NT-OPIN", .flagged)])),
        NormalizerExample(
            "En convalescence après une chirurgie", as: .notes,
            CellOutcome("En convalescence après une chirurgie", "NT-SENS", notes: [CellNote("NT-SENS", .flagged)])),
        NormalizerExample("N/A", as: .notes, CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample(
            "1M8GDM9AXKP042788", as: .notes,
            CellOutcome(
                "1M8GDM9AXKP042788", "NT-OK",
                notes: [CellNote("RF-VIN-IN-NOTE", .misplaced, proposal: "1M8GDM9AXKP042788", target: .vin)])),
        NormalizerExample(
            "échange du 1M8GDM9AXKP042788", as: .notes,
            CellOutcome(
                "échange du 1M8GDM9AXKP042788", "NT-OK",
                notes: [CellNote("RF-VIN-IN-NOTE", .suggested, proposal: "1M8GDM9AXKP042788", target: .vin)])),
        NormalizerExample("Touring", as: .trim, CellOutcome("Touring")),
    ]
}
