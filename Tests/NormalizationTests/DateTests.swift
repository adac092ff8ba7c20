import Records
import Testing

@testable import Normalization

@Suite struct `Dates` {
    private func clean(_ text: String, _ field: Field = .dealDate, _ modifiers: Set<Modifier> = []) -> CellOutcome {
        let settings = NormalizationSettings(asOf: testDay)
        let normalizer = NormalizerCatalog.normalizer(of: field) ?? DateNormalizer()
        return normalizer.normalize(text, in: CellContext(field: field, modifiers: modifiers, settings: settings))
    }

    @Test(arguments: [
        ("2024-05-02", "2024-05-02"), ("2024/05/02", "2024-05-02"), ("20240502", "2024-05-02"),
        ("2 mai 2024", "2024-05-02"), ("1er mai 2021", "2021-05-01"), ("12 févr. 22", "2022-02-12"),
        ("May 5th, 2023", "2023-05-05"), ("05-Dec-2023", "2023-12-05"), ("31/12/98", "1998-12-31"),
        ("03/03/2024", "2024-03-03"), ("2024-05-02 14:30", "2024-05-02"), ("3/15/2024 2:30 PM", "2024-03-15"),
        ("mardi 5 août 2025", "2025-08-05"), ("1940-06-07Z", "1940-06-07"),
    ])
    func `are read in every form of the table that has one meaning`(text: String, day: String) {
        #expect(clean(text).value == day)
    }

    @Test(arguments: ["03/04/2024", "23/04/05", "01/02/03"])
    func `that could be two days stay empty`(text: String) {
        #expect(clean(text).value == nil)
        #expect(clean(text).verdict == "DT-AMB")
    }

    @Test func `follow the order of their column`() {
        #expect(clean("03/04/2024", .dealDate, [.dayMonthYear]).value == "2024-04-03")
        #expect(clean("03/04/2024", .dealDate, [.monthDayYear]).value == "2024-03-04")
        #expect(clean("23/04/05", .dealDate, [.yearMonthDay]).value == "2023-04-05")
        #expect(clean("05042023", .dealDate, [.dayMonthYear]).value == "2023-04-05")
    }

    @Test(arguments: [
        ("2024-05-02T01:30:00Z", "2024-05-01"), ("2024-05-02T03:59:59.123Z", "2024-05-01"),
        ("2024-05-02T04:00:00+00:00", "2024-05-02"), ("2024-01-15T04:30:00Z", "2024-01-14"),
        ("2024-01-15T05:00:01Z", "2024-01-15"), ("2024-05-02T00:00:00Z", "2024-05-02"),
        ("2000-03-30T15:30:20-08:0", "2000-03-30"), ("2024-05-01T23:30:00-04:00", "2024-05-01"),
    ])
    func `of an instant are those that Montréal's calendars showed`(text: String, day: String) {
        #expect(clean(text).value == day)
    }

    @Test func `of clocks without a zone are moved only where the column is in UTC`() {
        #expect(clean("2024-05-02 01:30:00").value == "2024-05-02")
        #expect(clean("2024-05-02 01:30:00", .dealDate, [.utc]).value == "2024-05-01")
    }

    @Test func `counted in days, seconds and milliseconds need the column to say so`() {
        #expect(clean("45021", .dealDate, [.excelSerial]).value == "2023-04-05")
        #expect(clean("45021").value == nil)
        #expect(clean("45021").notes == [CellNote("Q", .suggested, proposal: "2023-04-05")])
        #expect(clean("1588291200", .dealDate, [.epochSeconds]).value == "2020-04-30")
        #expect(clean("1588291200000", .dealDate, [.epochMilliseconds]).value == "2020-04-30")
    }

    @Test(arguments: [
        ("19610508", [Modifier.excelSerial, .yearMonthDay], "1961-05-08"), ("19610508", [.dayMonthYear], "1961-05-08"),
        ("20010412", [.monthDayYear], "2001-04-12"), ("20121980", [.dayMonthYear], "1980-12-20"),
        ("12201980", [.monthDayYear], "1980-12-20"), ("28123", [.excelSerial, .dayMonthYear], "1976-12-29"),
        ("610508", [.excelSerial, .yearMonthDay], "1961-05-08"),
    ])
    func `of eight digits with the year in front are themselves in any column`(
        text: String, column: [Modifier], day: String
    ) {
        #expect(clean(text, .birthDate, Set(column)).value == day)
    }

    @Test func `of a year alone are no day of 1905 in a spreadsheet's column`() {
        #expect(clean("2024", .dealDate, [.excelSerial]).value == nil)
        #expect(clean("1976", .birthDate, [.excelSerial]).verdict == "BD-Y")
    }

    @Test(arguments: ["1900-01-01", "0000-00-00", "10101", "9999-12-31", "12/30/1899", "0"])
    func `that systems write for none are refused`(text: String) {
        #expect(clean(text).value == nil)
        #expect(clean(text).verdict == "DT-SENT")
    }

    @Test func `of two digits mean a grown person's birth or a recent sale`() {
        #expect(clean("25/12/10", .birthDate, [.dayMonthYear]).value == "2010-12-25")
        // 1913 would make 112 years.
        #expect(clean("25/12/13", .birthDate, [.dayMonthYear]).verdict == "BD-AGE")
        #expect(clean("25/12/26", .dealDate, [.dayMonthYear]).value == "2026-12-25")
        #expect(clean("25/12/28", .dealDate, [.dayMonthYear]).value == "1928-12-25")
    }

    @Test func `change at the hour of the daylight rules`() throws {
        let montreal = try #require(CivilZone("America/Toronto"))
        // 2024-03-10 06:59:59 UTC is 01:59:59 EST; a second later it is 03:00:00 EDT.
        #expect(montreal.day(atEpochSeconds: 1_710_050_399).description == "2024-03-10")
        // 2024-11-03 04:30 UTC is 00:30 EDT; with winter time it would still be the day before.
        #expect(montreal.day(atEpochSeconds: 1_730_608_200).description == "2024-11-03")
        // 2024-11-04 04:30 UTC is 23:30 EST of the day before.
        #expect(montreal.day(atEpochSeconds: 1_730_694_600).description == "2024-11-03")
        let paris = try #require(CivilZone("Europe/Paris"))
        // 2024-07-01 22:30 UTC is 00:30 CEST.
        #expect(paris.day(atEpochSeconds: 1_719_873_000).description == "2024-07-02")
        #expect(CivilZone("Mars/Olympus") == nil)
    }
}
