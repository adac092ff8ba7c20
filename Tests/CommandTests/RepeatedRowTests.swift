import Foundation
import Testing

@Suite struct `A list with a row for each vehicle` {
    private static let header = "No client,Prénom,Nom,Téléphone,NIV,Dernière visite\n"

    private func base(_ rows: String) throws -> Workplace {
        let place = try Workplace()
        try place.write("clients.csv", Self.header + rows)
        for words in [
            ["import", "clients.csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"], ["codify"],
        ] {
            let outcome = try place.run(words + ["--quiet", "--as-of", Project.asOf])
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
        return place
    }

    @Test func `is no list of files opened twice, and loses no vehicle and no number`() throws {
        let place = try base(
            """
            7,Anne,Caron,450-868-0101,1M8GDM9AXKP042788,2024-05-01
            7,Anne,Caron,450-868-0177,1HGCM82633A004352,2026-03-02
            8,Luc,Roy,450-868-0103,,2025-01-01
            """)
        let text = try place.run("export", "customers", "--format", "json", "--quiet").text
        let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(all.count == 2)
        let anne = try #require(all.first { $0["first_name"] as? String == "Anne" })
        #expect(anne["records"] as? Int == 1)
        #expect(anne["phone"] as? String == "+14508680177")
        let audit = try place.run("audit", "--format", "json", "--as-of", Project.asOf).json()
        let duplicates = try #require(audit["duplicates"] as? [String: Any])
        #expect(duplicates["excess"] as? Int == 0)
        let line = try place.run("explain", "clients.csv:3", "--format", "json").json()
        #expect(line["customer"] as? Int == anne["customer_id"] as? Int)
        guard try place.shell("command -v sqlite3").status == 0 else { return }
        let vehicles = try place.shell(
            "sqlite3 dealerdata.sqlite 'SELECT COUNT(DISTINCT vin) FROM v_customer_vehicle WHERE customer_id = \(anne["customer_id"] ?? 0)'"
        )
        #expect(vehicles.text == "2\n")
    }

    @Test func `keeps a record of its own for somebody else under the same key`() throws {
        let place = try base("7,Anne,Caron,450-868-0101,,\n7,Pierre,Lavoie,450-868-0199,,\n")
        #expect(try place.run("status", "--format", "json").json()["records"] as? Int == 2)
    }

    @Test func `keeps everybody where a column of one word for all is taken for the key`() throws {
        let names = ["Roy", "Caron", "Morin", "Lavoie"]
        let place = try base((0..<2000).map { "0,Luc\($0 / 4),\(names[$0 % 4]),450-868-\(1000 + $0),,\n" }.joined())
        #expect(try place.run("status", "--format", "json").json()["records"] as? Int == 2000)
    }

    @Test func `keeps what a later file repeats when another row of the key changed`() throws {
        let row = "7,Anne,Caron,450-868-0101,1M8GDM9AXKP042788,2024-05-01\n"
        for isFirst in [true, false] {
            let (before, after) = (
                "7,Anne,Caron,450-868-0177,1HGCM82633A004352,2026-03-02\n",
                "7,Anne,Caron,450-868-0177,5YJSA1E26MF000001,2026-08-02\n"
            )
            let place = try base(isFirst ? row + before : before + row)
            try place.write("clients.csv", Self.header + row + after)
            for words in [
                ["import", "clients.csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"],
            ] {
                #expect(try place.run(words + ["--quiet", "--as-of", Project.asOf]).status == 0)
            }
            let text = try place.run("export", "customers", "--format", "json", "--quiet").text
            let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
            #expect(all.count == 1)
            #expect(all.first?["phone"] as? String == "+14508680177")
            guard try place.shell("command -v sqlite3").status == 0 else { continue }
            let vehicles = try place.shell(
                "sqlite3 dealerdata.sqlite 'SELECT DISTINCT vin FROM v_customer_vehicle ORDER BY vin'")
            #expect(vehicles.text == "1M8GDM9AXKP042788\n5YJSA1E26MF000001\n")
        }
    }
}

@Suite struct `A newer file with fewer columns` {
    private func customers(_ files: [String]) throws -> [[String: Any]] {
        let place = try Workplace()
        for (number, text) in files.enumerated() {
            try place.write("\(number).csv", text)
            for words in [
                ["import", "\(number).csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"],
            ] {
                let outcome = try place.run(words + ["--quiet", "--as-of", Project.asOf])
                try #require(outcome.status == 0, "\(outcome.complaint)")
            }
        }
        let text = try place.run("export", "customers", "--format", "json", "--quiet").text
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    private static let wide =
        "No client,Prénom,Nom,Courriel,Cellulaire,Adresse,Ville,Code postal\n"
        + "1,Anne,Caron,anne.caron@exemple.ca,450-868-0101,12 rue Neuve,Chambly,J3X 1P7\n"
        + "2,Luc,Roy,luc.roy@exemple.ca,450-868-0102,14 rue Neuve,Chambly,J3X 1P7\n"
    private static let narrow = "No client,Prénom,Nom,Date de naissance\n1,Anne,Caron,1970-03-04\n"

    @Test func `takes nothing away that it has no column for, however many follow`() throws {
        for files in [
            [Self.wide, Self.narrow],
            [Self.wide, Self.narrow, Self.narrow.replacing("1970-03-04", with: "1971-03-04")],
        ] {
            let all = try customers(files)
            let anne = try #require(all.first { $0["first_name"] as? String == "Anne" })
            #expect(all.count == 2)
            #expect(anne["email"] as? String == "anne.caron@exemple.ca")
            #expect(anne["phone_mobile"] as? String == "+14508680101")
            #expect(anne["address1"] as? String == "12, rue Neuve")
            #expect(anne["birth_date"] as? String == (files.count == 2 ? "1970-03-04" : "1971-03-04"))
        }
    }

    @Test(arguments: ["Nom", "full_name", "last_name"])
    func `keeps the first name of a customer whose last name alone it states`(header: String) throws {
        let refusals = "No client,\(header),Ne pas envoyer de courriel\n1,Caron,Oui\n2,Roy,Non\n"
        for files in [
            [Self.wide, refusals], [Self.wide, refusals, refusals.replacing("2,Roy,Non", with: "2,Roy,Oui")],
        ] {
            let all = try customers(files)
            #expect(all.count == 2)
            #expect(Set(all.compactMap { $0["first_name"] as? String }) == ["Anne", "Luc"])
            #expect(Set(all.compactMap { $0["last_name"] as? String }) == ["Caron", "Roy"])
        }
        // Another last name is somebody else's, or a change of the whole name.
        let other = try customers([Self.wide, "No client,\(header)\n1,Gagnon\n"])
        #expect(Set(other.compactMap { $0["first_name"] as? String }) == ["Luc"])
        // An empty cell under first names says that there is none.
        let empty = try customers([Self.wide, "No client,Prénom,Nom\n1,,Caron\n"])
        #expect(Set(empty.compactMap { $0["first_name"] as? String }) == ["Luc"])
    }

    @Test func `tells the statuses of deals that nobody can read, and takes no refusal for an unread one`() throws {
        let place = try Workplace()
        try place.write(
            "ventes.csv",
            "No vente,No client,Date de vente,Statut\nV1,1,2026-06-10,Statut 7\nV2,2,2026-06-10,Refusée\n"
                + "V3,3,2026-06-10,Livré\nV4,4,2026-06-11,Statut 7\n")
        try #require(try place.run("import", "ventes.csv", "--system", "sgd", "--entity", "deal").status == 0)
        let answer = try place.run("normalize", "--format", "json").json()
        let unread = try #require(answer["unread_statuses"] as? [[String: Any]])
        #expect(unread.count == 1)
        #expect(unread.first?["status"] as? String == "Statut 7")
        #expect(unread.first?["count"] as? Int == 2)
    }

    @Test func `keeps a customer's name that it does not state, and a company's address`() throws {
        let all = try customers([
            "No client,Prénom,Nom,Compagnie,Courriel\n1,Anne,Caron,,anne.caron@exemple.ca\n2,,,Garage Roy inc.,garage@exemple.ca\n",
            "No client,Cellulaire\n1,450-868-0101\n2,450-868-0102\n",
        ])
        #expect(all.count == 2)
        let anne = try #require(all.first { $0["first_name"] as? String == "Anne" })
        #expect(anne["email"] as? String == "anne.caron@exemple.ca")
        #expect(anne["phone_mobile"] as? String == "+14508680101")
        let garage = try #require(all.first { ($0["company"] as? String ?? "").hasPrefix("Garage Roy") })
        #expect(garage["email"] as? String == "garage@exemple.ca")
        #expect(garage["phone_mobile"] as? String == "+14508680102")
    }

    @Test func `takes away what it has an empty cell for`() throws {
        let all = try customers([
            Self.wide, Self.wide.replacing("anne.caron@exemple.ca,450-868-0101", with: ",450-868-0199"),
        ])
        let anne = try #require(all.first { $0["first_name"] as? String == "Anne" })
        #expect(anne["email"] as? String == nil)
        #expect(anne["phone_mobile"] as? String == "+14508680199")
    }

    @Test func `gives nothing to somebody else under the same key`() throws {
        let all = try customers([Self.wide, "No client,Prénom,Nom,Date de naissance\n1,Paul,Dion,1980-03-04\n"])
        let paul = try #require(all.first { $0["first_name"] as? String == "Paul" })
        #expect(paul["email"] as? String == nil)
    }
}
