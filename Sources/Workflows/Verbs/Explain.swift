import Linkage
import Normalization
import Records
import Storage

package enum ExplainError: Error, Equatable {
    case unknownCustomer(Int)
    case unknownRecord(String)
    case unknownNormalizer(String, known: [String])
    case unknownCode(String, rule: String, known: [String])
    case noModel
    case notAPlace(String)
    case unknownFile(String, known: [String])
    case noRecordOnLine(file: String, line: Int)
    /// Nothing new was kept of the line, which may say what an earlier file said.
    case unchangedLine(file: String, line: Int, unchanged: Int, earlier: String)
    case rejectedLine(file: String, line: Int, reason: Message)
}

extension ExplainError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknownCustomer(let id): Message("explain.unknown-customer", ["id": .text(String(id))])
        case .unknownRecord(let key): Message("explain.unknown-record", ["key": .text(key)])
        case .unknownNormalizer(let name, let known):
            Message(
                "explain.unknown-normalizer", ["name": .text(name), "known": .text(known.joined(separator: ", "))])
        case .unknownCode(let code, let rule, let known):
            Message(
                "explain.unknown-code",
                ["code": .text(code), "rule": .text(rule), "known": .text(known.joined(separator: ", "))])
        case .noModel: Message("explain.no-model")
        case .notAPlace(let text): Message("explain.not-a-place", ["text": .text(text)])
        case .unknownFile(let file, let known):
            Message(
                "explain.unknown-file", ["file": .text(file), "known": .text(known.joined(separator: ", "))])
        case .unchangedLine(let file, let line, let unchanged, let earlier):
            Message(
                "explain.unchanged-line",
                [
                    "file": .text(file), "line": .text(String(line)), "unchanged": .count(unchanged),
                    "earlier": .text(earlier),
                ])
        case .noRecordOnLine(let file, let line):
            Message("explain.no-record-on-line", ["file": .text(file), "line": .text(String(line))])
        case .rejectedLine(let file, let line, let reason):
            Message(
                "explain.rejected-line",
                ["file": .text(file), "line": .text(String(line)), "reason": .message(reason)])
        }
    }

    package var status: ExitStatus {
        if case .noModel = self { return .unusableInput }
        return .usage
    }
}

/// Why some records are one customer.
package struct CustomerExplanation: Answer {
    package struct Record: Encodable, Sendable {
        package var key: String
        package var place: String
        package var name: String
        package var email: String
        package var phone: String
        package var linkBits: Double?

        enum CodingKeys: String, CodingKey {
            case key, place, name, email, phone
            case linkBits = "link_bits"
        }
    }

    package struct Origin: Encodable, Sendable {
        package var field: String
        package var record: String
        package var why: String
        package var losers: Int
    }

    package var schema = 1
    package var customer: Int
    package var kind: String
    package var household: Int?
    package var records: [Record]
    package var weakestLinkBits: Double?
    package var origins: [Origin]
    /// The two record keys of the pair worth explaining next.
    var pairToExplain: [String]

    enum CodingKeys: String, CodingKey {
        case schema, customer, kind, household, records, origins
        case weakestLinkBits = "weakest_link_bits"
    }

    package func text(in language: Language) -> String {
        var table = TextTable(rightAligned: [5])
        table.add(
            ["key", "place", "name", "email", "phone", "bits"].map { Message("explain." + $0).text(in: language) })
        for record in records {
            table.add(
                record.key, record.place, record.name, record.email, record.phone,
                record.linkBits.map { Wording.decimal($0, places: 1, language) } ?? "–")
        }
        var parts = [
            Message(
                "explain.customer-head",
                ["id": .text(String(customer)), "kind": .text(kind), "records": .count(records.count)]
            ).text(in: language), table.text,
        ]
        if let weakestLinkBits {
            parts.append(
                Message("explain.weakest", ["bits": .decimal(weakestLinkBits, places: 1)]).text(in: language))
        }
        if let household {
            parts.append(Message("explain.household", ["id": .text(String(household))]).text(in: language))
        }
        if !origins.isEmpty {
            var choices = TextTable(rightAligned: [3])
            choices.add(["field", "from", "why", "losers"].map { Message("explain." + $0).text(in: language) })
            for origin in origins {
                choices.add(
                    origin.field, origin.record, Message("explain.why." + origin.why).text(in: language),
                    Wording.count(origin.losers, language))
            }
            parts.append(choices.text)
        }
        if pairToExplain.count == 2 {
            parts.append(
                Message("explain.next-pair", ["a": .text(pairToExplain[0]), "b": .text(pairToExplain[1])]).text(
                    in: language))
        }
        return parts.joined(separator: "\n\n")
    }
}

/// What a cleaning does, with its examples.
package struct NormalizerExplanation: Answer {
    package struct Example: Encodable, Sendable {
        package var input: String
        package var field: String
        package var value: String?
        package var code: String?
        package var findings: [String]
    }

    package var schema = 1
    package var name: String
    package var fields: [String]
    package var examples: [Example]

    package func text(in language: Language) -> String {
        var table = TextTable()
        table.add(["field", "input", "value", "code", "findings"].map { Message("explain." + $0).text(in: language) })
        for example in examples {
            table.add(
                example.field, "“\(example.input)”", example.value ?? "–", example.code ?? "–",
                example.findings.joined(separator: " "))
        }
        return Message(
            "explain.normalizer-head", ["name": .text(name), "fields": .text(fields.joined(separator: ", "))]
        )
        .text(in: language) + "\n\n" + table.text
    }
}

