import Columns
import Records
import Testing

@testable import Ingest

/// Proposes, surveys in two batches, and finishes.
private func survey(
    _ columns: [(String, [String])], _ entity: Entity, system: String? = nil, given: [GivenColumn] = []
) throws -> Mapping {
    let table = SampleTable(columns: columns)
    let mapping = try Mapper().propose(table, system: system, entity: entity, given: given)
    var survey = ColumnSurvey(mapping)
    let half = table.batch.rowCount / 2
    for rows in [0..<half, half..<table.batch.rowCount] {
        survey.add(SampleTable(table.header, rows.map { row in table.batch.columns.map { $0.text(row) } }).batch)
    }
    return survey.finish(mapping)
}

@Suite struct `Dates of a column` {
    @Test(arguments: [
        (["03/04/2024", "13/04/2024"], "birth_date:dmy"), (["03/04/2024", "04/13/2024"], "birth_date:mdy"),
        (["2024-04-03", "2024-04-13"], "birth_date:ymd"), (["20240403", "19760513"], "birth_date:ymd"),
        (["23/04/05", "98/12/31"], "birth_date:ymd"), (["45021", "28123"], "birth_date:excel"),
        (["1588291200000", "1588291300000"], "birth_date:epochms"), (["1588291200", "1588291300"], "birth_date:epoch"),
        (["2024-04-03", "25/12/1976"], "birth_date:dmy"), (["5 avr. 2023", "1er mai 2021"], "birth_date"),
        (["45021", "28123", "2024-04-03"], "birth_date:excel,ymd"), (["0000-00-00", "31/12/9999"], "birth_date:dmy"),
        (["45021"], "birth_date:excel"), (["1980-03-12", "19610508", "31122"], "birth_date:ymd"),
    ])
    func `show their order once a day is over twelve`(dates: [String], target: String) throws {
        let mapping = try survey([("Date de naissance", dates)], .customer)
        #expect(mapping.field("Date de naissance") == target)
        #expect(mapping["Date de naissance"]?.question == nil)
    }

    @Test func `that fit two orders are asked about, and keep their field`() throws {
        let mapping = try survey([("Date de naissance", ["03/04/2024", "05/06/2024"])], .customer)
        #expect(mapping.field("Date de naissance") == "birth_date")
        #expect(mapping["Date de naissance"]?.question == .dateOrder(field: .birthDate))
    }

    @Test func `that fit two orders follow the file's other dates`() throws {
        let mapping = try survey(
            [
                ("Date de naissance", ["03/04/1976", "05/06/1980"]),
                ("Date de création", ["25/12/2023", "03/01/2024"]),
            ], .customer)
        #expect(mapping.field("Date de naissance") == "birth_date:dmy")
        #expect(mapping["Date de naissance"]?.confidence == 0.8)
    }

    @Test func `that contradict each other are asked about`() throws {
        let mapping = try survey([("Date de naissance", ["13/04/1976", "04/13/1976"])], .customer)
        #expect(mapping.field("Date de naissance") == "birth_date")
        #expect(mapping["Date de naissance"]?.question == .dateOrder(field: .birthDate))
    }

    @Test func `that a spreadsheet may have turned around are asked about`() throws {
        let turned = [
            "2025-05-04", "2024-09-12", "18/03/2025", "2025-03-07", "25/06/2025", "2025-11-01", "30/08/2025",
            "2024-02-10",
        ]
        let mapping = try survey([("Date de naissance", turned)], .customer)
        #expect(mapping.field("Date de naissance") == nil)
        #expect(mapping["Date de naissance"]?.question == .dateOrder(field: .birthDate))
        // One true date of the 25th shows that nothing was turned around.
        let mixed = try survey([("Date de naissance", turned + ["2025-06-25"])], .customer)
        #expect(mixed.field("Date de naissance") == "birth_date:dmy")
    }

