import Linkage
import Records
import Storage

extension LinkageStage {
    var progress: Progress {
        let stages = LinkageStage.allCases
        return Progress(stage: "dedupe", done: stages.firstIndex(of: self) ?? 0, total: stages.count)
    }
}
