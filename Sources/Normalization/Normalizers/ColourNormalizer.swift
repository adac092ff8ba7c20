import Records

/// Colours of vehicles in their usual spelling, in the language they were typed in: `NOIR` is `Noir`, `BLK` is `Black`.
///
/// Makers' names (`Blanc Glacier Perle`) stay as typed: nobody but the maker knows what they are.
struct ColourNormalizer: Normalizer {
    let id = "colour"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.colour]

    private static let words: [String: String] = {
        var words: [String: String] = [:]
        for name in [
            "Noir", "Blanc", "Gris", "Argent", "Bleu", "Rouge", "Vert", "Jaune", "Brun", "Beige", "Or", "Orange",
            "Mauve",
            "Violet", "Bourgogne", "Marine", "Charbon", "Bronze", "Champagne", "Crème", "Rose", "Turquoise", "Sable",
            "Gris foncé", "Gris pâle", "Bleu foncé", "Bleu pâle", "Bleu marine", "Vert foncé", "Rouge foncé", "Black",
            "White", "Grey", "Silver", "Blue", "Red", "Green", "Yellow", "Brown", "Gold", "Purple", "Burgundy",
            "Maroon", "Navy", "Charcoal", "Tan", "Pink", "Dark grey", "Light grey", "Dark blue", "Light blue",
            "Dark green", "Cream",
        ] { words[foldedKey(name)] = name }
        // Abbreviations of NCIC and of auction sheets, and the slips and genders of French usage.
        for (word, name) in [
            ("BLK", "Black"), ("WHI", "White"), ("WHT", "White"), ("GRY", "Grey"), ("GRAY", "Grey"), ("SIL", "Silver"),
            ("SLV", "Silver"), ("BLU", "Blue"), ("GRN", "Green"), ("YEL", "Yellow"), ("BRO", "Brown"), ("BRN", "Brown"),
            ("GLD", "Gold"), ("BGE", "Beige"), ("ONG", "Orange"), ("PLE", "Purple"), ("MAR", "Maroon"),
            ("NOIRE", "Noir"), ("BLANCHE", "Blanc"), ("GRISE", "Gris"), ("BLEUE", "Bleu"), ("VERTE", "Vert"),
            ("BRUNE", "Brun"), ("ARGENTE", "Argent"), ("DARK GRAY", "Dark grey"), ("LIGHT GRAY", "Light grey"),
        ] { words[word] = name }
        return words
    }()

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let key = foldedKey(text)
        if let name = Self.words[key] {
            guard name != text else { return CellOutcome(name) }
            return CellOutcome(name, nil, notes: [CellNote("CO-FMT", foldedKey(name) == key ? .formatted : .mended)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        return CellOutcome(text)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Noir", as: .colour, CellOutcome("Noir")),
        NormalizerExample(
            "BLEU FONCE", as: .colour, CellOutcome("Bleu foncé", notes: [CellNote("CO-FMT", .formatted)])),
        NormalizerExample("BLK", as: .colour, CellOutcome("Black", notes: [CellNote("CO-FMT", .mended)])),
        NormalizerExample("BLANC GLACIER PERLE", as: .colour, CellOutcome("BLANC GLACIER PERLE")),
        NormalizerExample("N/A", as: .colour, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
