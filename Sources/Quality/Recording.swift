import Records
import Storage

extension Measurement {
    /// Writes what a later run compares with, every failing key, and whom each action is about.
    func record(_ result: AuditResult, run: Int) throws {
        try db.execute("DELETE FROM finding WHERE run_id = ?", [.integer(run)])
        for (place, check) in checks.enumerated() {
            try db.execute(
                "INSERT INTO finding SELECT ?, ?, ?, entity_id FROM audit_failing WHERE check_place = ?",
                [.integer(run), .text(check.id), .text(check.entity), .integer(place)])
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
