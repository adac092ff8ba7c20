import Testing

@testable import Records

@Suite struct `A civil date` {
    /// privacy.md §1.11, as far as it is arithmetic on months and days.
    @Test(arguments: [
        ("2024-11-21", 24, "2026-11-21"), ("2024-02-29", 24, "2026-02-28"), ("2023-02-28", 24, "2025-02-28"),
        ("2026-08-31", 6, "2027-02-28"), ("2026-08-30", 6, "2027-02-28"), ("2026-09-30", 6, "2027-03-30"),
        ("2025-08-31", 18, "2027-02-28"), ("2026-05-31", 6, "2026-11-30"), ("2026-11-21", 60, "2031-11-21"),
        ("2027-01-31", 1, "2027-02-28"), ("2026-11-21", -6, "2026-05-21"),
    ])
    func `adds months and stops at the month's end`(start: String, months: Int, end: String) throws {
        #expect(try #require(CivilDate(start)).adding(months: months).description == end)
    }

    @Test func `counts days over leap years`() throws {
        #expect(CivilDate("1970-01-01")?.daysSinceEpoch == 0)
        #expect(CivilDate("2026-11-21")?.adding(days: 30).description == "2026-12-21")
        for days in stride(from: -200_000, through: 200_000, by: 37) {
            #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
        }
    }

    @Test(arguments: ["2026-02-30", "2026-13-01", "2026-1-1", "20261121", "", "2026-11-2x"])
    func `is nothing where there is no such day`(text: String) { #expect(CivilDate(text) == nil) }
}
