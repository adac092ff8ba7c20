import Records
import Storage
import Testing

@testable import Export

/// Keeps what an export writes, by column.
struct KeptRows: RowSink {
    private(set) var columns: [String] = []
    private(set) var rows: [[String: String]] = []

    mutating func begin(columns: [String]) { self.columns = columns }

    mutating func write(_ values: [SQLValue]) {
        rows.append(
            Dictionary(
                uniqueKeysWithValues: zip(columns, values).compactMap { name, value in
                    value.text.map { (name, $0) }
                }))
    }

    func all(_ column: String) -> [String?] { rows.map { $0[column] } }
}

/// A store with customers and the state of their consents on one day.
struct ExportStore {
    let store: Store

    init(asOf: String = "2026-11-21") throws {
        store = try Store()
        try store.write { try $0.set("as_of", asOf) }
    }

    /// What settling consents keeps beside the state.
    private static let settled = """
        UPDATE consent_state
        SET present = CASE channel WHEN 'EM' THEN a.email_stated WHEN 'SM' THEN a.mobile_stated
                        WHEN 'PH' THEN a.phone_stated ELSE a.mail_stated END,
            valid = CASE channel WHEN 'EM' THEN a.email WHEN 'SM' THEN a.mobile WHEN 'PH' THEN a.phone
                      ELSE a.mail END IS NOT NULL,
            permits = state NOT IN ('W', 'R', 'S', 'X', 'U', 'N', 'E?'),
            counts = consent_state.customer_id IN (SELECT id FROM v_customer)
        FROM v_address a
        WHERE a.customer_id = consent_state.customer_id AND a.customer_id = ?
        """

    func customer(
        _ id: Int, kind: String = "PER", _ fields: [String: SQLValue] = [:], states: [String: (String, String?)] = [:]
    ) throws {
        try store.write { db in
            var values: [String: SQLValue] = [
                "id": .integer(id), "records": 1, "systems": 1, "kind": .text(kind), "file_status": "ACT",
            ]
            values.merge(fields) { $1 }
            let names = values.keys.sorted()
            try db.execute(
                "INSERT INTO customer (\(names.joined(separator: ", "))) "
                    + "VALUES (\(names.map { ":" + $0 }.joined(separator: ", ")))", named: values)
            for (channel, state) in states {
                try db.execute(
                    "INSERT INTO consent_state (customer_id, channel, state, last_ok) VALUES (?, ?, ?, ?)",
                    [.integer(id), .text(channel), .text(state.0), SQLValue(state.1)])
            }
            try db.execute(Self.settled, [.integer(id)])
        }
    }

    func contacts(
        _ channel: ExportChannel, gate: PurposeGate = .review, on day: String = "2026-11-21"
    ) throws -> (rows: KeptRows, counts: ExportCounts) {
        let date = try #require(CivilDate(day))
        var sink = KeptRows()
        let counts = try store.read {
            try ContactList(channel: channel, gate: gate, sendDate: date).write(from: $0, to: &sink)
        }
        return (sink, counts)
    }
}
