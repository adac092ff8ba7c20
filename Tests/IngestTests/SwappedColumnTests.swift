import Records
import Testing

@testable import Ingest

@Suite struct `Columns that stand under each other's headers` {
    private let streets = ["12 rue des Pins", "45 boul. Talbot", "7 chemin du Lac", "101 avenue Royale", "3 rue Roy"]
    private let towns = ["Lévis", "Québec", "Saint-Jean-sur-Richelieu", "Laval", "Rimouski"]
    private let first = ["Sophie", "Nathalie", "Jonathan", "Stéphane", "Véronique"]
    private let last = ["Tremblay", "Gagnon", "Bouchard", "Côté", "Pelletier"]

    private func mapping(_ columns: [(String, [String])]) throws -> Mapping {
        try Mapper().propose(
            SampleTable(columns: [("No client", ["1", "2", "3", "4", "5"])] + columns), entity: .customer)
    }

    @Test func `of streets and towns are asked about, and kept raw`() throws {
        let found = try mapping([("Nom", last), ("Adresse", towns), ("Ville", streets)])
        #expect(found.field("Adresse") == nil && found.field("Ville") == nil)
        #expect(found["Adresse"]?.question == .meaning(candidates: [.city, .address1]))
        #expect(found["Ville"]?.question == .meaning(candidates: [.address1, .city]))
        #expect(found["Ville"]?.reason == .vetoed)
    }

    @Test func `of first and last names are asked about`() throws {
        let found = try mapping([("Prénom", last), ("Nom de famille", first)])
        #expect(found["Prénom"]?.question == .meaning(candidates: [.lastName, .firstName]))
        #expect(found["Nom de famille"]?.question == .meaning(candidates: [.firstName, .lastName]))
    }

    @Test func `of makes and models are asked about`() throws {
        let found = try mapping([
            ("Nom", last), ("Marque", ["Civic", "RAV4", "F-150", "Rogue", "CR-V"]),
            ("Modèle", ["Honda", "Toyota", "Ford", "Nissan", "Honda"]),
        ])
        #expect(found["Marque"]?.question == .meaning(candidates: [.model, .make]))
    }

    @Test func `are no columns that are right, half empty or of few rows`() throws {
        let right = try mapping([("Prénom", first), ("Nom", last), ("Adresse", streets), ("Ville", towns)])
        #expect(right.columns.allSatisfy { $0.question == nil })
        let rural = try mapping([
            ("Prénom", first), ("Nom", last), ("Adresse", ["CP 12", "RR 2", "Rang 4", "", ""]), ("Ville", towns),
        ])
        #expect(rural.columns.allSatisfy { $0.question == nil })
        let few = try mapping([("Adresse", ["Lévis", "Laval"]), ("Ville", ["12 rue A", "3 rue B"])])
        #expect(few.field("Adresse") == "address1")
        let rare = try mapping([("Prénom", ["Xiulan", "Oyelaran", "Zsófia", "Priyanka", "Ngozi"]), ("Nom", first)])
        #expect(rare.field("Prénom") == "first_name")
    }
}
