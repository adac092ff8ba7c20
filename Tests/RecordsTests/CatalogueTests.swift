import Testing

@testable import Records

@Suite struct `The catalogue of messages` {
    @Test func `defines every key once, in both languages`() {
        #expect(Catalogue.shared.repeatedKeys.isEmpty)
        for name in Resource.names(in: "messages") {
            let table = ReferenceTable(csv: Resource.text(name))
            for row in table.rows {
                #expect(!row[table.column("fr")].isEmpty && !row[table.column("en")].isEmpty, "\(row[0]) in \(name)")
            }
        }
    }

    @Test func `uses the same values in French and in English`() {
        for name in Resource.names(in: "messages") {
            let table = ReferenceTable(csv: Resource.text(name))
            for row in table.rows {
                let (french, english) = (names(row[table.column("fr")]), names(row[table.column("en")]))
                #expect(french == english, "\(row[0]) in \(name)")
            }
        }
    }

    /// A value that only picks a word, as `rows_n` beside `rows`, may be needed in one language alone.
    private func names(_ template: String) -> Set<String> {
        Set(template.matches(of: /\{(\w[\w-]*)(?:\||\})/).map { String($0.1) }.filter { !$0.hasSuffix("_n") })
    }

    @Test func `counts zero and one as singular in French, and only one in English`() {
        let catalogue = Catalogue(tables: [
            ReferenceTable(csv: "key,fr,en\nn,{n} {n|fiche|fiches},{n} {n|record|records}\n")
        ])
        #expect(catalogue.text(of: Message("n", ["n": 0]), in: .french) == "0 fiche")
        #expect(catalogue.text(of: Message("n", ["n": 0]), in: .english) == "0 records")
        #expect(catalogue.text(of: Message("n", ["n": 1200]), in: .french) == "1\u{A0}200 fiches")
        #expect(catalogue.text(of: Message("n", ["n": 1]), in: .english) == "1 record")
    }

    @Test func `writes shares, decimals and dates as each language does`() {
        #expect(Wording.share(9860, of: 17000, .french) == "58,0\u{A0}%")
        #expect(Wording.share(9860, of: 17000, .english) == "58.0%")
        #expect(Wording.share(0, of: 0, .english) == "n/a")
        #expect(Wording.decimal(-0.04, places: 1, .english) == "0.0")
        #expect(Wording.decimal(-2.96, places: 1, .french) == "\u{2212}3,0")
        #expect(Wording.date("2026-03-01", .french) == "1er\u{A0}mars\u{A0}2026")
        #expect(Wording.date("2026-11-21", .english) == "November\u{A0}21, 2026")
    }
}

@Suite struct `Resources` {
    @Test func `every file of the folder is part of the program`() throws {
        let root = String(#filePath.dropLast("Tests/RecordsTests/CatalogueTests.swift".count))
        let listed = Set(Resource.allNames)
        var found: Set<String> = []
        for name in try filesBelow(root + "Sources/CResources/files") { found.insert(name) }
        #expect(found == listed, "run scripts/list-resources")
    }

    @Test func `is found by its name`() {
        for name in Resource.allNames { #expect(Resource.bytes(name) != nil) }
        #expect(Resource.bytes("tables/no-such.csv") == nil)
    }
}
