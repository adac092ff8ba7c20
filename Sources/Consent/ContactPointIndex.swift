import Records
import Storage

/// Finds the records that hold an address which consent events name, by one scan of the records.
///
/// Addresses of one mailbox are one (`MailboxKey`): writing to someone who said stop is worse than not writing to someone
/// else. Former records count too, since who said stop at an old address has said stop.
struct ContactPointIndex {
    private var points: [UInt64: [Point]] = [:]

    private struct Point {
        var id: Int
        var isEmail: Bool
        var value: [UInt8]
    }

    init(_ db: Connection, among wanted: Set<Int>) throws {
        var mailbox = MailboxKey()
        try db.scan("SELECT id, channel = 'EM', value FROM contact_point") { row in
            guard wanted.contains(row.integer(0)) else { return }
            mailbox.withKey(of: row.bytes(2)) { key in
                points[hashIgnoringCase(key), default: []]
                    .append(Point(id: row.integer(0), isEmail: row.integer(1) != 0, value: Array(key)))
            }
        }
    }

    /// Calls `body` with each record and contact point that it holds; a record may come several times.
    func scanRecords(_ db: Connection, _ body: (_ record: Int, _ point: Int) -> Void) throws {
        try scan(db, "SELECT id, \(Self.addresses) FROM customer_record ORDER BY id", body)
        // A customer may be reached by what only an event states, and is known by what a replaced row stated.
        for table in ["customer_statement", "former_record"] {
            try scan(
                db,
                """
                SELECT customer_record_id, \(Self.addresses) FROM \(table)
                WHERE customer_record_id IS NOT NULL ORDER BY id
                """, body)
        }
    }

    private static let addresses = "email, email_second, phone, phone_home, phone_mobile, phone_work"

    private func scan(_ db: Connection, _ sql: String, _ body: (_ record: Int, _ point: Int) -> Void) throws {
        var mailbox = MailboxKey()
        try db.scan(sql) { row in
            for column in 1...6 where !row.isNull(column) {
                mailbox.withKey(of: row.bytes(column)) { key in
                    for point in points[hashIgnoringCase(key)] ?? []
                    where point.isEmail == (column <= 2) && key.elementsEqual(point.value) {
                        body(row.integer(0), point.id)
                    }
                }
            }
        }
    }
}
