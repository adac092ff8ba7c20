import Quality
import Records

/// A table of a report before it is CSV or a sheet: typed cells, so that a spreadsheet can sort and add them up.
struct ReportTable {
    enum Cell {
        case text(String)
        /// Sentences: the row grows with them.
        case wrapped(String)
        case count(Int?)
        /// 0 … 1.
        case share(Double?)
        case decimal(Double?)
        case level(CheckLevel, String)
    }

    /// Names the table: message `sheet.<key>`.
    var key: String
    var header: [String]
    var rows: [[Cell]]
}

/// The tables of an audit, in the order in which a reader wants them. One whose facts do not exist has no rows.
struct ReportTables {
    let result: AuditResult
    let language: Language

    var words: Words { Words(language: language) }

    var all: [ReportTable] {
        [
            checks, measures, fields, reach, reasons, systems, duplicates, lapsing, months, cells, sensitive,
            observations, samples, trend, files, definitions,
        ].filter { !$0.rows.isEmpty }
    }

    /// The most severe first among those that fail or warn, as a person works through them.
    private var checks: ReportTable {
        let ordered = result.checks.sorted {
            $0.level == $1.level ? ($0.severity, $0.id) < ($1.severity, $1.id) : $0.level > $1.level
        }
        return ReportTable(
            key: "checks",
            header: titles(
                "checks.column.level", "checks.column.severity", "checks.column.rule", "sheet.column.over",
                "checks.column.failing", "sheet.column.of", "report.column.share", "owner.who", "samples.fix",
                "score.column.characteristic", "sheet.column.before", "sheet.column.warn", "sheet.column.fail",
                "sheet.column.code"),
            rows: ordered.map { check in
                [
                    .level(check.level, words("report.level.\(check.level.rawValue)")), .text(check.severity.rawValue),
                    .text(check.labels.text(in: language)), .text(words.name("entity", check.entity)),
                    .count(check.failing.numerator), .count(check.failing.denominator), .share(check.failing.share),
                    .text(words.name("owner", check.owner)), .text(check.fix.text(in: language).capitalizedFirst),
                    .text(words.name("dimension", check.dimension)), .share(check.previous?.share),
                    .share(check.warnBelow / 100), .share(check.failBelow / 100), .text(check.rule),
                ]
            })
    }

    var measures: ReportTable {
        ReportTable(
            key: "measures",
            header: titles(
                "sheet.column.measure", "sources.system", "report.column.count", "sheet.column.of",
                "report.column.share", "sheet.column.low", "sheet.column.high", "sheet.column.before",
                "sheet.column.points", "sheet.column.definition", "sheet.column.code"),
            rows: result.measures(words).map { measure in
                [
                    .text(measure.label), .text(measure.system.isEmpty ? words("sheet.all-systems") : measure.system),
                    .count(measure.ratio.numerator), .count(measure.ratio.denominator), .share(measure.ratio.share),
                    .share(measure.ratio.interval?.low), .share(measure.ratio.interval?.high),
                    .share(measure.previous?.share),
                    .decimal(measure.previous.flatMap { measure.ratio.points(since: $0) }),
                    .text(words("definition.\(measure.definition).title")), .text(measure.id),
                ]
            })
    }

    /// A row a field and system, the whole base first.
    private var fields: ReportTable {
        let columns = ["asked", "refused", "usable"]
        return ReportTable(
            key: "fields",
            header: titles("fields.column.field", "sources.system", "fields.column.applicable")
                + columns.map { words("fields.column.\($0)") }
                + ["definition.asked.title", "definition.usable.title", "fields.column.gap"].map { words($0) },
            rows: result.fields.flatMap { field in
                ([(words("sheet.all-systems"), field.base)] + field.systems.map { ($0.system, $0.rates) }).map {
                    system, rates in
                    [
                        .text(words("field.\(field.id)")), .text(system), .count(rates.applicable),
                        .count(rates.asked), .count(rates.refused), .count(rates.usable),
                        .share(rates.askedShare.share), .share(rates.usableShare.share), .share(rates.gap.share),
                    ]
                }
            })
    }

    func titles(_ keys: String...) -> [String] { keys.map { words($0) } }

    /// Tables of counts by customer, system and day.
    private var reach: ReportTable {
        ReportTable(
            key: "reach",
            header: titles(
                "reach.channel", "table.customers", "reach.step.present", "reach.step.valid", "reach.step.permitted",
                "reach.step.reachable", "report.column.share"),
            rows: result.reach.channels.map { channel in
                [
                    .text(words("channel.\(channel.id)").capitalizedFirst), .count(result.base.customers),
                    .count(channel.present), .count(channel.valid), .count(channel.permitted),
                    .count(channel.reachable), .share(Ratio(channel.reachable, of: result.base.customers).share),
                ]
            })
    }

    private var reasons: ReportTable {
        ReportTable(
            key: "reasons", header: titles("reach.reason", "table.customers", "report.column.share"),
            rows: result.reach.reasons.map { reason in
                [
                    .text(words("reason.\(reason.id)")), .count(reason.customers),
                    .share(Ratio(reason.customers, of: result.base.customers).share),
                ]
            })
    }

    private var systems: ReportTable {
        ReportTable(
            key: "systems",
            header: titles(
                "sources.system", "people.kind", "sources.records", "table.customers", "sources.only",
                "sheet.column.only", "run.rows", "run.rejected", "sheet.column.age"),
            rows: result.sources.map { source in
                [
                    .text(source.system), .text(words.name("class", source.systemClass)), .count(source.records),
                    .count(source.customers), .count(source.onlyHere),
                    .share(Ratio(source.onlyHere, of: source.customers).share), .count(source.rows),
                    .count(source.rejected), .count(source.age),
                ]
            })
    }

    /// A row a pair of systems; a system with itself tells what it opened more than once.
    private var duplicates: ReportTable {
        let systems = result.duplicates.systems
        let pairs = systems.indices.flatMap { one in systems.indices.filter { $0 >= one }.map { (one, $0) } }
        return ReportTable(
            key: "duplicates",
            header: titles(
                "sources.system", "sheet.column.other", "sheet.column.known-to-both", "sheet.column.surplus"),
            rows: pairs.map { one, other in
                let count = result.duplicates.matrix[one][other]
                return [
                    .text(systems[one]), .text(systems[other]), .count(one == other ? nil : count),
                    .count(one == other ? count : nil),
                ]
            })
    }
}
