import Linkage
import Records
import Storage

extension LinkedRecords {
    static func link(
        _ input: LinkageInput, _ options: LinkageOptions, _ files: ModelFiles, _ progress: @escaping ProgressReport
    ) async throws -> (result: LinkageResult, model: String?) {
        let result = try await files.link(input, options, progress)
        return (result, try result.model.map { try jsonText($0) })
    }
}

extension LinkageStage {
    var progress: Progress {
        let stages = LinkageStage.allCases
        return Progress(stage: "dedupe", done: stages.firstIndex(of: self) ?? 0, total: stages.count)
    }
}
