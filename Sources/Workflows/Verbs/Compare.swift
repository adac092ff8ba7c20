import Quality
import Records
import Reports
import Storage
import Tabular

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What two stores say otherwise, as `audit --compare` shows it.
package struct ComparisonAnswer: Sendable {
    package let result: ComparisonResult

    /// - Parameter failOn: `error`, `warning` or `never`, as for an audit.
    package func status(failOn: String) -> ExitStatus {
        failOn == "never" ? .done : AuditResult.gate(result.worstLevel, failOnWarning: failOn == "warning")
    }

    /// Replaces a file whole or not at all, readable by its owner alone; or writes to standard output.
    ///
    /// - Parameter format: one of `CompareWorkflow.formats`.
    package func write(
        as format: AuditFormat, in language: Language, isColoured: Bool = false, to target: OutputTarget
    ) throws {
        let report = ComparisonReport(result, language: language)
        let json = format == .json ? try report.json : nil
        try OutputTrouble.explained { () throws(OutputError) in
            switch format {
            case .md: try target.output.write(report.markdown)
            case .csv: try report.writeCSV(to: target.output)
            case .xlsx: try report.writeWorkbook(to: target.output)
            default: try target.output.write(json ?? report.text(isColoured: isColoured))
            }
        }
        try target.finish()
    }
}

package enum CompareWorkflow {
    package static let formats: [AuditFormat] = [.text, .json, .csv, .md, .xlsx]

    /// Compares the settings' store, the new one, with an older one, which is only read.
    ///
    /// Nothing is measured anew and no run is recorded. That values are shown in clear is noted in the new store's journal
    /// before anybody sees them.
    package static func run(
        _ settings: Settings, old path: String, isUnmasked: Bool, progress: @escaping ProgressReport
    ) throws -> ComparisonAnswer {
        try demandTwoFiles(path, settings.store.value)
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        let result = try compare(path, store.path, isUnmasked, progress)
        if isUnmasked {
            try store.write {
                try $0.appendToAuditLog(
                    action: "compare", object: "store", parameters: #"{"unmasked":true}"#,
                    at: settings.moment.instant)
            }
        }
        return ComparisonAnswer(result: result)
    }

    /// Both readings have ended when this returns: as long as they last, nobody can write to the stores.
    private static func compare(
        _ old: String, _ new: String, _ isUnmasked: Bool, _ progress: ProgressReport
    ) throws -> ComparisonResult {
        let shown = Shown(isUnmasked: isUnmasked)
        let values = ShownValues(
            value: { text, column in shown.compared(text, column: column) }, key: { shown.key($0) })
        let comparison = Comparison(
            old: try ReadOnlyStore(at: old), new: try ReadOnlyStore(at: new), shown: values)
        let all = ComparedEntity.allCases
        return try comparison.result { entity in
            progress(Progress(stage: "compare", done: all.firstIndex(of: entity) ?? 0, total: all.count))
        }
    }

    private static func demandTwoFiles(_ old: String, _ new: String) throws {
        var (one, other) = (stat(), stat())
        guard stat(old, &one) == 0 else { throw ComparisonError.missing(path: old) }
        guard stat(new, &other) == 0 else { return }
        if one.st_dev == other.st_dev, one.st_ino == other.st_ino {
            throw ComparisonError.sameFile(path: old, other: new)
        }
    }
}

extension Shown {
    /// A value of a comparison; amounts are in cents there, and a key may be an address.
    fileprivate func compared(_ text: String, column: String) -> String {
        switch column {
        case "customer_key": return key(text)
        case let column where column.hasSuffix("_cents"):
            guard let cents = Int(text) else { return value(text, column: column) }
            let rest = abs(cents % 100)
            return "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\(rest < 10 ? "0" : "")\(rest)"
        case "kind", "file_status", "customer_type", "preferred_channel", "preferred_time", "finance_end",
            "appointment_reason", "sold_date", "next_action_date", "test_drive_date", "lost_reason", "verified_at",
            "warranty_end", "payment_method":
            return text.isEmpty ? "–" : text
        default: return value(text, column: column)
        }
    }
}
