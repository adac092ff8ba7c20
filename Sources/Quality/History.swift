import Records
import Storage

/// Earlier runs that were measured, and their metrics over the whole base.
struct History {
    struct Run {
        var run: Int
        var asOf: String
        var isAcknowledged: Bool
        var metrics: [String: Ratio]

        /// A score is kept in thousandths: numerator of a denominator of 100,000.
        func score(_ name: String) -> Double? { metrics[name]?.share.map { 100 * $0 } }

        func scores(prefix: String) -> [String: Double] {
            var result: [String: Double] = [:]
            for (name, ratio) in metrics where name.hasPrefix(prefix) {
                result[String(name.dropFirst(prefix.count))] = ratio.share.map { 100 * $0 }
            }
            return result
        }
    }

    /// Oldest first.
    let runs: [Run]

    init(_ db: Connection, before run: Int) throws {
        var runs: [Run] = []
        for row in try db.rows(Measurement.sql("history"), named: ["run": .integer(run)]) {
            let id = row.integer("run") ?? 0
            if runs.last?.run != id {
                runs.append(
                    Run(
                        run: id, asOf: row.text("as_of") ?? "", isAcknowledged: row.integer("acknowledged") == 1,
                        metrics: [:]))
            }
            runs[runs.count - 1].metrics[row.text("name") ?? ""] = Ratio(
                row.integer("numerator") ?? 0, of: row.integer("denominator") ?? 0)
        }
        self.runs = runs
    }

    /// The run that changes are told against: the one asked for, else the latest.
    func comparison(_ asked: Int?) throws -> Run? {
        guard let asked else { return runs.last }
        guard let found = runs.first(where: { $0.run == asked }) else { throw AuditError.unknownRun(asked) }
        return found
    }
}

extension Measurement {
    /// Six lines: four shares of the whole base, two of what came in since the run before.
    func trend(_ history: History, headline: [Metric], fields: [FieldRates], consents: Consents) throws -> [Series] {
        var series: [Series] = []
        let email = fields.first { $0.id == "email" }?.base.usableShare ?? Ratio(0, of: 0)
        let wholeBase: [(id: String, definition: String, isGood: Bool, now: Ratio)] = [
            ("O01", "reach", true, headline[0].ratio), ("usable:email", "usable", true, email),
            ("proved", "proof", true, consents.proved), ("O03", "leak", false, headline[3].ratio),
        ]
        for line in wholeBase {
            series.append(
                self.series(line.id, line.definition, isGood: line.isGood, isIntake: false, now: line.now, history))
        }
        for (id, now) in try intake(since: history.runs.last?.run) {
            series.append(
                self.series(id, "intake", isGood: id != "intake:defects", isIntake: true, now: now, history))
        }
        return series.filter { $0.points.contains { $0.ratio.denominator > 0 } }
    }

    /// Shares among the records that came since the last measured run; none on a first run, when all is new.
    func intake(since last: Int?) throws -> [(id: String, ratio: Ratio)] {
        guard let last else { return [] }
        let row = try db.rows(
            Self.sql("intake"), named: ["since": .integer(last)]
        ).first
        let records = row?.integer("records") ?? 0
        return [
            ("intake:language", Ratio(row?.integer("with_language") ?? 0, of: records)),
            ("intake:defects", Ratio(row?.integer("defects") ?? 0, of: records)),
        ]
    }

    private func series(
        _ id: String, _ definition: String, isGood: Bool, isIntake: Bool, now: Ratio, _ history: History
    ) -> Series {
        let earlier = history.runs.compactMap { run in
            run.metrics[id].map {
                Series.Point(run: run.run, asOf: run.asOf, ratio: $0, isAcknowledged: run.isAcknowledged)
            }
        }
        let current = Series.Point(run: run ?? 0, asOf: asOf.description, ratio: now, isAcknowledged: false)
        let verdict = isIntake ? Anomaly.intake(now, after: earlier) : Anomaly.base(current, after: earlier)
        return Series(
            id: id, definition: definition, isGood: isGood, isIntake: isIntake, points: earlier.suffix(25) + [current],
            expected: verdict.expected, state: verdict.state,
            earlierRuns: earlier.filter { !$0.isAcknowledged && $0.ratio.denominator > 0 }.count)
    }
}
