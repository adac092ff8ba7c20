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
}
