import Foundation
import Records
import Testing
@testable import Ingest

@Test func dump() throws {
    let dir = sharedSamples! + "/header-only"
    for f in try FileManager.default.contentsOfDirectory(atPath: dir).sorted() {
        var s = try String(contentsOfFile: dir + "/" + f, encoding: .utf8)
        if f.contains("pipe") { s = s.replacingOccurrences(of: "|", with: ",") }
        let t = SampleTable(csv: s)
        let m = try Mapper().propose(t)
        print("##", f, m.entity, m.systemClass, m.profile ?? "-")
        for c in m.columns { print("  ", c.column, "→", c.target?.text ?? "-", c.reason, c.confidence, c.question.map { "\($0)" } ?? "") }
    }
}
