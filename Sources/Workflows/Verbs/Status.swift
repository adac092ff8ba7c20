import Ingest
import Records
import Storage

/// What a store holds and what was done to it.
package struct StatusAnswer: Answer {
    package struct Run: Encodable, Sendable {
        package var id: Int
        package var verb: String
        package var startedAt: String
        package var asOf: String
        package var state: String
        /// Of an import its number, which `export rejected --import` takes, and its file; nil once it is undone.
        package var importNumber: Int?
        package var file: String?

        enum CodingKeys: String, CodingKey {
            case id, verb, state, file
            case importNumber = "import"
            case startedAt = "started_at"
            case asOf = "as_of"
        }
    }

    package struct Source: Encodable, Sendable {
        package var system: String
        package var systemClass: String
        package var entity: String
        package var files: Int
        package var rows: Int
        package var rejected: Int
        /// Records that a later snapshot of the source lacks.
        package var gone: Int

        enum CodingKeys: String, CodingKey {
            case system, entity, files, rows, rejected, gone
            case systemClass = "class"
        }
    }

    /// A question about files of one source and entity that nobody has answered.
    package struct Question: Encodable, Sendable {
        /// The newest import that it is open for, and its file.
        package var importNumber: Int
        package var file: String
        /// How many imports it is open for.
        package var files: Int
        /// Nil where the whole file is in question.
        package var column: String?
        var message: Message

        enum CodingKeys: String, CodingKey {
            case file, files, column
            case importNumber = "import"
        }
    }

    package var schema = 1
    package var store: String
    package var sources: [Source]
    package var records: Int
    package var customers: Int
    package var households: Int
    package var doubtfulPairs: Int
    package var auditLogHolds: Bool
    package var runs: [Run]
    /// The verb to run next.
    package var next: String
    /// Events whose customer's key finds nobody, or found somebody only without its zeros.
    package var keyGaps: [CustomerKeys.Gap] = []
    package var questions: [Question] = []

    enum CodingKeys: String, CodingKey {
        case schema, store, sources, records, customers, households, runs, next, questions
        case doubtfulPairs = "doubtful_pairs"
        case auditLogHolds = "audit_log_holds"
        case keyGaps = "key_gaps"
    }

    package func text(in language: Language) -> String {
        var lines = [
            Message(
                "status.head",
                [
                    "store": .text(store), "records": .count(records), "customers": .count(customers),
                    "households": .count(households),
                ]
            ).text(in: language)
        ]
        var table = TextTable(rightAligned: [3, 4, 5, 6])
        table.add(
            ["source", "class", "entity", "files", "rows", "rejected", "gone"].map {
                Message("status." + $0).text(in: language)
            })
        for source in sources {
            table.add(
                source.system, source.systemClass, source.entity, Wording.count(source.files, language),
                Wording.count(source.rows, language), Wording.count(source.rejected, language),
                Wording.count(source.gone, language))
        }
        lines.append(table.text)
        lines += keyGaps.flatMap(\.messages).map { $0.text(in: language) }
        if !questions.isEmpty {
            lines.append(
                ([Message("status.questions").text(in: language)] + questions.map { "  " + words($0, language) })
                    .joined(separator: "\n"))
        }
        var history = TextTable(rightAligned: [0, 5])
        history.add(
            ["run", "verb", "started", "as-of", "state", "import", "file"].map {
                Message("status." + $0).text(in: language)
            })
        for run in runs {
            // The second of an instant tells nobody anything; the number of an import and its file do.
            history.add(
                String(run.id), run.verb, String(run.startedAt.prefix(16).replacing("T", with: " ")), run.asOf,
                Message("status.state." + run.state).text(in: language), run.importNumber.map(String.init) ?? "",
                run.file ?? "")
        }
        lines.append(history.text)
        lines.append(Message(auditLogHolds ? "status.log-holds" : "status.log-broken").text(in: language))
        lines.append(Message("next." + next).text(in: language))
        return lines.joined(separator: "\n\n")
    }

    private func words(_ question: Question, _ language: Language) -> String {
        Message(
            "status.question",
            [
                "import": .text(String(question.importNumber)), "file": .text(question.file),
                "files": .count(question.files), "question": .message(question.message),
            ]
        ).text(in: language)
    }
}

package enum StatusWorkflow {
    package static func run(_ settings: Settings) throws -> StatusAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        return try store.read { db in
            StatusAnswer(
                store: settings.store.value,
                sources: try db.rows(
                    """
                    SELECT s.system, s.class, i.entity, COUNT(*) AS files, SUM(i.rows) AS rows, SUM(i.rejected) AS rejected,
                           (SELECT COUNT(*) FROM source_record r JOIN import g ON g.id = r.import_id
                            WHERE r.gone_in IS NOT NULL AND g.source_id = s.id AND g.entity = i.entity) AS gone
                    FROM import i JOIN source s ON s.id = i.source_id
                    GROUP BY s.id, i.entity ORDER BY s.system, i.entity
                    """
                ).map {
                    StatusAnswer.Source(
                        system: $0.text("system") ?? "", systemClass: $0.text("class") ?? "",
                        entity: $0.text("entity") ?? "", files: $0.integer("files") ?? 0, rows: $0.integer("rows") ?? 0,
                        rejected: $0.integer("rejected") ?? 0, gone: $0.integer("gone") ?? 0)
                },
                records: try db.number("SELECT COUNT(*) FROM customer_record"),
                customers: try db.number("SELECT COUNT(*) FROM v_customer"),
                households: try db.number("SELECT COUNT(DISTINCT household_id) FROM household_link"),
                doubtfulPairs: try db.number("SELECT COUNT(*) FROM v_doubtful_pair"),
                auditLogHolds: try db.auditLogHolds(),
                runs: try db.rows(
                    """
                    SELECT r.*, i.id AS import_id, i.file FROM run r LEFT JOIN import i ON i.run_id = r.id
                    ORDER BY r.id DESC LIMIT 20
                    """
                ).map {
                    StatusAnswer.Run(
                        id: $0.integer("id") ?? 0, verb: $0.text("verb") ?? "", startedAt: $0.text("started_at") ?? "",
                        asOf: $0.text("as_of") ?? "", state: $0.text("state") ?? "",
                        importNumber: $0.integer("import_id"),
                        file: $0.text("file"))
                }, next: try db.awaitedStage()?.rawValue ?? (try db.consentsFollowLinks() ? "audit" : "codify"),
                keyGaps: try CustomerKeys.gaps(db), questions: try questions(db))
        }
    }

    /// One for each question of a source and entity: files of every night ask the same.
    private static func questions(_ db: Connection) throws -> [StatusAnswer.Question] {
        var places: [String: Int] = [:]
        var open: [StatusAnswer.Question] = []
        for record in try db.imports().reversed() {
            for (column, message) in try jsonValue(Mapping.self, from: record.mapping).questions(file: record.file) {
                let key = [
                    record.system, record.entity.rawValue, column == nil ? record.file : message.text(in: .french),
                ]
                .joined(separator: "\u{1F}")
                if let place = places[key] {
                    open[place].files += 1
                } else {
                    places[key] = open.count
                    open.append(
                        StatusAnswer.Question(
                            importNumber: record.id, file: record.file, files: 1, column: column, message: message))
                }
            }
        }
        return open
    }
}
