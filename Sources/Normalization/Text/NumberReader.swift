/// A number as people write it: spaces, points or commas between thousands, a comma or a point before decimals.
struct NumberReader: Equatable {
    var isNegative: Bool
    /// Digits before the decimal mark, without leading zeros; at least one.
    var whole: String
    var fraction: String
    /// Letters and signs around the number, folded: `KM`, `$`, `CAD`.
    var unit: String

    enum Reading: Equatable {
        case number(NumberReader)
        /// `1.234`: a thousand and some, or one and some.
        case ambiguous
        case none
    }

    /// Reads a text that holds one number, a sign, and perhaps a unit.
    static func read(_ text: String) -> Reading {
        var digits: [UInt8] = []
        var unit: [UInt8] = []
        var isNegative = false
        var hasEnded = false
        let bytes = Array(foldedKey(text).utf8)
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case _ where byte.isDigit:
                if hasEnded { return .none }
                digits.append(byte)
            case UInt8(ascii: "."), UInt8(ascii: ","):
                let next = place + 1 < bytes.count ? bytes[place + 1] : 0
                if next.isDigit, !hasEnded { digits.append(byte) } else { unit.append(byte) }
            case 32, UInt8(ascii: "'"):
                if !digits.isEmpty, !hasEnded, place + 1 < bytes.count, bytes[place + 1].isDigit { digits.append(32) }
            case UInt8(ascii: "-"), UInt8(ascii: "("):
                if !digits.isEmpty, place + 1 < bytes.count, bytes[place + 1].isDigit { return .none }
                isNegative = true
            case UInt8(ascii: ")"), UInt8(ascii: "+"): break
            default:
                hasEnded = !digits.isEmpty
                unit.append(byte)
            }
        }
        guard digits.contains(where: \.isDigit) else { return .none }
        return assemble(digits, isNegative, String(decoding: unit, as: UTF8.self))
    }

    private static func assemble(_ digits: [UInt8], _ isNegative: Bool, _ unit: String) -> Reading {
        let marks = digits.filter { !$0.isDigit && $0 != 32 }
        let groups = digits.split { !$0.isDigit }
        var fraction = ""
        var wholeGroups = groups[...]
        let last = marks.last
        let isMixed = Set(marks).count > 1
        if digits.first.map({ !$0.isDigit }) == true {
            guard groups.count == 1 else { return .none }
            return .number(
                NumberReader(
                    isNegative: isNegative, whole: "0", fraction: String(decoding: groups[0], as: UTF8.self), unit: unit
                ))
        }
        if let last, let tail = groups.last {
            let isOnly = marks.count == 1
            let isDecimal: Bool
            if isMixed {
                isDecimal = marks.filter { $0 == last }.count == 1
            } else if isOnly, tail.count == 3, !digits.contains(32), (groups.first?.count ?? 0) <= 3 {
                if last == UInt8(ascii: "."), groups.first != [48] { return .ambiguous }
                isDecimal = groups.first == [48]
            } else {
                isDecimal = isOnly && (tail.count != 3 || digits.contains(32) || (groups.first?.count ?? 0) > 3)
            }
            if isDecimal {
                fraction = String(decoding: tail, as: UTF8.self)
                wholeGroups = groups.dropLast()
            }
        }
        guard wholeGroups.dropFirst().allSatisfy({ $0.count == 3 }),
            wholeGroups.count == 1 || (wholeGroups.first?.count ?? 0) <= 3
        else { return .none }
        let whole = wholeGroups.joined().drop { $0 == 48 }
        return .number(
            NumberReader(
                isNegative: isNegative, whole: whole.isEmpty ? "0" : String(decoding: Array(whole), as: UTF8.self),
                fraction: fraction, unit: unit))
    }
}
