import Foundation
import Testing

@Suite struct `Audit, codes and explanations` {
    let place: Workplace

    init() throws { place = try Project.copy() }

    @Test func `audit leaves with the gate's verdict`() throws {
        #expect(try place.run("audit", "--as-of", Project.asOf, "--fail-on", "never").status == 0)
        #expect(try place.run("audit", "--as-of", Project.asOf, "--fail-on", "error").status == 1)
        #expect(try place.run("audit", "--as-of", Project.asOf, "--fail-on", "warning").status == 1)
        // dealerdata.yml says never; without it the gate is on.
        #expect(try place.run("audit", "--as-of", Project.asOf).status == 0)
        try place.write("dealerdata.yml", "gate:\n  fail_on: error\n")
        #expect(try place.run("audit", "--as-of", Project.asOf).status == 1)
        let run = try place.run("run", "--as-of", Project.asOf, "--config", "dealerdata.yml")
        #expect(run.status == 78)
    }

    @Test func `a quiet audit speaks when the gate fails and only then`() throws {
        let good = try place.run("audit", "--as-of", Project.asOf, "--fail-on", "never", "--quiet")
        #expect(good.status == 0)
        #expect(good.everything.isEmpty)
        let bad = try place.run("run", "--as-of", Project.asOf, "--fail-on", "error", "--quiet")
        #expect(bad.status == 1)
        #expect(bad.text.contains("Automobiles Exemple inc."))
        #expect(bad.complaint.isEmpty)
    }

