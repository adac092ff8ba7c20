import Columns
import Linkage
import Testing

/// People among whom stand, at the end, two records of one car and one last name with nothing else in common, and two of
/// one person.
struct RuleTests {
    private var people = InventedPeople(persons: 120)
    private let car: (a: Int, b: Int)
    private let twice: (a: Int, b: Int)

    init() {
        var numbers = SteadyNumbers(state: 4711)
        let one = InventedPeople.person(&numbers)
        var other = InventedPeople.person(&numbers)
        other.last = one.last.uppercased()
        let person = InventedPeople.person(&numbers)
        let count = people.keys.count
        people.add(one, number: 900)
        people.add(other, number: 901)
        people.add(person, number: 902)
        people.add(person, number: 902)
        car = (count, count + 1)
        twice = (count + 2, count + 3)
        let vins = people.keys.indices.map { $0 >= count && $0 < count + 2 ? "1FTFW1ET5DFC10312" : "" }
        people.columns.append((.vin, vins))
    }

    private func linked(_ change: (inout LinkageInput) -> Void = { _ in }) async throws -> [Int32] {
        var input = people.input
        change(&input)
        return try await Linker.link(input, options: LinkageOptions(width: 2)).clusterOf
    }

    private func numbered(_ rows: [Int: Int32]) -> [Int32] { people.keys.indices.map { rows[$0] ?? -1 } }

    @Test func `records that state the same in all fields of a rule are one customer`() async throws {
        let without = try await linked()
        #expect(without[car.a] != without[car.b])
        let joined = try await linked { $0.rules.joins = [["vin", "last_name"]] }
        #expect(joined[car.a] == joined[car.b])
        let other = try await linked { $0.rules.joins = [["vin", "birth_date"]] }
        #expect(other[car.a] != other[car.b])
        #expect(try await linked { $0.rules.joins = [["vin", "middle_name"]] } == without)
    }

    @Test func `a rule can join by a column that is no evidence`() async throws {
        let numbers = numbered([car.a: 1, car.b: 1]).map { $0 < 0 ? "" : "NEQ 1143920115" }
        let joined = try await linked {
            $0.rules.columns = [.init(name: "business_number", role: .other, texts: TextColumn(numbers))]
            $0.rules.joins = [["business_number"]]
        }
        #expect(joined[car.a] == joined[car.b])
    }

    @Test func `records with unlike numbers of one source are never one customer`() async throws {
        let without = try await linked()
        #expect(without[twice.a] == without[twice.b])
        let apart = try await linked { $0.rules.apart = [numbered([twice.a: 1, twice.b: 2])] }
        #expect(apart[twice.a] != apart[twice.b])
        #expect(try await linked { $0.rules.apart = [numbered([twice.a: 1]), numbered([twice.b: 2])] } == without)
        #expect(try await linked { $0.rules.apart = [numbered([twice.a: 2, twice.b: 2])] } == without)
    }

    @Test func `a third record does not bring unlike numbers together`() async throws {
        var people = people
        var numbers = SteadyNumbers(state: 4711)
        for _ in 0..<2 { _ = InventedPeople.person(&numbers) }
        people.add(InventedPeople.person(&numbers), number: 902)
        people.columns[people.columns.count - 1].texts.append("")
        var input = people.input
        let third = people.keys.count - 1
        input.rules.apart = [people.keys.indices.map { $0 == twice.a ? 1 : $0 == twice.b ? 2 : -1 }]
        let clusters = try await Linker.link(input, options: LinkageOptions(width: 2)).clusterOf
        #expect(clusters[twice.a] != clusters[twice.b])
        #expect(clusters[third] == clusters[twice.a] || clusters[third] == clusters[twice.b])
    }

    @Test func `a decision outranks both kinds of rule, and keeping apart outranks joining`() async throws {
        let apart = numbered([car.a: 1, car.b: 2])
        let both = try await linked {
            $0.rules.joins = [["vin", "last_name"]]
            $0.rules.apart = [apart]
        }
        #expect(both[car.a] != both[car.b])
        let told = try await linked {
            $0.rules.apart = [apart]
            $0.decisions = [.init(a: car.a, b: car.b, answer: .same)]
        }
        #expect(told[car.a] == told[car.b])
        let toldApart = try await linked {
            $0.rules.joins = [["vin", "last_name"]]
            $0.decisions = [.init(a: car.a, b: car.b, answer: .different)]
        }
        #expect(toldApart[car.a] != toldApart[car.b])
    }

    @Test func `a rule never joins an organisation with a person`() async throws {
        let clusters = try await linked { input in
            input.rules.joins = [["vin", "last_name"]]
            input.isOrganisation = people.keys.indices.map { $0 == car.a }
        }
        #expect(clusters[car.a] != clusters[car.b])
    }

    @Test func `numbered companies of unlike numbers are two, whatever their owner's address`() async throws {
        var companies = people.keys.map { _ in "" }
        let count = people.keys.count
        for (place, name) in [(count - 2, "9123-4567 Québec inc."), (count - 1, "9123-4568 Québec inc.")] {
            companies[place] = name
        }
        let linked = try await linked { input in
            input.columns.append(.init(name: "company", role: .company, texts: TextColumn(companies)))
        }
        #expect(linked[twice.a] != linked[twice.b])
        let typed = try await self.linked { input in
            companies[count - 1] = "91234567 QUEBEC INC"
            input.columns.append(.init(name: "company", role: .company, texts: TextColumn(companies)))
        }
        #expect(typed[twice.a] == typed[twice.b])
    }
}
