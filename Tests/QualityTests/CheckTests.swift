import Records
import Storage
import Testing

@testable import Quality

@Suite struct `The checks` {
    @Test func `are the files of their folder, each with its own id`() throws {
        let checks = try Check.builtIn()
        let files = Resource.names(in: "checks").map { $0.dropFirst("checks/".count).dropLast(".yml".count) }
        #expect(checks.map(\.id).sorted() == files.map(String.init).sorted())
        #expect(checks.count == 26)
    }

    @Test func `have labels and fixes in both languages and an owner with a name`() throws {
        for check in try Check.builtIn() {
            #expect(!check.labels.fr.isEmpty && !check.labels.en.isEmpty, "\(check.id)")
            #expect(!check.fix.fr.isEmpty && !check.fix.en.isEmpty, "\(check.id)")
            #expect(Catalogue.shared.has("owner.\(check.owner)"), "\(check.id)")
            #expect(check.warnBelow >= check.failBelow, "\(check.id)")
        }
    }

    @Test func `never fail more rows than they apply to`() throws {
        let result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf)
        #expect(result.checks.allSatisfy { $0.failing.numerator <= $0.failing.denominator })
    }

    @Test(arguments: [
        (
            "sensitive-identifiers",
            "INSERT INTO cell_finding VALUES (1001, 'notes', 'NT-PAN', 'quarantined', NULL, NULL)", 1
        ),
        ("name-missing", "UPDATE customer_record SET last_name = NULL WHERE id = 1001", 1),
        ("vin-invalid", "UPDATE vehicle SET vin_code = 'VN-LEN' WHERE id = 7001", 1),
        ("date-in-future", "UPDATE customer_record SET created_at = '2026-11-22' WHERE id = 1001", 1),
        ("service-in-future", "UPDATE repair_order SET closed_date = '2027-01-01' WHERE id = 7001", 1),
        ("record-undated", "UPDATE customer_record SET created_at = NULL WHERE id = 1001", 1),
        ("company-as-person", "UPDATE customer_record SET last_name_code = 'NM-ORG' WHERE id = 1001", 1),
        ("customer-stale", "UPDATE customer SET created_at = '2020-01-01' WHERE id = 599 - 10", 1),
        ("rows-rejected", "DELETE FROM rejected_row WHERE id = 1", -1),
        ("contact-placeholder", "UPDATE customer_record SET email_code = 'EM-PLACE' WHERE id = 1001", 1),
        ("shared-phone", "UPDATE customer SET phone_mobile = '+14385550177' WHERE id IN (501, 502, 503, 504)", 4),
        ("shared-email", "UPDATE customer SET email = 'tous@exemple.ca' WHERE id IN (501, 502, 503, 504)", 4),
        (
            "shared-address",
            "UPDATE customer SET address1 = '1, rue Roy', postal_code = 'H2X 1Y4' WHERE id BETWEEN 501 AND 506", 6
        ),
        ("shared-birth-date", "UPDATE customer SET birth_date = '1980-01-02' WHERE id BETWEEN 501 AND 512", 8),
        (
            "value-in-wrong-field",
            "INSERT INTO cell_finding VALUES (1001, 'city', 'RF-PC-IN-ADR', 'misplaced', NULL, NULL)", 1
        ),
        ("text-illegible", "UPDATE customer_record SET legibility_code = 'LG-MOJI' WHERE id = 1001", 1),
        ("odometer-rolled-back", "UPDATE vehicle SET odometer_code = 'OD-ROLL' WHERE id = 7001", 1),
        ("birth-date-impossible", "UPDATE customer_record SET birth_date_code = 'BD-FUT' WHERE id = 1001", 1),
        ("email-domain-misspelt", "UPDATE customer_record SET email_code = 'EM-TYPO' WHERE id = 1001", 1),
        ("address-partial", "UPDATE customer_record SET address1_code = 'AD-BAD' WHERE id = 1001", 1),
        (
            "lead-without-next-action",
            "UPDATE lead SET lead_status = 'LQ0', next_action = NULL, next_action_date = NULL WHERE id = 6005", 1
        ),
        (
            "consent-unread",
            "UPDATE consent_event SET kind = 'UNKNOWN_IMPORT', purpose = 'UNREAD', source_column = 'C' WHERE id = 1", 1
        ),
        ("consent-undated", "UPDATE consent_event SET occurred_on = NULL WHERE id = 1", 1),
        ("consent-without-proof", "UPDATE consent_state SET proof = 0 WHERE customer_id = 9 AND channel = 'EM'", 1),
        ("duplicates-undecided", "INSERT INTO match_pair VALUES (1010, 1020, 0.0)", 2),
        ("duplicates-in-one-system", "UPDATE customer_link SET customer_id = 10 WHERE record_id = 1020", 1),
    ])
    func `each notice the row that breaks them`(id: String, sql: String, more: Int) throws {
        let check = try #require(try Check.builtIn().first { $0.id == id })
        let store = try AuditFixture.store()
        let before = try Audit(store, checks: [check]).measure(asOf: AuditFixture.asOf).checks[0].failing
        try store.write { try $0.execute(sql) }
        let after = try Audit(store, checks: [check]).measure(asOf: AuditFixture.asOf).checks[0].failing
        #expect(after.numerator - before.numerator == more)
    }

    @Test func `set the exit status by the worst level`() throws {
        var result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf)
        #expect(result.worstLevel == .fail)
        #expect(result.gate(failOnWarning: false) == .gateFailed)
        result.checks.removeAll { $0.level == .fail }
        #expect(result.gate(failOnWarning: false) == .done)
        #expect(result.gate(failOnWarning: true) == .warnings)
        result.checks.removeAll { $0.level == .warning }
        #expect(result.gate(failOnWarning: true) == .done)
    }

    @Test func `that cannot be read say which file and why`() {
        #expect(throws: AuditError.self) { try Check(yaml: "id: x", file: "mine.yml") }
    }

    @Test func `that cannot run say which one`() throws {
        var check = try #require(try Check.builtIn().first { $0.id == "consent-without-proof" })
        check.failing = "SELECT nothing FROM nowhere"
        let id = check.id
        let error = #expect(throws: AuditError.self) {
            try Audit(try AuditFixture.store(), checks: [check]).measure(asOf: AuditFixture.asOf)
        }
        guard case .brokenCheck(id, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
