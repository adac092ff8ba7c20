import Quality
import Records

extension HTMLReport {
    /// Usable over asked, by field and system: "never asked" against "badly entered".
    var fields: Section? {
        let judged = result.fields.filter { $0.base.applicable > 0 }
        let worst = judged.min {
            ($0.base.usableShare.share ?? 0, $0.id) < ($1.base.usableShare.share ?? 0, $1.id)
        }
        guard let worst else { return nil }
        let lead = words.sentence(
            "fields.lead",
            [
                "field": .text(words("field.\(worst.id)").lowercasedFirst),
                "share": .text(words.share(worst.base.usableShare), "usable"),
                "part": .count(worst.base.usable), "whole": .count(worst.base.applicable),
                "asked": .text(words.share(worst.base.askedShare), "asked"),
            ])
        let steps = [
            ("h0", "< 20"), ("h1", "20–39"), ("h2", "40–59"), ("h3", "60–79"), ("h4", "80–94"), ("h5", "≥ 95"),
        ]
        return Section(
            id: "fields", title: words("fields.title"), definitions: ["usable", "asked", "gap"], lead: lead,
            blocks: [
                heat(judged).view, Block.key(steps, note: words("fields.key")),
                Block.details(words("fields.details"), [fieldTable(judged).view]),
            ], commands: result.sources.first.map { [(words("command.list"), Self.corrections(for: $0.system))] } ?? [])
    }

    static func corrections(for system: String) -> String {
        "dealerdata export corrections --system \(system)"
    }

    /// The six largest systems; the rest together.
    private var shownSystems: [String] { Array(result.sources.prefix(6).map(\.system)) }

    private func heat(_ fields: [FieldRates]) -> Table {
        let shown = shownSystems
        var head = [Table.Head(text: words("fields.column.field"))]
        for system in shown { head.append(Table.Head(text: system, title: sourceClass(system))) }
        if result.sources.count > shown.count { head.append(Table.Head(text: words("fields.others"))) }
        head.append(Table.Head(text: words("fields.base"), style: "base"))
        return Table(
            style: "heat", caption: words("fields.caption"), head: head,
            rows: fields.map { field in
                var row = [Table.Cell.head(words("field.\(field.id)"), code: field.rule)]
                for system in shown { row.append(heatCell(field.systems.first { $0.system == system }?.rates)) }
                if result.sources.count > shown.count {
                    let others = field.systems.filter { !shown.contains($0.system) }.map(\.rates)
                    row.append(heatCell(FieldRates.Rates.sum(others)))
                }
                row.append(heatCell(field.base, style: "base "))
                return row
            })
    }

    private func heatCell(_ rates: FieldRates.Rates?, style: String = "") -> Table.Cell {
        guard let rates, let usable = rates.usableShare.share, let asked = rates.askedShare.share else {
            return Table.Cell(text: words("report.na"), style: style + "na")
        }
        return Table.Cell(
            text: words.decimal(100 * usable, 0), style: "\(style)\(Self.heatStep(usable))",
            small: words.decimal(100 * asked, 0))
    }

    static func heatStep(_ share: Double) -> String {
        switch share {
        case ..<0.2: "h0"
        case ..<0.4: "h1"
        case ..<0.6: "h2"
        case ..<0.8: "h3"
        case ..<0.95: "h4"
        default: "h5"
        }
    }

    func sourceClass(_ system: String) -> String {
        words.name("class", result.sources.first { $0.system == system }?.systemClass ?? "OTH")
    }

