/// Groups of digits that stand together, with at most one separator between them: `4111 1111 1111 1111`.
struct DigitRun {
    struct Group {
        var range: Range<Int>
        var digits: ArraySlice<UInt8>
        /// A slash, a dash of type or a hyphen between spaces stands before it, with which few people write identifiers.
        var isLoose: Bool
    }

    var groups: [Group] = []

    /// The digits of some groups, joined.
    func digits(_ places: Range<Int>) -> [UInt8] { groups[places].flatMap { $0.digits } }

    func shape(_ places: Range<Int>) -> [Int] { groups[places].map(\.digits.count) }

    func isLoose(_ places: Range<Int>) -> Bool { groups[places].dropFirst().contains(where: \.isLoose) }

    func isWhole(_ places: Range<Int>) -> Bool { places.count == groups.count }

    func range(_ places: Range<Int>) -> Range<Int> {
        groups[places.lowerBound].range.lowerBound..<groups[places.upperBound - 1].range.upperBound
    }

    /// The runs of a text in order. Digits that touch a letter are part of a word, as in a VIN, and are left out, but for
    /// those behind the name of an identifier: `NAS130692544`.
    static func all(in bytes: [UInt8]) -> [DigitRun] {
        var runs: [DigitRun] = []
        var current = DigitRun()
        var place = 0
        var end = 0
        func close(_ current: inout DigitRun) {
            if !current.groups.isEmpty { runs.append(current) }
            current = DigitRun()
        }
        while place < bytes.count {
            guard bytes[place].isDigit else {
                place += 1
                continue
            }
            let start = place
            while place < bytes.count, bytes[place].isDigit { place += 1 }
            let touchesLetter =
                start > 0 && touches(bytes, before: start) && !isBehindName(bytes, start)
                || place < bytes.count && (bytes[place].isLetter || touches(bytes, behind: place))
            if touchesLetter {
                close(&current)
                continue
            }
            let joint = joint(bytes[end..<start])
            if joint == nil { close(&current) }
            current.groups.append(
                Group(range: start..<place, digits: bytes[start..<place], isLoose: joint == .loose))
            end = place
        }
        close(&current)
        return runs
    }

    private enum Joint { case plain, loose }

    private static func joint(_ gap: ArraySlice<UInt8>) -> Joint? {
        guard let first = gap.first else { return nil }
        if gap.count == 1 {
            return first == 32 || first == 45 || first == 46 ? .plain : first == UInt8(ascii: "/") ? .loose : nil
        }
        var inner = gap
        if first == 32 { inner = inner.dropFirst() }
        if inner.last == 32 { inner = inner.dropLast() }
        return inner.elementsEqual([45]) || isDash(inner) ? .loose : nil
    }

    /// U+2010 to U+2015 and the minus sign.
    private static func isDash(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count == 3, let last = bytes.last else { return false }
        return bytes.starts(with: [0xE2, 0x80]) && (0x90...0x95).contains(last)
            || bytes.elementsEqual([0xE2, 0x88, 0x92])
    }

    /// Dashes, quotation marks and dots of type: U+2010 to U+203F and the minus sign.
    private static func isPunctuation(_ bytes: ArraySlice<UInt8>) -> Bool {
        isDash(bytes) || bytes.starts(with: [0xE2, 0x80]) && (bytes.last ?? 0) >= 0x90
    }

    private static func touches(_ bytes: [UInt8], before start: Int) -> Bool {
        bytes[start - 1].isLetter
            || bytes[start - 1] >= 0x80 && !(start >= 3 && isPunctuation(bytes[(start - 3)..<start]))
    }

    private static func touches(_ bytes: [UInt8], behind end: Int) -> Bool {
        bytes[end] >= 0x80 && !(end + 3 <= bytes.count && isPunctuation(bytes[end..<(end + 3)]))
    }

    private static func isBehindName(_ bytes: [UInt8], _ start: Int) -> Bool {
        var first = start
        while first > 0, bytes[first - 1].isLetter, start - first < 8 { first -= 1 }
        guard first == 0 || !bytes[first - 1].isLetterOrDigit && bytes[first - 1] < 0x80 else { return false }
        return names.contains(String(decoding: bytes[first..<start].map(\.uppercased), as: UTF8.self))
    }

    private static let names: Set<String> = ["NAS", "SIN", "SSN", "VISA", "MC", "AMEX", "CC", "FOLIO", "TRANSIT", "NO"]
}
