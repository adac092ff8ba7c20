import Quality
import Records

/// A comparison as tables with typed cells, in the order in which a reader wants them. One without rows is left out.
struct ComparisonTables {
    let result: ComparisonResult
    let language: Language
    /// Whether lists are cut to what a person reads in a terminal or a mail.
    let isBrief: Bool

    private static let shortList = 5

    var all: [ReportTable] {
        [concerns, rows, fields, samples, identity, groups, consents, listed, measures].filter { !$0.rows.isEmpty }
    }

    private var words: Words { Words(language: language) }

    private func table(_ key: String, _ columns: [String], _ rows: [[ReportTable.Cell]]) -> ReportTable {
        ReportTable(key: key, header: columns.map { words("comparison.column.\($0)") }, rows: rows)
    }

    private func entity(_ entity: ComparedEntity) -> ReportTable.Cell {
        .text(words("comparison.entity.\(entity.rawValue)"))
    }

    /// Rows of a list, and how many of all there are it leaves out.
    private func shortened<Element>(
        _ list: [Element], of total: Int, columns: Int, _ row: (Element) -> [ReportTable.Cell]
    ) -> [[ReportTable.Cell]] {
        let kept = isBrief ? list.prefix(Self.shortList) : list[...]
        guard kept.count < total else { return kept.map(row) }
        let rest = words("comparison.more", ["count": .count(total - kept.count)])
        return kept.map(row) + [[.text(rest)] + (1..<columns).map { _ in .text("") }]
    }

    private var concerns: ReportTable {
        table(
            "concerns", ["level", "customers", "what"],
            result.concerns.map { concern in
                [
                    .level(concern.level, words("report.level.\(concern.level.rawValue)")), .count(concern.count),
                    .text(words("comparison.concern.\(concern.id)", ["count": .count(concern.count)])),
                ]
            })
    }

    /// A row an entity, then its systems where it has several.
    private var rows: ReportTable {
        func numbers(_ counts: RowCounts) -> [ReportTable.Cell] {
            [.count(counts.onlyOld), .count(counts.onlyNew), .count(counts.same), .count(counts.different)]
        }
        return table(
            "rows", ["what", "system", "only-old", "only-new", "same", "different"],
            result.entities.filter { $0.counts != RowCounts() }.flatMap { compared in
                [[entity(compared.entity), .text("")] + numbers(compared.counts)]
                    + (compared.systems.count > 1
                        ? compared.systems.map { [.text(""), .text($0.system)] + numbers($0.counts) } : [])
            })
    }

    private var fields: ReportTable {
        table(
            "fields", ["what", "field", "changed", "emptied", "filled"],
            result.entities.flatMap { compared in
                compared.fields.map { field in
                    [
                        entity(compared.entity), .text(field.field), .count(field.changed), .count(field.emptied),
                        .count(field.filled),
                    ]
                }
            })
    }

    /// In a brief one five an entity: the first of each field, then the second, the most frequent field first.
    private var samples: ReportTable {
        table(
            "samples", ["what", "field", "key", "before", "after"],
            result.entities.flatMap { compared -> [[ReportTable.Cell]] in
                let byField = compared.fields.map { field in field.samples.map { (field.field, $0) } }
                var ordered = byField.flatMap { $0 }
                if isBrief {
                    let longest = byField.map(\.count).max() ?? 0
                    let turns = (0..<longest).flatMap { turn in byField.filter { turn < $0.count }.map { $0[turn] } }
                    ordered = Array(turns.prefix(Self.shortList))
                }
                return ordered.map { field, sample in
                    [
                        entity(compared.entity), .text(field), .text(sample.key), .text(sample.before),
                        .text(sample.after),
                    ]
                }
            })
    }

    private var identity: ReportTable {
        table(
            "identity", ["what", "groups", "old", "new"],
            result.identity.changes.map { change in
                [
                    .text(words("comparison.identity.\(change.kind.rawValue)")), .count(change.groups),
                    .count(change.oldCustomers), .count(change.newCustomers),
                ]
            })
    }

