import Foundation
import Testing

@Suite struct `A project folder` {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `init prepares a folder once`() throws {
        let outcome = try place.run("init", "concession")
        #expect(outcome.status == 0)
        #expect(outcome.complaint.isEmpty)
        #expect(outcome.lines[0] == "Dossier concession prêt : inbox/, out/, dealerdata.yml")
        #expect(outcome.text.contains("/concession/dealerdata.yml --quiet"))
        #expect(try place.mode("concession/dealerdata.yml") == 0o600)
        #expect(try place.mode("concession/inbox") == 0o700)
        let before = try place.read("concession/dealerdata.yml")
        let again = try place.run("init", "concession")
        #expect(again.status == 73)
        #expect(again.complaint == "dealerdata : concession/dealerdata.yml existe déjà ; rien n’a été changé\n")
        #expect(try place.read("concession/dealerdata.yml") == before)
        #expect(try place.run("config", "check", "--config", "concession/dealerdata.yml").status == 0)
        let english = try place.run("init", "dealership", "--lang", "en")
        #expect(english.text.hasPrefix("Folder dealership"))
        #expect(
            try place.run("config", "check", "--config", "dealership/dealerdata.yml").text.hasPrefix(
                "the configuration is good"))
        try place.write("fichier", "")
        let below = try place.run("init", "fichier/dossier")
        #expect(below.status == 73)
        #expect(below.complaint.hasPrefix("dealerdata : impossible d’écrire dans fichier/dossier : "))
    }

    @Test func `init gives the scheduler the whole path of the program`() throws {
        let program = try Program.path()
        let folder = URL(filePath: program).deletingLastPathComponent().path
        for line in [
            "PATH='\(folder)':/bin dealerdata init a", "cd '\(folder)' && ./dealerdata init '\(place.path)/b'",
        ] {
            let outcome = try place.shell("unset -f dealerdata; \(line)")
            #expect(outcome.status == 0)
            let command = try #require(outcome.lines.first { $0.hasPrefix("  30 2 * * *  /") })
            #expect(command.contains("/dealerdata run --config /"))
            #expect(!command.contains("./"))
        }
    }

    @Test func `run wants sources and files, and leaves nothing behind without them`() throws {
        let none = try place.run("run")
        #expect(none.status == 78)
        #expect(
            none.complaint
                == "dealerdata : aucune règle « sources » dans la configuration ; ajoutez-en une dans dealerdata.yml\n")
        try place.write("dealerdata.yml", Project.configuration)
        try FileManager.default.createDirectory(atPath: place.path + "/inbox", withIntermediateDirectories: true)
        let empty = try place.run("run")
        #expect(empty.status == 66)
        #expect(
            empty.complaint == "dealerdata : aucun fichier à lire dans inbox ; déposez-y les exports et recommencez\n")
        try place.write("inbox/autre.txt", "rien")
        let other = try place.run("run")
        #expect(other.status == 66)
        #expect(other.complaint.contains("aucun motif de dealerdata.yml ne prend les fichiers de inbox (autre.txt)"))
        #expect(place.names == ["dealerdata.yml", "inbox"])
        try place.write("inbox/clients.csv", "")
        #expect(try place.run("run").status == 65)
        #expect(!place.has("dealerdata.sqlite"))
    }

    @Test func `run says even with --quiet what nobody has read or understood`() throws {
        try place.write("dealerdata.yml", Project.configuration)
        try place.write("inbox/clients.csv", Project.customers)
        let well = try place.run("run", "--quiet", "--as-of", Project.asOf)
        #expect([well.text, well.complaint] == ["", ""])
        try place.write("inbox/desabonnements.csv", "Courriel;Date de désabonnement\nluc.roy@exemple.ca;2026-05-05\n")
        let rows = Project.customers.split(separator: "\n")
        try place.write("inbox/clients-b.csv", "\(rows[0]),Infolettre\n\(rows[1]),Non\n")
        let outcome = try place.run("run", "--quiet", "--as-of", Project.asOf)
        #expect(outcome.status == 0 && outcome.text.isEmpty)
        #expect(outcome.complaint.contains("desabonnements.csv : aucun motif de « sources » ne le nomme"))
        #expect(outcome.complaint.contains("clients-b.csv : « Infolettre »"))
    }

    @Test func `an answer about a column of a file that is there already is heard`() throws {
        try place.write("dealerdata.yml", Project.configuration)
        let rows = Project.customers.split(separator: "\n")
        try place.write(
            "inbox/clients.csv",
            (["\(rows[0]),Drapeau 3"] + rows.dropFirst().map { $0 + ($0.contains("Luc") ? ",O" : ",N") })
                .joined(separator: "\n") + "\n")
        try place.write("inbox/leads.csv", Project.leads)
        let list = [
            "export", "contacts", "--channel", "email", "--purpose", "MKT", "--recipient", "x", "--as-of", Project.asOf,
        ]
        #expect(try place.run("run", "--quiet", "--as-of", Project.asOf).status == 0)
        #expect(try place.run(list).text.contains("luc.roy@exemple.ca"))
        try place.write(
            "dealerdata.yml",
            Project.configuration.replacing(
                "class: DMS", with: "class: DMS\n    map: {Drapeau 3: \"consent_all:optout\"}"))
        let heard = try place.run("run", "--as-of", Project.asOf)
        #expect(heard.text.contains("clients.csv") && heard.text.contains("ses colonnes seront relues comme dit"))
        #expect(!(try place.run(list).text.contains("luc.roy@exemple.ca")))
        #expect(try place.run("run", "--as-of", Project.asOf).text.contains("rien n’a changé"))
        let others = try place.run("import", "inbox/clients.csv", "--system", "sgd", "--map", "No client=raw")
        #expect(others.status == 65)
        #expect(others.complaint.contains("les lignes seraient d’autres fiches"))
    }

    @Test func `an answer that was heard is not heard again, however its column is written`() throws {
        let place = try Workplace()
        try place.write("stop.csv", "Clé,Motif,Le\n12,trop,2026-05-02\n13,trop,2026-05-03\n")
        func said(_ column: String) throws -> Outcome {
            try place.run(
                "import", "stop.csv", "--system", "crm", "--entity", "consent_event", "--map", column + "=record_id")
        }
        #expect(try said("Clé").status == 0)
        for column in ["Clé", "CLE", " Clé "] { #expect(try said(column).text.contains("déjà dans la base")) }
        let unknown = try said("Clef")
        #expect(unknown.status == 64)
        #expect(unknown.complaint.contains("Clef"))
    }

    @Test func `status keeps the open questions, each once, until they are answered`() throws {
        let place = try Workplace()
        let header = "No client,Prénom,Nom,Courriel,Infolettre\n"
        try place.write("a.csv", header + "1,Luc,Roy,luc@exemple.ca,O\n2,Guy,Roy,guy@exemple.ca,N\n")
        try place.write("b.csv", header + "3,Léa,Roy,lea@exemple.ca,O\n4,Éva,Roy,eva@exemple.ca,N\n")
        for file in ["a.csv", "b.csv"] { #expect(try place.run("import", file, "--system", "sgd").status == 0) }
        let asked = try place.run("status")
        #expect(asked.lines.count { $0.contains("« Infolettre »") } == 1)
        #expect(asked.text.contains("b.csv (import 2 ; 2 fichiers) : « Infolettre »"))
        let answer = ["--system", "sgd", "--map", "Infolettre=consent_email:optin"]
        #expect(try place.run(["import", "b.csv"] + answer).status == 0)
        #expect(try place.run("status").text.contains("a.csv (import 1 ; 1 fichier) : « Infolettre »"))
        #expect(try place.run(["import", "a.csv"] + answer).status == 0)
        #expect(!(try place.run("status").text.contains("Infolettre")))
        #expect((try place.run("status", "--format", "json").json()["questions"] as? [Any])?.isEmpty == true)
    }

    @Test func `status numbers the imports, and what was undone is counted no more`() throws {
        let place = try Project.copy()
        try place.write("n.csv", "No client;Prénom;Nom;Téléphone\n1;Luc;Roy;450-467-1234;8\n2;Guy;Caron;450-467-1235\n")
        #expect(try place.run("import", "n.csv", "--system", "nouveau", "--max-rejects", "5").status == 0)
        let runs = try #require(try place.run("status", "--format", "json").json()["runs"] as? [[String: Any]])
        #expect(runs[0]["file"] as? String == "n.csv")
        let number = try #require(runs[0]["import"] as? Int)
        #expect(try place.run("export", "rejected", "--import", String(number)).text.contains("Luc;Roy"))
        #expect(try place.run("status").text.contains("\(number)  n.csv"))
        #expect(try place.run("undo", String(try #require(runs[0]["id"] as? Int))).status == 0)
        for verb in ["normalize", "dedupe", "codify"] { #expect(try place.run(verb, "--quiet").status == 0) }
        let audited = try place.run("audit", "--fail-on", "never")
        #expect(String(audited.text.map { $0.isWhitespace ? " " : $0 }).contains("dans 2 systèmes"))
    }

    @Test func `run finds its files beside its configuration, from any folder`() throws {
        try place.write("garage/dealerdata.yml", Project.configuration)
        try place.write("garage/inbox/clients.csv", Project.customers)
        try place.write("garage/inbox/inconnu.csv", "a,b\n")
        let outcome = try place.run("run", "--config", "garage/dealerdata.yml", "--as-of", Project.asOf)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("inconnu.csv"))
        #expect(place.names == ["garage"])
        #expect(place.has("garage/dealerdata.sqlite"))
        #expect(place.has("garage/out/audit-2026-11-21.html"))
    }

    @Test(arguments: [
        ("dealer:\n  nam: x\n", "ligne 2 : clé inconnue « nam » ; vouliez-vous dire « name » ?"),
        (
            "zorglub: 1\n",
            "ligne 1 : clé inconnue « zorglub » ; retirez-la ou consultez les commentaires de dealerdata init"
        ),
        ("language: de\n", "ligne 1 : la valeur de « language » doit être : fr, en"),
        ("sources:\n  - files: a.csv\n", "ligne 2 : il manque « system »"),
        ("gate:\n  fail_on: parfois\n", "ligne 2 : la valeur de « fail_on » doit être : "),
        ("sources: [\n", "ligne 2 : ce n’est pas du YAML ("),
    ])
    func `a configuration that is wrong is 78 with its line`(yaml: String, sentence: String) throws {
        try place.write("dealerdata.yml", yaml)
        for words in [["run"], ["config", "check"], ["config", "show"], ["status"]] {
            let outcome = try place.run(words)
            #expect(outcome.status == 78)
            #expect(outcome.output.isEmpty)
            #expect(outcome.complaint.hasPrefix("dealerdata : dealerdata.yml, " + sentence))
            #expect(outcome.complaint.split(separator: "\n").count == 1)
        }
    }

    @Test func `the configuration's language holds for errors, behind the option and the environment`() throws {
        func complaint(_ words: [String], _ environment: [String: String] = [:]) throws -> String {
            try place.run(words, environment: environment).complaint
        }
        let (french, english) = ("dealerdata : aucune base", "dealerdata: no store")
        #expect(try complaint(["status"]).hasPrefix(french))
        try place.write(".config/dealerdata/dealerdata.yml", "language: en\n")
        #expect(try complaint(["status"]).hasPrefix(english))
        try place.write("dealerdata.yml", "language: fr\n")
        #expect(try complaint(["status"], ["LANG": "en_CA.UTF-8"]).hasPrefix(french))
        try place.write("autre.yml", "language: en\n")
        #expect(try complaint(["status", "--config", "autre.yml"]).hasPrefix(english))
        #expect(try complaint(["status"], ["DEALERDATA_CONFIG": "autre.yml"]).hasPrefix(english))
        #expect(try complaint(["status"], ["DEALERDATA_LANG": "en"]).hasPrefix(english))
        #expect(try complaint(["status", "--lang", "fr"], ["DEALERDATA_LANG": "en"]).hasPrefix(french))
        // A file with a mistake is told of in the language that it asks for.
        try place.write("dealerdata.yml", "language: en\nzorglub: 1\n")
        #expect(try complaint(["run"]).hasPrefix("dealerdata: dealerdata.yml, line 2: unknown key"))
    }

    @Test func `config show tells where each setting comes from`() throws {
        try place.write("dealerdata.yml", "store: base.sqlite\ndealer:\n  zone: Europe/Paris\n")
        try place.write(".config/dealerdata/dealerdata.yml", "language: en\nstore: ailleurs.sqlite\n")
        func origins(_ words: [String], _ environment: [String: String] = [:]) throws -> [String: [String]] {
            let outcome = try place.run(["config", "show", "--origin"] + words, environment: environment)
            #expect(outcome.status == 0)
            return Dictionary(
                uniqueKeysWithValues: outcome.lines.map { line in
                    let parts = line.split(separator: " ").map(String.init)
                    return (parts[0], [parts.count > 2 ? parts[1] : "", parts[parts.count - 1]])
                })
        }
        let settings = try origins([])
        #expect(settings["store"] == ["base.sqlite", "project"])
        #expect(settings["language"] == ["en", "user"])
        #expect(settings["zone"] == ["Europe/Paris", "project"])
        #expect(settings["inbox"] == ["inbox", "default"])
        let environment = ["DEALERDATA_STORE": "env.sqlite", "DEALERDATA_AS_OF": "2026-01-31"]
        #expect(try origins([], environment)["store"] == ["env.sqlite", "environment"])
        #expect(try origins([], environment)["as_of"] == ["2026-01-31", "environment"])
        #expect(try origins(["--store", "drapeau.sqlite"], environment)["store"] == ["drapeau.sqlite", "flag"])
        #expect(try place.run("config", "show", "--config", "absent.yml").status == 66)
        #expect(try place.run("config", "show", environment: ["DEALERDATA_ZONE": "Mars/Nord"]).status == 78)
    }
}
