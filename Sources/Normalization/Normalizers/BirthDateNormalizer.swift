import Records

/// Birth dates, whole or partial (codebook B04, ISO 8601-2).
///
/// A birthday without its year is kept, since a greeting needs no more; days typed because the field was mandatory are
/// refused, and so are ages that nobody has.
struct BirthDateNormalizer: QuickNormalizer {
    let id = "birth-date"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.birthDate]

    /// The oldest age on record is 122; above 110 a slip is far likelier.
    private static let oldestAge = 110
    /// Under this age consent is the parents' to give (RLRQ c. P-39.1, s. 4.1): the file deserves a look.
    private static let youngestAge = 14

    private static let sentinelDays = DateNormalizer.sentinels(of: "birth_date")
        .union(DateNormalizer.sentinelDays)

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let reading = DateReader(context).read(text)
        if reading != .sentinel, let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        return Self.outcome(of: reading, stated: text, context)
    }

    /// The outcome of a reading; birth years, months and days in columns of their own come here too.
    static func outcome(of reading: DateReading, stated text: String?, _ context: CellContext) -> CellOutcome {
        switch reading {
        case .day(let day): return judge(day, stated: text, context)
        case .monthDay(let month, let day):
            let partial = "--" + twoDigits(month) + "-" + twoDigits(day)
            return partialOutcome(partial, "BD-MD", stated: text)
        case .partial(let year, let month):
            let age = context.settings.asOf.year - year
            guard (0...oldestAge).contains(age) else {
                return refused(age < 0 ? "BD-FUT" : age > 1000 || year <= 1901 ? "BD-SENT" : "BD-AGE")
            }
            return partialOutcome(String(year) + (month.map { "-" + twoDigits($0) } ?? ""), "BD-Y", stated: text)
        case .ambiguous: return CellOutcome(nil, "BD-AMB", notes: [CellNote("BD-AMB", .ambiguous)])
        case .sentinel: return refused("BD-SENT")
        case .impossible(let proposal?):
            return CellOutcome(
                nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: proposal.description)])
        case .impossible(nil): return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])
        }
    }

    private static func judge(_ day: CivilDate, stated text: String?, _ context: CellContext) -> CellOutcome {
        let asOf = context.settings.asOf
        if sentinelDays.contains(day) { return refused("BD-SENT") }
        if day > asOf { return refused("BD-FUT") }
        if day.adding(months: 12 * oldestAge) < asOf { return refused("BD-AGE") }
        var outcome = CellOutcome(
            day.description, "BD-FULL", parts: [.part(.birthText): day.description])
        if let text, day.description != text { outcome.notes.append(CellNote("BD-FMT", .formatted)) }
        if day.adding(months: 12 * youngestAge) > asOf {
            outcome.verdict = "BD-AGE"
            outcome.notes.append(CellNote("BD-AGE", .flagged))
        }
        return outcome
    }

    private static func partialOutcome(_ partial: String, _ verdict: Verdict, stated: String?) -> CellOutcome {
        CellOutcome(
            nil, verdict, parts: [.part(.birthText): partial],
            notes: [CellNote(verdict.text, .flagged, proposal: partial)])
    }

    private static func refused(_ verdict: Verdict) -> CellOutcome {
        CellOutcome(nil, verdict, notes: [CellNote(verdict.text, .refused)])
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// `YYYY-MM-DD` of a grown person, not on the first of January, where most made-up birthdays are.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard let day = DateNormalizer.plainDay(cell, context.modifiers),
            day.year > context.settings.asOf.year - Self.oldestAge,
            day.year < context.settings.asOf.year - Self.youngestAge, !Self.sentinelDays.contains(day)
        else { return .undecided }
        let isSame = DateNormalizer.write(day, cell, to: &value)
        return .decided("BD-FULL", change: isSame ? nil : "BD-FMT", flag: nil)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "1976-05-04", as: .birthDate,
            CellOutcome("1976-05-04", "BD-FULL", parts: [.part(.birthText): "1976-05-04"])),
        NormalizerExample(
            "04/05/76", as: .birthDate, [.dayMonthYear],
            CellOutcome(
                "1976-05-04", "BD-FULL", parts: [.part(.birthText): "1976-05-04"],
                notes: [CellNote("BD-FMT", .formatted)])),
        NormalizerExample(
            "--05-04", as: .birthDate,
            CellOutcome(
                nil, "BD-MD", parts: [.part(.birthText): "--05-04"],
                notes: [CellNote("BD-MD", .flagged, proposal: "--05-04")])),
        NormalizerExample(
            "1976", as: .birthDate,
            CellOutcome(
                nil, "BD-Y", parts: [.part(.birthText): "1976"], notes: [CellNote("BD-Y", .flagged, proposal: "1976")])),
        NormalizerExample(
            "1900-01-01", as: .birthDate, CellOutcome(nil, "BD-SENT", notes: [CellNote("BD-SENT", .refused)])),
        NormalizerExample(
            "2030-05-04", as: .birthDate, CellOutcome(nil, "BD-FUT", notes: [CellNote("BD-FUT", .refused)])),
        NormalizerExample(
            "1876-05-04", as: .birthDate, CellOutcome(nil, "BD-AGE", notes: [CellNote("BD-AGE", .refused)])),
        NormalizerExample(
            "04/05/1976", as: .birthDate, CellOutcome(nil, "BD-AMB", notes: [CellNote("BD-AMB", .ambiguous)])),
        NormalizerExample("refusé", as: .birthDate, CellOutcome(nil, "X", notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
