import Records

/// Terms that start with a request rather than with a basis.
package enum ConsentClock {
    /// The last day to honour an unsubscription: ten business days (LCAP, s. 11(3)).
    ///
    /// Monday to Friday count; holidays are not taken out, so that the answer is never late.
    package static func unsubscriptionDue(requested day: CivilDate) -> CivilDate {
        var due = day
        var left = 10
        while left > 0 {
            due = due.adding(days: 1)
            if isWeekday(due) { left -= 1 }
        }
        return due
    }

    /// The last day to honour a request on the dealer's own do-not-call list (CRTC rules: 14 days).
    package static func doNotCallDue(requested day: CivilDate) -> CivilDate { day.adding(days: 14) }

    /// Until when that request must be kept (three years and 14 days); dealerdata itself never deletes one.
    package static func doNotCallKeptUntil(requested day: CivilDate) -> CivilDate {
        day.adding(months: 36).adding(days: 14)
    }

    /// The last day on which a version of the national do-not-call list may be relied on (31 days).
    package static func nationalListUsableThrough(version day: CivilDate) -> CivilDate { day.adding(days: 31) }

    private static func isWeekday(_ day: CivilDate) -> Bool {
        // 1970-01-01 was a Thursday: with Monday as 0, Saturday is 5 and Sunday 6.
        let place = ((day.daysSinceEpoch + 3) % 7 + 7) % 7
        return place < 5
    }
}
