import Foundation
import Testing

/// Files of which nobody can know whether their rows refuse: they wait, and what they are is read from their rows.
@Suite struct `Files whose rows may refuse` {
    private static let base = """
        Prénom,Nom,Courriel,Cellulaire,Consentement,Date du consentement,Preuve de consentement
        Al,Roy,al.roy@exemple.ca,514-836-4444,Oui,2026-01-15,formulaire web
        Bo,Caron,bo.caron@exemple.ca,514-836-4445,Oui,2026-01-15,formulaire web
        Cy,Cote,cy.cote@exemple.ca,514-836-4446,Oui,2026-01-15,formulaire web
        Di,Dion,di.dion@exemple.ca,514-836-4447,Oui,2026-01-15,formulaire web

        """

    /// A base of four people who allowed everything, with a proof, and another file.
    private func place(_ name: String, _ text: String, _ words: [String] = []) throws -> (Workplace, Outcome) {
        let place = try Workplace()
        try place.write("base.csv", Self.base)
        try #require(try place.run("import", "base.csv", "--system", "sgd", "--as-of", Project.asOf).status == 0)
        try place.write(name, text)
        let imported = try place.run(
            ["import", name, "--system", "crm", "--lang", "fr", "--as-of", Project.asOf] + words)
        try #require(imported.status == 0, "\(imported.complaint)")
        try clean(place)
        return (place, imported)
    }

    private func clean(_ place: Workplace) throws {
        for verb in ["normalize", "dedupe", "codify"] {
            let outcome = try place.run(verb, "--quiet", "--as-of", Project.asOf)
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
    }

    /// Last names of those who may be reached.
    private func reached(_ place: Workplace, _ channel: String) throws -> [String] {
        let outcome = try place.run(
            "export", "contacts", "--channel", channel, "--purpose", "MKT", "--recipient", "essai", "--quiet",
            "--as-of", Project.asOf)
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return ["Roy", "Caron", "Cote", "Dion"].filter { outcome.text.contains($0) }
    }

    @Test func `wait where only the name says so, even beside a consent that is proved`() throws {
        let (place, imported) = try place("desabonnements.csv", "Courriel\nal.roy@exemple.ca\nbo.caron@exemple.ca\n")
        #expect(imported.text.contains("--entity consent_event"))
        #expect(try reached(place, "email") == ["Cote", "Dion"])
        // Who is in it has refused nothing by another channel.
        #expect(try reached(place, "phone").count == 4)
        // The answer takes their place, and customers of another kind are not made beside them.
        let other = try place.run("import", "desabonnements.csv", "--system", "crm", "--entity", "customer")
        #expect(other.status == 65 && other.complaint.contains("dealerdata undo"))
        let answer = try place.run("import", "desabonnements.csv", "--system", "crm", "--entity", "consent_event")
        #expect(answer.status == 0)
        try clean(place)
        #expect(try reached(place, "email") == ["Cote", "Dion"])
        #expect(
            try !place.run(
                "export", "contacts", "--channel", "email", "--purpose", "MKT", "--recipient", "x", "--as-of",
                Project.asOf
            ).complaint.contains("--entity"))
    }

    @Test func `say nothing where they leave out those who left`() throws {
        let (place, imported) = try place("clients_sans_desabonnes.csv", "Courriel\nal.roy@exemple.ca\n")
        #expect(!imported.text.contains("?"))
        #expect(try reached(place, "email").count == 4)
    }

