import Foundation
import Quality
import Records
import Reports
import Storage
import Tabular

package enum AuditFormat: String, CaseIterable, Sendable {
    case text, json, jsonl, csv, md, html, xlsx

    /// The form that the name of a file asks for; nil where it asks for none.
    package init?(ofFile path: String) {
        guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }) else { return nil }
        let ending = path[dot...].dropFirst().lowercased()
        let others = ["htm": "html", "txt": "text", "ndjson": "jsonl", "markdown": "md"]
        self.init(rawValue: others[ending] ?? ending)
    }

    /// Whether the report goes into a file, never to a screen.
    package var needsFile: Bool { [.html, .xlsx].contains(self) }
}

package struct AuditAnswer: Sendable {
    package let result: AuditResult

    /// - Parameter failOn: `error`, `warning` or `never`.
    package func status(failOn: String) throws -> ExitStatus {
        failOn == "never" ? .done : result.gate(failOnWarning: failOn == "warning")
    }

    package func text(in language: Language, isColoured: Bool = false) -> String {
        TextReport(result, language: language, isColoured: isColoured).text
    }

    /// Replaces a file whole or not at all, readable by its owner alone; or writes to standard output.
    package func write(
        as format: AuditFormat, in language: Language, isColoured: Bool = false, to target: OutputTarget
    ) throws {
        let report: String? =
            switch format {
            case .text: text(in: language, isColoured: isColoured)
            case .json: try JSONReport(result, language: language).text
            case .jsonl: try JSONReport(result, language: language).lines
            case .md: MarkdownReport(result, language: language).text
            case .html: try HTMLReport(result, language: language).text
            case .csv, .xlsx: nil
            }
        try OutputTrouble.explained { () throws(OutputError) in
            if let report {
                try target.output.write(report)
            } else if format == .csv {
                try CSVReport(result, language: language).write(to: target.output)
            } else {
                try WorkbookReport(result, language: language).write(to: target.output)
            }
        }
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
