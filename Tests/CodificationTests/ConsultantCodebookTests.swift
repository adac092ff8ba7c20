import Records
import Storage
import Testing

@testable import Codification

@Suite struct `A consultant's own codebook` {
    static let rule = """
        - id: Z01
          version: 1
          valid_from: 2026-01-01
          entity: customer
          labels: {fr: Grand client, en: Large customer}
          severity: S4
          lineage:
            - {kind: ours, words: "Règle de la maison"}
          applies: in_scope
          inputs: [deals]
          expression: |
            CASE
              WHEN deals >= 3 THEN 'BIG'
              ELSE 'SMALL'
            END
          codes:
            - {code: BIG, counts_as: usable, fr: grand, en: large}
            - {code: SMALL, counts_as: usable, fr: petit, en: small}
          examples:
            - {given: {in_scope: 1, deals: 4}, code: BIG, shows: passing}
        """

    private func fault(_ text: String) -> CodebookError? {
        do {
            _ = try CodedStore().codebook(text)
            return nil
        } catch let error as CodebookError {
            return error
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    private func changed(_ old: String, _ new: String) -> CodebookError? {
        #expect(Self.rule.contains(old))
        var text = Self.rule
        if let range = text.firstRange(of: old) { text.replaceSubrange(range, with: new) }
        return fault(text)
    }

    @Test func `adds a column of codes`() throws {
        let base = try CodedStore()
        let codebook = try base.codebook(Self.rule)
        try base.codify(codebook)
        #expect(try base.code("Z01", 1) == "SMALL")
        #expect(try base.code("Z01", 4) == "N")
    }

    @Test func `replaces a rule of the program by a higher version that is valid`() throws {
        let mine = Self.rule.replacing("Z01", with: "C05").replacing("version: 1", with: "version: 2")
        let codebook = try CodedStore().codebook(mine)
        #expect(codebook.rule("C05")?.labels.fr == "Grand client")
        let later = try CodedStore().codebook(mine.replacing("2026-01-01", with: "2027-01-01"))
        #expect(later.rule("C05")?.labels.fr == "Coordonnée partagée")
    }

    @Test func `changes the hash`() throws {
        #expect(try CodedStore().codebook().hash != CodedStore().codebook(Self.rule).hash)
    }

    @Test func `is told which column it meant, on which line`() {
        #expect(
            changed("deals >= 3", "dealz >= 3")
                == CodebookError(
                    file: "mine.yml", line: 13, rule: "Z01", fault: .unknownColumn("dealz", suggestion: "deals")))
    }

    @Test func `is told which key it meant`() {
        #expect(
            changed("expression:", "expresion:")
                == CodebookError(
                    file: "mine.yml", line: 11, rule: "Z01", fault: .unknownKey("expresion", suggestion: "expression")))
    }

    @Test func `is told which word it meant`() {
        #expect(
            changed("entity: customer", "entity: custommer")?.fault
                == .unknownWord(
                    key: "entity", word: "custommer", suggestion: "customer",
                    allowed: ["customer", "customer_vehicle", "lead", "deal", "appointment", "interaction", "base"]))
        #expect(changed("counts_as: usable", "counts_as: usefull")?.line == 17)
    }

    @Test func `is told what is missing and what is twice`() {
        #expect(changed("  severity: S4\n", "")?.fault == .missingKey("severity"))
        #expect(fault(Self.rule + "\n" + Self.rule)?.fault == .repeatedRule("Z01", version: 1))
        #expect(changed("version: 1", "version: 1\n  version: 2")?.line == 2)
    }

    @Test func `is told where SQL cannot be read`() {
        let error = changed("THEN 'BIG'", "TEHN 'BIG'")
        #expect(error?.line == 13)
        if case .sql(let reason)? = error?.fault {
            #expect(reason.contains("syntax error"))
        } else {
            Issue.record("\(String(describing: error))")
        }
    }

    @Test func `names each fact that its expression reads`() {
        #expect(
            changed("inputs: [deals]", "inputs: [leads]")
                == CodebookError(
                    file: "mine.yml", line: 10, rule: "Z01", fault: .undeclaredInput("deals")))
        #expect(changed("inputs: [deals]", "inputs: [deals, leads]")?.fault == .unusedInput("leads"))
    }

    @Test(arguments: [
        ("deals >= 3; DROP TABLE customer", CodebookError.Fault.notOneExpression),
        ("deals >= 3) FROM facts_customer -- ", .notOneExpression),
        ("deals >= 3) , (1", .notOneExpression),
        ("deals >= (SELECT COUNT(*) FROM customer)", .forbidden("customer")),
        ("deals >= (SELECT 1)", .forbidden("SELECT")),
        ("deals >= MAX(deals)", .aggregate),
        ("deals >= random()", .unknownFunction("random", suggestion: nil)),
        ("deals >= load_extension('x')", .unknownFunction("load_extension", suggestion: nil)),
        ("as_of > date('now')", .unrepeatable("'now'")),
        ("as_of > CURRENT_DATE", .unrepeatable("current_date")),
    ])
    func `reads its facts and does nothing else`(condition: String, expected: CodebookError.Fault) {
        #expect(changed("deals >= 3", condition)?.fault == expected)
    }

    @Test func `keeps quoted semicolons and parentheses`() throws {
        let text = Self.rule.replacing("'SMALL'\n", with: "'a;b)--'\n")
        #expect(try CodedStore().codebook(text).rule("Z01") != nil)
    }

    @Test func `is told which of its examples is wrong`() throws {
        let codebook = try CodedStore().codebook(
            Self.rule.replacing("deals: 4}, code: BIG", with: "deals: 2}, code: BIG"))
        let rule = try #require(codebook.rule("Z01"))
        #expect(
            try ExampleRunner().failures(in: [rule]) == [
                CodebookError(file: "mine.yml", line: 20, rule: "Z01", fault: .example(expected: "BIG", found: "SMALL"))
            ])
    }

    @Test func `may take only so long, and leaves the codes that stand when it does not end`() throws {
        let base = try CodedStore()
        try base.codify()
        let codebook = try base.codebook(Self.rule)
        #expect(
            throws: CodebookError(file: "mine.yml", line: 1, rule: nil, fault: .tooSlow(seconds: 0))
        ) { try Codifier(base.store, codebook, limit: .zero).codify(run: 2, asOf: CodedStore.day) }
        #expect(try base.code("C04", 1) == "EM-OK")
    }

    @Test func `may make no endless text`() throws {
        let base = try CodedStore()
        try base.codify()
        let codebook = try base.codebook(Self.rule.replacing("ELSE 'SMALL'", with: "ELSE printf('%2000000d', deals)"))
        try base.codify(run: 2, codebook)
        #expect(try base.code("Z01", 1) == "U")
    }

    @Test func `leaves the codes that stand when it cannot be read`() throws {
        let base = try CodedStore()
        try base.codify()
        #expect(throws: CodebookError.self) { try base.codify(run: 2, base.codebook("- id: ?")) }
        #expect(try base.code("C04", 1) == "EM-OK")
    }

    @Test func `hears of it in French`() {
        #expect(
            changed("deals >= 3", "dealz >= 3")?.message.text(in: .french)
                == "mine.yml, ligne 13 Z01 : aucun fait ne s’appelle « dealz » ; vouliez-vous dire « deals » ?")
    }
}
