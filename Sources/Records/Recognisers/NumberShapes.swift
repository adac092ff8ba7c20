/// A number as a cell writes it.
package struct NumberShape: Sendable, Equatable {
    /// The value without its fraction; numbers over fifteen digits have none of these.
    package var whole: Int
    /// Digits after the decimal mark; 0 for a whole number.
    package var decimals: Int
    package var hasCurrency: Bool
    /// `km`, `mi` or `miles` behind it.
    package var hasDistanceUnit: Bool
    package var hasGroups: Bool
    package var isNegative: Bool
    /// Written with a zero in front of another digit, as identifiers are.
    package var hasLeadingZero: Bool
}

extension Recogniser {
    /// A number with optional currency, thousands groups (space, no-break space, comma, point, apostrophe), decimals
    /// and distance unit: `12,345.67 $`, `(429,987)`, `125 000 km`.
    package static func number(_ cell: Cell) -> NumberShape? {
        let text = trimmed(cell)
        guard let firstByte = text.first, text.count <= 24 else { return nil }
        var shape = NumberShape(
            whole: 0, decimals: 0, hasCurrency: false, hasDistanceUnit: false, hasGroups: false, isNegative: false,
            hasLeadingZero: false)
        var digits = 0
        var groupLength = 0
        var mark: UInt8 = 0
        var lastGroup = 0
        var end = 0
        var place = 0
        var leading: UInt8 = 0
        shape.isNegative = firstByte == UInt8(ascii: "-") || firstByte == UInt8(ascii: "(")
        scan: while place < text.count {
            let byte = text[place]
            switch byte {
            case _ where byte.isASCIIDigit:
                if digits == 0 { leading = byte }
                digits += 1
                guard digits <= 15 else { return nil }
                shape.whole = shape.whole * 10 + byte.digitValue
                groupLength += 1
            case UInt8(ascii: "$"): shape.hasCurrency = true
            case 0xE2 where place + 2 < text.count && text[place + 1] == 0x82 && text[place + 2] == 0xAC:
                shape.hasCurrency = true
                place += 2
            case UInt8(ascii: "-"), UInt8(ascii: "("): guard digits == 0 else { return nil }
            case UInt8(ascii: ")"): break
            case _ where isBlank(text, place):
                if byte == 0xC2 { place += 1 }
                if digits > 0, place + 1 < text.count, text[place + 1].isASCIIDigit {
                    shape.hasGroups = true
                    lastGroup = 3
                    groupLength = 0
                }
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"):
                guard digits > 0 else { return nil }
                if mark != 0 { shape.hasGroups = true }
                mark = byte
                lastGroup = 0
                groupLength = 0
            default:
                end = place
                break scan
            }
            place += 1
        }
        guard digits > 0 else { return nil }
        if end > 0 {
            guard let unit = unit(Cell(rebasing: text[end...])) else { return nil }
            if unit == .distance { shape.hasDistanceUnit = true } else { shape.hasCurrency = true }
        }
        if lastGroup == 3, groupLength != 3, mark == 0 { return nil }
        shape.hasLeadingZero = leading == UInt8(ascii: "0") && digits > 1 && mark == 0
        if mark != 0 {
            if groupLength == 3, mark != UInt8(ascii: ".") || shape.hasGroups || shape.hasDistanceUnit {
                shape.hasGroups = true
            } else {
                shape.decimals = groupLength
                for _ in 0..<groupLength { shape.whole /= 10 }
            }
        }
        if shape.isNegative { shape.whole = -shape.whole }
        return shape
    }

    private enum Unit { case distance, currency }

    private static func unit(_ tail: Cell) -> Unit? {
        let words: [(String, Unit)] = [
            ("km", .distance), ("kms", .distance), ("mi", .distance), ("mi.", .distance), ("miles", .distance),
            ("cad", .currency), ("usd", .currency), ("eur", .currency),
        ]
        return words.first { word, _ in
            tail.count == word.utf8.count && zip(tail, word.utf8).allSatisfy { $0.asciiLowercase == $1 }
        }?.1
    }

    /// An amount of money: a currency sign, or exactly two decimals.
    package static func isMoney(_ cell: Cell) -> Bool {
        guard let number = number(cell), !number.hasLeadingZero, !number.hasDistanceUnit else { return false }
        return number.hasCurrency || number.decimals == 2
    }

    /// A reading that an odometer can show: a whole number up to 999,999.
    package static func isOdometer(_ cell: Cell) -> Bool {
        guard let number = number(cell), !number.hasCurrency, !number.hasLeadingZero else { return false }
        return number.decimals <= 1 && (0...999_999).contains(number.whole)
    }

    /// A model or birth year, 1900 to 2099.
    package static func isYear(_ cell: Cell) -> Bool {
        let text = trimmed(cell)
        return text.count == 4 && text.allSatisfy(\.isASCIIDigit)
            && (text[0] == 0x31 && text[1] == 0x39
                || text[0] == 0x32 && text[1] == 0x30)
    }

    /// ASCII digits only, and as many as `count` allows.
    package static func isDigits(_ cell: Cell, count: ClosedRange<Int>) -> Bool {
        let text = trimmed(cell)
        return count.contains(text.count) && text.allSatisfy(\.isASCIIDigit)
    }
}
