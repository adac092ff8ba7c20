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
            let point = Point(id: row.integer(0), isEmail: row.integer(1) != 0, value: bytes.map(lowercased))
            points[hash(bytes), default: []].append(point)
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
                guard let found = points[hash(bytes)] else { continue }
                for point in found
                where point.isEmail == (column <= 2) && bytes.lazy.map(lowercased).elementsEqual(point.value) {
                    body(record, point.id)
                }
            }
        }
    }
}

private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

/// FNV-1a: only a first sieve, equal hashes are compared byte by byte.
private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var result: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { result = (result ^ UInt64(lowercased(byte))) &* 0x100_0000_01b3 }
    return result
}
