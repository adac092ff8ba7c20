import Records

extension DateReader {
    /// A number of a date, with how many digits it was written.
    private struct Part {
        var value: Int
        var width: Int
    }

    func readDate(_ text: String) -> DateReading {
        var numbers: [Part] = []
        var month: Int?
        var monthPlace = 0
        let bytes = Array(foldedKey(text).utf8)
        if bytes.starts(with: [45, 45]) { return Self.withoutYear(bytes) }
        var place = 0
        while place < bytes.count {
            let start = place
            if bytes[place].isDigit {
                while place < bytes.count, bytes[place].isDigit { place += 1 }
                guard place - start <= 8, let value = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else {
                    return .impossible(proposal: nil)
                }
                numbers.append(Part(value: value, width: place - start))
            } else if bytes[place].isLetter {
                while place < bytes.count, bytes[place].isLetter { place += 1 }
                let word = String(decoding: bytes[start..<place], as: UTF8.self)
                if let found = Self.month(word), month == nil {
                    month = found
                    monthPlace = numbers.count
                } else if !Self.silentWords.contains(word) {
                    return .impossible(proposal: nil)
                }
            } else {
                guard [32, 44, 45, 46, 47, 92, 39].contains(bytes[place]) else { return .impossible(proposal: nil) }
                place += 1
            }
        }
        if let month { return withMonthWord(month, monthPlace, numbers) }
        switch numbers.count {
        case 1: return single(numbers[0])
        case 2: return pair(numbers[0], numbers[1])
        case 3: return triple(numbers)
        default: return .impossible(proposal: nil)
        }
    }

    /// ISO 8601-2 `--05-04`.
    private static func withoutYear(_ bytes: [UInt8]) -> DateReading {
        let digits = bytes.filter(\.isDigit)
        guard digits.count == 4 else { return .impossible(proposal: nil) }
        let month = Int(digits[0] - 48) * 10 + Int(digits[1] - 48)
        let day = Int(digits[2] - 48) * 10 + Int(digits[3] - 48)
        return CivilDate(year: 2000, month: month, day: day) == nil
            ? .impossible(proposal: nil) : .monthDay(month: month, day: day)
    }

    private func withMonthWord(_ month: Int, _ place: Int, _ numbers: [Part]) -> DateReading {
        switch numbers.count {
        case 1:
            if numbers[0].width == 4 { return .partial(year: numbers[0].value, month: month) }
            return CivilDate(year: 2000, month: month, day: numbers[0].value) == nil
                ? .impossible(proposal: nil) : .monthDay(month: month, day: numbers[0].value)
        case 2:
            // `5 avr. 2023`, `avril 5, 2023`, `2023 avr. 5`: a number of four digits is the year, else the last one.
            let (day, year) = numbers[0].width == 4 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            guard year.width == 4 || year.width == 2, day.width <= 2 else { return .impossible(proposal: nil) }
            return date(full(year), month, day.value)
        default: return .impossible(proposal: nil)
        }
    }

    private func single(_ part: Part) -> DateReading {
        let value = part.value
        switch part.width {
        case 4: return (1..<10_000).contains(value) ? .partial(year: value, month: nil) : .sentinel
        case 6:
            let parts = [
                Part(value: value / 10_000, width: 2), Part(value: value / 100 % 100, width: 2),
                Part(value: value % 100, width: 2),
            ]
            if (1900...2100).contains(value / 100), (1...12).contains(value % 100), !hasOrder {
                return .partial(year: value / 100, month: value % 100)
            }
            return triple(parts)
        case 8:
            let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
            let isYearLast = modifiers.contains(.dayMonthYear) || modifiers.contains(.monthDayYear)
            // Where a year of our time comes first, the last four digits are a month and a day, and no year: the order of
            // a column's other dates says nothing here.
            if (1800...2200).contains(year), !isYearLast || month <= 12 && day <= 31 {
                return date(year, month, day)
            }
            let parts = [
                Part(value: value / 1_000_000, width: 2), Part(value: value / 10_000 % 100, width: 2),
                Part(value: value % 10_000, width: 4),
            ]
            return triple(parts)
        default: return .impossible(proposal: nil)
        }
    }

