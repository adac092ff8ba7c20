import Columns
import Linkage
import Testing

struct NamesAcrossColumnsTests {
    /// A file that knows the first names, and one person written twice; the second time by `change`.
    private func areLinked(_ change: (inout InventedPeople.Person) -> Void) async throws -> Bool {
        var people = InventedPeople(persons: 60)
        people.addCouples(20)
        let person = InventedPeople.Person(
            first: "Octave", last: "Zimbrelle", mobile: "5142003456", address: "12 rue Wilfrid", city: "Valbrise")
        var other = person
        (other.mobile, other.city) = ("", "")
        change(&other)
        people.add(person, number: 900)
        people.add(other, number: 900)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 2))
        return result.clusterOf[people.keys.count - 1] == Int32(people.keys.count - 2)
    }

    @Test func `a full name in the last name's column is read as one`() async throws {
        #expect(try await areLinked { ($0.first, $0.last) = ("", "OCTAVE ZIMBRELLE") })
        #expect(try await areLinked { ($0.first, $0.last) = ("Zimbrelle Octave", "") })
    }

    @Test func `exchanged names are one person, also with an initial`() async throws {
        #expect(try await areLinked { ($0.first, $0.last) = ("Zimbrelle", "Octave") })
        #expect(try await areLinked { ($0.first, $0.last) = ("Zimbrelle", "O.") })
    }

    @Test func `another first name at the door is another person`() async throws {
        #expect(try await !areLinked { $0.first = "Rosalie" })
    }
}
