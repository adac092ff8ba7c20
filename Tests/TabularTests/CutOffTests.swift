import Columns
import Testing

@testable import Tabular

@Suite struct `A file that stops in the middle of its last row` {
    private static let rows = "No;Nom;Courriel;Né le\n1;Roy;a@x.ca;1970-05-01\n2;Côté;b@x.ca;1980-06-02\n"
    private static let more = (3...9).map { "\($0);Roy;c@x.ca;198\($0)-01-02\n" }.joined()
    private static let quoted = (1...6).map { "\"\($0)\",\"Roy\",\"O\"\n" }.joined()

    @Test(arguments: [
        (rows + "3;Hall", 4), ("No;Nom;Courriel\n1;Roy;a@x.ca\n2;Ha", 3), (rows + "3", 4), (rows + "3;Hall;d@x.ca", 4),
        (rows + "3;\"Hall;d@x", 4),
        (rows + "3;Hall;d@x.ca;\"1970-0", 4), (rows + more + "10;Hall;d@x.ca;1970-0", 11),
        ("a,b,c\n" + quoted + "\"7\",\"Hall\",", 8),
    ])
    func `is refused with its line`(text: String, line: Int) throws {
        #expect(throws: TabularError.cutOff(path: "text", line: line)) {
            try ReadTable(text, ReadOptions(cutEnd: .refused))
        }
        // The rows above come out all the same, in whatever batches they are read.
        let table = try ReadTable(text, ReadOptions(cutEnd: .setAside), batch: 2)
        #expect(table.rows.count == line - 2)
        #expect(table.rejected.map(\.line) == [line])
        #expect(table.rejected.map(\.reason) == [.syntax])
        #expect(table.description.notes.contains("truncated"))
    }

    @Test func `hands out the rows above before it fails`() throws {
        let reader = try Tables.open(
            .bytes(Array((Self.rows + "3;Hall").utf8), name: "text"), options: ReadOptions(cutEnd: .refused))
        var batch = RawBatch(columnCount: 0)
        #expect(try reader.read(into: &batch, limit: 500))
        #expect(batch.rowCount == 2)
        #expect(throws: TabularError.cutOff(path: "text", line: 4)) { try reader.read(into: &batch, limit: 500) }
    }

    @Test(arguments: [
        rows + "3;Hall;d@x.ca;1990-01-01", rows + "3;Hall;d@x.ca;", rows + "3;Hall\n", rows + "3;\"Hall\";d@x.ca;\"x\"",
        rows + more + "10;Hall;d@x.ca;1990-01-01", rows + more + "10;Hall;d@x.ca;inconnue",
        rows + "Total : 2 clients", rows + "3;Hall;d@x.ca;1990-01-01\r", "a;b;c\n1;2\n3\n4;5;6\n7;8", "a;b;c\n1;2",
        "No;Nom;Courriel\n1;Roy\n2;Ha", "No;Nom;Courriel\n1;Roy;a@x.ca\n2;Hall;",
        "No;Nom;Courriel\n1;Roy;a@x.ca\n2;Hall\n",
        rows + "\u{1A}", rows + "\0\0\0\0",
    ])
    func `is not every file that lacks a line end`(text: String) throws {
        let table = try ReadTable(text, ReadOptions(cutEnd: .refused))
        #expect(!table.description.notes.contains("truncated"))
    }

    @Test func `may be one whose last cell alone is empty`() throws {
        let table = try ReadTable(Self.rows + Self.more + "10;Hall;d@x.ca;", ReadOptions(cutEnd: .refused))
        #expect(table.rows.count == 10)
        #expect(table.description.notes == ["truncated"])
    }

    @Test func `is read as it stands where a row must come out for every row in`() throws {
        #expect(try ReadTable(Self.rows + "3;Hall").rows.last == ["3", "Hall", nil, nil])
    }

    @Test func `may be cut inside a character, and its whole rows be read`() throws {
        let text = Array(Self.rows.utf8) + Array("3;Hall;d@x.ca;n".utf8) + [0xC3]
        let table = try ReadTable(text, ReadOptions(cutEnd: .setAside))
        #expect(table.rows.count == 2)
        #expect(table.rejected.map(\.line) == [4])
        var wide: [UInt8] = []
        for unit in (Self.rows + "3").utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        wide.append(0x3B)
        #expect(try ReadTable(wide, ReadOptions(cutEnd: .setAside)).rows.count == 2)
    }

    @Test(arguments: [
        "{\"id\":1}\n{\"id\":2}\n{\"id\":",
        "BEGIN:VCARD\nFN:Roy\nEND:VCARD\nBEGIN:VCARD\nFN:Ha",
    ])
    func `is refused in every format of one record after the other`(text: String) throws {
        #expect(throws: TabularError.self) { try ReadTable(text, ReadOptions(cutEnd: .refused)) }
        #expect(try ReadTable(text, ReadOptions(cutEnd: .setAside)).rejected.count == 1)
    }
}
