import Quality
import Records
import Testing

@testable import Reports

@Suite struct `An audit in a terminal` {
    let result: AuditResult

    init() throws { result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf) }

    @Test func `opens with who, how many and the grade with its cap`() {
        let lines = TextReport(result, language: .english).text.split(separator: "\n")
        #expect(lines[0] == "Automobiles Exemple inc.   as of 2026-11-21                              grade D")
        #expect(lines[1] == "594 customers from 961 records in 3 systems")
        #expect(lines[2] == "held at D: sensitive identifiers in records (3 of 970); the mean alone would")
        #expect(lines[4] == "  reachable by at least one channel 353 of 594 59.4%   first run")
    }

    @Test(arguments: Language.allCases) func `fits eighty columns, with big numbers too`(language: Language) {
        var result = result
        for place in result.checks.indices { result.checks[place].failing = Ratio(1_234_567, of: 10_234_567) }
        for place in result.actions.indices { result.actions[place].customers = 1_234_567 }
        for result in [self.result, result] {
            let text = TextReport(result, language: language).text
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }
    }

    @Test func `has no control character unless colours are asked for`() {
        #expect(!TextReport(result, language: .french).text.contains("\u{1B}"))
        #expect(TextReport(result, language: .french, isColoured: true).text.contains("\u{1B}[31m"))
    }
}

@Suite struct `An audit for programs` {
    @Test func `has the same bytes for the same store`() throws {
        let texts = try (0..<2).map { _ in
            let result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf)
            return try JSONReport(result, language: .english).text
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].contains("\"schema\" : 1"))
    }

    @Test func `gives each metric its numerator, denominator and definition`() throws {
        let result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf)
        let text = try JSONReport(result, language: .english).text
        #expect(
            text.contains(
                """
                      "definition" : "Numerator: customers with at least one channel present, valid, permitted on the as-of date and not bounced. Denominator: customers.",
                      "denominator" : 594,
                      "id" : "O01",
                      "numerator" : 353,
                """))
        #expect(!text.contains("[definition."))
    }
}

@Suite struct `An audit in Markdown` {
    @Test func `is a page of tables in the reader's language`() throws {
        let result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf)
        let text = MarkdownReport(result, language: .french).text
        #expect(text.hasPrefix("# Audit de la base clients — Automobiles Exemple inc., 21\u{A0}novembre\u{A0}2026\n"))
        #expect(text.contains("| joignables par au moins un canal | 353 sur 594 | 59,4\u{A0}% | premier passage |"))
        #expect(text.contains("| Courriel | "))
    }
}
