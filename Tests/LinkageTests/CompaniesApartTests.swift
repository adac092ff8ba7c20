import Columns
import Linkage
import Testing

/// Companies of one owner, who share a door, a phone and half a name.
struct CompaniesApartTests {
    private func customers(_ names: [(String, String)], persons: Bool = false) async throws -> [Bool] {
        var people = InventedPeople(persons: 60)
        let count = people.keys.count
        var companies = [String](repeating: "", count: count)
        for (number, pair) in names.enumerated() {
            for name in [pair.0, pair.1] {
                people.add(
                    .init(
                        first: persons ? "Anne" : "", last: persons ? "Rajotte\(number)" : "",
                        email: "bureau\(number)@exemple.ca", home: "450467281\(number)",
                        address: "5\(number) boul. Laurier", city: "Beloeil", postal: "J3G 4A\(number)"),
                    number: 900 + number)
                companies.append(name)
            }
        }
        var input = people.input
        input.columns.append(.init(name: "company", role: .company, texts: TextColumn(companies)))
        let result = try await Linker.link(input, options: LinkageOptions(width: 1))
        return names.indices.map { result.clusterOf[count + 2 * $0] == result.clusterOf[count + 2 * $0 + 1] }
    }

    @Test func `a garage and a carrier of one owner are two customers`() async throws {
        #expect(
            try await customers([
                ("Garage Rajotte inc.", "Transport Rajotte inc."), ("Ferme Morin", "Excavation Morin inc."),
                ("Garage Caron inc.", "Carrosserie Caron"), ("Plomberie Roy", "Plomberie Chauffage Roy inc."),
                ("Ferme Huot 1 inc.", "Ferme Huot 2 inc."), ("Transport Morel inc.", "Transport Morel 2015 inc."),
            ]) == [false, false, true, true, false, false])
    }

    @Test func `somebody who names two employers stays one customer`() async throws {
        #expect(try await customers([("Garage Rajotte inc.", "Transport Rajotte inc.")], persons: true) == [true])
    }
}
