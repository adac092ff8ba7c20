/// Days as Excel counts them, from ISO 8601.
enum DaySerial {
    /// The number of a day written `2024-05-01`; nil for what is none, and for the two months of 1900 on which programs
    /// differ because Lotus 1-2-3 took that year for a leap year.
    static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
            (1...12).contains(month), day >= 1, day <= length(month, year)
        else { return nil }
        // Howard Hinnant's algorithm, on eras of 400 years from the first of March of year 0.
        let shifted = month <= 2 ? year - 1 : year
        guard shifted >= 0 else { return nil }
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let serial = shifted / 400 * 146_097 + dayOfEra - 693_899
        return serial > 60 ? serial : nil
    }

    /// Day and second of the day of a moment written `2024-05-01 14:30:05`, with a space as this tool's reader writes it.
    static func moment(_ bytes: UnsafeBufferPointer<UInt8>) -> (day: Int, second: Int)? {
        guard bytes.count == 19, bytes[10] == 0x20, bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = day(UnsafeBufferPointer(rebasing: bytes[..<10])), let hour = number(bytes, 11, 2),
            let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2), hour < 24, minute < 60, second < 60,
            hour + minute + second > 0
        else { return nil }
        return (day, hour * 3_600 + minute * 60 + second)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var result = 0
        for byte in bytes[start..<(start + count)] {
            guard ASCIIText.isDigit(byte) else { return nil }
            result = result * 10 + Int(byte & 15)
        }
        return result
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
