import Foundation
import Records
import Testing

@testable import Quality
@testable import Storage

@Suite struct `A comparison of stores` {
    private static let shown = ShownValues(value: { text, _ in text }, key: { $0 })

    private static let rows = """
        INSERT INTO source (id, system) VALUES (1, 'sgd');
        INSERT INTO run (id, verb, started_at, as_of, state) VALUES (1, 'import', '', '2026-11-21', 'done');
        INSERT INTO import (id, run_id, source_id, entity, file, sha256, bytes, format, encoding, confidence, dialect, header,
                            mapping, rows, accepted, rejected, imported_at, normalized)
        VALUES (1, 1, 1, 'customer', 'c.csv', 'x', 1, 'csv', 'utf-8', 1, '{}', '[]', '{}', 2, 2, 0, '', 'x');
        INSERT INTO source_record (id, import_id, line, natural_key, content_hash, cells)
        VALUES (1, 1, 2, '1', 11, '[]'), (2, 1, 3, '2', 12, '[]');
        INSERT INTO customer_record (id, source_id, record_key, origin, kind, file_status, last_name)
        VALUES (1, 1, 'sgd:1', 'customer', 'PER', 'ACT', 'Roy'), (2, 1, 'sgd:2', 'customer', 'PER', 'ACT', 'Caron');
        INSERT INTO customer (id, records, systems, kind, file_status, last_name)
        VALUES (1, 1, 1, 'PER', 'ACT', 'Roy'), (2, 1, 1, 'PER', 'ACT', 'Caron');
        INSERT INTO customer_link (record_id, customer_id, from_run) VALUES (1, 1, 1), (2, 2, 1);
        """

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "comparison-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func `reads a store of the first schema as it is and names what that lacks`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (old, new) = (folder + "/old.sqlite", folder + "/new.sqlite")
        try Store(at: old, creating: true, steps: ["0001-create-store"]).write { try $0.execute(Self.rows) }
        try Store(at: new).write {
            try $0.execute(Self.rows)
            try $0.execute("UPDATE customer SET last_name = 'Carron' WHERE id = 2")
        }
        let before = try Data(contentsOf: URL(filePath: old))
        let result = try Comparison(
            old: ReadOnlyStore(at: old), new: ReadOnlyStore(at: new), shown: Self.shown
        ).result()
        #expect(try Data(contentsOf: URL(filePath: old)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["new.sqlite", "old.sqlite"])
        #expect(result.old.schema == 1)
        #expect(result.notes.map(\.code) == ["earlier-release", "fields", "fields", "fields", "consents"])
        #expect(result.notes[1].values == ["entity": "deal", "fields": "payment_method"])
        let customers = try #require(result.entities.first { $0.entity == .customer })
        #expect(customers.counts == RowCounts(same: 1, different: 1))
        #expect(
            customers.fields == [
                FieldDifference(
                    field: "last_name", changed: 1, emptied: 0, filled: 0,
                    samples: [FieldDifference.Sample(key: "2", before: "Caron", after: "Carron")])
            ])
        #expect(result.consents == nil)
        #expect(result.counts.first { $0.id == "reach:EM" } == CountPair(id: "reach:EM", old: nil, new: 0))
        #expect(result.worstLevel == .pass)
    }

    @Test func `a store whose last writing was cut short is refused`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (path, cut) = (folder + "/store.sqlite", folder + "/cut.sqlite")
        let store = try Store(at: path)
        try store.write { try $0.execute(Self.rows) }
        _ = try ReadOnlyStore(at: path)
        // What is written goes to the file before its transaction ends, when the cache holds no more.
        try store.withoutTransaction { db in
            try db.execute("PRAGMA cache_size = 2; BEGIN IMMEDIATE")
            try db.execute("UPDATE source_record SET cells = hex(zeroblob(400000))")
            try db.execute("UPDATE customer_record SET notes = hex(zeroblob(400000))")
            for ending in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: path + ending, toPath: cut + ending)
            }
            try db.execute("ROLLBACK")
        }
        #expect(throws: StoreError.unfinished(path: cut)) { try ReadOnlyStore(at: cut) }
        // Opened by a writer, it is what it was before.
        #expect(try Store(at: cut, creating: false).read { try $0.number("SELECT COUNT(*) FROM customer") } == 2)
        _ = try ReadOnlyStore(at: cut)
    }

    @Test func `every field that is compared is a column of its query`() throws {
        let store = try Store()
        try store.read { db in
            for entity in ComparedEntity.allCases {
                let columns = try db.columnNames(Comparison.sql(entity.rawValue))
                #expect(Set(entity.fields).subtracting(columns) == [])
            }
        }
        let table = ReferenceTable(csv: Resource.text("quality/compared-fields.csv"))
        let entities = Set(table.rows.map { $0[table.column("entity")] })
        #expect(entities == Set(ComparedEntity.allCases.map(\.rawValue)).subtracting(["source_record"]))
    }

    @Test func `rows of one key are paired by what they say, and the rest in their order`() {
        func prints(_ contents: [Int], from id: Int) -> Fingerprints {
            Fingerprints(
                systems: ["sgd"],
                rows: contents.enumerated().map {
                    Fingerprint(key: 7, content: $1, id: id + $0, system: 0, isKeyless: false)
                }.sorted { $0.content < $1.content })
        }
        let rows = RowMatches(old: prints([5, 1, 9], from: 1), new: prints([9, 4], from: 11), keepingPairs: true)
        #expect(rows.counts == RowCounts(onlyOld: 1, same: 1, different: 1))
        #expect(rows.different.map { [$0.old, $0.new] } == [[1, 12]])
        #expect(rows.pairs.map { [$0.old, $0.new] } == [[3, 11], [1, 12]])
    }

    @Test func `who withdrew stays someone who withdrew, also joined to someone who did not`() throws {
        func states(_ rows: [(Int, String)]) throws -> ConsentStates {
            let store = try Store()
            return try store.write { db in
                for (customer, state) in rows {
                    try db.execute(
                        "INSERT INTO consent_state (customer_id, channel, state) VALUES (?, 'EM', ?)",
                        [.integer(customer), .text(state)])
                }
                return try ConsentStates(lapsingBefore: "2026-11-21", db)
            }
        }
        let edges = [(1, 1), (2, 1), (3, 3), (4, 4)].map { CustomerMatch.Edge(old: $0.0, new: $0.1, newRecord: 1) }
        let changes = ConsentChanges(
            edges, old: try states([(1, "I2"), (2, "W"), (3, "R"), (4, "U")]),
            new: try states([(1, "I2"), (3, "E"), (4, "I6")]), counted: [1, 3, 4])
        let result = try Store().read { try changes.comparison(new: $0, shown: Self.shown) }
        #expect(
            result.changes.map { "\($0.kind.rawValue) \($0.channel) \($0.customers)" }
                == ["reopened EM 1", "agreed_again EM 1", "opened EM 1"])
        #expect(result.list.map { [$0.oldCustomer, $0.newCustomer] } == [[2, 1], [3, 3], [4, 4]])
    }

    @Test func `a customer keeps its number where one store goes on from the other`() throws {
        func links(_ rows: [(Int, Int)]) throws -> CustomerOfRecord {
            let store = try Store()
            return try store.write { db in
                for (record, customer) in rows {
                    try db.execute(
                        "INSERT INTO customer_link (record_id, customer_id, from_run) VALUES (?, ?, 1)",
                        [.integer(record), .integer(customer)])
                }
                return try CustomerOfRecord(db)
            }
        }
        let (old, new) = (try links([(1, 1), (2, 2)]), try links([(1, 1), (9, 2)]))
        func match(_ keepsIDs: Bool) -> CustomerMatch {
            CustomerMatch(
                records: [RowMatches.Pair(old: 1, new: 1)], oldLinks: old, newLinks: new, oldCustomers: [1, 2],
                newCustomers: [1, 2], keepsIDs: keepsIDs)
        }
        #expect(match(true).kept.map(\.old) == [1, 2])
        #expect(match(true).onlyOld == [] && match(true).onlyNew == [])
        #expect(match(false).onlyOld == [2] && match(false).onlyNew == [2])
    }
}