    @Test func `audit comes as text, JSON, Markdown and HTML`() throws {
        func audit(_ words: String...) throws -> Outcome {
            try place.run(["audit", "--as-of", Project.asOf] + words)
        }
        let text = try audit()
        #expect(text.lines[0].hasPrefix("Automobiles Exemple inc."))
        #expect(text.text.contains("3\u{A0}clients à partir de 5\u{A0}fiches dans 2\u{A0}systèmes"))
        #expect(!text.text.contains("\u{1B}"))
        #expect(text.complaint.isEmpty)
        let english = try audit("--lang", "en")
        #expect(english.text.contains("3 customers from 5 records in 2 systems"))
        let json = try audit("--format", "json").json()
        #expect(json["schema"] is NSNumber)
        let markdown = try audit("--format", "md")
        #expect(markdown.text.hasPrefix("#"))
        let html = try audit("--format", "html", "--output", "rapport.html")
        #expect(html.output.isEmpty || !html.text.contains("<"))
        #expect(try place.mode("rapport.html") == 0o600)
        let page = try place.text("rapport.html")
        #expect(page.hasPrefix("<!"))
        for outcome in [text, english, markdown] { #expect(strayKeys(in: outcome.text) == []) }
        #expect(strayKeys(in: page.replacing(/<style>(?s:.)*?<\/style>/, with: "")) == [])
        for canary in ["Beauchesne", "luc.roy@exemple.ca", "868-0142", "4508680142"] {
            for report in [text.text, markdown.text, page] { #expect(!report.contains(canary), "\(canary)") }
        }
        #expect(try audit("--format", "html", "--output", "absent/rapport.html").status == 73)
        #expect(try audit("--against", "999").status == 64)
    }

    @Test func `warnings alone are 2 when asked for`() throws {
        try place.write(
            "bons.csv",
            """
            record_id,first_name,last_name,email,phone_mobile,address1,city,province,postal_code,created_at,updated_at
            1,Gisèle,Beauchesne,gigi.b@exemple.ca,450 868-0142,1240 rue des Érables,Chambly,QC,J3L 1P7,2026-03-02,2026-10-01
            2,Marc-André,Tremblay,marc@exemple.ca,450 868-0101,12 rang 4,Granby,QC,J2G 9H7,2026-03-03,2026-10-01
            3,Luc,Roy,luc.roy@exemple.ca,450 868-0103,55 chemin du Lac,Bromont,QC,J2L 1A1,,2026-10-01

            """)
        func dealerdata(_ words: String...) throws -> Outcome {
            try place.run(words + ["--store", "bons.sqlite", "--as-of", Project.asOf, "--quiet"])
        }
        // With --quiet every verb is silent when all is well.
        for words in [["import", "bons.csv", "--system", "sgd"], ["normalize"], ["dedupe"], ["codify"]] {
            let outcome = try place.run(words + ["--store", "bons.sqlite", "--as-of", Project.asOf, "--quiet"])
            #expect(outcome.status == 0)
            #expect(outcome.everything.isEmpty)
        }
        #expect(try dealerdata("audit", "--fail-on", "error").status == 0)
        #expect(try dealerdata("audit", "--fail-on", "never").status == 0)
        let warned = try dealerdata("audit", "--fail-on", "warning")
        #expect(warned.status == 2)
        #expect(warned.text.contains("alerte S2 fiches sans date de création 1 sur 3"))
        #expect(try dealerdata("undo", "3").everything.isEmpty)
    }

    @Test func `colours come to terminals that want them`() throws {
        let audit = "dealerdata audit --as-of \(Project.asOf)"
        for setting in ["", "CLICOLOR_FORCE=1", "TERM=xterm"] {
            #expect(!(try place.shell("export \(setting); \(audit)").everything.contains("\u{1B}")))
        }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        func onTerminal(_ setting: String, _ options: String = "") throws -> Bool {
            let command = "'\(try Program.path())' audit --as-of \(Project.asOf) \(options) 2>/dev/null"
            let outcome = try place.shell("export \(setting); script -qec \"\(command)\" /dev/null")
            #expect(outcome.text.contains("Automobiles Exemple inc."))
            return outcome.text.contains("\u{1B}")
        }
        #expect(try onTerminal("TERM=xterm"))
        #expect(try !onTerminal("TERM=xterm NO_COLOR=1"))
        #expect(try !onTerminal("TERM=dumb"))
        #expect(try !onTerminal("TERM=xterm", "--no-color"))
    }

    @Test func `a terminal as standard input is a mistake`() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        for words in ["normalize -", "import - --system a", "dedupe - --id a --output b.csv"] {
            let outcome = try place.shell("script -qec \"'\(try Program.path())' \(words)\" /dev/null")
            #expect(outcome.status == 64)
            #expect(outcome.text.hasPrefix("dealerdata : rien n’arrive sur l’entrée standard ; "))
        }
    }

    @Test func `the codebook comes as text, JSON and Markdown`() throws {
        let text = try place.run("codify", "--list")
        #expect(text.status == 0)
        #expect(text.lines[0].hasPrefix("A01"))
        let answer = try place.run("codify", "--list", "--format", "json").json()
        #expect(answer["schema"] as? Int == 1)
        let rules = try #require(answer["rules"] as? [[String: Any]])
        #expect(rules.count == text.lines.count - 1)
        for rule in rules {
            #expect(rule["id"] is String && rule["version"] is Int && rule["severity"] is String)
            let labels = try #require(rule["labels"] as? [String: String])
            #expect(Set(labels.keys) == ["fr", "en"])
            for key in ["codes", "lineage", "examples"] { #expect(rule[key] is [Any]) }
        }
        #expect(try place.run("codify", "--list", "--format", "md").text.hasPrefix("# Livre de codes\n"))
        #expect(try place.run("codify", "--list", "--format", "md", "--lang", "en").text.hasPrefix("# Codebook\n"))
        let missing = try place.run("codify", "--codebook", "absent.yml")
        #expect(missing.status == 66)
        #expect(missing.complaint == "dealerdata : absent.yml : fichier introuvable ; vérifiez le chemin\n")
        try place.write("faux.yml", "rules: [\n")
        let broken = try place.run("codify", "--codebook", "faux.yml")
        #expect(broken.status == 78)
        #expect(broken.complaint.hasPrefix("dealerdata : faux.yml, ligne 2 : "))
    }

    @Test func `explain masks people unless asked`() throws {
        let customer = try place.run("explain", "customer", "1")
        #expect(customer.status == 0)
        #expect(customer.text.contains("sgd:00012  clients.csv:2"))
        #expect(!customer.text.contains("Beauchesne"))
        #expect(try place.run("explain", "customer", "1", "--unmask").text.contains("Beauchesne"))
        let page = try place.run("explain", "pair", "sgd:00012", "sgd:00013", "--format", "html").text
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("class=\"pair\""))
        #expect(!page.contains("Beauchesne"))
        let pair = try place.run("explain", "pair", "sgd:00012", "sgd:00013")
        #expect(pair.status == 0)
        #expect(pair.text.contains("même client (seuil 0,0)"))
        #expect(!pair.text.contains("Beauchesne") && !pair.text.contains("gigi"))
        let code = try place.run("explain", "code", "C04", "1")
        #expect(code.status == 0)
        #expect(code.text.contains("1 → EM-OK"))
        #expect(!code.text.contains("gigi.b@exemple.ca"))
        for outcome in [customer, pair, code] {
            #expect(strayKeys(in: outcome.text) == [])
            #expect(outcome.complaint.isEmpty)
            #expect(outcome.text.hasSuffix("\n"))
        }
        for words in [
            ["customer", "1"], ["pair", "sgd:00012", "sgd:00013"], ["code", "C04", "1"], ["normalizer", "phone"],
        ] {
            let outcome = try place.run(["explain"] + words + ["--format", "json"])
            #expect(outcome.status == 0)
            #expect(try outcome.json()["schema"] as? Int == 1)
        }
        #expect(try place.run("explain", "code", "C04:EM-PLACE").text.contains("EM-PLACE  bouche-trou"))
        #expect(try place.run("explain", "normalizer", "phone").text.contains("TL-FMT"))
    }

    @Test(arguments: [
        ("explain customer 99", "aucun client 99 ; leurs numéros : dealerdata export customers"),
        (
            "explain pair sgd:00012 sgd:x",
            "aucune fiche « sgd:x » ; une clé s’écrit source:numéro, par exemple sgd:00012"
        ),
        ("explain code C04 99", "aucun client ne porte le numéro 99"),
        ("explain code C04:NOPE", "la règle C04 n’a pas de code « NOPE » ; elle donne : EM-OK,"),
        ("explain normalizer fone", "aucun nettoyage « fone » ; il y a : "),
    ])
    func `explain says what it does not know`(line: String, sentence: String) throws {
        let outcome = try place.run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaint.hasPrefix("dealerdata : " + sentence))
    }
}

