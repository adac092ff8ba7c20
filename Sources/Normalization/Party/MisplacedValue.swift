import Records

/// A telephone number, an e-mail address, a vehicle's number or the like found where a name belongs.
///
/// Recognised by form alone; whether the value is right is for the normaliser of its own field.
struct MisplacedValue: Sendable, Equatable {
    enum Kind: String, Sendable {
        case phone = "TEL"
        case email = "EML"
        case postalCode = "PC"
        case vin = "VIN"
        case date = "DAT"
    }

    let kind: Kind
    let value: String
    /// What is left of the cell.
    let rest: String

    var target: Field {
        switch kind {
        case .phone: .phone
        case .email: .email
        case .postalCode: .postalCode
        case .vin: .vin
        case .date: .birthDate
        }
    }

    /// The first such value in a cell, nil when there is none.
    ///
    /// - Parameter sevenDigits: whether `555-1234` counts; in an address it is apartment 555 at number 1234.
    static func find(in text: String, sevenDigits: Bool = true) -> MisplacedValue? {
        guard text.utf8.contains(where: { Folding.isDigit($0) || $0 == UInt8(ascii: "@") }) else { return nil }
        let words = text.split(separator: " ").map(String.init)
        func without(_ range: Range<Int>) -> String {
            (words[..<range.lowerBound] + words[range.upperBound...]).joined(separator: " ")
        }
        for (place, word) in words.enumerated() {
            let bare = trimmed(word)
            if isEmail(bare) { return .init(kind: .email, value: bare, rest: without(place..<place + 1)) }
            if isVIN(bare) { return .init(kind: .vin, value: bare, rest: without(place..<place + 1)) }
        }
        if let range = phone(words, sevenDigits: sevenDigits) {
            return .init(kind: .phone, value: trimmed(words[range].joined(separator: " ")), rest: without(range))
        }
        for (place, word) in words.enumerated() {
            if isDate(word) { return .init(kind: .date, value: word, rest: without(place..<place + 1)) }
            if PostalCode.isCanadian(word.uppercased()) {
                return .init(kind: .postalCode, value: word, rest: without(place..<place + 1))
            }
            if place + 1 < words.count, word.utf8.count == 3,
                PostalCode.isCanadian((word + words[place + 1]).uppercased())
            {
                return .init(kind: .postalCode, value: word + " " + words[place + 1], rest: without(place..<place + 2))
            }
        }
        return nil
    }

    private static func trimmed(_ word: String) -> String {
        var part = Substring(word)
        while let last = part.last, ",;:()<>".contains(last) { part.removeLast() }
        while let first = part.first, ",;:<>)".contains(first) || first == "(" && !part.contains(")") {
            part.removeFirst()
        }
        return String(part)
    }

    private static func isEmail(_ word: String) -> Bool {
        guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return false }
        let domain = word[word.index(after: at)...]
        return domain.contains(".") && domain.first != "." && domain.last != "." && !domain.contains("@")
    }

    /// 17 characters of the VIN alphabet with letters and digits.
    private static func isVIN(_ word: String) -> Bool {
        guard word.utf8.count == 17 else { return false }
        var digits = 0
        for byte in word.utf8 {
            guard Folding.isAlphanumeric(byte) else { return false }
            if Folding.isDigit(byte) { digits += 1 }
            if "IOQ".utf8.contains(byte & 0xDF), Folding.isLetter(byte) { return false }
        }
        return digits >= 4 && digits < 17
    }

    /// Words in a row that make ten digits, eleven with a leading 1, or `555-1234`.
    private static func phone(_ words: [String], sevenDigits: Bool) -> Range<Int>? {
        for start in words.indices where !isRegistered(words, start) {
            var digits = ""
            var isDashedSeven = false
            for end in start..<words.count {
                guard words[end].utf8.allSatisfy({ Folding.isDigit($0) || "()-.+/".utf8.contains($0) }) else { break }
                let next = words[end].filter { $0.isASCII && $0.isNumber }
                if end == start {
                    isDashedSeven =
                        next.count == 7 && words[end].utf8.count == 8 && Array(words[end].utf8)[3] == UInt8(ascii: "-")
                }
                digits += next
                // No area code begins with 1: `1167893452` is the number of a company in Québec's register.
                if digits.count == (digits.hasPrefix("1") ? 11 : 10) { return start..<end + 1 }
            }
            if isDashedSeven, sevenDigits { return start..<start + 1 }
        }
        return nil
    }

    /// Whether the words before a number say in which register it stands: `NEQ 2267893452`, `Licence RBQ : 5678-1234-01`.
    private static func isRegistered(_ words: [String], _ start: Int) -> Bool {
        for word in words[..<start].suffix(3).reversed() {
            let key = Folding.compact(word)
            if registers.contains(key) { return true }
            guard key.isEmpty || ["NO", "NUM", "NUMERO", "NUMBER"].contains(key) else { return false }
        }
        return false
    }

    private static let registers: Set<String> = [
        "NEQ", "REQ", "RBQ", "TPS", "TVQ", "TVH", "GST", "QST", "HST", "PST", "BN", "SIREN", "SIRET", "DUNS",
    ]

    private static func isDate(_ word: String) -> Bool {
        let parts = word.split(whereSeparator: { $0 == "-" || $0 == "/" })
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy(Folding.isDigit) }) else { return false }
        return [4, 2, 2] == parts.map(\.count) || [2, 2, 4] == parts.map(\.count)
    }
}
