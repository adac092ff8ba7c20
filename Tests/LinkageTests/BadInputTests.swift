import Columns
import Linkage
import Testing

/// Files that nobody should have exported: each gives a bounded result or a clear refusal.
struct BadInputTests {
    private var options: LinkageOptions {
        var options = LinkageOptions(width: 2)
        options.comparedWhole = 100
        return options
    }

    @Test func `thousands of equal records are one customer after few comparisons`() async throws {
        var people = InventedPeople()
        for _ in 0..<3000 { people.add(.init(first: "Zoé", last: "Braville", mobile: "5142003456"), number: 0) }
        let result = try await Linker.link(people.input, options: options)
        #expect(Set(result.clusterOf) == [0])
        #expect(result.candidatePairs < 40 * 3000)
    }

    @Test func `a surname that everybody has brings nobody together`() async throws {
        var people = InventedPeople(persons: 1500)
        people.columns[1].texts = people.columns[1].texts.map { _ in "Tremblay" }
        let result = try await Linker.link(people.input, options: options)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.97)
        #expect(result.candidatePairs < people.keys.count * 20)
    }

    @Test func `customers who stand fifty times in the file are found with bounded comparisons`() async throws {
        var numbers = SteadyNumbers(state: 5)
        var people = InventedPeople()
        for number in 0..<20 {
            let person = InventedPeople.person(&numbers)
            for _ in 0..<50 { people.add(InventedPeople.written(person, &numbers), number: number) }
        }
        let result = try await Linker.link(people.input, options: options)
        #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.99)
        #expect(result.candidatePairs <= people.keys.count * 60)
    }

    @Test func `a column of two values links nobody`() async throws {
        let count = 200
        let input = LinkageInput(
            keys: TextColumn((0..<count).map { "R\(1000 + $0)" }),
            columns: [.init(name: "sex", role: .sex, texts: TextColumn((0..<count).map { $0 % 3 == 0 ? "M" : "F" }))])
        let result = try await Linker.link(input, options: options)
        #expect(Set(result.clusterOf).count == count)
    }

    @Test func `columns beyond what a pair holds are named`() async throws {
        var numbers = SteadyNumbers(state: 9)
        var people = InventedPeople(persons: 60)
        let columns = (0..<14).map { number in
            LinkageInput.InputColumn(
                name: "code \(number)", role: .other,
                texts: TextColumn(
                    people.keys.indices.map { _ in String(Int.random(in: 10_000..<99_999, using: &numbers)) }))
        }
        var input = people.input
        input.columns += columns
        let result = try await Linker.link(input, options: LinkageOptions(width: 2))
        #expect(result.leftOut == ["code 11", "code 12", "code 13"])
        people.columns = []
    }

    @Test func `too little memory is refused with what is needed`() async throws {
        let people = InventedPeople(persons: 300)
        var options = options
        options.memory = 1000
        let refused = await #expect(throws: LinkageError.self) {
            try await Linker.link(people.input, options: options)
        }
        guard case .tooLittleMemory(let needed, 1000) = refused else {
            Issue.record("another error")
            return
        }
        options.memory = needed
        let narrowed = try await Linker.link(people.input, options: options)
        #expect(narrowed.isNarrowed)
        options.memory = needed * 10
        let free = try await Linker.link(people.input, options: options)
        #expect(!free.isNarrowed)
        #expect(LabelledSets.pairF1(free.clusterOf, people.persons.map(String.init)) > 0.97)
    }
}
