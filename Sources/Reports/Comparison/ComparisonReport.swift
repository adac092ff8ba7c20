import Quality
import Records
import Tabular

/// A comparison of two stores in the forms of an audit, from the same tables.
package struct ComparisonReport: Sendable {
    let result: ComparisonResult
    let language: Language

    package init(_ result: ComparisonResult, language: Language) {
        self.result = result
        self.language = language
    }

    private var words: Words { Words(language: language) }

    private func tables(isBrief: Bool) -> [ReportTable] {
        ComparisonTables(result: result, language: language, isBrief: isBrief).all.map(\.withoutEmptyColumns)
    }

    private var sides: [(name: String, path: String, day: String)] {
        [("old", result.old), ("new", result.new)].map { name, side in
            (words("comparison.\(name)"), side.path, words("comparison.as-of", ["date": .text(side.asOf)]))
        }
    }

    /// A verdict where no table tells of anything worse.
    private var verdict: String {
        let isSame = result.entities.allSatisfy { $0.counts.same == $0.counts.old && $0.counts.onlyNew == 0 }
        return words(isSame && result.worstLevel == .pass ? "comparison.same" : "comparison.nothing-worse")
    }

    private var notes: [String] {
        result.notes.map { note in
            var values = note.values
            if let entity = values["entity"] { values["entity"] = words("comparison.entity.\(entity)") }
            return words("comparison.note.\(note.code)", values.mapValues { .text($0) })
        }
    }

    private var next: String {
        guard let worst = result.consents?.list.first, [.reopened, .reopenedAddress].contains(worst.kind) else {
            return words("comparison.next-list", ["path": .text(result.old.path)])
        }
        return words("comparison.next-customer", ["customer": .text(String(worst.newCustomer))])
    }

    // MARK: A terminal

    package func text(isColoured: Bool) -> String {
        func styled(_ text: String, _ style: String) -> String {
            isColoured ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
        }
        var lines = [styled(words("comparison.title"), "1")]
        lines += Columns.rows(
            sides.map { [$0.name, $0.path, $0.day] }, aligned: [.left, .left, .left], indent: 2, gap: 2, flexible: 1)
        lines += notes.flatMap { Columns.wrap("! " + $0, to: TextReport.width) }
        if result.concerns.isEmpty { lines += ["", verdict] }
        for table in tables(isBrief: true) {
            lines += ["", styled(words("comparison.table.\(table.key)"), "1")]
            // The levels of what got worse speak for themselves.
            let header = table.key == "concerns" ? [] : [table.header]
            let cells = header + table.rows.map { row in row.map { $0.text(words) } }
            let columns = table.rows[0].indices
            let aligned: [Columns.Alignment] = columns.map { column in
                table.rows.contains { $0[column].isNumber } ? .right : .left
            }
            let widest = columns.max { one, other in
                (cells.map { $0[one].count }.max() ?? 0) < (cells.map { $0[other].count }.max() ?? 0)
            }
            let printed = Columns.rows(cells, aligned: aligned, indent: 2, gap: 2, flexible: widest ?? 0)
            for (place, line) in printed.enumerated() {
                let level = result.concerns.indices.contains(place) ? result.concerns[place].level : .pass
                lines.append(table.key == "concerns" ? styled(line, level == .fail ? "31" : "33") : line)
            }
        }
        return (lines + [next]).joined(separator: "\n") + "\n"
    }

    // MARK: A mail

    package var markdown: String {
        var parts = ["# \(words("comparison.title"))"]
        parts.append(sides.map { "- \($0.name) : `\($0.path)`, \($0.day)" }.joined(separator: "\n"))
        if !notes.isEmpty { parts.append(notes.map { "> " + MarkdownReport.escaped($0) }.joined(separator: "\n>\n")) }
        if result.concerns.isEmpty { parts.append(verdict) }
        for table in tables(isBrief: true) {
            let rows = table.rows.map { row in row.map { $0.text(words) } }
            parts.append(
                "## \(words("comparison.table.\(table.key)"))\n\n" + MarkdownReport.table(table.header, rows))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    // MARK: Programs

    package var json: String {
        get throws {
            try JSONReport.encoded(
                Document(level: result.worstLevel, comparison: result), formatting: [.prettyPrinted]) + "\n"
        }
    }

    private struct Document: Encodable {
        var schema = 1
        var level: CheckLevel
        var comparison: ComparisonResult

        private enum Key: String, CodingKey { case schema, level }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(schema, forKey: .schema)
            try container.encode(level, forKey: .level)
            try comparison.encode(to: encoder)
        }
    }

    static let columns = [
        "kind", "entity", "system", "id", "key", "before", "after", "old", "new", "only_old", "only_new", "same",
        "different",
    ]

    /// One table: a row a concern, entity and system, field, sample, group of customers, consent, count and measure. Of a
    /// field, `only_old` are the values emptied and `only_new` those filled.
    package func writeCSV(to output: ByteOutput) throws(OutputError) {
        var csv = try CSVWriter(to: output, for: .spreadsheet, byteOrderMark: true)
        try csv.write(Self.columns)
        for row in csvRows { try csv.write(Self.columns.map { Markup.cleaned(row[$0] ?? "") }) }
    }

    private var csvRows: [[String: String]] {
        var rows = result.concerns.map {
            ["kind": "concern", "id": $0.id, "after": $0.level.rawValue, "new": String($0.count)]
        }
        for compared in result.entities {
            let entity = compared.entity.rawValue
            for (system, counts) in [("", compared.counts)] + compared.systems.map({ ($0.system, $0.counts) }) {
                // Customers who were joined or taken apart are neither the same nor different ones.
                let tangled = compared.entity == .customer ? result.identity.changes : []
                rows.append([
                    "kind": "rows", "entity": entity, "system": system,
                    "old": String(tangled.reduce(counts.old) { $0 + $1.oldCustomers }),
                    "new": String(tangled.reduce(counts.new) { $0 + $1.newCustomers }),
                    "only_old": String(counts.onlyOld), "only_new": String(counts.onlyNew),
                    "same": String(counts.same), "different": String(counts.different),
                ])
            }
            for field in compared.fields {
                rows.append([
                    "kind": "field", "entity": entity, "id": field.field, "only_old": String(field.emptied),
                    "only_new": String(field.filled), "different": String(field.changed),
                ])
                rows += field.samples.map {
                    [
                        "kind": "sample", "entity": entity, "id": field.field, "key": $0.key, "before": $0.before,
                        "after": $0.after,
                    ]
                }
            }
        }
        rows += result.identity.changes.map {
            [
                "kind": "identity", "id": $0.kind.rawValue, "old": String($0.oldCustomers),
                "new": String($0.newCustomers), "different": String($0.groups),
            ]
        }
        rows += result.identity.list.map { group in
            [
                "kind": "customers", "id": group.kind.rawValue,
                "before": group.old.map { String($0.customer) }.joined(separator: " "),
                "after": group.new.map { String($0.customer) }.joined(separator: " "),
                "key": group.old.flatMap(\.keys).joined(separator: " "),
            ]
        }
        rows += (result.consents?.changes ?? []).map {
            ["kind": "consent", "id": "\($0.kind.rawValue):\($0.channel)", "new": String($0.customers)]
        }
        rows += (result.consents?.list ?? []).map {
            [
                "kind": "consent_customer", "id": "\($0.kind.rawValue):\($0.channel)", "key": $0.key,
                "before": $0.before, "after": $0.after, "old": String($0.oldCustomer), "new": String($0.newCustomer),
            ]
        }
        rows += result.counts.map {
            ["kind": "count", "id": $0.id, "old": $0.old.map(String.init) ?? "", "new": $0.new.map(String.init) ?? ""]
        }
        rows += result.measures.map { pair in
            func ratio(_ side: MeasurePair.Recorded?) -> String {
                side.map { "\($0.ratio.numerator)/\($0.ratio.denominator)" } ?? ""
            }
            func share(_ side: MeasurePair.Recorded?) -> String { side?.ratio.share.map { "\($0)" } ?? "" }
            return [
                "kind": "measure", "id": pair.id, "before": ratio(pair.old), "after": ratio(pair.new),
                "old": share(pair.old), "new": share(pair.new),
            ]
        }
        return rows
    }

    // MARK: Excel

    package func writeWorkbook(to output: ByteOutput) throws(OutputError) {
        var workbook = try WorkbookWriter(to: output)
        try workbook.begin(SheetPlan(words("sheet.summary"), widths: [0: 60, 1: 60, 2: 24]))
        try workbook.row { $0.cell(words("comparison.title"), .title) }
        for side in sides {
            try workbook.row { sheet in
                for text in [side.name, side.path, side.day] { sheet.cell(Markup.cleaned(text), .text) }
            }
        }
        for note in notes { try workbook.row { $0.cell(Markup.cleaned(note), .note) } }
        if result.concerns.isEmpty { try workbook.row { $0.cell(verdict, .text) } }
        for table in tables(isBrief: false) {
            try WorkbookReport.write(table, named: words("comparison.table.\(table.key)"), to: &workbook)
        }
        try workbook.finish()
    }
}