@Suite struct `Exports` {
    let place: Workplace

    init() throws { place = try Project.copy() }

    static let kinds: [(String, [String], String)] = [
        ("customers", [], "customer_id"), ("duplicates", [], "customer_id"), ("codes", [], "customer_id"),
        (
            "contacts", ["--channel", "email", "--purpose", "MKT_SERVICE", "--recipient", "Agence X"],
            "customer_id"
        ),
        ("corrections", ["--system", "sgd"], "system"), ("actions", ["--action", "1"], "customer_id"),
        ("rejected", [], "import_id"), ("quarantine", [], "system"),
    ]

    @Test(arguments: kinds) func `come in three forms, to standard output or a file of their owner's`(
        kind: String, options: [String], firstColumn: String
    ) throws {
        let csv = try place.run(["export", kind] + options)
        #expect(csv.status == 0)
        #expect(csv.complaint.hasPrefix("export \(kind) : "))
        #expect(strayKeys(in: csv.complaint) == [])
        #expect(csv.text.hasPrefix("\u{FEFF}\"\(firstColumn)\""))
        let machine = try place.run(["export", kind, "--csv-for", "machine"] + options)
        #expect(machine.text.hasPrefix(firstColumn + ","))
        #expect(machine.lines.count == csv.lines.count)
        let lines = try place.run(["export", kind, "--format", "ndjson"] + options).lines
        #expect(lines.count == csv.lines.count - 1)
        let list = try place.run(["export", kind, "--format", "json"] + options)
        let rows = try #require(try JSONSerialization.jsonObject(with: list.output) as? [[String: Any]])
        #expect(rows.count == csv.lines.count - 1)
        let filed = try place.run(["export", kind, "--output", "liste.csv"] + options)
        #expect(filed.status == 0)
        #expect(filed.output.isEmpty)
        #expect(filed.complaint.contains("liste.csv"))
        #expect(try place.read("liste.csv") == csv.output)
        #expect(try place.mode("liste.csv") == 0o600)
        #expect(try place.run(["export", kind, "--quiet"] + options).complaint.isEmpty)
    }

    @Test func `of one system hold the customers with a record in it`() throws {
        func keys(_ options: String...) throws -> [String] {
            let list = try place.run(["export", "customers", "--format", "json", "--quiet"] + options)
            let rows = try #require(try JSONSerialization.jsonObject(with: list.output) as? [[String: Any]])
            return rows.map { $0["record_keys"] as? String ?? "" }
        }
        let (all, sgd, web) = (try keys(), try keys("--system", "sgd"), try keys("--system", "web"))
        #expect(!sgd.isEmpty && !web.isEmpty)
        #expect(web.count < all.count)
        #expect(sgd == all.filter { $0.contains("sgd:") })
        #expect(web == all.filter { $0.contains("web:") })
    }

    @Test func `a list of contacts says how many stay and why`() throws {
        let outcome = try place.run(
            "export", "contacts", "--channel", "email", "--purpose", "MKT_SERVICE", "--recipient", "Agence X",
            "--send-date", "2026-12-01")
        #expect(outcome.status == 0)
        #expect(outcome.complaint.contains("laissés de côté : "))
        #expect(!outcome.complaint.contains("@"))
    }

