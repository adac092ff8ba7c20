import Foundation
import Quality
import Records
import Reports
import Storage
import Tabular

package enum AuditFormat: String, CaseIterable, Sendable {
    case text, json, md, html
}

package struct AuditAnswer: Sendable {
    package let result: AuditResult

    /// - Parameter failOn: `error`, `warning` or `never`.
    package func status(failOn: String) throws -> ExitStatus {
        failOn == "never" ? .done : result.gate(failOnWarning: failOn == "warning")
    }

    package func rendered(as format: AuditFormat, in language: Language, isColoured: Bool = false) throws -> String {
        switch format {
        case .text: TextReport(result, language: language, isColoured: isColoured).text
        case .json: try JSONReport(result, language: language).text
        case .md: MarkdownReport(result, language: language).text
        case .html: try HTMLReport(result, language: language).text
        }
    }

    /// Replaces a file whole or not at all; readable by its owner alone.
    package func write(_ text: String, to target: OutputTarget) throws {
        try OutputTrouble.explained { () throws(OutputError) in try target.output.write(text) }
        try target.finish()
    }
}

package enum AuditWorkflow {
    /// Measures the store as of the settings' date and records the measures as a run.
    package static func run(
        _ settings: Settings, against: Int? = nil, progress: @escaping ProgressReport
    ) throws -> AuditAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        try store.read { try Audit.demandLayers($0, asOf: settings.asOf.value) }
        try store.write { try $0.set("dealer", settings.dealerName.value) }
        let audit = try Audit(store)
        return try RunScope.perform("audit", store, settings) { run in
            progress(Progress(stage: "audit", done: 0, total: nil))
            return AuditAnswer(result: try audit.measure(asOf: settings.asOf.value, against: against, recording: run))
        }
    }
}
