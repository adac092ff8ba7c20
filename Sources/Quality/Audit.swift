import Records
import Storage

/// Measures a store on a date: figures, checks, score, actions, samples and trend.
package struct Audit: Sendable {
    let store: Store
    let checks: [Check]
    let fields: [FieldRule]

    /// - Parameter checks: the program's own when nil; a consultant's are added to them by the caller.
    package init(_ store: Store, checks: [Check]? = nil) throws(AuditError) {
        self.store = store
        if let checks { self.checks = checks } else { self.checks = try Check.builtIn() }
        fields = try FieldRule.builtIn()
    }

    /// Measures the store; with `recording`, also writes metrics, failing keys and actions under that run.
    ///
    /// Failing keys go to `finding` without a limit, by check; customers of the action of rank N by check `action:N`.
    /// - Parameters:
    ///   - asOf: the date that consents were settled for.
    ///   - against: the earlier run that changes are told against; the latest measured one when nil.
    ///   - recording: an open run; nil measures and writes nothing.
    package func measure(asOf: CivilDate, against: Int? = nil, recording run: Int? = nil) throws -> AuditResult {
        // Working tables need a writing transaction even when nothing is recorded.
        try store.write { db in
            try Self.demandLayers(db, asOf: asOf)
            let measurement = Measurement(store: store, db: db, checks: checks, fields: fields, asOf: asOf, run: run)
            let measured = try measurement.result(against: against)
            if let run { try measurement.record(measured, run: run) }
            try measurement.dropWorkingTables()
            return measured.result
        }
    }

    /// Sees to it that the layers which are measured exist and hold for the day.
    package static func demandLayers(_ db: Connection, asOf: CivilDate) throws {
        if let stage = try db.awaitedStage() {
            throw stage == .import ? AuditError.emptyStore : AuditError.behind(stage)
        }
        guard try db.number("SELECT EXISTS (SELECT 1 FROM customer)") == 1 else { throw AuditError.emptyStore }
        let hasView = try db.number(
            "SELECT COUNT(*) FROM sqlite_master WHERE type IN ('view', 'table') AND name = 'v_contactability'")
        // States of customers that a later linkage made or took apart say nothing of those who are there now.
        guard hasView == 1, try db.consentsFollowLinks() else { throw AuditError.consentsNotSettled }
        let settled = try db.first("SELECT value FROM run_setting WHERE name = 'as_of'")?.text("value") ?? ""
        guard settled == asOf.description else {
            throw AuditError.consentsSettledFor(settled, asked: asOf.description)
        }
    }
}

extension AuditResult {
    /// The worst level among the checks: what `--fail-on` compares with.
    package var worstLevel: CheckLevel { checks.map(\.level).max() ?? .notApplicable }

    /// The exit status of an audit: 1 when a check failed; 2 when one warned and `failOnWarning` asks to be told.
    package func gate(failOnWarning: Bool) -> ExitStatus { Self.gate(worstLevel, failOnWarning: failOnWarning) }

    package static func gate(_ worstLevel: CheckLevel, failOnWarning: Bool) -> ExitStatus {
        switch worstLevel {
        case .fail: .gateFailed
        case .warning: failOnWarning ? .warnings : .done
        case .pass, .notApplicable: .done
        }
    }
}
