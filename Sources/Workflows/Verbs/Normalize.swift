import Columns
import Consent
import Ingest
import Normalization
import Records
import Storage

/// What cleaning did, field by field.
package struct NormalizeAnswer: Answer {
    package struct FieldCounts: Encodable, Sendable {
        package var field: String
        package var stated: Int
        package var right: Int
        package var mended: Int
        package var refused: Int
        package var misplaced: Int
    }

    package var schema = 1
    package var imports: Int
    package var records: Int
    package var events: Int
    package var findings: Int
    package var sensitive: Int
    package var fields: [FieldCounts]

    package func text(in language: Language) -> String {
        guard imports > 0 else {
            return Message("normalize.nothing").text(in: language) + "\n" + Message("next.dedupe").text(in: language)
        }
        var table = TextTable(rightAligned: [1, 2, 3, 4, 5])
        table.add(
            ["field", "stated", "right", "mended", "refused", "misplaced"].map {
                Message("normalize." + $0).text(in: language)
            })
        for field in fields {
            table.add(
                field.field, Wording.count(field.stated, language),
                Wording.count(field.right, language) + " (" + Wording.share(field.right, of: field.stated, language)
                    + ")",
                Wording.count(field.mended, language), Wording.count(field.refused, language),
                Wording.count(field.misplaced, language))
        }
        var lines = [
            Message(
                "normalize.head",
                ["records": .count(records), "events": .count(events), "findings": .count(findings)]
            ).text(in: language), table.text,
        ]
        if sensitive > 0 {
            lines.append(Message("normalize.sensitive", ["cells": .count(sensitive)]).text(in: language))
        }
        lines.append(Message("next.dedupe").text(in: language))
        return lines.joined(separator: "\n")
    }
}

/// A batch with all that is known of it before it is written.
private struct CleanedRows: Sendable {
    let rows: SourceRows
    let batch: CleanBatch
    let consents: [ConsentDraft]
    let raw: [RawColumnFinding]
    let tally: CleaningTally

    init(
        _ rows: SourceRows, _ raw: MappedBatch, _ clean: CleanBatch, _ entity: Entity,
        _ flags: [ConsentIntake.FlagColumn], _ unread: [(header: String, texts: TextColumn)]
    ) {
        self.rows = rows
        self.raw = SensitiveScanner.scan(unread)
        var batch = clean
        batch.columns[.part(.leadStatusText)] = raw.columns.first { $0.target.field == .leadStatus }?.texts
        var tally = CleaningTally()
        tally.add(batch, raw, entity)
        tally.addSensitive(self.raw.count)
        (self.batch, self.tally) = (batch, tally)
        consents = ConsentIntake.drafts(of: batch, columns: flags)
    }
}

