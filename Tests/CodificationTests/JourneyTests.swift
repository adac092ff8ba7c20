import Records
import Storage
import Testing

@testable import Codification

@Suite struct `The journey of customers` {
    private func base(_ sql: String = "") throws -> CodedStore {
        let base = try CodedStore()
        try base.store.write { try $0.execute(sql) }
        return base
    }

    @Test func `takes no cancelled deal for a sale`() throws {
        let base = try base("UPDATE deal SET deal_status = 'Annulé' WHERE id = 21")
        try base.codify()
        #expect(try base.code("H01", 1) == "PRO")
        #expect(try base.code("K03", 1) == "N")
    }

    @Test func `says of the service only what a file of repair orders can tell`() throws {
        let without = try base()
        try without.codify()
        #expect(try without.code("K01", 1) == "U")
        let with = try base(
            """
            INSERT INTO repair_order (id, source_id, customer_record_id, opened_date, closed_date, pay_type, operation, amount_cents, vin)
            VALUES (22, 1, 1, '2025-08-20', '2025-08-20', 'C', 'Vidange', 12500, '1M8GDM9AXKP042788')
            """)
        try with.codify()
        #expect(try with.code("K01", 1) == "SL")
        #expect(try with.code("K07", 21, in: "customer_vehicle_codes", key: "id") == "NV-OVER-337")
    }

    @Test func `asks of each maker's customers what the maker asks`() throws {
        let base = try base(
            """
            UPDATE vehicle SET make = 'Nissan';
            INSERT INTO repair_order (id, source_id, customer_record_id, closed_date, pay_type, vin)
            VALUES (22, 1, 1, '2026-08-20', 'C', '1M8GDM9AXKP042788')
            """)
        try base.codify()
        #expect(try base.code("K01", 1) == "SA")
        try base.store.write { db in try MakerDefinition.place([MakerDefinition(make: "NISSAN", visits: 2)], in: db) }
        try base.codify(run: 2)
        #expect(try base.code("K01", 1) == "SL")
    }

    @Test func `takes the end of the warranty from the maker's rule where no file states it`() throws {
        let base = try base("UPDATE vehicle SET make = 'Nissan', warranty_end = NULL")
        try base.codify()
        #expect(try base.code("E04", 21, in: "customer_vehicle_codes", key: "id") == "U")
        try base.store.write { db in
            try db.execute("UPDATE deal SET delivery_date = '2024-04-05'")
            try MakerDefinition.place([MakerDefinition(make: "NISSAN", warrantyMonths: 36)], in: db)
        }
        try base.codify(run: 2)
        #expect(try base.code("E04", 21, in: "customer_vehicle_codes", key: "id") == "W-180")
    }

    @Test func `reads complaints, compensations and calls from a log of contacts`() throws {
        let base = try base(
            """
            INSERT INTO interaction (id, source_id, customer_record_id, interaction_date, interaction_channel, interaction_outcome,
              interaction_direction, interaction_subject, complaint_status, compensation_type, compensation_cents, approved_by)
            VALUES (22, 2, 2, '2026-10-18', 'téléphone', 'Reached', 'sortant', 'Plainte : bruit', 'ouverte', 'geste', 25000, NULL)
            """)
        try base.codify()
        func code(_ rule: String) throws -> String? { try base.code(rule, 22, in: "interaction_codes", key: "id") }
        #expect(
            try ["J01", "J02", "J03", "J04", "J05", "N07"].map(code) == [
                "TEL HOT", "OUT/REACH", "RCL", "CP-OPEN 34 LATE", "CM-GOOD AP0", "N",
            ])
        #expect(try base.code("K04", 1) == "CH2 [F,CP]")
        #expect(try base.metric("O05") == [1, 1])
    }

    @Test func `reads the outcome of an appointment from the repair order that followed`() throws {
        let base = try base(
            """
            INSERT INTO appointment (id, source_id, customer_record_id, appointment_date, appointment_status, appointment_source, appointment_reason)
            VALUES (31, 1, 1, '2026-10-01', 'BKD', 'RV-WEB', 'Vidange'), (32, 1, 3, '2026-10-01', 'BKD', 'RV-TEL', 'Pose de pneus');
            INSERT INTO repair_order (id, source_id, customer_record_id, closed_date, pay_type) VALUES (22, 1, 1, '2026-10-02', 'C')
            """)
        try base.codify()
        func code(_ rule: String, _ id: Int) throws -> String? {
            try base.code(rule, id, in: "appointment_codes", key: "id")
        }
        #expect(try [31, 32].map { try code("M05", $0) } == ["KEPT", "A"])
        #expect(try [31, 32].map { try code("M04", $0) } == ["MNT", "TIR"])
        #expect(try base.metric("O06") == [1, 2])
        #expect(try base.code("M02", 1) == "DG3")
    }

    @Test func `tells which lead a sale met, and whether the sales tool knows`() throws {
        let base = try base(
            """
            INSERT INTO lead (id, source_id, customer_record_id, lead_date, lead_status) VALUES (14, 2, 2, '2024-03-20', 'LQ1');
            UPDATE vehicle SET model = 'Kicks';
            INSERT INTO vehicle (id, customer_record_id, origin, role, model) VALUES (14, 2, 'lead', 'WANT', 'Rogue')
            """)
        try base.codify()
        #expect(try base.code("I07", 14, in: "lead_codes", key: "id") == "CV-MISS")
        #expect(try base.code("G06", 14, in: "lead_codes", key: "id") == "AT-PART")
        #expect(try base.code("I07", 11, in: "lead_codes", key: "id") == "N")
    }

    @Test func `divides the defects of blitz days by those of other days`() throws {
        let base = try base(
            """
            UPDATE customer SET created_at = '2026-05-09', email_code = 'EM-BAD' WHERE id = 1;
            UPDATE customer SET created_at = '2026-05-14', email_code = 'EM-BAD' WHERE id = 3;
            """)
        #expect(
            try base.codify().measures.first { $0.rule == "O04" }
                == MeasureResult(rule: "O04", numerator: 1, denominator: 1, isQuotient: true))
    }
}