    @Test func `are not turned around by one typing error in hundreds`() throws {
        let dates = (1...300).map { "\($0 % 28 + 1)/04/1976" } + ["04/13/1976"]
        #expect(try survey([("Date de naissance", dates)], .customer).field("Date de naissance") == "birth_date")
        let many = (1...900).map { "\($0 % 15 + 13)/04/1976" } + ["04/13/1976"]
        #expect(try survey([("Date de naissance", many)], .customer).field("Date de naissance") == "birth_date:dmy")
    }

    @Test func `follow what a person gave, whatever they show`() throws {
        let given = [GivenColumn("Naissance", FieldTarget(.birthDate, [.monthDayYear]))]
        let mapping = try survey([("Naissance", ["13/04/1976", "14/04/1976"])], .customer, given: given)
        #expect(mapping.field("Naissance") == "birth_date:mdy")
    }

    @Test func `follow their system where they fit two orders, and themselves where they do not fit its own`() throws {
        let open = try survey([("Contract Date", ["3/4/2024", "5/6/2024"])], .deal, system: "dealervault")
        #expect(open.field("Contract Date") == "deal_date:mdy")
        #expect(open["Contract Date"]?.question == nil)
        let other = try survey([("Contract Date", ["13/4/2024", "5/6/2024"])], .deal, system: "dealervault")
        #expect(other.field("Contract Date") == "deal_date:dmy")
        let iso = try survey([("Contract Date", ["2024-04-13", "2024-06-05"])], .deal, system: "dealervault")
        #expect(iso.field("Contract Date") == "deal_date:ymd")
    }

    /// 300 days of ten years, `day`, `month` and `year` put together.
    private func short(_ written: (Int, Int, Int) -> [Int], _ more: [String] = []) -> [String] {
        (0..<300).map { place in
            written(place * 7 % 30 + 1, place % 6 * 2 + 1, 15 + place % 11)
                .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "/")
        } + more
    }

    @Test(arguments: ["2023-12-25", "20231225", "31/06/23", "12/25/23", "9999-12-31", "n/d"])
    func `with short years keep their order whatever one cell says`(odd: String) throws {
        let days = try survey([("Date de vente", short { [$0, $1, $2] } + [odd, odd])], .deal)
        #expect(days.field("Date de vente") == "deal_date:dmy")
        let years = try survey([("Date de vente", short { [$2, $1, $0] } + [odd])], .deal)
        #expect(years.field("Date de vente") == "deal_date:ymd")
    }

    @Test func `behind a refusal are asked about with the refusal in the answer`() throws {
        let mapping = try survey([("Email Opt Out Date", ["03/04/2024", "05/06/2024"])], .customer)
        #expect(
            mapping["Email Opt Out Date"]?.questionMessage?.text(in: .english).contains(
                "--map \"Email Opt Out Date=consent_email:optout,dmy\"") == true)
    }

    @Test func `with short years that may be days are asked about, all three orders`() throws {
        let mapping = try survey(
            [
                ("Date de vente", ["17-11-12", "20-11-01", "13-01-07"]),
                ("Date de création", ["13/04/2024", "20/05/2024", "21/05/2024"]),
            ],
            .deal)
        #expect(mapping.field("Date de vente") == "deal_date")
        #expect(mapping["Date de vente"]?.question == .dateOrder(field: .dealDate, hasShortYears: true))
        #expect(mapping["Date de vente"]?.questionMessage?.text(in: .english).contains(":ymd") == true)
    }

    @Test func `behind a refusal get an order too`() throws {
        let mapping = try survey([("Opt-out courriel le", ["13/04/2024", "05/06/2024"])], .customer)
        #expect(mapping.field("Opt-out courriel le") == "consent_email:dmy,optout")
    }
}

@Suite struct `A survey` {
    @Test func `counts what is there, empty and missing`() throws {
        let table = SampleTable(["Nom", "Prénom"], [["Roy", "Luc"], ["Côté", ""], ["Roy"]])
        var survey = ColumnSurvey(try Mapper().propose(table))
        survey.add(table.batch)
        survey.add(table.batch)
        #expect(survey.rows == 6)
        #expect(survey.presence[1] == ColumnSurvey.Presence(values: 2, empty: 2, missing: 2))
    }

