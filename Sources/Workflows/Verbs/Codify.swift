import Codification
import Consent
import Records
import Storage

package struct CodifyAnswer: Answer {
    package struct EntityCount: Encodable, Sendable {
        package var entity: String
        package var rows: Int
        package var rules: Int
        package var changes: Int
    }

    package struct BaseMeasure: Encodable, Sendable {
        package var rule: String
        package var label: [String: String]
        package var numerator: Int
        package var denominator: Int
        /// The share is the quotient of two shares, not a part of a whole.
        package var isQuotient: Bool

        enum CodingKeys: String, CodingKey {
            case rule, label, numerator, denominator
            case isQuotient = "is_quotient"
        }
    }

    package var schema = 1
    package var asOf: String
    package var codebookHash: String
    package var entities: [EntityCount]
    package var measures: [BaseMeasure]
    /// What makers mean by an active customer and a warranty, that of every other make first.
    package var definitions: [MakerDefinition]

    enum CodingKeys: String, CodingKey {
        case schema, entities, measures, definitions
        case asOf = "as_of"
        case codebookHash = "codebook_hash"
    }

    package func text(in language: Language) -> String {
        var lines = [
            Message("codify.head", ["date": .date(asOf), "hash": .text(String(codebookHash.prefix(8)))]).text(
                in: language)
        ]
        for entity in entities {
            lines.append(
                Message(
                    "codify.entity",
                    [
                        "entity": .text(entity.entity), "rules": .count(entity.rules), "rows": .count(entity.rows),
                        "changes": .count(entity.changes),
                    ]
                ).text(in: language))
        }
        for measure in measures {
            if measure.isQuotient {
                lines.append(quotient(measure, language))
                continue
            }
            lines.append(
                Message(
                    "codify.measure",
                    [
                        "rule": .text(measure.rule), "label": .text(measure.label[language.rawValue] ?? ""),
                        "part": .count(measure.numerator), "whole": .count(measure.denominator),
                        "share": .share(measure.numerator, of: measure.denominator),
                    ]
                ).text(in: language))
        }
        lines += definitions.map { definition in
            Message(
                definition.make.isEmpty ? "codify.definition" : "codify.definition-of",
                [
                    "make": .text(definition.make), "visits": .count(definition.visits),
                    "active": .count(definition.activeMonths), "lost": .count(definition.lostMonths),
                ]
            ).text(in: language)
        }
        lines.append(Message("next.audit").text(in: language))
        return lines.joined(separator: "\n")
    }

    private func quotient(_ measure: BaseMeasure, _ language: Language) -> String {
        let hundredths = measure.denominator == 0 ? nil : measure.numerator * 100 / measure.denominator
        let point = language == .french ? "," : "."
        let ratio = hundredths.map { "\($0 / 100)\(point)\($0 % 100 < 10 ? "0" : "")\($0 % 100)" } ?? "–"
        return Message(
            "codify.quotient",
            [
                "rule": .text(measure.rule), "label": .text(measure.label[language.rawValue] ?? ""),
                "ratio": .text(ratio),
            ]
        ).text(in: language)
    }
}

