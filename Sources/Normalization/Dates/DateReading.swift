import Records

/// What a date text can mean, before anyone asks whether such a day makes sense for a field.
enum DateReading: Equatable {
    case day(CivilDate)
    /// Year and month, or a year alone.
    case partial(year: Int, month: Int?)
    /// A birthday without its year.
    case monthDay(month: Int, day: Int)
    /// Several days are possible.
    case ambiguous
    /// Not a day of the calendar, or not a date. A likely reading is proposed.
    case impossible(proposal: CivilDate?)
    /// A value that systems write for "no date".
    case sentinel
}

/// Reads dates in the forms of the table `date-formats`: ISO 8601, numbers in any order, month words in French and
/// English, Excel day numbers, epoch seconds; instants become the day in the dealer's zone.
struct DateReader {
    let modifiers: Set<Modifier>
    let asOf: CivilDate
    let zone: CivilZone?
    /// The latest year that a two-digit year can mean.
    let lastYear: Int
    /// Civil dates that no zone moves, as birth dates.
    let isDayOnly: Bool

    init(_ context: CellContext) {
        modifiers = context.modifiers
        asOf = context.settings.asOf
        zone = CivilZone(context.settings.zone)
        let isBirth = context.field == .birthDate || context.field == .birthYear
        isDayOnly = isBirth
        // Table date-formats: birth dates at least 14 years ago; warranty and lease ends lie ahead.
        if isBirth {
            lastYear = asOf.year - 14
        } else {
            lastYear = asOf.year + (DateNormalizer.mayLieAhead(context.field) ? 12 : 1)
        }
    }

    func read(_ text: String) -> DateReading {
        let text = text.trimmedSpaces
        if let instant = numericInstant(text) ?? scriptInstant(text) { return instant }
        if let sentinel = sentinel(text) { return sentinel }
        // `  /  /    `: the form of a date that nobody filled in.
        if text.utf8.count > 1, text.utf8.allSatisfy({ " /-._:".utf8.contains($0) }) { return .sentinel }
        let (date, clock) = Self.splitClock(text)
        // `0001-01-01T00:00:00`: the first day that a system knows is none, whatever its clock says.
        if clock != nil, ["0001-01-01", "1601-01-01", "1753-01-01", "1899-12-30", "1900-01-01"].contains(date) {
            return .sentinel
        }
        let reading = readDate(date)
        guard case .day(let day) = reading, let clock else { return reading }
        return shift(day, clock)
    }

    // MARK: numbers that count from a day