    @Test func `takes a consent column back when it holds yes and no after all`() throws {
        let header = ["Statut courriel"]
        let mapping = try Mapper().propose(SampleTable(header, [["Abonné"], ["Désabonné"]]), entity: .customer)
        #expect(mapping.field("Statut courriel") == "consent_email")
        var survey = ColumnSurvey(mapping)
        survey.add(SampleTable(header, [["O"], ["N"], ["O"]]).batch)
        let finished = survey.finish(mapping)
        #expect(finished.field("Statut courriel") == nil)
        #expect(finished["Statut courriel"]?.question == .consentPolarity(field: .consentEmail))
    }

    @Test func `gives a column of states the sense of its header when it holds yes and no after all`() throws {
        let header = ["Type de consentement"]
        let mapping = try Mapper().propose(SampleTable(header), entity: .customer)
        #expect(mapping.field("Type de consentement") == "consent_email")
        var survey = ColumnSurvey(mapping)
        survey.add(SampleTable(header, [["O"], ["N"], ["O"]]).batch)
        #expect(survey.finish(mapping).field("Type de consentement") == "consent_email:optin")
    }
}

@Suite struct `A natural key` {
    @Test(arguments: [
        (["No client", "Nom"], Entity.customer, Field.recordID), (["No contrat", "No client"], .deal, .dealNumber),
        (["No BT", "NIV"], .repairOrder, .repairOrderNumber), (["Lead ID", "Email"], .lead, .leadNumber),
        (["No RDV", "Nom"], .appointment, .appointmentNumber), (["NIV", "No stock"], .vehicle, .vin),
        (["No stock", "Marque"], .vehicle, .stockNumber),
    ])
    func `is the column that the rows' system numbers them by`(header: [String], entity: Entity, field: Field) throws {
        let key = NaturalKey(try Mapper().propose(SampleTable(header), entity: entity))
        #expect(key?.field == field)
        #expect(key?.position == 0)
    }

    @Test func `is none where the file has none`() throws {
        #expect(NaturalKey(try Mapper().propose(SampleTable(["Nom", "Courriel"]))) == nil)
        #expect(NaturalKey(try Mapper().propose(SampleTable(["Courriel", "Date de désabonnement"]))) == nil)
    }
}

@Suite struct `A mapping` {
    @Test func `gives the mapped columns in the file's order`() throws {
        let table = SampleTable(
            ["Fax", "Nom", "Prénom", "Courriel"], [["1", "Roy", "Luc", "luc@exemple.ca"], ["2", "Côté"]])
        let mapped = try Mapper().propose(table, entity: .customer).apply(to: table.batch)
        #expect(mapped.columns.map(\.target.field) == [.lastName, .firstName, .email])
        #expect(mapped.columns.map(\.source) == [1, 2, 3])
        #expect(mapped.rowCount == 2)
        #expect(mapped.columns[0].texts[1] == "Côté")
        #expect(mapped.columns[2].texts.presence[1] == .missing)
    }
}

