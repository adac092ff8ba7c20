import Foundation
import Records
import Storage
import Testing

@testable import Workflows

/// Files of every kind of event, from the inbox to the codes.
@Suite struct `Files about the journey` {
    private static let files = [
        "clients.csv": """
        record_id,last_name,first_name,email,phone_mobile,created_at
        1,Roy,Luc,luc@exemple.com,450-649-1812,2023-05-02
        2,Côté,Anne,anne@exemple.com,450-649-1813,2024-04-02
        """,
        "anciens.csv": """
        record_id,last_name,first_name,email,phone_mobile,created_at
        77,Côté,Anne,anne@exemple.com,450-649-1813,2024-05-02
        """,
        "ventes.csv": """
        deal_number,customer_id,deal_date,delivery_date,deal_type,finance_type,amount,margin,vin,make,model,model_year,booking_shown,payment_method
        V1,1,2025-10-01,2025-10-08,NEW,CASH,35000,2500,1N4BL4BV4KC123456,Nissan,Altima,2025,oui,virement
        """,
        "bons.csv": """
        repair_order_number,customer_id,opened_date,closed_date,pay_type,operation,amount,vin,make,model,payment_method
        B1,1,2026-03-02,2026-03-02,C,Vidange huile synthétique,120,1N4BL4BV4KC123456,Nissan,Altima,Carte Visa
        """,
        "contacts.csv": """
        customer_id,interaction_date,interaction_channel,interaction_direction,interaction_outcome,interaction_subject,complaint_status,compensation_type,compensation_amount,approved_by
        1,2025-10-15,téléphone,sortant,Joint,Suivi de livraison,,,,
        1,2026-10-18,courriel,entrant,Répondu,Plainte : bruit,ouverte,geste commercial,250.00,
        2,2024-03-05,formulaire web,entrant,,Prix du modèle,,,,
        """,
        "demandes.csv": """
        lead_number,customer_id,first_name,last_name,email,lead_date,lead_source,lead_type,lead_status,lead_interest,lost_reason,trade_vehicle,response_minutes
        D1,2,Anne,Côté,anne@exemple.com,2026-10-02,web,email,perdu,neuf,acheté ailleurs,Civic 2016,41
        """,
    ]

    private static let project = """
        store: base.sqlite
        inbox: inbox
        out: out
        makers:
          Nissan: {visits: 2, warranty_months: 36}
        system_change: {former: ancien, current: dms, go_live: 2024-03-01, hot_from: 2024-03-15}
        sources:
          - {files: clients.csv, system: dms, class: DMS, entity: customer}
          - {files: anciens.csv, system: ancien, class: CRM, entity: customer}
          - {files: ventes.csv, system: dms, class: DMS, entity: deal}
          - {files: bons.csv, system: dms, class: DMS, entity: repair_order}
          - {files: contacts.csv, system: dms, class: DMS, entity: interaction}
          - {files: demandes.csv, system: dms, class: DMS, entity: lead}
        """

    private func run() async throws -> (answer: RunAnswer, store: Store, folder: URL) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dealerdata-journey-\(UUID().uuidString)")
        let inbox = folder.appending(path: "inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        for (name, text) in Self.files { try Data((text + "\n").utf8).write(to: inbox.appending(path: name)) }
        try Data(Self.project.utf8).write(to: folder.appending(path: "dealerdata.yml"))
        let settings = try Settings(
            flags: SettingsFlags(asOf: "2026-11-21", threads: 1), environment: [:], folder: folder.path,
            moment: Moment(secondsSinceEpoch: 1_795_262_400), cores: 1)
        let answer = try await RunWorkflow.run(settings) { _ in }
        return (answer, try Store(at: settings.store.value, creating: false), folder)
    }

    @Test func `give every rule what it reads`() async throws {
        let (answer, store, folder) = try await run()
        defer { try? FileManager.default.removeItem(at: folder) }
        func codes(_ rules: String, _ table: String, _ order: String, _ place: Int = 0) throws -> [String?] {
            try store.read {
                try $0.rows("SELECT \(rules) FROM \(table)_codes ORDER BY \(order)")[place].values.map(\.text)
            }
        }
        // Luc Roy, who bought and came once where the maker asks for two visits.
        func codes(_ rules: String, of name: String) throws -> [String?] {
            try store.read { db in
                try db.rows(
                    "SELECT \(rules) FROM customer_codes WHERE customer_id IN (SELECT id FROM customer WHERE last_name = ?)",
                    [.text(name)])[0].values.map(\.text)
            }
        }
        let buyer = try codes("k01, f04, g03, n06, j07, k04", of: "Roy")
        #expect(buyer == ["SL", "CARD", "U", "DR-NEW", "HS-FULL", "CH2 [SL,CP]"])
        let doubled = try codes("n01, n06", of: "Côté")
        #expect(doubled == ["XR-2", "DR-VIOL"])
        #expect(try codes("k02, e04, k07", "customer_vehicle", "id") == ["F1-YES", "W-ACT", "NV-OVER-80"])
        #expect(try codes("m03, i08", "deal", "id") == ["DO-Y", "DL-OK"])
        #expect(
            try codes("j01, j02, j03, j04, j05, n07", "interaction", "id", 1) == [
                "EML COLD", "IN/REACH", "RCL", "CP-OPEN 34 LATE", "CM-GOOD AP0", "GL2",
            ])
        #expect(try codes("j01, j03, n07", "interaction", "id", 2) == ["WFM COLD", "INF-P", "GL1"])
        #expect(try codes("g04, i02, i06, j06", "lead", "id") == ["OB-REP", "VN", "ELSE", "RT60"])
        #expect(answer.codify.definitions.map(\.make) == ["", "NISSAN"])
        #expect(answer.codify.text(in: .french).contains("selon NISSAN : 2 visites en 12 mois, perdu après 24"))
    }

    @Test func `are not codified on a day before all of them`() async throws {
        let (_, store, folder) = try await run()
        defer { try? FileManager.default.removeItem(at: folder) }
        let early = try Settings(
            flags: SettingsFlags(asOf: "2019-01-01", threads: 1), environment: [:], folder: folder.path,
            moment: Moment(secondsSinceEpoch: 1_795_262_400), cores: 1)
        #expect(throws: CodifyTrouble.beforeTheData("2019-01-01")) { try CodifyWorkflow.run(early) { _ in } }
        #expect(try store.read { try $0.texts("SELECT as_of FROM fact_day") } == ["2026-11-21"])
    }
}
