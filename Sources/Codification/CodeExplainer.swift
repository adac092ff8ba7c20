import Records
import Storage

/// Answers `explain code RULE ID` from the facts of the last run.
package struct CodeExplainer {
    private let store: Store
    private let codebook: Codebook
    private let facts: FactDictionary

    package init(_ store: Store, _ codebook: Codebook, facts: FactDictionary = .builtIn) {
        self.store = store
        self.codebook = codebook
        self.facts = facts
    }

    /// - Parameters:
    ///   - ruleID: as `C04`, or `C04:EM-PLACE`, whose code is only a reading aid.
    ///   - id: the customer, the first row of the vehicle, or the lead.
    package func explain(_ ruleID: String, id: Int) throws -> CodeExplanation {
        let name = ruleID.split(separator: ":").first.map(String.init) ?? ruleID
        guard let rule = codebook.rule(name) else {
            throw CodeExplanationError.unknownRule(name, suggestion: codebook.nearestRule(to: name))
        }
        guard rule.entity != .base else { throw CodeExplanationError.baseRule(name) }
        return try store.read { db in try explain(rule, id, db) }
    }

    private func explain(_ rule: Rule, _ id: Int, _ db: Connection) throws -> CodeExplanation {
        let entity = rule.entity
        guard try db.number("SELECT COUNT(*) FROM sqlite_master WHERE name = ?", [.text(entity.facts)]) == 1 else {
            throw CodeExplanationError.noCodesYet
        }
        let branches = CaseBranches(rule.expression)
        let conditions = branches?.branches.compactMap(\.condition) ?? []
        let compiler = RuleCompiler(codebook.rules)
        let columns =
            ["as_of", compiler.code(rule)]
            + (["(\(rule.applies))"] + rule.inputs + conditions.map { "(\($0))" })
            .map { compiler.expanded($0, on: entity) }
        let sql = "SELECT \(columns.joined(separator: ", ")) FROM \(entity.facts) WHERE \(entity.key) = ?"
        guard let row = try db.first(sql, [.integer(id)]) else { throw CodeExplanationError.noSuchRow(entity, id) }
        let origins = FactOrigins(entity: entity, id: id)
        let inputs = try rule.inputs.enumerated().map { place, name in
            let value = row[3 + place]
            return CodeExplanation.Input(
                name: name, meaning: meaning(of: name, in: entity), value: value.text,
                origin: value == .null ? nil : try origins.origin(of: name, value: value, db))
        }
        let code = row[1].text ?? ""
        let held = row.values.dropFirst(3 + rule.inputs.count).firstIndex { isTrue($0) }
        return CodeExplanation(
            rule: rule, id: id, code: code, meaning: rule.code(of: code),
            reason: reason(rule, branches, applies: isTrue(row[2]), held: held.map { $0 - 3 - rule.inputs.count }),
            inputs: inputs, storedCode: try storedCode(rule, id, db), asOf: row[0].text ?? "")
    }

    /// A fact's own words, or the label of the rule whose code is read.
    private func meaning(of name: String, in entity: RuleEntity) -> Labels {
        facts.meaning(of: name, in: entity)
            ?? codebook.rules.first { $0.entity == entity && $0.column == name }?.labels ?? Labels(fr: "", en: "")
    }

    private func reason(_ rule: Rule, _ branches: CaseBranches?, applies: Bool, held: Int?) -> CodeExplanation.Reason {
        guard applies else { return .notApplicable(predicate: rule.applies) }
        guard let branches = branches?.branches else { return .inputs }
        if let held, branches.indices.contains(held), let condition = branches[held].condition {
            return .branch(condition: condition, result: branches[held].result)
        }
        return .otherwise(result: branches.last.flatMap { $0.condition == nil ? $0.result : nil } ?? "'U'")
    }

    private func storedCode(_ rule: Rule, _ id: Int, _ db: Connection) throws -> String? {
        let known = try db.texts("SELECT name FROM pragma_table_info(?)", [.text(rule.entity.codes)])
        guard known.contains(rule.column) else { return nil }
        return try db.first(
            "SELECT \(rule.column) FROM \(rule.entity.codes) WHERE \(rule.entity.key) = ?", [.integer(id)])?[0].text
    }

    private func isTrue(_ value: SQLValue) -> Bool {
        switch value {
        case .integer(let number): number != 0
        case .real(let number): number != 0
        case .text(let text): Int(text).map { $0 != 0 } ?? false
        case .null, .blob: false
        }
    }
}

