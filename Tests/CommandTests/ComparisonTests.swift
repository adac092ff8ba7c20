import Foundation
import Testing

/// Two stores of one dealership. In the second the column of consents was left out of the export, one customer is gone,
/// one has another address and no number, and number 6 is somebody else.
@Suite struct `Comparing two stores` {
    private static let configuration = """
        inbox: inbox
        out: out
        sources:
          - {files: "clients*.csv", system: sgd, class: DMS, entity: customer}
          - {files: "ventes*.csv", system: sgd, class: DMS, entity: deal}
          - {files: "leads*.csv", system: web, class: WEB}
        gate: {fail_on: never}

        """
    private static let oldCustomers = """
        No client,Prénom,Nom,Courriel,Téléphone,Adresse,Ville,Code postal,Courriel OK
        1,Anne,Côté,anne@exemple.ca,450-649-1813,10 rue des Pins,Chambly,J3X 1P7,0
        2,Guy,Morin,guy@exemple.ca,450-649-1814,12 rue des Pins,Chambly,J3X 1P7,
        3,Luc,Roy,luc@exemple.ca,450-649-1815,14 rue des Pins,Chambly,J3X 1P7,
        4,Zoé,Girard,zoe@exemple.ca,450-649-1816,16 rue des Pins,Chambly,J3X 1P7,
        5,Éva,Nolin,eva@exemple.ca,450-649-1817,18 rue des Pins,Chambly,J3X 1P7,
        6,Éva,Nolin,eva@exemple.ca,450-649-1817,18 rue des Pins,Chambly,J3X 1P7,

        """
    private static let newCustomers = """
        No client,Prénom,Nom,Courriel,Téléphone,Adresse,Ville,Code postal
        1,Anne,Côté,anne@exemple.ca,450-649-1813,10 rue des Pins,Chambly,J3X 1P7
        2,Guy,Morin,guy.morin@exemple.ca,,12 rue des Pins,Chambly,J3X 1P7
        3,Luc,Roy,luc@exemple.ca,450-649-1815,14 rue des Pins,Chambly,J3X 1P7
        5,Éva,Nolin,eva@exemple.ca,450-649-1817,18 rue des Pins,Chambly,J3X 1P7
        6,Paul,Dion,paul@exemple.ca,450-649-1877,20 rue des Ormes,Granby,J2G 9H7
        7,Léo,Blais,leo@exemple.ca,450-649-1818,22 rue des Pins,Chambly,J3X 1P7

        """
    private static let deals = """
        No vente,No client,Date vente,NIV,Marque,Modèle,Année,Prix
        V1,1,2026-10-01,1HGCM82633A004352,Honda,Accord,2023,30000.00
        V2,2,2026-10-02,2HGFC2F59JH000001,Honda,Civic,2018,20000.00
        V3,3,2026-10-03,,,,,15000.00

        """
    private static let leads = """
        lead_id,created_at,first_name,last_name,email,phone,status,source
        L1,2026-10-01,Luc,Roy,luc@exemple.ca,450-649-1815,open,web
        L2,2026-10-02,Rita,Caron,rita@exemple.ca,450-649-1899,open,web

        """

