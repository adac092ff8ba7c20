import Linkage
import Records
import Testing

/// A base in which nobody stands twice, such as one that was cleaned yesterday: the worst that can be done to it is to
/// find customers in it who are alike, for some always are.
@Suite struct `A file without duplicates` {
    private static let firsts = ReferenceTable("first-names").rows.prefix(400).map { $0[0].lowercased() }
    private static let lasts = ReferenceTable("last-names").rows.prefix(900).map { $0[0].lowercased() }

    private static func people(_ count: Int, hasDates: Bool) -> InventedPeople {
        var numbers = SteadyNumbers(state: 11)
        var people = InventedPeople()
        for number in 0..<count {
            var person = InventedPeople.person(&numbers)
            person.first = firsts[Int.random(in: 0..<firsts.count, using: &numbers)]
            person.last = lasts[Int.random(in: 0..<lasts.count, using: &numbers)]
            person.address =
                "\(Int.random(in: 1..<4000, using: &numbers)) rue \(lasts[Int.random(in: 0..<lasts.count, using: &numbers)])"
            let mark = Int.random(in: 1..<99, using: &numbers)
            person.email = "\(person.first).\(person.last)\(mark)@courrier.test".lowercased()
            if !hasDates { person.birth = "" }
            people.add(person, number: number)
        }
        return people
    }

    @Test(arguments: [true, false]) func `stays as it is`(hasDates: Bool) async throws {
        let people = Self.people(500, hasDates: hasDates)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        #expect(Set(result.clusterOf).count == 500)
    }

    /// Relatives share a home, its telephone and a name, at times an e-mail or a mobile.
    @Test(arguments: [true, false]) func `keeps the members of families apart`(hasDates: Bool) async throws {
        var numbers = SteadyNumbers(state: 5)
        var people = InventedPeople()
        while people.keys.count < 350 {
            var parent = InventedPeople.person(&numbers)
            if !hasDates { parent.birth = "" }
            people.add(parent, number: people.keys.count)
            var firsts: Set<String> = [parent.first]
            for _ in 0..<Int.random(in: 1..<4, using: &numbers) {
                var relative = InventedPeople.person(&numbers)
                if !firsts.insert(relative.first).inserted { continue }
                relative.last = parent.last
                relative.home = parent.home
                relative.address = parent.address
                relative.city = parent.city
                relative.postal = parent.postal
                if !hasDates { relative.birth = "" }
                if Int.random(in: 0..<10, using: &numbers) < 3 { relative.email = parent.email }
                if Int.random(in: 0..<10, using: &numbers) < 2 { relative.mobile = parent.mobile }
                people.add(relative, number: people.keys.count)
            }
        }
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        #expect(Set(result.clusterOf).count == people.keys.count)
        #expect(zip(result.householdOf, result.clusterOf).contains { $0 != $1 })
    }
}
