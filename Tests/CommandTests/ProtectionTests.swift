import Foundation
import Testing

/// What no command may overwrite, and what none may show.
@Suite struct `Protection` {
    private let place: Workplace

    init() throws { place = try Project.copy() }

    @Test(arguments: [
        "export customers --output dealerdata.sqlite", "audit --format html --output dealerdata.sqlite",
        "review --export dealerdata.sqlite",
        "dedupe inbox/clients.csv --id 'No client' --output dealerdata.sqlite",
        "inspect inbox/clients.csv --write-map dealerdata.sqlite",
    ])
    func `a base is never written over`(command: String) throws {
        let before = try place.read("dealerdata.sqlite")
        let outcome = try place.shell("dealerdata \(command)")
        #expect(outcome.status != 0)
        #expect(outcome.complaint.contains("dealerdata.sqlite"))
        #expect(try place.read("dealerdata.sqlite") == before)
    }

    @Test(arguments: [
        "dedupe inbox/clients.csv --id \"No client\" --output inbox/clients.csv",
        "inspect inbox/clients.csv --write-map inbox/clients.csv",
    ])
    func `a file is never its own output`(command: String) throws {
        let outcome = try place.shell("dealerdata \(command)")
        #expect(outcome.status != 0)
        #expect(outcome.complaint.contains("clients.csv"))
        #expect(try place.text("inbox/clients.csv") == Project.customers)
    }

    @Test func `a list for a day that is past is refused`() throws {
        let outcome = try place.run(
            "export", "contacts", "--channel", "email", "--purpose", "MKT", "--recipient", "essai", "--send-date",
            "2026-11-20", "--as-of", Project.asOf, "--output", "liste.csv")
        #expect(outcome.status == 64)
        #expect(outcome.complaint.contains("2026-11-20"))
        #expect(!place.has("liste.csv"))
    }

    @Test func `a social insurance number in a column that nobody reads is found and never shown`() throws {
        try place.write(
            "employes.csv",
            "No client,Prénom,Nom,NAS,No plaque interne\n7,Anne,Caron,130692544,130692544\n8,Ève,Roy,,9\n")
        #expect(try place.run("import", "employes.csv", "--system", "paie", "--entity", "customer").status == 0)
        let cleaned = try place.run("normalize")
        #expect(cleaned.text.contains("mise en quarantaine"))
        let found = try place.run("export", "quarantine", "--csv-for", "machine")
        #expect(found.lines.count == 2)
        #expect(found.lines[1].hasSuffix(",column:NAS,NT-SIN"))
        let line = try place.run("explain", "employes.csv:2")
        #expect(line.text.contains("NT-SIN"))
        #expect(!(found.everything + line.everything + cleaned.everything).contains("130692544"))
    }

    @Test func `an identifier in a column of telephones, mail or codes is in quarantine and in no correction`() throws {
        try place.write(
            "web.csv",
            "No client,Prénom,Nom,Cellulaire,Courriel,Date de naissance,Code postal\n"
                + "7,Anne,Caron,NAS 130 692 544,130-692-544,ROYJ76050412,130 692 544\n"
                + "8,Ève,Roy,514-868-1234,eve.roy@exemple.ca,1976-05-04,J2G 1A1\n"
                // A number that lost a digit is none, whatever its check says.
                + "9,Guy,Roy,450 772-066,guy.roy@exemple.ca,1976-05-05,J2G 1A1\n")
        #expect(try place.run("import", "web.csv", "--system", "web2", "--entity", "customer").status == 0)
        #expect(try place.run("normalize").status == 0)
        let found = try place.run("export", "quarantine", "--system", "web2", "--csv-for", "machine")
        #expect(found.lines.count == 5)
        let corrections = try place.run("export", "corrections", "--system", "web2", "--csv-for", "machine")
        let line = try place.run("explain", "web.csv:2")
        for secret in ["130 692 544", "130-692-544", "ROYJ76050412"] {
            #expect(!(found.everything + corrections.everything + line.everything).contains(secret))
        }
    }

    @Test func `the words of a cell with an identifier are explained to nobody, unmasked or not`() throws {
        try place.write(
            "parc.csv",
            "No client,Prénom,Nom,Ville,Province,Marque,Modèle,Couleur,Langue,NIV,Année,Kilométrage,Remarques,Plaque interne\n"
                + "7,Luc,Roy" + String(repeating: ",NAS 130 692 544", count: 11) + "\n"
                + "8,Guy,Roy,Granby,QC,Honda,Civic,Noir,F,,2019,12345,,\n")
        #expect(
            try place.run(
                "import", "parc.csv", "--system", "parc", "--entity", "customer", "--map", "Année=model_year"
            ).status == 0)
        let dry = try place.run("normalize", "--dry-run", "--unmask")
        #expect(try place.run("normalize").status == 0)
        let line = try place.run("explain", "parc.csv:2")
        #expect(line.text.contains("NT-SIN"))
        let open = try place.run("explain", "parc.csv:2", "--unmask")
        #expect(open.text.contains("Luc"))
        let corrections = try place.run("export", "corrections", "--csv-for", "machine")
        let found = try place.run("export", "quarantine", "--csv-for", "machine")
        #expect(found.lines.count == 12)
        for outcome in [dry, line, open, corrections, found] { #expect(!outcome.everything.contains("692")) }
        #expect(try place.run("explain", "parc.csv:3").text.contains("Granby"))
    }

    @Test func `rejected rows come out without the numbers that their header names, unless asked`() throws {
        try place.write("employes.csv", "No client,Prénom,Nom,NAS\n7,Anne,Caron,130692544,x,y\n8,Ève,Roy,1\n")
        #expect(try place.run("import", "employes.csv", "--system", "paie", "--entity", "customer").status == 0)
        for more in [[], ["--as-source", "--import", "3"]] {
            let masked = try place.run(["export", "rejected", "--import", "3"] + more.filter { $0 == "--as-source" })
            #expect(masked.text.contains("*********,x,y"))
            #expect(masked.complaint.contains("1 ligne porte un numéro sensible"))
            let shown = try place.run(
                ["export", "rejected", "--import", "3", "--unmask"] + more.filter { $0 == "--as-source" })
            #expect(shown.text.contains("130692544"))
        }
    }

    @Test func `a key that is an address is masked like one`() throws {
        try place.write("infolettre.csv", "Courriel,Prénom,Nom\nanne.caron@exemple.ca,Anne,Caron\n")
        #expect(try place.run("import", "infolettre.csv", "--system", "news", "--entity", "customer").status == 0)
        for verb in ["normalize", "dedupe"] { #expect(try place.run(verb).status == 0) }
        let line = try place.run("explain", "infolettre.csv:2")
        #expect(line.status == 0)
        #expect(!line.text.contains("anne.caron@"))
        #expect(try place.run("explain", "infolettre.csv:2", "--unmask").text.contains("anne.caron@exemple.ca"))
    }
}
