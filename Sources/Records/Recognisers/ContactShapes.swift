extension Recogniser {
    /// Something before one `@`, and after it a name with a dot in its inside; no white space.
    package static func isEmail(_ cell: Cell) -> Bool {
        let text = trimmed(cell)
        guard text.count >= 6, text.count <= 254 else { return false }
        var at = -1
        var lastDot = -1
        for (place, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "@"):
                if at >= 0 { return false }
                at = place
            case UInt8(ascii: "."): lastDot = place
            case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "/"):
                return false
            default: break
            }
        }
        return at >= 1 && lastDot > at + 1 && lastDot < text.count - 2
    }

    /// A phone number as people write one, with or without an extension.
    ///
    /// Ten digits of the North American plan (eleven with a leading 1), ten of the French plan, seven written
    /// `555-0123`, or eight to fifteen after a plus sign. Ten digits that are written with separators pass whatever
    /// they are, so that `000-000-0000` is known for the phone number that it pretends to be.
    package static func isPhone(_ cell: Cell) -> Bool {
        let text = trimmed(cell)
        guard text.count >= 7, text.count <= 40 else { return false }
        var digits = 0
        var separators = 0
        var (hasPlus, isSame) = (false, true)
        var first: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)
        var place = 0
        while place < text.count {
            let byte = text[place]
            if byte.isASCIIDigit {
                switch digits {
                case 0: first.0 = byte
                case 1: first.1 = byte
                case 2: first.2 = byte
                case 3: first.3 = byte
                case 4: first.4 = byte
                default: break
                }
                if byte != first.0 { isSame = false }
                digits += 1
            } else if isBlank(text, place) {
                separators += 1
                if byte == 0xC2 { place += 1 }
            } else {
                switch byte {
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"):
                    separators += 1
                case UInt8(ascii: "+") where digits == 0: hasPlus = true
                default:
                    guard digits >= 7, isExtension(Cell(rebasing: text[place...])) else { return false }
                    place = text.count
                }
            }
            place += 1
        }
        if hasPlus { return (8...15).contains(digits) }
        let two = UInt8(ascii: "2")
        switch digits {
        case 7: return separators == 1 && text.count == 8 && !text[3].isASCIIDigit
        case 10:
            let isNorthAmerican = first.0 >= two && first.3 >= two
            let isFrench = first.0 == UInt8(ascii: "0") && first.1 >= UInt8(ascii: "1")
            return separators > 0 || isSame || isNorthAmerican || isFrench
        case 11: return first.0 == UInt8(ascii: "1") && (separators > 0 || (first.1 >= two && first.4 >= two))
        default: return false
        }
    }

    /// `x12`, `ext. 12`, `poste 12`, `p. 12`, `#12`, `extension 12`: a marker and one to six digits.
    private static func isExtension(_ tail: Cell) -> Bool {
        var place = 0
        while place < tail.count, !tail[place].isASCIIDigit {
            guard place < 12 else { return false }
            place += 1
        }
        let digits = tail.count - place
        guard (1...6).contains(digits), tail[place...].allSatisfy(\.isASCIIDigit) else { return false }
        var letters = [UInt8]()
        for byte in tail[..<place] where byte.isASCIILetter || byte == UInt8(ascii: "#") {
            letters.append(byte.asciiLowercase)
        }
        return ["x", "ext", "extension", "poste", "post", "p", "#", "bur", "int", "loc"].contains {
            letters.elementsEqual($0.utf8)
        }
    }
}
