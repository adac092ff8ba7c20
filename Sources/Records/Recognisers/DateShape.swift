/// The orders in which a numeric date may be read.
package struct DateOrders: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let yearMonthDay = DateOrders(rawValue: 1)
    package static let dayMonthYear = DateOrders(rawValue: 2)
    package static let monthDayYear = DateOrders(rawValue: 4)
    package static let all: DateOrders = [.yearMonthDay, .dayMonthYear, .monthDayYear]

    /// Whether one order alone is left.
    package var isSettled: Bool { rawValue.nonzeroBitCount == 1 }

    package var modifier: Modifier? {
        switch self {
        case .yearMonthDay: .yearMonthDay
        case .dayMonthYear: .dayMonthYear
        case .monthDayYear: .monthDayYear
        default: nil
        }
    }
}

/// How a cell writes a date.
package enum DateShape: Sendable, Equatable {
    /// Three numbers with separators, or eight digits in a row, in one of these orders, the year with four digits.
    case numeric(DateOrders)
    /// Three numbers of two digits, in one of these orders, with the first and the last number.
    case shortYear(DateOrders, first: Int, last: Int)
    /// A month in words: nothing to settle.
    case named
    /// Five digits that Excel would show as a day between 1954 and 2064.
    case excelSerial
    /// Ten digits, seconds since 1970 between 1990 and 2064.
    case epochSeconds
    /// Thirteen digits, milliseconds since 1970 between 1990 and 2064.
    case epochMilliseconds
    /// `0`, `0000-00-00`, `00/00/0000`: a system's way to say that there is no date.
    case none
}

