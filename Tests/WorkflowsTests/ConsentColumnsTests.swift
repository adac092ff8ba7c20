import Foundation
import Records
import Storage
import Testing

@testable import Workflows

@Suite struct `Consent columns of a file` {
    /// What the store keeps of a file: `channel kind day` of each consent event, in the order of rows and columns.
    private func events(_ csv: String, _ map: String) async throws -> [String] {
        try await texts(
            csv, map,
            "SELECT channel || ' ' || kind || ' ' || COALESCE(occurred_on, '–') FROM consent_event ORDER BY id")
    }

    private func texts(_ csv: String, _ map: String, _ query: String) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dealerdata-consent-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "inbox"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(csv.utf8).write(to: folder.appending(path: "inbox/clients.csv"))
        try Data(
            "store: base.sqlite\ninbox: inbox\nout: out\nsources:\n  - {files: clients.csv, system: crm, class: CRM, entity: customer, map: {\(map)}}\n"
                .utf8
        )
        .write(to: folder.appending(path: "dealerdata.yml"))
        let settings = try Settings(
            flags: SettingsFlags(asOf: "2026-11-21", threads: 1), environment: [:], folder: folder.path,
            moment: Moment(secondsSinceEpoch: 1_795_262_400), cores: 1)
        _ = try await RunWorkflow.run(settings) { _ in }
        let store = try Store(at: settings.store.value, creating: false)
        return try store.read { db in try db.texts(query) }
    }

    @Test(arguments: [
        ("Statut", ["Actif", "Décédé", "En cours"]), ("Décédé", ["", "O", "N"]), ("Deceased", ["0", "1", "0"]),
        ("Date du décès", ["", "2024-03-01", ""]),
    ])
    func `that say that a customer has died close every way to reach them`(header: String, values: [String])
        async throws
    {
        let rows = values.enumerated().map { "\($0 + 1),Roy,Luc\($0),luc\($0)@exemple.com,\($1)\n" }.joined()
        let csv = "No,Nom,Prénom,Courriel,\(header)\n" + rows
        #expect(
            try await texts(csv, "", "SELECT file_status FROM customer_record ORDER BY id") == ["ACT", "DEC", "ACT"])
    }

    @Test func `may be a status that asks not to be reached`() async throws {
        let found = try await events(
            "No,Nom,Prénom,Courriel,Statut\n1,Roy,Luc,luc@exemple.com,Actif\n2,Côté,Anne,anne@exemple.com,Ne pas appeler\n",
            "")
        #expect(found == ["PH WITHDRAW –"])
    }

    @Test func `hold words that say themselves what the customer wants`() async throws {
        let found = try await events(
            "No,Nom,Prénom,Courriel,Statut courriel\n1,Roy,Luc,luc@exemple.com,Abonné\n2,Côté,Anne,anne@exemple.com,Désabonné\n3,Hall,Al,al@exemple.com,Bounced\n",
            "")
        #expect(found == ["EM UNKNOWN_IMPORT –", "EM WITHDRAW –"])
    }

    @Test func `that mean opposite things do not answer for each other`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Courriel OK,Ne pas envoyer de courriel
            1,Roy,Luc,luc@exemple.com,1,N
            2,Côté,Anne,anne@exemple.com,,O

            """, "Courriel OK: \"consent_email:optin\", Ne pas envoyer de courriel: \"consent_email:optout\"")
        #expect(found == ["EM UNKNOWN_IMPORT –", "EM WITHDRAW –"])
    }

    @Test func `have the day of their own channel`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Cellulaire,Consentement courriel,Date consentement courriel,Consentement SMS,Date consentement SMS
            1,Roy,Luc,luc@exemple.com,514-668-5425,Oui,2025-09-14,Oui,2019-02-01
            2,Côté,Anne,anne@exemple.com,514-668-5426,Oui,2025-09-15,Oui,

            """, "")
        #expect(found == ["EM GRANT 2025-09-14", "SM GRANT 2019-02-01", "EM GRANT 2025-09-15", "SM UNKNOWN_IMPORT –"])
    }

    @Test func `that say of what kind a consent is grant nothing that its state does not`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Email Consent Status,Email Consent Type,Email Consent Date
            1,Roy,Luc,luc@exemple.com,Granted,Express,2020-01-15
            2,Côté,Anne,anne@exemple.com,Granted,Implied,2020-01-16
            3,Hall,Al,al@exemple.com,Expired,Express,2020-01-17
            4,Caron,Guy,guy@exemple.com,Withdrawn,Express,2020-01-18

            """, "")
        #expect(found == ["EM GRANT 2020-01-15", "EM UNKNOWN_IMPORT 2020-01-16", "EM WITHDRAW 2020-01-18"])
    }

    @Test func `grant nothing that is limited, tacit or of another kind`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Consentement courriel,Date de consentement
            1,Roy,Luc,luc@exemple.com,"Oui, service seulement",2025-01-15
            2,Côté,Anne,anne@exemple.com,Oui mais pas de publicité,2025-01-16
            3,Hall,Al,al@exemple.com,Oui,2025-01-17

            """, "")
        #expect(found == ["EM UNKNOWN_IMPORT –", "EM UNKNOWN_IMPORT –", "EM GRANT 2025-01-17"])
        let tacit = try await events(
            """
            No,Nom,Prénom,Courriel,Consentement tacite,Date de consentement
            1,Roy,Luc,luc@exemple.com,Oui,2021-03-09

            """, "")
        #expect(tacit.allSatisfy { $0.contains("UNKNOWN_IMPORT") })
    }

    @Test func `that end are claims, and the law's day is the law's column's`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Email Subscribed,CASL Status,CASL Date,CASL Expiry Date
            1,Roy,Luc,luc@exemple.com,Yes,Express,2021-01-15,
            2,Côté,Anne,anne@exemple.com,Yes,Implied,2021-01-16,
            3,Hall,Al,al@exemple.com,,Express,2021-01-17,2023-01-17

            """, "")
        #expect(
            found == [
                "EM UNKNOWN_IMPORT –", "EM GRANT 2021-01-15", "EM UNKNOWN_IMPORT –", "EM UNKNOWN_IMPORT 2021-01-16",
                "EM UNKNOWN_IMPORT 2021-01-17",
            ])
    }

    @Test func `about two channels close both`() async throws {
        let found = try await events(
            "No,Nom,Prénom,Courriel,Cellulaire,Do Not Call/Text\n1,Roy,Luc,luc@exemple.com,514-668-5425,Y\n2,Côté,Anne,anne@exemple.com,514-668-5426,N\n",
            "")
        #expect(found == ["SM WITHDRAW –", "PH WITHDRAW –"])
    }

    @Test func `share no date with a refusal beside them`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Do Not Email,Express consent,Consent date
            1,Roy,Luc,luc@exemple.com,TRUE,yes,2016-07-04

            """,
            "Do Not Email: \"consent_email:optout\", Express consent: \"consent_text:optin\", Consent date: \"consent_date:ymd\""
        )
        #expect(found == ["EM WITHDRAW –", "SM GRANT 2016-07-04"])
    }

    @Test func `keep the day of a refusal that is a date`() async throws {
        let found = try await events(
            """
            No,Nom,Prénom,Courriel,Désabonné le
            1,Roy,Luc,luc@exemple.com,2024-03-01

            """, "Désabonné le: \"consent_email:optout,ymd\"")
        #expect(found == ["EM WITHDRAW 2024-03-01"])
    }
}
