import Records
import Testing

@testable import Quality
@testable import Reports

@Suite struct `A comparison in a terminal` {
    /// Seven customers became several, of whom the list names six.
    private static let result = ComparisonResult(
        old: ComparedSide(path: "hier.sqlite", schema: 9, asOf: "2026-11-20"),
        new: ComparedSide(path: "dealerdata.sqlite", schema: 9, asOf: "2026-11-21"), notes: [], concerns: [],
        entities: [
            EntityComparison(
                entity: .customer, counts: RowCounts(same: 3, different: 1), systems: [], keyless: 0, fields: [])
        ],
        identity: IdentityComparison(
            kept: 4, onlyOld: 0, onlyNew: 0,
            changes: [IdentityComparison.Change(kind: .split, groups: 7, oldCustomers: 7, newCustomers: 15)],
            list: (1...6).map { number in
                IdentityComparison.Group(
                    kind: .split,
                    old: [IdentityComparison.Member(customer: number, records: 2, keys: ["sgd:\(number)"])],
                    new: [])
            }), consents: nil, counts: [], measures: [])

    @Test func `says how many a cut list leaves out of all there are`() {
        let report = ComparisonReport(Self.result, language: .french)
        #expect(report.text(isColoured: false).contains("… et 2 autres"))
        #expect(report.markdown.contains("… et 2 autres"))
        #expect(report.text(isColoured: false).contains("rien de pire"))
        let full = ComparisonTables(result: Self.result, language: .french, isBrief: false).all
        let rows = full.first { $0.key == "groups" }?.rows ?? []
        #expect(rows.count == 7)
        #expect(rows.last?.first?.text(Words(language: .french)) == "… et 1 autre")
    }
}