    private static let made = Result {
        let place = try Workplace()
        let newDeals = deals.replacing("30000.00", with: "31000.00").replacing(
            "V3,3,2026-10-03", with: "V4,7,2026-10-04")
        for (name, customers, deals) in [("old", oldCustomers, deals), ("new", newCustomers, newDeals)] {
            try place.write("\(name)/dealerdata.yml", configuration + "store: ../\(name).sqlite\n")
            try place.write("\(name)/inbox/clients.csv", customers)
            try place.write("\(name)/inbox/ventes.csv", deals)
            try place.write("\(name)/inbox/leads.csv", leads)
            let outcome = try place.run(
                "run", "--quiet", "--config", "\(name)/dealerdata.yml", "--as-of", Project.asOf)
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
        return place
    }

    let place: Workplace

    init() throws {
        let made = try Self.made.get()
        place = try Workplace()
        for name in ["old.sqlite", "new.sqlite"] {
            try FileManager.default.copyItem(atPath: made.path + "/" + name, toPath: place.path + "/" + name)
        }
    }

    private func compare(_ words: String..., old: String = "old.sqlite", new: String = "new.sqlite") throws -> Outcome {
        try place.run(["audit", "--compare", old, "--store", new] + words)
    }

    @Test func `counts rows in one store alone, the same and different, by system and field`() throws {
        let answer = try compare("--format", "json").json()
        #expect(answer["schema"] as? Int == 1)
        var seen: [String: [Int]] = [:]
        var fields: [String: [String: [Int]]] = [:]
        func numbers(_ counts: Any?) -> [Int] {
            let counts = counts as? [String: Int] ?? [:]
            return ["only_old", "only_new", "same", "different"].compactMap { counts[$0] }
        }
        for compared in try #require(answer["entities"] as? [[String: Any]]) {
            let entity = try #require(compared["entity"] as? String)
            seen[entity] = numbers(compared["counts"])
            for system in compared["systems"] as? [[String: Any]] ?? [] {
                seen["\(entity) \(system["system"] as? String ?? "")"] = numbers(system["counts"])
            }
            for field in compared["fields"] as? [[String: Any]] ?? [] {
                fields[entity, default: [:]][field["field"] as? String ?? ""] =
                    ["changed", "emptied", "filled"].compactMap { field[$0] as? Int }
            }
        }
        #expect(
            seen == [
                "source_record": [2, 2, 3, 6], "source_record sgd": [2, 2, 1, 6], "source_record web": [0, 0, 2, 0],
                "customer_record": [1, 1, 5, 2], "customer_record sgd": [1, 1, 3, 2],
                "customer_record web": [0, 0, 2, 0], "customer": [1, 1, 3, 1], "vehicle": [0, 0, 2, 0],
                "deal": [1, 1, 1, 1], "deal sgd": [1, 1, 1, 1], "repair_order": [0, 0, 0, 0],
                "lead": [0, 0, 2, 0], "lead web": [0, 0, 2, 0], "appointment": [0, 0, 0, 0],
            ])
        #expect(
            fields == [
                "customer_record": [
                    "email": [2, 0, 0], "phone": [1, 1, 0], "address1": [1, 0, 0], "city": [1, 0, 0],
                    "first_name": [1, 0, 0], "last_name": [1, 0, 0], "postal_code": [1, 0, 0],
                ], "customer": ["email": [1, 0, 0], "phone": [0, 1, 0]], "deal": ["amount_cents": [1, 0, 0]],
            ])
    }

    @Test func `tells customers apart by their records, whichever way they went`() throws {
        let apart = try #require(try compare("--format", "json").json()["identity"] as? [String: Any])
        #expect(["kept", "only_old", "only_new"].map { apart[$0] as? Int } == [4, 1, 1])
        let change = try #require((apart["changes"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "split")
        #expect(["groups", "old_customers", "new_customers"].map { change[$0] as? Int } == [1, 1, 2])
        let group = try #require((apart["list"] as? [[String: Any]])?.first)
        func keys(_ side: String) -> [[String]?] {
            (group[side] as? [[String: Any]] ?? []).map { $0["keys"] as? [String] }
        }
        #expect(keys("old") == [["sgd:5", "sgd:6"]])
        #expect(keys("new") == [["sgd:5"], ["sgd:6"]])
        let joined = try compare("--lang", "en", old: "new.sqlite", new: "old.sqlite")
        #expect(joined.text.contains("several became one      1    2    1"))
    }

    @Test func `puts a withdrawn consent that is open again first, and fails for it`() throws {
        let answer = try compare("--format", "json").json()
        let consents = try #require(answer["consents"] as? [String: Any])
        let changes = try #require(consents["changes"] as? [[String: Any]]).map {
            "\($0["kind"] ?? "") \($0["channel"] ?? "") \($0["customers"] ?? "")"
        }
        #expect(changes == ["reopened EM 1", "closed PH 1"])
        let first = try #require((consents["list"] as? [[String: Any]])?.first)
        #expect(["key", "before", "after"].map { first[$0] as? String } == ["sgd:1", "W", "I2"])
        #expect(answer["level"] as? String == "fail")
        #expect(try compare().status == 1)
        #expect(try compare("--fail-on", "never").status == 0)
        // The other way round the customer withdrew: nothing is reopened, rows and one customer are missing.
        #expect(try compare(old: "new.sqlite", new: "old.sqlite").status == 0)
        #expect(try compare("--fail-on", "warning", old: "new.sqlite", new: "old.sqlite").status == 2)
    }

    @Test func `finds a withdrawn address again under the keys of another system`() throws {
        try place.write(
            "c/dealerdata.yml",
            Self.configuration.replacing("system: sgd", with: "system: neuf") + "store: ../other.sqlite\n")
        try place.write("c/inbox/clients.csv", Self.newCustomers)
        try place.write("c/inbox/ventes.csv", Self.deals)
        #expect(try place.run("run", "--quiet", "--config", "c/dealerdata.yml", "--as-of", Project.asOf).status == 0)
        let outcome = try compare("--format", "json", new: "other.sqlite")
        #expect(outcome.status == 1)
        let answer = try outcome.json()
        let list = try #require((answer["consents"] as? [String: Any])?["list"] as? [[String: Any]])
        let seen = list.map { listed in
            ["kind", "channel", "key", "before", "after"].map { listed[$0] as? String ?? "" }.joined(separator: " ")
        }
        #expect(seen == ["reopened_address EM neuf:1 W I2"])
        let notes = try #require(answer["notes"] as? [[String: Any]])
        #expect(notes.map { $0["code"] as? String } == ["systems-old", "systems-new"])
        #expect(try compare(new: "other.sqlite").text.contains("systèmes de l’ancienne seule : sgd"))
    }

    @Test func `comes in every form, and says so where a form is none`() throws {
        let text = try compare()
        #expect(text.text.contains("  échec   1  consentement retiré dans l’ancienne et ouvert dans la nouvelle"))
        #expect(text.text.contains("retiré, maintenant ouvert  courriel   1       sgd:1  W      I2"))
        #expect(text.lines.last == "suite : dealerdata explain customer 1")
        #expect(text.lines.allSatisfy { $0.count <= 80 })
        let english = try compare("--lang", "en")
        #expect(english.text.contains("customers that count                    6       7  +1"))
        for outcome in [text, english, try compare("--format", "md")] { #expect(strayKeys(in: outcome.text) == []) }
        let csv = try compare("--format", "csv").text
        #expect(
            csv.contains("\"rows\",\"deal\",\"sgd\",\"\",\"\",\"\",\"\",\"3\",\"3\",\"1\",\"1\",\"1\",\"1\""), "\(csv)")
        #expect(try compare("--output", "c.xlsx").status == 1)
        #expect(try place.read("c.xlsx").starts(with: Data("PK\u{3}\u{4}".utf8)))
        let page = try compare("--output", "c.html")
        #expect(page.status == 64 && page.complaint.contains("pas en html"))
    }

    @Test func `shows no person, unless asked to in a file that is the owner's alone, which is noted`() throws {
        let secrets = ["guy@", "guy.morin", "6491814", "Paul", "Dion", "rue des Ormes", "J2G"]
        for format in ["text", "json", "csv", "md"] {
            let shown = try compare("--format", format).everything
            for secret in secrets { #expect(!shown.contains(secret), "\(format): \(secret)") }
            #expect(shown.contains("+1450•••1814"))
        }
        #expect(try compare("--unmask").status == 64)
        #expect(try compare("--unmask", "--output", "-").status == 64)
        #expect(try place.run("audit", "--unmask", "--output", "a.md", "--store", "new.sqlite").status == 64)
        #expect(!(try place.read("new.sqlite")).contains(Data(#"{"unmasked":true}"#.utf8)))
        #expect(try compare("--unmask", "--output", "clair.csv").status == 1)
        #expect(try place.text("clair.csv").contains("guy.morin@exemple.ca"))
        #expect(try place.mode("clair.csv") == 0o600)
        #expect(try place.read("new.sqlite").contains(Data(#"{"unmasked":true}"#.utf8)))
        #expect(
            try place.run("status", "--store", "new.sqlite", "--format", "json").json()["audit_log_holds"] as? Bool
                == true)
    }

    @Test func `writes to neither store, and finds a copy to say the same`() throws {
        let before = try place.read("old.sqlite")
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: place.path + "/old.sqlite")
        _ = try compare()
        #expect(try place.read("old.sqlite") == before)
        #expect(place.names == ["new.sqlite", "new.sqlite.lock", "old.sqlite"])
        try place.write("copy.sqlite", before)
        let same = try compare(new: "copy.sqlite")
        #expect(same.status == 0)
        #expect(same.text.contains("les deux bases disent la même chose"))
        #expect(try compare("--quiet", new: "copy.sqlite").everything.isEmpty)
    }

    @Test func `refuses what cannot be compared and says what to do`() throws {
        /// The version of the schema stands in the head of the file.
        func store(_ name: String, version: UInt8) throws {
            var bytes = try place.read("old.sqlite")
            bytes[63] = version
            try place.write(name, bytes)
        }
        try store("upgrading.sqlite", version: 3)
        try store("newer.sqlite", version: 99)
        try place.write("empty.sqlite", "")
        try place.write("text.sqlite", "No client,Nom\n1,Roy\n")
        try place.write("clients.csv", Self.oldCustomers)
        #expect(try place.run("import", "clients.csv", "--system", "sgd", "--store", "raw.sqlite").status == 0)
        try FileManager.default.linkItem(atPath: place.path + "/new.sqlite", toPath: place.path + "/link.sqlite")
        for (name, status, words) in [
            ("upgrading.sqlite", 65, "au milieu d’une écriture ou d’une mise à niveau"),
            ("newer.sqlite", 65, "mettez dealerdata à jour"), ("empty.sqlite", 65, "est vide"),
            ("text.sqlite", 65, "n’est pas une base de dealerdata"), ("raw.sqlite", 65, "dealerdata normalize"),
            ("absent.sqlite", 66, "aucune base à absent.sqlite"), ("link.sqlite", 64, "sont le même fichier"),
        ] as [(String, Int32, String)] {
            let outcome = try compare(old: name)
            #expect(outcome.status == status, "\(name): \(outcome.everything)")
            #expect(outcome.complaint.contains(words), "\(name): \(outcome.complaint)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try compare("--against", "1").status == 64)
    }
}
