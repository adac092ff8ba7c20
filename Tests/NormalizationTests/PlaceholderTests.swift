import Records
import Testing

@testable import Normalization

@Suite struct `Values that stand for something else` {
    @Test(arguments: [
        ("N/A", Field.vin, Placeholders.Meaning.missing), ("n/a", .firstName, .missing), ("aucune", .email, .missing),
        ("REFUSÉ", .phone, .refused),
        ("Client comptant", .lastName, .houseAccount), ("VEHICULE-NEUF", .fullName, .houseAccount),
        ("test", .lastName, .test), ("John Doe", .fullName, .invented),
        ("DÉCÉDÉ", .lastName, .deceased), ("A1A 1A1", .postalCode, .missing), ("h0h0h0", .postalCode, .missing),
        ("(514) 111-1111", .phone, .missing),
        ("1900-01-01", .birthDate, .missing), ("9999-12-31", .dealDate, .missing), ("déménagé", .address1, .moved),
        ("IDEM", .address2, .same), ("---", .city, .missing),
    ])
    func `a placeholder is known in its field`(text: String, field: Field, meaning: Placeholders.Meaning) {
        #expect(Placeholders.shared.meaning(of: text, field: field) == meaning)
    }

    @Test(arguments: [
        ("Roy", Field.lastName), ("Client", .city), ("H2X 1Y4", .postalCode), ("1976-05-04", .birthDate),
        ("Comptant", .make), ("12", .odometer),
    ])
    func `a value is no placeholder`(text: String, field: Field) {
        #expect(Placeholders.shared.meaning(of: text, field: field) == nil)
    }

    @Test func `every row of the list is compared in the one way that is written`() {
        let table = ReferenceTable("placeholder-values")
        #expect(Set(table.rows.map { $0[table.column("match")] }) == ["exact_ci_unaccented"])
        for row in table.rows {
            #expect(Placeholders.shared.meaning(of: row[1], field: Self.field(row[0])) != nil, "\(row[1])")
        }
    }

    private static func field(_ table: String) -> Field {
        [
            "person_name": .lastName, "date": .dealDate, "birth_date": .birthDate, "phone": .phone,
            "postal_code": .postalCode, "address": .address1,
            "city": .city, "vin": .vin, "odometer": .odometer, "model_year": .modelYear, "make": .make,
            "license_plate": .plate, "company": .company,
        ][table] ?? .notes
    }
}