    private func numericInstant(_ text: String) -> DateReading? {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first.isDigit || first == UInt8(ascii: "-") else { return nil }
        let whole = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }
        guard whole.dropFirst(first.isDigit ? 0 : 1).allSatisfy(\.isDigit), whole.count <= 15,
            bytes.dropFirst(whole.count + 1).allSatisfy(\.isDigit),
            let number = Int(String(decoding: whole, as: UTF8.self))
        else { return nil }
        if modifiers.contains(.excelSerial), !Self.isDateAmongSerials(whole.count, number) {
            // Day 60 is Excel's 1900-02-29, which was no day; from 61 on the count is right from 1899-12-30.
            return (61...2_958_465).contains(number) ? .day(CivilDate(daysSinceEpoch: number - 25_569)) : .sentinel
        }
        if modifiers.contains(.epochMilliseconds) || modifiers.contains(.epochSeconds) {
            if number == 0 { return .sentinel }
            let seconds = modifiers.contains(.epochSeconds) ? number : number / 1000
            guard abs(seconds) < 253_402_300_800 else { return .impossible(proposal: nil) }
            return .day(day(atEpochSeconds: seconds))
        }
        guard whole.count == bytes.count, first.isDigit else { return nil }
        switch bytes.count {
        case 5 where (20_000...80_000).contains(number):
            return .impossible(proposal: CivilDate(daysSinceEpoch: number - 25_569))
        case 10 where (100_000_000...4_102_444_800).contains(number):
            return .impossible(proposal: day(atEpochSeconds: number))
        case 13 where (100_000_000_000...4_102_444_800_000).contains(number):
            return .impossible(proposal: day(atEpochSeconds: number / 1000))
        default: return nil
        }
    }

    /// Whether digits among Excel's day numbers are a date themselves: `19610508`, `610508`, `1961`. As day numbers they
    /// would mean centuries ahead, or 1905, of which no file speaks.
    private static func isDateAmongSerials(_ width: Int, _ number: Int) -> Bool {
        width == 8 && number != 0 || width == 6 || width == 4 && (1900...2100).contains(number)
    }

    /// `/Date(1710037800000)/`, as older web services write an instant: milliseconds, and nothing else can be meant.
    private func scriptInstant(_ text: String) -> DateReading? {
        guard text.hasPrefix("/Date("), text.hasSuffix(")/") else { return nil }
        let number = text.dropFirst(6).dropLast(2).prefix { $0.isNumber || $0 == "-" }
        guard number.utf8.count <= 15, let milliseconds = Int(number) else { return .impossible(proposal: nil) }
        return milliseconds == 0 ? .sentinel : .day(day(atEpochSeconds: milliseconds / 1000))
    }

    private func day(atEpochSeconds seconds: Int) -> CivilDate {
        if isDayOnly { return CivilDate(daysSinceEpoch: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) }
        return (zone ?? CivilZone.utc).day(atEpochSeconds: seconds)
    }

    private func sentinel(_ text: String) -> DateReading? { Fillers.isFiller(text, of: "date") ? .sentinel : nil }

    // MARK: clocks

    /// The time of day of an instant and how far its clock is from UTC; nil when the text names no zone.
    private struct Clock {
        var seconds: Int
        var offsetMinutes: Int?
    }

    /// Cuts `2024-05-02T01:30:00Z` and `5/2/2024 2:30 PM` after the date.
    private static func splitClock(_ text: String) -> (String, Clock?) {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            if let french = splitFrenchClock(bytes) { return french }
            return (bytes.last == UInt8(ascii: "Z") && bytes.count == 11 ? String(text.dropLast()) : text, nil)
        }
        var start = colon
        while start > 0, bytes[start - 1].isDigit { start -= 1 }
        guard start > 0, colon - start <= 2, colon > start else { return (text, nil) }
        var end = start
        while end > 0,
            bytes[end - 1] == 32 || bytes[end - 1] == UInt8(ascii: "T") || bytes[end - 1] == UInt8(ascii: "t")
                || bytes[end - 1] == UInt8(ascii: ",")
        {
            end -= 1
        }
        let date = String(decoding: bytes[..<end], as: UTF8.self)
        return (date, clock(bytes[start...]))
    }

    /// Cuts `10 mars 2024 à 14h05` and `2024-03-10 9 h` after the date.
    private static func splitFrenchClock(_ bytes: [UInt8]) -> (String, Clock?)? {
        guard let mark = bytes.lastIndex(where: { $0 | 32 == UInt8(ascii: "h") }), bytes.count - mark <= 4 else {
            return nil
        }
        let minutes = bytes[(mark + 1)...].filter { $0 != 32 }
        var end = mark
        if end > 0, bytes[end - 1] == 32 { end -= 1 }
        var start = end
        while start > 0, bytes[start - 1].isDigit { start -= 1 }
        guard (1...2).contains(end - start), start > 0, bytes[start - 1] == 32, minutes.allSatisfy(\.isDigit),
            minutes.count == 0 || minutes.count == 2,
            let hour = Int(String(decoding: bytes[start..<end], as: UTF8.self)), hour < 25
        else { return nil }
        let minute = Int(String(decoding: minutes, as: UTF8.self)) ?? 0
        guard minute < 60 else { return nil }
        var date = Substring(String(decoding: bytes[..<start], as: UTF8.self).trimmedSpaces)
        for word in [" à", " a", " @", ","] where date.hasSuffix(word) { date = date.dropLast(word.count) }
        return (String(date), Clock(seconds: hour * 3600 + minute * 60, offsetMinutes: nil))
    }

    private static func clock(_ bytes: ArraySlice<UInt8>) -> Clock? {
        var numbers: [Int] = []
        var place = bytes.startIndex
        func number() -> Int? {
            let start = place
            while place < bytes.endIndex, bytes[place].isDigit, place - start < 9 { place += 1 }
            return place > start ? Int(String(decoding: bytes[start..<place], as: UTF8.self)) : nil
        }
        while let part = number() {
            numbers.append(part)
            guard place < bytes.endIndex, bytes[place] == UInt8(ascii: ":"), numbers.count < 3 else { break }
            place += 1
        }
        if place < bytes.endIndex, bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ",") {
            place += 1
            _ = number()
        }
        guard numbers.count >= 2, numbers[0] < 25, numbers[1] < 60 else { return nil }
        let rest = asciiUppercased(String(decoding: bytes[place...], as: UTF8.self)).trimmedSpaces
        var hour = numbers[0]
        if rest.hasPrefix("PM"), hour < 12 { hour += 12 }
        if rest.hasPrefix("AM"), hour == 12 { hour = 0 }
        let seconds = hour * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        return Clock(seconds: seconds, offsetMinutes: offset(rest))
    }

    /// `Z`, `UTC`, `+05:30`, `-0400`, and the cut `-08:0` that lead systems send.
    private static func offset(_ text: String) -> Int? {
        if text == "Z" || text == "UTC" || text == "GMT" { return 0 }
        guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let digits = text.utf8.filter(\.isDigit)
        guard digits.count >= 2 else { return nil }
        let hours = Int(digits[0] - 48) * 10 + Int(digits[1] - 48)
        let minutes = digits.count >= 4 ? Int(digits[2] - 48) * 10 + Int(digits[3] - 48) : 0
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Midnight of UTC is how programs write a date without a time; it names its own day.
    private func shift(_ day: CivilDate, _ clock: Clock) -> DateReading {
        let offset = clock.offsetMinutes ?? (modifiers.contains(.utc) ? 0 : nil)
        guard let offset, !isDayOnly, clock.seconds != 0 || offset != 0 else { return .day(day) }
        return .day(self.day(atEpochSeconds: day.daysSinceEpoch * 86_400 + clock.seconds - offset * 60))
    }
}

extension CivilZone {
    static let utc = CivilZone(utcOffsetMinutes: 0)
}
