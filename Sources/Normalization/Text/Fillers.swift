import Records

/// Words typed where nothing is known: `N/A`, `aucun`, `???` (table `placeholder-values`).
enum Fillers {
    private static let words: [String: Set<String>] = {
        let table = ReferenceTable("placeholder-values")
        let (field, value) = (table.column("field"), table.column("value"))
        var words: [String: Set<String>] = [:]
        for row in table.rows { words[row[field], default: []].insert(foldedKey(row[value])) }
        return words
    }()

    private static let refusals: Set<String> = [
        "REFUSED", "DECLINED", "REFUSE", "REFUS", "REFUSEE", "REFUSE DE DONNER", "NE VEUT PAS",
    ]

    /// Values that mean something in free text and lists of codes.
    private static let meaningful: Set<String> = ["0", "00", "X", "XX", "TEST", "TESTING"]

    static func isFiller(_ text: String, of kind: String) -> Bool {
        text.utf8.count <= 24 && words[kind]?.contains(foldedKey(text)) == true
    }

    /// What becomes of a cell that holds a filler word; nil for any other text.
    ///
    /// The verdict tells a refusal by the customer (`X`) from nothing recorded (`U`).
    static func outcome(for text: String, in field: Field) -> CellOutcome? {
        guard text.utf8.count <= 24 else { return nil }
        let key = foldedKey(text)
        if refusals.contains(key) {
            return CellOutcome(nil, .refusedByCustomer, notes: [CellNote("LG-PLACE", .refused)])
        }
        guard words["any"]?.contains(key) == true else { return nil }
        if field.kind == .text || field.kind == .code, meaningful.contains(key) { return nil }
        return CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])
    }
}
