import Foundation
import Testing

/// Files that can be read and may not be what they seem: what is said of them, and what can be done.
@Suite struct `Files in doubt` {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `a file that was cut is taken up to the cut where that is asked for`() throws {
        try place.write(
            "coupe.csv", "No client;Nom;Courriel;Ne pas appeler\n1;Roy;a@x.ca;N\n2;Côté;b@x.ca;O\n3;Hall;c@x.ca")
        let inspected = try place.run("inspect", "coupe.csv", "--lang", "fr")
        #expect(inspected.status == 65)
        #expect(inspected.complaint.contains("coupe.csv, ligne 4"))
        let taken = try place.run("import", "coupe.csv", "--system", "sgd", "--accept-cut", "--lang", "fr")
        #expect(taken.status == 0)
        #expect(taken.text.contains("3 lignes lues = 2 acceptées + 1 rejetée"))
        #expect(taken.text.contains("le fichier semble coupé à la fin"))
        // It is in the store now, and known there without being told again.
        #expect(try place.run("import", "coupe.csv", "--system", "sgd").status == 0)
    }

    private func customers(_ keys: [String]) -> String {
        "No client;Prénom;Nom;Courriel\n"
            + keys.enumerated().map { "\($1);Luc;Roy\($0);luc\($0)@exemple.ca\n" }.joined()
    }

    @Test func `a file with a header alone is told on standard error`() throws {
        try place.write("vide.csv", "No client;Prénom;Nom;Courriel\n")
        for command in [["inspect", "vide.csv"], ["import", "vide.csv", "--system", "sgd"]] {
            let outcome = try place.run(command + ["--lang", "fr"])
            #expect(outcome.status == 0)
            #expect(outcome.complaint.contains("vide.csv : aucune fiche sous l’en-tête"))
        }
    }

    @Test func `what was kept before a file that cannot be is told by its name`() throws {
        try place.write("bon.csv", customers(["1"]))
        try place.write("mauvais.csv", "foo;bar\n1;2\n")
        let outcome = try place.run("import", "bon.csv", "mauvais.csv", "--system", "sgd", "--lang", "fr")
        #expect(outcome.status == 65)
        #expect(outcome.complaint.contains("mauvais.csv, ligne 1"))
        #expect(outcome.complaint.hasSuffix("\n  gardé avant cette erreur : bon.csv (import 1)\n"))
        let alone = try place.run("import", "mauvais.csv", "--system", "sgd", "--lang", "fr")
        #expect(!alone.complaint.contains("gardé avant"))
    }

    @Test func `the next step says what was typed`() throws {
        try place.write("mes clients.csv", customers(["1"]))
        let inspected = try place.run("inspect", "mes clients.csv", "--system", "sgd", "--lang", "fr")
        #expect(inspected.text.contains("--system sgd"))
        let rehearsed = try place.run("import", "mes clients.csv", "--system", "sgd", "--dry-run", "--lang", "fr")
        #expect(rehearsed.text.hasSuffix("suite : dealerdata import 'mes clients.csv' --system sgd\n"))
    }

    @Test func `a list of a few addresses without a header is taken for what it is said to be`() throws {
        try place.write("l.txt", "ida@exemple.ca\ntom@exemple.ca\n")
        let taken = try place.run(
            "import", "l.txt", "--system", "i", "--entity", "consent_event", "--no-header", "--lang", "fr")
        #expect(taken.status == 0)
        #expect(taken.text.contains("column1 → email"))
        try place.write("n.txt", "zorglub\nbulgroz\n")
        let refused = try place.run("import", "n.txt", "--system", "i", "--no-header", "--lang", "fr")
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("--map column1=email"))
        #expect(!refused.complaint.contains("column2"))
    }

    @Test func `a long name leaves the table of inspect within a page`() throws {
        let name = String(repeating: "clients-du-concessionnaire-", count: 4) + "2026.csv"
        try place.write(name, customers(["1"]))
        let text = try place.run("inspect", name, "--lang", "fr").text
        let table = text.split(separator: "\n").prefix(2)
        #expect(table.allSatisfy { $0.count <= 80 })
        #expect(table[1].contains("…"))
    }

    @Test func `going back to an older file says how`() throws {
        try place.write("a.csv", customers(["1", "2"]))
        try place.write("b.csv", customers(["1", "3"]))
        for file in ["a.csv", "b.csv"] { #expect(try place.run("import", file, "--system", "sgd").status == 0) }
        let back = try place.run("import", "a.csv", "--system", "sgd", "--lang", "fr")
        #expect(back.text.contains("déjà dans la base"))
        #expect(back.text.contains("pour y revenir : dealerdata undo 2"))
        #expect(!(try place.run("import", "b.csv", "--system", "sgd", "--lang", "fr").text.contains("undo")))
    }

    @Test func `run asks what import would ask, on standard error`() throws {
        try place.write("inbox/clients.csv", "No client;Prénom;Nom;Courriel;Marketing\n1;Luc;Roy;luc@exemple.ca;Oui\n")
        try place.write(
            "dealerdata.yml",
            "store: base.sqlite\ninbox: inbox\nout: out\nsources:\n  - {files: clients.csv, system: sgd}\n")
        let outcome = try place.run("run", "--lang", "fr")
        #expect(outcome.complaint.contains("clients.csv : « Marketing » : un oui accorde-t-il ou refuse-t-il"))
        #expect(outcome.complaint.contains("dealerdata.yml, ajoutez map: {colonne: champ}"))
        // The file is known the second time, and its question was asked.
        #expect(!(try place.run("run", "--lang", "fr").complaint.contains("Marketing")))
    }
}
