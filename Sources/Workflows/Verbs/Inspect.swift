import Columns
import Ingest
import Records
import Tabular

/// What is in some files, before anything is stored.
package struct InspectAnswer: Answer {
    package struct File: Encodable, Sendable {
        package var file: String
        package var bytes: Int
        package var rows: Int
        package var rejected: Int
        package var format: TableFormat
        package var encoding: String
        package var encodingConfidence: Double
        package var dialect: TableDescription.Dialect
        package var entity: Entity
        package var systemClass: SystemClass
        package var profile: String?
        package var mapping: [ImportAnswer.Column]
        package var rejects: [ImportAnswer.Rejected]
        package var notes: [String]
        package var sheets: [TableDescription.Sheet]
        var questions: [Message]
        var proposal: Mapping

        enum CodingKeys: String, CodingKey {
            case file, bytes, rows, rejected, format, encoding, dialect, entity, profile, mapping, rejects, notes,
                sheets
            case encodingConfidence = "encoding_confidence"
            case systemClass = "class"
        }
    }

    /// A file that could not be read: the others are still inspected.
    package struct Unreadable: Encodable, Sendable {
        package var file: String
        package var message: Message
        package var status: ExitStatus

        enum CodingKeys: String, CodingKey { case file }
    }

    package var schema = 1
    package var files: [File]
    package var unreadable: [Unreadable]
    package var skipped: [SkippedFile] = []
    /// The first source that can be imported, an archive as a whole.
    var first: String?
    /// The system that was named, for the next step.
    var system: String?
    /// The mapping file that was written.
    package var writtenMap: String?

    enum CodingKeys: String, CodingKey {
        case schema, files, unreadable, skipped
        case writtenMap = "written_map"
    }

    /// Files that were read and hold no record.
    package var emptyFiles: [Message] {
        files.filter { $0.rows == 0 && $0.rejected == 0 }.map { Message("file.header-only", ["path": .text($0.file)]) }
    }

    /// The first trouble's status, when a file could not be read.
    package var status: ExitStatus { unreadable.first?.status ?? .done }

    package func text(in language: Language) -> String {
        var parts = files.isEmpty ? [] : [table(in: language)]
        for file in files {
            if file.sheets.count > 1 { parts.append(sheets(file, language)) }
            if !file.questions.isEmpty || !file.rejects.isEmpty || !file.notes.isEmpty {
                parts.append(details(file, language))
            }
        }
        if !skipped.isEmpty { parts.append(skipped.map { $0.message.text(in: language) }.joined(separator: "\n")) }
        if let first, let writtenMap {
            parts.append(
                Message("inspect.next-map", ["file": .text(first), "map": .text(writtenMap), "system": systemWord])
                    .text(in: language))
        } else if let first {
            parts.append(Message("inspect.next", ["file": .text(first), "system": systemWord]).text(in: language))
        }
        return parts.joined(separator: "\n\n")
    }

    /// At most 80 columns wide where shorter names of files make it so: their middle is left out. Else nothing is.
    private func table(in language: Language) -> String {
        let head = ["file", "bytes", "rows", "encoding", "dialect", "looks-like", "mapped"].map {
            Message("inspect." + $0).text(in: language)
        }
        let rows = [head] + files.map { row($0, language) }
        func text(nameWidth: Int) -> String {
            var table = TextTable(rightAligned: [1, 2])
            for row in rows { table.add([Shown.shortened(row[0], to: nameWidth)] + row.dropFirst()) }
            return table.text
        }
        let names = rows.map { $0[0].count }.max() ?? 0
        let whole = text(nameWidth: names)
        let width = whole.split(separator: "\n").map(\.count).max() ?? 0
        let room = names - (width - 80)
        return width <= 80 || room < 8 ? whole : text(nameWidth: room)
    }

    private func row(_ file: File, _ language: Language) -> [String] {
        let mapped = file.mapping.filter { $0.field != nil }.count
        var dialect = file.format.rawValue.uppercased()
        if file.format == .xlsx, file.dialect.headerLine > 1 {
            dialect += Message("inspect.header-line", ["line": .count(file.dialect.headerLine)]).text(in: language)
        }
        if file.format == .csv {
            dialect = (file.dialect.delimiter == "\t" ? "tab" : file.dialect.delimiter) + " " + file.dialect.lineEnding
            if file.dialect.headerLine > 1 {
                dialect += Message("inspect.header-line", ["line": .count(file.dialect.headerLine)]).text(in: language)
            }
        }
        let looks = file.entity.rawValue + (file.profile.map { " (\($0))" } ?? "")
        return [
            file.file, Wording.count(file.bytes, language), Wording.count(file.rows, language),
            ReadingWords.encoding(file.encoding, file.encodingConfidence, language), dialect, looks,
            "\(mapped)/\(file.mapping.count)",
        ]
    }

    private var systemWord: Message.Value {
        system.map { .text(Shown.word($0)) } ?? .message(Message("inspect.system-name"))
    }

    private func sheets(_ file: File, _ language: Language) -> String {
        let head = Message("inspect.sheets", ["file": .text(file.file)]).text(in: language)
        let lines = file.sheets.map { sheet in
            let state = sheet.isRead ? "read" : sheet.isHidden ? "hidden" : "unread"
            return "  \(sheet.name) (\(Message("inspect.sheet." + state).text(in: language)))"
        }
        return ([head] + lines).joined(separator: "\n")
    }

    private func details(_ file: File, _ language: Language) -> String {
        var lines = [
            Message("inspect.questions", ["file": .text(file.file), "count": .count(file.questions.count)]).text(
                in: language)
        ]
        lines += file.questions.map { "  ? " + $0.text(in: language) }
        let shown = 5
        lines += file.rejects.prefix(shown).map {
            "  "
                + Message("import.rejected", ["line": .count($0.line), "reason": .message($0.message)]).text(
                    in: language)
        }
        if file.rejects.count > shown {
            lines.append(
                "  "
                    + Message(
                        "inspect.more-rejects",
                        ["count": .count(file.rejects.count - shown), "file": .text(file.file)]
                    ).text(in: language))
        }
        lines += ReadingWords.lines(file.notes, language)
        return lines.joined(separator: "\n")
    }
}

