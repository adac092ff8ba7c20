import Records
import Storage

/// Compares two stores, of which neither is written to.
///
/// Both are read at once, an entity after the other; what is kept are hashes and ids, never rows. Only those that differ
/// are read a second time.
package struct Comparison: Sendable {
    /// How many customers a list names at most for each kind of change.
    package static let longestList = 10_000
    static let longestGroupList = 1000

    private let old: ReadOnlyStore
    private let new: ReadOnlyStore
    private let shown: ShownValues

    package init(old: ReadOnlyStore, new: ReadOnlyStore, shown: ShownValues) {
        self.old = old
        self.new = new
        self.shown = shown
    }

    static func sql(_ name: String) -> String { Resource.text("sql/comparison/\(name).sql") }

    /// - Parameter progress: called before each entity.
    package func result(progress: (ComparedEntity) -> Void = { _ in }) throws -> ComparisonResult {
        for store in [old, new] { try Self.demandCustomers(store) }
        var notes = try SideNotes(old: old, new: new)
        var entities: [EntityComparison] = []
        var match: CustomerMatch?
        for entity in ComparedEntity.allCases {
            progress(entity)
            let (fields, missing) = try comparableFields(entity)
            notes.missing(missing, of: entity)
            if entity == .customer {
                guard let match else { continue }
                entities.append(try customers(match, fields: fields))
                continue
            }
            let query = try query(entity, fields)
            let (olds, news) = try both { try Fingerprints(of: entity, query, fields: fields, $0) }
            let rows = RowMatches(old: olds, new: news, keepingPairs: entity == .customerRecord)
            notes.systems(olds.systems, news.systems, of: entity)
            entities.append(try compared(entity, rows, query: query, fields: fields))
            if entity == .customerRecord {
                match = try customerMatch(rows.pairs, keepsIDs: notes.oneGoesOn)
            }
        }
        guard let match else { throw ComparisonError.nothingInside(path: new.path) }
        let identity = try identity(match)
        let consents = try consents(match, &notes)
        let concerns = Self.concerns(entities, consents)
        return ComparisonResult(
            old: notes.old, new: notes.new, notes: notes.all, concerns: concerns, entities: entities,
            identity: identity, consents: consents, counts: try counts(), measures: try measures())
    }

    private static func demandCustomers(_ store: ReadOnlyStore) throws {
        try store.read { db in
            if let stage = try db.awaitedStage() {
                throw stage == .import
                    ? ComparisonError.nothingInside(path: store.path) : .behind(path: store.path, stage)
            }
            guard try db.number("SELECT EXISTS (SELECT 1 FROM customer)") == 1 else {
                throw ComparisonError.nothingInside(path: store.path)
            }
        }
    }

    /// The same reading of both stores, on two cores.
    private func both<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) throws -> (old: Value, new: Value) {
        let other = old.alongside(body)
        let result = Result { try new.read(body) }
        let former = try other.value()
        return (former, try result.get())
    }

    // MARK: Rows

    /// The entity's query with no more columns than are compared: reading a column of a million rows costs time.
    private func query(_ entity: ComparedEntity, _ fields: [String]) throws -> String {
        guard entity != .sourceRecord else { return try wholeQuery(entity) }
        let columns = (entity == .customer ? ["id"] : ["id", "system", "compared_key", "is_keyless"]) + fields
        return "SELECT \(columns.joined(separator: ", ")) FROM (\(try wholeQuery(entity)))"
    }

    private func wholeQuery(_ entity: ComparedEntity) throws -> String {
        guard entity == .sourceRecord else { return Self.sql(entity.rawValue) }
        // Only stores that both know of snapshots can tell what left one.
        let knows = try both { try $0.columns(of: "source_record").contains("gone_in") }
        return Self.sql(knows.old && knows.new ? "source_record" : "source_record-before-snapshots")
    }

    private func comparableFields(_ entity: ComparedEntity) throws -> (both: [String], missing: [String]) {
        let query = try wholeQuery(entity)
        let names = try both { Set(try $0.columnNames(query)) }
        let common = names.old.intersection(names.new)
        return (entity.fields.filter(common.contains), entity.fields.filter { !common.contains($0) })
    }

    private func compared(
        _ entity: ComparedEntity, _ rows: RowMatches, query: String, fields: [String]
    ) throws -> EntityComparison {
        let shown = shown
        let differences = try differences(rows.different, query: query, fields: fields) { row, names in
            let key = names.firstIndex(of: "compared_key").flatMap { row.text($0) } ?? ""
            let system = names.firstIndex(of: "system").flatMap { row.text($0) } ?? ""
            switch entity {
            case .vehicle: return shown.value(key, "vin")
            case .customerRecord: return shown.key(key)
            default: return shown.key("\(system):\(key)")
            }
        }
        return EntityComparison(
            entity: entity, counts: rows.counts, systems: rows.systems.filter { !$0.system.isEmpty },
            keyless: rows.keyless, fields: differences)
    }

    private func differences(
        _ pairs: [RowMatches.Pair], query: String, fields: [String], key: (borrowing RowView, [String]) -> String
    ) throws -> [FieldDifference] {
        var tally = FieldTally(fields: fields, shown: shown)
        try old.read { old in
            try new.read { new in try tally.count(pairs, query: query, old: old, new: new, key: key) }
        }
        return tally.differences
    }

    // MARK: Customers

    private func customerMatch(_ records: [RowMatches.Pair], keepsIDs: Bool) throws -> CustomerMatch {
        let links = try both { try CustomerOfRecord($0) }
        let customers = try both { db in
            var ids: [Int] = []
            try db.scan("SELECT id FROM customer ORDER BY id") { ids.append($0.integer(0)) }
            return ids
        }
        return CustomerMatch(
            records: records, oldLinks: links.old, newLinks: links.new, oldCustomers: customers.old,
            newCustomers: customers.new, keepsIDs: keepsIDs)
    }

    /// Customers who are one in both stores, by what is known of them.
    private func customers(_ match: CustomerMatch, fields: [String]) throws -> EntityComparison {
        let query = try query(.customer, fields)
        let contents = try both { try CustomerContents(query, fields: fields, $0) }
        var counts = RowCounts(onlyOld: match.onlyOld.count, onlyNew: match.onlyNew.count)
        var different: [RowMatches.Pair] = []
        for edge in match.kept {
            if contents.old.content(of: edge.old) == contents.new.content(of: edge.new) {
                counts.same += 1
            } else {
                counts.different += 1
                different.append(RowMatches.Pair(old: edge.old, new: edge.new))
            }
        }
        let oldOfNew = Dictionary(different.map { ($0.new, $0.old) }) { first, _ in first }
        let fields = try differences(different, query: query, fields: fields) { row, names in
            let id = names.firstIndex(of: "id").map { row.integer($0) } ?? 0
            let former = oldOfNew[id] ?? id
            return former == id ? String(id) : "\(former) → \(id)"
        }
        return EntityComparison(entity: .customer, counts: counts, systems: [], keyless: 0, fields: fields)
    }

    private func identity(_ match: CustomerMatch) throws -> IdentityComparison {
        var changes: [IdentityComparison.Change] = []
        var list: [IdentityComparison.Group] = []
        for kind in IdentityComparison.Kind.allCases {
            let groups = match.groups.filter { $0.kind == kind }
            guard !groups.isEmpty else { continue }
            changes.append(
                IdentityComparison.Change(
                    kind: kind, groups: groups.count, oldCustomers: groups.reduce(0) { $0 + $1.old.count },
                    newCustomers: groups.reduce(0) { $0 + $1.new.count }))
            for group in groups.prefix(Self.longestGroupList) {
                list.append(
                    IdentityComparison.Group(
                        kind: kind, old: try old.read { db in try group.old.map { try member($0, db) } },
                        new: try new.read { db in try group.new.map { try member($0, db) } }))
            }
        }
        return IdentityComparison(
            kept: match.kept.count, onlyOld: match.onlyOld.count, onlyNew: match.onlyNew.count, changes: changes,
            list: list)
    }

    private func member(_ customer: Int, _ db: Connection) throws -> IdentityComparison.Member {
        let keys = try db.texts(Self.sql("customer-keys"), [.integer(customer)])
        return IdentityComparison.Member(
            customer: customer, records: keys.count, keys: keys.prefix(3).map { shown.key($0) })
    }

    private func consents(_ match: CustomerMatch, _ notes: inout SideNotes) throws -> ConsentComparison? {
        for store in [old, new] where try !store.read({ try $0.consentsFollowLinks() }) {
            notes.consentsUnsettled(store.path)
            return nil
        }
        let (oldDay, newDay) = (notes.old.asOf, notes.new.asOf)
        let former = old.alongside { try ConsentStates(lapsingBefore: newDay, $0) }
        let current = Result { try new.read { try ConsentStates(lapsingBefore: oldDay, $0) } }
        let (olds, news) = (try former.value(), try current.get())
        let counted = try new.read { db in
            var ids: [Int] = []
            try db.scan(Self.sql("counted")) { ids.append($0.integer(0)) }
            return ids
        }
        var changes = ConsentChanges(match.edges, old: olds, new: news, counted: counted)
        try changes.addAddresses(oldStore: old, newStore: new, old: olds, new: news, counted: counted)
        return try new.read { try changes.comparison(new: $0, shown: shown) }
    }

    // MARK: Measures

    private func counts() throws -> [CountPair] {
        let numbers = try both { db in
            guard let row = try db.rows(Self.sql("customer-counts")).first else { return [(String, Int?)]() }
            // Before the second schema, reach was worked out anew by every reader, which takes longer than all the rest.
            let knowsReach = try db.columns(of: "consent_state").contains("valid")
            let reach = knowsReach ? try db.rows(Self.sql("reach-counts")) : []
            return row.columns.map { ($0, row.integer($0)) }
                + ConsentStates.channels.map { channel in
                    let found = reach.first { $0.text("channel") == channel }
                    return ("reach:\(channel)", knowsReach ? found?.integer("reachable") ?? 0 : nil)
                }
        }
        return zip(numbers.old, numbers.new).map { CountPair(id: $0.0, old: $0.1, new: $1.1) }
    }

    private static let measures = ["O01", "O02", "L02", "O03", "proved", "usable:email", "audit:score"]

    private func measures() throws -> [MeasurePair] {
        let recorded = try both { db in
            var found: [String: MeasurePair.Recorded] = [:]
            for row in try db.rows(Self.sql("metrics")) {
                guard let name = row.text("name"), found[name] == nil else { continue }
                found[name] = MeasurePair.Recorded(
                    ratio: Ratio(row.integer("numerator") ?? 0, of: row.integer("denominator") ?? 0),
                    asOf: row.text("as_of") ?? "")
            }
            return found
        }
        return Self.measures.compactMap { name in
            let (old, new) = (recorded.old[name], recorded.new[name])
            return old == nil && new == nil ? nil : MeasurePair(id: name, old: old, new: new)
        }
    }

    // MARK: Verdict

    /// A consent that opened after it was withdrawn fails; what is gone or emptied wants a look.
    private static func concerns(_ entities: [EntityComparison], _ consents: ConsentComparison?) -> [Concern] {
        func customers(_ kind: ConsentComparison.Kind) -> Int {
            (consents?.changes ?? []).filter { $0.kind == kind }.reduce(0) { $0 + $1.customers }
        }
        func onlyOld(_ entity: ComparedEntity) -> Int { entities.first { $0.entity == entity }?.counts.onlyOld ?? 0 }
        let emptied = entities.filter { $0.entity == .customer }.flatMap(\.fields).reduce(0) { $0 + $1.emptied }
        let found = [
            Concern(id: "reopened", level: .fail, count: customers(.reopened)),
            Concern(id: "reopened-address", level: .fail, count: customers(.reopenedAddress)),
            Concern(id: "agreed-again", level: .warning, count: customers(.agreedAgain)),
            Concern(id: "rows-missing", level: .warning, count: onlyOld(.sourceRecord)),
            Concern(id: "customers-missing", level: .warning, count: onlyOld(.customer)),
            Concern(id: "values-emptied", level: .warning, count: emptied),
        ]
        return found.filter { $0.count > 0 }
    }
}

/// What is known of each customer, as a hash, by id.
private struct CustomerContents: Sendable {
    private var rows: [(id: Int, content: Int)] = []

    init(_ query: String, fields: [String], _ db: Connection) throws {
        let names = try db.columnNames(query)
        let id = names.firstIndex(of: "id") ?? 0
        let places = fields.compactMap { names.firstIndex(of: $0) }
        try db.scan(query, [.null]) { rows.append(($0.integer(id), Fingerprints.content(of: $0, places))) }
    }

    func content(of customer: Int) -> Int? { rows.place(of: customer) { $0.id }.map { rows[$0].content } }
}