@Suite struct `Typed lists` {
    @Test func `put each number in the column of its type`() throws {
        let header = [
            "id", "phones[0].number", "phones[0].type", "phones[0].extension", "phones[1].number", "phones[1].type",
        ]
        let table = SampleTable(
            header,
            [
                ["1", "+15145550101", "mobile", nil, "+15145550102", "work"],
                ["2", "+15145550103", "work", "12", nil, nil],
                ["3", "+15145550104", "home", nil, "+15145550105", "home"], ["4", nil, nil, nil, nil, nil],
                ["5", "+15145550106", "satellite", nil, nil, nil],
            ])
        let typing = try #require(PathTyping(header: header))
        #expect(
            typing.header.prefix(5) == [
                "id", "phones[home].number", "phones[home].extension", "phones[mobile].number",
                "phones[mobile].extension",
            ])
        let sorted = typing.apply(to: table.batch)
        func column(_ name: String) -> [String?] {
            let place = typing.header.firstIndex(of: name) ?? 0
            return (0..<5).map { sorted.columns[place].text($0) }
        }
        #expect(column("id") == ["1", "2", "3", "4", "5"])
        #expect(column("phones[mobile].number") == ["+15145550101", nil, nil, nil, nil])
        #expect(column("phones[work].number") == ["+15145550102", "+15145550103", nil, nil, nil])
        #expect(column("phones[work].extension") == [nil, "12", nil, nil, nil])
        #expect(column("phones[home].number") == [nil, nil, "+15145550104", nil, nil])
        #expect(column("phones[other].number") == [nil, nil, "+15145550105", nil, "+15145550106"])
        #expect(sorted.lines == table.batch.lines)
        let mapping = try Mapper().propose(header: typing.header, sample: sorted, system: "activix")
        #expect(mapping.field("phones[mobile].number") == "phone_mobile")
        #expect(mapping.field("phones[other].number") == "phone")
        #expect(mapping.field("phones[work].extension") == "phone_extension")
    }

    @Test func `tell the wanted vehicle from the one traded in`() throws {
        let header = ["vehicles[0].make", "vehicles[0].type", "vehicles[1].make", "vehicles[1].type"]
        let table = SampleTable(
            header, [["Aston Martin", "wanted", "DMC", "exchange"], ["Ford", "exchange", nil, nil]])
        let typing = try #require(PathTyping(header: header))
        let sorted = typing.apply(to: table.batch)
        #expect(typing.header == ["vehicles[wanted].make", "vehicles[exchange].make", "vehicles[other].make"])
        #expect(sorted.columns[0].text(0) == "Aston Martin")
        #expect(sorted.columns[0].text(1) == nil)
        #expect(sorted.columns[1].text(1) == "Ford")
    }

    @Test func `of contact lists are sorted by their labels`() throws {
        let header = ["Name", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value"]
        let typing = try #require(PathTyping(header: header))
        let sorted = typing.apply(
            to: SampleTable(header, [["Luc Roy", "Work", "514-555-0123", "* Mobile", "514-555-0124"]]).batch)
        #expect(
            typing.header == [
                "Name", "phones[home].number", "phones[mobile].number", "phones[work].number", "phones[other].number",
            ])
        #expect(sorted.columns.map { $0.text(0) } == ["Luc Roy", nil, "514-555-0124", "514-555-0123", nil])
    }

    @Test func `without types are left as they are`() {
        #expect(PathTyping(header: ["phones[0].number", "Nom"]) == nil)
        #expect(PathTyping(header: ["Type", "Nom"]) == nil)
    }

    @Test func `make an API's lead readable`() throws {
        let header = [
            "first_name", "last_name", "type", "advisor.first_name", "advisor.last_name", "emails[0].type",
            "emails[0].address",
            "phones[0].number", "phones[0].extension", "phones[0].type", "vehicles[0].make", "vehicles[0].model",
            "vehicles[0].year", "vehicles[0].type", "vehicles[1].make", "vehicles[1].model", "vehicles[1].year",
            "vehicles[1].type",
        ]
        let table = SampleTable(
            header,
            [
                [
                    "Luc", "Roy", "email", "Ève", "Côté", "home", "luc@exemple.ca", "+15145550101", "12345", "mobile",
                    "Aston Martin",
                    "DB11", "2018", "wanted", "DMC", "DeLorean", "1981", "exchange",
                ]
            ])
        let typing = try #require(PathTyping(header: header))
        let sorted = typing.apply(to: table.batch)
        let mapping = try Mapper().propose(header: typing.header, sample: sorted)
        #expect(mapping.entity == .lead)
        #expect(mapping.profile == "activix-api")
        let mapped = mapping.apply(to: sorted)
        let values = Dictionary(
            mapped.columns.compactMap { column in column.texts.text(0).map { (column.target.field, $0) } },
            uniquingKeysWith: { first, _ in first })
        #expect(
            values == [
                .firstName: "Luc", .lastName: "Roy", .leadType: "email", .email: "luc@exemple.ca",
                .phoneMobile: "+15145550101",
                .make: "Aston Martin", .model: "DB11", .modelYear: "2018",
            ])
    }
}

