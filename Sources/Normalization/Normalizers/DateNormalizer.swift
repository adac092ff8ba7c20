import Records

/// Days in ISO 8601, read in the column's order or in the only order that makes sense (codebook A02).
///
/// A cell that could be two days keeps its text for a person to decide. An instant becomes the day that calendars showed
/// at the dealer's.
struct DateNormalizer: QuickNormalizer {
    let id = "date"
    let kinds: Set<FieldKind> = [.date]

    /// Fields whose dates may lie after the day on which the file is read.
    static func mayLieAhead(_ field: Field) -> Bool {
        switch field {
        case .warrantyEnd, .financeEnd, .nextActionDate, .appointmentDate, .deliveryDate: true
        default: false
        }
    }

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let reading = DateReader(context).read(text)
        if reading != .sentinel, let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        switch reading {
        case .day(let day):
            if Self.sentinelDays.contains(day) { return Self.refused("DT-SENT") }
            var outcome = CellOutcome(day.description, "DT-OK")
            if day.description != text { outcome.notes.append(CellNote("DT-FMT", .formatted)) }
            if day > context.settings.asOf.adding(days: 1), !Self.mayLieAhead(context.field) {
                outcome.verdict = "DT-FUT"
                outcome.notes.append(CellNote("DT-FUT", .flagged))
            }
            return outcome
        case .partial(let year, let month):
            let day = CivilDate(year: year, month: month ?? 1, day: 1)
            return CellOutcome(
                nil, "DT-EST",
                notes: [CellNote("DT-EST", day == nil ? .refused : .suggested, proposal: day?.description)])
        case .ambiguous: return CellOutcome(nil, "DT-AMB", notes: [CellNote("DT-AMB", .ambiguous)])
        case .sentinel: return Self.refused("DT-SENT")
        case .monthDay, .impossible(nil): return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])
        case .impossible(let proposal?):
            return CellOutcome(
                nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: proposal.description)])
        }
    }

    private static func refused(_ code: Verdict) -> CellOutcome {
        CellOutcome(nil, code, notes: [CellNote(code.text, .refused)])
    }

    /// Days that systems write for "no date", as read from the table `placeholder-values`.
    static let sentinelDays: Set<CivilDate> = sentinels(of: "date")

    static func sentinels(of kind: String) -> Set<CivilDate> {
        let table = ReferenceTable("placeholder-values")
        let (field, value) = (table.column("field"), table.column("value"))
        return Set(table.rows.filter { $0[field] == kind }.compactMap { CivilDate($0[value]) })
    }

    /// `YYYY-MM-DD`, and days and months in figures where the column says their order.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard let day = Self.plainDay(cell, context.modifiers), (1902...2098).contains(day.year),
            day.month != 1 || day.day != 1,
            day.month != 12 || day.day != 31,
            day <= context.settings.asOf || Self.mayLieAhead(context.field)
        else { return .undecided }
        let isSame = Self.write(day, cell, to: &value)
        return .decided("DT-OK", change: isSame ? nil : "DT-FMT", flag: nil)
    }

    /// A day in ISO form, or as `D/M/YYYY` or `M/D/YYYY` in a column of that order; nil for everything else.
    static func plainDay(_ cell: UnsafeBufferPointer<UInt8>, _ modifiers: Set<Modifier>) -> CivilDate? {
        if !modifiers.isEmpty, !modifiers.isDisjoint(with: [.excelSerial, .epochSeconds, .epochMilliseconds]) {
            return nil
        }
        if let day = isoDay(cell) { return day }
        let isDayFirst = modifiers.contains(.dayMonthYear)
        guard isDayFirst || modifiers.contains(.monthDayYear), (8...10).contains(cell.count) else { return nil }
        var numbers = (0, 0, 0)
        var (part, width) = (0, 0)
        for byte in cell {
            if byte.isDigit {
                width += 1
                let digit = Int(byte - 48)
                switch part {
                case 0: numbers.0 = numbers.0 * 10 + digit
                case 1: numbers.1 = numbers.1 * 10 + digit
                default: numbers.2 = numbers.2 * 10 + digit
                }
            } else {
                guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-"), part < 2, width == 1 || width == 2 else {
                    return nil
                }
                part += 1
                width = 0
            }
        }
        guard part == 2, width == 4 else { return nil }
        return isDayFirst
            ? CivilDate(year: numbers.2, month: numbers.1, day: numbers.0)
            : CivilDate(year: numbers.2, month: numbers.0, day: numbers.1)
    }

    /// Writes a day in ISO form; true when the cell had it so already.
    static func write(_ day: CivilDate, _ cell: UnsafeBufferPointer<UInt8>, to value: inout [UInt8]) -> Bool {
        var rest = day.year * 10_000 + day.month * 100 + day.day
        var digits: (UInt64) = 0
        for _ in 0..<8 {
            digits = digits << 8 | UInt64(rest % 10 + 48)
            rest /= 10
        }
        for place in 0..<8 {
            if place == 4 || place == 6 { value.append(UInt8(ascii: "-")) }
            value.append(UInt8(truncatingIfNeeded: digits))
            digits >>= 8
        }
        return value.elementsEqual(cell)
    }

    /// Exactly `YYYY-MM-DD`.
    static func isoDay(_ cell: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        guard cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var result = 0
            for byte in cell[range] {
                guard byte.isDigit else { return nil }
                result = result * 10 + Int(byte - 48)
            }
            return result
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("2024-05-02", as: .dealDate, CellOutcome("2024-05-02", "DT-OK")),
        NormalizerExample(
            "25/12/2023", as: .dealDate, CellOutcome("2023-12-25", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "03/04/2024", as: .createdAt, CellOutcome(nil, "DT-AMB", notes: [CellNote("DT-AMB", .ambiguous)])),
        NormalizerExample(
            "03/04/2024", as: .createdAt, [.dayMonthYear],
            CellOutcome("2024-04-03", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "12/25/2023", as: .createdAt, [.dayMonthYear],
            CellOutcome(nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: "2023-12-25")])),
        NormalizerExample(
            "5 avr. 2023", as: .openedDate, CellOutcome("2023-04-05", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "2024-05-02T01:30:00Z", as: .deliveryDate,
            CellOutcome("2024-05-01", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "45021", as: .createdAt, [.excelSerial],
            CellOutcome("2023-04-05", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "20230405", as: .createdAt, [.excelSerial, .dayMonthYear],
            CellOutcome("2023-04-05", "DT-OK", notes: [CellNote("DT-FMT", .formatted)])),
        NormalizerExample(
            "31/12/9999", as: .createdAt, CellOutcome(nil, "DT-SENT", notes: [CellNote("DT-SENT", .refused)])),
        NormalizerExample(
            "2024-02-30", as: .createdAt, CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])),
        NormalizerExample(
            "2031-03-31", as: .createdAt, CellOutcome("2031-03-31", "DT-FUT", notes: [CellNote("DT-FUT", .flagged)])),
        NormalizerExample("2031-03-31", as: .warrantyEnd, CellOutcome("2031-03-31", "DT-OK")),
        NormalizerExample(
            "2024-05", as: .dealDate,
            CellOutcome(nil, "DT-EST", notes: [CellNote("DT-EST", .suggested, proposal: "2024-05-01")])),
    ]
}
