import FoundationEssentials
import Records
import Storage
import Testing

@testable import Codification

@Suite struct `The built-in codebook` {
    static let day = CivilDate(daysSinceEpoch: 20_778)

    private func codebook() throws -> Codebook { try CodedStore.builtIn.get() }

    @Test func `reads without a fault`() throws {
        #expect(try codebook().rules.count == 119)
    }

    @Test func `gives in each example the code that the example says`() throws {
        let failures = try ExampleRunner().failures(in: codebook().rules)
        for failure in failures { Issue.record("\(failure.message.text(in: .english))") }
    }

    @Test func `shows for each rule a row that passes and one that fails or does not apply`() throws {
        for rule in try codebook().rules where rule.entity != .base {
            let shown = Set(rule.examples.map(\.shows))
            #expect(shown.contains(.passing), "\(rule.id)")
            #expect(shown.contains(.failing) || shown.contains(.notApplicable), "\(rule.id)")
            #expect(
                rule.applies == "1" || shown.contains(.notApplicable),
                "\(rule.id) has a predicate and no row outside it")
            #expect(!rule.codes.contains { $0.countsAs == .ambiguous } || shown.contains(.ambiguous), "\(rule.id)")
        }
    }

    @Test func `reaches every code of a closed list by an example`() throws {
        for rule in try codebook().rules {
            // Codes of languages, regions and free values are no closed list.
            for code in rule.codes where !code.code.contains("[a-z]") && !Self.isOpen(code.code) {
                let isShown = rule.examples.contains { rule.code(of: $0.code)?.code == code.code }
                #expect(isShown, "\(rule.id):\(code.code)")
            }
        }
    }

    /// `TL-*` and the like catch whatever else a normaliser may say.
    private static func isOpen(_ code: String) -> Bool { code.count == 4 && code.hasSuffix("-*") }

    @Test func `gives every rule its line in the coverage table`() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../Sources/Codification/README.md").standardized
        let readme = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        let listed = readme.split(separator: "\n").filter { $0.hasPrefix("| ") }.map {
            $0.split(separator: "|").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
        }
        let rules = try codebook().rules
        #expect(
            listed.compactMap(\.first).filter { $0.count == 3 && $0.last?.isNumber == true }
                == rules.map { Substring($0.id) })
        for row in listed where row.count > 3 && row[0].count == 3 {
            let file = try codebook().rule(String(row[0]))?.place.file ?? ""
            #expect("codebook/" + row[2] == file, "\(row[0])")
        }
    }

    @Test func `has each rule of the files under its own group`() throws {
        for rule in try codebook().rules {
            let group = rule.id.prefix(1).lowercased()
            #expect(rule.place.file.hasPrefix("codebook/\(group)-"), "\(rule.id) is in \(rule.place.file)")
        }
    }

    @Test func `quotes the articles word for word where it says that they say so`() throws {
        let shared = ProcessInfo.processInfo.environment["DEALERDATA_SHARED"] ?? "../shared"
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: shared + "/sources"), !files.isEmpty
        else {
            print("skipped: no articles at \(shared)/sources")
            return
        }
        var articles: [String: String] = [:]
        for file in files {
            let bytes = try Data(contentsOf: URL(filePath: "\(shared)/sources/\(file)"))
            articles[String(file.prefix(3))] = folded(String(decoding: bytes, as: UTF8.self))
        }
        for rule in try codebook().rules {
            for lineage in rule.lineage where lineage.article != nil {
                let article = try #require(articles[lineage.article ?? ""])
                let isQuoted = article.contains(folded(lineage.words))
                #expect(isQuoted, "\(rule.id): \(lineage.words)")
            }
        }
    }

    /// Case, apostrophes and spaces apart.
    private func folded(_ text: String) -> String {
        let straight = text.lowercased().map { $0 == "’" ? "'" : $0 }
        return String(straight).split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test func `has facts that are all documented and all there`() throws {
        let store = try Store()
        try store.write { try Facts(day: Self.day).build($0) }
        for entity in RuleEntity.allCases where entity != .base {
            let columns = try store.read {
                try $0.texts("SELECT name FROM pragma_table_info(?) ORDER BY cid", [.text(entity.facts)])
            }
            #expect(FactDictionary.builtIn.facts(of: entity).map(\.name) == columns)
            for fact in FactDictionary.builtIn.facts(of: entity) {
                #expect(fact.meaning.fr.count > 3 && fact.meaning.en.count > 3, "\(fact.name)")
                #expect(fact.meaning.fr != fact.meaning.en || fact.meaning.en.hasPrefix("ISO"), "\(fact.name)")
            }
        }
    }

    @Test func `is listed with the keys that programs rely on`() throws {
        let json = try CodebookListing(codebook()).json()
        struct Listing: Decodable {
            struct Rule: Decodable {
                var id: String
                var version: Int
                var labels: [String: String]
                var severity: String
            }
            var schema: Int
            var rules: [Rule]
        }
        let listing = try JSONDecoder().decode(Listing.self, from: Data(json.utf8))
        #expect(listing.schema == 1)
        let rule = try #require(listing.rules.first { $0.id == "C04" })
        #expect(rule.labels == ["fr": "Courriel", "en": "E-mail"])
        #expect(rule.severity == "S2")
        #expect(try CodebookListing(codebook()).markdown(in: .french).contains("## C04 — Courriel"))
    }
}