    private func pair(_ first: Part, _ second: Part) -> DateReading {
        if first.width == 4, second.width <= 2, (1...12).contains(second.value) {
            return .partial(year: first.value, month: second.value)
        }
        if second.width == 4, first.width <= 2, (1...12).contains(first.value) {
            return .partial(year: second.value, month: first.value)
        }
        return .impossible(proposal: nil)
    }

    private var hasOrder: Bool {
        modifiers.contains(.dayMonthYear) || modifiers.contains(.monthDayYear) || modifiers.contains(.yearMonthDay)
    }

    /// Three numbers. A year of four digits in front is ISO; otherwise the column's order decides, else the only order
    /// that makes a day.
    private func triple(_ parts: [Part]) -> DateReading {
        if parts[0].width == 4 { return date(parts[0].value, parts[1].value, parts[2].value) }
        guard parts.allSatisfy({ $0.width <= 2 || $0.width == 4 }), parts[1].width <= 2 else {
            return .impossible(proposal: nil)
        }
        var readings: [Modifier: CivilDate] = [:]
        readings[.dayMonthYear] = CivilDate(year: full(parts[2]), month: parts[1].value, day: parts[0].value)
        readings[.monthDayYear] = CivilDate(year: full(parts[2]), month: parts[0].value, day: parts[1].value)
        if parts[2].width <= 2 {
            readings[.yearMonthDay] = CivilDate(year: full(parts[0]), month: parts[1].value, day: parts[2].value)
        }
        let possible = Set(readings.values)
        for order in [Modifier.dayMonthYear, .monthDayYear, .yearMonthDay] where modifiers.contains(order) {
            if let day = readings[order] { return .day(day) }
            if order == .yearMonthDay, parts[2].width == 4 { break }
            return .impossible(proposal: possible.count == 1 ? possible.first : nil)
        }
        if possible.count == 1, let day = possible.first { return .day(day) }
        return possible.isEmpty ? .impossible(proposal: nil) : .ambiguous
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
        if year == 0 { return .sentinel }
        // `1976-05-00`: databases write the part that nobody knows as zero.
        if day == 0, (1900...lastYear).contains(year), (1...12).contains(month) {
            return .partial(year: year, month: month)
        }
        if month == 0 && day == 0 {
            return (1901...lastYear).contains(year) ? .partial(year: year, month: nil) : .sentinel
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { return .impossible(proposal: nil) }
        return .day(date)
    }

    /// Two-digit years end at `lastYear`.
    private func full(_ part: Part) -> Int {
        guard part.width <= 2 else { return part.value }
        let century = lastYear / 100 * 100
        return century + part.value <= lastYear ? century + part.value : century - 100 + part.value
    }

    private static let silentWords: Set<String> = [
        "LE", "ER", "DE", "OF", "THE", "ST", "ND", "RD", "TH", "LUNDI", "MARDI", "MERCREDI", "JEUDI", "VENDREDI",
        "SAMEDI",
        "DIMANCHE", "LUN", "MER", "JEU", "VEN", "SAM", "DIM", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY",
        "SATURDAY", "SUNDAY", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN",
    ]

    /// The month of a French or English word or its abbreviation, folded.
    static func month(_ word: String) -> Int? {
        switch word {
        case "JANVIER", "JANV", "JAN", "JANUARY": 1
        case "FEVRIER", "FEVR", "FEV", "FEB", "FEBRUARY", "FEBR": 2
        case "MARS", "MAR", "MARCH", "MRS": 3
        case "AVRIL", "AVR", "APR", "APRIL": 4
        case "MAI", "MAY": 5
        case "JUIN", "JUN", "JUNE": 6
        case "JUILLET", "JUIL", "JUL", "JULY", "JLT", "JUILL": 7
        case "AOUT", "AOU", "AUG", "AUGUST": 8
        case "SEPTEMBRE", "SEPT", "SEP", "SEPTEMBER": 9
        case "OCTOBRE", "OCT", "OCTOBER": 10
        case "NOVEMBRE", "NOV", "NOVEMBER": 11
        case "DECEMBRE", "DEC", "DECEMBER": 12
        default: nil
        }
    }
}
