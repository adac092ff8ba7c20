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
    /// Events whose customer's key finds nobody, or found somebody only without its zeros.
    package var keyGaps: [CustomerKeys.Gap] = []
    package var unreadConsents: [UnreadConsents] = []
    package var unreadStatuses: [UnreadStatuses] = []

    enum CodingKeys: String, CodingKey {
        case schema, imports, records, events, findings, sensitive, fields
        case keyGaps = "key_gaps"
        case unreadConsents = "unread_consents"
        case unreadStatuses = "unread_statuses"
    }

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
        lines += keyGaps.flatMap(\.messages).map { $0.text(in: language) }
        lines += unreadConsents.map {
            Message(
                "normalize.consents-unread",
                ["system": .text($0.system), "column": .text($0.column), "count": .count($0.count)]
            ).text(in: language)
        }
        lines += unreadStatuses.prefix(5).map {
            Message(
                "normalize.statuses-unread",
                ["system": .text($0.system), "status": .text($0.status), "count": .count($0.count)]
            ).text(in: language)
        }
        lines.append(Message("next.dedupe").text(in: language))
        return lines.joined(separator: "\n")
    }
}

extension CustomerKeys.Gap {
    /// What is to be said of it, and what can be done.
    var messages: [Message] {
        let values: [String: Message.Value] = [
            "system": .text(system), "entity": .text(entity), "absent": .count(absent), "restored": .count(restored),
        ]
        return [absent > 0 ? "normalize.keys-absent" : nil, restored > 0 ? "normalize.keys-restored" : nil]
            .compactMap { $0 }.map { Message($0, values) }
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
        _ consents: ConsentReading, _ unread: [UnreadColumn]
    ) {
        self.rows = rows
        self.raw = SensitiveScanner.scan(unread)
        var batch = clean
        batch.columns[.part(.leadStatusText)] = raw.columns.first { $0.target.field == .leadStatus }?.texts
        var tally = CleaningTally()
        tally.add(batch, raw, entity)
        tally.addSensitive(self.raw.count)
        (self.batch, self.tally) = (batch, tally)
        self.consents = consents.drafts(of: batch, raw, unread)
    }
}