package enum NormalizeWorkflow {
    /// Raises when rules change, so that every import is cleaned again.
    private static let ruleVersion = 2

    /// Cleans every import that is not clean yet by the present rules, in one transaction.
    package static func run(
        _ settings: Settings, progress: @escaping ProgressReport
    ) async throws -> NormalizeAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        return try store.write { db in
            let run = try db.beginRun(verb: "normalize", asOf: settings.asOf.value, instant: settings.moment.instant)
            var tally = CleaningTally()
            let pending = try db.imports().filter { isPending($0, settings) }
            let total = pending.reduce(0) { $0 + $1.accepted }
            let isFirst = try CleanRecords.beginFirstLoad(db)
            for record in pending {
                // Customers come first; the events after them look their customers up by key.
                if isFirst, record.entity != .customer { try CleanRecords.indexCustomerKeys(db) }
                try clean(record, db, settings, run, &tally) { done in
                    progress(Progress(stage: "normalize", done: done, total: total))
                }
            }
            if isFirst { try CleanRecords.endFirstLoad(db) }
            if pending.contains(where: { $0.entity == .customer }) { try CleanRecords.joinRepeatedRows(db) }
            // Nothing to link or to compare where all files are lists of customers.
            if !pending.isEmpty, try db.imports().contains(where: { $0.entity != .customer }) {
                try CleanRecords.linkEvents(db)
                try OdometerHistory.judge(db)
            }
            try db.endRun(run, instant: settings.moment.instant)
            return tally.answer(imports: pending.count)
        }
    }

    private static func fingerprint(_ record: ImportRecord, _ settings: Settings) -> String {
        let text = [
            String(ruleVersion), record.mapping, settings.zone.value,
            settings.dealerDomains.value.sorted().joined(separator: ","),
        ].joined(separator: "\u{1F}")
        return String(Array(text.utf8).withUnsafeBytes { hexadecimal(sha256($0)) }.prefix(16))
    }

    private static func isPending(_ record: ImportRecord, _ settings: Settings) -> Bool {
        !record.normalized.hasSuffix(":" + fingerprint(record, settings))
    }

    private static func clean(
        _ record: ImportRecord, _ db: Connection, _ settings: Settings, _ run: Int, _ tally: inout CleaningTally,
        _ progress: (Int) -> Void
    ) throws {
        if !record.normalized.isEmpty { try CleanRecords.remove(db, importID: record.id) }
        let header = try jsonValue([String].self, from: record.header)
        let mapping = try jsonValue(Mapping.self, from: record.mapping)
        let typing = PathTyping(header: header)
        let asOf = CivilDate(record.asOf) ?? settings.asOf.value
        let rules = NormalizationSettings(
            asOf: asOf, dealerDomains: Set(settings.dealerDomains.value), zone: settings.zone.value)
        let pool = CleaningPool(settings: rules, width: settings.threads)
        let flags = consentFlags(mapping)
        let writer = try CleanWriter(db, sourceID: record.sourceID, system: record.system, entity: record.entity)
        let clean: @Sendable (SourceRows, BatchNormalizer) -> CleanedRows = { rows, normalizer in
            let raw = rows.batch(columnCount: header.count)
            let mapped = mapping.apply(to: typing?.apply(to: raw) ?? raw)
            let unread = mapping.unreadColumns.filter(raw.columns.indices.contains)
                .map { (header: header[$0], texts: raw.columns[$0]) }
            return CleanedRows(rows, mapped, normalizer.normalize(mapped), record.entity, flags, unread)
        }
        var waiting: [SourceRows] = []
        var cleaning: PendingResults<CleanedRows>?
        // One group is written while the next is being cleaned.
        func writeCleaned() throws {
            guard let group = cleaning else { return }
            cleaning = nil
            for cleaned in group.finish() {
                try writer.write(
                    cleaned.batch, ids: cleaned.rows.ids, keys: cleaned.rows.keys, consents: cleaned.consents,
                    inRawColumns: cleaned.raw.map { ($0.row, $0.column, $0.identifier.rawValue) })
                tally.add(cleaned.tally)
            }
            progress(tally.rows)
        }
        func flush() throws {
            guard !waiting.isEmpty else { return }
            let next = pool.start(waiting, clean)
            try writeCleaned()
            cleaning = next
            waiting.removeAll(keepingCapacity: true)
        }
        try db.forEachSourceBatch(importID: record.id, limit: 2048) { rows in
            waiting.append(rows)
            if waiting.count == settings.threads * 2 { try flush() }
        }
        try flush()
        try writeCleaned()
        try db.execute(
            "UPDATE import SET normalized = ? WHERE id = ?",
            [.text("\(run):\(fingerprint(record, settings))"), .integer(record.id)])
    }

    /// The columns of a mapping that say something about consent, in their order, with their polarity.
    private static func consentFlags(_ mapping: Mapping) -> [ConsentIntake.FlagColumn] {
        mapping.columns.compactMap { column in
            guard let target = column.target, target.field.kind == .consentFlag else { return nil }
            let refuses: Bool? =
                target.modifiers.contains(.optOut) ? true : target.modifiers.contains(.optIn) ? false : nil
            return ConsentIntake.FlagColumn(field: target.field, refuses: refuses, word: column.column)
        }
    }
}
