import Records
import Storage

/// What a run of the codebook did.
package struct CodifyOutcome: Sendable {
    package struct EntityOutcome: Sendable, Equatable {
        package var entity: RuleEntity
        package var rows: Int
        package var rules: Int
        /// Codes that differ from those of the run before, over the rules that both runs have.
        package var changes: Int
    }

    package var codebookHash: String
    package var entities: [EntityOutcome]
    package var counts: [CodeCount]
    package var measures: [MeasureResult]
}

package struct MeasureResult: Sendable, Equatable {
    package var rule: String
    package var numerator: Int
    package var denominator: Int
    /// The share is the quotient of two shares, and no part of a whole.
    package var isQuotient = false
}

/// Runs a codebook over a store: facts, codes, what moved since the last run, counts.
package struct Codifier {
    private let store: Store
    private let codebook: Codebook

    /// How long the codes of one entity may take when a consultant's rules are among them.
    private let limit: Duration

    package init(_ store: Store, _ codebook: Codebook, limit: Duration = .seconds(600)) {
        self.store = store
        self.codebook = codebook
        self.limit = limit
    }

    /// Writes all codes in one transaction; when anything fails the codes of the run before stay.
    ///
    /// Consents must have been resolved for the same day.
    ///
    /// - Parameter run: the row of `run` that this is, made by the caller.
    @discardableResult package func codify(run: Int, asOf day: CivilDate) throws -> CodifyOutcome {
        try store.write { db in
            let facts = Facts(day: day)
            try facts.build(db)
            var entities: [CodifyOutcome.EntityOutcome] = []
            for entity in RuleEntity.allCases where entity != .base {
                entities.append(try write(entity, run: run, db))
            }
            try writeRun(run, day, db)
            let counts = try CodeCounter(codebook).count(db)
            let measures = try measures(db)
            try MetricWriter(run: run).write(counts, measures, db)
            try facts.clear(db)
            return CodifyOutcome(codebookHash: codebook.hash, entities: entities, counts: counts, measures: measures)
        }
    }

    private func write(_ entity: RuleEntity, run: Int, _ db: Connection) throws -> CodifyOutcome.EntityOutcome {
        let rules = codebook.rules(on: entity)
        let next = "\(entity.codes)_next"
        try db.execute("DROP TABLE IF EXISTS \(next)")
        try db.execute(RuleCompiler.table(next, entity, rules))
        try fill(next, entity, rules, db)
        let rows = db.changes
        let changes = try recordChanges(entity, rules, from: entity.codes, to: next, run: run, db)
        // Views of the report may name the table, and must keep naming the one that takes its place.
        try db.execute("PRAGMA legacy_alter_table = ON")
        try db.execute("DROP TABLE IF EXISTS \(entity.codes)")
        try db.execute("ALTER TABLE \(next) RENAME TO \(entity.codes)")
        try db.execute("PRAGMA legacy_alter_table = OFF")
        return CodifyOutcome.EntityOutcome(entity: entity, rows: rows, rules: rules.count, changes: changes)
    }

    private func fill(_ table: String, _ entity: RuleEntity, _ rules: [Rule], _ db: Connection) throws {
        let sql = RuleCompiler(codebook.rules).fill(table, entity, rules)
        guard let guest = rules.first(where: { !$0.place.file.hasPrefix("codebook/") }) else {
            return try db.execute(sql)
        }
        do {
            try db.bounded(by: limit) { try db.execute(sql) }
        } catch is OutOfTime {
            throw CodebookError(
                file: guest.place.file, line: guest.place.line, rule: nil,
                fault: .tooSlow(seconds: Int(limit.components.seconds)))
        }
    }

    /// One scan finds the rows that differ; only those are taken apart by rule.
    private func recordChanges(
        _ entity: RuleEntity, _ rules: [Rule], from old: String, to next: String, run: Int, _ db: Connection
    ) throws -> Int {
        try db.execute(
            "DELETE FROM code_change WHERE run_id = ? AND entity = ?", [.integer(run), .text(entity.rawValue)])
        let known = try Set(db.texts("SELECT name FROM pragma_table_info(?)", [.text(old)]))
        let shared = rules.filter { known.contains($0.column) }
        guard !shared.isEmpty else { return 0 }
        let key = entity.key
        let olds = shared.map { "o.\($0.column)" }.joined(separator: ", ")
        let news = shared.map { "n.\($0.column)" }.joined(separator: ", ")
        var changed: [(id: Int, rule: Rule, old: SQLValue, new: SQLValue)] = []
        let isDifferent = shared.count == 1 ? "\(news) IS NOT \(olds)" : "(\(news)) IS NOT (\(olds))"
        try db.forEach(
            "SELECT n.\(key), \(news), \(olds) FROM \(next) n JOIN \(old) o USING (\(key)) WHERE \(isDifferent)"
        ) { row in
            for (place, rule) in shared.enumerated() {
                let (new, old) = (row[place + 1], row[place + 1 + shared.count])
                if new != old { changed.append((row[0].integer ?? 0, rule, old, new)) }
            }
        }
        let inserter = try db.inserter(
            into: "code_change", columns: ["run_id", "entity", "entity_id", "rule", "old", "new"])
        for change in changed {
            try inserter.insert([
                .integer(run), .text(entity.rawValue), .integer(change.id), .text(change.rule.id), change.old,
                change.new,
            ])
        }
        return changed.count
    }

    private func writeRun(_ run: Int, _ day: CivilDate, _ db: Connection) throws {
        let rules = codebook.rules.map { "{\"id\":\"\($0.id)\",\"version\":\($0.version)}" }.joined(separator: ",")
        try db.execute(
            "INSERT OR REPLACE INTO code_run VALUES (?, ?, ?, ?)",
            [.integer(run), .text(codebook.hash), .text(day.description), .text("[\(rules)]")])
    }

    /// The measures of the base, by rule; those over one entity in one scan of it.
    private func measures(_ db: Connection) throws -> [MeasureResult] {
        var results: [MeasureResult] = []
        for entity in RuleEntity.allCases {
            let rules = codebook.rules.filter { $0.measure?.over == entity }
            guard !rules.isEmpty, let row = try db.first(RuleCompiler.measures(rules, over: entity)) else { continue }
            var sums = row.values.map { $0.integer ?? 0 }[...]
            for rule in rules {
                let (part, whole) = (sums.removeFirst(), sums.removeFirst())
                guard rule.measure?.against != nil else {
                    results.append(MeasureResult(rule: rule.id, numerator: part, denominator: whole))
                    continue
                }
                // (a / b) ÷ (c / d), as two whole numbers.
                let (otherPart, otherWhole) = (sums.removeFirst(), sums.removeFirst())
                results.append(
                    MeasureResult(
                        rule: rule.id, numerator: part * otherWhole, denominator: whole * otherPart, isQuotient: true))
            }
        }
        return results.sorted { $0.rule < $1.rule }
    }
}