    private func fieldTable(_ fields: [FieldRates]) -> Table {
        let columns = ["applicable", "asked", "refused", "usable", "gap"]
        return Table(
            caption: words("fields.details"),
            head: [Table.Head(text: words("fields.column.field"))]
                + columns.map { Table.Head(text: words("fields.column.\($0)"), style: "r") },
            rows: fields.map { field in
                let rates = field.base
                return [
                    .head(words("field.\(field.id)")), .number(words.count(rates.applicable)),
                    .number("\(words.count(rates.asked)) · \(words.share(rates.askedShare))"),
                    .number("\(words.count(rates.refused)) · \(words.share(rates.refusedShare))"),
                    .number("\(words.count(rates.usable)) · \(words.share(rates.usableShare))"),
                    .number("\(words.count(rates.gap.numerator)) · \(words.share(rates.gap))"),
                ]
            })
    }

    /// What the cleaning did, cell by cell.
    var cells: Section? {
        let stated = result.cells.filter { $0.stated > 0 }
        guard let most = stated.max(by: { ($0.mended, $1.id) < ($1.mended, $0.id) }) else { return nil }
        let refused = stated.reduce(0) { $0 + $1.refused }
        let total = stated.reduce(0) { $0 + $1.stated }
        var axis = Drawing()
        axis.text("0", "t0 m", y: 11)
        axis.text("50", "t0 m mid", x: 50, y: 11)
        axis.text("100", "t0 m e", x: 100, y: 11)
        let rows = stated.sorted { ($0.mended, $1.id) > ($1.mended, $0.id) }
        let table = Table(
            style: "t bars two dumb", caption: words("cells.caption"),
            head: [
                Table.Head(text: words("fields.column.field")),
                Table.Head(text: words("cells.axis"), style: "wbar", isHidden: true, drawing: axis.beside(height: 13)),
                Table.Head(text: words("cells.right"), style: "r"), Table.Head(text: words("cells.mended"), style: "r"),
                Table.Head(text: words("cells.left"), style: "r"),
            ], rows: rows.map(dumbbell))
        return Section(
            id: "after", title: words("cells.title"), definitions: ["cells"],
            lead: words.sentence(
                "cells.lead",
                [
                    "mended": .count(most.mended, "cells"), "field": .text(words("field.\(most.id)").lowercasedFirst),
                    "stated": .count(most.stated), "refused": .count(refused, "cells"), "total": .count(total),
                ]),
            blocks: [
                table.view, Block.key([("o", words("cells.key.before")), ("dot", words("cells.key.after"))]),
                Block.details(words("cells.details"), [cellTable(rows).view]),
            ])
    }

    private func dumbbell(_ cells: CellRates) -> [Table.Cell] {
        let before = 100 * Double(cells.right) / Double(cells.stated)
        let after = 100 * Double(cells.right + cells.mended) / Double(cells.stated)
        var drawing = Drawing()
        drawing.rect("gl", y: 7, width: 100, height: 1)
        drawing.rect("b", x: before, y: 6, width: after - before, height: 3)
        drawing.circle("o", x: before, y: 7.5, radius: 4)
        drawing.circle("b", x: after, y: 7.5, radius: 4.5)
        let left = cells.refused + cells.misplaced + cells.doubtful
        return [
            .head(words("field.\(cells.id)"), below: words("cells.of", ["stated": .count(cells.stated)])),
            .bar(drawing, height: 14), share(cells.right, cells), share(cells.mended, cells), share(left, cells),
        ]
    }

    private func share(_ count: Int, _ cells: CellRates) -> Table.Cell {
        .number(words.count(count), below: words.share(Ratio(count, of: cells.stated)))
    }

    private func cellTable(_ rows: [CellRates]) -> Table {
        let columns = ["stated", "right", "mended", "refused", "misplaced", "doubtful"]
        return Table(
            caption: words("cells.details"),
            head: [Table.Head(text: words("fields.column.field"))]
                + columns.map { Table.Head(text: words("cells.\($0)"), style: "r") },
            rows: rows.map { cells in
                [.head(words("field.\(cells.id)")), .number(words.count(cells.stated))]
                    + [cells.right, cells.mended, cells.refused, cells.misplaced, cells.doubtful].map {
                        share($0, cells)
                    }
            })
    }
}
