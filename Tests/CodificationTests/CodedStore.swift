import Records
import Storage
import Testing

@testable import Codification

/// A store with a few invented customers of two systems, ready to be codified on 2026-11-21.
struct CodedStore {
    static let day = CivilDate(daysSinceEpoch: 20_778)
    let store: Store

    init() throws {
        store = try Store()
        try store.write { db in
            try db.execute(
                """
                INSERT INTO source (id, system, class) VALUES (1, 'serti', 'DMS'), (2, 'activix', 'CRM');
                INSERT INTO run (id, verb, started_at, as_of) VALUES (1, 'codify', '2026-11-21T00:00:00Z', '2026-11-21'), (2, 'codify', '2026-11-22T00:00:00Z', '2026-11-21');
                INSERT INTO import (id, run_id, source_id, entity, file, sha256, bytes, format, encoding, confidence, dialect, header, mapping, rows, accepted, rejected, imported_at)
                VALUES (1, 1, 1, 'customer', 'clients.csv', 'aa', 1, 'csv', 'UTF-8', 1, '{}', '[]', '[]', 9, 9, 0, '2026-11-21T00:00:00Z'),
                       (2, 1, 2, 'lead', 'leads.csv', 'bb', 1, 'csv', 'UTF-8', 1, '{}', '[]', '[]', 9, 9, 0, '2026-11-21T00:00:00Z');
                INSERT INTO source_record (id, import_id, line, natural_key, content_hash, cells)
                VALUES (1, 1, 2, '00012', 1, '[]'), (2, 2, 2, 'A77', 2, '[]'), (3, 1, 3, '00013', 3, '[]'), (4, 1, 4, '99999', 4, '[]'),
                       (11, 2, 3, 'L1', 5, '[]'), (12, 2, 4, 'L2', 6, '[]'), (13, 2, 5, 'L3', 7, '[]'), (21, 1, 5, 'D1', 8, '[]'), (22, 1, 6, 'D2', 9, '[]');
                INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, last_name, email, email_code, language)
                VALUES (1, 1, 'serti:00012', 'customer', 'PER', 'ACT', 'Beauchesne', NULL, 'EM-PLACE', 'fr'),
                       (2, 2, 'activix:A77', 'lead', 'PER', 'ACT', 'Beauchesne', 'gigi@exemple.ca', 'EM-OK', NULL),
                       (3, 1, 'serti:00013', 'customer', 'ORG', 'ACT', NULL, NULL, 'X', NULL),
                       (4, 1, 'serti:99999', 'customer', 'INT', 'INT', 'CLIENT COMPTANT', NULL, 'U', NULL);
                INSERT INTO customer_link (record_id, customer_id, from_run) VALUES (1, 1, 1), (2, 1, 1), (3, 3, 1), (4, 4, 1);
                INSERT INTO customer (id, records, systems, kind, file_status, last_name, company, email, email_code, language, phone_mobile, phone_mobile_code)
                VALUES (1, 2, 2, 'PER', 'ACT', 'Beauchesne', NULL, 'gigi@exemple.ca', 'EM-OK', 'fr', '+15145550142', 'TL-FMT'),
                       (3, 1, 1, 'ORG', 'ACT', NULL, 'Garage Roy inc.', NULL, 'X', NULL, NULL, 'U'),
                       (4, 1, 1, 'INT', 'INT', 'CLIENT COMPTANT', NULL, NULL, 'U', NULL, NULL, 'U');
                INSERT INTO customer_origin VALUES (1, 'email', 2, 'SV-REC', 0);
                INSERT INTO deal (id, source_id, customer_record_id, deal_date, deal_type, finance_type, finance_end, vin)
                VALUES (21, 1, 1, '2024-04-01', 'NEW', 'LEAS', '2027-04-01', '1M8GDM9AXKP042788');
                INSERT INTO vehicle (id, customer_record_id, origin, role, vin, vin_code, odometer, seen_on, warranty_end)
                VALUES (21, 1, 'deal', 'OWN', '1M8GDM9AXKP042788', 'VN-OK', '15', '2024-04-01', '2027-03-31'),
                       (22, 1, 'repair_order', 'OWN', '1M8GDM9AXKP042788', 'VN-OK', '48015', '2026-04-01', NULL);
                INSERT INTO lead (id, source_id, customer_record_id, lead_date, lead_status, next_action_date)
                VALUES (11, 2, 2, '2026-10-02', 'LQ1', '2026-11-12'), (12, 2, 2, '2026-10-02', 'LQ1', NULL), (13, 2, 2, '2026-10-02', 'LQX', NULL);
                INSERT INTO consent_state (customer_id, channel, state, last_ok, event_id, event_table)
                VALUES (1, 'EM', 'I2', '2026-12-10', 21, 'deal'), (1, 'SM', 'W', NULL, NULL, NULL), (1, 'PH', 'P6', '2027-04-02', 11, 'lead'), (1, 'PO', 'N', NULL, NULL, NULL);
                """)
        }
    }

    /// Read once for all tests.
    static let builtIn = Result { try Codebook.load(asOf: day) }

    func codebook(_ extra: String? = nil) throws -> Codebook {
        guard let extra else { return try Self.builtIn.get() }
        return try Codebook(CodebookFile.builtIn + [CodebookFile(name: "mine.yml", text: extra)], asOf: Self.day)
    }

    @discardableResult func codify(run: Int = 1, _ codebook: Codebook? = nil) throws -> CodifyOutcome {
        try Codifier(store, codebook ?? self.codebook()).codify(run: run, asOf: Self.day)
    }

    func code(_ rule: String, _ id: Int, in table: String = "customer_codes", key: String = "customer_id") throws
        -> String?
    {
        try store.read {
            try $0.first("SELECT \(rule.lowercased()) FROM \(table) WHERE \(key) = ?", [.integer(id)])?[0].text
        }
    }

    func metric(_ name: String, _ scope: String = "") throws -> [Int] {
        let row = try store.read {
            try $0.first(
                "SELECT numerator, denominator FROM metric WHERE run_id = 1 AND name = ? AND scope = ?",
                [.text(name), .text(scope)])
        }
        return row?.values.compactMap(\.integer) ?? []
    }
}
