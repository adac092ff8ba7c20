import Records
import Storage

/// What one check found: how many rows it applies to, and the ids of those that fail, ascending, each once.
struct CheckFindings: Sendable, Equatable {
    var population = 0
    var failing: [Int] = []
}

/// Runs checks over one connection; the findings are by the check's place in the list.
struct CheckRunner: Sendable {
    let checks: [Check]
    let asOf: CivilDate

    private var dates: [String: SQLValue] { ["as_of": .text(asOf.description)] }

    /// True for a check that reads only what is in the store, and nothing that the audit works out first.
    static func standsAlone(_ check: Check) -> Bool {
        check.conditions != nil || !"\(check.population) \(check.failing)".contains("audit_")
    }

    /// The checks that stand alone, or those that do not.
    func findings(standingAlone: Bool, _ db: Connection) throws -> [Int: CheckFindings] {
        var found: [Int: CheckFindings] = [:]
        var byEntity: [String: [Int]] = [:]
        for (place, check) in checks.enumerated() where Self.standsAlone(check) == standingAlone {
            if check.conditions != nil {
                byEntity[check.entity, default: []].append(place)
            } else {
                found[place] = try answer(check, db)
            }
        }
        for (entity, places) in byEntity.sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: places.count, by: Self.checksInOneNumber) {
                let group = Array(places[start..<min(start + Self.checksInOneNumber, places.count)])
                try found.merge(answer(group, of: entity, db)) { $1 }
            }
        }
        return found
    }

    /// Two bits a check in the sixty-four of an integer, less the sign.
    private static let checksInOneNumber = 31

    /// One scan for all checks of an entity about one row at a time: 0 does not apply, 1 passes, 2 fails.
    private func answer(_ places: [Int], of entity: String, _ db: Connection) throws -> [Int: CheckFindings] {
        let verdicts = places.enumerated().map { bit, place in
            let conditions = checks[place].conditions ?? Check.Conditions(applies: "0", fails: "0")
            return """
                CASE WHEN (\(conditions.applies)) THEN CASE WHEN (\(conditions.fails)) THEN 2 ELSE 1 END ELSE 0 END << \(2 * bit)
                """
        }
        var found = [CheckFindings](repeating: CheckFindings(), count: places.count)
        do {
            try db.scan(
                "SELECT id, (\(verdicts.joined(separator: ")\n| ("))) FROM \(entity) ORDER BY id", named: dates
            ) { row in
                let (id, verdicts) = (row.integer(0), row.integer(1))
                for bit in found.indices {
                    let verdict = (verdicts >> (2 * bit)) & 3
                    if verdict > 0 { found[bit].population += 1 }
                    if verdict == 2 { found[bit].failing.append(id) }
                }
            }
        } catch {
            // Asked one by one, the check that cannot be answered is named.
            return try Dictionary(uniqueKeysWithValues: places.map { ($0, try answer(checks[$0], db)) })
        }
        return Dictionary(uniqueKeysWithValues: zip(places, found))
    }

    private func answer(_ check: Check, _ db: Connection) throws -> CheckFindings {
        do {
            var found = CheckFindings()
            found.population = try db.rows(check.population, named: dates).first?.values.first?.integer ?? 0
            var isAscending = true
            try db.scan("SELECT id FROM (\(check.failing)) WHERE id IS NOT NULL", named: dates) { row in
                let id = row.integer(0)
                if let last = found.failing.last, last >= id { isAscending = false }
                found.failing.append(id)
            }
            if !isAscending { found.failing = Set(found.failing).sorted() }
            return found
        } catch let error as any ExplainedError {
            throw AuditError.brokenCheck(id: check.id, reason: error.message.text(in: .english))
        } catch {
            throw AuditError.brokenCheck(id: check.id, reason: "\(error)")
        }
    }
}

extension Measurement {
    func checkOutcomes(_ found: [CheckFindings], _ earlier: History.Run?) throws -> [CheckOutcome] {
        try zip(checks, found).map { check, found in
            let (failing, population) = (found.failing.count, found.population)
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

    /// Fills `audit_defect`: records with a defect of entry.
    func keepDefects(_ found: [CheckFindings]) throws {
        let inserter = try db.inserter(into: "temp.audit_defect", columns: ["record_id"], replacing: true)
        for place in checks.indices where isDefectCheck(place) {
            for id in found[place].failing {
                inserter.bind(id, at: 0)
                try inserter.insert()
            }
        }
    }

    /// True for checks that tell of an entry defect: S1 and S2 rules on a customer record.
    private func isDefectCheck(_ place: Int) -> Bool {
        checks[place].entity == "customer_record" && checks[place].severity <= .s2
    }

    /// One masked sample for each of five failing checks, most severe first, chosen by a hash of the key.
    func samples(_ found: [CheckFindings]) throws -> [Sample] {
        var samples: [Sample] = []
        for (place, check) in checks.enumerated() where samples.count < 5 {
            guard let rule = check.sample else { continue }
            let row = try sampleRow(
                found[place].failing,
                "SELECT r.id, \(rule.value ?? "NULL") AS value, \(rule.code ?? "NULL") AS code, \(rule.fieldSQL ?? "NULL") AS field FROM \(check.entity) r WHERE r.id = ?"
            )
            guard let row, let id = row.integer("id"), let origin = try origin(of: id, in: check.entity) else {
                continue
            }
            samples.append(
                Sample(
                    check: check.id, rule: check.rule, file: origin.text("file") ?? "",
                    line: origin.integer("line") ?? 0,
                    field: row.text("field") ?? rule.field, code: row.text("code") ?? "",
                    value: rule.show.masked(row.text("value") ?? "")))
        }
        return samples
    }

    /// The row of the id that a hash puts first, among those that are rows of the entity.
    private func sampleRow(_ ids: [Int], _ sql: String) throws -> SQLRow? {
        // Knuth's multiplicative hash spreads neighbouring keys; ids stay far below the 32 bits that it needs.
        func key(_ id: Int) -> (Int, Int) { ((id &* 2_654_435_761) & 0xFFFF_FFFF, id) }
        var last: (Int, Int)?
        while let next = ids.lazy.map(key).filter({ key in last.map { $0 < key } ?? true }).min(by: <) {
            if let row = try db.first(sql, [.integer(next.1)]) { return row }
            last = next
        }
        return nil
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
