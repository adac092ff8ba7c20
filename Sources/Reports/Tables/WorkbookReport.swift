import Quality
import Records
import Tabular

/// An audit as an Excel workbook: a page for the owner, then a sheet a table, each with filters.
package struct WorkbookReport: Sendable {
    let result: AuditResult
    let language: Language

    package init(_ result: AuditResult, language: Language) {
        self.result = result
        self.language = language
    }

    private var words: Words { Words(language: language) }

    package func write(to output: ByteOutput) throws(OutputError) {
        var workbook = try WorkbookWriter(to: output)
        try workbook.begin(
            SheetPlan(words("sheet.summary"), widths: [0: 46, 1: 11, 2: 11, 3: 11, 4: 20, 5: 72, 6: 44]))
        try head(&workbook)
        try numbers(&workbook)
        try actions(&workbook)
        try foot(&workbook)
        for table in ReportTables(result: result, language: language).all {
            try Self.write(table, named: words("sheet.\(table.key)"), to: &workbook)
        }
        try workbook.finish()
    }

    // MARK: The owner's page

    private func head(_ workbook: inout WorkbookWriter) throws(OutputError) {
        let grade =
            result.grade.letter.isEmpty
            ? words("report.no-grade") : words("report.grade", ["grade": .text(result.grade.letter)])
        let names = [words("report.what"), result.dealer].filter { !$0.isEmpty }
        try workbook.row { $0.cell(Markup.cleaned(names.joined(separator: " — ")), .title) }
        try workbook.row { $0.cell("\(words.date(result.asOf)) · \(grade)", .subtitle) }
        let base = words(
            "report.base",
            [
                "customers": .count(result.base.customers), "records": .count(result.base.records),
                "systems": .count(result.base.systems),
            ])
        try workbook.row { $0.cell(base, .text) }
        for cap in result.grade.caps {
            let check = result.checks.first { $0.id == cap.check }
            let values: [String: Message.Value] = [
                "rule": .text(check?.labels.text(in: language) ?? cap.check),
                "ratio": .text(words.ratio(check?.failing ?? cap.ratio)), "grade": .text(result.grade.uncapped),
            ]
            let key = result.grade.letter == result.grade.uncapped ? "report.capped-same" : "report.capped"
            try workbook.row { $0.cell(Markup.cleaned(words(key, values)), .note) }
        }
        try workbook.row { _ in }
    }

    private func numbers(_ workbook: inout WorkbookWriter) throws(OutputError) {
        let change =
            result.previous.map { words("report.since", ["date": .text($0.asOf)]) } ?? words("report.column.change")
        try workbook.row { sheet in
            sheet.cell(words("owner.four"), .header)
            for title in [
                words("report.column.count"), words("sheet.column.of"), words("report.column.share"),
                change.capitalizedFirst, words("sheet.column.definition"),
            ] {
                sheet.cell(title, .header)
            }
        }
        for metric in result.headline {
            let points = metric.previous.flatMap { metric.ratio.points(since: $0) }
            try workbook.row { sheet in
                sheet.cell(words("four.\(metric.id).title"), .text)
                sheet.cell(metric.ratio.numerator, .figure)
                sheet.cell(metric.ratio.denominator, .count)
                if let share = metric.ratio.share { sheet.cell(share, .share) } else { sheet.emptyCell() }
                sheet.cell(
                    points.map { words.points($0) }
                        ?? words(result.previous == nil ? "report.first-run" : "four.no-change"), .text)
                sheet.cell(words("definition.\(metric.definition).text"), .wrapped)
            }
        }
        try workbook.row { _ in }
    }

    private func actions(_ workbook: inout WorkbookWriter) throws(OutputError) {
        guard !result.actions.isEmpty else { return }
        try workbook.row { sheet in
            sheet.cell(words("owner.actions", ["actions": .count(result.actions.count)]), .header)
            for title in [words("table.customers"), words("owner.who")] { sheet.cell(title, .header) }
            // Who must act takes the width of three columns.
            for _ in 0..<2 { sheet.cell(" ", .header) }
            for title in [words("sheet.column.why"), words("command.list")] { sheet.cell(title, .header) }
        }
        for action in result.actions {
            try workbook.row { sheet in
                sheet.cell("\(action.rank). \(words("action.\(action.id).title"))", .text)
                sheet.cell(action.customers, .figure)
                sheet.cell(words.name("owner", action.owner).capitalizedFirst, .text)
                for _ in 0..<2 { sheet.emptyCell() }
                sheet.cell(words("action.\(action.id).why", ["within": .count(action.within ?? 0)]), .wrapped)
                sheet.cell(Self.command(action), .text)
            }
        }
        try workbook.row { _ in }
    }

    /// A list goes into a workbook, too: who reads this one has Excel.
    private static func command(_ action: Action) -> String {
        action.command.hasPrefix("dealerdata export ")
            ? "\(action.command) --output action-\(action.rank).xlsx" : action.command
    }

    private func foot(_ workbook: inout WorkbookWriter) throws(OutputError) {
        func number(_ level: CheckLevel) -> Message.Value { .count(result.checks.filter { $0.level == level }.count) }
        let summary = words(
            "report.checks",
            [
                "failed": number(.fail), "warned": number(.warning), "passed": number(.pass),
                "absent": number(.notApplicable),
            ])
        try workbook.row { $0.cell(summary, .text) }
        try workbook.row { $0.cell(words("page.footer"), .note) }
    }

    // MARK: Sheets

    static func write(
        _ table: ReportTable, named name: String, to workbook: inout WorkbookWriter
    ) throws(OutputError) {
        var plan = SheetPlan(name, header: table.header)
        for (column, cell) in (table.rows.first ?? []).enumerated() {
            if case .wrapped = cell { plan.widths[column] = 100 }
        }
        try workbook.begin(plan)
        for row in table.rows {
            try workbook.row { sheet in
                for cell in row { Self.write(cell, to: &sheet) }
            }
        }
    }

    private static func write(_ cell: ReportTable.Cell, to sheet: inout WorkbookWriter) {
        switch cell {
        case .text(let text): sheet.cell(Markup.cleaned(text))
        case .wrapped(let text): sheet.cell(Markup.cleaned(text), .wrapped)
        case .count(let number?): sheet.cell(number, .count)
        case .share(let share?): sheet.cell(share, .share)
        case .decimal(let number?): sheet.cell(number, .decimal)
        case .count(nil), .share(nil), .decimal(nil): sheet.emptyCell()
        case .level(let level, let word):
            let styles: [CheckLevel: CellStyle] = [.fail: .bad, .warning: .doubtful, .pass: .good]
            sheet.cell(word, styles[level] ?? .text)
        }
    }
}
