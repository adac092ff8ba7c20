import Records
import Storage
import Testing

@testable import Codification

@Suite struct `Explaining a code` {
    let base: CodedStore
    let explainer: CodeExplainer

    init() throws {
        base = try CodedStore()
        let codebook = try base.codebook()
        try base.codify(codebook)
        explainer = CodeExplainer(base.store, codebook)
    }

    @Test func `names the branch that held and the facts it read`() throws {
        let found = try explainer.explain("B02", id: 3)
        #expect(found.code == "9")
        #expect(found.meaning?.countsAs == .notApplicable)
        #expect(found.reason == .branch(condition: "is_organisation", result: "'9'"))
        #expect(found.inputs.map(\.name) == ["sex", "is_organisation"])
        #expect(found.inputs.map(\.value) == [nil, "1"])
        #expect(found.storedCode == "9")
    }

    @Test func `shows the file and line that a value comes from`() throws {
        let found = try explainer.explain("C04:EM-OK", id: 1)
        #expect(found.code == "EM-OK")
        #expect(
            found.inputs.first { $0.name == "email" }?.origin
                == CodeExplanation.Origin(recordKey: "activix:A77", file: "leads.csv", line: 2))
        #expect(found.inputs.first { $0.name == "email" }?.meaning == Labels(fr: "courriel", en: "e-mail"))
        #expect(
            try explainer.explain("B01", id: 1).inputs[0].origin
                == CodeExplanation.Origin(recordKey: "serti:00012", file: "clients.csv", line: 2))
    }

    @Test func `shows the deal behind a consent`() throws {
        let found = try explainer.explain("L02", id: 1)
        #expect(found.code == "CE-60 2026-12-10")
        #expect(
            found.inputs.first { $0.name == "email_state" }?.origin
                == CodeExplanation.Origin(recordKey: "D1", file: "clients.csv", line: 5))
    }

    @Test func `says when a rule does not apply`() throws {
        #expect(try explainer.explain("B07", id: 1).reason == .notApplicable(predicate: "in_scope AND is_organisation"))
    }

    @Test func `says when no condition held`() throws {
        #expect(try explainer.explain("A12", id: 3).reason == .otherwise(result: "'PV-NONE'"))
    }

    @Test func `explains vehicles and leads too`() throws {
        let warranty = try explainer.explain("E04", id: 21)
        #expect(warranty.code == "W-180")
        #expect(warranty.inputs.map(\.value) == ["130"])
        let lead = try explainer.explain("G07", id: 11)
        #expect(lead.reason == .branch(condition: "next_action_late > 0", result: "'NX-LATE-' || next_action_late"))
        #expect(lead.inputs[0].origin?.line == 3)
    }

    @Test func `offers the rule that was meant`() throws {
        #expect(throws: CodeExplanationError.unknownRule("C4", suggestion: "C04")) {
            try explainer.explain("C4", id: 1)
        }
        #expect(throws: CodeExplanationError.noSuchRow(.customer, 77)) { try explainer.explain("C04", id: 77) }
        let empty = try Store()
        #expect(throws: CodeExplanationError.noCodesYet) {
            try CodeExplainer(empty, base.codebook()).explain("C04", id: 1)
        }
    }

    @Test func `takes a CASE apart and nothing else`() {
        #expect(
            CaseBranches("CASE WHEN a = 'WHEN' THEN 'x' WHEN b THEN CASE WHEN c THEN 1 END ELSE 'y' END")?.branches == [
                .init(condition: "a = 'WHEN'", result: "'x'"), .init(condition: "b", result: "CASE WHEN c THEN 1 END"),
                .init(condition: nil, result: "'y'"),
            ])
        #expect(CaseBranches("CASE WHEN a THEN 1 END || CASE WHEN b THEN 2 END") == nil)
        #expect(CaseBranches("UPPER(a)") == nil)
    }
}

@Suite struct `Patterns of codes` {
    @Test(arguments: [
        ("NX-LATE-9", "NX-LATE-*", true), ("NX-LATE", "NX-LATE-*", false), ("fr", "[a-z][a-z]", true),
        ("fr-CA", "[a-z][a-z]", false),
        ("fr-CA", "[a-z][a-z]-??", true), ("RF-TEL-IN-NAM", "RF-*-IN-*", true), ("TR SB ER PI", "*R*", true),
        ("", "*", true), ("", "?", false),
    ])
    func `match as SQLite's GLOB does`(value: String, pattern: String, expected: Bool) throws {
        #expect(Codification.matches(value, pattern: pattern) == expected)
        let sqlite = try Store().read { try $0.number("SELECT ? GLOB ?", [.text(value), .text(pattern)]) }
        #expect((sqlite == 1) == expected)
    }
}