@Suite struct `What moved since an earlier day` {
    private static let later = CivilDate(daysSinceEpoch: 20_778 + 92)

    private func codify(_ base: CodedStore, run: Int, on day: CivilDate) throws {
        try Codifier(base.store, base.codebook()).codify(run: run, asOf: day)
    }

    @Test func `is not known before there is an earlier day`() throws {
        let base = try CodedStore()
        try base.codify(run: 1)
        #expect(try ["H08", "H09", "N05"].map { try base.code($0, 1) } == ["U", "U", "U"])
    }

    @Test func `is measured on the cut points of that day`() throws {
        let base = try CodedStore()
        try base.store.write {
            try $0.execute("UPDATE customer SET last_visit_date = '2026-07-01' WHERE id = 1")
        }
        try codify(base, run: 1, on: CodedStore.day)
        try codify(base, run: 2, on: Self.later)
        #expect(try base.code("H03", 1) == "ATTEN")
        #expect(try base.code("H08", 1) == "DOWN NEW>ATTEN")
        #expect(try base.code("N05", 1) == "SAME")
        #expect(try base.code("H09", 1) == "Q0")
    }

    @Test func `is the same when the later day is run twice`() throws {
        let base = try CodedStore()
        try codify(base, run: 1, on: CodedStore.day)
        try base.store.write {
            try $0.execute("UPDATE customer SET birth_date = '1976-05-04', birth_text = '1976-05-04' WHERE id = 1")
        }
        try codify(base, run: 2, on: Self.later)
        let first = try base.code("H09", 1)
        #expect(first?.hasPrefix("Q+") == true)
        try codify(base, run: 1, on: Self.later)
        #expect(try base.code("H09", 1) == first)
    }

    @Test func `tells new customers and changed rows from those that stayed`() throws {
        let base = try CodedStore()
        try codify(base, run: 1, on: CodedStore.day)
        try base.store.write {
            try $0.execute(
                """
                INSERT INTO source_record (id, import_id, line, natural_key, content_hash, cells) VALUES (50, 1, 9, '00012', 50, '[]'), (51, 1, 10, '00051', 51, '[]');
                INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, last_name, phone)
                VALUES (50, 1, 'serti:00012', 'customer', 'PER', 'ACT', 'Beauchesne', '+15145550143'), (51, 1, 'serti:00051', 'customer', 'PER', 'ACT', 'Roy', NULL);
                UPDATE customer_link SET record_id = 50 WHERE record_id = 1;
                INSERT INTO customer_link (record_id, customer_id, from_run) VALUES (51, 51, 1);
                INSERT INTO customer (id, records, systems, kind, file_status, last_name) VALUES (51, 1, 1, 'PER', 'ACT', 'Roy')
                """)
        }
        try codify(base, run: 2, on: Self.later)
        #expect(try [1, 3, 51].map { try base.code("N05", $0) } == ["CHG:tel", "SAME", "NEW"])
        #expect(try base.code("H08", 51) == "NEW")
    }

    @Test func `is forgotten when an earlier day is codified again`() throws {
        let base = try CodedStore()
        try codify(base, run: 1, on: CodedStore.day)
        try codify(base, run: 2, on: Self.later)
        try codify(base, run: 1, on: CodedStore.day)
        #expect(try base.code("H09", 1) == "U")
    }
}

@Suite struct `Cut points` {
    @Test func `are quintiles`() {
        #expect(CutPoints.quintiles(Array(1...100).reversed()) == [20, 40, 60, 80])
        #expect(CutPoints.quintiles([7, 7, 7, 7, 7]) == [7, 7, 7, 7])
    }

    @Test func `hold the least of those who bring 80 and 95 per cent`() {
        #expect(CutPoints.shares([800, 100, 50, 30, 20, 0]) == [800, 50])
        #expect(CutPoints.shares([0, 0]) == [1, 1])
    }
}

@Suite struct `Rules that read other rules` {
    private func rule(_ id: String, _ input: String) -> String {
        `A consultant's own codebook`.rule.replacing("id: Z01", with: "id: \(id)").replacing(
            "inputs: [deals]", with: "inputs: [\(input)]"
        )
        .replacing("deals >= 3", with: "\(input) = 'BIG'").replacing("  examples:\n", with: "  examples: []\n")
        .split(separator: "\n").filter { !$0.contains("given:") }.joined(separator: "\n")
    }

    @Test func `get the code that the other gives`() throws {
        let base = try CodedStore()
        let big = `A consultant's own codebook`.rule.replacing("deals >= 3", with: "deals >= 1")
        try base.codify(base.codebook(big + "\n" + rule("Z02", "z01")))
        #expect(try base.code("Z02", 1) == "BIG")
        #expect(try base.code("Z02", 3) == "SMALL")
    }

    @Test func `may not read each other in a ring`() throws {
        let base = try CodedStore()
        do {
            _ = try base.codebook(rule("Z02", "z03") + "\n" + rule("Z03", "z02"))
            Issue.record("a ring was accepted")
        } catch let error as CodebookError {
            #expect(error.fault == .cycle(["Z02", "Z03", "Z02"]))
            #expect(error.rule == "Z02" && error.line == 12)
        }
    }
}
