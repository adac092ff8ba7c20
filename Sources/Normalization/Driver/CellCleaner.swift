import Columns
import Records

/// Cleans the cells of one column by the normaliser of its field.
final class CellCleaner {
    private let normalizer: any Normalizer
    private let quick: (any QuickNormalizer)?
    private let context: CellContext
    private let isJudged: Bool
    private let fillsBirthText: Bool
    private var memo = ValueMemo<Judged>()

    /// An outcome that is remembered.
    private final class Judged {
        let outcome: CellOutcome
        /// The clean value's bytes when it fills no other column and is no list of values.
        let simple: [UInt8]?

        init(_ outcome: CellOutcome) {
            self.outcome = outcome
            let isSimple = outcome.parts.isEmpty && outcome.value?.utf8.contains(UInt8(ascii: ";")) == false
            simple = isSimple ? outcome.value.map { Array($0.utf8) } : nil
        }
    }

    init?(target: FieldTarget, settings: NormalizationSettings) {
        guard let normalizer = NormalizerCatalog.normalizer(of: target.field) else { return nil }
        self.normalizer = normalizer
        quick = normalizer as? any QuickNormalizer
        context = CellContext(field: target.field, modifiers: target.modifiers, settings: settings)
        isJudged = Field.judged.contains(target.field)
        fillsBirthText = target.field == .birthDate
    }

    /// Cleans a column into the batch; a field's second column fills what the first one left empty.
    func clean(_ column: LegibleColumn, into work: inout BatchWork) {
        var output = Output(rowCount: work.rowCount, isJudged: isJudged)
        if let quick, quick.keepsEveryText, !isJudged {
            output.texts = column.texts
        } else if let quick {
            run(quick, column, &output, &work)
        } else {
            runSlowly(column, &output, &work)
        }
        let field = context.field
        if field.kind == .consentFlag {
            work.consentFlags.append(output.texts)
            // A second column of the channel is no second value: its yes may mean what the first one's no means.
            guard work.columns[.field(field)] == nil else { return }
        }
        for (column, cells) in output.parts { work.patch(column, cells) }
        if fillsBirthText { work.columns[.part(.birthText)] = Self.birthTexts(output, work) }
        guard work.columns[.field(field)] != nil else {
            work.columns[.field(field)] = output.texts
            if isJudged { work.verdicts[field] = output.verdicts }
            return
        }
        SecondColumn.merge(output.texts, output.verdicts, field, into: &work)
    }

    struct Output {
        var texts = TextColumn()
        var verdicts: [Verdict] = []
        var parts: [CleanColumn: [Int: String]] = [:]

        init(rowCount: Int, isJudged: Bool) {
            texts.reserve(rows: rowCount, bytes: rowCount * 12)
            if isJudged { verdicts.reserveCapacity(rowCount) }
        }
    }

    private func run<Quick: QuickNormalizer>(
        _ quick: Quick, _ column: LegibleColumn, _ output: inout Output, _ work: inout BatchWork
    ) {
        let texts = column.texts
        let field = context.field
        var value: [UInt8] = []
        value.reserveCapacity(128)
        texts.forEachCell { row, cell in
            if cell.isEmpty { return takeEmpty(row, column, &output) }
            value.removeAll(keepingCapacity: true)
            if case .decided(let verdict, let change, let flag) = quick.quickOutcome(
                cell, in: context, writing: &value)
            {
                value.withUnsafeBufferPointer { output.texts.append($0) }
                if isJudged { output.verdicts.append(column.quarantined[row] ?? verdict ?? .unrecorded) }
                if let change {
                    work.findings.append(
                        CellFinding(row: row, field: field, code: change.description, action: .formatted))
                }
                if let flag {
                    work.findings.append(
                        CellFinding(row: row, field: field, code: flag.description, action: .flagged))
                }
            } else {
                takeJudged(cell, row, column, &output, &work)
            }
        }
    }

    private func runSlowly(_ column: LegibleColumn, _ output: inout Output, _ work: inout BatchWork) {
        for row in 0..<column.texts.count {
            column.texts.withBytes(row) { cell in
                if cell.isEmpty {
                    takeEmpty(row, column, &output)
                } else {
                    takeJudged(cell, row, column, &output, &work)
                }
            }
        }
    }

    private func takeEmpty(_ row: Int, _ column: LegibleColumn, _ output: inout Output) {
        output.texts.appendMissing()
        if isJudged { output.verdicts.append(column.quarantined[row] ?? .unrecorded) }
    }

    private func takeJudged(
        _ cell: UnsafeBufferPointer<UInt8>, _ row: Int, _ column: LegibleColumn, _ output: inout Output,
        _ work: inout BatchWork
    ) {
        guard memo.isWorthKeeping else {
            let outcome = normalizer.normalize(String(decoding: cell, as: UTF8.self), in: context)
            return take(outcome, row, column, &output, &work)
        }
        let place = memo.place(of: cell) {
            Judged(normalizer.normalize(String(decoding: cell, as: UTF8.self), in: context))
        }
        let judged = memo.outcomes[place]
        guard let value = judged.simple else { return take(judged.outcome, row, column, &output, &work) }
        if isJudged { output.verdicts.append(column.quarantined[row] ?? judged.outcome.verdict ?? .unrecorded) }
        value.withUnsafeBufferPointer { output.texts.append($0) }
        for note in judged.outcome.notes { work.report(note, context.field, row: row) }
    }

    private func take(
        _ outcome: CellOutcome, _ row: Int, _ column: LegibleColumn, _ output: inout Output, _ work: inout BatchWork
    ) {
        if isJudged { output.verdicts.append(column.quarantined[row] ?? outcome.verdict ?? .unrecorded) }
        for (part, text) in outcome.parts { output.parts[part, default: [:]][row] = text }
        guard let value = outcome.value else {
            output.texts.appendMissing()
            for note in outcome.notes { work.report(note, context.field, row: row) }
            return
        }
        let splits = !work.keepsSeveralValuesTogether && (context.field.kind == .phone || context.field.kind == .email)
        guard splits, let end = value.utf8.firstIndex(of: UInt8(ascii: ";")) else {
            output.texts.append(value)
            for note in outcome.notes { work.report(note, context.field, row: row) }
            return
        }
        output.texts.append(value.utf8[..<end])
        for note in outcome.notes {
            if note.code == "TL-MULTI" || note.code == "EM-MULTI", let other = note.proposal {
                work.relocations.append(
                    BatchWork.Relocation(
                        row: row, finding: work.findings.count, value: other, target: note.target, isSecondValue: true))
            }
            work.report(note, context.field, row: row)
        }
    }

    /// The partial birth date, or the whole one.
    private static func birthTexts(_ output: Output, _ work: BatchWork) -> TextColumn {
        let partial = output.parts[.part(.birthText)] ?? [:]
        var texts = TextColumn()
        texts.reserve(rows: work.rowCount, bytes: output.texts.bytes.count)
        for row in 0..<work.rowCount {
            if let text = partial[row] {
                texts.append(text)
            } else if output.texts.length(row) > 0 {
                output.texts.withBytes(row) { texts.append($0) }
            } else {
                texts.appendMissing()
            }
        }
        return texts
    }
}
