import Columns
import Linkage
import Testing

struct SharedHomeTests {
    private static let roles: [MatchRole] = [
        .firstName, .lastName, .company, .email, .phoneHome, .phoneMobile, .phoneWork, .addressLine, .city,
        .birthDate,
    ]

    /// Households of these records among people who each stand in the file twice, and some of their spouses, so that there
    /// is something to learn.
    private static func households(
        _ records: [[String]], decisions: [LinkageInput.Decision] = []
    ) async throws -> [Int32] {
        var rows = records
        for number in 0..<60 {
            let seed = number * 7919 + 5
            let row = [
                ["Zoé", "Ulric", "Maïka", "Honoré", "Gisèle", "Noémie", "Fabrice"][seed % 7],
                ["Canar", "Serin", "Bravo", "Cormo", "Falqu"][seed % 5] + ["in", "ette", "ure", "net"][seed / 5 % 4],
                number % 5 == 0 ? "Atelier Dubonnet \(number)" : "",
                "m\(seed)@exemple.test", "", "514\(200 + seed % 700)\(1000 + seed * 31 % 9000)", "",
                "\(100 + seed % 4000) rue \(["des Pins", "Principale", "du Moulin", "Wilfrid"][seed % 4])",
                ["Montclair", "Rivebelle"][seed % 2], "19\(50 + seed % 50)-0\(1 + seed % 9)-1\(seed % 10)",
            ]
            rows += [row, row.enumerated().map { $0 == 3 ? "" : $1 }]
            guard number % 3 == 0 else { continue }
            let spouse = ["Irma", "Odile", "Blanche", "Yvonne", "Simone"][number % 5]
            let landline = "450\(200 + seed % 700)\(1000 + seed * 17 % 9000)"
            rows.append([
                spouse, row[1], "", "", landline, "438\(200 + seed % 700)\(1000 + seed * 13 % 9000)", "", row[7],
                row[8],
                "19\(50 + (seed + 7) % 50)-1\(seed % 3)-0\(1 + seed % 9)",
            ])
            rows[rows.count - 2][4] = landline
        }
        let input = LinkageInput(
            keys: TextColumn(rows.indices.map { "R\(1000 + $0)" }),
            columns: roles.enumerated().map { place, role in
                .init(name: role.rawValue, role: role, texts: TextColumn(rows.map { $0[place] }))
            },
            isOrganisation: [], decisions: decisions)
        let result = try await Linker.link(input, options: LinkageOptions(width: 2))
        #expect(Set(result.clusterOf.prefix(records.count)).count == Set(records.map { $0[0] + $0[1] }).count)
        return Array(result.householdOf.prefix(records.count))
    }

    private static let home = ["42 rue des Érables", "Valbrise"]

    private static func record(
        _ first: String, _ last: String, company: String = "", email: String = "", home: String = "",
        mobile: String = "", work: String = "", at door: [String] = ["", ""], born: String = ""
    ) -> [String] {
        [first, last, company, email, home, mobile, work] + door + [born]
    }

    @Test func `a couple of two surnames is a household by its door and e-mail, stated in different records`()
        async throws
    {
        let found = try await Self.households([
            Self.record("Lise", "Perruchon", mobile: "5148680101", at: Self.home, born: "1974-09-03"),
            Self.record("Lise", "Perruchon", email: "les.tarin@exemple.test", mobile: "5148680101"),
            Self.record("Marc", "Tarin", email: "les.tarin@exemple.test", mobile: "5148680122", born: "1971-02-13"),
            Self.record("Marc", "Tarin", mobile: "5148680122", at: Self.home),
            Self.record("Marc", "Tarin", mobile: "5148680122", at: ["900 rue Wilfrid", "Rivebelle"]),
        ])
        #expect(found[0] == found[2])
    }

    @Test func `roommates and neighbours who share a door and nothing else are no household`() async throws {
        let found = try await Self.households([
            Self.record("Lise", "Perruchon", email: "lise@exemple.test", mobile: "5148680101", at: Self.home),
            Self.record("Marc", "Tarin", email: "marc@exemple.test", mobile: "5148680122", at: Self.home),
        ])
        #expect(found[0] != found[1])
    }

    @Test func `colleagues who share an employer's door and numbers are no household`() async throws {
        let found = try await Self.households([
            Self.record(
                "Lise", "Perruchon", company: "Transport Falun", email: "info@falun.test", work: "5148680133",
                at: Self.home),
            Self.record(
                "Marc", "Tarin", company: "Transport Falun", email: "info@falun.test", work: "5148680133",
                at: Self.home),
            Self.record(
                "Irène", "Dauphinelle", company: "Transport Falun", mobile: "5148680155", work: "5148680133",
                at: Self.home),
        ])
        #expect(Set(found).count == 3)
    }

    @Test func `a couple who run a company at home is a household by their surname or the phone at home`() async throws
    {
        let found = try await Self.households([
            Self.record(
                "Lise", "Perruchon", company: "Transport Falun", home: "4508680177", work: "5148680133", at: Self.home),
            Self.record(
                "Marc", "Tarin", company: "Transport Falun", home: "4508680177", mobile: "5148680122", at: Self.home),
        ])
        #expect(found[0] == found[1])
    }

    @Test func `two who a person said have nothing to do with each other are no household`() async throws {
        let found = try await Self.households(
            [
                Self.record("Lise", "Perruchon", email: "les.tarin@exemple.test", mobile: "5148680101", at: Self.home),
                Self.record("Marc", "Tarin", email: "les.tarin@exemple.test", mobile: "5148680122", at: Self.home),
            ], decisions: [LinkageInput.Decision(a: 0, b: 1, answer: .different)])
        #expect(found[0] != found[1])
    }
}
