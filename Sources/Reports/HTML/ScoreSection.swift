import Quality
import Records

extension HTMLReport {
    var score: Section? {
        guard let score = result.grade.score else { return nil }
        let weakest = result.dimensions.min { ($0.score, $0.id) < ($1.score, $1.id) }
        let strongest = result.dimensions.max { ($0.score, $1.id) < ($1.score, $0.id) }
        let lead =
            weakest.flatMap { weak in
                strongest.map { strong in
                    words.sentence(
                        "score.lead",
                        [
                            "strong": .text(words("dimension.\(strong.id)")),
                            "high": .text(words.decimal(strong.score), "score"),
                            "weak": .text(words("dimension.\(weak.id)").lowercasedFirst),
                            "low": .text(words.decimal(weak.score), "score"),
                        ])
                }
            } ?? ""
        return Section(
            id: "score", title: words("score.title"), definitions: ["score", "cap"], lead: lead,
            blocks: [
                ["template": "grade", "gradeLetter": result.grade.letter, "gradeLines": gradeLines(score)],
                dimensions.view, Block.note(words.sentence("score.ticks")),
                Block.details(words("score.checks"), [checks.view]),
            ], commands: [(words("command.list"), "dealerdata audit --format json")])
    }

    private func gradeLines(_ score: Double) -> [String] {
        let grade = result.grade
        var values: [String: Linked] = [
            "grade": .text(grade.letter, "cap"), "score": .text(words.decimal(score), "score"),
            "uncapped": .text(grade.uncapped),
        ]
        values["change"] = .text(
            grade.previousScore.map { words.signed(decimal: score - $0) } ?? words("report.first-run"))
        let key = grade.caps.isEmpty ? "score.grade" : grade.letter == grade.uncapped ? "score.held" : "score.capped"
        return [words.sentence(key, values)]
            + grade.caps.map { cap in
                let check = result.checks.first { $0.id == cap.check }
                return words.sentence(
                    "score.cap",
                    [
                        "rule": .text(check?.rule ?? ""), "label": .text(check?.labels.text(in: language) ?? cap.check),
                        "passing": .text(words.share(cap.ratio)), "part": .count(cap.ratio.numerator),
                        "whole": .count(cap.ratio.denominator), "line": .text(words.percent(cap.failLine, 0)),
                    ])
            }
    }

    private static let lines: [Double] = [50, 65, 80, 90]

    private var dimensions: Table {
        var axis = Drawing()
        for (letter, x) in zip(["E", "D", "C", "B", "A"], [25, 57.5, 72.5, 85, 95.5]) {
            axis.text(letter, "t0 m mid", x: x, y: 11)
        }
        return Table(
            style: "t bars dims", caption: words("score.caption"),
            head: [
                Table.Head(text: words("score.column.characteristic")),
                Table.Head(text: words("table.bar"), style: "wbar", isHidden: true, drawing: axis.beside(height: 13)),
                Table.Head(text: words("score.column.score"), style: "r"),
                Table.Head(text: words("report.column.change"), style: "r hs"),
                Table.Head(text: words("score.column.grade"), style: "c"),
                Table.Head(text: words("score.column.weight"), style: "r hs"),
                Table.Head(text: words("score.column.rules"), style: "r hs"),
            ],
            rows: result.dimensions.map { dimension in
                var drawing = Drawing()
                drawing.rect("trk", width: 100, height: 12)
                drawing.rect(Self.tone(dimension.letter), width: dimension.score, height: 12)
                for line in Self.lines { drawing.tick("tick", x: line, height: 12) }
                let (weakest, code) = weakest(dimension)
                return [
                    .head(
                        words("dimension.\(dimension.id)"), small: dimension.id, below: weakest, belowCode: code),
                    .bar(drawing, height: 12), .number(words.decimal(dimension.score)),
                    .number(
                        dimension.previousScore.map { words.signed(decimal: dimension.score - $0) } ?? "–", hides: true),
                    Table.Cell(style: "c", grade: dimension.letter),
                    .number(words.count(dimension.weight), hides: true),
                    .number(words.count(dimension.rules), hides: true),
                ]
            })
    }

    private static func tone(_ letter: String) -> String {
        switch letter {
        case "D": "w"
        case "E": "x"
        default: "b"
        }
    }

    /// The weakest rule's words and its codebook rule.
    private func weakest(_ dimension: Dimension) -> (String, String) {
        guard let id = dimension.weakest else { return (words("score.no-failure"), "") }
        if let check = result.checks.first(where: { $0.id == id }) {
            return (check.labels.text(in: language).capitalizedFirst, check.rule)
        }
        let field = result.fields.first { "field:\($0.id)" == id }
        return (
            words("score.field-unusable", ["field": .text(words.name("field", field?.id ?? id))]), field?.rule ?? ""
        )
    }

    private var checks: Table {
        Table(
            style: "t two", caption: words("score.checks.caption"),
            head: [
                Table.Head(text: words("checks.column.rule")),
                Table.Head(text: words("checks.column.failing"), style: "r"),
                Table.Head(text: words("table.share"), style: "r"),
                Table.Head(text: words("checks.column.severity"), style: "r"),
                Table.Head(text: words("checks.column.lines"), style: "r"),
                Table.Head(text: words("checks.column.level")),
            ],
            rows: result.checks.map { check in
                let lines = "\(words.percent(check.warnBelow, 1)) · \(words.percent(check.failBelow, 1))"
                return [
                    .head(
                        check.labels.text(in: language).capitalizedFirst, code: check.rule,
                        below: check.fix.text(in: language).capitalizedFirst),
                    .number(words.ratio(check.failing)), .number(words.share(check.failing)),
                    .number(check.severity.rawValue), .number(lines),
                    Table.Cell(
                        tag: words("report.level.\(check.level.rawValue)"),
                        tagStyle: check.level == .fail ? "x" : check.level == .warning ? "w" : "b"),
                ]
            })
    }
}

extension Words {
    func signed(decimal number: Double) -> String {
        (number * 10).rounded() > 0 ? "+" + decimal(number) : decimal(number)
    }
}
