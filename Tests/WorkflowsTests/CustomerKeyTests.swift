import Foundation
import Records
import Storage
import Testing

@testable import Workflows

@Suite struct `The customer of a deal` {
    private func customers(_ keys: [String]) -> String {
        "No client;Prénom;Nom;Courriel\n"
            + keys.enumerated().map { "\($1);Luc;Roy\($0);luc\($0)@exemple.ca\n" }.joined()
    }

    /// The customer's key and the key of the record that each deal ended with, and what was said of it.
    private func joined(
        _ customerKeys: [String], _ dealKeys: [String], naming: Bool = false
    ) async throws -> (rows: [String], said: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dealerdata-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let deals = dealKeys.enumerated().map { place, key in
            "D\(place);\(key);2026-01-0\(place + 1);2HGFC2F59JH00000\(place);\(naming ? "Luc;Roy\(place)" : ";");X\n"
        }
        try Data(customers(customerKeys).utf8).write(to: folder.appending(path: "clients.csv"))
        try Data(("No dossier;No client;Date vente;NIV;Prénom;Nom;DNC\n" + deals.joined()).utf8)
            .write(to: folder.appending(path: "ventes.csv"))
        let settings = try Settings(
            flags: SettingsFlags(store: folder.appending(path: "base.sqlite").path, asOf: "2026-11-21", threads: 1),
            environment: [:], folder: folder.path, moment: Moment(secondsSinceEpoch: 1_795_262_400), cores: 1)
        for (file, entity) in [("clients.csv", Entity.customer), ("ventes.csv", .deal)] {
            _ = try ImportWorkflow.run(
                IntakeRequest(files: [folder.appending(path: file).path], system: "sgd", entity: entity), settings,
                maxRejects: settings.maxRejects.value
            ) { _ in }
        }
        let answer = try await NormalizeWorkflow.run(settings) { _ in }
        #expect(try StatusWorkflow.run(settings).keyGaps == answer.keyGaps)
        let store = try Store(at: settings.store.value, creating: false)
        let rows = try store.read { db in
            try db.texts(
                """
                SELECT d.customer_key || ' ' || COALESCE(r.record_key, '–') || CASE WHEN EXISTS (
                  SELECT 1 FROM consent_event c WHERE c.customer_record_id = r.id) THEN ' ' || r.origin ELSE '' END
                FROM deal d LEFT JOIN customer_record r ON r.id = d.customer_record_id ORDER BY d.id
                """)
        }
        return (rows, answer.text(in: .french))
    }

    @Test func `is found by a key that lost its zeros, with the refusal of that row, and that is said`() async throws {
        let found = try await joined(["000123", "000124", "000125"], ["123", "124", "125.0", "999"])
        #expect(
            found.rows == [
                "123 sgd:000123 customer", "124 sgd:000124 customer", "125.0 sgd:000125 customer", "999 –",
            ])
        #expect(found.said.contains("3 lignes rattachées à leur client malgré des zéros"))
        #expect(found.said.contains("la clé de client de 1 ligne ne trouve aucun client de cette source"))
    }

    @Test func `is found by a key that gained zeros, where the deal names somebody too`() async throws {
        let found = try await joined(["123", "124"], ["000123", "000124"], naming: true)
        #expect(found.rows == ["000123 sgd:123 customer", "000124 sgd:124 customer"])
    }

    @Test func `is not guessed where two customers differ by their zeros, or where zeros explain little`() async throws
    {
        #expect(try await joined(["0123", "123", "0124"], ["124"]).rows == ["124 –"])
        let found = try await joined(["0123", "0124"], ["123", "900", "901", "902"])
        #expect(found.rows.allSatisfy { $0.hasSuffix(" –") })
        #expect(found.said.contains("de 4 lignes ne trouve aucun client"))
    }

    @Test func `needs no word where the keys agree`() async throws {
        let found = try await joined(["0123", "0124"], ["0123", "0124"])
        #expect(found.rows == ["0123 sgd:0123 customer", "0124 sgd:0124 customer"])
        #expect(!found.said.contains("clé de client"))
    }
}
