import Storage

/// A row of an entity as two hashes: what it is called, and what it says. Equal hashes are equal rows for all that a count
/// of some millions can tell; a row that seems different is read again.
struct Fingerprint: Sendable {
    var key: Int
    var content: Int
    var id: Int
    /// Its place in `Fingerprints.systems`.
    var system: Int32
    var isKeyless: Bool
}

/// All rows of an entity in one store: 32 bytes a row.
struct Fingerprints: Sendable {
    var systems: [String] = []
    var rows: [Fingerprint] = []

    /// - Parameter rows: sorted by key, content and id.
    init(systems: [String], rows: [Fingerprint]) {
        self.systems = systems
        self.rows = rows
    }

    /// - Parameters:
    ///   - entity: whose table tells how many rows there may be.
    ///   - query: of the columns `id`, `system`, `compared_key`, `is_keyless` and `fields`.
    init(of entity: ComparedEntity, _ query: String, fields: [String], _ db: Connection) throws {
        rows.reserveCapacity(try db.number("SELECT COUNT(*) FROM \(entity.rawValue)"))
        let names = try db.columnNames(query)
        guard let id = names.firstIndex(of: "id"), let system = names.firstIndex(of: "system"),
            let key = names.firstIndex(of: "compared_key"), let keyless = names.firstIndex(of: "is_keyless")
        else { return }
        let hash = names.firstIndex(of: "content_hash")
        let places = fields.compactMap { names.firstIndex(of: $0) }
        var known: [Int: Int32] = [:]
        try db.scan(query, [.null]) { row in
            let systemHash = contentHash(row.bytes(system))
            let place = known[systemHash] ?? Int32(systems.count)
            if place == systems.count {
                known[systemHash] = place
                systems.append(row.text(system) ?? "")
            }
            rows.append(
                Fingerprint(
                    key: Self.mixed(systemHash, contentHash(row.bytes(key))),
                    content: hash.map { row.integer($0) } ?? Self.content(of: row, places), id: row.integer(id),
                    system: place, isKeyless: row.integer(keyless) == 1))
        }
        rows.sort { ($0.key, $0.content, $0.id) < ($1.key, $1.content, $1.id) }
    }

    /// What a row says in some columns; an empty text says as much as none.
    static func content(of row: borrowing RowView, _ places: [Int]) -> Int {
        var content = 0
        for place in places { content = mixed(content, contentHash(row.bytes(place))) }
        return content
    }

    static func mixed(_ one: Int, _ other: Int) -> Int {
        let product = UInt(bitPattern: one ^ other) &* 0x9E37_79B9_7F4A_7C15
        return Int(bitPattern: product ^ (product >> 29)) &+ one
    }
}
