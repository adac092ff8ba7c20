import Foundation
import Testing

@Suite struct `Cleaning a store` {
    let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write(
            "clients.csv",
            """
            id,last_name,email,phone,make,created_at,notes
            1,TREMBLAY,a@gmail.com,514 868-0142,CHEVY VAN,2024-01-02,
            2,Roy NE PAS APPELER,b@gmial.com,aucun,Honda,2024-01-03,Rappeler
            3,Roy,c@gmail.com,514 868-0143 poste 4,HONDA,2024-01-04,

            """)
        let imported = try place.run(
            "import", "clients.csv", "--system", "crm", "--entity", "customer", "--map", "id=record_id")
        #expect(imported.status == 0)
    }

    /// System, line, field, what is done, old words, new ones, and where they go or why.
    private func corrections(_ csv: String) throws -> [String] {
        let place = try Workplace()
        try place.write("a.csv", csv)
        #expect(try place.run("import", "a.csv", "--system", "sgd").status == 0)
        #expect(try place.run("normalize").status == 0)
        return try place.run("export", "corrections", "--csv-for", "machine", "--quiet").lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return cells[4...].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    @Test func `corrections give each municipality its own reason`() throws {
        let rows = try corrections(
            """
            No client;Prénom;Nom;Adresse;Ville;Province;Code postal
            1;Guy;Morin;1 rue Fabre;Montreal;QC;H2E 1Y8
            2;Léa;Roy;2 rue Fabre;Mtl;QC;H2E 2Y8
            3;Ida;Roy;3 rue Fabre;Ste-Thérèse;QC;J7E 1A1
            4;Max;Roy;4 rue Fabre;Ville de Québec;QC;G1R 1A1
            5;Eva;Roy;5 rue Fabre;LEVIS;QC;G6V 1A1

            """)
        let alias = "nom d’usage de la municipalité ; voici son nom officiel"
        #expect(
            rows == [
                "city mended Montreal Montréal CI-ACC accents ou traits d’union manquants dans le nom de la municipalité",
                "city mended Mtl Montréal CI-ALIAS \(alias)",
                "city mended Ste-Thérèse Sainte-Thérèse CI-ABBR Saint ou Sainte en abrégé ; nom officiel de la municipalité",
                "city mended Ville de Québec Québec CI-ALIAS \(alias)",
                "city mended LEVIS Lévis LG-CAPS tout en majuscules",
            ])
    }

    @Test func `corrections say where every cell goes whose words belong elsewhere`() throws {
        let rows = try corrections(
            """
            No client;Prénom;Nom;Courriel;Adresse;Ville;Province;Code postal
            1;Léa;lea.roy@gmail.com;;2 rue Fabre;Montréal;QC;H2E 2Y8
            2;SUCCESSION;Lise Dubé;;19 rue M;Montréal;QC;H1A 1B1
            3;Ida;Roy;;20 rue M;H1A 1B2;QC;Montréal

            """)
        let why = "valeur à ressaisir dans un autre champ"
        #expect(
            rows == [
                "last_name moved lea.roy@gmail.com lea.roy@gmail.com RF-EML-IN-NAM email \(why)",
                "first_name mended SUCCESSION Lise RF-NOTE-IN-NAM \(why)",
                "first_name moved SUCCESSION SUCCESSION RF-NOTE-IN-NAM notes \(why)",
                "last_name mended Lise Dubé Dubé RF-NAM-IN-NAM \(why)",
                "last_name moved Lise Dubé Lise RF-NAM-IN-NAM first_name \(why)",
                "city moved H1A 1B2 H1A 1B2 RF-PC-IN-CITY postal_code \(why)",
                "postal_code moved Montréal Montréal RF-CITY-IN-PC city \(why)",
            ])
    }

    @Test func `a dry run shows changes and writes nothing`() throws {
        let before = try place.read("dealerdata.sqlite")
        let outcome = try place.run("normalize", "--dry-run")
        #expect(outcome.status == 0)
        #expect(outcome.lines[0] == "normalize  essai sur 3 fiches : rien n’est écrit")
        #expect(outcome.lines.allSatisfy { $0.count <= 80 })
        #expect(try place.read("dealerdata.sqlite") == before)
        let only = try place.run("normalize", "--dry-run", "--only", "make")
        #expect(!only.text.contains("phone"))
        #expect(try place.run("normalize", "--unmask").status == 64)
    }

    @Test func `one field is cleaned anew by new words, and the others stay`() throws {
        #expect(try place.run("normalize").status == 0)
        func line(_ number: Int) throws -> String { try place.run("explain", "clients.csv:\(number)", "--unmask").text }
        let others = try [line(3), line(4)]
        #expect(try !line(2).contains("Chevrolet"))
        try place.write("mots.csv", "field,word,meaning\nmake,Chevy Van,Chevrolet\n")
        let answer = try place.run("normalize", "--only", "make", "--synonyms", "mots.csv", "--format", "json").json()
        #expect(answer["imports"] as? Int == 1)
        #expect(answer["records"] as? Int == 3)
        #expect(try line(2).contains("SY-OWN"))
        #expect(try [line(3), line(4)] == others)
        // Without the words the field is cleaned by the program's own rules again.
        #expect(try place.run("normalize", "--only", "make").status == 0)
        #expect(try !line(2).contains("Chevrolet"))
        #expect(try place.run("normalize").text.contains("rien de nouveau"))
    }

    @Test func `the words that the project names hold without being asked for`() throws {
        try place.write("mots.csv", "field,word,meaning\nmake,Chevy Van,Chevrolet\n")
        try place.write("dealerdata.yml", "synonyms: mots.csv\n")
        #expect(try place.run("normalize").status == 0)
        #expect(try place.run("explain", "clients.csv:2", "--unmask").text.contains("SY-OWN"))
        #expect(try place.run("normalize").text.contains("rien de nouveau"))
        // New words clean again.
        try place.write("mots.csv", "field,word,meaning\nmake,Chevy Van,Ford\n")
        #expect(try !place.run("normalize").text.contains("rien de nouveau"))
        #expect(try place.run("explain", "clients.csv:2", "--unmask").text.contains("Ford"))
    }

    @Test func `a field that no clean table keeps is refused with the way to clean it`() throws {
        let outcome = try place.run("normalize", "--only", "consent_email")
        #expect(outcome.status == 64)
        #expect(
            outcome.complaint
                == "dealerdata : --only consent_email : ce champ se lit avec toute la fiche ; "
                + "lancez dealerdata normalize sans --only\n")
    }

    @Test func `names and addresses are explained by their examples`() throws {
        for name in ["person-name", "organisation", "address", "place", "colour", "phone"] {
            #expect(try place.run("explain", "normalizer", name).status == 0)
        }
        #expect(try place.run("explain", "normalizer", "person-name").text.contains("NM-2P"))
    }

    @Test func `a line of sales shows what was made of it, and hides only who and which car`() throws {
        let place = try Workplace()
        try place.write(
            "v.csv",
            "No vente;No client;NIV;Année;Marque;Date de vente;Prix de vente\nV1;1;1HGCM82633AOO4352;2019;Honda;13/04/2024;25 000,00 $\n"
        )
        for words in [["import", "v.csv", "--system", "sgd", "--entity", "deal"], ["normalize"]] {
            #expect(try place.run(words + ["--quiet", "--as-of", Project.asOf]).status == 0)
        }
        let text = try place.run("explain", "v.csv:2").text
        for shown in ["2024-04-13", "25000.00", "Honda", "VN-CHR"] { #expect(text.contains(shown), "\(shown)") }
        #expect(!text.contains("1HGCM82633A"))
        #expect(try place.run("explain", "v.csv:2", "--unmask").text.contains("1HGCM82633A004352"))
    }
}
