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

    @Test(arguments: [0, 1, 9, 10, 11, 25, 40]) func `announced rows are all written, in order`(count: Int) throws {
        let store = try Store()
        let words = Array("Québec,Lévis,Gatineau".utf8)
        try store.write { db in
            let inserter = try db.inserter(into: "source", columns: ["id", "system", "profile"])
            // A row before and after, which nobody announced.
            try inserter.insert([.integer(1), "first", nil])
            try words.withUnsafeBufferPointer { words in
                try inserter.expect(rows: count)
                for row in 0..<count {
                    inserter.bind(row + 2, at: 0)
                    inserter.bind("system \(row)", at: 1)
                    if row % 3 == 0 { inserter.bind(UnsafeBufferPointer(rebasing: words[0..<7]), at: 2) }
                    try inserter.insert()
                }
            }
            try inserter.insert([.integer(1000), "last", "Laval"])
        }
        let rows = try store.read { try $0.rows("SELECT id, system, profile FROM source ORDER BY id") }
        #expect(rows.count == count + 2)
        for row in 0..<count {
            #expect(
                rows[row + 1].values == [.integer(row + 2), .text("system \(row)"), row % 3 == 0 ? "Québec" : .null])
        }
    }

    @Test func `a wrong row among announced ones undoes the whole write`() throws {
        let store = try Store()
        #expect(throws: StoreError.self) {
            try store.write { db in
                let inserter = try db.inserter(into: "source", columns: ["id", "system"])
                try inserter.expect(rows: 10)
                for row in 0..<10 { try inserter.insert([.integer(row == 7 ? 3 : row), .text("system \(row)")]) }
            }
        }
        #expect(try store.read { try $0.number("SELECT COUNT(*) FROM source") } == 0)
    }
}
