import Records
import Testing

@testable import Storage

@Suite struct `A store` {
    @Test func `starts with its schema and our application id`() throws {
        let store = try Store()
        let version = try store.read { try $0.number("PRAGMA user_version") }
        #expect(version == Migrations.all.count)
        #expect(try store.read { try $0.number("PRAGMA application_id") } == Store.applicationID)
    }

    @Test func `undoes a write that fails half way`() throws {
        let store = try Store()
        #expect(throws: StoreError.self) {
            try store.write { db in
                try db.execute("INSERT INTO source (system) VALUES (?)", ["serti"])
                try db.execute("INSERT INTO nowhere VALUES (1)")
            }
        }
        #expect(try store.read { try $0.number("SELECT COUNT(*) FROM source") } == 0)
    }

    @Test func `bulk rows keep leading zeros, accents and nulls`() throws {
        let store = try Store()
        try store.write { db in
            let inserter = try db.inserter(into: "source", columns: ["system", "rooftop", "profile"])
            try inserter.insert(["00012", "Québec", nil])
        }
        let row = try store.read { try $0.first("SELECT system, rooftop, profile FROM source") }
        #expect(row?.values == ["00012", "Québec", .null])
    }
}
