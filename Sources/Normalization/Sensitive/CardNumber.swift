/// Payment card numbers: an issuer's prefix, its length, and Luhn's check digit (ISO/IEC 7812).
enum CardNumber {
    static func isCard(_ digits: [UInt8]) -> Bool {
        (13...19).contains(digits.count) && hasIssuer(digits) && Set(digits).count > 1 && Luhn.isRight(digits)
    }

    /// How issuers print their numbers; digits without any gap are taken too.
    static func isUsualShape(_ shape: [Int]) -> Bool {
        shape.count == 1 || shape == [4, 4, 4, 4] || shape == [4, 6, 5] || shape == [4, 6, 4]
            || shape == [4, 4, 4, 4, 3] || shape == [4, 4, 4, 3] || shape == [4, 4, 8] || shape == [8, 8]
            || shape == [6, 13]
    }

    private static func hasIssuer(_ digits: [UInt8]) -> Bool {
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) - 48 }
        switch digits.count {
        case 16:
            return (4000...4999).contains(prefix) || (5100...5599).contains(prefix) || (2221...2720).contains(prefix)
                || prefix == 6011 || (6440...6599).contains(prefix) || (3528...3589).contains(prefix)
                || (6200...6299).contains(prefix)
        case 15: return (3400...3499).contains(prefix) || (3700...3799).contains(prefix)
        case 14:
            return (3000...3059).contains(prefix) || (3600...3699).contains(prefix) || (3800...3899).contains(prefix)
        case 13: return (4000...4999).contains(prefix)
        case 19: return (4000...4999).contains(prefix) || (6200...6299).contains(prefix)
        default: return false
        }
    }
}
