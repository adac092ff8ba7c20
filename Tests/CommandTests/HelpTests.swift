import Records
import Testing

@Suite struct `Help and the words of the command line` {
    static let commands = [
        "", "init", "inspect", "import", "normalize", "dedupe", "review", "codify", "audit", "export", "run", "status",
        "explain",
        "explain customer", "explain pair", "explain code", "explain normalizer", "explain line", "undo", "config",
        "config show",
        "config check",
    ]

    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `the version is one line on standard output`() throws {
        let outcome = try place.run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("dealerdata "))
        #expect(outcome.lines.count == 1)
        #expect(outcome.complaint.isEmpty)
    }

    @Test func `help about a verb obeys --lang`() throws {
        #expect(try place.run("help", "dedupe", "--lang", "en").text.hasPrefix("OVERVIEW: Link"))
        #expect(
            try place.run("help", "dedupe", "--lang=fr", environment: ["LANG": "en_CA.UTF-8"]).text.contains("fiches"))
    }

    @Test(arguments: commands) func `help is French unless the locale says otherwise`(command: String) throws {
        let words = command.split(separator: " ").map(String.init) + ["--help"]
        let french = try place.run(words)
        let english = try place.run(words, environment: ["LANG": "en_CA.UTF-8"])
        for outcome in [french, english] {
            #expect(outcome.status == 0)
            #expect(outcome.complaint.isEmpty)
            #expect(strayKeys(in: outcome.text) == [])
            #expect(outcome.text.hasSuffix("\n") && !outcome.text.hasSuffix("\n\n\n"))
        }
        #expect(french.text.contains("USAGE : dealerdata"))
        #expect(french.text.contains("Affiche cette aide."))
        for word in ["OVERVIEW", "OPTIONS:", "SUBCOMMANDS", "default", "Show ", "See ", "values:", "subcommand", "'"] {
            #expect(!french.text.contains(word), "\(word)")
        }
        #expect(english.text.contains("USAGE: dealerdata"))
        #expect(english.text.contains("Show help information."))
        for word in ["Affiche", "Exemple", "fichier", "par défaut", "Sinon"] {
            #expect(!english.text.contains(word), "\(word)")
        }
    }

    @Test(arguments: commands, ["fr", "en"])
    func `help fits a terminal of 80 columns without breaking an example`(command: String, language: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let lines = try place.run(words + ["--help", "--lang", language]).lines
        for line in lines { #expect(line.count <= 80, "\(line)") }
        let text = Message(words.isEmpty ? "help.program.more" : "help.\(words.joined(separator: ".")).more")
            .text(in: language == "fr" ? .french : .english)
        for example in text.split(separator: "\n") where example.hasPrefix("  dealerdata") {
            #expect(lines.contains(String(example)), "\(example)")
        }
    }

    @Test func `every verb stands in the list of commands with an example of its own`() throws {
        let list = try place.run("--help").text
        for command in Self.commands.dropFirst() where !command.contains(" ") {
            #expect(list.contains("\n  \(command) "))
            #expect(try place.run(command, "--help").text.contains("\n  dealerdata \(command)"))
        }
    }

    @Test func `--lang wins over the locale, wherever it stands`() throws {
        let outcome = try place.run("status", "--lang", "en")
        #expect(outcome.complaint.hasPrefix("dealerdata: no store at dealerdata.sqlite;"))
        let french = try place.run("--lang=fr", "status", environment: ["LANG": "en_CA.UTF-8"])
        #expect(french.complaint.contains("Erreur : option inconnue « --lang"))
        #expect(
            try place.run("status", environment: ["LC_ALL": "en_US.UTF-8", "LANG": "fr_CA"]).complaint.contains(
                "no store"))
        #expect(try place.run("status", environment: ["LANG": "C"]).complaint.contains("aucune base"))
        #expect(try place.run("status", environment: ["DEALERDATA_LANG": "en"]).complaint.contains("no store"))
    }

    @Test(arguments: [
        ("nope", "dealerdata : commande « nope » inconnue ; la liste : dealerdata --help"),
        ("improt x.csv", "dealerdata : commande « improt » inconnue ; vouliez-vous dire « import » ?"),
        ("help nope", "dealerdata : commande « nope » inconnue ; la liste : dealerdata --help"),
        ("config shw", "dealerdata : commande « shw » inconnue ; vouliez-vous dire « show » ?"),
        ("import", "Erreur : il manque l’argument « <fichier> ... »"),
        ("import x.csv --sytem a", "Erreur : option inconnue « --sytem » ; vouliez-vous dire « --system » ?"),
        ("import x.csv --system", "Erreur : il manque la valeur de « --system <nom> »"),
        ("import x.csv --max-rejects lots", "Erreur : la valeur « lots » ne convient pas à « --max-rejects <N|N%> »"),
        ("import x.csv --system a --delimiter ab", "Erreur : séparateur « ab » : donnez un seul caractère, ou tab"),
        (
            "audit --fail-on maybe",
            "Erreur : la valeur « maybe » ne convient pas à « --fail-on <seuil> » ; choix possibles : error, warning, never"
        ),
        ("audit --format html", "Erreur : le rapport HTML va dans un fichier : --output audit.html"),
        ("export clients", "Erreur : la valeur « clients » ne convient pas à « <liste> » ; choix possibles :"),
        ("undo seven", "Erreur : la valeur « seven » ne convient pas à « <RUN> »"),
        ("status --quiet=3", "Erreur : l’option « --quiet » ne prend pas de valeur ; « 3 » est de trop"),
        ("status extra", "Erreur : argument inattendu « extra »"),
        ("status a b", "Erreur : 2 arguments inattendus : « a », « b »"),
        (
            "normalize clients.csv",
            "Erreur : normalize lit la base, ou « - » pour l’entrée standard : dealerdata normalize - < fichier"
        ),
        ("dedupe x.csv", "Erreur : dites quelle colonne identifie chaque ligne : --id COLONNE"),
        ("codify --format md", "Erreur : --format md va avec --list"),
        ("status --as-of hier", "dealerdata : « hier » n’est pas une date AAAA-MM-JJ, par exemple 2026-11-21"),
        ("status --lang de", "dealerdata : langue « de » inconnue : fr ou en"),
        ("run --threads 0", "dealerdata : --threads 0 : donnez au moins 1"),
        ("explain code C99", "dealerdata : aucune règle ne s’appelle C99 ; vouliez-vous dire C09 ?"),
    ])
    func `a mistake in the command is 64 with one French sentence`(line: String, sentence: String) throws {
        let outcome = try place.run(line.split(separator: " ").map(String.init))
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaint.split(separator: "\n").first.map(String.init) == sentence)
        #expect(!outcome.complaint.contains("'"))
        #expect(place.names == [])
    }

    @Test func `the same mistakes speak English in an English locale`() throws {
        let outcome = try place.run("import", "x.csv", "--sytem", "a", environment: ["LANG": "en_CA.UTF-8"])
        #expect(outcome.complaint.hasPrefix("Error: Unknown option '--sytem'. Did you mean '--system'?\n"))
        #expect(
            try place.run("improt", environment: ["LANG": "en_CA.UTF-8"]).complaint
                == "dealerdata: unknown command “improt”; did you mean “import”?\n")
    }
}
