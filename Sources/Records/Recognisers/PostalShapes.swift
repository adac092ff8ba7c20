/// The postal grammars that a value fits. Five digits fit two of them.
package struct PostalShapes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `H2X 1Y4`, with or without the space.
    package static let canadian = PostalShapes(rawValue: 1)
    /// `98002` or `98002-3903`.
    package static let american = PostalShapes(rawValue: 2)
    /// `01000` … `98999`.
    package static let french = PostalShapes(rawValue: 4)
}

extension Recogniser {
    package static func postalShapes(_ cell: Cell) -> PostalShapes {
        let text = trimmed(cell)
        switch text.count {
        case 5 where text.allSatisfy(\.isASCIIDigit):
            let department = text[0].digitValue * 10 + text[1].digitValue
            return (1...98).contains(department) ? [.american, .french] : .american
        case 6, 7: return isCanadianPostalCode(text) ? .canadian : []
        case 10 where text[5] == UInt8(ascii: "-"):
            return text[..<5].allSatisfy(\.isASCIIDigit) && text[6...].allSatisfy(\.isASCIIDigit) ? .american : []
        default: return []
        }
    }

    /// Letters and digits alternate; the first letter is one that Canada Post issues, O stands in for zero.
    private static func isCanadianPostalCode(_ text: Cell) -> Bool {
        var place = 0
        for (position, byte) in text.enumerated() {
            if position == 3, text.count == 7 {
                guard byte == 0x20 || byte == UInt8(ascii: "-") else { return false }
                continue
            }
            let isLetter = byte.isASCIILetter
            if place.isMultiple(of: 2) {
                guard isLetter else { return false }
                if place == 0, "DFIOQUWZ".utf8.contains(byte.asciiUppercase) { return false }
            } else {
                guard byte.isASCIIDigit || byte.asciiUppercase == UInt8(ascii: "O") else { return false }
            }
            place += 1
        }
        return place == 6
    }
}
