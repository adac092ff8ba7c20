import Records
import Storage
import Testing

@testable import Quality

@Suite struct `An audit` {
    let result: AuditResult

    init() throws { result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf) }

    @Test func `counts customers without house accounts`() {
        #expect(result.base == Base(customers: 594, records: 961, systems: 3, leftOut: 6))
    }

    @Test func `opens with reach, surplus, lapsing consents and leaks`() {
        #expect(result.headline.map(\.id) == ["O01", "O02", "L02", "O03"])
        #expect(
            result.headline.map(\.ratio)
                == [Ratio(353, of: 594), Ratio(367, of: 961), Ratio(40, of: 347), Ratio(32, of: 100)])
    }

    @Test func `the surplus is what lies inside systems and between them`() {
        let duplicates = result.duplicates
        #expect(duplicates.excess == 367)
        #expect(duplicates.insideSystems == 60)
        #expect(duplicates.betweenSystems == 307)
        #expect(duplicates.systems == ["activix", "serti", "xtime"])
        #expect(duplicates.matrix == [[20, 158, 69], [158, 40, 119], [69, 119, 0]])
        #expect(duplicates.customersBySystems == [326, 229, 39])
        let distinct = result.sources.reduce(0) { $0 + $1.customers }
        #expect(distinct == 1 * 326 + 2 * 229 + 3 * 39)
    }

    @Test func `every customer has a reach class and every unreachable one a reason`() {
        #expect(result.reach.classes.reduce(0, +) == 594)
        #expect(result.reach.reasons.reduce(0) { $0 + $1.customers } == 594 - 353)
        let weighted = result.reach.classes.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        #expect(weighted == result.reach.channels.reduce(0) { $0 + $1.reachable })
    }

    @Test func `a channel only loses customers from step to step`() {
        for channel in result.reach.channels {
            #expect(channel.present >= channel.valid)
            #expect(channel.valid >= channel.permitted)
            #expect(channel.permitted >= channel.reachable)
        }
    }

    @Test func `the calendar of lapses adds up to the headline`() {
        #expect(result.consents.days.count == 61)
        #expect(result.consents.lapsing == 40)
        #expect(result.consents.months.first?.month == "2026-11")
        #expect(result.consents.months.last?.month == "2027-11")
    }

    @Test func `kinds and households each sum to customers`() {
        #expect(result.people.kinds.reduce(0) { $0 + $1.customers } == 594)
        #expect(result.people.alone + result.people.households.reduce(0) { $0 + $1.customers } == 594)
    }

    @Test func `rows read are rows accepted and rejected`() {
        #expect(result.facts.files.allSatisfy { $0.rows == $0.accepted + $0.rejected })
        #expect(result.facts.rejects.map(\.rows) == [4, 2])
    }

    @Test func `each stated cell is counted once`() {
        let email = result.cells.first { $0.id == "email" }
        #expect(
            email == CellRates(id: "email", stated: 660, right: 510, mended: 0, refused: 90, misplaced: 0, doubtful: 60)
        )
        for cells in result.cells {
            #expect(cells.stated == cells.right + cells.mended + cells.refused + cells.misplaced + cells.doubtful)
        }
    }

    @Test func `asked, refused and usable are told apart`() {
        let email = result.fields.first { $0.id == "email" }
        #expect(email?.base == FieldRates.Rates(applicable: 594, asked: 475, refused: 0, usable: 356))
        #expect(email?.systems.map(\.system) == ["activix", "serti", "xtime"])
        #expect(email?.systems.last?.rates == FieldRates.Rates(applicable: 149, asked: 0, refused: 0, usable: 0))
    }

    @Test func `one sensitive identifier holds the grade at D`() {
        #expect(result.grade.letter == "D")
        #expect(result.grade.uncapped == "B")
        #expect(result.grade.caps.map(\.check) == ["sensitive-identifiers"])
        #expect(result.sensitive.map(\.code) == ["NT-PAN", "NT-SENS"])
        #expect(result.sensitive.map(\.records) == [3, 2])
    }

    @Test func `a customer stands in one action only, the largest first`() {
        #expect(result.actions.map(\.id) == ["ask-permission", "renew-consent", "call-leads"])
        #expect(result.actions.map(\.customers) == result.actions.map(\.customers).sorted(by: >))
        #expect(result.actions.map(\.rank) == [1, 2, 3])
    }

    @Test func `samples are masked, one a rule, most severe first`() {
        #expect(result.samples.count == 5)
        #expect(Set(result.samples.map(\.check)).count == 5)
        #expect(result.samples.allSatisfy { !$0.value.contains("exemple.ca") && !$0.value.contains("555") })
    }

    @Test func `defects are told by day of the month of creation`() {
        #expect(result.blitz?.days.map(\.day) == Array(1...31))
        #expect(result.blitz.map { $0.blitz.denominator + $0.other.denominator } == 536)
    }
}

