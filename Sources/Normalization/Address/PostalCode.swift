/// The forms of postal codes.
enum PostalCode {
    /// `A1A1A1` or `A1A 1A1` in capitals: no D, F, I, O, Q, U anywhere, no W or Z in front.
    static func isCanadian(_ code: some StringProtocol) -> Bool {
        var bytes = Array(code.utf8)
        if bytes.count == 7, bytes[3] == UInt8(ascii: " ") { bytes.remove(at: 3) }
        return bytes.count == 6 && isCanadian(bytes)
    }

    /// - Parameter code: six bytes, without the space.
    static func isCanadian(_ code: [UInt8]) -> Bool {
        guard code.count == 6 else { return false }
        for place in 0..<6 {
            let byte = code[place]
            if place & 1 == 1 {
                guard Folding.isDigit(byte) else { return false }
            } else {
                guard byte &- 65 < 26, letters & (1 << UInt32(byte - 65)) != 0 else { return false }
            }
        }
        return code[0] != UInt8(ascii: "W") && code[0] != UInt8(ascii: "Z")
    }

    private static let letters: UInt32 = "ABCEGHJKLMNPRSTVWXYZ".utf8.reduce(0) { $0 | 1 << UInt32($1 - 65) }
}

extension PostalCode {
    /// What a postal cell holds.
    enum Reading: Equatable, Sendable {
        /// A grammatical code, with its country.
        case code(String, country: String)
        /// The first half of a Canadian code.
        case prefix(String)
        /// Not grammatical; the one repair that is, for the caller to weigh.
        case broken(repair: String?)
        /// Five digits that may be American or French.
        case fiveDigits(String)
    }

    /// - Parameter country: ISO 3166-1, nil when the row does not say.
    static func read(_ text: String, country: String?, isAmericanState: Bool, stateLosesZero: Bool) -> Reading {
        // Nine codes in ten are typed as they should be.
        if text.utf8.count == 7, text.utf8.dropFirst(3).first == UInt8(ascii: " "), isCanadian(text) {
            return .code(text, country: "CA")
        }
        var bytes: [UInt8] = []
        for byte in Folding.key(text).utf8 where Folding.isAlphanumeric(byte) || byte >= 0x80 { bytes.append(byte) }
        let digits = bytes.filter(Folding.isDigit).count
        if digits == bytes.count, !bytes.isEmpty {
            return readDigits(String(decoding: bytes, as: UTF8.self), country, isAmericanState, stateLosesZero)
        }
        if isCanadian(bytes) { return .code(written(bytes), country: "CA") }
        if bytes.count == 3, isCanadian(bytes + Array("1A1".utf8)) {
            return .prefix(String(decoding: bytes, as: UTF8.self))
        }
        return .broken(repair: repaired(bytes).map(written))
    }

    /// A code of a country whose grammar the tool does not know, in capitals and with single spaces: `EH4 1HH`, `01310-200`.
    /// Nil for what no country writes: no digit, other signs than a hyphen, or not 2 to 10 of both (UPU S42).
    static func foreign(_ text: String) -> String? {
        let words = text.uppercased().split { $0 == " " || $0 == "\u{A0}" }
        let code = words.joined(separator: " ")
        let isCode = code.utf8.allSatisfy {
            Folding.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ")
        }
        return isCode && (2...10).contains(code.utf8.count) && code.utf8.contains(where: Folding.isDigit) ? code : nil
    }

    private static func readDigits(
        _ digits: String, _ country: String?, _ isAmericanState: Bool, _ stateLosesZero: Bool
    ) -> Reading {
        let isAmerican = country == "US" || isAmericanState
        switch digits.utf8.count {
        case 5:
            return isAmerican
                ? .code(digits, country: "US") : country == "FR" ? .code(digits, country: "FR") : .fiveDigits(digits)
        case 9 where country != "FR": return .code(digits.prefix(5) + "-" + digits.suffix(4), country: "US")
        // A spreadsheet takes the leading zero of New England and of the first nine départements.
        case 4 where isAmerican && stateLosesZero: return .code("0" + digits, country: "US")
        case 4 where country == "FR": return .code("0" + digits, country: "FR")
        default: return .broken(repair: nil)
        }
    }

    private static func written(_ bytes: [UInt8]) -> String {
        String(decoding: bytes[..<3], as: UTF8.self) + " " + String(decoding: bytes[3...], as: UTF8.self)
    }

    /// The code with digits in letters' places and letters in digits' places exchanged (`postal-code-rules.csv`):
    /// O and 0, I or L and 1, S and 5, B and 8, Z and 2, G and 6. Nil when it is still no code.
    static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count == 6 else { return nil }
        var code = bytes
        for place in 0..<6 {
            let isDigit = Folding.isDigit(code[place])
            if place & 1 == 1, !isDigit {
                guard let digit = digitOf[code[place]] else { return nil }
                code[place] = digit
            } else if place & 1 == 0, isDigit {
                guard let letter = letterOf[code[place]] else { return nil }
                code[place] = letter
            }
        }
        return isCanadian(code) ? code : nil
    }

    private static let digitOf: [UInt8: UInt8] = pairs("O0 I1 L1 S5 B8 Z2 G6")
    /// A 1 can only be an L, since I is never issued; a 0 can be no letter, since O is not issued either.
    private static let letterOf: [UInt8: UInt8] = pairs("1L 5S 8B 2Z 6G")

    private static func pairs(_ text: String) -> [UInt8: UInt8] {
        Dictionary(uniqueKeysWithValues: text.split(separator: " ").map { (Array($0.utf8)[0], Array($0.utf8)[1]) })
    }
}
