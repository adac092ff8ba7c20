import Foundation
import Testing

@Suite struct `A store through its life` {
    let place: Workplace

    init() throws { place = try Project.copy() }

    /// Runs that a verb left, by the table of `status`.
    private func run(of verb: String) throws -> Int {
        let runs = try #require(try place.run("status", "--format", "json").json()["runs"] as? [[String: Any]])
        return try #require(runs.first { $0["verb"] as? String == verb }?["id"] as? Int)
    }

    @Test func `run leaves the report and files for their owner alone`() throws {
        #expect(
            place.names.filter { $0.hasPrefix("dealerdata.sqlite") } == ["dealerdata.sqlite", "dealerdata.sqlite.lock"])
        #expect(try place.mode("dealerdata.sqlite") == 0o600)
        #expect(try place.mode("dealerdata.sqlite.lock") == 0o600)
        #expect(try place.mode("out") == 0o700)
        #expect(try place.mode("out/audit-2026-11-21.html") == 0o600)
        #expect(try place.text("out/audit-2026-11-21.html").contains("Automobiles Exemple inc."))
    }

    @Test func `run again finds nothing new`() throws {
        let outcome = try place.run("run", "--as-of", Project.asOf)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("déjà dans la base : rien n’a changé"))
        #expect(outcome.complaint.isEmpty)
        #expect(strayKeys(in: outcome.text) == [])
        #expect(try place.run("run", "--as-of", Project.asOf, "--quiet").everything.isEmpty)
        let answer = try place.run("run", "--as-of", Project.asOf, "--format", "json").json()
        #expect(answer["schema"] as? Int == 1)
        #expect((answer["dedupe"] as? [String: Any])?["moved_records"] as? Int == 0)
    }

    @Test func `status tells sources and runs`() throws {
        let outcome = try place.run("status")
        #expect(outcome.status == 0)
        #expect(outcome.lines[0] == "dealerdata.sqlite : 5 fiches, 3 clients, 0 ménage")
        #expect(outcome.text.hasSuffix("suite : dealerdata audit\n"))
        let answer = try place.run("status", "--format", "json").json()
        #expect(answer["records"] as? Int == 5)
        #expect(answer["customers"] as? Int == 3)
        #expect(answer["audit_log_holds"] as? Bool == true)
    }

    @Test func `import tells programs what it did, and the same file twice changes nothing`() throws {
        try place.write("autres.csv", "No client,Prénom,Nom\n00077,Anne,Bélair\n")
        let first = try place.run("import", "autres.csv", "--system", "crm", "--format", "json")
        let imports = try #require(try first.json()["imports"] as? [[String: Any]])
        #expect(imports.count == 1)
        #expect(imports[0]["file"] as? String == "autres.csv")
        #expect(imports[0]["entity"] as? String == "customer")
        #expect(imports[0]["system"] as? String == "crm")
        #expect(imports[0]["encoding"] as? String == "utf-8")
        #expect(imports[0]["rows"] as? Int == 1)
        #expect(imports[0]["accepted"] as? Int == 1)
        #expect(imports[0]["rejected"] as? Int == 0)
        #expect((imports[0]["sha256"] as? String)?.count == 64)
        #expect(imports[0]["dialect"] is [String: Any])
        #expect(imports[0]["mapping"] is [[String: Any]])
        let before = try place.read("dealerdata.sqlite")
        let second = try place.run("import", "autres.csv", "--system", "crm")
        #expect(second.status == 0)
        #expect(second.text.contains("déjà dans la base : rien n’a changé"))
        #expect(try place.read("dealerdata.sqlite") == before)
    }

    @Test func `a dry run writes nothing`() throws {
        try place.write("autres.csv", "No client,Prénom,Nom\n00077,Anne,Bélair\n")
        let before = try place.read("dealerdata.sqlite")
        let imported = try place.run("import", "autres.csv", "--system", "crm", "--dry-run")
        #expect(imported.status == 0)
        #expect(imported.text.contains("1 ligne lue = 1 acceptée + 0 rejetée"))
        #expect(imported.text.contains("essai : rien n’a été écrit"))
        #expect(try place.run("dedupe", "--dry-run").text.contains("essai : rien n’a été écrit"))
        #expect(try place.read("dealerdata.sqlite") == before)
        let new = try place.run("import", "autres.csv", "--system", "crm", "--dry-run", "--store", "neuve.sqlite")
        #expect(new.status == 0)
        #expect(!place.has("neuve.sqlite"))
    }

    @Test func `import reads standard input once`() throws {
        let outcome = try place.run("import", "-", "--system", "crm", input: "No client,Prénom,Nom\n9,Anne,Bélair\n")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("1 ligne lue = 1 acceptée"))
        let twice = try place.run("import", "-", "-", "--system", "crm", input: "a,b\n")
        #expect(twice.status == 64)
        #expect(twice.complaint == "dealerdata : l’entrée standard (-) ne se lit qu’une fois\n")
    }

    @Test func `what other verbs do on another day does not make the consents those of that day`() throws {
        let later = ["--as-of", "2026-12-24"]
        #expect(try place.run(["export", "customers", "--quiet"] + later).status == 0)
        try place.write("autres.csv", "No client,Prénom,Nom\n00077,Anne,Bélair\n")
        #expect(try place.run(["import", "autres.csv", "--system", "crm"] + later).status == 0)
        let early = try place.run(["audit"] + later)
        #expect(early.status == 65)
        #expect(early.complaint.contains("dealerdata normalize"))
        #expect(try place.run("normalize", "--quiet").status == 0)
        #expect(try place.run("dedupe", "--quiet").status == 0)
        #expect(try place.run(["codify", "--quiet", "--as-of", Project.asOf]).status == 0)
        let refused = try place.run(["audit"] + later)
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("dealerdata codify --as-of 2026-12-24"))
    }

    @Test func `undo takes links back once`() throws {
        let dedupe = try run(of: "dedupe")
        let outcome = try place.run("undo", String(dedupe))
        #expect(outcome.status == 0)
        #expect(
            outcome.lines == ["exécution \(dedupe) (dedupe) annulée ; 0 client reste", "suite : dealerdata dedupe"])
        let again = try place.run("undo", String(dedupe))
        #expect(again.status == 64)
        #expect(again.complaint == "dealerdata : l’exécution \(dedupe) est déjà annulée\n")
        let unknown = try place.run("undo", "999")
        #expect(unknown.status == 64)
        #expect(unknown.complaint == "dealerdata : aucune exécution 999 ; la liste : dealerdata status\n")
        let codify = try place.run("undo", String(try run(of: "codify")))
        #expect(codify.status == 64)
        #expect(codify.complaint.hasSuffix("se recalcule à chaque fois : il n’y a rien à annuler\n"))
        #expect(try place.run("codify").status == 65)
        #expect(try place.run("audit").status == 65)
        #expect(try place.run("dedupe", "--as-of", Project.asOf).status == 0)
        #expect(try place.run("status", "--format", "json").json()["customers"] as? Int == 3)
    }

    @Test func `undo takes an import back`() throws {
        try place.write("autres.csv", "No client,Prénom,Nom\n00077,Anne,Bélair\n")
        #expect(try place.run("import", "autres.csv", "--system", "crm").status == 0)
        #expect(try place.run("normalize").status == 0)
        #expect(try place.run("status", "--format", "json").json()["records"] as? Int == 6)
        let outcome = try place.run("undo", String(try run(of: "import")))
        #expect(outcome.status == 0)
        #expect(try place.run("status", "--format", "json").json()["records"] as? Int == 5)
    }

    @Test func `an older export that comes late does not replace what a newer one brought`() throws {
        let place = try Workplace()
        let head = "No client,Nom,Courriel,Date de modification\n"
        try place.write("new.csv", head + "7,Roy,nouveau@exemple.ca,2026-10-01\n8,Morin,m@exemple.ca,2026-10-01\n")
        try place.write("old.csv", head + "7,Roy,ancien@exemple.ca,2020-01-01\n8,Morin,m2@exemple.ca,2026-10-02\n")
        #expect(try place.run("import", "new.csv", "--system", "sgd", "--quiet").status == 0)
        let outcome = try place.run("import", "old.csv", "--system", "sgd", "--lang", "en")
        #expect(outcome.text.contains("1 record is older than the one in the store and does not replace it"))
        for verb in ["normalize", "dedupe"] { #expect(try place.run(verb, "--quiet").status == 0) }
        let customers = try place.run("export", "customers", "--format", "ndjson", "--quiet").text
        #expect(customers.contains("nouveau@exemple.ca") && customers.contains("m2@exemple.ca"))
        #expect(!customers.contains("ancien@exemple.ca") && !customers.contains("\"m@exemple.ca"))
    }

    @Test func `a later request that says the customer has died is heard`() throws {
        let place = try Workplace()
        try place.write(
            "leads.csv",
            "lead_id,customer_id,created_at,first_name,last_name,phone,status\n"
                + "L1,80,2026-02-01,Lise,Mercier,450-868-0142,open\nL2,81,2026-02-01,Luc,Roy,450-868-0143,open\n"
                + "L3,80,2026-08-01,Lise,Mercier (DECEDE),450-868-0142,closed\n")
        for words in [
            ["import", "leads.csv", "--system", "web", "--entity", "lead"], ["normalize"], ["dedupe"], ["codify"],
        ] {
            try #require(try place.run(words + ["--quiet", "--as-of", Project.asOf]).status == 0)
        }
        let listed = try place.run(
            "export", "contacts", "--channel", "phone", "--purpose", "SALES", "--recipient", "Agence", "--csv-for",
            "machine", "--as-of", Project.asOf)
        #expect(!listed.text.contains("Mercier"))
        #expect(try place.run("export", "codes", "--csv-for", "machine").text.contains("DEC"))
    }

    @Test func `customers keep their ids when an import is undone and made again`() throws {
        let place = try Workplace()
        func run(_ words: String...) throws { try #require(try place.run(words + ["--quiet"]).status == 0) }
        func ids() throws -> [String: Int] {
            try run("normalize")
            try run("dedupe")
            let customers = try place.run("export", "customers", "--format", "ndjson", "--quiet").lines
            var ids: [String: Int] = [:]
            for line in customers {
                let row = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                ids[row["record_keys"] as? String ?? ""] = row["customer_id"] as? Int
            }
            return ids
        }
        try place.write("a.csv", "No client,Nom,Courriel\n7,Roy,a@exemple.ca\n8,Morin,m@exemple.ca\n")
        try place.write("b.csv", "No client,Nom,Courriel\n7,Roy,roy@exemple.ca\n9,Pelletier,p@exemple.ca\n")
        try run("import", "a.csv", "--system", "sgd", "--entity", "customer")
        let first = try ids()
        #expect(Set(first.keys) == ["sgd:7", "sgd:8"])
        try run("import", "b.csv", "--system", "sgd", "--entity", "customer")
        let second = try ids()
        #expect(second["sgd:7"] == first["sgd:7"])
        let runs = try #require(try place.run("status", "--format", "json").json()["runs"] as? [[String: Any]])
        let importRun = try #require(runs.first { $0["verb"] as? String == "import" }?["id"] as? Int)
        try run("undo", String(importRun))
        #expect(try ids() == first)
        try run("import", "b.csv", "--system", "sgd", "--entity", "customer")
        #expect(try ids() == second)
    }

    @Test func `verbs say what they miss`() throws {
        for words in [
            ["normalize"], ["dedupe"], ["codify"], ["audit"], ["status"], ["undo", "1"], ["explain", "customer", "1"],
            ["export", "customers"], ["explain", "pair", "a:1", "a:2"],
        ] {
            let outcome = try place.run(words + ["--store", "absente.sqlite"])
            #expect(outcome.status == 66)
            #expect(
                outcome.complaint
                    == "dealerdata : aucune base à absente.sqlite ; pour en créer une : dealerdata import FICHIER --store absente.sqlite\n"
            )
        }
        #expect(!place.has("absente.sqlite") && !place.has("absente.sqlite.lock"))
        #expect(try place.run("import", "inbox/clients.csv", "--system", "a", "--store", "b.sqlite").status == 0)
        let before = try place.read("b.sqlite")
        for (words, sentence) in [
            (["dedupe"], "aucune fiche à relier ; d’abord : dealerdata normalize"),
            (
                ["codify"],
                "des fichiers importés ou repris ne sont pas encore nettoyés et reliés, et n’auraient pas de codes ; d’abord : dealerdata normalize, puis dealerdata dedupe"
            ),
            (
                ["export", "customers"],
                "aucun client dans la base ; d’abord : dealerdata normalize, puis dealerdata dedupe"
            ),
            (["explain", "pair", "a:1", "a:2"], "aucun modèle dans la base ; d’abord : dealerdata dedupe"),
            (
                ["audit"],
                "des fichiers importés ou repris ne sont pas encore nettoyés et reliés, et ne seraient pas comptés ; d’abord : dealerdata normalize, puis dealerdata dedupe"
            ),
        ] {
            let outcome = try place.run(words + ["--store", "b.sqlite"])
            #expect(outcome.status == 65)
            #expect(outcome.complaint == "dealerdata : \(sentence)\n")
            #expect(try place.read("b.sqlite") == before)
        }
    }

    @Test func `a store of a newer release and files that are no store are refused`() throws {
        var newer = try place.read("dealerdata.sqlite")
        newer.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try place.write("demain.sqlite", newer)
        try place.write("lettre.sqlite", "Ce n’est pas une base.\n")
        try place.write("coupee.sqlite", try place.read("dealerdata.sqlite").prefix(5_000))
        for (name, sentence) in [
            (
                "demain.sqlite",
                "demain.sqlite vient d’une version plus récente (schéma 99, cette version connaît N) ; mettez dealerdata à jour"
            ),
            ("lettre.sqlite", "lettre.sqlite n’est pas une base de dealerdata ; indiquez une autre avec --store"),
            ("inbox", "inbox n’est pas une base de dealerdata ; indiquez une autre avec --store"),
        ] {
            for words in [["status"], ["normalize"], ["import", "inbox/clients.csv", "--system", "a"]] {
                let outcome = try place.run(words + ["--store", name])
                #expect(outcome.status == 65)
                let complaint = outcome.complaint.replacing(/connaît \d+/, with: "connaît N")
                #expect(complaint == "dealerdata : \(sentence)\n")
            }
        }
        #expect(try place.read("demain.sqlite") == newer)
        let cut = try place.run("status", "--store", "coupee.sqlite")
        #expect(cut.status == 65)
        #expect(cut.complaint.hasPrefix("dealerdata : coupee.sqlite est endommagée : "))
    }

    @Test func `a store that cannot be made is 73`() throws {
        for path in ["absent/base.sqlite", "inbox/clients.csv/base.sqlite"] {
            let outcome = try place.run("import", "inbox/clients.csv", "--system", "a", "--store", path)
            #expect(outcome.status == 73)
            #expect(outcome.complaint.hasPrefix("dealerdata : impossible d’écrire dans \(path) : "))
            #expect(outcome.complaint.hasSuffix(" ; vérifiez les droits et l’espace du dossier\n"))
        }
    }

    @Test func `a store that another process holds is 75`() throws {
        let descriptor = open(place.path + "/dealerdata.sqlite.lock", O_CREAT | O_RDWR, 0o600)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let before = try place.read("dealerdata.sqlite")
        for words in [
            ["run"], ["normalize"], ["dedupe"], ["codify"], ["audit"], ["export", "customers"], ["undo", "1"],
            ["import", "inbox/clients.csv", "--system", "a"],
        ] {
            let outcome = try place.run(words)
            #expect(outcome.status == 75)
            #expect(outcome.output.isEmpty)
            #expect(
                outcome.complaint.hasPrefix(
                    "dealerdata : la base dealerdata.sqlite est tenue par une autre commande (processus "))
        }
        #expect(try place.run("status").status == 0)
        #expect(try place.run("explain", "customer", "1").status == 0)
        #expect(try place.read("dealerdata.sqlite") == before)
    }
}
