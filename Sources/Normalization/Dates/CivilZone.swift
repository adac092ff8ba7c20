import Records

/// Hours between UTC and the clocks of a place, by its daylight rules since 1987.
///
/// A small table instead of the system's zone files, so that the same instant gives the same day on every machine.
/// Sources: Energy Policy Act of 2005 and the provinces' acts (second Sunday of March to first Sunday of November since
/// 2007; first Sunday of April to last Sunday of October from 1987 to 2006); Directive 2000/84/EC (last Sundays of March
/// and October, at 01:00 UTC).
package struct CivilZone: Sendable, Equatable {
    private enum Rule: Sendable { case none, northAmerica, europe }

    private let standardMinutes: Int
    private let rule: Rule

    /// Nil for a zone that the table does not know; configuration is to be refused then.
    package init?(_ identifier: String) {
        switch identifier {
        case "America/Toronto", "America/Montreal", "America/New_York", "America/Detroit", "America/Iqaluit":
            (standardMinutes, rule) = (-300, .northAmerica)
        case "America/Atikokan", "America/Jamaica", "America/Panama": (standardMinutes, rule) = (-300, .none)
        case "America/Halifax", "America/Moncton", "America/Goose_Bay": (standardMinutes, rule) = (-240, .northAmerica)
        case "America/Puerto_Rico", "America/Blanc-Sablon", "America/Martinique", "America/Guadeloupe":
            (standardMinutes, rule) = (-240, .none)
        case "America/St_Johns": (standardMinutes, rule) = (-210, .northAmerica)
        case "America/Winnipeg", "America/Chicago": (standardMinutes, rule) = (-360, .northAmerica)
        case "America/Regina": (standardMinutes, rule) = (-360, .none)
        case "America/Edmonton", "America/Denver", "America/Boise": (standardMinutes, rule) = (-420, .northAmerica)
        case "America/Phoenix", "America/Whitehorse": (standardMinutes, rule) = (-420, .none)
        case "America/Vancouver", "America/Los_Angeles": (standardMinutes, rule) = (-480, .northAmerica)
        case "America/Anchorage": (standardMinutes, rule) = (-540, .northAmerica)
        case "Pacific/Honolulu": (standardMinutes, rule) = (-600, .none)
        case "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Luxembourg":
            (standardMinutes, rule) = (60, .europe)
        case "UTC", "Etc/UTC", "GMT": (standardMinutes, rule) = (0, .none)
        default: return nil
        }
    }

    init(utcOffsetMinutes: Int) { (standardMinutes, rule) = (utcOffsetMinutes, .none) }

    /// The day that calendars show in this zone at an instant, given in seconds since 1970-01-01 00:00 UTC.
    package func day(atEpochSeconds seconds: Int) -> CivilDate {
        let local = seconds + minutes(atEpochSeconds: seconds) * 60
        return CivilDate(daysSinceEpoch: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    private func minutes(atEpochSeconds seconds: Int) -> Int {
        let year = CivilDate(daysSinceEpoch: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400).year
        let (start, end): (Int, Int)
        switch rule {
        case .none: return standardMinutes
        case .northAmerica:
            let (first, last): (CivilDate?, CivilDate?)
            if year >= 2007 {
                (first, last) = (Self.sunday(year, 3, from: 8), Self.sunday(year, 11, from: 1))
            } else if year >= 1987 {
                (first, last) = (Self.sunday(year, 4, from: 1), Self.sunday(year, 10, from: 25))
            } else {
                return standardMinutes
            }
            guard let first, let last else { return standardMinutes }
            start = first.daysSinceEpoch * 86_400 + (2 * 60 - standardMinutes) * 60
            end = last.daysSinceEpoch * 86_400 + (2 * 60 - standardMinutes - 60) * 60
        case .europe:
            guard year >= 1996, let first = Self.sunday(year, 3, from: 25), let last = Self.sunday(year, 10, from: 25)
            else { return standardMinutes }
            start = first.daysSinceEpoch * 86_400 + 3600
            end = last.daysSinceEpoch * 86_400 + 3600
        }
        return seconds >= start && seconds < end ? standardMinutes + 60 : standardMinutes
    }

    /// The first Sunday on or after a day of a month.
    private static func sunday(_ year: Int, _ month: Int, from day: Int) -> CivilDate? {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        // 1970-01-04 was a Sunday.
        let past = ((date.daysSinceEpoch - 3) % 7 + 7) % 7
        return date.adding(days: past == 0 ? 0 : 7 - past)
    }
}