@Suite struct `Whole names of a column` {
    private func names(_ names: [String], header: String = "Nom", given: [GivenColumn] = []) throws -> ColumnMapping? {
        try survey(
            [("No client", names.indices.map { "\($0 + 1)" }), (header, names)], .customer, given: given)[header]
    }

    @Test(arguments: [
        ["BOUCHARD LISE", "TREMBLAY JEAN", "GAGNON MARIE", "ROY LUC"],
        ["ROY LUC", "ST-PIERRE ANDRE", "OUELLET SYLVIE", "Garage Roy inc.", "COTE ALAIN", "9123-4567 QUEBEC INC"],
        ["Tremblay Jean-Guy", "Roy Marie-Josée", "M. Caron Luc"],
        ["TREMBLAY NATHALIE"],
    ])
    func `are last name first where its words say so`(typed: [String]) throws {
        let column = try names(typed)
        #expect(column?.target?.text == "full_name:lastfirst")
        #expect(column?.question == nil)
    }

    @Test(arguments: [
        ["Jean Tremblay", "Marie Gagnon"], ["Jean Roy"], ["Mme Lise Bouchard", "Luc Roy", "Jean-Guy Tremblay"],
        [
            "Jean Tremblay", "Luc Roy", "Marie Gagnon", "Lise Bouchard", "Nathalie Côté", "Sylvie Bouchard",
            "TREMBLAY NATHALIE",
        ],
    ])
    func `are first name first where its words say so`(typed: [String]) throws {
        let column = try names(typed)
        #expect(column?.target?.text == "full_name")
        #expect(column?.question == nil)
    }

    @Test func `are asked about where they speak for both orders, and keep their field`() throws {
        let column = try names(["Jean Tremblay", "TREMBLAY JEAN", "Marie Gagnon", "GAGNON LISE"])
        #expect(column?.target?.text == "full_name")
        #expect(column?.question == .nameOrder(field: .fullName))
        for order in [Modifier.firstLast, .lastFirst] {
            let given = [GivenColumn("Nom", FieldTarget(.fullName, [order]))]
            let settled = try names(["Jean Tremblay", "TREMBLAY JEAN"], given: given)
            #expect(settled?.target == FieldTarget(.fullName, [order]))
            #expect(settled?.question == nil)
        }
    }

    @Test func `of shops turn no column of people around`() throws {
        let column = try names(["Coiffure Lise", "Salon Diane", "Bouchard Sport", "Jean Roy"])
        #expect(column?.target?.text == "full_name")
        #expect(column?.question == .nameOrder(field: .fullName))
    }

    @Test func `are last names where each is one word`() throws {
        #expect(try names(["Roy", "Caron"])?.target?.text == "last_name")
        #expect(try names(["Roy", "St-Pierre", "De Grandpré"])?.target?.text == "last_name")
        #expect(try names(["Roy", "Luc Caron"])?.target?.text == "full_name")
        #expect(try names(["Nathalie", "Lise", "Luc"])?.target?.text == "full_name")
        #expect(try names(["Roy", "Caron"], header: "full_name")?.target?.text == "full_name")
    }
}

@Suite struct `The letter T in a column of consents` {
    @Test(arguments: [
        (["T", "E", "I", "T"], "consent_email"), (["T", "F", "T", "F"], "consent_email:optin"),
        (["T", "T", "E", "N"], "consent_email:optin"),
    ])
    func `is tacit among states and true among yes and no`(values: [String], target: String) throws {
        let header = target == "consent_email" ? "Statut LCAP" : "Consentement courriel"
        #expect(
            try survey([("Courriel", values.map { "\($0)@exemple.ca" }), (header, values)], .customer).field(header)
                == target)
    }
}
