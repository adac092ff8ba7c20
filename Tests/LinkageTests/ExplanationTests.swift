import Columns
import FoundationEssentials
import Linkage
import Records
import Testing

struct ExplanationTests {
    @Test func `the parts of an explanation add up to the bits of the pair`() async throws {
        let people = InventedPeople(persons: 100)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        #expect(result.pairs.count > 30)
        for (place, pair) in result.pairs.enumerated() {
            let explanation = try #require(result.explanation(ofPair: place))
            #expect(abs(explanation.totalBits - Double(pair.bits)) < 0.01)
            #expect(explanation.rivalBits <= 0)
        }
    }

    @Test func `a stored model explains the pair again from its two records`() async throws {
        let people = InventedPeople(persons: 100)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        let json = try JSONEncoder().encode(#require(result.model))
        let model = try JSONDecoder().decode(LinkageModel.self, from: json)
        #expect(model == result.model)
        for (place, pair) in result.pairs.enumerated().prefix(40) {
            let again = try await Linker.explain(Int(pair.a), Int(pair.b), of: people.input, model: model)
            let then = try #require(result.explanation(ofPair: place))
            #expect(again.fields.map(\.level) == then.fields.map(\.level))
            #expect(abs(again.totalBits - then.totalBits) < 0.01)
        }
    }

    @Test func `a model holds no value of a record`() async throws {
        let people = InventedPeople(persons: 100)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        let json = String(decoding: try JSONEncoder().encode(#require(result.model)), as: UTF8.self).lowercased()
        #expect(!json.contains("braville"))
        #expect(!json.contains("exemple"))
    }

    @Test func `every level has its words`() {
        let table = ReferenceTable(csv: Resource.text("messages/linkage.csv"))
        let words = Set(table.rows.filter { !$0[1].isEmpty && !$0[2].isEmpty }.map { $0[0] })
        for kind in ComparisonKind.allCases {
            #expect(kind.levelNames.allSatisfy { words.contains("level." + $0) })
            #expect(kind.levelNames.first == "differs")
            #expect(kind.levelNames.last == "equal")
        }
        #expect(words.contains("level.not-stated"))
    }
}
