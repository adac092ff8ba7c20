import Foundation
import Testing

/// Refusals in words, in columns and in lists that no mapping foresaw: whoever said stop is in no list.
@Suite struct `Whoever said stop in other words` {
    private static let people = ["Yves Boucher", "Lise Ouellet", "Serge Girard", "Diane Poulin", "Alain Lapointe"]

    /// Five customers of whom each bought a car this year; the second has a value of their own in a further column.
    private func clients(_ column: String? = nil, _ value: String = "", others: String = "") -> String {
        var lines = ["No client;Prénom;Nom;Téléphone;Courriel" + (column.map { ";" + $0 } ?? "")]
        for (place, name) in Self.people.enumerated() {
            let parts = name.split(separator: " ")
            let cell = column == nil ? "" : ";" + (place == 1 ? value : others)
            lines.append(
                "0000\(place + 1);\(parts[0]);\(parts[1]);450-46\(place + 1)-12\(place + 1)\(place + 1);"
                    + "\(parts[1].lowercased())@exemple.ca" + cell)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let sales =
        "No vente;No client;Date de vente;Prix\n"
        + (1...5).map { "V\($0);0000\($0);2026-06-10;31000" }.joined(separator: "\n") + "\n"

    /// A base of customers and their deals, then of further files.
    private func base(_ clients: String, _ more: [(name: String, text: String, words: [String])] = []) throws
        -> Workplace
    {
        let place = try Workplace()
        let files = [("c.csv", clients, []), ("v.csv", Self.sales, [])] + more
        for (name, text, words) in files {
            try place.write(name, text)
            let imported = try place.run(["import", name, "--system", "sgd", "--as-of", Project.asOf] + words)
            try #require(imported.status == 0, "\(imported.complaint)")
        }
        for verb in ["normalize", "dedupe", "codify"] {
            let outcome = try place.run(verb, "--quiet", "--as-of", Project.asOf)
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
        return place
    }

    private func list(_ place: Workplace, _ channel: String = "email") throws -> (text: String, complaint: String) {
        let outcome = try place.run(
            "export", "contacts", "--channel", channel, "--purpose", "MKT", "--recipient", "essai", "--quiet",
            "--as-of", Project.asOf)
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return (outcome.text, outcome.complaint)
    }

    @Test func `a list of keys closes the e-mail of its customers`() throws {
        let keys = "No client,Date de désabonnement\n00002,2026-05-05\n00003,2026-05-05\n"
        let given = ["--map", "No client=customer_id", "--map", "Date de désabonnement=consent_email:optout"]
        for words in [[], given] {
            let kept = try list(try base(clients(), [("retraits.csv", keys, words)])).text
            #expect(!kept.contains("ouellet@") && !kept.contains("girard@"))
            #expect(kept.contains("boucher@"))
        }
    }

    @Test func `a list of keys that only its name calls one of refusals closes everything`() throws {
        let place = try base(clients(), [("desabonnements.csv", "No client\n00002\n00003\n", [])])
        for channel in ["email", "phone"] {
            let kept = try list(place, channel).text
            #expect(!kept.contains("Ouellet") && !kept.contains("Girard"))
            #expect(kept.contains("Boucher"))
        }
    }

    @Test func `who left an e-mail list by a number only is found by it`() throws {
        let stops = "Prénom;Nom;Téléphone;Date de désabonnement\nLise;Ouellet;450-462-1222;2026-05-05\n"
        let place = try base(clients(), [("desabonnements.csv", stops, [])])
        for channel in ["email", "phone"] {
            let kept = try list(place, channel).text
            #expect(!kept.contains("Ouellet"))
            #expect(kept.contains("Boucher"))
        }
    }

    @Test func `a list of numbers under an empty word closes them`() throws {
        let place = try base(clients(), [("lnnte.csv", "Numéro,Date de retrait\n450-462-1222,2026-05-02\n", [])])
        let kept = try list(place, "phone").text
        #expect(!kept.contains("4621222"))
        #expect(kept.contains("4611211"))
    }

    @Test func `a list of refusals that names nobody is refused with the words that would name somebody`() throws {
        let place = try Workplace()
        try place.write("desabonnements.csv", "Compte interne,Date de retrait\nAB-7,2026-05-02\n")
        let refused = try place.run("import", "desabonnements.csv", "--system", "sgd")
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("--entity consent_event --map \"Compte interne=customer_id\""))
    }

    @Test(arguments: [
        "ouellet@exemple.ca (désabonnée)", "ouellet@exemple.ca (unsubscribed)", "ouellet@exemple.ca - ne pas utiliser",
        "ouellet@exemple.ca STOP", "ouellet@exemple.ca (OPT OUT)", "DNC-ouellet@exemple.ca",
    ])
    func `words beside an address close it`(cell: String) throws {
        let text = clients().replacingOccurrences(of: "ouellet@exemple.ca", with: cell)
        let place = try base(text)
        let kept = try list(place).text
        #expect(!kept.contains("ouellet"))
        #expect(kept.contains("boucher@"))
        // The address stays what it is.
        let customers = try place.run("export", "customers")
        #expect(customers.text.contains("\"ouellet@exemple.ca\"") || customers.text.contains(",ouellet@exemple.ca,"))
    }

    @Test(arguments: [
        ("Accepte les communications", "Non", "Oui"), ("Accepte les promotions", "Non", "Oui"),
        ("Reçoit infolettre", "Non", "Oui"), ("Envoi courriel", "Non", "Oui"), ("Courriels promo", "N", "O"),
        ("Courriel promotionnel", "Non", "Oui"), ("Ok promo", "N", "O"), ("Pas de sollicitation", "Oui", "Non"),
        ("Restrictions", "Aucun contact", ""), ("Type de client", "Ne pas contacter", "Particulier"),
        ("Préférence de contact", "Aucun", "Courriel"), ("Note interne", "Ne pas contacter", ""),
        ("Notes", "Ne désire plus être contactée", ""), ("Notes", "Aucun courriel", ""),
        ("Notes", "Arrêtez de m’écrire", "ne pas contacter avant 17 h"), ("Succursale", "client désabonné", "Beloeil"),
    ])
    func `a column that nobody maps to consent is read`(column: String, value: String, others: String) throws {
        let kept = try list(try base(clients(column, value, others: others))).text
        #expect(!kept.contains("ouellet@"))
        #expect(kept.contains("boucher@"))
    }

    @Test(arguments: [
        ("Infolettre", "Non", "Oui"), ("Newsletter", "No", "Yes"), ("Publicité", "Non", "Oui"),
        ("Statut courriel", "Désabonné", "Actif"),
    ])
    func `while a question about consent is open its customers are left out, and the list says so`(
        column: String, value: String, others: String
    ) throws {
        let (kept, complaint) = try list(try base(clients(column, value, others: others)))
        #expect(!kept.contains("@exemple.ca"))
        #expect(complaint.contains("c.csv") && complaint.contains("« \(column) »"))
        #expect(complaint.contains("importez de nouveau le même fichier avec --map"))
    }

    @Test func `a status of a request that says do_not_contact closes everything`() throws {
        let lead = """
            {"id":"1","first_name":"Lise","last_name":"Ouellet","email":"ouellet@exemple.ca","status":"do_not_contact"}
            {"id":"2","first_name":"Zed","last_name":"Hamel","email":"hamel@exemple.ca","status":"active"}

            """
        let kept = try list(try base(clients(), [("l.ndjson", lead, [])])).text
        #expect(!kept.contains("ouellet@"))
        #expect(kept.contains("boucher@"))
    }
}
