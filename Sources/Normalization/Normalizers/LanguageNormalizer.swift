import Records

/// The language a customer is written to in (codebook B01, BCP 47): `fr`, `en`, `es`…; `mul` for several.
///
/// Read from a language column alone; never guessed from a name. A bare number depends on the system and is refused.
struct LanguageNormalizer: Normalizer {
    let id = "language"
    let kinds: Set<FieldKind> = [.language]

    private static let list = CodeList(own: "language", shared: ["language": ["fr": "fr", "en": "en", "": "mul"]])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if let code = Self.list.code(text) {
            return CellOutcome(code, nil, notes: code == text ? [] : [CellNote("LN-FMT", .formatted)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        // `pt-BR` is one language of one country: a hyphen stands between languages in `fr-en` alone.
        let several = text.split { "/,;&+-".contains($0) }.compactMap { Self.list.code(String($0).trimmedSpaces) }
        if several.count == 2, several[0] != several[1], !text.contains("-") || Set(several) == ["fr", "en"] {
            return CellOutcome("mul", nil, notes: [CellNote("LN-FMT", .formatted)])
        }
        return CellOutcome(nil, nil, notes: [CellNote("Q", .refused)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("fr", as: .language, CellOutcome("fr")),
        NormalizerExample("FRA", as: .language, CellOutcome("fr", notes: [CellNote("LN-FMT", .formatted)])),
        NormalizerExample("Anglais", as: .language, CellOutcome("en", notes: [CellNote("LN-FMT", .formatted)])),
        NormalizerExample("Bilingue", as: .language, CellOutcome("mul", notes: [CellNote("LN-FMT", .formatted)])),
        NormalizerExample(
            "français/anglais", as: .language, CellOutcome("mul", notes: [CellNote("LN-FMT", .formatted)])),
        NormalizerExample("2", as: .language, CellOutcome(nil, notes: [CellNote("Q", .refused)])),
    ]
}
