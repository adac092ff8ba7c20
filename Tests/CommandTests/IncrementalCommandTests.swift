import Foundation
import Testing

/// A store with enough records for its model to be kept.
@Suite struct `A base that grows` {
    let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("base.csv", Self.file(people: 1950, salt: 3))
        #expect(try run("import base.csv --system sgd --entity customer --quiet").status == 0)
        #expect(try run("normalize --quiet").status == 0)
    }

    private static func file(people: Int, salt: Int) -> String {
        ModelFileTests.people(people, salt: salt).replacing("no,first_name", with: "no_client,first_name")
    }

    private func run(_ words: String) throws -> Outcome {
        try place.run(words.split(separator: " ").map(String.init))
    }

    private func bring(_ rows: String, _ name: String) throws {
        try place.write(name, "no_client,first_name,last_name,email,phone,postal_code,vrai\n" + rows)
        #expect(try run("import \(name) --system sgd --entity customer --quiet").status == 0)
        #expect(try run("normalize --quiet").status == 0)
    }

    @Test func `keeps its model for a few records more, and compares those alone`() throws {
        let first = try run("dedupe --format json").json()
        #expect(first["model"] as? String == "learned")
        #expect(first["records"] as? Int == 2600)
        try bring(
            """
            n1,Balthazar,Perruchon,bp@exemple.test,5148680103,H3A 1B1,x
            n2,Balthazar,Perruchon,,5148680103,H3A 1B1,x
            4,Léandre,Merlebois,leandre.merlebois@exemple.test,4508680144,J5A 1B1,y

            """, "suite.csv")
        let text = try run("dedupe --dry-run").text
        #expect(text.contains("modèle de l’exécution 3 gardé"))
        let second = try run("dedupe --format json").json()
        #expect(second["model"] as? String == "kept")
        #expect(second["rounds"] as? Int == 0)
        #expect(try #require(second["compared_records"] as? Int) < 300)
        #expect(second["new_customers"] as? Int == 1)
        let pair = try run("explain pair sgd:n1 sgd:n2 --format json").json()
        #expect(pair["same_customer"] as? Bool == true)
        let third = try run("dedupe --format json").json()
        #expect(third["compared_records"] as? Int == 0)
        #expect(third["moved_records"] as? Int == 0)
        #expect(third["customers"] as? Int == second["customers"] as? Int)
        let updated = try customers()
        let full = try run("dedupe --full --format json").json()
        #expect(full["model"] as? String == "learned")
        #expect(full["compared_records"] as? Int == 2602)
        #expect(try customers().count == full["customers"] as? Int)
        #expect(updated.count == second["customers"] as? Int)
        #expect(updated.count { $0.contains("Perruchon") } == 1)
        #expect(updated.count { $0.contains("Merlebois") } == 1)
    }

    /// The customers as they are exported, a line each.
    private func customers() throws -> [String] { try run("export customers --format ndjson --quiet").lines }

    @Test func `learns a new model when it has grown by a fifth`() throws {
        #expect(try run("dedupe --quiet").status == 0)
        try place.write("plus.csv", Self.file(people: 450, salt: 77))
        #expect(try run("import plus.csv --system web --entity customer --quiet").status == 0)
        #expect(try run("normalize --quiet").status == 0)
        let outcome = try run("dedupe")
        #expect(
            outcome.text.contains("nouveau modèle : le dernier vient d’une base de 2\u{A0}600 fiches"),
            "\(outcome.text)")
    }

    @Test func `does not take --full with a file or with a model`() throws {
        #expect(try run("dedupe base.csv --id no_client --output g.csv --full").status == 64)
        #expect(try run("dedupe --full --model m.json").status == 64)
    }
}
