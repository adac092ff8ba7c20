import FoundationEssentials
import Quality
import Records
import Testing

@testable import Reports

@Suite struct `The report page` {
    @Test(arguments: Language.allCases) func `writes`(language: Language) throws {
        let store = try AuditFixture.store(runs: 9) { 350 + $0 }
        let result = try Audit(store).measure(asOf: AuditFixture.asOf)
        let html = try HTMLReport(result, language: language).text
        try html.write(toFile: "/tmp/shots/report.\(language.rawValue).html", atomically: true, encoding: .utf8)
        print(html.utf8.count)
    }
}
