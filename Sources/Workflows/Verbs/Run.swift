import Foundation
import Records
import Tabular

/// Everything from the inbox to the report.
package struct RunAnswer: Answer {
    package var schema = 1
    package var imports: ImportAnswer
    package var normalize: NormalizeAnswer
    package var dedupe: DedupeAnswer
    package var codify: CodifyAnswer
    package var report: String
    package var unmatched: [String]
    var audit: AuditAnswer

    enum CodingKeys: String, CodingKey {
        case schema, imports, normalize, dedupe, codify, report, unmatched
    }

    /// What is to be answered about the files that were new: the questions that `import` would print, those of a file
    /// under its name, and files that hold no record.
    package var doubts: [Message] {
        imports.emptyFiles
            + imports.imports.flatMap { file in
                file.questions.map { Message("run.question", ["file": .text(file.file), "question": .message($0)]) }
            }
    }

    /// Files of the inbox that no source takes; nobody has read them.
    package var leftAside: [Message] { unmatched.map { Message("run.unmatched", ["file": .text($0)]) } }

    package var asksQuestions: Bool { imports.imports.contains { !$0.questions.isEmpty } }

    package func status(failOn: String) throws -> ExitStatus { try audit.status(failOn: failOn) }

    package func text(in language: Language) -> String {
        var lines: [String] = []
        for file in imports.imports {
            lines.append(
                ImportAnswer(imports: [file]).text(in: language).split(separator: "\n").first.map(String.init) ?? "")
        }
        lines += imports.skipped.map { $0.message.text(in: language) }
        lines += leftAside.map { $0.text(in: language) }
        for step in [normalize.text(in: language), dedupe.text(in: language), codify.text(in: language)] {
            // The next command of each verb is the next line here.
            lines.append(step.split(separator: "\n").dropLast().joined(separator: "\n"))
        }
        let summary = audit.text(in: language)
        lines.append(summary.hasSuffix("\n") ? String(summary.dropLast()) : summary)
        lines.append(Message("run.report", ["path": .text(report)]).text(in: language))
        return lines.joined(separator: "\n\n")
    }
}

package enum RunError: Error, Equatable {
    case noSources
}

extension RunError: ExplainedError {
    package var message: Message { Message("run.no-sources") }
    package var status: ExitStatus { .configuration }
}

package enum RunWorkflow {
    /// Imports what the inbox holds, cleans, links, codes and measures it, and writes the report.
    package static func run(_ settings: Settings, progress: @escaping ProgressReport) async throws -> RunAnswer {
        guard !settings.sources.isEmpty else { throw RunError.noSources }
        let inbox = settings.inbox.value
        guard
            settings.sources.contains(where: { !InputFiles.matching($0.files, in: inbox).isEmpty })
        else { throw RequestError.noFiles(folder: inbox, unmatched: InputFiles.matching("*", in: inbox)) }
        return try await StoreLock.holding(settings.store.value) { try await everything(settings, inbox, progress) }
    }

    private static func everything(
        _ settings: Settings, _ inbox: String, _ progress: @escaping ProgressReport
    ) async throws -> RunAnswer {
        let (imports, taken) = try importInbox(settings, inbox, progress)
        let normalize = try await NormalizeWorkflow.run(settings, progress: progress)
        let dedupe = try await DedupeWorkflow.run(settings, progress: progress)
        let codify = try CodifyWorkflow.run(settings, progress: progress)
        let audit = try AuditWorkflow.run(settings, progress: progress)
        let report = Settings.join(settings.out.value, "audit-\(settings.asOf.value).html")
        try? FileManager.default.createDirectory(
            atPath: settings.out.value, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try audit.write(as: .html, in: settings.language.value, to: OutputTarget(report))
        return RunAnswer(
            imports: imports, normalize: normalize, dedupe: dedupe, codify: codify, report: report,
            unmatched: InputFiles.matching("*", in: inbox).filter { !taken.contains($0) }, audit: audit)
    }

    /// Imports the files of the inbox that a source's pattern takes, with their names.
    private static func importInbox(
        _ settings: Settings, _ inbox: String, _ progress: @escaping ProgressReport
    ) throws -> (imports: ImportAnswer, taken: Set<String>) {
        var imports = ImportAnswer(imports: [])
        var taken: Set<String> = []
        for rule in settings.sources {
            for name in InputFiles.matching(rule.files, in: inbox) where taken.insert(name).inserted {
                let request = IntakeRequest(
                    files: [Settings.join(inbox, name)], system: rule.system, systemClass: rule.systemClass,
                    rooftop: rule.rooftop ?? "", entity: rule.entity, encoding: rule.encoding, sheet: rule.sheet,
                    map: rule.map, isSnapshot: rule.isSnapshot, acceptsCut: rule.acceptsCut)
                do {
                    let answer = try ImportWorkflow.run(
                        request, settings, maxRejects: settings.maxRejects.value, progress: progress)
                    imports.imports += answer.imports
                    imports.skipped += answer.skipped
                } catch {
                    throw ImportStopped.after(imports.imports, error)
                }
            }
        }
        return (imports, taken)
    }
}