    @Test(arguments: [
        (
            "contacts",
            "une liste de contacts doit dire par où, pourquoi et pour qui ; il manque : --channel, --purpose, --recipient"
        ),
        (
            "contacts --channel email --recipient X",
            "une liste de contacts doit dire par où, pourquoi et pour qui ; il manque : --purpose"
        ),
        ("contacts --channel email --purpose NOPE --recipient X", "finalité « NOPE » inconnue ; connues : MKT, "),
        (
            "contacts --channel email --purpose MKT --recipient X --send-date demain",
            "« demain » n’est pas une date AAAA-MM-JJ"
        ),
        ("actions", "dites quelle action du rapport : --action 1"),
        ("actions --action 99", "le dernier audit n’a pas d’action 99 ; voyez dealerdata audit"),
        ("corrections --system nope", "aucune source « nope » dans la base ; celles qui y sont : sgd, web"),
        ("customers --system nope", "aucune source « nope » dans la base ; celles qui y sont : sgd, web"),
        ("duplicates --system nope", "aucune source « nope » dans la base ; celles qui y sont : sgd, web"),
        ("quarantine --system nope", "aucune source « nope » dans la base ; celles qui y sont : sgd, web"),
        (
            "customers --import 1",
            "--import ne change rien à export customers ; cette option sert à : export rejected"
        ),
        (
            "customers --channel email",
            "--channel ne change rien à export customers ; cette option sert à : export contacts"
        ),
        (
            "contacts --channel mail --purpose MKT --recipient X --system sgd",
            "--system ne change rien à export contacts ; cette option sert à : "
                + "export customers, export duplicates, export corrections, export quarantine"
        ),
        (
            "corrections --action 1",
            "--action ne change rien à export corrections ; cette option sert à : export actions"
        ),
        (
            "quarantine --as-source",
            "--as-source ne change rien à export quarantine ; cette option sert à : export rejected"
        ),
        ("rejected --import 99", "aucun import 99 dans la base ; la liste : dealerdata status"),
    ])
    func `that cannot be say so and leave no file`(line: String, sentence: String) throws {
        try place.write("liste.csv", "ancienne")
        let outcome = try place.run(
            ["export"] + line.split(separator: " ").map(String.init) + ["--output", "liste.csv"])
        #expect(outcome.status == 64)
        #expect(outcome.complaint.hasPrefix("dealerdata : " + sentence))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
        #expect(try place.text("liste.csv") == "ancienne")
    }

    @Test func `to a folder that is not there are 73`() throws {
        let outcome = try place.run("export", "customers", "--output", "absent/liste.csv")
        #expect(outcome.status == 73)
        #expect(outcome.complaint == "dealerdata : absent/liste.csv : son dossier n’existe pas ; créez-le d’abord\n")
        #expect(try place.run("export", "customers", "--output", "dealerdata.yml/liste.csv").status == 73)
    }

    @Test func `go through a pipe that has a name, and leave it one`() throws {
        let outcome = try place.shell(
            "mkfifo tube; cat tube > lu.csv & dealerdata export customers --quiet --output tube; wait; test -p tube")
        #expect(outcome.status == 0)
        #expect(outcome.everything.isEmpty)
        #expect(try place.text("lu.csv").contains("Beauchesne"))
    }

    @Test func `hold rejected rows with their line and words`() throws {
        try place.write("clients2.csv", "Prénom,Nom\nAnne,Caron\nCanarine,Serinette,a,b\n")
        #expect(try place.run("import", "clients2.csv", "--system", "crm").status == 0)
        let outcome = try place.run("export", "rejected", "--csv-for", "machine")
        #expect(outcome.lines.count == 2)
        #expect(outcome.lines[1].contains(",clients2.csv,utf-8,3,too-long,"))
        #expect(outcome.lines[1].contains("Canarine,Serinette,a,b"))
    }

    @Test func `end quietly when their reader has seen enough`() throws {
        for line in [
            "dealerdata codify --list", "dealerdata codify --list --format json", "dealerdata export customers --quiet",
        ] {
            let first = try place.shell("\(line) | head -1")
            #expect(first.status == 0)
            #expect(first.lines.count == 1)
            #expect(first.complaint.isEmpty)
        }
        // A parent that ignores SIGPIPE, as some schedulers do, changes nothing.
        let ignored = try place.shell(
            "trap '' PIPE; { dealerdata codify --list --format json; echo \"état $?\" >&2; } | true")
        #expect(ignored.complaint == "état 141\n" || ignored.complaint == "état 0\n")
        try place.write("long.csv", "phone\n" + String(repeating: "514 868-0142\n", count: 40_000))
        let filter = try place.shell(
            "trap '' PIPE; { dealerdata normalize - < long.csv; echo \"état $?\" >&2; } | head -1")
        #expect(filter.complaint == "état 141\n")
        #expect(filter.lines == ["phone,clean_phone,clean_phone_ext,clean_email,clean_notes,findings"])
    }

    @Test func `say when the output has no room`() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        for line in ["status", "codify --list", "export customers", "normalize - < inbox/clients.csv"] {
            let outcome = try place.shell("dealerdata \(line) > /dev/full")
            #expect(outcome.status == 74, "\(line)")
            #expect(outcome.complaint.hasPrefix("dealerdata : "), "\(line)")
        }
    }
}
