import Columns
import Ingest
import Records
import Storage
import Tabular

/// What became of some files: design §6.
package struct ImportAnswer: Answer {
    package struct Column: Codable, Sendable, Equatable {
        package var column: String
        package var field: String?
        package var why: MappingReason
        package var confidence: Double
    }

    package struct Rejected: Encodable, Sendable {
        package var line: Int
        package var reason: RejectedRow.Reason
        package var found: Int
        package var expected: Int

        var message: Message {
            Message("file.rejected." + reason.rawValue, ["found": .count(found), "expected": .count(expected)])
        }
    }

    package struct File: Encodable, Sendable {
        /// Nil when nothing was stored: a preview.
        package var number: Int?
        package var isKnown: Bool
        /// Whether the columns of a known file were given another meaning.
        var isRemapped = false
        package var file: String
        package var sha256: String
        package var entity: Entity
        package var system: String
        package var encoding: String
        /// 0 … 1: how surely it is that encoding.
        package var confidence = 1.0
        package var dialect: TableDescription.Dialect
        package var rows: Int
        package var accepted: Int
        package var rejected: Int
        package var unchanged: Int
        package var superseded: Int
        package var older: Int
        /// Why a snapshot marks nothing as gone; nil when it does, or is none.
        package var goneUnsure: ImportCounts.GoneDoubt?
        /// Earlier records that a snapshot lacks.
        package var gone = 0
        /// A run that brought a later file of the source, when a snapshot came back that is in the store already.
        var laterRun: Int?
        package var mapping: [Column]
        package var rejects: [Rejected]
        package var notes: [String]
        var questions: [Message] = []

        enum CodingKeys: String, CodingKey {
            case number = "import"
            case isKnown = "already_imported"
            case isRemapped = "remapped"
            case confidence = "encoding_confidence"
            case file, sha256, entity, system, encoding, dialect, rows, accepted, rejected, unchanged, superseded,
                older, gone
            case goneUnsure = "gone_unsure"
            case mapping, rejects, notes
        }
    }

    package var schema = 1
    package var imports: [File]
    /// Members of archives that are no tables.
    package var skipped: [SkippedFile] = []
    package var isPreview = false
    /// What was typed, for the next step of a preview.
    var asked: (files: [String], system: String) = ([], "")

    /// Files that were read and hold no record.
    package var emptyFiles: [Message] {
        imports.filter { !$0.isKnown && $0.rows == 0 }.map { Message("file.header-only", ["path": .text($0.file)]) }
    }

    enum CodingKeys: String, CodingKey {
        case schema, imports, skipped
        case isPreview = "dry_run"
    }

    package func text(in language: Language) -> String {
        var lines: [String] = []
        for file in imports {
            lines.append(head(file).text(in: language))
            if let run = file.laterRun {
                lines.append("  " + Message("import.known-before", ["run": .text(String(run))]).text(in: language))
            }
            if file.isKnown, !file.isRemapped { continue }
            let mapped = file.mapping.filter { $0.field != nil }.count
            lines.append(
                "  "
                    + Message(
                        "import.mapping",
                        [
                            "entity": .text(file.entity.rawValue),
                            "encoding": .text(ReadingWords.encoding(file.encoding, file.confidence, language)),
                            "mapped": .count(mapped), "columns": .count(file.mapping.count),
                        ]
                    ).text(in: language))
            lines += mappingLines(file)
            for question in file.questions { lines.append("  ? " + question.text(in: language)) }
            for reject in file.rejects.prefix(5) {
                lines.append(
                    "  "
                        + Message("import.rejected", ["line": .count(reject.line), "reason": .message(reject.message)])
                        .text(in: language))
            }
            lines += ReadingWords.lines(file.notes, language)
            if file.older > 0 {
                lines.append("  " + Message("import.older", ["older": .count(file.older)]).text(in: language))
            }
            if let doubt = file.goneUnsure {
                lines.append("  " + Message("import.gone-unsure." + doubt.rawValue).text(in: language))
            }
            if file.gone > 0 {
                lines.append("  " + Message("import.gone", ["gone": .count(file.gone)]).text(in: language))
            }
            if let number = file.number, file.rejected > 0 {
                for key in ["import.rejects", "import.rejects-source"] {
                    lines.append("  " + Message(key, ["import": .text(String(number))]).text(in: language))
                }
            }
        }
        lines += skipped.map { $0.message.text(in: language) }
        if isPreview { lines.append(Message("import.dry-run").text(in: language)) }
        let next =
            isPreview
            ? Message(
                "import.next",
                [
                    "files": .text(asked.files.map(Shown.word).joined(separator: " ")),
                    "system": .text(Shown.word(asked.system)),
                ])
            : Message("next.normalize")
        lines.append(next.text(in: language))
        return lines.joined(separator: "\n")
    }

    private func head(_ file: File) -> Message {
        Message(
            file.isRemapped ? "import.remapped" : file.isKnown ? "import.known" : "import.head",
            [
                "number": .text(file.number.map(String.init) ?? "–"), "file": .text(file.file),
                "sha256": .text(file.sha256.prefix(4) + "…" + file.sha256.suffix(2)), "rows": .count(file.rows),
                "accepted": .count(file.accepted), "rejected": .count(file.rejected),
                "unchanged": .count(file.unchanged), "superseded": .count(file.superseded),
            ])
    }

    /// `Prénom → first_name`, several to a line of at most 80 columns.
    private func mappingLines(_ file: File) -> [String] {
        var lines: [String] = []
        var line = ""
        for column in file.mapping {
            let part = "\(column.column) → \(column.field ?? "–")"
            if !line.isEmpty, line.count + part.count + 7 > 80 {
                lines.append("    " + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " · ") + part
        }
        if !line.isEmpty { lines.append("    " + line) }
        return lines
    }
}

package enum ImportWorkflow {
    /// Imports files one after the other, each in one transaction: a file that fails leaves the store as it was before it,
    /// and the error names those that were kept.
    package static func run(
        _ request: IntakeRequest, _ settings: Settings, maxRejects: RejectLimit, dryRun: Bool = false,
        progress: @escaping ProgressReport
    ) throws -> ImportAnswer {
        guard let system = request.system, !system.isEmpty else { throw RequestError.noSystem }
        let (sources, skipped) = try InputFiles.tables(request.files)
        let isNew = !InputFiles.exists(settings.store.value)
        // Files are opened before the store is made, so that a mistyped name leaves nothing behind. A single one stays
        // open: a compressed file or a workbook is dear to open.
        var opened: IntakeFile?
        for source in sources { opened = try IntakeFile(source, request, system: system, cores: settings.threads) }
        if sources.count > 1 { opened = nil }
        let store = dryRun && isNew ? try Store() : try Store(at: settings.store.value)
        let lock = dryRun && isNew ? nil : try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        var answer = ImportAnswer(imports: [], skipped: skipped, isPreview: dryRun)
        answer.asked = (request.files, system)
        do {
            for source in sources {
                answer.imports.append(
                    try importFile(
                        source, opened, request, system, store, settings, maxRejects: maxRejects, isPreview: dryRun,
                        progress))
            }
            return answer
        } catch {
            if isNew, !dryRun { InputFiles.removeIfUnused(store) }
            throw ImportStopped.after(answer.imports, error)
        }
    }

    private static func nothingMapped(_ file: IntakeFile, _ request: IntakeRequest) -> ImportError {
        if let column = file.columnOfNobody { return .nobodyNamed(file: file.name, column: column) }
        let told = file.mapping.columns.filter { $0.target != nil }.map(\.column)
        if !told.isEmpty { return .nobodyTold(file: file.name, columns: told) }
        let description = file.reader.description
        switch description.format {
        case .json, .ndjson, .adf, .vcard:
            let example = file.mapping.example
            return .nothingMappedByName(
                file: file.name, field: example?.column ?? file.mapping.columns.first?.column ?? "…",
                meaning: (example?.field ?? .lastName).rawValue)
        case .csv, .xlsx:
            guard request.hasHeader else {
                return .nothingMappedByPlace(file: file.name, columns: file.mapping.columns.count)
            }
            return .nothingMapped(file: file.name, line: max(1, description.dialect.headerLine))
        }
    }

    private static func importFile(
        _ source: ByteSource, _ opened: IntakeFile?, _ request: IntakeRequest, _ system: String, _ store: Store,
        _ settings: Settings, maxRejects: RejectLimit, isPreview: Bool, _ progress: @escaping ProgressReport
    ) throws -> ImportAnswer.File {
        let (sha256, byteCount) = try source.fingerprint()
        let known = try store.read { db -> (file: ImportAnswer.File, mapping: Mapping?, run: Int)? in
            let found = try ImportWriter.existing(
                db, system: system, rooftop: request.rooftop, entity: request.entity, sha256: sha256)
            guard let found else { return nil }
            var file = knownFile(found, system)
            // Of a whole folder that is read again most files are older ones, and nobody asks to go back.
            if request.isSnapshot || request.files.count == 1 { file.laterRun = try ImportWriter.runAfter(found, db) }
            let mapping = try? jsonValue(Mapping.self, from: found.text("mapping") ?? "")
            return (file, mapping, found.integer("run_id") ?? 0)
        }
        if let known {
            guard let stored = known.mapping,
                try Remapping.mayChange(stored, given: request.map)
                    || request.entity != nil && stored.mayListStops == true
            else { return known.file }
            var asked = request
            asked.entity = stored.entity
            let file = opened?.mapping.entity == stored.entity ? opened : nil
            return try Remapping.keep(
                try file ?? IntakeFile(source, asked, system: system, cores: settings.threads), as: known.file,
                stored: stored, isStated: request.entity != nil, run: known.run,
                store, settings, isPreview: isPreview)
        }
        if let asked = request.entity, let held = try heldAsAnother(asked, request, system, sha256, store) {
            throw ImportError.otherKeys(file: source.displayName, run: held)
        }
        let file = try opened ?? IntakeFile(source, request, system: system, cores: settings.threads)
        guard file.tellsSomething(orWasMapped: !request.map.isEmpty) else {
            throw nothingMapped(file, request)
        }
        let work = { (db: Connection) in
            let run = try db.beginRun(
                verb: "import", asOf: settings.asOf.value, instant: settings.moment.instant,
                parameters: try jsonText(["file": file.name, "system": system]))
            let opening = ImportOpening(
                system: system, systemClass: file.mapping.systemClass, rooftop: request.rooftop,
                profile: file.mapping.profile, entity: file.mapping.entity, file: file.name, sha256: sha256,
                byteCount: byteCount, runID: run, isSnapshot: request.isSnapshot)
            let stored = try storeRows(file, opening, db, settings, maxRejects: maxRejects, progress)
            try db.endRun(run, instant: settings.moment.instant)
            return stored
        }
        guard isPreview else { return try store.write(work) }
        var planned = try store.rehearse(work)
        planned.number = nil
        return planned
    }

    /// The run that kept the rows of these bytes as something else, while nobody had said what they are: they would be held
    /// back for ever.
    private static func heldAsAnother(
        _ entity: Entity, _ request: IntakeRequest, _ system: String, _ sha256: String, _ store: Store
    ) throws -> Int? {
        try store.read { db in
            for other in Entity.allCases where other != entity {
                let found = try ImportWriter.existing(
                    db, system: system, rooftop: request.rooftop, entity: other, sha256: sha256)
                guard let found, let text = found.text("mapping"),
                    let mapping = try? jsonValue(Mapping.self, from: text)
                else { continue }
                if mapping.mayListStops == true || mapping.isChangeLog == true { return found.integer("run_id") ?? 0 }
            }
            return nil
        }
    }

    private static func storeRows(
        _ file: IntakeFile, _ opening: ImportOpening, _ db: Connection, _ settings: Settings, maxRejects: RejectLimit,
        _ progress: @escaping ProgressReport
    ) throws -> ImportAnswer.File {
        let writer = try ImportWriter(db, opening)
        let keys = file.keyColumn.map { [$0] } ?? []
        try file.forEachBatch { batch in
            try writer.append(batch, keyColumns: keys)
            progress(Progress(stage: "import", done: writer.counts.rows, total: nil))
        }
        let rejects = file.reader.rejected
        guard maxRejects.allows(rejects.count, of: writer.counts.rows + rejects.count) else {
            throw ImportError.tooManyRejects(
                file: file.name, rejected: rejects.count, limit: maxRejects.text,
                first: rejects.prefix(3).map(RejectedPlace.init))
        }
        if writer.counts.rows == 0, let first = rejects.first {
            throw ImportError.nothingReadable(
                file: file.name, rejected: rejects.count, line: first.line,
                reason: ImportAnswer.Rejected(
                    line: first.line, reason: first.reason, found: first.found, expected: first.expected
                ).message)
        }
        try writer.reject(
            try rejects.map {
                RejectedRowRecord(
                    line: $0.line, reason: $0.reason.rawValue, isRecord: $0.reason.isRecord,
                    detail: try jsonText(["found": $0.found, "expected": $0.expected]), bytes: $0.bytes)
            })
        let description = file.reader.description
        let age = RecordAge(file, settings)
        let counts = try writer.finish(
            ImportClosing(
                format: description.format.rawValue, encoding: description.encoding,
                confidence: description.encodingConfidence, dialect: try jsonText(description.dialect),
                header: try jsonText(description.header), mapping: try jsonText(file.mapping),
                instant: settings.moment.instant),
            isOlder: age.isStated ? { try age.isOlder($0, than: $1, db) } : nil)
        return answer(file, counts, writer.importID, opening)
    }

    private static func answer(
        _ file: IntakeFile, _ counts: ImportCounts, _ number: Int, _ opening: ImportOpening
    ) -> ImportAnswer.File {
        let description = file.reader.description
        return ImportAnswer.File(
            number: number, isKnown: false, file: file.name, sha256: opening.sha256, entity: file.mapping.entity,
            system: opening.system, encoding: description.encoding, confidence: description.encodingConfidence,
            dialect: description.dialect, rows: counts.rows,
            accepted: counts.accepted, rejected: counts.rejected, unchanged: counts.unchanged,
            superseded: counts.superseded, older: counts.older, goneUnsure: counts.goneUnsure, gone: counts.gone,
            mapping: columns(file.shownMapping),
            rejects: file.reader.rejected.map {
                ImportAnswer.Rejected(line: $0.line, reason: $0.reason, found: $0.found, expected: $0.expected)
            }, notes: description.notes, questions: file.questions)
    }

    private static func knownFile(_ row: SQLRow, _ system: String) -> ImportAnswer.File {
        ImportAnswer.File(
            number: row.integer("id"), isKnown: true, file: row.text("file") ?? "", sha256: row.text("sha256") ?? "",
            entity: Entity(rawValue: row.text("entity") ?? "") ?? .customer, system: system,
            encoding: row.text("encoding") ?? "", confidence: row["confidence"].real ?? 1,
            dialect: (try? jsonValue(TableDescription.Dialect.self, from: row.text("dialect") ?? ""))
                ?? TableDescription.Dialect(), rows: row.integer("rows") ?? 0, accepted: row.integer("accepted") ?? 0,
            rejected: row.integer("rejected") ?? 0, unchanged: row.integer("accepted") ?? 0, superseded: 0, older: 0,
            mapping: (try? jsonValue(Mapping.self, from: row.text("mapping") ?? "")).map(columns) ?? [], rejects: [],
            notes: [])
    }

    static func columns(_ mapping: Mapping) -> [ImportAnswer.Column] {
        mapping.columns.map {
            ImportAnswer.Column(
                column: $0.column, field: $0.target?.text, why: $0.reason, confidence: $0.confidence)
        }
    }
}
