import Quality
import Records

extension ReportTables {
    var lapsing: ReportTable {
        ReportTable(
            key: "days", header: titles("blitz.day", "table.customers"),
            rows: result.consents.days.map { [.text($0.date), .count($0.customers)] })
    }

    var months: ReportTable {
        ReportTable(
            key: "months",
            header: titles("consent.month", "consent.key.inquiry", "consent.key.purchase").map(\.capitalizedFirst),
            rows: result.consents.months.map { [.text($0.month), .count($0.inquiry), .count($0.purchase)] })
    }

    var cells: ReportTable {
        ReportTable(
            key: "cells",
            header: titles(
                "fields.column.field", "cells.stated", "cells.right", "cells.mended", "cells.refused",
                "cells.misplaced", "cells.doubtful", "sheet.column.right-before", "sheet.column.right-after"),
            rows: result.cells.map { field in
                [
                    .text(words.name("field", field.id).capitalizedFirst), .count(field.stated), .count(field.right),
                    .count(field.mended), .count(field.refused), .count(field.misplaced), .count(field.doubtful),
                    .share(Ratio(field.right, of: field.stated).share),
                    .share(Ratio(field.right + field.mended, of: field.stated).share),
                ]
            })
    }

    /// Where sensitive identifiers stand: counts, never a value.
    var sensitive: ReportTable {
        ReportTable(
            key: "sensitive",
            header: titles("people.kind", "fields.column.field", "sources.system", "sources.records"),
            rows: result.sensitive.flatMap { kind in
                kind.places.map { place in
                    [
                        .text(words.name("sensitive", kind.code)), .text(words.name("field", place.field)),
                        .text(place.system), .count(place.records),
                    ]
                }
            })
    }

    var observations: ReportTable {
        ReportTable(
            key: "observations",
            header: titles(
                "observation.observation", "report.column.count", "sheet.column.of", "sensitive.status",
                "sheet.column.law"),
            rows: result.observations.map { observation in
                [
                    .text(words("observation.\(observation.id)")), .count(observation.ratio.numerator),
                    .count(observation.ratio.denominator), .text(words("status.\(observation.status.rawValue)")),
                    .text(words("law.\(observation.rule)")),
                ]
            })
    }

    /// Failing rows, masked as on the page.
    var samples: ReportTable {
        ReportTable(
            key: "samples",
            header: titles(
                "checks.column.rule", "sheet.column.file", "samples.row", "fields.column.field", "sheet.column.masked",
                "sheet.column.code", "samples.fix"),
            rows: result.samples.map { sample in
                let check = result.checks.first { $0.id == sample.check }
                return [
                    .text(check?.labels.text(in: language) ?? sample.check), .text(sample.file), .count(sample.line),
                    .text(words.name("field", sample.field)), .text(shown(sample)),
                    .text(sample.code.isEmpty ? sample.rule : sample.code),
                    .text(check?.fix.text(in: language).capitalizedFirst ?? ""),
                ]
            })
    }

    private func shown(_ sample: Sample) -> String {
        if sample.value.isEmpty { return words("samples.hidden") }
        guard sample.field == "next_action" else { return sample.value }
        return words("samples.days", ["days": .count(Int(sample.value) ?? 0)])
    }

    /// A row a measure and run; the expected range belongs to the last run.
    var trend: ReportTable {
        ReportTable(
            key: "trend",
            header: titles(
                "sheet.column.measure", "blitz.day", "trend.run", "report.column.count", "sheet.column.of",
                "report.column.share", "sheet.column.expected-low", "sheet.column.expected-high", "checks.column.level"),
            rows: result.trend.flatMap { series in
                series.points.enumerated().map { place, point in
                    let isLast = place == series.points.count - 1
                    let state = words("trend.state.\(series.state.rawValue)", ["runs": .count(series.earlierRuns)])
                    return [
                        .text(words("trend.\(series.id)")), .text(point.asOf), .count(point.run),
                        .count(point.ratio.numerator), .count(point.ratio.denominator), .share(point.ratio.share),
                        .share(isLast ? series.expected?.low : nil), .share(isLast ? series.expected?.high : nil),
                        .text(isLast ? state : point.isAcknowledged ? words("sheet.acknowledged") : ""),
                    ]
                }
            })
    }

    var files: ReportTable {
        ReportTable(
            key: "files",
            header: titles(
                "sheet.column.file", "sources.system", "sheet.column.over", "run.rows", "run.accepted", "run.rejected",
                "sheet.column.columns", "sheet.column.mapped", "sheet.column.encoding", "sheet.column.import")
                + ["SHA-256"],
            rows: result.facts.files.map { file in
                [
                    .text(file.file), .text(file.system), .text(words.name("entity", file.entity)), .count(file.rows),
                    .count(file.accepted), .count(file.rejected), .count(file.columns), .count(file.mapped),
                    .text(file.encoding), .count(file.importID), .text(file.sha256),
                ]
            })
    }

    var definitions: ReportTable {
        ReportTable(
            key: "definitions", header: titles("sheet.column.definition", "sheet.column.text", "sheet.column.source"),
            rows: Definitions.inOrder.map { id in
                [
                    .text(words("definition.\(id).title")), .wrapped(words("definition.\(id).text")),
                    .text(words("definition.\(id).source")),
                ]
            })
    }
}