extension Recogniser {
    /// The shape of a date with or without a time of day behind it, or nil when the value is no date.
    ///
    /// `03/04/2024` fits two orders, `13/04/2024` one, `03/04/05` three.
    package static func date(_ cell: Cell) -> DateShape? {
        let text = trimmed(cell)
        guard let first = text.first, text.count <= 40 else { return nil }
        guard first.isASCIIDigit else { return namedDate(text) }
        var numbers = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        var separator: UInt8 = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            if byte.isASCIIDigit {
                switch part {
                case 0: (numbers.0, lengths.0) = (numbers.0 &* 10 &+ byte.digitValue, lengths.0 + 1)
                case 1: (numbers.1, lengths.1) = (numbers.1 &* 10 &+ byte.digitValue, lengths.1 + 1)
                default: (numbers.2, lengths.2) = (numbers.2 &* 10 &+ byte.digitValue, lengths.2 + 1)
                }
            } else if part < 2, isDateSeparator(byte), separator == 0 || separator == byte {
                separator = byte
                part += 1
            } else {
                break
            }
            place += 1
        }
        let tail = Cell(rebasing: text[place...])
        if part == 0 {
            if tail.isEmpty || isTimeOfDay(tail) { return compactDate(text, count: lengths.0, value: numbers.0) }
            return namedDate(text)
        }
        guard part == 2, isTimeOfDay(tail) else { return namedDate(text) }
        if numbers == (0, 0, 0), lengths.0 > 1, lengths.1 > 1 { return DateShape.none }
        let orders = orders(numbers, lengths)
        if orders.isEmpty { return nil }
        return lengths.0 == 4 || lengths.2 == 4
            ? .numeric(orders) : .shortYear(orders, first: numbers.0, last: numbers.2)
    }

    private static func isDateSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    private static func orders(_ numbers: (Int, Int, Int), _ lengths: (Int, Int, Int)) -> DateOrders {
        guard lengths.1 <= 2, lengths.1 > 0 else { return [] }
        var orders: DateOrders = []
        if lengths.0 == 4 || lengths.0 == 2 && lengths.2 == 2, lengths.2 <= 2,
            isDay(year: numbers.0, isShort: lengths.0 == 2, numbers.1, numbers.2)
        {
            orders.insert(.yearMonthDay)
        }
        if lengths.0 <= 2, lengths.2 == 4 || lengths.2 == 2 {
            let isShort = lengths.2 == 2
            if isDay(year: numbers.2, isShort: isShort, numbers.1, numbers.0) { orders.insert(.dayMonthYear) }
            if isDay(year: numbers.2, isShort: isShort, numbers.0, numbers.1) { orders.insert(.monthDayYear) }
        }
        return orders
    }

    private static func isDay(year: Int, isShort: Bool, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        // The century of a short year is not known yet: 29 February passes.
        return day <= CivilDate.length(year: isShort ? 2000 : year, month: month)
    }

    private static func compactDate(_ text: Cell, count: Int, value: Int) -> DateShape? {
        switch count {
        case 1 where value == 0: return DateShape.none
        case 8:
            if value == 0 { return DateShape.none }
            let high = value / 10_000
            var orders: DateOrders = []
            if (1900...2099).contains(high) || value == 99_991_231,
                isDay(year: high, isShort: false, value / 100 % 100, value % 100)
            {
                orders.insert(.yearMonthDay)
            }
            let year = value % 10_000
            if (1900...2099).contains(year) {
                if isDay(year: year, isShort: false, high % 100, high / 100) { orders.insert(.dayMonthYear) }
                if isDay(year: year, isShort: false, high / 100, high % 100) { orders.insert(.monthDayYear) }
            }
            return orders.isEmpty ? nil : .numeric(orders)
        case 5: return (20_000...60_000).contains(value) ? .excelSerial : nil
        case 10: return (631_152_000...2_966_371_200).contains(value) ? .epochSeconds : nil
        case 13: return (631_152_000_000...2_966_371_200_000).contains(value) ? .epochMilliseconds : nil
        default: return nil
        }
    }

    /// Nothing, or what may follow a day: `T13:04:05.123Z`, ` 09:14`, ` 2:30 PM`, `-08:0`, `Z`, ` EST`.
    private static func isTimeOfDay(_ tail: Cell) -> Bool {
        guard let first = tail.first else { return true }
        guard
            first == 0x20 || first.asciiLowercase == UInt8(ascii: "t") || first.asciiLowercase == UInt8(ascii: "z")
                || first == UInt8(ascii: ",") || first == 0xC2
        else { return false }
        var hasColon = false
        var letters = 0
        for byte in tail.dropFirst() {
            if byte == UInt8(ascii: ":") || byte.asciiLowercase == UInt8(ascii: "h") { hasColon = true }
            if byte.isASCIILetter { letters += 1 }
        }
        return tail.count == 1 || (hasColon && letters <= 5)
            || tail.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    }

    /// `5 avr. 2023`, `1er mai 2021`, `Apr 5, 2023`, `12-Mar-22`, `12 févr. 22`.
    private static func namedDate(_ text: Cell) -> DateShape? {
        guard text.count >= 7 else { return nil }
        var digits = 0
        var months = 0
        var others = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            if byte.isASCIIDigit {
                digits += 1
                place += 1
            } else if byte.isASCIILetter || byte >= 0x80 {
                var end = place
                while end < text.count, text[end].isASCIILetter || text[end] >= 0x80 { end += 1 }
                let word = Cell(rebasing: text[place..<end])
                if isMonthName(word) {
                    months += 1
                } else if !isFillerWord(word) {
                    others += 1
                }
                place = end
            } else {
                guard " .,-/:'".utf8.contains(byte) else { return nil }
                place += 1
            }
        }
        return months == 1 && digits >= 3 && others == 0 ? .named : nil
    }

    private static let monthNames: [String] = [
        "janvier", "janv", "jan", "january", "février", "fevrier", "févr", "fevr", "fév", "fev", "feb", "february",
        "mars",
        "mar", "march", "avril", "avr", "apr", "april", "mai", "may", "juin", "jun", "june", "juillet", "juil", "jul",
        "july", "août", "aout", "aug", "august", "septembre", "sept", "sep", "september", "octobre", "oct", "october",
        "novembre", "nov", "november", "décembre", "decembre", "déc", "dec", "december",
    ]

    private static func isMonthName(_ word: Cell) -> Bool { monthNames.contains { matches(word, $0) } }

    /// The ordinal endings, the words for the time of day, and the names of days.
    private static let fillerWords: [String] = [
        "er", "st", "nd", "rd", "th", "am", "pm", "à", "at", "h", "le", "de", "lundi", "mardi", "mercredi", "jeudi",
        "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]

    private static func isFillerWord(_ word: Cell) -> Bool { fillerWords.contains { matches(word, $0) } }

    /// Whether two words are equal but for ASCII case and the case of É, À and Û.
    private static func matches(_ word: Cell, _ lower: String) -> Bool {
        guard word.count == lower.utf8.count else { return false }
        return zip(word, lower.utf8).allSatisfy { left, right in
            left.asciiLowercase == right || (right >= 0xA0 && left == right & 0xDF && left >= 0x80)
        }
    }
}