package enum InspectWorkflow {
    /// Reads the files whole and changes nothing.
    ///
    /// - Parameter writeMap: a file to write the mapping of the one table to.
    package static func run(
        _ request: IntakeRequest, _ settings: Settings, writeMap: String? = nil
    ) throws -> InspectAnswer {
        var answer = InspectAnswer(files: [], unreadable: [])
        answer.system = request.system
        for source in try InputFiles.sources(request.files) {
            func note(_ source: ByteSource, _ error: any ExplainedError) throws {
                // With one file its trouble is the whole answer.
                if request.files.count == 1 { throw error }
                answer.unreadable.append(
                    InspectAnswer.Unreadable(file: source.displayName, message: error.message, status: error.status))
            }
            do {
                let contents = try InputFiles.contents(of: source)
                answer.skipped += contents.skipped.map { SkippedFile($0, in: source) }
                for table in contents.tables {
                    do {
                        answer.files.append(try inspect(table, request, cores: settings.threads))
                        if answer.first == nil { answer.first = source.displayName }
                    } catch let error as any ExplainedError {
                        try note(table, error)
                    }
                }
            } catch let error as any ExplainedError {
                try note(source, error)
            }
        }
        if let writeMap, let file = answer.files.first {
            guard answer.files.count == 1 else { throw RequestError.severalMaps(files: answer.files.count) }
            for input in request.files { try OutputTarget.demand(writeMap, isNot: input) }
            try write(MappingFile.text(of: file.proposal, file: file.file, in: settings.language.value), to: writeMap)
            answer.writtenMap = writeMap
        }
        return answer
    }

    private static func write(_ text: String, to path: String) throws {
        let target = try OutputTarget(path)
        try OutputTrouble.explained { () throws(OutputError) in try target.output.write(text) }
        try target.finish()
    }

    private static func inspect(_ source: ByteSource, _ request: IntakeRequest, cores: Int) throws -> InspectAnswer.File
    {
        let file = try IntakeFile(source, request, system: request.system, cores: cores)
        var rows = 0
        try file.forEachBatch { rows += $0.rowCount }
        let description = file.reader.description
        return InspectAnswer.File(
            file: file.name, bytes: try source.fingerprint().byteCount, rows: rows,
            rejected: file.reader.rejected.count, format: description.format, encoding: description.encoding,
            encodingConfidence: description.encodingConfidence, dialect: description.dialect,
            entity: file.mapping.entity, systemClass: file.mapping.systemClass, profile: file.mapping.profile,
            mapping: ImportWorkflow.columns(file.shownMapping),
            rejects: file.reader.rejected.map {
                ImportAnswer.Rejected(line: $0.line, reason: $0.reason, found: $0.found, expected: $0.expected)
            }, notes: description.notes, sheets: description.sheets,
            questions: file.questions,
            proposal: file.mapping)
    }
}