@Suite struct `A store that is not ready` {
    @Test func `is an error when it is empty`() throws {
        let store = try Store()
        #expect(throws: AuditError.emptyStore) { try Audit(store).measure(asOf: AuditFixture.asOf) }
    }

    @Test func `says to bring records together first`() throws {
        let store = try AuditFixture.store()
        try store.write { try $0.execute("DELETE FROM customer_link") }
        #expect(throws: AuditError.behind(.dedupe)) { try Audit(store).measure(asOf: AuditFixture.asOf) }
    }

    @Test func `says to settle consents first, and for the date asked`() throws {
        let store = try AuditFixture.store()
        let other = AuditFixture.asOf.adding(days: 1)
        #expect(throws: AuditError.consentsSettledFor("2026-11-21", asked: "2026-11-22")) {
            try Audit(store).measure(asOf: other)
        }
        try store.write { try $0.execute("DELETE FROM consent_state") }
        #expect(throws: AuditError.consentsNotSettled) { try Audit(store).measure(asOf: AuditFixture.asOf) }
    }
}

@Suite struct `A codified store` {
    @Test func `is measured by what codification counted on the same date, field by field`() throws {
        let store = try AuditFixture.store()
        try store.write { db in
            try db.execute(
                "INSERT INTO run (id, verb, started_at, as_of) VALUES (5, 'codify', '2026-11-21', '2026-11-21')")
            try db.execute("INSERT INTO code_run VALUES (5, 'abc', '2026-11-21', '[]')")
            for (name, scope, numerator, denominator) in [
                ("asked:C04", "", 500, 590), ("usable:C04", "", 400, 590), ("refused:C04", "", 7, 500),
                ("asked:C04", "system:serti", 50, 60), ("usable:C04", "system:serti", 40, 60),
            ] {
                try db.execute(
                    "INSERT INTO metric VALUES (5, ?, ?, ?, ?)",
                    [.text(name), .text(scope), .integer(numerator), .integer(denominator)])
            }
        }
        let result = try Audit(store).measure(asOf: AuditFixture.asOf)
        let email = try #require(result.fields.first { $0.id == "email" })
        #expect(email.base == FieldRates.Rates(applicable: 590, asked: 500, refused: 7, usable: 400))
        #expect(email.systems[1].rates == FieldRates.Rates(applicable: 60, asked: 50, refused: 0, usable: 40))
        let phone = try #require(result.fields.first { $0.id == "phone" })
        #expect(phone.base == FieldRates.Rates(applicable: 594, asked: 509, refused: 0, usable: 424))
        #expect(result.facts.codebook == RunFacts.Codebook(hash: "abc", asOf: "2026-11-21", rules: 0))
    }
}

@Suite struct `A recorded audit` {
    let store: Store
    let result: AuditResult

    init() throws {
        store = try AuditFixture.store()
        try store.write {
            try $0.execute(
                "INSERT INTO run (id, verb, started_at, as_of) VALUES (7, 'audit', '2026-11-21', '2026-11-21')")
        }
        result = try Audit(store).measure(asOf: AuditFixture.asOf, recording: 7)
    }

    @Test func `keeps every failing key, without a limit`() throws {
        let found = try store.read {
            try $0.number("SELECT COUNT(*) FROM finding WHERE run_id = 7 AND check_id = 'contact-placeholder'")
        }
        #expect(found == 216)
    }

    @Test func `keeps whom each action is about`() throws {
        let found = try store.read {
            try $0.number("SELECT COUNT(*) FROM finding WHERE check_id = 'action:1' AND entity = 'customer'")
        }
        #expect(found == result.actions[0].customers)
    }

    @Test func `is what the next run is compared with`() throws {
        try store.write {
            try $0.execute("UPDATE run SET state = 'done' WHERE id = 7")
            try $0.execute("UPDATE lead SET next_action = 'rappeler', next_action_date = '2026-12-01'")
        }
        let next = try Audit(store).measure(asOf: AuditFixture.asOf)
        #expect(next.previous == EarlierRun(run: 7, asOf: "2026-11-21"))
        #expect(next.headline[3].previous == Ratio(32, of: 100))
        #expect(next.headline[3].ratio == Ratio(0, of: 100))
        #expect(throws: AuditError.unknownRun(3)) { try Audit(store).measure(asOf: AuditFixture.asOf, against: 3) }
    }

    @Test func `leaves nothing behind when it is only a preview`() throws {
        _ = try Audit(store).measure(asOf: AuditFixture.asOf)
        let tables = try store.read { try $0.number("SELECT COUNT(*) FROM sqlite_temp_master") }
        #expect(tables == 0)
        #expect(try store.read { try $0.number("SELECT COUNT(DISTINCT run_id) FROM metric") } == 1)
    }
}
