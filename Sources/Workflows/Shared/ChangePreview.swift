import Columns
import Records

/// What cleaning would change: how often, by field and kind of change, then some values before and after.
package struct ChangePreview: Answer {
    package struct Change: Encodable, Sendable {
        package var field: String
        package var action: String
        package var count: Int
    }

    package struct Sample: Encodable, Sendable {
        package var field: String
        package var action: String
        package var code: String
        package var before: String
        package var after: String
    }

    package var schema = 1
    package var isPreview = true
    package var records: Int
    package var changes: [Change]
    package var samples: [Sample]
    /// Whether the samples stand as they are.
    var isUnmasked: Bool

    enum CodingKeys: String, CodingKey {
        case schema, records, changes, samples
        case isPreview = "dry_run"
    }

    package func text(in language: Language) -> String {
        func say(_ key: String) -> String { Message("preview." + key).text(in: language) }
        var lines = [Message("preview.head", ["records": .count(records)]).text(in: language)]
        guard !changes.isEmpty else { return lines[0] + "\n" + say("nothing") }
        var table = TextTable(rightAligned: [2])
        table.add(say("field"), say("change"), say("cells"))
        for change in changes {
            table.add(change.field, say("action." + change.action), Wording.count(change.count, language))
        }
        lines += ["", table.text, ""]
        // Two columns of 23 signs stay within a terminal of 80.
        var shown = TextTable()
        shown.add(say("field"), say("code"), say("before"), say("after"))
        for sample in samples {
            shown.add(
                Self.cut(sample.field, to: 15), Self.cut(sample.code, to: 13), Self.cut(sample.before, to: 23),
                Self.cut(sample.after, to: 23))
        }
        return (lines + [shown.text, "", say(isUnmasked ? "end-unmasked" : "end")]).joined(separator: "\n")
    }

    private static func cut(_ text: String, to width: Int) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        return line.count <= width ? line : line.prefix(width - 1) + "…"
    }
}

/// Counts changes while batches are cleaned, and keeps the first few of each kind in the order of the rows.
struct ChangeTally: Sendable {
    private struct Kind: Hashable, Sendable {
        let field: Field
        let action: FindingAction
    }

    private let only: FieldChoice?
    private let shown: Shown
    private(set) var rows = 0
    private var counts: [Kind: Int] = [:]
    private var samples: [Kind: [ChangePreview.Sample]] = [:]
    private static let samplesPerKind = 2

    init(only: FieldChoice?, isUnmasked: Bool) {
        self.only = only
        shown = Shown(isUnmasked: isUnmasked)
    }

    mutating func add(_ batch: CleanBatch, _ raw: MappedBatch) {
        rows += batch.rowCount
        var secrets: Set<[Int]> = []
        for finding in batch.findings where finding.action == .quarantined {
            secrets.insert([finding.row, Self.place(finding.field)])
        }
        for finding in batch.findings where only?.fields.contains(finding.field) ?? true {
            let kind = Kind(field: finding.field, action: finding.action)
            counts[kind, default: 0] += 1
            guard samples[kind, default: []].count < Self.samplesPerKind else { continue }
            let isSecret = secrets.contains([finding.row, Self.place(finding.field)])
            let before = raw.columns.first { $0.target.field == finding.field }?.texts.text(finding.row)
            let after = Self.after(finding, batch)
            let column = finding.field.rawValue
            samples[kind, default: []].append(
                ChangePreview.Sample(
                    field: column, action: finding.action.rawValue, code: finding.code,
                    before: isSecret ? "•••" : shown.value(before, column: column),
                    after: isSecret ? "•••" : after.map { $0.prefix + shown.value($0.text, column: $0.column) } ?? "–"))
        }
    }

    mutating func add(_ other: ChangeTally) {
        rows += other.rows
        counts.merge(other.counts, uniquingKeysWith: +)
        samples.merge(other.samples) { Array(($0 + $1).prefix(Self.samplesPerKind)) }
    }

    /// The clean value; `? x` for one that is only proposed, `→ phone x` for one that belongs elsewhere.
    private static func after(
        _ finding: CellFinding, _ batch: CleanBatch
    ) -> (prefix: String, text: String, column: String)? {
        if let target = finding.target, let value = finding.proposal {
            return ("→ " + target.rawValue + " ", value, target.rawValue)
        }
        if finding.action == .suggested || finding.action == .ambiguous, let value = finding.proposal {
            return ("? ", value, finding.field.rawValue)
        }
        return batch.columns[.field(finding.field)]?.text(finding.row).map { ("", $0, finding.field.rawValue) }
    }

    private static func place(_ field: Field) -> Int { places[field] ?? 0 }
    private static let places = Dictionary(uniqueKeysWithValues: Field.allCases.enumerated().map { ($1, $0) })

    /// Fields in the order of the vocabulary, the changes that need eyes first.
    func answer() -> ChangePreview {
        let order: [FindingAction] = [
            .quarantined, .refused, .ambiguous, .misplaced, .moved, .suggested, .mended, .flagged, .formatted,
        ]
        let kinds = counts.keys.sorted { left, right in
            (Self.place(left.field), order.firstIndex(of: left.action) ?? 0)
                < (Self.place(right.field), order.firstIndex(of: right.action) ?? 0)
        }
        return ChangePreview(
            records: rows,
            changes: kinds.map {
                ChangePreview.Change(field: $0.field.rawValue, action: $0.action.rawValue, count: counts[$0] ?? 0)
            },
            samples: kinds.flatMap { samples[$0] ?? [] }, isUnmasked: shown.isUnmasked)
    }
}
