import Foundation
import Testing

/// Files that cannot be taken in: one message, the right status, and a store as it was.
@Suite struct `Files that cannot be used` {
    struct Bad: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: Data
        /// Without the name of the file and the program's own.
        var sentence: String

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ sentence: String) {
            self.init(name, Data(text.utf8), sentence)
        }

        init(_ name: String, _ bytes: Data, _ sentence: String) {
            self.name = name
            self.bytes = bytes
            self.sentence = sentence
        }
    }

    /// Words that stand for what customers told the dealer: no message may repeat them.
    static let canaries = ["Canarine", "Serinette", "canarine@exemple.ca", "868-4417"]

    static let files: [Bad] = [
        Bad("vide.csv", "", " : fichier vide ; refaites l’export"),
        Bad("blancs.csv", "\n \n\t\n", " : fichier vide ; refaites l’export"),
        Bad(
            "programme.csv", Data((0..<200).map { UInt8($0 % 9) }),
            " : c’est un fichier binaire, qui ne se lit pas ici ; exportez en CSV, XLSX, JSON ou XML"),
        Bad(
            "classeur.csv", Data("PK\u{3}\u{4}Canarine xl/workbook.xml".utf8),
            " : le fichier compressé s’arrête avant sa fin ; transférez-le de nouveau"),
        Bad(
            "page.csv", "<html><body>Canarine</body></html>",
            " : c’est une page HTML, qui ne se lit pas ici ; exportez en CSV, XLSX, JSON ou XML"),
        Bad(
            "coupe.json", #"[{"first_name":"Canarine","last_name":"Serin"#,
            " : le fichier s’arrête au milieu de la ligne 1 ; refaites l’export"),
        Bad(
            "faute.json", "[{\"first_name\":\"Canarine\",\n\"last_name\":Serinette}]",
            ", ligne 2, colonne 13 : aucune valeur ne commence ainsi ; corrigez le fichier ou refaites l’export"),
        Bad("nombre.json", "42", " : aucune fiche dans ce fichier ; vérifiez l’export"),
        Bad("liste.json", "[]", " : aucune fiche dans ce fichier ; vérifiez l’export"),
        Bad(
            "coupe.xml", "<adf><prospect><customer><contact><name part=\"first\">Canarine",
            " : le fichier s’arrête au milieu de la ligne 1 ; refaites l’export"),
        Bad(
            "guillemet.csv", "Prénom,Nom\nCanarine,\"Serinette\n",
            ", ligne 2 : enregistrement coupé ou illisible (un guillemet ou une balise jamais fermés ?) ; aucune ligne "
                + "de ce fichier n’a pu être lue (1 rejetée), rien n’a été gardé ; refaites l’export ou voyez dealerdata inspect"
        ),
        Bad(
            "coupe.csv", "Prénom,Nom,Ville\nCanarine,Serinette,Laval\nLouise,Serinette,Laval\nCanarine,Serin",
            ", ligne 4 : le fichier s’arrête au milieu de cette ligne ; rien n’en a été gardé. Refaites l’export, ou "
                + "prenez ses lignes entières avec --accept-cut"),
        Bad(
            "longue.csv", "Prénom,Nom\nCanarine,Serinette,a,b,c\n",
            ", ligne 2 : 5 cellules où l’en-tête en a 2 (un guillemet de trop ?) ; aucune ligne de ce fichier n’a pu "
                + "être lue (1 rejetée), rien n’a été gardé ; refaites l’export ou voyez dealerdata inspect"),
        Bad(
            "sans-entete.csv", "Canarine,Serinette,514 868-4417\nLouise,Canarine,514 868-4418\n",
            " : aucune ligne d’en-tête reconnue ; ajoutez-en une, ou dites --no-header à inspect et à import"),
        Bad(
            "adresses.csv", "Canarine,canarine@exemple.ca\nLouise,louise@exemple.ca\n",
            " : aucune ligne d’en-tête reconnue ; ajoutez-en une, ou dites --no-header à inspect et à import"),
        Bad(
            "inconnues.csv", "zorglub,bulgroz\nCanarine,Serinette\n",
            ", ligne 1 : aucune colonne de l’en-tête n’est reconnue, rien n’a été gardé ; dites leur sens avec --map "
                + "colonne=champ, ou --no-header si cette ligne est déjà une fiche"),
        Bad(
            "melange.csv", Data("Prénom,Nom\nCanarine,Bélair\nSerinette,B".utf8 + [0xE9] + Array("lair\n".utf8)),
            ", ligne 3 : le fichier mêle UTF-8 et windows-1252 ; refaites l’export, ou décodez ligne par ligne avec "
                + "--encoding mixed"),
    ]

    let place: Workplace

    init() throws { place = try Workplace() }

    @Test(arguments: files) func `leave one message and no store`(file: Bad) throws {
        try place.write(file.name, file.bytes)
        let outcome = try place.run("import", file.name, "--system", "sgd")
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaint == "dealerdata : \(file.name)\(file.sentence)\n")
        for canary in Self.canaries { #expect(!outcome.everything.contains(canary)) }
        #expect(place.names == [file.name])
    }

    @Test(arguments: [
        (
            "sans-sens.csv", "zorglub,bulgroz\nCanarine,Serinette\n",
            " : les valeurs ne disent le sens d’aucune colonne, rien n’a été gardé ; dites-le avec --map "
                + "column1=first_name --map column2=last_name …"
        ),
        (
            "sans-sens.json", #"[{"zorglub":"Canarine","bulgroz":"Serinette"}]"#,
            " : aucun champ n’est reconnu, rien n’a été gardé ; dites leur sens avec --map champ=sens, par exemple "
                + "--map \"zorglub=last_name\""
        ),
    ]) func `are not told to do without a header that they are read without`(
        name: String, text: String, sentence: String
    )
        throws
    {
        try place.write(name, Data(text.utf8))
        let outcome = try place.run("import", name, "--no-header", "--system", "sgd")
        #expect(outcome.status == 65)
        #expect(outcome.complaint == "dealerdata : \(name)\(sentence)\n")
        #expect(place.names == [name])
    }

    @Test func `leave a store byte for byte as it was`() throws {
        try place.write("clients.csv", Project.customers)
        #expect(try place.run("import", "clients.csv", "--system", "sgd").status == 0)
        let before = try place.read("dealerdata.sqlite")
        for file in Self.files {
            try place.write(file.name, file.bytes)
            #expect(try place.run("import", file.name, "--system", "sgd").status == 65)
            #expect(try place.read("dealerdata.sqlite") == before, "\(file.name)")
        }
    }

    @Test(arguments: files) func `stop the filters with the same status`(file: Bad) throws {
        let outcome = try place.run(["normalize", "-"], input: file.bytes)
        // What a filter cannot map it passes on; what is no table it refuses.
        let passes = [
            "guillemet.csv", "coupe.csv", "longue.csv", "sans-entete.csv", "adresses.csv", "inconnues.csv",
            "nombre.json",
        ]
        #expect((outcome.status == 0) == passes.contains(file.name))
        #expect(!outcome.complaint.isEmpty)
        for canary in Self.canaries { #expect(!outcome.complaint.contains(canary)) }
        if outcome.status != 0 { #expect(outcome.output.isEmpty) }
    }

    @Test func `missing files and folders are named`() throws {
        let missing = try place.run("import", "absent.csv", "--system", "sgd")
        #expect(missing.status == 66)
        #expect(missing.complaint == "dealerdata : absent.csv : fichier introuvable ; vérifiez le chemin\n")
        try place.write("depot/a.csv", Project.customers)
        let folder = try place.run("import", "depot", "--system", "sgd")
        #expect(folder.status == 65)
        #expect(folder.complaint == "dealerdata : depot est un dossier ; nommez les fichiers, par exemple depot/*\n")
        #expect(try place.run("inspect", "absent.csv").status == 66)
        #expect(try place.run("dedupe", "absent.csv", "--id", "a", "--output", "g.csv").status == 66)
        #expect(place.names == ["depot"])
    }

    @Test func `one bad file among several keeps the good ones out of the store too`() throws {
        try place.write("clients.csv", Project.customers)
        let outcome = try place.run("import", "clients.csv", "absent.csv", "--system", "sgd")
        #expect(outcome.status == 66)
        #expect(place.names == ["clients.csv"])
    }

    @Test func `inspect shows the good files and complains of the others`() throws {
        try place.write("clients.csv", Project.customers)
        let outcome = try place.run("inspect", "clients.csv", "absent.csv")
        #expect(outcome.status == 66)
        #expect(outcome.text.contains("clients.csv"))
        #expect(outcome.complaint == "dealerdata : absent.csv : fichier introuvable ; vérifiez le chemin\n")
    }

    @Test func `an encoding that is stated must be right and known`() throws {
        try place.write("latin.csv", Data("Pr".utf8 + [0xE9] + Array("nom,Nom\nCanarine,Serinette\n".utf8)))
        let wrong = try place.run("import", "latin.csv", "--system", "sgd", "--encoding", "utf-8")
        #expect(wrong.status == 65)
        #expect(
            wrong.complaint
                == "dealerdata : latin.csv, ligne 1 : l’octet 3 du fichier n’existe pas en utf-8 ; laissez --encoding de côté ou donnez le bon\n"
        )
        let unknown = try place.run("import", "latin.csv", "--system", "sgd", "--encoding", "klingon")
        #expect(unknown.status == 64)
        #expect(unknown.complaint.hasPrefix("dealerdata : encodage « klingon » inconnu ; connus : utf-8, "))
        #expect(place.names == ["latin.csv"])
    }

    @Test func `more rejected rows than allowed keep the whole file out`() throws {
        try place.write("clients.csv", "Prénom,Nom\nAnne,Roy\nCanarine,Serinette,a,b\nLuc,Caron\n")
        for (limit, words) in [("0", "0"), ("10%", "10\u{A0}%")] {
            let outcome = try place.run("import", "clients.csv", "--system", "sgd", "--max-rejects", limit)
            #expect(outcome.status == 65)
            #expect(
                outcome.complaint
                    == "dealerdata : clients.csv : 1 ligne rejetée, au plus \(words) (--max-rejects) : ligne 3, 4 cellules où l’en-tête en a 2 (un guillemet de trop ?). Rien n’a été gardé de ce fichier ; toutes : dealerdata inspect clients.csv --format json\n"
            )
            #expect(place.names == ["clients.csv"])
        }
        let allowed = try place.run("import", "clients.csv", "--system", "sgd", "--max-rejects", "50%")
        #expect(allowed.status == 0)
        #expect(allowed.text.contains("3 lignes lues = 2 acceptées + 1 rejetée"))
        #expect(allowed.text.contains("rejetée  ligne 3 : 4 cellules où l’en-tête en a 2 (un guillemet de trop ?)"))
        #expect(!allowed.everything.contains("Canarine"))
    }

    @Test func `a header that comes again is left out and said`() throws {
        try place.write("clients.csv", "Prénom,Nom\nAnne,Roy\nPrénom,Nom\nLuc,Caron\n")
        let outcome = try place.run("import", "clients.csv", "--system", "sgd")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("3 lignes lues = 2 acceptées + 1 rejetée"))
        #expect(outcome.text.contains("rejetée  ligne 3 : en-tête répété"))
    }

    @Test func `a file without header can be read when told so`() throws {
        try place.write("clients.csv", "Anne,Roy,514 868-4417\nLuc,Caron,514 868-4418\n")
        let outcome = try place.run("inspect", "clients.csv", "--no-header", "--format", "json")
        #expect(outcome.status == 0)
        let files = try #require(try outcome.json()["files"] as? [[String: Any]])
        #expect(files[0]["rows"] as? Int == 2)
    }

    @Test func `an unknown column of --map is 64 with the likely one`() throws {
        try place.write("clients.csv", Project.customers)
        let outcome = try place.run("import", "clients.csv", "--system", "sgd", "--map", "Courrriel=email")
        #expect(outcome.status == 64)
        #expect(
            outcome.complaint
                == "dealerdata : aucune colonne « Courrriel » dans ce fichier ; vouliez-vous dire « Courriel » ?\n")
        let field = try place.run("import", "clients.csv", "--system", "sgd", "--map", "Courriel=emaill")
        #expect(field.status == 64)
        #expect(
            field.complaint == "dealerdata : « emaill » n’est pas un champ connu ; vouliez-vous dire « email » ?\n")
        #expect(
            try place.run("import", "clients.csv").complaint
                == "dealerdata : donnez un nom court à la source : --system sgd\n")
        #expect(place.names == ["clients.csv"])
    }
}
