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

    /// A base to which another export of the same customers comes later.
    private func dealership(_ first: String, _ list: String? = nil, then second: String) throws -> Workplace {
        let place = try dealership(first, list)
        try again(place, "d.csv", second)
        return place
    }

    private func again(
        _ place: Workplace, _ name: String, _ text: String, _ entity: String = "customer", system: String? = nil
    ) throws {
        try place.write(name, text)
        let system = system ?? (entity == "consent_event" ? "news" : "crm")
        for words in [["import", name, "--system", system, "--entity", entity], ["normalize"], ["dedupe"], ["codify"]] {
            let outcome = try place.run(words + ["--quiet", "--as-of", Project.asOf])
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
    }

    private static let alice = "A1,Alice,Gagnon,450-646-2137,alice.gagnon@exemple.ca,,"

    @Test(arguments: ["", "Non", "0"])
    func `a refusal stays when the next export has lost it`(flag: String) throws {
        let refused = Self.clients.replacing(Self.alice, with: Self.alice.dropLast() + "Oui,")
        let place = try dealership(
            refused, then: Self.clients.replacing(Self.alice, with: Self.alice.dropLast() + flag + ",vue en mai"))
        #expect(!(try list(place, "email").contains("alice.gagnon")))
        #expect(try list(place, "email").contains("bernard.roy"))
        #expect(try list(place, "phone").contains("6462137"))
    }

    @Test func `a refusal on a row that was never cleaned counts as well`() throws {
        let place = try Workplace()
        let refused = Self.clients.replacing(Self.alice, with: Self.alice.dropLast() + "Oui,")
        for (name, entity, text) in [
            ("a.csv", "customer", refused), ("b.csv", "customer", Self.clients), ("c.csv", "deal", Self.sales),
        ] {
            try place.write(name, text)
            let words = ["import", name, "--system", "crm", "--entity", entity, "--as-of", Project.asOf]
            #expect(try place.run(words).status == 0)
        }
        for verb in ["normalize", "dedupe", "codify"] {
            #expect(try place.run(verb, "--as-of", Project.asOf).status == 0)
        }
        #expect(!(try list(place, "email").contains("alice.gagnon")))
    }

    @Test func `a refusal outlives the address that it was given for`() throws {
        let place = try dealership(
            Self.clients, "Courriel,Date de désabonnement\nalice.gagnon@exemple.ca,2026-06-01\n",
            then: Self.clients.replacing("alice.gagnon@exemple.ca", with: "alice.g@exemple.ca"))
        #expect(!(try list(place, "email").contains("alice.g@")))
        #expect(try list(place, "email").contains("bernard.roy"))
    }

    @Test func `an import that is undone takes back what it said of stopping`() throws {
        let refused = Self.clients.replacing(Self.alice, with: Self.alice.dropLast() + "Oui,")
        let place = try dealership(Self.clients, then: refused)
        try again(place, "e.csv", Self.clients.replacing(Self.alice, with: Self.alice + "vue en mai"))
        #expect(!(try list(place, "email").contains("alice.gagnon")))
        for words in [["undo", "10"], ["undo", "6"], ["normalize"], ["dedupe"], ["codify"]] {
            let outcome = try place.run(words + ["--as-of", Project.asOf])
            try #require(outcome.status == 0, "\(words) \(outcome.complaint)")
        }
        #expect(try list(place, "email").contains("alice.gagnon"))
    }

    @Test func `a consent given after the refusal was last seen opens the channel again`() throws {
        func clients(_ consent: String, _ day: String, _ updated: String) -> String {
            """
            No client,Prénom,Nom,Courriel,Consentement courriel,Date du consentement,Preuve du consentement,Dernière modification
            A1,Alice,Gagnon,alice.gagnon@exemple.ca,\(consent),\(day),\(day.isEmpty ? "" : "formulaire web"),\(updated)
            A2,Bernard,Roy,bernard.roy@exemple.ca,Oui,2026-02-01,formulaire web,2026-02-01

            """
        }
        let early = try dealership(clients("Non", "", "2026-03-01"), then: clients("Oui", "2026-02-15", "2026-04-01"))
        #expect(!(try list(early, "email").contains("alice.gagnon")))
        let late = try dealership(clients("Non", "", "2026-03-01"), then: clients("Oui", "2026-03-15", "2026-04-01"))
        #expect(try list(late, "email").contains("alice.gagnon"))
    }

    @Test(arguments: [
        ("alice.gagnon@gmail.com", "Alicegagnon@gmail.com"), ("alice.gagnon@gmail.com", "alice.gagnon+auto@gmail.com"),
        ("alice.gagnon@googlemail.com", "alicegagnon@gmail.com"),
        ("alice.gagnon+auto@bell.net", "alice.gagnon@bell.net"),
    ])
    func `another spelling of one mailbox is closed with it`(held: String, refused: String) throws {
        let place = try dealership(
            Self.clients.replacing("alice.gagnon@exemple.ca", with: held),
            "Courriel,Date de désabonnement\n\(refused),2026-06-01\n")
        #expect(!(try list(place, "email").contains("alice")))
        #expect(try list(place, "email").contains("bernard.roy"))
    }

    @Test func `a request that said stop holds when the customer's file is replaced, or comes later`() throws {
        let leads = """
            lead_id,customer_id,created_at,first_name,last_name,email,notes
            L1,A1,2026-08-01,Alice,Gagnon,alice.gagnon@exemple.ca,Ne plus envoyer de courriels

            """
        let place = try base([("a.csv", "lead", leads), ("b.csv", "deal", Self.sales)])
        try again(place, "c.csv", Self.clients)
        #expect(!(try list(place, "email").contains("alice.gagnon")))
        try again(place, "d.csv", Self.clients.replacing(Self.alice, with: Self.alice + "vue en mai"))
        #expect(!(try list(place, "email").contains("alice.gagnon")))
        #expect(try list(place, "email").contains("bernard.roy"))
    }

    @Test func `an address that is nobody's is in no list`() throws {
        let place = try dealership(
            """
            No client,Prénom,Nom,Cellulaire,Courriel,Adresse,Ville,Code postal
            A1,Alice,Gagnon,900-976-1234,noreply@exemple.ca,12 rue Neuve (mauvaise adresse),Chambly,J3X 1P7
            A2,Bernard,Roy,450-555-0199,bidon@bidon.com,retour de courrier,Chambly,J3X 1P7
            A3,Claire,Morin,450-649-4199,claire.morin@exemple.ca,14 rue Neuve,Chambly,J3X 1P7
            A4,Denis,Caron,800-463-4455,,,,

            """)
        try again(place, "e.csv", "No transaction,No client,Date contrat,Statut\nT4,A4,2026-05-10,Livré\n", "deal")
        for channel in ["email", "text", "mail"] {
            let kept = try list(place, channel)
            #expect(kept.split(separator: "\n").count == 2, "\(channel): \(kept)")
            #expect(kept.contains("Morin"))
        }
        // A company may be called at its toll-free number.
        let calls = try list(place, "phone")
        #expect(calls.contains("+18004634455"))
        #expect(!calls.contains("+1900"))
        #expect(!calls.contains("+14505550199"))
    }

    private static let consents = "No client,Prénom,Nom,Courriel,Consentement courriel,Date du consentement\n"

    @Test(arguments: [
        "Désabonnée", "Ne pas contacter", "Ne veut plus de courriels", "Do not email", "Plainte", "Oui - puis annulé",
        "Non.",
        "non merci", "opted_out", "OptedOut", "unsub", "retrait", "revoked", "négatif",
    ])
    func `a refusal in other words is one in a column of consents`(word: String) throws {
        let rows = (4...9).map { "A\($0),Guy,Morin\($0),guy\($0)@exemple.ca,Oui,2026-10-20\n" }.joined()
        let place = try dealership(
            Self.consents + "A1,Alice,Gagnon,alice.gagnon@exemple.ca,\(word),2026-10-20\n"
                + "A2,Bernard,Roy,bernard.roy@exemple.ca,Oui,2026-10-20\n" + rows)
        let kept = try list(place, "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(kept.contains("bernard.roy"))
    }

    @Test func `nothing is supposed of an answer that nobody can read`() throws {
        let place = try Workplace()
        let rows = (4...9).map { "A\($0),Guy,Morin\($0),guy\($0)@exemple.ca,Oui,2026-10-20\n" }.joined()
        let clients =
            Self.consents + "A1,Alice,Gagnon,alice.gagnon@exemple.ca,voir Lucie,2026-10-20\n"
            + "A2,Bernard,Roy,bernard.roy@exemple.ca,Oui,2026-10-20\n" + rows
        for (name, entity, text) in [("a.csv", "customer", clients), ("b.csv", "deal", Self.sales)] {
            try place.write(name, text)
            #expect(try place.run("import", name, "--system", "crm", "--entity", entity).status == 0)
        }
        let cleaned = try place.run("normalize", "--as-of", Project.asOf)
        #expect(cleaned.text.contains("« Consentement courriel » : 1 réponse de consentement"))
        for verb in ["dedupe", "codify"] {
            #expect(try place.run(verb, "--quiet", "--as-of", Project.asOf).status == 0)
        }
        let kept = try list(place, "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(kept.contains("bernard.roy"))
    }

    @Test func `a consent that is implied since 2015 is no express one`() throws {
        let place = try dealership(
            Self.consents.replacing("\n", with: ",Preuve du consentement\n")
                + "A7,Alice,Gagnon,alice.gagnon@exemple.ca,Implicite,2015-10-20,formulaire web\n"
                + "A2,Bernard,Roy,bernard.roy@exemple.ca,Oui,2026-10-20,formulaire web\n"
                + "A3,Claire,Morin,claire.morin@exemple.ca,Oui,2026-10-20,formulaire web\n")
        let kept = try list(place, "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(kept.contains("bernard.roy"))
    }

    @Test func `a key that a system gives to somebody else takes no refusal along, and frees no address`() throws {
        let place = try dealership(
            Self.clients.replacing(Self.alice, with: Self.alice.dropLast() + "Oui,"),
            then: Self.clients.replacing(
                Self.alice, with: "A1,Paulette,Dion,450-646-9999,paulette.dion@exemple.ca,,"))
        try place.write(
            "f.csv",
            "Customer ID,First Name,Last Name,Email,Cell Phone\nZ1,Alice,Gagnon,alice.gagnon@exemple.ca,450-646-2137\n")
        #expect(try place.run("import", "f.csv", "--system", "web", "--entity", "customer").status == 0)
        try again(
            place, "g.csv",
            "No transaction,No client,Date contrat,Statut\nT9,Z1,2026-05-10,Livré\nT10,A1,2026-11-20,Livré\n", "deal")
        let kept = try list(place, "email")
        #expect(!kept.contains("alice.gagnon"))
        #expect(kept.contains("paulette.dion"))
    }

    @Test func `a customer who is gone from all systems is not written to`() throws {
        let place = try dealership()
        try place.write("h.csv", Self.clients.replacing(Self.alice + "\n", with: ""))
        #expect(try place.run("import", "h.csv", "--system", "crm", "--entity", "customer", "--snapshot").status == 0)
        for verb in ["normalize", "dedupe", "codify"] {
            #expect(try place.run(verb, "--quiet", "--as-of", Project.asOf).status == 0)
        }
        for channel in ["email", "phone"] {
            let kept = try list(place, channel)
            #expect(!kept.contains("Gagnon"))
            #expect(kept.contains("Roy"))
        }
    }

    @Test(arguments: [("A1,,", "email"), ("A1,Courriel,", "email"), ("A1,Téléphone,", "phone")])
    func `a list that names customers by their keys alone closes what it says`(row: String, channel: String) throws {
        let place = try dealership()
        try again(place, "c.csv", "No client,Canal,Date de désabonnement\n\(row)\n", "consent_event", system: "crm")
        for (listed, held) in [("email", "alice.gagnon"), ("phone", "6462137")] {
            #expect(try list(place, listed).contains(held) == (listed != channel))
        }
    }

    @Test func `a list whose keys lost their zeros closes all the same, and one that finds nobody is told of`() throws {
        let clients = ["A1", "A2", "A3"].enumerated().reduce(Self.clients) {
            $0.replacing("\($1.element),", with: "00\($1.offset + 1),")
        }
        let place = try base([
            ("a.csv", "customer", clients),
            ("b.csv", "deal", Self.sales.replacing("A1", with: "001").replacing("A2", with: "002")),
        ])
        try place.write("c.csv", "No client,Date de désabonnement\n1,2026-06-01\n2,2026-06-01\n")
        #expect(try place.run("import", "c.csv", "--system", "crm", "--entity", "consent_event").status == 0)
        let cleaned = try place.run("normalize", "--as-of", Project.asOf)
        #expect(cleaned.text.contains("crm, consent_event : 2 lignes rattachées"))
        for verb in ["dedupe", "codify"] {
            #expect(try place.run(verb, "--quiet", "--as-of", Project.asOf).status == 0)
        }
        #expect(!(try list(place, "email").contains("alice.gagnon")))
        try place.write("d.csv", "No client,Date de désabonnement\n77,2026-06-01\n")
        #expect(try place.run("import", "d.csv", "--system", "crm", "--entity", "consent_event").status == 0)
        #expect(
            try place.run("normalize", "--as-of", Project.asOf).text.contains(
                "crm, consent_event : la clé de client de 1 ligne ne trouve aucun client"))
    }

    @Test func `who gets the key of a customer who left does not get the purchase`() throws {
        let place = try dealership(
            Self.clients,
            then: Self.clients.replacing(Self.alice, with: "A1,Olga,Petrenko,438-700-9898,olga@exemple.ca,,"))
        let kept = try list(place, "email")
        #expect(!kept.contains("olga@exemple.ca") && !kept.contains("alice.gagnon"))
        #expect(kept.contains("bernard.roy"))
        try again(
            place, "v.csv", "No transaction,No client,Date contrat,Statut\nT9,A1,2026-11-20,Livré\n", "deal",
            system: "crm")
        #expect(try list(place, "email").contains("olga@exemple.ca"))
        // Her own row changes: what she bought since she has the key stays hers.
        try again(
            place, "c.csv",
            Self.clients.replacing(Self.alice, with: "A1,Olga,Petrenko,438-700-9899,olga@exemple.ca,,"), "customer",
            system: "crm")
        #expect(try list(place, "email").contains("olga@exemple.ca"))
    }

    @Test func `the refusal of a company outlives its row`() throws {
        let companies =
            "No client,Compagnie,Cellulaire,Adresse,Ville,Code postal,Ne pas poster\n"
            + "A1,Garage Roy inc.,450-646-2137,12 rue Neuve,Chambly,J3X 1P7,Oui\n"
            + "A2,Plomberie Caron inc.,450-648-3188,14 rue Neuve,Chambly,J3X 1P7,\n"
        let place = try dealership(
            companies, then: companies.replacing("J3X 1P7,Oui", with: "J3X 1P7,").replacing("12 rue", with: "16 rue"))
        let kept = try list(place, "mail")
        #expect(!kept.contains("Garage Roy"))
        #expect(kept.contains("Plomberie Caron"))
    }

    @Test func `the day in a column of consents is a claim, and no proof`() throws {
        let rows = (4...9).map { "A\($0),Guy,Morin\($0),guy\($0)@exemple.ca,\($0 > 6 ? "Oui" : "2026-10-20")\n" }
            .joined()
        let place = try base([("a.csv", "customer", "No client,Prénom,Nom,Courriel,Consentement courriel\n" + rows)])
        let left = try place.run(
            "export", "contacts", "--channel", "email", "--purpose", "MKT", "--recipient", "x", "--as-of", Project.asOf)
        #expect(left.complaint.contains("3 – consentement affirmé sans preuve"))
    }
}