package enum CodifyWorkflow {
    /// Settles consents for the day, then gives every customer, vehicle and lead its codes.
    package static func run(
        _ settings: Settings, codebooks: [String] = [], progress: @escaping ProgressReport
    ) throws -> CodifyAnswer {
        let day = settings.asOf.value
        let codebook = try Codebook.load(existing(codebooks), asOf: day)
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        try store.read { db in
            if let stage = try db.awaitedStage() { throw CodifyTrouble.behind(stage) }
            guard try db.number("SELECT EXISTS (SELECT 1 FROM customer)") == 1 else { throw CodifyTrouble.noCustomers }
        }
        guard try store.read({ try hasData(on: day, $0) }) else { throw CodifyTrouble.beforeTheData(day.description) }
        return try RunScope.perform("codify", store, settings) { run in
            try store.write { db in
                try placeTradeZones(db, settings.postalZones)
                try MakerDefinition.place(settings.makers, in: db)
                try placeSystemChange(db, settings.systemChange)
            }
            try ConsentResolver(store).resolve(asOf: day)
            progress(Progress(stage: "codify", done: 1, total: 2))
            let outcome = try Codifier(store, codebook).codify(run: run, asOf: day)
            return answer(outcome, codebook, day, try store.read { try MakerDefinition.all(in: $0) })
        }
    }

    /// Whether anything had happened by a day, as far as the store's dates say; true when it has none.
    private static func hasData(on day: CivilDate, _ db: Connection) throws -> Bool {
        let dates = [
            "created_at FROM customer", "deal_date FROM deal", "opened_date FROM repair_order", "lead_date FROM lead",
            "appointment_date FROM appointment", "interaction_date FROM interaction",
        ]
        var isDated = false
        for date in dates {
            let (column, table) = (date.prefix { $0 != " " }, date.drop { $0 != " " })
            let found = { (condition: String, values: [SQLValue]) in
                try db.number("SELECT EXISTS (SELECT 1\(table) WHERE \(column) \(condition))", values) == 1
            }
            if try found("< ?", [.text(day.adding(days: 1).description)]) { return true }
            if try found("IS NOT NULL", []) { isDated = true }
        }
        return !isDated
    }

    /// Files named on the command line, which must be there.
    static func existing(_ codebooks: [String]) throws -> [String] {
        for path in codebooks where !InputFiles.exists(path) { throw FileTrouble(.missing(path: path)) }
        return codebooks
    }

    /// The dealer's zones by postal prefix, from the configuration: codebook D06.
    private static func placeTradeZones(_ db: Connection, _ zones: [String: [String]]) throws {
        try db.execute("DELETE FROM trade_zone")
        for (zone, prefixes) in zones.sorted(by: { $0.key < $1.key }) {
            for prefix in prefixes {
                try db.execute(
                    "INSERT OR IGNORE INTO trade_zone (prefix, zone) VALUES (?, ?)", [.text(prefix), .text(zone)])
            }
        }
    }

    private static func placeSystemChange(_ db: Connection, _ change: ProjectFile.SystemChange?) throws {
        try db.execute("DELETE FROM system_change")
        guard let change else { return }
        try db.execute(
            "INSERT INTO system_change VALUES (1, ?, ?, ?, ?)",
            [
                .text(change.former), .text(change.current), .text(change.goLive.description),
                change.hotFrom.map { .text($0.description) } ?? .null,
            ])
    }

    private static func answer(
        _ outcome: CodifyOutcome, _ codebook: Codebook, _ day: CivilDate, _ definitions: [MakerDefinition]
    ) -> CodifyAnswer {
        CodifyAnswer(
            asOf: day.description, codebookHash: outcome.codebookHash,
            entities: outcome.entities.map {
                CodifyAnswer.EntityCount(
                    entity: $0.entity.rawValue, rows: $0.rows, rules: $0.rules, changes: $0.changes)
            },
            measures: outcome.measures.map { measure in
                let labels = codebook.rule(measure.rule)?.labels
                return CodifyAnswer.BaseMeasure(
                    rule: measure.rule, label: ["fr": labels?.fr ?? "", "en": labels?.en ?? ""],
                    numerator: measure.numerator, denominator: measure.denominator, isQuotient: measure.isQuotient)
            }, definitions: definitions)
    }
}

package enum CodifyTrouble: Error, Equatable {
    case noCustomers
    /// Rows wait to be cleaned or linked, and would get no codes.
    case behind(Stage)
    /// Every date in the store lies after the as-of date.
    case beforeTheData(String)
}

extension CodifyTrouble: ExplainedError {
    package var message: Message {
        switch self {
        case .noCustomers: Message("codify.no-customers")
        case .behind(let stage): Message("codify.behind", ["remedy": .message(stage.remedy)])
        case .beforeTheData(let day): Message("codify.before-data", ["date": .date(day)])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .noCustomers, .behind: .unusableInput
        case .beforeTheData: .usage
        }
    }
}
