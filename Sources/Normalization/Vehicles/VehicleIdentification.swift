import Records

/// What a vehicle identification number says by itself (ISO 3779, 49 CFR 565).
package enum VehicleIdentification {
    /// Whether the check digit in position 9 agrees; false unless there are 17 allowed characters in capitals.
    package static func isCheckDigitRight(_ vin: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let expected = checkDigit(vin) else { return false }
        return vin[8] == expected
    }

    package static func isCheckDigitRight(_ vin: String) -> Bool {
        var vin = vin
        return vin.withUTF8 { isCheckDigitRight($0) }
    }

    /// The check digit that 17 characters ask for, `0`–`9` or `X`; nil when one of them is not allowed.
    package static func checkDigit(_ vin: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard vin.count == 17 else { return nil }
        var sum = 0
        for place in 0..<17 {
            let value = values[Int(vin[place])]
            guard value >= 0 else { return nil }
            sum += Int(value) * weights[place]
        }
        return sum % 11 == 10 ? UInt8(ascii: "X") : UInt8(sum % 11) + 48
    }

    /// Seventeen capitals and digits without I, O and Q.
    static func isWellFormed(_ vin: UnsafeBufferPointer<UInt8>) -> Bool {
        vin.count == 17 && vin.allSatisfy { values[Int($0)] >= 0 }
    }

    /// Vehicles for the North American market, where position 9 must agree: makers' codes beginning with 1 to 5.
    static func isNorthAmerican(_ vin: UnsafeBufferPointer<UInt8>) -> Bool { (49...53).contains(vin[0]) }

    /// The model year of position 10; nil when that character names none.
    ///
    /// The code repeats every 30 years: a digit in position 7 means 1980 to 2009, a letter 2010 to 2039, which the rule
    /// lays down for light vehicles of the North American market. A year more than two ahead of `asOf` is the earlier one.
    package static func modelYear(_ vin: String, asOf year: Int) -> Int? {
        let bytes = Array(vin.utf8)
        guard bytes.count == 17, let place = yearCodes.firstIndex(of: bytes[9]) else { return nil }
        let first = 1980 + place
        return bytes[6].isDigit || first + 30 > year + 2 ? first : first + 30
    }

    /// The make that the maker's code belongs to; nil when it is unknown or shared by several makes.
    package static func make(_ vin: String) -> String? {
        let bytes = Array(vin.utf8)
        guard bytes.count == 17 else { return nil }
        let short = String(decoding: bytes[..<3], as: UTF8.self)
        if bytes[2] == UInt8(ascii: "9") {
            // Small makers share the first three characters; the rest of their code is in positions 12 to 14.
            return makers[short + String(decoding: bytes[11..<14], as: UTF8.self)]
        }
        return makers[short]
    }

    private static let yearCodes = Array("ABCDEFGHJKLMNPRSTVWXY123456789".utf8)

    private static let weights: [Int] = {
        let table = ReferenceTable("vin-weights")
        return table.rows.compactMap { Int($0[table.column("weight")]) }
    }()

    private static let values: [Int8] = {
        let table = ReferenceTable("vin-transliteration")
        let (character, value) = (table.column("char"), table.column("value"))
        var values = [Int8](repeating: -1, count: 256)
        for row in table.rows {
            guard let byte = row[character].utf8.first, let number = Int8(row[value]) else { continue }
            values[Int(byte)] = number
        }
        return values
    }()

    private static let makers: [String: String] = {
        let shared = ReferenceTable("vin-wmi-multi-make")
        let several = Set(shared.rows.map { $0[shared.column("wmi")] })
        let table = ReferenceTable("vin-wmi")
        let (code, make) = (table.column("wmi"), table.column("make"))
        var makers: [String: String] = [:]
        for row in table.rows where !row[make].isEmpty && !row[make].contains(",") && !several.contains(row[code]) {
            makers[row[code]] = row[make]
        }
        return makers
    }()
}
