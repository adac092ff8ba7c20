import Records
import Storage

extension Measurement {
    /// Runs every check: failing ids go to `audit_failing`, counts to the outcomes.
    func checkOutcomes(_ earlier: History.Run?) throws -> [CheckOutcome] {
        try checks.enumerated().map { place, check in
            let population: Int
            do {
                population = try db.rows(check.population, named: dates).first?.values.first?.integer ?? 0
                try db.execute(
                    "INSERT OR IGNORE INTO audit_failing SELECT \(place), id FROM (\(check.failing)) WHERE id IS NOT NULL",
                    named: dates)
            } catch let error as any ExplainedError {
                throw AuditError.brokenCheck(id: check.id, reason: error.message.text(in: .english))
            } catch {
                throw AuditError.brokenCheck(id: check.id, reason: "\(error)")
            }
            let failing = try db.number("SELECT COUNT(*) FROM audit_failing WHERE check_place = ?", [.integer(place)])
            guard failing <= population else {
                throw AuditError.brokenCheck(id: check.id, reason: "\(failing) > \(population)")
            }
            return CheckOutcome(
                id: check.id, rule: check.rule, labels: check.labels, fix: check.fix, dimension: check.dimension,
                severity: check.severity, owner: check.owner, entity: check.entity,
                failing: Ratio(failing, of: population),
                previous: earlier?.metrics["check:\(check.id)"], warnBelow: check.warnBelow, failBelow: check.failBelow,
                level: check.level(Ratio(population - failing, of: population)))
        }
    }

    /// Places of the checks that tell of an entry defect: S1 and S2 rules on a customer record.
    var defectChecks: SQLValue {
        let places = checks.indices.filter { checks[$0].entity == "customer_record" && checks[$0].severity <= .s2 }
        return .text("[" + places.map(String.init).joined(separator: ",") + "]")
    }

    /// One masked sample for each of five failing checks, most severe first, chosen by a hash of the key.
    func samples(_ outcomes: [CheckOutcome]) throws -> [Sample] {
        var samples: [Sample] = []
        for (place, check) in checks.enumerated() where samples.count < 5 {
            guard let rule = check.sample, outcomes[place].failing.numerator > 0 else { continue }
            // Knuth's multiplicative hash spreads neighbouring keys; ids stay far below the 32 bits that it needs.
            let row = try db.first(
                """
                SELECT r.id, \(rule.value ?? "NULL") AS value, \(rule.code ?? "NULL") AS code
                FROM audit_failing f
                JOIN \(check.entity) r ON r.id = f.entity_id
                WHERE f.check_place = ?
                ORDER BY (r.id * 2654435761) & 4294967295, r.id
                LIMIT 1
                """, [.integer(place)])
            guard let row, let id = row.integer("id"), let origin = try origin(of: id, in: check.entity) else {
                continue
            }
            samples.append(
                Sample(
                    check: check.id, rule: check.rule, file: origin.text("file") ?? "",
                    line: origin.integer("line") ?? 0,
                    field: rule.field, code: row.text("code") ?? "", value: rule.show.masked(row.text("value") ?? "")))
        }
        return samples
    }

    private func origin(of id: Int, in entity: String) throws -> SQLRow? {
        let record =
            switch entity {
            case "customer": "(SELECT MIN(record_id) FROM v_link WHERE customer_id = ?)"
            case "consent_event": "(SELECT source_record_id FROM consent_event WHERE id = ?)"
            default: "?"
            }
        if entity == "rejected_row" {
            return try db.first(
                "SELECT i.file, r.line FROM rejected_row r JOIN import i ON i.id = r.import_id WHERE r.id = ?",
                [.integer(id)])
        }
        return try db.first(
            "SELECT i.file, r.line FROM source_record r JOIN import i ON i.id = r.import_id WHERE r.id = \(record)",
            [.integer(id)])
    }
}
