import Records

/// Consent flags as the column states them, `yes` or `no`; which of the two grants belongs to the mapping (codebook L01).
///
/// Words that say themselves what the customer wants (`OPT-OUT`, `retiré`) are turned to the column's own sense: in a
/// column of refusals, `OPT-OUT` is `yes`. Where nobody said which way a column points they stay what they are: `express`,
/// `implied`, `withdrawn`. A date in a column of refusals is a refusal of that day, and stays a date.
struct ConsentFlagNormalizer: Normalizer {
    let id = "consent-flag"
    let kinds: Set<FieldKind> = [.consentFlag]

    private static let truths = CodeList(shared: ["boolean": ["true": "yes", "false": "no"]])
    private static let statuses = CodeList(
        shared: [
            "consent.status": [
                "express": "express", "implied": "implied", "withdrawn": "withdrawn", "unknown": "unknown",
            ]
        ])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        // A dash is a filler; taking it for a refusal, or for none, would be a guess.
        if let truth = Self.truths.code(text), text != "-" {
            return CellOutcome(truth, nil, notes: truth == text ? [] : [CellNote("CS-FMT", .formatted)])
        }
        let isRefusalColumn = context.modifiers.contains(.optOut)
        if let grants = Self.answer(text) {
            let value =
                !isRefusalColumn && !context.modifiers.contains(.optIn)
                ? (grants ? "express" : "withdrawn") : grants != isRefusalColumn ? "yes" : "no"
            return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("CS-FMT", .formatted)])
        }
        switch Self.statuses.code(text) {
        case "unknown": return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        case let status?:
            let grants = status != "withdrawn"
            let value =
                !isRefusalColumn && !context.modifiers.contains(.optIn)
                ? status : grants != isRefusalColumn ? "yes" : "no"
            return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("CS-FMT", .formatted)])
        case nil: break
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        guard isRefusalColumn else { return CellOutcome(nil, nil, notes: [CellNote("A", .ambiguous)]) }
        switch DateReader(context).read(text) {
        case .day(let day) where day <= context.settings.asOf:
            return CellOutcome(day.description, nil, notes: [CellNote("CS-DATE", .formatted)])
        case .sentinel: return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        // Whatever else stands where people say stop is a stop of a day that nobody knows: a date that cannot be read or
        // lies ahead, `STOP`, `Oui (2024)`.
        default: return CellOutcome("yes", nil, notes: [CellNote("A", .flagged)])
        }
    }

    /// Words that a customer answers with. `Refusé` in such a column is a refusal, and no empty cell.
    private static func answer(_ text: String) -> Bool? {
        switch foldedKey(text) {
        case "REFUSE", "REFUSEE", "REFUS", "REFUSED", "DECLINED", "REJETE", "DENIED": false
        case "ACCEPTE", "ACCEPTEE", "ACCEPTED", "AGREED", "CONSENT", "CONSENTI": true
        default: nil
        }
    }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "Refusé", as: .consentEmail, [.optIn], CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Refusé", as: .consentEmail, CellOutcome("withdrawn", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Accepté", as: .consentEmail, [.optOut], CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Oui", as: .consentEmail, [.optIn], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Oui", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample("no", as: .consentPhone, CellOutcome("no")),
        NormalizerExample(
            "OPT-OUT", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Express", as: .consentEmail, [.optIn], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample("Exprès", as: .consentEmail, CellOutcome("express", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "2024-03-01", as: .consentEmail, [.optOut],
            CellOutcome("2024-03-01", notes: [CellNote("CS-DATE", .formatted)])),
        NormalizerExample(
            "2026-06-31", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "Ne plus rien m’envoyer", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "0000-00-00", as: .consentEmail, [.optOut], CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample("peut-être", as: .consentText, CellOutcome(nil, notes: [CellNote("A", .ambiguous)])),
        NormalizerExample("-", as: .consentText, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
