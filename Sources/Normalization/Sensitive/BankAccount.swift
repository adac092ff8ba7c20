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

    /// Transit (5), institution (3) and account (7 to 12), the institution being one that takes deposits in Canada.
    static func isCanadian(_ run: DigitRun, _ places: Range<Int>) -> Bool {
        let shape = run.shape(places)
        guard shape.count == 3, shape[0] == 5, shape[1] == 3, (7...12).contains(shape[2]) else { return false }
        return institutions.contains(String(decoding: run.groups[places.lowerBound + 1].digits, as: UTF8.self))
    }

    /// Payments Canada, directory of financial institutions: those with branches where customers of a dealership bank.
    private static let institutions: Set<String> = [
        "001", "002", "003", "004", "006", "010", "016", "030", "039", "117", "127", "177", "219", "260", "309", "310",
        "320", "338", "340", "374", "509", "540", "614", "621", "623", "809", "815", "828", "829", "837", "839", "865",
        "879", "889", "899",
    ]
}
