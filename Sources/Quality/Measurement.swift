import Records
import Storage

/// One audit under way, inside one transaction.
struct Measurement {
    let store: Store
    let db: Connection
    let checks: [Check]
    let fields: [FieldRule]
    let asOf: CivilDate
    let run: Int?

    /// An exclusive upper bound for runs that may be compared with.
    var thisRun: Int { run ?? Int(Int32.max) }
    var dates: [String: SQLValue] { ["as_of": .text(asOf.description)] }

    /// What two cores can share: scans of the clean tables that need nothing of the working tables.
    private struct Scans: Sendable {
        var findings: [Int: CheckFindings]
        var rates: [FieldScope: FieldRates.Rates]
        var filled: [String: Int]
    }

    func result(against: Int?) throws -> Measured {
        let runner = CheckRunner(checks: checks, asOf: asOf)
        let fieldScan = FieldScan(fields: fields)
        let counted = try codifiedRates()
        let scans = try store.alongside(db) { db in
            Scans(
                findings: try runner.findings(standingAlone: true, db),
                rates: try fieldScan.rates(counted: counted, db),
                filled: try fieldScan.filledCells(db))
        }
        try db.execute(Self.sql("prepare"))
        try ReachScan(db).write()
        try PresenceScan(db).write()
        var shared = try SharedValueScan(db)
        try shared.write()
        let history = try History(db, before: thisRun)
        let earlier = try history.comparison(against)
        var findings = try runner.findings(standingAlone: false, db)
        let base = try base()
        let reach = try reach()
        let duplicates = try duplicates(base)
        let consents = try consents()
        let headline = try headline(base, reach, duplicates, consents, earlier)
        let actions = try actions()
        let people = try people(base)

        let scanned = try scans.value()
        findings.merge(scanned.findings) { $1 }
        let found = checks.indices.map { findings[$0] ?? CheckFindings() }
        try keepDefects(found)
        let outcomes = try checkOutcomes(found, earlier)
        let fieldRates = try fieldRates(scanned.rates, counted: counted)
        let rules = scoredRules(outcomes, fieldRates)
        let dimensions = Dimensions.scores(of: rules, previous: earlier?.scores(prefix: "audit:score:") ?? [:])
        let grade = Dimensions.grade(dimensions, checks: outcomes, previous: earlier?.score("audit:score"))
        let result = AuditResult(
            dealer: try setting("dealer") ?? "", asOf: asOf.description, run: run,
            previous: earlier.map { EarlierRun(run: $0.run, asOf: $0.asOf) }, base: base, headline: headline,
            grade: grade,
            dimensions: dimensions, checks: outcomes, fields: fieldRates, cells: try cellRates(scanned.filled),
            reach: reach, duplicates: duplicates, sources: try sources(), people: people, consents: consents,
            sensitive: try sensitive(), observations: try observations(base, consents, outcomes), actions: actions,
            samples: try samples(found), blitz: try blitz(),
            trend: try trend(history, headline: headline, fields: fieldRates, consents: consents), facts: try facts())
        return Measured(result: result, findings: found)
    }

    /// The result and, check by check, every failing row.
    struct Measured {
        var result: AuditResult
        var findings: [CheckFindings]
    }

    static func sql(_ name: String) -> String { Resource.text("sql/quality/\(name).sql") }

    func setting(_ name: String) throws -> String? {
        try db.first("SELECT value FROM run_setting WHERE name = ?", [.text(name)])?.text("value")
    }

    func hasTable(_ name: String) throws -> Bool {
        try db.number("SELECT COUNT(*) FROM sqlite_master WHERE name = ?", [.text(name)]) == 1
    }

    func dropWorkingTables() throws {
        for table in ["system", "customer", "presence", "shared", "defect", "candidate", "action", "cell"] {
            try db.execute("DROP TABLE IF EXISTS temp.audit_\(table)")
        }
    }

    private func base() throws -> Base {
        let customers = try db.number("SELECT COUNT(*) FROM audit_customer")
        return Base(
            customers: customers, records: try db.number("SELECT COALESCE(SUM(records), 0) FROM audit_presence"),
            systems: try db.number("SELECT COUNT(*) FROM audit_system"),
            leftOut: try db.number("SELECT COUNT(*) FROM customer") - customers)
    }

    private func headline(
        _ base: Base, _ reach: Reach, _ duplicates: Duplicates, _ consents: Consents, _ earlier: History.Run?
    ) throws -> [Metric] {
        let leads = try db.rows(Self.sql("open-leads"), named: dates).first
        let leaks = Ratio(leads?.integer("leaking") ?? 0, of: leads?.integer("open") ?? 0)
        let reachable = reach.classes.dropFirst().reduce(0, +)
        return [
            Metric(
                "O01", Ratio(reachable, of: base.customers), previous: earlier?.metrics["O01"], isGood: true,
                definition: "reach"),
            Metric(
                "O02", Ratio(duplicates.excess, of: base.records), previous: earlier?.metrics["O02"], isGood: false,
                definition: "surplus", detail: duplicates.insideSystems),
            Metric(
                "L02", Ratio(consents.lapsing, of: consents.consenting), previous: earlier?.metrics["L02"],
                isGood: false,
                definition: "lapsing"),
            Metric(
                "O03", leaks, previous: earlier?.metrics["O03"], isGood: false, definition: "leak",
                detail: leads?.integer("oldest")),
        ]
    }

    private func scoredRules(_ outcomes: [CheckOutcome], _ rates: [FieldRates]) -> [Dimensions.Rule] {
        let checks = outcomes.map {
            Dimensions.Rule(id: $0.id, dimension: $0.dimension, severity: $0.severity, passing: $0.passing)
        }
        let completeness = zip(fields, rates).compactMap { field, rates in
            field.score.map {
                Dimensions.Rule(
                    id: "field:\(field.id)", dimension: "completeness", severity: $0, passing: rates.base.usableShare)
            }
        }
        return checks + completeness
    }
}
