import Records
import Testing

@testable import Ingest

/// Each system's headers, mapped without any profile and without that system's own rows of the vocabulary: what the
/// mapper makes of a system that nobody has described.
@Suite struct `A system never seen` {
    private struct Tally {
        var right = 0
        var wrong = 0
        var missed = 0
    }

    @Test func `is rarely misunderstood, and understood for the larger part`() throws {
        let fields = ReferenceTable("canonical-fields").dictionary("canonical_field", "short_name")
        let table = ReferenceTable("column-vocabulary")
        let names = ["system", "entity", "header", "canonical_field"].map { table.column($0) }
        let groups = Dictionary(grouping: table.rows) { $0[names[0]] + "\t" + $0[names[1]] }
        var tally = Tally()
        for (_, rows) in groups.sorted(by: { $0.key < $1.key }) where rows.count >= 7 {
            let word = ["contact": "customer", "party": "customer"][rows[0][names[1]]] ?? rows[0][names[1]]
            guard let entity = Entity(rawValue: word) else { continue }
            let synonyms = Synonyms(without: [rows[0][names[0]]])
            let mapper = Mapper(catalogue: ProfileCatalogue(profiles: []), synonyms: synonyms)
            for row in rows {
                let wanted = Meaning(row[names[3]], entity: entity, FieldTarget(fields[row[names[3]]] ?? "")).target(
                    in: entity)
                // One header at a time: a system's list of all headers it ever used is no file.
                let found = try mapper.propose(SampleTable([row[names[2]]]), entity: entity).columns[0].target
                if found?.field == wanted?.field {
                    tally.right += wanted == nil ? 0 : 1
                } else if found == nil {
                    tally.missed += 1
                } else {
                    tally.wrong += 1
                }
            }
        }
        let precision = Double(tally.right) / Double(tally.right + tally.wrong)
        let recall = Double(tally.right) / Double(tally.right + tally.missed)
        #expect(precision >= 0.95, "\(tally)")
        #expect(recall >= 0.65, "\(tally)")
    }
}
