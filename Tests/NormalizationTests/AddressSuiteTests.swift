import Records
import Testing

@testable import Normalization

@Suite struct `Addresses against public examples` {
    @Test(.enabled(if: sharedFolder() != nil, "the shared samples are not here"))
    func `every Canada Post example is read into its parts`() throws {
        let table = try #require(try sharedTable("data/suites/canada-post-examples/addresses.csv"))
        func cell(_ row: [String], _ name: String) -> String { row[table.column(name)] }
        for row in table.rows {
            let text = cell(row, "address")
            let outcome = AddressNormalizer().resolve(AddressInput(line1: text))
            #expect(
                Folding.compact(outcome.streetNumber ?? "")
                    == Folding.compact(cell(row, "civic") + cell(row, "suffix")), "\(text)")
            #expect(outcome.unit ?? "" == cell(row, "unit"), "\(text)")
            #expect(Folding.compact(outcome.streetName ?? "") == Folding.compact(cell(row, "street")), "\(text)")
            #expect(Folding.key(outcome.parts[.streetType] ?? "") == Folding.key(cell(row, "type")), "\(text)")
            #expect(outcome.parts[.streetDirection] ?? "" == cell(row, "direction"), "\(text)")
            #expect(Folding.compact(outcome.city ?? "") == Folding.compact(cell(row, "municipality")), "\(text)")
            #expect(outcome.province == Places.shared.region(cell(row, "province"), isAmerican: false), "\(text)")
            #expect(outcome.postalCode == cell(row, "postal_code"), "\(text)")
            if !cell(row, "route_or_box").isEmpty {
                #expect(
                    Folding.compact(outcome.line1 ?? "").contains(Folding.compact(cell(row, "route_or_box"))), "\(text)"
                )
            }
        }
    }
}
