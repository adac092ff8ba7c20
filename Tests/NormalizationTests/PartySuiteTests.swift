import Foundation
import Records
import Testing

@testable import Normalization

/// Where the samples and suites lie, nil when they are not here.
func sharedFolder() -> URL? {
    let named = ProcessInfo.processInfo.environment["DEALERDATA_SHARED"].map { URL(fileURLWithPath: $0) }
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared")
    let folder = named ?? beside
    return FileManager.default.fileExists(atPath: folder.appending(path: "data").path) ? folder : nil
}

func sharedTable(_ path: String) throws -> ReferenceTable? {
    guard let folder = sharedFolder() else { return nil }
    return ReferenceTable(csv: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
}

@Suite struct `Names against public suites` {
    @Test(.enabled(if: sharedFolder() != nil, "the shared samples are not here"))
    func `the nameparser suite is read as its authors expect, but for named differences`() throws {
        let table = try #require(try sharedTable("data/suites/nameparser/human-names.csv"))
        let (input, asserted) = (table.column("input"), table.column("asserted_fields"))
        var fields = 0
        var right = 0
        var missed: Set<String> = []
        for row in table.rows where row[table.column("note")] != "expected_failure" {
            let outcome = PartyNormalizer().resolve(PartyInput(fullName: row[input]))
            var found = [
                "first": outcome.firstName, "middle": outcome.middleName, "last": outcome.lastName,
                "suffix": outcome.parts[.suffix], "nickname": outcome.parts[.nickname], "title": outcome.civility,
            ]
            if let second = outcome.parts[.secondFirstName] {
                found["first"] = (outcome.firstName ?? "") + " and " + second
            }
            for field in row[asserted].split(separator: "|").map(String.init) where field != "surnames" {
                let wanted = row[table.column(field)]
                if field == "title", !wanted.isEmpty, !["Dr.", "Dr"].contains(wanted) { continue }
                fields += 1
                let isRight =
                    field == "title"
                    ? (wanted.isEmpty) == (found["title"]! == nil)
                    : Folding.compact(wanted) == Folding.compact((found[field] ?? "") ?? "")
                if isRight { right += 1 } else { missed.insert(row[input]) }
            }
        }
        #expect(Double(right) / Double(fields) >= 0.95)
        #expect(missed == differences)
    }

    /// Royal and judicial titles are last names here (`King`, `Judge`), `John Doe` is nobody, `QC` is a province,
    /// `and` joins two people, and a particle starts the last name wherever it stands.
    private let differences: Set<String> = [
        "Queen Elizabeth", "John Doe", "King John Alexander V", "Kenneth Clarke QC MP",
        "US Magistrate-Judge Elizabeth E Campbell",
        "part1 of and The part2 of the part3 And part4", "Jon Dough and", "Jon Dough and of",
        "Vincent van Gogh van Beethoven",
    ]

    @Test(.enabled(if: sharedFolder() != nil, "the shared samples are not here"))
    func `every Montréal owner with a legal form is an organisation, and numbered companies stay whole`() throws {
        let table = try #require(try sharedTable("data/samples/montreal-open-data-businesses/businesses.csv"))
        var owners = 0
        var numbered = 0
        for name in Set(table.rows.map { $0[table.column("proprietaire")] }).sorted() {
            let words = NameWords(name).words
            let hasForm = words.contains {
                [
                    "INC", "LTEE", "LTD", "SENC", "ENR", "LIMITED", "LIMITEE", "CORP", "CORPORATION", "SENCRL", "COOP",
                    "LLP",
                ].contains($0.key)
            }
            for input in [PartyInput(lastName: name), PartyInput(fullName: name), PartyInput(company: name)] {
                let outcome = PartyNormalizer().resolve(input)
                if hasForm {
                    owners += 1
                    #expect(outcome.company != nil && outcome.lastName == nil && outcome.firstName == nil)
                    #expect([.organisation, .government, .fleet].contains(outcome.kind))
                }
                if CompanyName.number(words) != nil {
                    numbered += 1
                    #expect(
                        outcome.company.map(Folding.compact)?.hasPrefix(Folding.compact(words[0].key)) == true
                            && outcome.lastName == nil)
                }
            }
        }
        #expect(owners > 8000 && numbered > 5000)
    }
}
