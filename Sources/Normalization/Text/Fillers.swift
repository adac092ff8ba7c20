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

    /// Typed in a cell for a number or an address by someone who may not give it.
    private static let withheld: Set<String> = [
        "CONFIDENTIEL", "CONFIDENTIAL", "NON PUBLIE", "UNLISTED", "PRIVE", "PRIVATE",
    ]
    /// The same by someone who has none.
    private static let absent: Set<String> = [
        "PAS DE TELEPHONE", "PAS DE TEL", "PAS DE CELL", "PAS DE CELLULAIRE", "SANS TELEPHONE", "NO PHONE",
        "PAS DE COURRIEL", "PAS D'EMAIL", "PAS DE EMAIL", "PAS D'ADRESSE COURRIEL", "PAS D'ADRESSE", "SANS COURRIEL",
        "NO EMAIL", "NO E-MAIL", "PAS D'INTERNET", "DEBRANCHE", "HORS SERVICE", "DISCONNECTED", "NOT IN SERVICE",
        "MAUVAIS NUMERO", "WRONG NUMBER", "NON DISPONIBLE", "NOT AVAILABLE",
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
        if field.kind == .phone || field.kind == .email {
            if withheld.contains(key) {
                return CellOutcome(nil, .refusedByCustomer, notes: [CellNote("LG-PLACE", .refused)])
            }
            if absent.contains(key) { return CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)]) }
        }
        guard words["any"]?.contains(key) == true else { return nil }
        if field.kind == .text || field.kind == .code, meaningful.contains(key) { return nil }
        return CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])
    }
}
