import Quality
import Records

/// An audit to paste into a mail: what the owner reads, then scores, fields and checks.
package struct MarkdownReport: Sendable {
    let result: AuditResult
    let language: Language

    package init(_ result: AuditResult, language: Language) {
        self.result = result
        self.language = language
    }

    package var text: String {
        [head, headline, actions, dimensions, fields, checks].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var words: Words { Words(language: language) }

    private var head: String {
        let grade =
            result.grade.letter.isEmpty
            ? words("report.no-grade") : words("report.grade", ["grade": .text(result.grade.letter)])
        var lines = [
            "# \(Self.escaped(words("report.what"))) — \(Self.escaped(result.dealer)), \(words.date(result.asOf))", "",
        ]
        lines.append(
            words(
                "report.base",
                [
                    "customers": .count(result.base.customers), "records": .count(result.base.records),
                    "systems": .count(result.base.systems),
                ]) + " · **\(grade)**")
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        Self.table(
            ["", words("report.column.count"), words("report.column.share"), words("report.column.change")],
            result.headline.map { metric in
                let points = metric.previous.flatMap { metric.ratio.points(since: $0) }
                return [
                    words("report.short.\(metric.id)"), words.ratio(metric.ratio), words.share(metric.ratio),
                    points.map { words.points($0) } ?? words(result.previous == nil ? "report.first-run" : "report.na"),
                ]
            })
    }

    private var actions: String {
        guard !result.actions.isEmpty else { return "" }
        let lines = result.actions.map { action in
            let line = words("action.\(action.id).line", ["customers": .count(action.customers)])
            return "\(action.rank). **\(line)** — \(words("owner.\(action.owner)"))  \n   `\(action.command)`"
        }
        return "## \(words("report.actions"))\n\n" + lines.joined(separator: "\n")
    }

    private var dimensions: String {
        "## \(words("score.title"))\n\n"
            + Self.table(
                [words("score.column.characteristic"), words("score.column.score"), words("score.column.grade")],
                result.dimensions.map { [words("dimension.\($0.id)"), words.decimal($0.score), $0.letter] })
    }

    private var fields: String {
        "## \(words("report.fields"))\n\n"
            + Self.table(
                [words("fields.column.field"), words("fields.column.asked"), words("fields.column.usable")],
                result.fields.map { field in
                    [
                        words("field.\(field.id)"),
                        "\(words.ratio(field.base.askedShare)) · \(words.share(field.base.askedShare))",
                        "\(words.ratio(field.base.usableShare)) · \(words.share(field.base.usableShare))",
                    ]
                })
    }

    private var checks: String {
        "## \(words("checks.title"))\n\n"
            + Self.table(
                [
                    words("checks.column.level"), words("checks.column.severity"), words("checks.column.rule"),
                    words("report.column.count"), words("report.column.share"),
                ],
                result.checks.map { check in
                    [
                        words("report.level.\(check.level.rawValue)"), check.severity.rawValue,
                        "\(check.labels.text(in: language)) `\(check.rule)`", words.ratio(check.failing),
                        words.share(check.failing),
                    ]
                })
    }

    static func table(_ header: [String], _ rows: [[String]]) -> String {
        let lines = [header, header.indices.map { $0 == 0 ? "---" : "---:" }] + rows
        return lines.map { "| " + $0.map(escaped).joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    static func escaped(_ text: String) -> String {
        text.flatMap { "|*_<>[]\\".contains($0) ? ["\\", $0] : [$0] }.reduce(into: "") { $0.append($1) }
    }
}
