import Records

/// The day that the name of an export states: `clients_2026-04-30.csv`, `SGD-20260430.txt`.
enum FileDay {
    /// The last day in a name, since a period ends with it; nil where there is none, or no day of an export's time.
    static func stated(in name: String) -> CivilDate? {
        let digits = name.split { !$0.isNumber }.map(String.init)
        var found: CivilDate?
        for (place, word) in digits.enumerated() {
            if word.utf8.count == 8, let day = day(word.prefix(4), word.dropFirst(4).prefix(2), word.suffix(2)) {
                found = day
            } else if word.utf8.count == 4, place + 2 < digits.count, digits[place + 1].utf8.count == 2,
                digits[place + 2].utf8.count == 2,
                let day = day(word[...], digits[place + 1][...], digits[place + 2][...])
            {
                found = day
            }
        }
        return found
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> CivilDate? {
        guard let year = Int(year), (1990...2099).contains(year), let month = Int(month), let day = Int(day) else {
            return nil
        }
        return CivilDate(year: year, month: month, day: day)
    }
}
