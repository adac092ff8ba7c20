extension SensitiveScanner {
    /// The text with the identifiers cut out and its spaces closed up.
    static func without(_ matches: [SensitiveMatch], _ text: String) -> String {
        without(matches.map(\.range), Array(text.utf8))
    }

    /// The text without the identifiers and the words that name them: `514 868-1234 NAS ` is no telephone number, and
    /// `NAS` no town. Empty when nothing is left that says anything.
    static func withoutLabelled(_ matches: [SensitiveMatch], _ text: String) -> String {
        let bytes = Array(text.utf8)
        let ranges = matches.map { startOfLabel(bytes, before: $0.range.lowerBound)..<$0.range.upperBound }
        let rest = without(ranges, bytes)
        let saysSomething = rest.unicodeScalars.contains { $0.properties.isAlphabetic || (48...57).contains($0.value) }
        return saysSomething ? rest : ""
    }

    private static func without(_ ranges: [Range<Int>], _ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        var place = 0
        for range in ranges {
            if range.lowerBound > place { kept += bytes[place..<range.lowerBound] }
            place = max(place, range.upperBound)
        }
        kept += bytes[place...]
        var closed: [UInt8] = []
        for byte in kept where byte != 32 || closed.last != 32 { closed.append(byte) }
        return String(decoding: closed, as: UTF8.self).trimmedSpaces
    }

    /// Where the words begin that name an identifier: at the first of them, links between them included.
    private static func startOfLabel(_ bytes: [UInt8], before start: Int) -> Int {
        var (settled, place) = (start, start)
        while place > 0 {
            var end = place
            while end > 0, " :#.=-('\"".utf8.contains(bytes[end - 1]) { end -= 1 }
            var first = end
            while first > 0, bytes[first - 1].isLetter || bytes[first - 1] >= 0x80 { first -= 1 }
            guard first < end else { break }
            let word = foldedKey(String(decoding: bytes[first..<end], as: UTF8.self))
            if labels.contains(word) { settled = first } else if NumberLabels.role(word) != .link { break }
            place = first
        }
        return settled
    }

    private static let labels: Set<String> = [
        "NAS", "SIN", "ASSURANCE", "SOCIALE", "SOCIAL", "INSURANCE", "RAMQ", "NAM", "MALADIE", "SOLEIL", "HEALTH", "DL",
        "PERMIS", "CONDUIRE", "LICENCE", "LICENSE", "DRIVER", "DRIVERS", "CARTE", "CARD", "VISA", "MC", "MASTERCARD",
        "AMEX", "CREDIT", "CC", "COMPTE", "BANCAIRE", "BANK", "ACCOUNT", "FOLIO", "TRANSIT", "INST", "INSTITUTION",
        "SSN",
        "SECURITY", "NIR", "IBAN", "NO", "NUMERO", "NUM",
    ]
}
