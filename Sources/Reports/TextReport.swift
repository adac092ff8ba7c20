import Quality
import Records

/// An audit in a terminal: at most eighty columns, every count with its denominator.
package struct TextReport: Sendable {
    let result: AuditResult
    let language: Language
    let isColoured: Bool

    package static let width = 80

    package init(_ result: AuditResult, language: Language, isColoured: Bool = false) {
        self.result = result
        self.language = language
        self.isColoured = isColoured
    }

    package var text: String {
        (head + headline + [""] + actions + [""] + checks + next).joined(separator: "\n") + "\n"
    }

    private var words: Words { Words(language: language) }

    private var head: [String] {
        let dealer = result.dealer.isEmpty ? "" : result.dealer + "   "
        let grade =
            result.grade.letter.isEmpty
            ? words("report.no-grade") : words("report.grade", ["grade": .text(result.grade.letter)])
        let left = dealer + words("report.as-of", ["date": .text(result.asOf)])
        let gap = Self.width - left.count - grade.count
        var lines =
            gap >= 3
            ? [left + spaces(gap) + styled(grade, .bold)]
            : Columns.wrap(left, to: Self.width) + [spaces(Self.width - grade.count) + styled(grade, .bold)]
        lines.append(
            words(
                "report.base",
                [
                    "customers": .count(result.base.customers), "records": .count(result.base.records),
                    "systems": .count(result.base.systems),
                ]))
        for cap in result.grade.caps {
            let check = result.checks.first { $0.id == cap.check }
            let values: [String: Message.Value] = [
                "rule": .text(check?.labels.text(in: language) ?? cap.check),
                "ratio": .text(words.ratio(check?.failing ?? cap.ratio)), "grade": .text(result.grade.uncapped),
            ]
            let key = result.grade.letter == result.grade.uncapped ? "report.capped-same" : "report.capped"
            lines += Columns.wrap(words(key, values), to: Self.width).map { styled($0, .red) }
        }
        return lines
    }

    private var headline: [String] {
        let rows = result.headline.map { metric in
            [
                words("report.short.\(metric.id)"), words.count(metric.ratio.numerator), words("report.of-word"),
                words.count(metric.ratio.denominator), words.share(metric.ratio), change(metric),
            ]
        }
        var lines = Columns.rows(
            rows, aligned: [.left, .right, .left, .right, .right, .left], indent: 2, gap: 1, flexible: 0)
        if let previous = result.previous {
            let since = words("report.since", ["date": .text(previous.asOf)])
            if lines[0].count + since.count + 1 <= Self.width { lines[0] += " " + since }
        }
        return lines
    }

    private func change(_ metric: Metric) -> String {
        if let points = metric.previous.flatMap({ metric.ratio.points(since: $0) }) {
            return "  " + words.points(points)
        }
        return result.previous == nil && metric.id == "O01" ? "  " + words("report.first-run") : ""
    }

    private var actions: [String] {
        guard !result.actions.isEmpty else { return [] }
        let rows = result.actions.map { action in
            [
                String(action.rank), words("action.\(action.id).line", ["customers": .count(action.customers)]),
                words("owner.\(action.owner)"),
            ]
        }
        let commands = result.actions.map { "     " + $0.command }
        let lines = Columns.rows(rows, aligned: [.left, .left, .left], indent: 2, gap: 2, flexible: 1)
        return [words("report.actions")] + zip(lines, commands).flatMap { [$0, $1] }
    }

    private var checks: [String] {
        func number(_ level: CheckLevel) -> Message.Value { .count(result.checks.filter { $0.level == level }.count) }
        let summary = words(
            "report.checks",
            [
                "failed": number(.fail), "warned": number(.warning), "passed": number(.pass),
                "absent": number(.notApplicable),
            ])
        let worst = result.checks.filter { $0.level >= .warning }.sorted {
            $0.level == $1.level ? ($0.severity, $0.id) < ($1.severity, $1.id) : $0.level > $1.level
        }
        let rows = worst.map { check in
            [
                words("report.level.\(check.level.rawValue)"), check.severity.rawValue,
                check.labels.text(in: language), words.count(check.failing.numerator), words("report.of-word"),
                words.count(check.failing.denominator), words.share(check.failing),
            ]
        }
        let lines = Columns.rows(
            rows, aligned: [.left, .left, .left, .right, .left, .right, .right], indent: 2, gap: 1, flexible: 2)
        return [summary]
            + zip(worst, lines).map { check, line in styled(line, check.level == .fail ? .red : .yellow) }
    }

    private var next: [String] {
        result.actions.first.map { [words("report.next", ["command": .text($0.command)])] } ?? []
    }

    private enum Style: String {
        case bold = "1"
        case red = "31"
        case yellow = "33"
    }

    private func styled(_ text: String, _ style: Style) -> String {
        isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Plain columns of text; a character is one column wide.
enum Columns {
    enum Alignment { case left, right }

    /// One text a row; the `flexible` column is wrapped under itself when the row would be too wide.
    static func rows(
        _ rows: [[String]], aligned: [Alignment], indent: Int, gap: Int, flexible: Int
    ) -> [String] {
        var widths = aligned.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let others = widths.reduce(0, +) - widths[flexible] + indent + gap * (widths.count - 1)
        widths[flexible] = min(widths[flexible], max(12, TextReport.width - others))
        return rows.map { row in
            let wrapped = wrap(row[flexible], to: widths[flexible])
            let cells = row.enumerated().map { column, cell in
                let cell = column == flexible ? wrapped[0] : cell
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return aligned[column] == .left ? cell + padding : padding + cell
            }
            let start = String(repeating: " ", count: indent)
            let line = start + cells.joined(separator: String(repeating: " ", count: gap))
            let under = String(
                repeating: " ", count: indent + widths[..<flexible].reduce(0, +) + gap * flexible)
            return ([String(line.reversed().drop { $0 == " " }.reversed())] + wrapped.dropFirst().map { under + $0 })
                .joined(separator: "\n")
        }
    }

    /// Breaks at ordinary spaces; continued lines are indented by two.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = "  "
            }
            line += line.isEmpty || line == "  " ? String(word) : " " + word
        }
        return lines + [line]
    }
}
