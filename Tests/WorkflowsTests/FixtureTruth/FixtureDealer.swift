import Foundation
import Records
import Storage

@testable import Workflows

/// The fixture dealership after `run`, and after a second `run` that finds nothing new.
struct FixtureDealer: Sendable {
    let store: Store
    let first: ImportAnswer
    let second: ImportAnswer
    /// Customer id by record key, after each run.
    let customersFirst: [String: Int]
    let customersSecond: [String: Int]

    /// One run for all tests: it takes longer than all of them.
    static let shared = Task { try await FixtureDealer() }

    private init() async throws {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "dealerdata-truth-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        // The open store outlives its name, so nothing is left behind.
        defer { try? files.removeItem(at: folder) }
        for name in ["inbox", "dealerdata.yml"] {
            try files.copyItem(at: TruthTable.folder.appending(path: name), to: folder.appending(path: name))
        }
        let settings = try Settings(
            flags: SettingsFlags(asOf: "2026-11-21", language: "fr", threads: 2), environment: [:],
            folder: folder.path, moment: Moment(secondsSinceEpoch: 1_795_262_400), cores: 2)
        first = try await RunWorkflow.run(settings) { _ in }.imports
        store = try Store(at: settings.store.value, creating: false)
        customersFirst = try Self.customers(store)
        second = try await RunWorkflow.run(settings) { _ in }.imports
        customersSecond = try Self.customers(store)
    }

    private static func customers(_ store: Store) throws -> [String: Int] {
        try store.read { db in
            var found: [String: Int] = [:]
            try db.forEach("SELECT record_key, customer_id FROM v_record") { row in
                found[row[0].text ?? ""] = row[1].integer ?? 0
            }
            return found
        }
    }

    /// Customer id of the rows that name somebody, by file and native key.
    func customersByRow() throws -> [RowKey: Int] {
        try store.read { db in
            var found: [RowKey: Int] = [:]
            try db.forEach(
                """
                SELECT r.file, s.natural_key, r.customer_id FROM v_record r JOIN source_record s ON s.id = r.id
                WHERE r.customer_id IS NOT NULL
                """
            ) { row in
                found[RowKey(file: row[0].text ?? "", key: row[1].text ?? "")] = row[2].integer ?? 0
            }
            return found
        }
    }
}

/// A row of a source file by the system's own key.
struct RowKey: Hashable, Sendable {
    var file: String
    var key: String
}
