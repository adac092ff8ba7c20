import Records

/// A birth date from the columns of its year, month and day, where no column gives it whole.
enum BirthParts {
    static func assemble(into work: inout BatchWork, settings: NormalizationSettings) {
        let columns = [Field.birthYear, .birthMonth, .birthDay].map { work.columns[.field($0)] }
        guard columns.contains(where: { $0 != nil }) else { return }
        let context = CellContext(field: .birthDate, settings: settings)
        let stated = work.verdicts[.birthDate]
        var (dates, texts): ([Int: String], [Int: String]) = ([:], [:])
        for row in 0..<work.rowCount {
            if let stated, stated[row] != .unrecorded { continue }
            let numbers = columns.map { $0?.text(row).flatMap { Int($0) } }
            guard let reading = reading(numbers[0], numbers[1], numbers[2]) else { continue }
            let outcome = BirthDateNormalizer.outcome(of: reading, stated: nil, context)
            dates[row] = outcome.value
            texts[row] = outcome.parts[.part(.birthText)]
            if let verdict = outcome.verdict { work.setVerdict(verdict, .birthDate, row: row) }
            for note in outcome.notes { work.report(note, .birthDate, row: row) }
        }
        work.patch(.field(.birthDate), dates)
        work.patch(.part(.birthText), texts)
    }

    private static func reading(_ year: Int?, _ month: Int?, _ day: Int?) -> DateReading? {
        switch (year, month, day) {
        case (let year?, let month?, let day?):
            CivilDate(year: year, month: month, day: day).map { .day($0) } ?? .impossible(proposal: nil)
        case (let year?, let month, nil): .partial(year: year, month: month)
        case (let year?, nil, _): .partial(year: year, month: nil)
        case (nil, let month?, let day?):
            CivilDate(year: 2000, month: month, day: day) == nil
                ? .impossible(proposal: nil) : .monthDay(month: month, day: day)
        default: nil
        }
    }
}