    /// In a brief one the numbers of the customers and one key; else the first keys of each.
    private var groups: ReportTable {
        func members(_ list: [IdentityComparison.Member]) -> ReportTable.Cell {
            .text(
                list.map { member in
                    guard !isBrief else { return String(member.customer) }
                    let keys = member.keys + (member.records > member.keys.count ? ["…"] : [])
                    return "\(member.customer) (\(keys.joined(separator: ", ")))"
                }.joined(separator: " | "))
        }
        return table(
            "groups", ["what", "old", "new", "key"],
            IdentityComparison.Kind.allCases.flatMap { kind -> [[ReportTable.Cell]] in
                let groups = result.identity.changes.filter { $0.kind == kind }.reduce(0) { $0 + $1.groups }
                return shortened(result.identity.list.filter { $0.kind == kind }, of: groups, columns: 4) { group in
                    [
                        .text(words("comparison.identity.\(kind.rawValue)")), members(group.old), members(group.new),
                        .text(isBrief ? group.old.first?.keys.first ?? "" : ""),
                    ]
                }
            })
    }

    private var consents: ReportTable {
        table(
            "consents", ["what", "channel", "customers"],
            (result.consents?.changes ?? []).map { change in
                [
                    .text(words("comparison.consent.\(change.kind.rawValue)")),
                    .text(words("channel.\(change.channel)")), .count(change.customers),
                ]
            })
    }

    private var listed: ReportTable {
        table(
            "listed", ["what", "channel", "customer", "key", "before", "after"],
            ConsentComparison.Kind.allCases.flatMap { kind -> [[ReportTable.Cell]] in
                let total = (result.consents?.changes ?? []).filter { $0.kind == kind }.reduce(0) { $0 + $1.customers }
                let list = (result.consents?.list ?? []).filter { $0.kind == kind }
                return shortened(list, of: total, columns: 6) { listed in
                    [
                        .text(words("comparison.consent.\(kind.rawValue)")), .text(words("channel.\(listed.channel)")),
                        .text(String(listed.newCustomer)), .text(listed.key), .text(listed.before),
                        .text(listed.after),
                    ]
                }
            })
    }

    private var measures: ReportTable {
        let counts = result.counts.map { pair -> [ReportTable.Cell] in
            [
                .text(words("comparison.count.\(pair.id)")), .count(pair.old), .count(pair.new),
                .text(pair.old.flatMap { old in pair.new.map { words.signed($0 - old) } } ?? words("report.na")),
            ]
        }
        func share(_ recorded: MeasurePair.Recorded?) -> ReportTable.Cell { .share(recorded?.ratio.share) }
        return table(
            "measures", ["what", "old", "new", "difference"],
            counts
                + result.measures.map { pair in
                    [
                        .text(words("comparison.measure.\(pair.id)")), share(pair.old), share(pair.new),
                        .text(pair.difference.map { words.points($0) } ?? words("report.na")),
                    ]
                })
    }
}

extension ReportTable {
    /// Without columns in which no row says anything, such as systems where there is one.
    var withoutEmptyColumns: ReportTable {
        let kept = header.indices.filter { column in
            rows.contains { row in
                if case .text("") = row[column] { false } else { true }
            }
        }
        return ReportTable(key: key, header: kept.map { header[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}

extension ReportTable.Cell {
    /// What a person reads in a terminal or a mail.
    func text(_ words: Words) -> String {
        switch self {
        case .text(let text), .wrapped(let text), .level(_, let text): Markup.cleaned(text)
        case .count(let number): number.map { words.count($0) } ?? ""
        case .share(let share): share.map { words.percent(100 * $0) } ?? words("report.na")
        case .decimal(let number): number.map { words.decimal($0) } ?? ""
        }
    }

    var isNumber: Bool {
        switch self {
        case .text, .wrapped, .level: false
        case .count, .share, .decimal: true
        }
    }
}
