import Records
import Storage
import Testing

@testable import Consent

/// A store with invented customers, each with one record of the same id unless merged.
struct ConsentStore {
    let store: Store

    init() throws {
        store = try Store()
        try store.write { db in
            try db.execute("INSERT INTO source (id, system) VALUES (1, 'serti')")
            try db.execute(
                "INSERT INTO run (id, verb, started_at, as_of) VALUES (1, 'dedupe', '2026-11-21T00:00:00Z', '2026-11-21')"
            )
        }
    }

    func customer(
        _ id: Int, email: String? = nil, mobile: String? = nil, phone: String? = nil, postalCode: String? = nil,
        country: String? = nil, status: String = "ACT"
    ) throws {
        try store.write { db in
            let values: [SQLValue] = [
                .integer(id), .text(status), .init(email), .init(mobile), .init(phone),
                .init(postalCode.map { _ in "12, rue Neuve" }),
                .init(postalCode), .init(country),
            ]
            try db.execute(
                """
                INSERT INTO customer (id, records, systems, kind, file_status, email, phone_mobile, phone, address1, postal_code, country)
                VALUES (?, 1, 1, 'PER', ?, ?, ?, ?, ?, ?, ?)
                """, values)
            try db.execute(
                """
                INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, email, phone_mobile, phone, address1, postal_code, country)
                VALUES (?1, 1, 'serti:' || ?1, 'customer', 'PER', ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, values)
            try db.execute("INSERT INTO customer_link VALUES (?1, ?1, 1, NULL, NULL)", [.integer(id)])
        }
    }

    /// Makes the record of one customer a record of another; the first customer is gone.
    func merge(_ record: Int, into customer: Int) throws {
        try store.write { db in
            try db.execute("UPDATE customer_link SET to_run = 1 WHERE record_id = ?", [.integer(record)])
            try db.execute(
                "INSERT INTO customer_link VALUES (?, ?, 1, NULL, 12.0)", [.integer(record), .integer(customer)])
            try db.execute("CREATE TABLE IF NOT EXISTS parked AS SELECT * FROM customer WHERE 0")
            try db.execute("INSERT INTO parked SELECT * FROM customer WHERE id = ?", [.integer(record)])
            try db.execute("DELETE FROM customer WHERE id = ?", [.integer(record)])
        }
    }

    /// Puts two records before whoever reviews.
    func doubt(_ a: Int, _ b: Int) throws {
        try store.write {
            try $0.execute(
                "INSERT INTO match_pair VALUES (?, ?, 0.5)", [.integer(a), .integer(b)])
        }
    }

    func unmerge(_ record: Int) throws {
        try store.write { db in
            try db.execute("DELETE FROM customer_link WHERE record_id = ? AND to_run IS NULL", [.integer(record)])
            try db.execute("UPDATE customer_link SET to_run = NULL WHERE record_id = ?", [.integer(record)])
            try db.execute("INSERT INTO customer SELECT * FROM parked WHERE id = ?", [.integer(record)])
        }
    }

    func deal(_ record: Int, on day: String, status: String? = nil, finance: String? = nil) throws {
        try store.write {
            try $0.execute(
                "INSERT INTO deal (source_id, customer_record_id, deal_date, deal_status, finance_type) VALUES (1, ?, ?, ?, ?)",
                [.integer(record), .text(day), .init(status), .init(finance)])
        }
    }

    func repairOrder(_ record: Int, on day: String, pay: String?, cents: Int?) throws {
        try store.write {
            try $0.execute(
                "INSERT INTO repair_order (source_id, customer_record_id, closed_date, pay_type, amount_cents) VALUES (1, ?, ?, ?, ?)",
                [.integer(record), .text(day), .init(pay), .init(cents)])
        }
    }

    func lead(_ record: Int, on day: String) throws {
        try store.write {
            try $0.execute(
                "INSERT INTO lead (source_id, customer_record_id, lead_date) VALUES (1, ?, ?)",
                [.integer(record), .text(day)])
        }
    }

    /// - Parameter address: of the contact point; the event names the record, the address, or both.
    func event(
        _ kind: String, record: Int? = nil, address: String? = nil, channel: String? = nil, on day: String? = nil,
        proof: Int = 0, basis: String? = nil, purpose: String = "MKT"
    ) throws {
        try store.write { db in
            var point: Int?
            if let address {
                let pointChannel = address.contains("@") ? "EM" : "PH"
                try db.execute(
                    "INSERT OR IGNORE INTO contact_point (channel, value) VALUES (?, ?)",
                    [.text(pointChannel), .text(address)])
                point = try db.number("SELECT id FROM contact_point WHERE value = ?", [.text(address)])
            }
            try db.execute(
                """
                INSERT INTO consent_event (source_record_id, customer_record_id, contact_point_id, channel, purpose, kind, basis, occurred_on, proof)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .init(record), .init(point), .init(channel), .text(purpose), .text(kind), .init(basis), .init(day),
                    .integer(proof),
                ])
        }
    }

    @discardableResult func resolve(_ day: String = "2026-11-21") throws -> ConsentSummary {
        try ConsentResolver(store).resolve(asOf: try #require(CivilDate(day)))
    }

    /// As `I2>2028-05-01`; resolve first.
    func state(_ customer: Int, _ channel: String = "EM") throws -> String {
        let row = try store.read {
            try $0.first(
                "SELECT state, last_ok FROM consent_state WHERE customer_id = ? AND channel = ?",
                [.integer(customer), .text(channel)])
        }
        guard let state = row?.text("state") else { return "none" }
        return row?.text("last_ok").map { "\(state)>\($0)" } ?? state
    }
}
