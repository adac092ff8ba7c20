/// Numbers by which states know people, each by its own arithmetic.
enum NationalNumbers {
    /// Canadian social insurance number: nine digits with Luhn's check digit; none begins with 0 or 8.
    static func isSocialInsurance(_ digits: [UInt8]) -> Bool {
        digits.count == 9 && digits[0] != 48 && digits[0] != 56 && Set(digits).count > 2 && Luhn.isRight(digits)
    }

    /// Social security number of the USA: areas 000, 666 and 9xx, group 00 and serial 0000 are never given.
    static func isUnitedStatesSecurity(_ digits: [UInt8]) -> Bool {
        guard digits.count == 9 else { return false }
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        let (area, group, serial) = (number / 1_000_000, number / 10_000 % 100, number % 10_000)
        return area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
    }

    /// French social security number with its key: 15 characters, the key being 97 less the rest of the division by 97.
    ///
    /// Corsica's departments 2A and 2B count as 19 and 18.
    static func isFrenchSecurity(_ characters: [UInt8]) -> Bool {
        guard characters.count == 15, characters[0] == 49 || characters[0] == 50 else { return false }
        var digits = characters
        if digits[5] == 50, digits[6] == UInt8(ascii: "A") || digits[6] == UInt8(ascii: "B") {
            let isA = digits[6] == UInt8(ascii: "A")
            digits[5] = 49
            digits[6] = isA ? 57 : 56
        }
        guard digits.allSatisfy(\.isDigit) else { return false }
        let month = Int(digits[3] - 48) * 10 + Int(digits[4] - 48)
        guard (1...12).contains(month) || (20...42).contains(month) || (50...99).contains(month) else { return false }
        let body = digits[..<13].reduce(0) { $0 * 10 + Int($1) - 48 }
        let key = Int(digits[13] - 48) * 10 + Int(digits[14] - 48)
        return key == 97 - body % 97
    }

    /// Québec health insurance number: four letters of the name, the birth date with 50 added to a woman's month, two digits.
    static func isHealthInsurance(_ characters: [UInt8]) -> Bool {
        guard characters.count == 12, characters[..<4].allSatisfy(\.isLetter), characters[4...].allSatisfy(\.isDigit)
        else { return false }
        let month = (Int(characters[6] - 48) * 10 + Int(characters[7] - 48)) % 50
        let day = Int(characters[8] - 48) * 10 + Int(characters[9] - 48)
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// Québec driver's licence: initial of the surname, four digits, the birth date as DDMMYY, two digits.
    static func isDriverLicence(_ characters: [UInt8]) -> Bool {
        guard characters.count == 13, characters[0].isLetter, characters[1...].allSatisfy(\.isDigit) else {
            return false
        }
        let day = Int(characters[5] - 48) * 10 + Int(characters[6] - 48)
        let month = Int(characters[7] - 48) * 10 + Int(characters[8] - 48)
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// Ontario driver's licence: initial of the surname and fourteen digits, of which the last six are the birth date as
    /// YYMMDD, with 50 added to a woman's month.
    static func isOntarioLicence(_ characters: [UInt8]) -> Bool {
        guard characters.count == 15, characters[0].isLetter, characters[1...].allSatisfy(\.isDigit) else {
            return false
        }
        let month = (Int(characters[11] - 48) * 10 + Int(characters[12] - 48)) % 50
        let day = Int(characters[13] - 48) * 10 + Int(characters[14] - 48)
        return (1...12).contains(month) && (1...31).contains(day)
    }
}
