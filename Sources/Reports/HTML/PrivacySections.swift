import Quality
import Records

extension HTMLReport {
    var sensitive: Section? {
        let records = result.sensitive.reduce(0) { $0 + $1.records }
        let found = result.sensitive.map { count in
            [
                Table.Cell.head(words.name("sensitive", count.code), code: count.code, below: places(of: count)),
                .number(words.count(count.records), below: words.share(Ratio(count.records, of: result.base.records))),
                tag(Self.isOpinion(count.code) ? .needsHuman : .apparentGap),
            ]
        }
        let none = [
            Table.Cell.head(words("sensitive.none")), .number(words.count(0)), tag(.observedOK),
        ]
        func head(_ first: String, _ count: String) -> [Table.Head] {
            [
                Table.Head(text: words(first)), Table.Head(text: words(count), style: "r"),
                Table.Head(text: words("sensitive.status")),
            ]
        }
        return Section(
            id: "sensitive", title: words("sensitive.title"), definitions: ["sensitive", "status"],
            lead: words.sentence(
                records > 0 ? "sensitive.lead" : "sensitive.lead-none", ["records": .count(records, "sensitive")]),
            blocks: [
                Table(
                    style: "t two st3", caption: words("sensitive.caption"),
                    head: head("sensitive.kind", "sensitive.records"), rows: found.isEmpty ? [none] : found
                ).view,
                Table(
                    style: "t two st3", caption: words("observation.caption"),
                    head: head("observation.observation", "report.column.count"),
                    rows: result.observations.map(observation)
                ).view,
            ], commands: records > 0 ? [(words("command.list"), "dealerdata export quarantine")] : [])
    }

    private static func isOpinion(_ code: String) -> Bool { code == "NT-SENS" || code == "NT-OPIN" }

    private func places(of count: SensitiveCount) -> String {
        count.places.map { "\(words.name("field", $0.field)) · \($0.system)" }.joined(separator: ", ")
    }

    private func observation(_ observation: Observation) -> [Table.Cell] {
        [
            .head(
                words("observation.\(observation.id)"), below: "\(words("law.\(observation.rule)")) ·",
                belowCode: observation.rule),
            .number(
                words.count(observation.ratio.numerator),
                below: words("observation.of", ["whole": .count(observation.ratio.denominator)])),
            tag(observation.status),
        ]
    }

    private func tag(_ status: Observation.Status) -> Table.Cell {
        let styles: [Observation.Status: String] = [.apparentGap: "x", .needsHuman: "w", .observedOK: "b"]
        return Table.Cell(tag: words("status.\(status.rawValue)"), tagStyle: styles[status] ?? "na")
    }

    var samples: Section? {
        guard let first = result.samples.first else { return nil }
        return Section(
            id: "samples", title: words("samples.title"), definitions: ["mask"],
            lead: words.sentence("samples.lead", ["samples": .count(result.samples.count)]),
            blocks: [
                Table(
                    style: "t two samp", caption: words("samples.caption"),
                    head: [
                        Table.Head(text: words("samples.row")), Table.Head(text: words("samples.value")),
                        Table.Head(text: words("samples.fix")),
                    ], rows: result.samples.map(sample)
                ).view, Block.note(words.sentence("samples.note")),
            ], commands: [(words("command.explain"), "dealerdata explain \(first.file):\(first.line)")])
    }

    private func sample(_ sample: Sample) -> [Table.Cell] {
        let check = result.checks.first { $0.id == sample.check }
        let isDays = sample.field == "next_action"
        let shown =
            isDays && !sample.value.isEmpty
            ? words("samples.days", ["days": .count(Int(sample.value) ?? 0)])
            : sample.value.isEmpty ? words("samples.hidden") : sample.value
        return [
            .head(
                sample.file,
                below: words(
                    "samples.place",
                    ["line": .count(sample.line), "field": .text(words.name("field", sample.field).lowercasedFirst)])),
            Table.Cell(
                below: (check?.labels.text(in: language) ?? sample.check),
                belowCode: sample.code.isEmpty ? sample.rule : sample.code,
                mask: shown),
            Table.Cell(text: check?.fix.text(in: language).capitalizedFirst ?? ""),
        ]
    }

