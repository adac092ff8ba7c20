import FoundationEssentials
import Records
import Storage

@testable import Quality

/// The invented dealership of `Tests/Fixtures/audit-store.sql`.
enum AuditFixture {
    static let asOf = CivilDate(daysSinceEpoch: 20_778)  // 2026-11-21

    static func store() throws -> Store {
        let path = #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Fixtures/audit-store.sql"
        let sql = try String(contentsOfFile: "/" + path, encoding: .utf8)
        let store = try Store()
        try store.write { try $0.execute(sql) }
        return store
    }

    /// A store after so many earlier audits, whose reachable share was `share` of 500 each time.
    static func store(runs: Int, share: (Int) -> Int, acknowledged: Set<Int> = []) throws -> Store {
        let store = try store()
        try store.write { db in
            for run in 0..<runs {
                let date = CivilDate(daysSinceEpoch: 20_697).adding(days: 7 * run).description
                try db.execute(
                    "INSERT INTO run (id, verb, started_at, as_of, state, parameters) VALUES (?, 'audit', ?, ?, 'done', ?)",
                    [
                        .integer(100 + run), .text(date), .text(date),
                        .text(acknowledged.contains(run) ? #"{"acknowledged":true}"# : "{}"),
                    ])
                for (name, numerator, denominator) in [("audit:score", 70_000, 100_000), ("O01", share(run), 500)] {
                    try db.execute(
                        "INSERT INTO metric VALUES (?, ?, '', ?, ?)",
                        [.integer(100 + run), .text(name), .integer(numerator), .integer(denominator)])
                }
            }
        }
        return store
    }
}
