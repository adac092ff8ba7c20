import Records

/// What the words before a number say that it is (table `number-labels`).
enum NumberLabels {
    enum Role: String {
        /// Stands between a label and its number: `no`, `de`, `est`.
        case link
        /// Names a number that is no identifier of a person: `facture`, `suivi`.
        case other
        /// The same, when it touches the number only: `client`, `dossier`.
        case weak
        /// Somebody, or what people confide: `conjointe`, `financement`.
        case person
        /// Says nothing of a number: `dit`, `rappeler`.
        case neutral
        /// Money that changes hands: before a card's number it says nothing, before others it is a label.
        case payment
        /// Says that the identifier before it is not there: `refusé`.
        case denial
    }

    /// - Parameter word: folded.
    static func role(_ word: String) -> Role? {
        if word.utf8.count == 1, word != "M" { return .link }
        return roles[word]
    }

    /// What makes a quantity of the number before it.
    static let units: Set<String> = [
        "KM", "KMS", "KILOMETRES", "KILOMETERS", "MI", "MILLE", "MILLES", "MILES", "CAD", "CAN", "USD", "US", "EUR",
        "EUROS", "DOLLARS", "DOLLAR", "PIASTRES", "KG", "KGS", "LB", "LBS", "LIVRES", "ML", "LITRES", "LITRE", "L",
        "CM",
        "MM", "PTS", "POINTS", "UNITES", "UNITS", "HRS", "HEURES", "HOURS", "JOURS", "DAYS", "MOIS", "MONTHS", "ANS",
        "YEARS", "FOIS", "TIMES", "PI", "PIEDS", "FT", "FEET", "KWH", "RPM", "TOURS", "MO", "GO", "KO",
    ]

    private static let roles: [String: Role] = {
        let table = ReferenceTable("number-labels")
        let (word, role) = (table.column("word"), table.column("role"))
        return Dictionary(
            table.rows.compactMap { row in Role(rawValue: row[role]).map { (row[word], $0) } },
            uniquingKeysWith: { first, _ in first })
    }()
}
