import Records
import Storage

extension Measurement {
    /// Writes what a later run compares with, every failing key, and whom each action is about.
    func record(_ measured: Measured, run: Int) throws {
        let result = measured.result
        try db.execute("DELETE FROM finding WHERE run_id = ?", [.integer(run)])
        let inserter = try db.inserter(into: "finding", columns: ["run_id", "check_id", "entity", "entity_id"])
        for (check, found) in zip(checks, measured.findings).sorted(by: { $0.0.id < $1.0.id }) {
            try Array(check.id.utf8).withUnsafeBufferPointer { name in
                try Array(check.entity.utf8).withUnsafeBufferPointer { entity in
                    for id in found.failing {
                        inserter.bind(run, at: 0)
                        inserter.bind(name, at: 1)
                        inserter.bind(entity, at: 2)
                        inserter.bind(id, at: 3)
                        try inserter.insert()
                    }
                }
            }
        }
        try db.execute(
            "INSERT INTO finding SELECT ?, 'action:' || rank, 'customer', customer_id FROM audit_action",
            [.integer(run)])
        for (name, scope, ratio) in recorded(result) {
            try db.execute(
                "INSERT OR REPLACE INTO metric VALUES (?, ?, ?, ?, ?)",
                [.integer(run), .text(name), .text(scope), .integer(ratio.numerator), .integer(ratio.denominator)])
        }
        for (id, ratio) in try intake(since: try History(db, before: run).runs.last?.run) {
            try db.execute(
                "INSERT OR REPLACE INTO metric VALUES (?, ?, '', ?, ?)",
                [.integer(run), .text(id), .integer(ratio.numerator), .integer(ratio.denominator)])
        }
    }

    private func recorded(_ result: AuditResult) -> [(String, String, Ratio)] {
        var rows: [(String, String, Ratio)] = result.headline.map { ($0.id, "", $0.ratio) }
        func score(_ name: String, _ score: Double) {
            rows.append((name, "", Ratio(Int((1000 * score).rounded()), of: 100_000)))
        }
        score("audit:score", result.grade.score ?? 0)
        for dimension in result.dimensions { score("audit:score:\(dimension.id)", dimension.score) }
        for check in result.checks { rows.append(("check:\(check.id)", "", check.failing)) }
        rows.append(("proved", "", result.consents.proved))
        for field in result.fields {
            rows.append(("asked:\(field.id)", "", field.base.askedShare))
            rows.append(("usable:\(field.id)", "", field.base.usableShare))
            rows.append(("refused:\(field.id)", "", field.base.refusedShare))
            for system in field.systems {
                rows.append(("usable:\(field.id)", "system:\(system.system)", system.rates.usableShare))
            }
        }
        for channel in result.reach.channels {
            rows.append(("reach:\(channel.id)", "", Ratio(channel.reachable, of: result.base.customers)))
        }
        for action in result.actions {
            rows.append(("action:\(action.id)", "", Ratio(action.customers, of: result.base.customers)))
        }
        return rows
    }
}
