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
    }

    package var schema = 1
    package var asOf: String
    package var codebookHash: String
    package var entities: [EntityCount]
    package var measures: [BaseMeasure]

    enum CodingKeys: String, CodingKey {
        case schema, entities, measures
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
        lines.append(Message("next.audit").text(in: language))
        return lines.joined(separator: "\n")
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
        guard try store.read({ try $0.number("SELECT EXISTS (SELECT 1 FROM customer)") }) == 1 else {
            throw CodifyTrouble.noCustomers
        }
        return try RunScope.perform("codify", store, settings) { run in
            try store.write { try placeTradeZones($0, settings.postalZones) }
            try ConsentResolver(store).resolve(asOf: day)
            progress(Progress(stage: "codify", done: 1, total: 2))
            let outcome = try Codifier(store, codebook).codify(run: run, asOf: day)
            return answer(outcome, codebook, day)
        }
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

    private static func answer(_ outcome: CodifyOutcome, _ codebook: Codebook, _ day: CivilDate) -> CodifyAnswer {
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
                    numerator: measure.numerator, denominator: measure.denominator)
            })
    }
}

package enum CodifyTrouble: Error, Equatable {
    case noCustomers
}

extension CodifyTrouble: ExplainedError {
    package var message: Message { Message("codify.no-customers") }
    package var status: ExitStatus { .unusableInput }
}
