import Foundation
import Testing

import Columns
@testable import Tabular

@Suite struct `Gzip files` {
    private let text = "Nom;Ville\nRoy;Laval\nCôté;Lévis\n"

    @Test func `are read as what they hold`() throws {
        let table = try ReadTable(gzipped(Array(text.utf8)))
        #expect(table.text == "Roy|Laval / Côté|Lévis")
        #expect(table.description.encoding == "utf-8")
    }

    @Test func `of several members, padded with zeros, are one text`() throws {
        let two = try gzipped(Array(text.utf8)) + gzipped(Array("Dubé;Magog\n".utf8)) + [0, 0, 0]
        #expect(try ReadTable(two).text == "Roy|Laval / Côté|Lévis / Dubé|Magog")
    }

    @Test func `that are cut or damaged are refused`() throws {
        let whole = try gzipped(Array((text + String(repeating: "Lavoie;Sorel\n", count: 500)).utf8))
        for length in [12, whole.count / 2, whole.count - 4] {
            #expect(throws: TabularError.archive(path: "bytes", fault: .truncated)) {
                try ReadTable(Array(whole.prefix(length)))
            }
        }
        var damaged = whole
        damaged[whole.count - 6] ^= 1
        #expect(throws: TabularError.archive(path: "bytes", fault: .damaged)) { try ReadTable(damaged) }
        #expect(throws: TabularError.archive(path: "bytes", fault: .damaged)) {
            try ReadTable(whole + Array("PK".utf8))
        }
    }

    @Test func `that swell a hundredfold are refused`() throws {
        let bomb = try gzipped([UInt8](repeating: 0x20, count: 3 << 20))
        #expect(throws: TabularError.archive(path: "bytes", fault: .ratio)) { try ReadTable(bomb) }
    }

    @Test func `larger than what is held in memory keep every row`() throws {
        let rows = 850_000
        var generator = SeededGenerator(3)
        var long = "id,note\n"
        for row in 0..<rows { long += "\(row),\(generator.next())-\(generator.next())\n" }
        let reader = try Tables.open(.bytes(try gzipped(Array(long.utf8)), name: "a.csv.gz"))
        var found = 0
        var batch = RawBatch(columnCount: 2)
        while try reader.read(into: &batch, limit: 8192) { found += batch.rowCount }
        #expect(long.utf8.count > 1 << 25 && found == rows)
    }
}

@Suite struct `Zip archives` {
    private func contents(_ bytes: [UInt8]) throws -> SourceContents {
        try Tables.contents(of: .bytes(bytes, name: "a.zip"))
    }

