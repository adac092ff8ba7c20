import Records
import Storage

/// Counts codes by what they count as, over the base and by system, in one scan of each codes table.
///
/// Customers count when they are in scope (`in_scope`); a customer of two systems counts in both.
package struct CodeCounter {
    private let codebook: Codebook

    package init(_ codebook: Codebook) { self.codebook = codebook }

    /// The counts of one rule over the codes that stand: the base first, then each system by name.
    package func counts(_ rule: Rule, in store: Store) throws -> [CodeCount] {
        try store.read { db in try count(rule.entity, [rule], db) }
    }

    func count(_ db: Connection) throws -> [CodeCount] {
        try RuleEntity.allCases.filter { $0 != .base }.flatMap { try count($0, codebook.rules(on: $0), db) }
    }

    private func count(_ entity: RuleEntity, _ rules: [Rule], _ db: Connection) throws -> [CodeCount] {
        guard !rules.isEmpty, entity != .base else { return [] }
        let systems = try db.texts("SELECT DISTINCT system FROM source ORDER BY system")
        var matchers = rules.map { CodeMatcher($0, scopes: systems.count + 1) }
        var owners = try SystemsOfRows(entity, systems, db)
        let columns = rules.map { "k.\($0.column)" }.joined(separator: ", ")
        let scope = entity == .customer ? "JOIN customer_fact f USING (customer_id) WHERE f.in_scope" : ""
        try db.scan("SELECT k.\(entity.key), \(columns) FROM \(entity.codes) k \(scope) ORDER BY k.\(entity.key)") {
            row in
            let found = owners.systems(of: row.integer(0))
            for place in matchers.indices { matchers[place].count(row.bytes(place + 1), systems: found) }
        }
        return matchers.flatMap { $0.counts(systems: systems) }
    }
}

/// The systems that hold each row, met in the order of the codes table.
private struct SystemsOfRows {
    private var rows: [Int] = []
    private var places: [Int] = []
    private var next = 0

    init(_ entity: RuleEntity, _ systems: [String], _ db: Connection) throws {
        let placeOfSystem = Dictionary(uniqueKeysWithValues: systems.enumerated().map { ($1, $0) })
        var placeOfSource: [Int: Int] = [:]
        for row in try db.rows("SELECT id, system FROM source") {
            placeOfSource[row[0].integer ?? 0] = placeOfSystem[row[1].text ?? ""]
        }
        let query: String
        switch entity {
        case .customer:
            // Records in the order of their ids; sorted here, as numbers.
            query =
                "SELECT l.customer_id, r.source_id FROM customer_record r CROSS JOIN v_link l WHERE l.record_id = r.id"
        case .lead, .deal, .appointment, .interaction: query = "SELECT id, source_id FROM \(entity.rawValue)"
        case .customerVehicle, .base: return
        }
        var owners: [UInt64] = []
        var (lastSource, lastPlace) = (Int.min, 0)
        try db.scan(query) { row in
            let source = row.integer(1)
            if source != lastSource {
                guard let place = placeOfSource[source] else { return }
                (lastSource, lastPlace) = (source, place)
            }
            owners.append(UInt64(row.integer(0)) << 16 | UInt64(lastPlace))
        }
        owners.sort()
        var last = UInt64.max
        for owner in owners where owner != last {
            rows.append(Int(owner >> 16))
            places.append(Int(owner & 0xFFFF))
            last = owner
        }
    }

    mutating func systems(of row: Int) -> ArraySlice<Int> {
        while next < rows.count, rows[next] < row { next += 1 }
        var end = next
        while end < rows.count, rows[end] == row { end += 1 }
        return places[next..<end]
    }
}

/// Finds the declared code of each value, remembering those that came before, and counts by scope.
private struct CodeMatcher {
    private let rule: Rule
    private let entries: [(code: RuleCode, pattern: String)]
    private let scopes: Int
    /// Rows by entry and scope; one entry more for undeclared codes.
    private var rows: [Int]
    private var known: [UInt64: Int] = [:]
    private var lastHash: UInt64 = 0
    private var lastEntry = -1

    init(_ rule: Rule, scopes: Int) {
        self.rule = rule
        let declared = Set(rule.codes.map(\.code))
        entries = (rule.codes + Rule.reserved.filter { !declared.contains($0.code) }).map { ($0, $0.code) }
        self.scopes = scopes
        rows = Array(repeating: 0, count: (entries.count + 1) * scopes)
    }

    mutating func count(_ value: UnsafeBufferPointer<UInt8>, systems: ArraySlice<Int>) {
        let start = entry(of: value) * scopes
        rows[start] += 1
        for system in systems { rows[start + 1 + system] += 1 }
    }

    /// Two codes of one rule that differ have different 64-bit hashes in practice (one chance in 10¹⁰ for 40,000 codes).
    private mutating func entry(of value: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in value { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        if hash == lastHash, lastEntry >= 0 { return lastEntry }
        let found = known[hash] ?? match(value)
        // Codes that carry a key or a date may all differ; remembering a million of them gains nothing.
        if known.count < 4096 { known[hash] = found }
        (lastHash, lastEntry) = (hash, found)
        return found
    }

    private func match(_ value: UnsafeBufferPointer<UInt8>) -> Int {
        let text = String(decoding: value, as: UTF8.self)
        return entries.firstIndex { matches(text, pattern: $0.pattern) } ?? entries.count
    }

    func counts(systems: [String]) -> [CodeCount] {
        ([""] + systems.map { "system:\($0)" }).enumerated().compactMap { place, scope in
            var count = CodeCount(rule: rule.id, scope: scope)
            for entry in 0...entries.count {
                count.add(entry < entries.count ? entries[entry].code : nil, rows: rows[entry * scopes + place])
            }
            return place == 0 || count.rows > 0 ? count : nil
        }
    }
}
