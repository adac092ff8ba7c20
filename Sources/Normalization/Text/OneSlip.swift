/// Whether one letter inserted, dropped, replaced or exchanged with its neighbour makes one word of another.
enum OneSlip {
    static func isBetween(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1, left != right else { return false }
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left[start...], right[start...])
        if left.count == right.count {
            if restLeft.dropFirst().elementsEqual(restRight.dropFirst()) { return true }
            return restLeft.count > 1 && restLeft.first == restRight.dropFirst().first
                && restRight.first == restLeft.dropFirst().first
                && restLeft.dropFirst(2).elementsEqual(restRight.dropFirst(2))
        }
        return left.count > right.count
            ? restLeft.dropFirst().elementsEqual(restRight) : restRight.dropFirst().elementsEqual(restLeft)
    }
}

/// Known words by length and first letter, to find the one that a typing slip was meant to be.
struct SlipTable: Sendable {
    /// Shorter words are one letter from too many others.
    private static let shortest = 5

    private var words: [Int: [String]] = [:]

    /// - Parameter known: folded words; those with digits are left out, since another digit is another thing.
    init(_ known: some Sequence<String>) {
        for word in known.sorted() where word.utf8.count >= Self.shortest && !word.utf8.contains(where: \.isDigit) {
            words[Self.place(word.utf8.count, word), default: []].append(word)
        }
    }

    /// The only known word with the same first letter that one slip makes of `word`; nil where none or several are.
    func only(oneSlipFrom word: String) -> String? {
        let bytes = Array(word.utf8)
        guard bytes.count >= Self.shortest, !bytes.contains(where: \.isDigit) else { return nil }
        var found: String?
        for length in bytes.count - 1...bytes.count + 1 {
            for other in words[Self.place(length, word)] ?? [] where OneSlip.isBetween(bytes, Array(other.utf8)) {
                guard found == nil else { return nil }
                found = other
            }
        }
        return found
    }

    private static func place(_ length: Int, _ word: String) -> Int { length << 8 | Int(word.utf8.first ?? 0) }
}
