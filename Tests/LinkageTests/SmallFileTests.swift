import Columns
import Linkage
import Testing

/// Thirty strangers, ten of whom stand in the file twice, beside two people of one surname.
struct SmallFileTests {
    /// Clusters of the two, whose records are the last.
    private static func clusters(
        _ change: (_ one: inout InventedPeople.Person, _ other: inout InventedPeople.Person) -> Void,
        answer: LinkageInput.Decision.Answer? = nil, withoutOtherBirths: Bool = false
    ) async throws -> (isOne: Bool, strangersF1: Double) {
        var people = InventedPeople(persons: 30)
        var numbers = SteadyNumbers(state: 12)
        var one = InventedPeople.person(&numbers)
        (one.first, one.last, one.home, one.birth) = ("Sophie", "Trudelin", "", "")
        var other = one
        other.first = "Robert"
        change(&one, &other)
        people.add(one, number: 100)
        people.add(other, number: 101)
        let count = people.persons.count
        var input = people.input
        if withoutOtherBirths, let place = input.columns.firstIndex(where: { $0.role == .birthDate }) {
            let texts = input.columns[place].texts
            input.columns[place].texts = TextColumn((0..<count).map { $0 < count - 2 ? "" : texts.text($0) })
        }
        if let answer { input.decisions = [.init(a: count - 2, b: count - 1, answer: answer)] }
        let result = try await Linker.link(input, options: LinkageOptions(width: 2))
        let strangers = 0..<count - 2
        return (
            result.clusterOf[count - 2] == result.clusterOf[count - 1],
            LabelledSets.pairF1(
                strangers.map { result.clusterOf[$0] }, strangers.map { String(people.persons[$0]) })
        )
    }

    @Test func `spouses with one cell and one e-mail stay two customers`() async throws {
        let found = try await Self.clusters { _, _ in }
        #expect(!found.isOne)
        #expect(found.strangersF1 == 1)
    }

    @Test func `spouses of whom nothing but a cell is shared stay two customers`() async throws {
        let found = try await Self.clusters { one, other in
            (one.email, other.email) = ("", "")
            (one.address, one.city, one.postal) = ("", "", "")
            other.address = "18 rue du Quai"
        }
        #expect(!found.isOne)
        #expect(found.strangersF1 == 1)
    }

    @Test(arguments: [
        ("Robert", "Bob"), ("Marie-Josée", "Josée"), ("Jean-Pierre", "JP"), ("R.", "Sophie"), ("Sophie", "Spohie"),
    ])
    func `one person under two forms of a first name stays one customer`(names: (String, String)) async throws {
        let found = try await Self.clusters { one, other in (one.first, other.first) = names }
        #expect(found.isOne)
    }

    @Test func `a father and a son of one name stay two customers where nobody else states a birth date`() async throws
    {
        let found = try await Self.clusters(
            { one, other in
                (one.first, one.birth, other.first, other.birth) = ("Michel", "1950-02-02", "Michel", "1982-07-09")
                (other.mobile, other.email) = ("+14386372255", "m2@videotron.example")
            }, withoutOtherBirths: true)
        #expect(!found.isOne)
        #expect(found.strangersF1 == 1)
    }

    @Test func `what a person decided outranks first names`() async throws {
        #expect(try await Self.clusters({ _, _ in }, answer: .same).isOne)
    }
}
