import Columns
import Linkage
import Testing

struct LinkerTests {
    private let options = LinkageOptions(width: 2)

    private func link(_ people: InventedPeople) async throws -> LinkageResult {
        try await Linker.link(people.input, options: options)
    }

    @Test func `two records of one person become one customer`() async throws {
        let people = InventedPeople(persons: 120)
        let result = try await link(people)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.98)
    }

    @Test(arguments: [2500, 50])
    func `neither row order nor cores change the result`(comparedWhole: Int) async throws {
        let people = InventedPeople(persons: 120)
        var options = LinkageOptions(width: 2)
        options.comparedWhole = comparedWhole
        let result = try await Linker.link(people.input, options: options)
        var numbers = SteadyNumbers(state: 8)
        let order = people.keys.indices.shuffled(using: &numbers)
        var moved = InventedPeople()
        moved.keys = order.map { people.keys[$0] }
        moved.columns = people.columns.map { column in (column.role, order.map { column.texts[$0] }) }
        options.width = 1
        let again = try await Linker.link(moved.input, options: options)
        #expect(
            order.indices.map { moved.keys[Int(again.clusterOf[$0])] }
                == order.map { people.keys[Int(result.clusterOf[$0])] })
        #expect(again.linkBits == order.map { result.linkBits[$0] })
        #expect(again.householdBits == order.map { result.householdBits[$0] })
        #expect(again.model == result.model)
        #expect(again.pairs.count == result.pairs.count)
    }

    @Test func `a file of fifty rows is matched`() async throws {
        let people = InventedPeople(persons: 38)
        #expect(people.keys.count == 51)
        let result = try await link(people)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.9)
    }

    @Test func `one record is a customer of its own`() async throws {
        var people = InventedPeople()
        people.add(.init(first: "Zoé", last: "Braville"), number: 0)
        let result = try await link(people)
        #expect(result.clusterOf == [0])
        #expect(result.linkBits == [.infinity])
        #expect(result.householdOf == [0])
    }

    @Test func `no record gives no customer`() async throws {
        #expect(try await link(InventedPeople()).clusterOf.isEmpty)
    }

    @Test func `a file without a usable column is refused`() async throws {
        let keys = TextColumn(["a", "b", "c"])
        await #expect(throws: LinkageError.noUsableColumn) {
            try await Linker.link(LinkageInput(keys: keys, columns: []), options: options)
        }
        let empty = LinkageInput(
            keys: keys, columns: [.init(name: "email", role: .email, texts: TextColumn(["", "N/A", "inconnu"]))])
        await #expect(throws: LinkageError.noUsableColumn) { try await Linker.link(empty, options: options) }
    }

    @Test func `a short column is refused by name`() async throws {
        let input = LinkageInput(
            keys: TextColumn(["a", "b"]), columns: [.init(name: "email", role: .email, texts: TextColumn(["x@y.test"]))]
        )
        await #expect(throws: LinkageError.unevenColumns(column: "email", rows: 1, expected: 2)) {
            try await Linker.link(input, options: options)
        }
    }

    @Test(arguments: [50, 300]) func `a record exported many times is one customer`(copies: Int) async throws {
        var people = InventedPeople()
        for _ in 0..<copies {
            people.add(.init(first: "Zoé", last: "Braville", mobile: "5142003456"), number: 0)
        }
        var options = options
        options.comparedWhole = 100
        let result = try await Linker.link(people.input, options: options)
        #expect(Set(result.clusterOf) == [0])
    }

    @Test func `a placeholder phone on every record links nobody`() async throws {
        var people = InventedPeople(persons: 150)
        people.columns[3].texts = people.columns[3].texts.map { _ in "5145551234" }
        var options = options
        options.comparedWhole = 100
        let result = try await Linker.link(people.input, options: options)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.95)
        #expect(result.candidatePairs < people.keys.count * 20)
    }

    @Test func `a fictional number is no evidence`() async throws {
        var people = InventedPeople(persons: 90)
        var twins = people
        for (first, last) in [("Zoé", "Braville"), ("Ulric", "Morquet")] {
            people.add(.init(first: first, last: last, mobile: "5145550142"), number: 900)
            twins.add(.init(first: first, last: last, mobile: ""), number: 900)
        }
        let (shared, none) = (try await link(people), try await link(twins))
        #expect(shared.clusterOf == none.clusterOf)
        #expect(shared.model == none.model)
    }

    @Test func `an organisation is never a person`() async throws {
        var people = InventedPeople(persons: 90)
        let person = InventedPeople.Person(
            first: "Zoé", last: "Braville", email: "zoe@braville.test", home: "4502003456", address: "12 rue Wilfrid",
            birth: "1970-01-02")
        people.add(person, number: 900)
        people.add(person, number: 900)
        var input = people.input
        let last = people.keys.count - 1
        #expect(try await Linker.link(input, options: options).clusterOf[last] == Int32(last - 1))
        input.isOrganisation = people.keys.indices.map { $0 == last }
        #expect(try await Linker.link(input, options: options).clusterOf[last] == Int32(last))
    }

    @Test func `decisions outrank the evidence`() async throws {
        let people = InventedPeople(persons: 90)
        let free = try await link(people)
        #expect(free.clusterOf[1] == 0)
        #expect(free.clusterOf[2] == 2)
        #expect(free.clusterOf[3] == 3)
        var input = people.input
        input.decisions = [
            .init(a: 0, b: 1, answer: .different), .init(a: 3, b: 2, answer: .same),
            .init(a: 4, b: 7, answer: .household),
        ]
        let decided = try await Linker.link(input, options: options)
        #expect(decided.clusterOf[1] == 1)
        #expect(decided.clusterOf[3] == 2)
        #expect(decided.linkBits[3] == 64)
        #expect(decided.clusterOf[4] != decided.clusterOf[7])
        #expect(decided.householdOf[4] == decided.householdOf[7])
        #expect(decided.householdBits[7] == 64)
    }

    @Test func `couples are one household and two customers`() async throws {
        var numbers = SteadyNumbers(state: 21)
        var people = InventedPeople()
        for number in 0..<100 {
            let person = InventedPeople.person(&numbers)
            people.add(person, number: number)
            if number % 3 == 0 { people.add(InventedPeople.written(person, &numbers), number: number) }
            guard number % 2 == 0 else { continue }
            var other = InventedPeople.person(&numbers)
            (other.last, other.address, other.city, other.postal, other.home) = (
                person.last, person.address, person.city, person.postal, person.home
            )
            people.add(other, number: 1000 + number)
        }
        let result = try await link(people)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.97)
        #expect(LabelledSets.pairF1(result.householdOf, people.persons.map { String($0 % 1000) }) > 0.97)
    }

    @Test func `a chain of records hangs on its weakest link`() async throws {
        let people = InventedPeople(persons: 120)
        let result = try await link(people)
        for pair in result.pairs where result.clusterOf[Int(pair.b)] == pair.a {
            let size = result.clusterOf.count { $0 == pair.a }
            if size == 2 { #expect(result.linkBits[Int(pair.b)] == pair.bits) }
        }
        #expect(zip(result.clusterOf, result.clusterOf.indices).allSatisfy { $0 <= $1 })
    }
}