    @Test func `give each table under its own name and tell what they leave out`() throws {
        let inner = try MadeZip.bytes([("x.csv", "a,b\n1,2\n")])
        let bytes = try MadeZip.bytes([
            .init(name: "export/", content: [], isDeflated: false),
            .init(name: "export/clients.csv", content: Array("Nom;Ville\nRoy;Laval\n".utf8)),
            .init(name: "export/ventes.json", content: Array(#"[{"vin":"1"}]"#.utf8), isDeflated: false),
            .init(name: "__MACOSX/export/._clients.csv", content: [1, 2, 3]),
            .init(name: "lisez-moi.txt", content: Array("Bonjour,\nvoici.\n".utf8)),
            .init(name: "contrat.pdf", content: Array("%PDF-1.7".utf8)),
            .init(name: "encore.zip", content: inner), .init(name: "vide.csv", content: []),
            .init(name: "../dehors.csv", content: Array("a,b\n1,2\n".utf8)),
            .init(name: "C:\\temp\\x.csv", content: Array("a,b\n1,2\n".utf8)),
            .init(name: "lien.csv", content: Array("/etc/passwd".utf8), unixMode: 0o120777),
            .init(name: "export/clients.csv", content: Array("a,b\n1,2\n".utf8)),
            .init(name: "autre.csv", content: Array("a,b\n1,2\n".utf8), method: 12),
        ])
        let contents = try contents(bytes)
        #expect(contents.tables.map(\.name) == ["a.zip/export/clients.csv", "a.zip/export/ventes.json"])
        #expect(try ReadTable(contents.tables[0]).text == "Roy|Laval")
        #expect(try ReadTable(contents.tables[1]).text == "1")
        #expect(
            contents.skipped.map { "\($0.name) \($0.reason.word)" } == [
                "a.zip/__MACOSX/export/._clients.csv system-file", "a.zip/lisez-moi.txt no-table",
                "a.zip/contrat.pdf pdf", "a.zip/encore.zip nested-archive", "a.zip/vide.csv empty",
                "a.zip/../dehors.csv unsafe-name", "a.zip/C:\\temp\\x.csv unsafe-name", "a.zip/lien.csv symbolic-link",
                "a.zip/export/clients.csv duplicate-name", "a.zip/autre.csv unknown-method",
            ])
    }

    @Test(arguments: [false, true], [[], Array("#!/bin/sh\n".utf8)])
    func `with 64-bit numbers or a program in front are read alike`(isWide: Bool, prefix: [UInt8]) throws {
        let member = MadeZip.Member(name: "a.csv", content: Array("Nom;Ville\nRoy;Laval\n".utf8))
        let bytes = try MadeZip.bytes([member], isWide: isWide, prefix: prefix)
        let directory = try bytes.withUnsafeBufferPointer { try ZipDirectory($0, name: "a.zip").entries }
        #expect(directory.map(\.name) == ["a.csv"])
        #expect(directory.map(\.size) == [20])
        if prefix.isEmpty { #expect(try ReadTable(bytes).text == "Roy|Laval") }
    }

    @Test func `of one table are that table, and of several ask which`() throws {
        #expect(try ReadTable(MadeZip.bytes([("a.csv", "a,b\n1,2\n")])).text == "1|2")
        #expect(throws: TabularError.severalTables(path: "bytes", found: 2)) {
            try ReadTable(MadeZip.bytes([("a.csv", "a,b\n1,2\n"), ("b.csv", "a,b\n1,2\n")]))
        }
        #expect(throws: TabularError.noTables(path: "a.zip")) { try contents(MadeZip.bytes([("a.pdf", "%PDF-1.7")])) }
    }

    @Test func `names in an old code page are shown as meant`() throws {
        var bytes = try MadeZip.bytes([("et#.csv", "a,b\n1,2\n")])
        while let place = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes[place] = 0x82 }
        #expect(try contents(bytes).tables.map(\.name) == ["a.zip/eté.csv"])
    }

    @Test func `that are encrypted, cut, damaged or hostile are refused`() throws {
        let text = Array("Nom;Ville\nRoy;Laval\n".utf8)
        func fault(_ members: [MadeZip.Member], cut: Int = 0) throws -> ArchiveFault? {
            let bytes = try MadeZip.bytes(members)
            do {
                for table in try contents(Array(bytes.dropLast(cut))).tables { _ = try ReadTable(table) }
                return nil
            } catch TabularError.archive(_, let fault) {
                return fault
            }
        }
        #expect(try fault([.init(name: "a.csv", content: text)]) == nil)
        #expect(try fault([.init(name: "a.csv", content: text, flags: 1)]) == .encrypted)
        #expect(try fault([.init(name: "a.csv", content: text)], cut: 10) == .truncated)
        #expect(try fault([.init(name: "a.csv", content: text, crc: 7)]) == .damaged)
        #expect(try fault([.init(name: "a.csv", content: text, size: 19)]) == .damaged)
        #expect(try fault([.init(name: "a.csv", content: text, size: 3 << 30)]) == .size)
        #expect(
            try fault([
                .init(name: "a.csv", content: Array("a,b\n".utf8) + [UInt8](repeating: 0x20, count: 3 << 20))
            ]) == .ratio)
        #expect(
            try fault((0...10_000).map { .init(name: "\($0).csv", content: text, isDeflated: false) }) == .members)
    }
}
