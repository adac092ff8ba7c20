import Columns
import Foundation
import Quality
import Records
import Tabular
import Testing

@testable import Reports

@Suite struct `An audit as a workbook` {
    let result: AuditResult

    init() throws { result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf) }

    private func bytes(_ result: AuditResult, _ language: Language) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString).xlsx").path()
        let file = try AtomicFile(path: path, replaces: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try WorkbookReport(result, language: language).write(to: file.output)
        try file.commit()
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private func sheet(_ bytes: [UInt8], _ name: String, hasHeader: Bool = true) throws -> [[String]] {
        let reader = try Tables.open(
            .bytes(bytes, name: "audit.xlsx"), options: ReadOptions(hasHeader: hasHeader, sheet: name))
        var rows = hasHeader ? [reader.description.header] : []
        var batch = RawBatch(columnCount: 0)
        while try reader.read(into: &batch, limit: 100) {
            rows += (0..<batch.rowCount).map { row in batch.columns.map { $0[row] } }
        }
        return rows
    }

    @Test func `opens on the four numbers and the actions, in the reader's language`() throws {
        let rows = try sheet(try bytes(result, .french), "Sommaire", hasHeader: false)
        #expect(rows[0][0] == "Audit de la base clients — Automobiles Exemple inc.")
        #expect(rows[1][0] == "21\u{A0}novembre\u{A0}2026 · cote D")
        #expect(rows[2][0] == "594\u{A0}clients à partir de 961\u{A0}fiches dans 3\u{A0}systèmes")
        let numbers = try #require(rows.firstIndex { $0[0] == "Quatre nombres" })
        #expect(rows[numbers][1...3] == ["Nombre", "Sur", "Part"])
        #expect(rows[numbers + 1][...2] == ["Clients joignables", "353", "594"])
        #expect(rows[numbers + 1][3].hasPrefix("0.594"))
        let actions = try #require(rows.firstIndex { $0[0].hasPrefix("Actions, dans") })
        #expect(rows[actions + 1][0] == "1. " + Words(language: .french)("action.\(result.actions[0].id).title"))
        #expect(rows[actions + 1][1] == "\(result.actions[0].customers)")
        #expect(rows[actions + 1][6] == "dealerdata export actions --action 1 --output action-1.xlsx")
    }

    @Test func `has a sheet with a header for each kind of fact, none of them empty`() throws {
        let bytes = try bytes(result, .english)
        let reader = try Tables.open(.bytes(bytes, name: "audit.xlsx"), options: ReadOptions())
        let names = reader.description.sheets.map(\.name)
        #expect(names.first == "Summary")
        #expect(names.starts(with: ["Summary", "Checks", "Measures", "Fields", "Reach"]))
        #expect(names.last == "Definitions")
        for name in names.dropFirst() {
            let rows = try sheet(bytes, name)
            #expect(rows.count > 1, "\(name)")
            for text in rows.joined() { #expect(!text.hasPrefix("["), "\(name): \(text)") }
        }
        let checks = try sheet(bytes, "Checks")
        #expect(
            checks[0].prefix(3) == ["Level", "Severity", "Check"]
                || checks[0].prefix(3) == ["Level", "Severity", "Rule"])
        #expect(checks.dropFirst().count == result.checks.count)
        #expect(checks[1][0] == "fail")
        let measures = try sheet(bytes, "Measures")
        #expect(measures.count == 1 + result.measures(Words(language: .english)).count)
        #expect(measures[1].prefix(4) == ["Reachable customers", "All", "353", "594"])
    }

    @Test func `has the same bytes for the same result`() throws {
        #expect(try bytes(result, .french) == (try bytes(result, .french)))
    }

    @Test func `a name that looks like a formula stays a name`() throws {
        var result = result
        result.sources[0].system = "=cmd|' /C calc'!A0"
        let systems = try sheet(try bytes(result, .english), "Systems")
        #expect(systems[1][0] == "=cmd|' /C calc'!A0")
    }
}

@Suite struct `An audit as lists` {
    let result: AuditResult

    init() throws { result = try Audit(try AuditFixture.store()).measure(asOf: AuditFixture.asOf) }

    @Test func `JSON lines have a type each and say what the document says`() throws {
        let lines = try JSONReport(result, language: .english).lines.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let types = lines.compactMap { $0["type"] as? String }
        #expect(types.count == lines.count)
        #expect(types.first == "audit")
        #expect(lines[0]["as_of"] as? String == "2026-11-21")
        #expect(types.count { $0 == "check" } == result.checks.count)
        #expect(types.count { $0 == "action" } == result.actions.count)
        let reach = try #require(lines.first { $0["type"] as? String == "metric" })
        #expect(reach["id"] as? String == "O01" && reach["numerator"] as? Int == 353)
    }

    @Test func `the CSV has a row a measure and a row a check`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString).csv").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try AtomicFile(path: path, replaces: false)
        try CSVReport(result, language: .english).write(to: file.output)
        try file.commit()
        let reader = try Tables.open(.file(path: path), options: ReadOptions())
        #expect(reader.description.header == CSVReport.header)
        var batch = RawBatch(columnCount: 0)
        #expect(try reader.read(into: &batch, limit: 10_000))
        #expect(batch.rowCount == result.measures(Words(language: .english)).count + result.checks.count)
        #expect(
            batch.columns.prefix(7).map { $0[0] } == [
                "2026-11-21", "measure", "O01", "", "Reachable customers", "353", "594",
            ])
    }
}
