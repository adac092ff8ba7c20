import Columns
import FoundationEssentials
import Linkage
import Testing

struct ModelTests {
    private static func linked(
        _ people: InventedPeople, comparedWhole: Int = 2500
    ) async throws -> (result: LinkageResult, model: LinkageModel) {
        var options = LinkageOptions(width: 2)
        options.comparedWhole = comparedWhole
        let result = try await Linker.link(people.input, options: options)
        return (result, try #require(result.model))
    }

    @Test func `the same records under the model that they gave are the same customers`() async throws {
        var people = InventedPeople(persons: 300)
        people.addCouples(40)
        let (result, model) = try await Self.linked(people)
        let again = try await Linker.link(people.input, options: LinkageOptions(width: 1), model: model)
        #expect(again.clusterOf == result.clusterOf)
        #expect(again.householdOf == result.householdOf)
        #expect(again.pairs == result.pairs)
        #expect(again.linkBits == result.linkBits)
        #expect(again.rounds == 0)
        #expect(again.model == model)
    }

    @Test func `a model that went through JSON gives the same again`() async throws {
        let people = InventedPeople(persons: 200)
        let (result, model) = try await Self.linked(people)
        let read = try JSONDecoder().decode(LinkageModel.self, from: JSONEncoder().encode(model))
        #expect(read.isSound)
        let again = try await Linker.link(people.input, options: LinkageOptions(width: 2), model: read)
        #expect(again.clusterOf == result.clusterOf)
        #expect(again.pairs == result.pairs)
    }

    @Test func `records too many to be compared whole link under a model as well`() async throws {
        let people = InventedPeople(persons: 900)
        let (result, model) = try await Self.linked(people, comparedWhole: 100)
        var options = LinkageOptions(width: 2)
        options.comparedWhole = 100
        let again = try await Linker.link(people.input, options: options, model: model)
        #expect(again.clusterOf == result.clusterOf)
    }

    @Test func `other records link under a model without being enough to learn from`() async throws {
        let (_, model) = try await Self.linked(InventedPeople(persons: 400))
        var few = InventedPeople()
        var numbers = SteadyNumbers(state: 900)
        let (one, other) = (InventedPeople.person(&numbers), InventedPeople.person(&numbers))
        few.add(one, number: 0)
        few.add(other, number: 1)
        few.add(one, number: 0)
        let result = try await Linker.link(few.input, options: LinkageOptions(width: 1), model: model)
        #expect(result.clusterOf == [0, 1, 0])
    }

    @Test func `a model finds its fields under the other names that another file has for them`() async throws {
        let people = InventedPeople(persons: 200)
        let (result, model) = try await Self.linked(people)
        var input = people.input
        for place in input.columns.indices { input.columns[place].name = "colonne \(place)" }
        let again = try await Linker.link(input, options: LinkageOptions(width: 1), model: model)
        #expect(again.clusterOf == result.clusterOf)
    }

    @Test func `a model of fields that the records lack is refused by their names`() async throws {
        let people = InventedPeople(persons: 200)
        let (_, model) = try await Self.linked(people)
        var input = people.input
        input.columns.removeAll { $0.role == .birthDate || $0.role == .city }
        await #expect(throws: LinkageError.modelOfOtherFields(missing: ["city", "birth_date"])) {
            try await Linker.link(input, options: LinkageOptions(width: 1), model: model)
        }
    }

    @Test func `a column that a model does not compare is left out and named`() async throws {
        var people = InventedPeople(persons: 200)
        let (_, model) = try await Self.linked(people)
        people.columns.append((.vin, people.keys.map { "1FTFW1ET5DFC" + $0.suffix(5) }))
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 1), model: model)
        #expect(result.leftOut == ["vin"])
    }

    @Test func `a model whose lists do not fit is not sound`() async throws {
        let (_, model) = try await Self.linked(InventedPeople(persons: 100))
        #expect(model.isSound)
        var damaged = model
        damaged.fields[0].matchRates.removeLast()
        #expect(!damaged.isSound)
        damaged = model
        damaged.fields[0].commonCounts.append(3)
        #expect(!damaged.isSound)
        damaged = model
        damaged.nonMatches[0].shared[0] = 99
        #expect(!damaged.isSound)
        damaged = model
        damaged.matchShare = 2
        #expect(!damaged.isSound)
    }

    @Test func `pairs weighed under a model have the bits that linking gave them`() async throws {
        let people = InventedPeople(persons: 150)
        let (result, model) = try await Self.linked(people)
        let pairs = result.pairs.map { (a: Int($0.a), b: Int($0.b)) }
        let weighed = try await Linker.weigh(pairs, of: people.input, model: model, width: 2)
        #expect(weighed.count == result.pairs.count)
        for (explanation, pair) in zip(weighed, result.pairs) {
            #expect(abs(explanation.totalBits - Double(pair.bits)) < 0.01)
        }
    }
}
