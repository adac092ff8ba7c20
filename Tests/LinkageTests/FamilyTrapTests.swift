import Columns
import Linkage
import Testing

/// Families that share nearly everything: each member stays a customer of their own.
struct FamilyTrapTests {
    /// People of whom a third stand twice, couples, and families of one kind.
    private static func people(_ family: (inout SteadyNumbers) -> [InventedPeople.Person]) -> InventedPeople {
        var people = InventedPeople(persons: 200)
        people.addCouples(40)
        var numbers = SteadyNumbers(state: 31)
        for number in 0..<20 {
            for (place, person) in family(&numbers).enumerated() {
                people.add(person, number: 10_000 + number * 10 + place)
            }
        }
        return people
    }

    /// Families of which two members became one customer.
    private func merged(_ people: InventedPeople, areDifferent: Bool = true) async throws -> Int {
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        if areDifferent { #expect(LabelledSets.pairF1(result.clusterOf, people.persons.map(String.init)) > 0.95) }
        let places = people.persons.indices.filter { people.persons[$0] >= 10_000 }
        let families = Dictionary(grouping: places) { people.persons[$0] / 10 }
        return families.values.count { Set($0.map { result.clusterOf[$0] }).count < $0.count }
    }

    @Test func `a father and a son of one name, born a generation apart`() async throws {
        let people = Self.people { numbers in
            let father = InventedPeople.person(&numbers)
            var son = father
            son.birth = "20" + father.birth.dropFirst(2).prefix(2).description + "-11-30"
            son.mobile = InventedPeople.person(&numbers).mobile
            son.email = InventedPeople.person(&numbers).email
            return [father, son]
        }
        #expect(try await merged(people) == 0)
    }

    @Test func `twins of one birth date, phone and address`() async throws {
        let people = Self.people { numbers in
            let one = InventedPeople.person(&numbers)
            var other = one
            other.first = one.first == "Zoé" ? "Balthazar" : "Zoé"
            other.mobile = InventedPeople.person(&numbers).mobile
            other.email = InventedPeople.person(&numbers).email
            return [one, other]
        }
        // A class of their own saves them here and costs precision where one person stands under two first names.
        await withKnownIssue {
            let families = try await merged(people)
            #expect(families == 0)
        }
    }

    @Test func `a couple who share an e-mail, phones and address`() async throws {
        let people = Self.people { numbers in
            let one = InventedPeople.person(&numbers)
            var other = one
            other.first = one.first == "Gisèle" ? "Ulric" : "Gisèle"
            other.birth = InventedPeople.person(&numbers).birth
            return [one, other]
        }
        #expect(try await merged(people) == 0)
    }

    @Test(arguments: [("Louis", "Louise", true), ("Michel", "Michèle", false), ("Denis", "Denise", false)])
    func `a brother and a sister whose names differ by a letter`(
        brother: String, sister: String, isMailShared: Bool
    ) async throws {
        let people = Self.people { numbers in
            var one = InventedPeople.person(&numbers)
            one.first = brother
            one.email = "\(brother.lowercased()).\(one.last.lowercased())@exemple.ca"
            var other = one
            other.first = sister
            other.birth = InventedPeople.person(&numbers).birth
            if !isMailShared { other.email = "\(sister.lowercased()).\(one.last.lowercased())@exemple.ca" }
            return [one, other]
        }
        #expect(try await merged(people) == 0)
    }

    @Test func `a slip that makes a man's name a woman's does not part one customer`() async throws {
        let people = Self.people { numbers in
            var one = InventedPeople.person(&numbers)
            one.first = "Louise"
            var other = one
            other.first = "Louis"
            return [one, other]
        }
        #expect(try await merged(people, areDifferent: false) == 20)
    }

    @Test(arguments: [
        ("Marie-Hélène", "Marie-Pier", "", ""), ("Lise", "Line", "1951-03-04", "1953-07-28"),
        ("Marc", "Marie", "1951-03-04", "1953-07-28"), ("Guy", "Guylaine", "", ""),
        ("Dominique", "Dominique", "1951-03-04", "1983-07-28"),
    ])
    func `two of one family, by two unlike traits or two unlike names`(
        one: String, other: String, birth: String, otherBirth: String
    ) async throws {
        let people = Self.people { numbers in
            var first = InventedPeople.person(&numbers)
            (first.first, first.birth) = (one, birth)
            var second = first
            (second.first, second.birth) = (other, otherBirth)
            return [first, second]
        }
        #expect(try await merged(people) == 0)
    }

    @Test func `twins who have a mobile number each`() async throws {
        let people = Self.people { numbers in
            var one = InventedPeople.person(&numbers)
            one.first = "Samuel"
            var other = one
            other.first = "Sarah"
            other.mobile = InventedPeople.person(&numbers).mobile
            other.email = ""
            return [one, other]
        }
        #expect(try await merged(people) == 0)
    }

    @Test func `who moved and has a new e-mail is one customer by name and mobile number`() async throws {
        let people = Self.people { numbers in
            let one = InventedPeople.person(&numbers)
            var other = InventedPeople.person(&numbers)
            (other.first, other.last, other.mobile, other.birth, other.home) = (one.first, one.last, one.mobile, "", "")
            return [one, other]
        }
        #expect(try await merged(people, areDifferent: false) == 20)
    }

    @Test func `a father and a son by the word after their name`() async throws {
        let people = Self.people { numbers in
            var father = InventedPeople.person(&numbers)
            father.birth = ""
            var son = father
            (father.last, son.last) = (father.last + " Sr", son.last + " (fils)")
            return [father, son]
        }
        #expect(try await merged(people) == 0)
    }

    @Test func `cousins of one name at two doors of one street`() async throws {
        let people = Self.people { numbers in
            let one = InventedPeople.person(&numbers)
            var other = InventedPeople.person(&numbers)
            (other.first, other.last, other.birth) = (one.first, one.last, "")
            (other.address, other.city, other.postal) = ("9" + one.address, one.city, one.postal)
            return [one, other]
        }
        #expect(try await merged(people) == 0)
    }
}