package enum ExplainWorkflow {
    package static func customer(
        _ id: Int, _ settings: Settings, isUnmasked: Bool
    ) throws -> CustomerExplanation {
        let store = try Store(at: settings.store.value, creating: false)
        let shown = Shown(isUnmasked: isUnmasked)
        return try store.read { db in
            guard let customer = try db.first("SELECT kind FROM customer WHERE id = ?", [.integer(id)]) else {
                throw ExplainError.unknownCustomer(id)
            }
            let rows = try db.rows(
                """
                SELECT r.id, r.record_key, r.file, r.line, r.first_name, r.last_name, r.company, r.email,
                       COALESCE(r.phone_mobile, r.phone_home, r.phone_work, r.phone) AS phone, l.bits
                FROM v_record r JOIN v_link l ON l.record_id = r.id
                WHERE r.customer_id = ? ORDER BY r.record_key
                """, [.integer(id)])
            let bits = rows.compactMap { $0["bits"].real }
            let weakest = try db.first(
                """
                SELECT a.record_key, b.record_key FROM match_pair p
                JOIN v_link la ON la.record_id = p.a AND la.customer_id = ?1
                JOIN v_link lb ON lb.record_id = p.b AND lb.customer_id = ?1
                JOIN customer_record a ON a.id = p.a JOIN customer_record b ON b.id = p.b
                ORDER BY p.bits, p.a, p.b LIMIT 1
                """, [.integer(id)])
            return CustomerExplanation(
                customer: id, kind: customer[0].text ?? "",
                household: try db.first(
                    "SELECT household_id FROM household_link WHERE customer_id = ?", [.integer(id)])?[0].integer,
                records: rows.map { record($0, shown) }, weakestLinkBits: bits.min(),
                origins: try origins(db, id, shown),
                // A masked key could not be typed.
                pairToExplain: (weakest?.values.compactMap(\.text) ?? []).filter { shown.key($0) == $0 })
        }
    }

    private static func record(_ row: SQLRow, _ shown: Shown) -> CustomerExplanation.Record {
        let name = [row.text("first_name"), row.text("last_name")].compactMap { $0 }.map { shown.name($0) }
        return CustomerExplanation.Record(
            key: shown.key(row.text("record_key")), place: "\(row.text("file") ?? ""):\(row.integer("line") ?? 0)",
            name: name.isEmpty ? shown.name(row.text("company")) : name.joined(separator: " "),
            email: shown.email(row.text("email")), phone: shown.phone(row.text("phone")), linkBits: row["bits"].real)
    }

    private static func origins(_ db: Connection, _ id: Int, _ shown: Shown) throws -> [CustomerExplanation.Origin] {
        try db.rows(
            """
            SELECT o.field, o.why, o.losers,
                   r.record_key || CASE WHEN t.id IS NULL THEN '' ELSE ' · ' || i.file || ':' || sr.line END AS record_key
            FROM customer_origin o
            LEFT JOIN customer_statement t ON t.id = o.record_id
            JOIN customer_record r ON r.id = COALESCE(t.customer_record_id, o.record_id)
            JOIN source_record sr ON sr.id = o.record_id JOIN import i ON i.id = sr.import_id
            WHERE o.customer_id = ? ORDER BY o.field
            """, [.integer(id)]
        ).map {
            CustomerExplanation.Origin(
                field: $0.text("field") ?? "", record: shown.key($0.text("record_key")), why: $0.text("why") ?? "",
                losers: $0.integer("losers") ?? 0)
        }
    }

    /// A row of cells on one line: `first_name “Jean & Marie”, last_name “Roy”`.
    private static func explanation(of rows: RowNormalizer) -> NormalizerExplanation {
        NormalizerExplanation(
            name: rows.id, fields: rows.fields.map(\.rawValue),
            examples: rows.examples.map { example in
                NormalizerExplanation.Example(
                    input: example.cells.map(\.value).joined(separator: " | "),
                    field: example.cells.map(\.key.rawValue).joined(separator: " | "),
                    value: example.clean.isEmpty
                        ? nil : example.clean.map { "\($0.key) \($0.value)" }.joined(separator: " | "),
                    code: nil, findings: example.findings)
            })
    }

    package static func normalizer(_ name: String, _ settings: Settings) throws -> NormalizerExplanation {
        if let rows = RowNormalizer.all.first(where: { $0.id == name }) { return explanation(of: rows) }
        guard let normalizer = NormalizerCatalog.all.first(where: { $0.id == name }) else {
            throw ExplainError.unknownNormalizer(
                name, known: (NormalizerCatalog.all.map(\.id) + RowNormalizer.all.map(\.id)).sorted())
        }
        return NormalizerExplanation(
            name: normalizer.id,
            fields: Field.allCases.filter { NormalizerCatalog.normalizer(of: $0)?.id == normalizer.id }
                .map(\.rawValue),
            examples: normalizer.examples.map {
                NormalizerExplanation.Example(
                    input: $0.input, field: $0.field.rawValue, value: $0.outcome.value,
                    code: $0.outcome.verdict?.text, findings: $0.outcome.notes.map(\.code))
            })
    }
}
