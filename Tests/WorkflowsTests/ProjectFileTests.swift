import Records
import Testing

@testable import Workflows

@Suite struct `A project file` {
    @Test func `names its sources with their mapping`() throws {
        let file = try ProjectFile(
            yaml: """
                dealer: {name: Automobiles Exemple inc., zone: America/Toronto, domains: [Exemple.ca]}
                language: fr
                sources:
                  - files: "clients*.csv"
                    system: sgd
                    class: DMS
                    map: {"Date": "created_at:dmy"}
                gate: {fail_on: warning}
                max_rejects: 12
                """, path: "dealerdata.yml")
        #expect(file.dealer.domains == ["exemple.ca"])
        #expect(file.sources.count == 1)
        #expect(file.sources[0].map[0].target == FieldTarget(.createdAt, [.dayMonthYear]))
        #expect(file.failOn == "warning")
        #expect(file.maxRejects == .rows(12))
    }

    @Test func `names the sheet of a workbook, and the files that hold everything`() throws {
        let file = try ProjectFile(
            yaml:
                "sources:\n  - {files: '*.xlsx', system: sgd, sheet: Clients, snapshot: true, accept_cut: true}\n  - {files: b, system: c}\n",
            path: "p.yml")
        #expect(file.sources.map(\.sheet) == ["Clients", nil])
        #expect(file.sources.map(\.isSnapshot) == [true, false])
        #expect(file.sources.map(\.acceptsCut) == [true, false])
        #expect(throws: ProjectFileError.badValue(path: "p.yml", line: 1, key: "snapshot", expected: "true, false")) {
            try ProjectFile(yaml: "sources: [{files: a, system: b, snapshot: oui}]\n", path: "p.yml")
        }
    }

    @Test func `says the line of an unknown key and what it may have meant`() {
        #expect(throws: ProjectFileError.unknownKey(path: "p.yml", line: 2, key: "langage", nearest: "language")) {
            try ProjectFile(yaml: "store: a.sqlite\nlangage: fr\n", path: "p.yml")
        }
    }

    @Test func `holds rules that join records and rules that keep them apart`() throws {
        let yaml = """
            rules:
              - join: [vin, last_name]
              - {apart: [account, birth_date], systems: [fin, sgd]}
              - apart: [business_number]
            """
        #expect(
            try ProjectFile(yaml: yaml, path: "p.yml").rules == [
                .join(["vin", "last_name"]), .apart("account", systems: ["fin", "sgd"]),
                .apart("birth_date", systems: ["fin", "sgd"]), .apart("business_number", systems: []),
            ])
    }

    @Test func `refuses a rule of no field, of an unknown one, or of both kinds`() {
        func refuses(_ rule: String, _ error: ProjectFileError) {
            #expect(throws: error) { try ProjectFile(yaml: "rules:\n  - \(rule)\n", path: "p.yml") }
        }
        func bad(_ key: String, _ expected: String) -> ProjectFileError {
            .badValue(path: "p.yml", line: 2, key: key, expected: expected)
        }
        let apart = "account, birth_date, business_number, manufacturer_id"
        refuses("{apart: [vin]}", bad("apart", apart))
        refuses("{apart: []}", bad("apart", apart))
        refuses("{systems: [a]}", .incomplete(path: "p.yml", line: 2, key: "join"))
        refuses("{jion: [vin]}", .unknownKey(path: "p.yml", line: 2, key: "jion", nearest: "join"))
        refuses("{join: [vin], apart: [account]}", bad("rules", "join | apart"))
        refuses("{join: [vin], systems: [a]}", bad("systems", "apart"))
    }

    @Test func `refuses a source without a system`() {
        #expect(throws: ProjectFileError.incomplete(path: "p.yml", line: 2, key: "system")) {
            try ProjectFile(yaml: "sources:\n  - files: a.csv\n", path: "p.yml")
        }
    }

    @Test func `says where YAML is broken`() {
        #expect(throws: ProjectFileError.self) { try ProjectFile(yaml: "a: [1, 2", path: "p.yml") }
    }

    @Test func `the templates of init are project files themselves`() throws {
        for language in Language.allCases {
            let yaml = Resource.text("templates/dealerdata.\(language.rawValue).yml")
            #expect(try ProjectFile(yaml: yaml, path: "t").language == language)
        }
    }
}

@Suite struct `Resolved settings` {
    private let moment = Moment(secondsSinceEpoch: 1_795_305_600)  // 2026-11-22T00:00:00Z

    private func settings(_ flags: SettingsFlags = SettingsFlags(), _ environment: [String: String] = [:]) throws
        -> Settings
    {
        try Settings(
            flags: flags, environment: environment, folder: "/nonexistent", moment: moment, cores: 2)
    }

    @Test func `today is the dealer's civil date and not the date in Greenwich`() throws {
        #expect(moment.instant == "2026-11-22T00:00:00Z")
        #expect(try settings().asOf.value == CivilDate("2026-11-21"))
    }

    @Test func `a flag wins over the environment and the environment over the default`() throws {
        let environment = ["DEALERDATA_STORE": "env.sqlite"]
        #expect(try settings(SettingsFlags(store: "flag.sqlite"), environment).store.value == "flag.sqlite")
        #expect(try settings(SettingsFlags(), environment).store.value == "env.sqlite")
        #expect(try settings(SettingsFlags(), environment).store.origin == .environment)
        #expect(try settings().store.value == "dealerdata.sqlite")
    }

    @Test func `speaks French unless the locale is English`() throws {
        #expect(try settings().language.value == .french)
        #expect(try settings(SettingsFlags(), ["LANG": "en_CA.UTF-8"]).language.value == .english)
        #expect(try settings(SettingsFlags(), ["LANG": "C.UTF-8"]).language.value == .french)
    }

    @Test func `refuses a date that does not exist`() {
        #expect(throws: SettingsError.badDate("2026-02-30")) { try settings(SettingsFlags(asOf: "2026-02-30")) }
    }
}
