/// How much a value looks like a vehicle identification number.
package enum VINShape: Sendable, Equatable {
    case none
    /// Seventeen letters and digits without I, O and Q, at least four of them digits; the check digit does not hold.
    case plausible
    /// The same, with the check digit of 49 CFR 565.15, which North American VINs must have.
    case checked
}

extension Recogniser {
    /// Reads letters in either case, with spaces or hyphens between groups.
    package static func vin(_ cell: Cell) -> VINShape {
        var (length, digits, sum, check) = (0, 0, 0, UInt8(0))
        for byte in trimmed(cell) {
            if byte == 0x20 || byte == UInt8(ascii: "-") { continue }
            guard length < 17, let value = vinValue(byte) else { return .none }
            if byte.isASCIIDigit { digits += 1 }
            if length == 8 { check = byte.asciiUppercase }
            sum += value * vinWeight(length)
            length += 1
        }
        guard length == 17, digits >= 4 else { return .none }
        let remainder = sum % 11
        let expected = remainder == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(remainder)
        return check == expected ? .checked : .plausible
    }

    /// Transliteration of 49 CFR 565.15, table III; nil for I, O, Q and everything that is no letter or digit.
    package static func vinValue(_ byte: UInt8) -> Int? {
        if byte.isASCIIDigit { return byte.digitValue }
        switch byte.asciiUppercase {
        case let letter where letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "H"): return Int(letter) - 64
        case let letter where letter >= UInt8(ascii: "J") && letter <= UInt8(ascii: "N"): return Int(letter) - 73
        case UInt8(ascii: "P"): return 7
        case UInt8(ascii: "R"): return 9
        case let letter where letter >= UInt8(ascii: "S") && letter <= UInt8(ascii: "Z"): return Int(letter) - 81
        default: return nil
        }
    }

    /// Weights of 49 CFR 565.15, table IV: 8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2.
    package static func vinWeight(_ place: Int) -> Int {
        switch place {
        case 0...6: 8 - place
        case 7: 10
        case 8: 0
        default: 18 - place
        }
    }
}
