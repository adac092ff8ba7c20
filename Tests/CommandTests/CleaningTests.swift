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
