import Foundation
import Testing

/// However somebody says stop, and wherever it was written, no list holds the address.
@Suite struct `Whoever said stop` {
    /// A base of these files, in the order of their names.
    private func base(_ files: [(name: String, entity: String, text: String)]) throws -> Workplace {
        let place = try Workplace()
        for file in files {
            try place.write(file.name, file.text)
            let imported = try place.run(
                "import", file.name, "--system", file.entity == "consent_event" ? "news" : "crm", "--entity",
                file.entity,
                "--as-of", Project.asOf, "--quiet")
            try #require(imported.status == 0, "\(imported.complaint)")
        }
        for verb in ["normalize", "dedupe", "codify"] {
            let outcome = try place.run(verb, "--quiet", "--as-of", Project.asOf)
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
        return place
    }

    private func list(_ place: Workplace, _ channel: String) throws -> String {
        let outcome = try place.run(
            "export", "contacts", "--channel", channel, "--purpose", "MKT", "--recipient", "essai", "--as-of",
            Project.asOf)
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return outcome.text
    }

    private static let leads = """
        lead_id,customer_id,created_at,first_name,last_name,email,phone,status,source
        L1,K1,2026-08-01,Luc,Roy,,450-868-0103,open,web
        L2,K1,2026-10-01,Luc,Roy,luc.roy@exemple.ca,450-868-0103,open,web
        L3,K2,2026-10-01,Anne,Caron,anne.caron@exemple.ca,450-868-0104,open,web

        """

    @Test func `an address that only a later request states is closed by a list`() throws {
        let files = [("a.csv", "lead", Self.leads)]
        #expect(try list(try base(files), "email").contains("luc.roy@exemple.ca"))
        let stopped = try base(
            files + [("b.csv", "consent_event", "email,date,motif\nLuc.Roy@Exemple.ca,2026-11-01,désabonné\n")])
        let kept = try list(stopped, "email")
        #expect(!kept.contains("luc.roy@exemple.ca"))
        #expect(kept.contains("anne.caron@exemple.ca"))
    }

    @Test(arguments: [
        ("Luc (NE PAS APPELER)", "Roy", "450-868-0103"), ("Luc", "Roy - ne pas appeler", "450-868-0103"),
        ("Luc", "Roy", "450-868-0103 ne pas appeler"), ("Luc", "Roy", "NE PAS APPELER 450-868-0103"),
    ])
    func `words typed in a cell close the telephone`(first: String, last: String, phone: String) throws {
        let place = try base([
            (
                "a.csv", "customer",
                "No client,Prénom,Nom,Téléphone,Courriel\n1,\(first),\(last),\(phone),luc.roy@exemple.ca\n2,Anne,Caron,450-868-0104,\n"
            ),
            (
                "b.csv", "repair_order",
                "No bon,No client,Date ouverture,Date fermeture,Pay Type,Total\nR1,1,2026-09-01,2026-09-02,C,100\nR2,2,2026-09-01,2026-09-02,C,90\n"
            ),
        ])
        let calls = try list(place, "phone")
        #expect(!calls.contains("8680103"))
        #expect(calls.contains("+14508680104"))
    }

    @Test func `an action's list leaves closed channels empty and says how each stands`() throws {
        let place = try base([
            ("a.csv", "lead", Self.leads),
            ("b.csv", "consent_event", "email,date,motif\nluc.roy@exemple.ca,2026-11-01,désabonné\n"),
        ])
        #expect(try place.run("audit", "--as-of", Project.asOf, "--fail-on", "never", "--quiet").status == 0)
        let action = try place.run("export", "actions", "--action", "1", "--csv-for", "machine")
        #expect(action.status == 0)
        #expect(!action.text.contains("luc.roy@exemple.ca"))
        #expect(action.lines[0].contains("email_state"))
        #expect(action.text.contains("anne.caron@exemple.ca"))
    }

    private static let clients = """
        No client,Prénom,Nom,Cellulaire,Courriel,Ne pas envoyer de courriel,Remarques
        A1,Alice,Gagnon,450-646-2137,alice.gagnon@exemple.ca,,
        A2,Bernard,Roy,450-648-3188,bernard.roy@exemple.ca,,
        A3,Claire,Morin,450-649-4199,claire.morin@exemple.ca,,

        """

    private static let sales = """
        No transaction,No client,Date contrat,Statut
        T1,A1,2026-05-10,Livré
        T2,A2,2026-05-10,Livré
        T3,A3,2026-05-10,Livré

        """

    private func dealership(_ clients: String = Self.clients, _ list: String? = nil) throws -> Workplace {
        try base(
            [("a.csv", "customer", clients), ("b.csv", "deal", Self.sales)]
                + (list.map { [("c.csv", "consent_event", $0)] } ?? []))
    }

    @Test(arguments: ["", "2027-01-15", "2026-06-31", "hier", "N/A", "0000-00-00"])
    func `a list closes an address whatever stands where its day should`(day: String) throws {
        let kept = try list(
            try dealership(
                Self.clients,
                "Courriel,Date de désabonnement\nalice.gagnon@exemple.ca,2026-06-01\nbernard.roy@exemple.ca,\(day)\n"),
            "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(!kept.contains("bernard.roy"))
        #expect(kept.contains("claire.morin"))
    }

    @Test func `a list of numbers closes calls and text messages`() throws {
        let place = try dealership(Self.clients, "Cellulaire,Date de désabonnement\n450-646-2137,2026-06-01\n")
        for channel in ["text", "phone"] {
            let kept = try list(place, channel)
            #expect(!kept.contains("6462137"))
            #expect(kept.contains("6483188"))
        }
    }

    @Test(arguments: [
        ",Ne pas contacter,", ",Oui (2024),", ",optout,", ",,STOP",
        ",,\"Désabonnée, ne veut plus recevoir de courriels\"", ",,Décédée le 2025-02-03",
    ])
    func `a stop in other words than yes is a stop`(cells: String) throws {
        let clients = Self.clients.replacingOccurrences(
            of: "alice.gagnon@exemple.ca,,", with: "alice.gagnon@exemple.ca" + cells)
        let kept = try list(try dealership(clients), "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(kept.contains("bernard.roy"))
    }

    @Test func `a list waits until what was imported is cleaned and linked`() throws {
        let place = try dealership()
        try place.write("c.csv", "Courriel,Date de désabonnement\nalice.gagnon@exemple.ca,2026-06-01\n")
        #expect(try place.run("import", "c.csv", "--system", "news", "--entity", "consent_event").status == 0)
        let words = [
            "export", "contacts", "--channel", "email", "--purpose", "MKT", "--recipient", "x", "--as-of", Project.asOf,
        ]
        let refused = try place.run(words)
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("dealerdata normalize"))
        for verb in ["normalize", "dedupe"] { #expect(try place.run(verb, "--as-of", Project.asOf).status == 0) }
        #expect(!(try place.run(words).text.contains("alice.gagnon")))
    }
}