    var definitions: Section? {
        Section(
            id: "defs", title: words("defs.title"), definitions: [], lead: words.sentence("defs.lead"),
            blocks: [["template": "definitions", "definitions": Definitions.list(words)]])
    }

    var run: Section? {
        let files = result.facts.files
        let sums = (
            rows: files.reduce(0) { $0 + $1.rows }, accepted: files.reduce(0) { $0 + $1.accepted },
            rejected: files.reduce(0) { $0 + $1.rejected }
        )
        let total: [Table.Cell] = [
            .head(words("run.total")), .number(words.count(sums.rows)),
            .number(words.count(sums.accepted)),
            .number(words.count(sums.rejected)),
        ]
        let table = Table(
            style: "t two", caption: words("run.caption"),
            head: [
                Table.Head(text: words("run.file")),
                Table.Head(text: words("run.rows"), style: "r"), Table.Head(text: words("run.accepted"), style: "r"),
                Table.Head(text: words("run.rejected"), style: "r"),
            ], rows: files.map(file) + [total], hasTotal: true)
        let commands = files.filter { $0.rejected > 0 }.prefix(1).map {
            (words("command.rejects"), "dealerdata export rejected --import \($0.importID)")
        }
        return Section(
            id: "run", title: words("run.title"), definitions: [],
            lead: words.sentence(
                "run.lead",
                ["rows": .count(sums.rows), "accepted": .count(sums.accepted), "rejected": .count(sums.rejected)]),
            blocks: [
                table.view, Block.note(words.sentence("run.abridged")), ["template": "facts", "facts": facts],
            ], commands: Array(commands))
    }

    private func file(_ file: RunFacts.File) -> [Table.Cell] {
        [
            Table.Cell(
                isHead: true, text: file.file,
                below: words(
                    "run.place",
                    [
                        "system": .text(file.system), "entity": .text(words.name("entity", file.entity)),
                        "encoding": .text(file.encoding), "mapped": .count(file.mapped),
                        "columns": .count(file.columns),
                    ]), belowCode: Self.abridged(file.sha256), codeStyle: "hash"),
            .number(words.count(file.rows)),
            .number(words.count(file.accepted)), .number(words.count(file.rejected)),
        ]
    }

    private static func abridged(_ hash: String) -> String {
        hash.count > 24 ? "\(hash.prefix(8)) \(hash.dropFirst(8).prefix(8)) … \(hash.suffix(8))" : hash
    }

    private var facts: [View] {
        func fact(_ name: String, _ text: String, hash: String = "") -> View {
            var view: View = ["factName": words("fact.\(name)"), "factText": text]
            if !hash.isEmpty { view["factHash"] = Self.abridged(hash) }
            return view
        }
        var facts = [fact("as-of", words.date(result.asOf))]
        if let run = result.run {
            facts.append(fact("run", String(run)))
        }
        if let previous = result.previous {
            facts.append(fact("previous", "\(previous.run), \(words.date(previous.asOf))"))
        }
        if let codebook = result.facts.codebook {
            facts.append(
                fact("codebook", words("fact.rules", ["rules": .count(codebook.rules)]), hash: codebook.hash))
        }
        facts.append(
            fact("checks", words("fact.rules", ["rules": .count(result.checks.count)]), hash: result.facts.checksHash))
        facts.append(fact("left-out", words.count(result.base.leftOut)))
        if !result.facts.rejects.isEmpty {
            let reasons = result.facts.rejects.map { "\(words.reason($0.reason)) \(words.count($0.rows))" }
            facts.append(fact("rejects", reasons.joined(separator: ", ")))
        }
        facts.append(
            fact("gate", words("fact.gate.\(result.worstLevel.rawValue)")))
        if let journal = result.facts.journal {
            facts.append(
                fact("journal", words("fact.entries", ["entries": .count(journal.entries)]), hash: journal.head))
        }
        facts.append(fact("tool", words("fact.offline")))
        return facts
    }
}
