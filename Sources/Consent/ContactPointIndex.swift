import Records
import Storage

/// Finds the records that hold an address which consent events name, by one scan of the records.
///
/// Case is looked past: `Luc.Roy@Exemple.ca` on a list of those who said stop is `luc.roy@exemple.ca`. A server that keeps
/// both apart is unheard of, and writing to someone who said stop is worse than not writing to someone else.
struct ContactPointIndex {
    private var points: [UInt64: [Point]] = [:]

    private struct Point {
        var id: Int
        var isEmail: Bool
        var value: [UInt8]
    }

    init(_ db: Connection, among wanted: Set<Int>) throws {
        var points: [UInt64: [Point]] = [:]
        try db.scan("SELECT id, channel = 'EM', value FROM contact_point") { row in
            guard wanted.contains(row.integer(0)) else { return }
            let bytes = row.bytes(2)
            let point = Point(id: row.integer(0), isEmail: row.integer(1) != 0, value: Array(bytes))
            points[hashIgnoringCase(bytes), default: []].append(point)
        }
        self.points = points
    }

    /// Calls `body` with each record and contact point that it holds; a record may come several times.
    func scanRecords(_ db: Connection, _ body: (_ record: Int, _ point: Int) -> Void) throws {
        try scan(db, "SELECT id, \(Self.addresses) FROM customer_record ORDER BY id", body)
        // A customer may be reached by what only an event states.
        try scan(
            db,
            """
            SELECT customer_record_id, \(Self.addresses) FROM customer_statement
            WHERE customer_record_id IS NOT NULL ORDER BY id
            """, body)
    }

    private static let addresses = "email, email_second, phone, phone_home, phone_mobile, phone_work"

    private func scan(_ db: Connection, _ sql: String, _ body: (_ record: Int, _ point: Int) -> Void) throws {
        try db.scan(sql) { row in
            let record = row.integer(0)
            for column in 1...6 where !row.isNull(column) {
                let bytes = row.bytes(column)
                guard let found = points[hashIgnoringCase(bytes)] else { continue }
                for point in found
                where point.isEmail == (column <= 2) && areEqualIgnoringCase(bytes, point.value) {
                    body(record, point.id)
                }
            }
        }
    }
}