package enum NormalizeWorkflow {
    /// Raises when rules change, so that every import is cleaned again.
    private static let ruleVersion = 8

    /// Shows what cleaning would change: in the imports that are not clean yet, or in all when fields are chosen.
    package static func preview(
        _ settings: Settings, only: FieldChoice? = nil, isUnmasked: Bool, progress: @escaping ProgressReport
    ) async throws -> ChangePreview {
        let store = try Store(at: settings.store.value, creating: false)
        let synonyms = try settings.readSynonyms()
        return try store.read { db in
            let imports = try db.imports().filter { only != nil || isPending($0, settings, synonyms) }
            let total = imports.reduce(0) { $0 + $1.accepted }
            var tally = ChangeTally(only: only, isUnmasked: isUnmasked)
            for record in imports {
                let reading = try Reading(record, settings, synonyms)
                try reading.forEachBatch(db) { rows, batch, raw, _ in
                    var own = ChangeTally(only: only, isUnmasked: isUnmasked)
                    own.add(batch, raw)
                    return own
                } take: { own in
                    tally.add(own)
                    progress(Progress(stage: "normalize", done: tally.rows, total: total))
                }
            }
            return tally.answer()
        }
    }

    /// Cleans some fields anew in every import that is clean already; imports that are not are cleaned whole.
    private static func cleanAgain(
        _ record: ImportRecord, _ only: FieldChoice, _ db: Connection, _ settings: Settings, _ synonyms: Synonyms,
        _ tally: inout CleaningTally, _ progress: (Int) -> Void
    ) throws {
        let writer = try CleanFieldWriter(db, importID: record.id, entity: record.entity, fields: only.fields)
        let reading = try Reading(record, settings, synonyms)
        try reading.forEachBatch(db) { rows, batch, raw, _ in
            CleanedRows(rows, raw, batch, record.entity, .nothing, [])
        } take: { cleaned in
            try writer.write(cleaned.batch, ids: cleaned.rows.ids)
            tally.add(cleaned.tally)
            progress(tally.rows)
        }
        _ = try writer.finish()
    }

    /// Cleans every import that is not clean yet by the present rules, in one transaction.
    ///
    /// - Parameter only: fields to clean anew in imports that are clean already, too.
    package static func run(
        _ settings: Settings, only: FieldChoice? = nil, progress: @escaping ProgressReport
    ) async throws -> NormalizeAnswer {
        let only = try only?.keptInStore()
        let synonyms = try settings.readSynonyms()
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        return try store.write { db in
            let run = try db.beginRun(verb: "normalize", asOf: settings.asOf.value, instant: settings.moment.instant)
            var tally = CleaningTally()
            let imports = try db.imports()
            let pending = imports.filter {
                only == nil ? isPending($0, settings, synonyms) : $0.normalized.isEmpty
            }
            let again = only == nil ? [] : imports.filter { !$0.normalized.isEmpty }
            let total = (pending + again).reduce(0) { $0 + $1.accepted }
            let isFirst = try CleanRecords.beginFirstLoad(db)
            let unclean = try db.importsWithUncleanRows()
            for record in imports where unclean.contains(record.id) && !pending.contains(where: { $0.id == record.id })
            {
                try clean(record, .unclean, db, settings, synonyms, &tally) { _ in }
            }
            for record in pending {
                // Customers come first; the events after them look their customers up by key.
                if isFirst, record.entity != .customer { try CleanRecords.indexCustomerKeys(db) }
                if !record.normalized.isEmpty { try CleanRecords.remove(db, importID: record.id) }
                try clean(record, .holding, db, settings, synonyms, &tally) { done in
                    progress(Progress(stage: "normalize", done: done, total: total))
                }
                try db.execute(
                    "UPDATE import SET normalized = ? WHERE id = ?",
                    [.text("\(run):\(fingerprint(record, settings, synonyms))"), .integer(record.id)])
            }
            try db.execute("DELETE FROM unclean_record")
            if isFirst { try CleanRecords.endFirstLoad(db) }
            if pending.contains(where: { $0.entity == .customer }) { try CleanRecords.joinRepeatedRows(db) }
            try CleanRecords.reopenFormer(db, imports: pending.map(\.id))
            try keepFormer(imports, db, settings, synonyms)
            if let only {
                for record in again {
                    try cleanAgain(record, only, db, settings, synonyms, &tally) { done in
                        progress(Progress(stage: "normalize", done: done, total: total))
                    }
                }
                if only.fields.contains(.odometer), !again.isEmpty { try OdometerHistory.judge(db) }
            }
            // Nothing to link or to compare where all files are lists of customers.
            if !pending.isEmpty, imports.contains(where: { $0.entity != .customer }) {
                try CleanRecords.linkEvents(db)
                try OdometerHistory.judge(db)
            }
            try CleanRecords.linkFormer(db)
            try CleanRecords.leaveFormerHolders(db)
            try db.endRun(run, instant: settings.moment.instant)
            var answer = tally.answer(imports: pending.count + again.count, only: only)
            if !pending.isEmpty {
                answer.keyGaps = try CustomerKeys.gaps(db)
                answer.unreadConsents = try UnreadConsents.all(db)
                answer.unreadStatuses = try UnreadStatuses.all(db)
            }
            return answer
        }
    }

    private static func fingerprint(_ record: ImportRecord, _ settings: Settings, _ synonyms: Synonyms) -> String {
        var parts = [
            String(ruleVersion), record.mapping, settings.zone.value,
            settings.dealerDomains.value.sorted().joined(separator: ","),
        ]
        if !synonyms.text.isEmpty { parts.append(synonyms.text) }
        let text = parts.joined(separator: "\u{1F}")
        return String(Array(text.utf8).withUnsafeBytes { hexadecimal(sha256($0)) }.prefix(16))
    }

    private static func isPending(_ record: ImportRecord, _ settings: Settings, _ synonyms: Synonyms) -> Bool {
        !record.normalized.hasSuffix(":" + fingerprint(record, settings, synonyms))
    }

    /// How the rows of one import are cleaned: on all cores, the results in the order of the rows.
    private struct Reading {
        let record: ImportRecord
        let mapping: Mapping
        private let header: [String]
        private let typing: PathTyping?
        private let pool: CleaningPool
        private let width: Int

        init(_ record: ImportRecord, _ settings: Settings, _ synonyms: Synonyms) throws {
            self.record = record
            header = try jsonValue([String].self, from: record.header)
            mapping = try jsonValue(Mapping.self, from: record.mapping)
            typing = PathTyping(header: header)
            width = settings.threads
            pool = CleaningPool(
                settings: NormalizationSettings(
                    asOf: CivilDate(record.asOf) ?? settings.asOf.value,
                    dealerDomains: Set(settings.dealerDomains.value), zone: settings.zone.value, synonyms: synonyms),
                width: settings.threads)
        }

        /// `make` works on some core and gets the columns that no field takes last; `take` gets its results one by one,
        /// while the next group is being cleaned.
        func forEachBatch<Result: Sendable>(
            _ db: Connection, _ selection: RowSelection = .holding,
            make: @escaping @Sendable (SourceRows, CleanBatch, MappedBatch, [UnreadColumn]) -> Result,
            take: (Result) throws -> Void
        ) throws {
            let (typing, mapping, header) = (typing, mapping, header)
            let clean: @Sendable (SourceRows, BatchNormalizer) -> Result = { rows, normalizer in
                let raw = rows.batch(columnCount: header.count)
                // Places of the mapping are those of the sorted columns.
                let (sorted, words) = (typing?.apply(to: raw) ?? raw, typing?.header ?? header)
                let mapped = mapping.apply(to: sorted)
                let unread = mapping.unreadColumns.filter(sorted.columns.indices.contains)
                    .map { UnreadColumn(header: words[$0], texts: sorted.columns[$0]) }
                return make(rows, normalizer.normalize(mapped), mapped, unread)
            }
            var waiting: [SourceRows] = []
            var cleaning: PendingResults<Result>?
            func takeCleaned() throws {
                guard let group = cleaning else { return }
                cleaning = nil
                for result in group.finish() { try take(result) }
            }
            func flush() throws {
                guard !waiting.isEmpty else { return }
                let next = pool.start(waiting, clean)
                try takeCleaned()
                cleaning = next
                waiting.removeAll(keepingCapacity: true)
            }
            try db.forEachSourceBatch(importID: record.id, selection, limit: 2048) { rows in
                waiting.append(rows)
                if waiting.count == width * 2 { try flush() }
            }
            try flush()
            try takeCleaned()
        }
    }

    private static func clean(
        _ record: ImportRecord, _ rows: RowSelection, _ db: Connection, _ settings: Settings, _ synonyms: Synonyms,
        _ tally: inout CleaningTally, _ progress: (Int) -> Void
    ) throws {
        let reading = try Reading(record, settings, synonyms)
        let consents = ConsentReading(reading.mapping)
        let writer = try CleanWriter(db, sourceID: record.sourceID, system: record.system, entity: record.entity)
        try reading.forEachBatch(db, rows) { rows, batch, raw, unread in
            CleanedRows(rows, raw, batch, record.entity, consents, unread)
        } take: { cleaned in
            try writer.write(
                cleaned.batch, ids: cleaned.rows.ids, keys: cleaned.rows.keys, consents: cleaned.consents,
                inRawColumns: cleaned.raw.map { ($0.row, $0.column, $0.identifier.rawValue) })
            tally.add(cleaned.tally)
            progress(tally.rows)
        }
    }

    /// Keeps what outlives rows that later ones replaced: how the customer could be reached by them, who said stop, and
    /// what the newer file has no column for.
    private static func keepFormer(
        _ imports: [ImportRecord], _ db: Connection, _ settings: Settings, _ synonyms: Synonyms
    ) throws {
        let open = try db.importsWithReplacedRows()
        let byID = Dictionary(uniqueKeysWithValues: imports.map { ($0.id, $0) })
        // The newest first: what it leaves is filled by older ones.
        for record in imports.reversed() where open.contains(record.id) {
            let reading = try Reading(record, settings, synonyms)
            let consents = ConsentReading(reading.mapping)
            let imported = CivilDate(record.asOf)
            let writer = try CleanWriter(db, sourceID: record.sourceID, system: record.system, entity: record.entity)
            let inheritance =
                record.entity == .customer
                ? try Inheritance(
                    db, sourceID: record.sourceID, system: record.system, fields: stated(reading.mapping)) : nil
            try reading.forEachBatch(db, .replaced) { rows, batch, raw, unread in
                let updated = batch.columns[.field(.updatedAt)]
                return (
                    rows, batch,
                    consents.stopsThatOutlive(batch, raw, unread) { row in
                        updated?.text(row).flatMap { CivilDate($0) } ?? imported
                    }
                )
            } take: { rows, batch, stops in
                try writer.writeFormer(batch, ids: rows.ids, keys: rows.keys, stops: stops)
                try inheritance?.add(batch, ids: rows.ids, keys: rows.keys)
            }
            try inheritance?.finish { id in
                try byID[id].map { stated(try jsonValue(Mapping.self, from: $0.mapping)) } ?? []
            }
        }
    }

    /// The fields that a file has a column for.
    private static func stated(_ mapping: Mapping) -> Set<Field> {
        Set(mapping.columns.compactMap { $0.target?.field })
    }
}