/// Finds the row of a file behind a fact.
private struct FactOrigins {
    var entity: RuleEntity
    var id: Int

    func origin(of fact: String, value: SQLValue, _ db: Connection) throws -> CodeExplanation.Origin? {
        switch entity {
        case .lead, .deal, .appointment, .interaction: return try sourceRecord("?1", [.integer(id)], db)
        case .customerVehicle: return try vehicleOrigin(of: fact, db)
        case .customer, .base: return try consentOrigin(of: fact, db) ?? recordOrigin(of: fact, value: value, db)
        }
    }

    /// A field of the golden record: from the record that won, or the first that says the same.
    private func recordOrigin(of fact: String, value: SQLValue, _ db: Connection) throws -> CodeExplanation.Origin? {
        let fields = try db.texts("SELECT name FROM pragma_table_info('customer_record')")
        guard fields.contains(fact), fact != "id" else { return nil }
        let field = fact.hasSuffix("_code") ? String(fact.dropLast(5)) : fact
        if let origin = try sourceRecord(
            "(SELECT record_id FROM customer_origin WHERE customer_id = ?1 AND field = ?2)",
            [.integer(id), .text(field)], db)
        {
            return origin
        }
        return try sourceRecord(
            """
            (SELECT MIN(r.id) FROM customer_link l JOIN customer_record r ON r.id = l.record_id
             WHERE l.customer_id = ?1 AND l.to_run IS NULL AND r.\(fact) = ?2)
            """, [.integer(id), value], db)
    }

    /// A consent state: from the event, deal, repair order or lead that decided it.
    private func consentOrigin(of fact: String, _ db: Connection) throws -> CodeExplanation.Origin? {
        let channels = ["email": "EM", "text": "SM", "phone": "PH", "mail": "PO"]
        let parts = fact.split(separator: "_", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["state", "last_ok", "proof"].contains(parts[1]), let channel = channels[parts[0]]
        else { return nil }
        return try sourceRecord(
            """
            (SELECT CASE s.event_table WHEN 'consent_event' THEN e.source_record_id ELSE s.event_id END
             FROM consent_state s LEFT JOIN consent_event e ON e.id = s.event_id AND s.event_table = 'consent_event'
             WHERE s.customer_id = ?1 AND s.channel = ?2)
            """, [.integer(id), .text(channel)], db)
    }

    /// A vehicle's value: from the last row of the customer about that vehicle that states it.
    private func vehicleOrigin(of fact: String, _ db: Connection) throws -> CodeExplanation.Origin? {
        let fields = try db.texts("SELECT name FROM pragma_table_info('vehicle')")
        guard fields.contains(fact), fact != "id" else { return nil }
        return try sourceRecord(
            """
            (SELECT v.id FROM customer_vehicle_fact f
             JOIN customer_link l ON l.customer_id = f.customer_id AND l.to_run IS NULL
             JOIN vehicle v ON v.customer_record_id = l.record_id
             WHERE f.id = ?1 AND (v.id = f.id OR v.vin = f.vin) AND v.\(fact) IS NOT NULL
             ORDER BY v.seen_on DESC, v.id DESC LIMIT 1)
            """, [.integer(id)], db)
    }

    private func sourceRecord(_ id: String, _ arguments: [SQLValue], _ db: Connection) throws -> CodeExplanation.Origin?
    {
        let row = try db.first(
            """
            SELECT COALESCE(r.record_key, sr.natural_key), i.file, sr.line
            FROM source_record sr
            JOIN import i ON i.id = sr.import_id
            LEFT JOIN customer_record r ON r.id = sr.id
            WHERE sr.id = \(id)
            """, arguments)
        guard let row, let key = row[0].text, let file = row[1].text, let line = row[2].integer else { return nil }
        return CodeExplanation.Origin(recordKey: key, file: file, line: line)
    }
}