    @Test func `wait where each row is a change`() throws {
        let log = """
            Email,Field,Old Value,New Value,Consent Date
            al.roy@exemple.ca,Email Opt In,Yes,No,2026-02-02
            bo.caron@exemple.ca,Do Not Call,Yes,No,2026-02-13
            cy.cote@exemple.ca,SMS Opt In,Yes,No,2026-02-13

            """
        let (place, imported) = try place("histo.csv", log)
        #expect(imported.text.contains("journal de modifications"))
        for channel in ["email", "text", "phone"] { #expect(try reached(place, channel) == ["Dion"]) }
        let events = try place.shell(
            "sqlite3 dealerdata.sqlite \"SELECT count(*) FROM consent_event WHERE kind = 'WITHDRAW'\" 2>/dev/null || echo 0"
        )
        #expect(events.text.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
    }

    @Test func `are of customers where a row far below says nothing`() throws {
        let filled = (1...600).map { "x\($0)@exemple.ca,2026-02-0\($0 % 9 + 1)" }.joined(separator: "\n")
        let blank = (1...100).map { "y\($0)@exemple.ca," }.joined(separator: "\n")
        let text =
            "Courriel,Date de désabonnement\n" + filled + "\nal.roy@exemple.ca,2026-02-02\n" + blank
            + "\nbo.caron@exemple.ca,\n"
        let (place, imported) = try place("infolettre.csv", text)
        #expect(imported.text.contains("customer"))
        #expect(try reached(place, "email").contains("Caron"))
        #expect(try !reached(place, "email").contains("Roy") || reached(place, "phone").contains("Roy"))
    }

    @Test func `are an address book where a card says stop, and its notes are read`() throws {
        let cards = [
            "N:Roy;Al;;;|FN:Al Roy|EMAIL:al.roy@exemple.ca|TEL;TYPE=CELL:514-836-4444|NOTE:Ne pas appeler\\, consentement courriel: non",
            "N:Caron;Bo;;;|FN:Bo Caron|EMAIL:bo.caron@exemple.ca|TEL;TYPE=CELL:514-836-4445|X-OPT-OUT-SMS:TRUE",
        ].map {
            "BEGIN:VCARD\r\nVERSION:3.0\r\n" + $0.replacingOccurrences(of: "|", with: "\r\n") + "\r\nEND:VCARD\r\n"
        }
        let (place, imported) = try place("carnet.vcf", cards.joined())
        #expect(imported.text.contains("customer"))
        #expect(try reached(place, "email") == ["Caron", "Cote", "Dion"])
        #expect(try reached(place, "phone") == ["Caron", "Cote", "Dion"])
        #expect(try reached(place, "text") == ["Roy", "Cote", "Dion"])
    }

    @Test func `refuse in the free fields of an address book`() throws {
        let book = """
            First Name,Last Name,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value
            Al,Roy,al.roy@exemple.ca,Mobile,514-836-4444,Consentement courriel,Non
            Bo,Caron,bo.caron@exemple.ca,Mobile,514-836-4445,Ne pas appeler,Oui
            Cy,Cote,cy.cote@exemple.ca,Mobile,514-836-4446,Ne pas appeler,Non

            """
        let (place, imported) = try place("contacts.csv", book)
        #expect(!imported.text.contains("  ?"))
        #expect(try reached(place, "email") == ["Caron", "Cote", "Dion"])
        #expect(try reached(place, "phone") == ["Roy", "Cote", "Dion"])
    }

    @Test func `what somebody said in a call counts`() throws {
        let log = """
            Date,Client,Téléphone,Courriel,Type,Direction,Résultat,Commentaire
            2026-03-14,Al Roy,514-836-4444,al.roy@exemple.ca,Appel,Sortant,Laissé message,ne plus appeler
            2026-03-15,Bo Caron,514-836-4445,bo.caron@exemple.ca,Courriel,Entrant,Répondu,merci

            """
        let (place, imported) = try place("appels.csv", log)
        #expect(imported.text.contains("interaction"))
        #expect(try reached(place, "phone") == ["Caron", "Cote", "Dion"])
    }

    @Test func `empty places of lists are not shown, and what is recognised is told`() throws {
        let place = try Workplace()
        try place.write(
            "c.json",
            #"[{"id":"1","last_name":"Roy","email":"a@exemple.ca","consents":[{"channel":"email","granted":true,"date":"2026-01-02"}]}]"#
        )
        let imported = try place.run("import", "c.json", "--system", "crm")
        #expect(imported.text.contains("consents[email].granted"))
        #expect(!imported.text.contains("again") && !imported.text.contains("consents[mail]"))
        try place.write("k.csv", "No client,Zone\n1,A\n2,B\n")
        let refused = try place.run("import", "k.csv", "--system", "crm", "--lang", "en")
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("No client") && !refused.complaint.contains("no column of the header"))
        try place.write("p.json", #"[{"Zone":"A","PartyKey":"7"},{"Zone":"B","PartyKey":"8"}]"#)
        let unknown = try place.run("import", "p.json", "--system", "crm", "--lang", "en")
        #expect(!unknown.complaint.contains("=last_name"))
    }
}
