/// How Excel shows the numbers of a cell, as far as it changes what they are.
enum NumberFormat: Equatable {
    case plain
    /// A day, a time of day, or both.
    case date
    /// A span that may pass 24 hours, `[h]:mm`.
    case elapsed
    /// Filled up with zeros to so many digits: `00000`.
    case zeros(Int)

    /// Formats without a code of their own.
    init(builtIn number: Int) {
        switch number {
        case 14...22, 27...36, 45, 47, 50...58: self = .date
        case 46: self = .elapsed
        default: self = .plain
        }
    }

    /// Reads a code such as `yyyy\-mm\-dd;@` or `[$-40C]d mmmm yyyy`: its first section, outside quotes and brackets.
    init(code: String) {
        var letters: Set<Character> = []
        var zeros = 0
        var isOnlyZeros = true
        var isElapsed = false
        var rest = Array(code)[...]
        while let character = rest.popFirst() {
            if character == ";" { break }
            switch character {
            case "\"":
                isOnlyZeros = false
                while let inner = rest.popFirst(), inner != "\"" {}
            case "\\", "_", "*":
                isOnlyZeros = false
                _ = rest.popFirst()
            case "[":
                isOnlyZeros = false
                var inner = ""
                while let next = rest.popFirst(), next != "]" { inner.append(next) }
                if !inner.isEmpty, inner.allSatisfy({ "hHmMsS".contains($0) }) { isElapsed = true }
            default:
                if character == "0" { zeros += 1 } else { isOnlyZeros = false }
                if character.isASCII, character.isLetter { letters.insert(Character(character.lowercased())) }
            }
        }
        let isWord = ["general", "standard"].contains(code.lowercased())
        if isElapsed {
            self = .elapsed
        } else if !isWord, !letters.isDisjoint(with: ["d", "m", "y", "h", "s"]), !letters.contains("g") {
            self = .date
        } else {
            self = isOnlyZeros && zeros > 1 ? .zeros(zeros) : .plain
        }
    }
}

/// Numbers of a workbook as text: what a person sees in the cell where that is a date or a padded number, else the shortest
/// text that makes the same number.
struct NumberText {
    let formats: [NumberFormat]
    /// Whether day 0 is the first of January 1904.
    let startsIn1904: Bool

    func append(_ text: UnsafeBufferPointer<UInt8>, style: Int, to output: inout [UInt8]) {
        let format = style < formats.count ? formats[style] : .plain
        // The commonest number by far: a few digits in a cell of no format.
        if text.count <= 15, text.allSatisfy(ASCIIText.isDigit) {
            switch format {
            case .plain:
                output.append(contentsOf: text)
                return
            case .zeros(let width):
                for _ in text.count..<max(width, text.count) { output.append(UInt8(ascii: "0")) }
                output.append(contentsOf: text)
                return
            case .date, .elapsed: break
            }
        }
        let written = String(decoding: text, as: UTF8.self)
        guard let number = Double(written), number.isFinite else {
            output.append(contentsOf: text)
            return
        }
        let shown =
            switch format {
            case .date: ExcelDate(number, startsIn1904: startsIn1904)?.text
            case .elapsed: Self.elapsed(number)
            case .plain, .zeros: String?.none
            }
        output.append(contentsOf: (shown ?? Self.shortest(number, written)).utf8)
    }

    /// Without an exponent, and without the figures that only binary arithmetic put there.
    static func shortest(_ number: Double, _ written: String) -> String {
        // More digits than a number holds: somebody's identifier, kept as it was written.
        if written.utf8.allSatisfy({ ASCIIText.isDigit($0) || $0 == UInt8(ascii: "-") }) { return written }
        let text = "\(number)"
        guard let mark = text.firstIndex(of: "e") else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
        guard let exponent = Int(text[text.index(after: mark)...]), abs(exponent) < 400 else { return written }
        let isNegative = text.hasPrefix("-")
        let mantissa = text[..<mark].drop { $0 == "-" }
        let parts = mantissa.split(separator: ".", maxSplits: 1)
        var digits = parts.joined()
        if parts.count == 2, parts[1] == "0" { digits = String(parts[0]) }
        let whole = (parts.first?.count ?? 1) + exponent
        let positional =
            if whole <= 0 {
                "0." + String(repeating: "0", count: -whole) + digits
            } else if whole >= digits.count {
                digits + String(repeating: "0", count: whole - digits.count)
            } else {
                String(digits.prefix(whole)) + "." + digits.dropFirst(whole)
            }
        return (isNegative ? "-" : "") + positional
    }

    private static func elapsed(_ days: Double) -> String? {
        guard days >= 0, days < 1_000_000 else { return nil }
        let seconds = Int((days * 86_400).rounded())
        return ExcelDate.clock(seconds)
    }
}

/// A moment as Excel counts it: days since the last of 1899, or since the first of 1904.
struct ExcelDate {
    let text: String

    /// Nil for numbers that Excel shows as no date: negative ones, day 0, and those beyond the year 9999.
    init?(_ serial: Double, startsIn1904: Bool) {
        let seconds = (serial * 86_400).rounded()
        guard serial >= 0, seconds < 2_958_466 * 86_400 else { return nil }
        let total = Int(seconds)
        var day = total / 86_400
        let time = total % 86_400
        if day == 0, !startsIn1904 {
            guard time > 0 else { return nil }
            text = Self.clock(time)
            return
        }
        if startsIn1904 { day += 1_462 }
        // Lotus 1-2-3 took 1900 for a leap year and Excel followed: day 60 never was.
        let date = day == 60 && !startsIn1904 ? "1900-02-29" : Self.civil(day < 60 ? day + 1 : day)
        text = time == 0 ? date : date + " " + Self.clock(time)
    }

    static func clock(_ seconds: Int) -> String {
        padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    }

    /// The day so many days after the 30th of December 1899, in the Gregorian calendar.
    private static func civil(_ days: Int) -> String {
        // Howard Hinnant's algorithm, on eras of 400 years from the first of March of year 0.
        let shifted = days + 693_899
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * march + 2) / 5 + 1
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
