/// Groups of digits that stand together, with at most one separator between them: `4111 1111 1111 1111`.
struct DigitRun {
    struct Group {
        var range: Range<Int>
        var digits: ArraySlice<UInt8>
    }

    var groups: [Group] = []

    /// The digits of some groups, joined.
    func digits(_ places: Range<Int>) -> [UInt8] { groups[places].flatMap { $0.digits } }

    func shape(_ places: Range<Int>) -> [Int] { groups[places].map(\.digits.count) }

    func range(_ places: Range<Int>) -> Range<Int> {
        groups[places.lowerBound].range.lowerBound..<groups[places.upperBound - 1].range.upperBound
    }

    /// The runs of a text in order. Digits that touch a letter are part of a word, as in a VIN, and are left out.
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
                start > 0 && (bytes[start - 1].isLetter || bytes[start - 1] >= 0x80)
                || place < bytes.count && (bytes[place].isLetter || bytes[place] >= 0x80)
            if touchesLetter {
                close(&current)
                continue
            }
            let gap = start - end
            let isJoined = gap == 1 && [32, 45, 46].contains(bytes[start - 1])
            if !isJoined { close(&current) }
            current.groups.append(Group(range: start..<place, digits: bytes[start..<place]))
            end = place
        }
        close(&current)
        return runs
    }
}
