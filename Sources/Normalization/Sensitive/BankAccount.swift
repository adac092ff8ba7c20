/// Bank accounts: IBAN by its check digits, Canadian accounts by their institution.
enum BankAccount {
    /// ISO 13616: the number moved four characters to the left, letters as 10 to 35, leaves 1 when divided by 97.
    static func isInternational(_ characters: [UInt8]) -> Bool {
        guard characters.count >= 15, characters[2].isDigit, characters[3].isDigit,
            characters.allSatisfy(\.isLetterOrDigit),
            lengths[String(decoding: characters[..<2], as: UTF8.self)] == characters.count
        else { return false }
        var rest = 0
        for byte in characters[4...] + characters[..<4] {
            rest = byte.isDigit ? (rest * 10 + Int(byte - 48)) % 97 : (rest * 100 + Int(byte.uppercased) - 55) % 97
        }
        return rest == 1
    }

    /// Lengths of the IBAN register, for the countries whose accounts a dealership here may see.
    private static let lengths: [String: Int] = [
        "FR": 27, "MC": 27, "BE": 16, "CH": 21, "LU": 20, "DE": 22, "GB": 22, "IE": 22, "IT": 27, "ES": 24, "PT": 25,
        "NL": 18, "AT": 20, "PL": 28, "RO": 24,
    ]

    /// In which order an account is written.
    enum Order { case cheque, electronic }

    /// Transit (5), institution (3) and account (7 to 12), or the institution first as electronic payments have it; nil
    /// when no institution that takes deposits in Canada stands in its place. The account may be written in groups.
    static func order(_ run: DigitRun, _ places: Range<Int>) -> Order? {
        let shape = run.shape(places)
        guard (3...5).contains(shape.count), (7...12).contains(shape[2...].reduce(0, +)) else { return nil }
        func isInstitution(_ place: Int) -> Bool {
            institutions.contains(String(decoding: run.groups[places.lowerBound + place].digits, as: UTF8.self))
        }
        if shape[0] == 5, shape[1] == 3, isInstitution(1) { return shape.count == 3 ? .cheque : .electronic }
        return shape[0] == 3 && shape[1] == 5 && isInstitution(0) ? .electronic : nil
    }

    static func isInstitution(_ digits: [UInt8]) -> Bool {
        institutions.contains(String(decoding: digits, as: UTF8.self))
    }

    /// Payments Canada, directory of financial institutions: those with branches where customers of a dealership bank.
    private static let institutions: Set<String> = [
        "001", "002", "003", "004", "006", "010", "016", "030", "039", "117", "127", "177", "219", "260", "309", "310",
        "320", "338", "340", "374", "509", "540", "614", "621", "623", "809", "815", "828", "829", "837", "839", "865",
        "879", "889", "899",
    ]
}
