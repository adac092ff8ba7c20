import Columns
import Foundation
import Testing

@testable import Tabular

/// What a body writes to a pipe-like file.
func written(_ body: (ByteOutput) throws -> Void) throws -> String {
    String(decoding: try writtenBytes(body), as: UTF8.self)
}

func writtenBytes(_ body: (ByteOutput) throws -> Void) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID().uuidString).out").path()
    let file = try AtomicFile(path: path, replaces: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(file.output)
    try file.commit()
    return Array(try Data(contentsOf: URL(filePath: path)))
}

@Suite struct `Writers` {
    @Test func `CSV for machines quotes what needs it and nothing else`() throws {
        let text = try written { output in
            var writer = try CSVWriter(to: output)
            try writer.write(["a", "b,c", "d\"e", " f", "g\nh", nil, "=1"])
            try writer.write([""])
        }
        #expect(text == "a,\"b,c\",\"d\"\"e\",\" f\",\"g\nh\",,=1\n\"\"\n")
    }

    @Test(arguments: [
        ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"), ("@sum", "'@sum"), ("+CHAT", "'+CHAT"), ("-x", "'-x"),
        ("  =1+1", "'  =1+1"),
        ("＝1", "'＝1"), ("\tx", "'\tx"), ("a\n=1", "a\n'=1"), ("\u{FEFF}=1", "'\u{FEFF}=1"), ("-1,5", "'-1,5"),
        // Plain types are left alone.
        ("+15145550142", "+15145550142"), ("-12.50", "-12.50"), ("2024-05-01", "2024-05-01"), ("+3", "+3"),
        ("a=b", "a=b"), ("", ""), ("Roy-Côté", "Roy-Côté"),
    ])
    func `CSV for spreadsheets defuses formulas and spares numbers`(cell: String, safe: String) throws {
        var guarded = 0
        let text = try written { output in
            var writer = try CSVWriter(to: output, for: .spreadsheet, delimiter: UInt8(ascii: ";"))
            try writer.write([cell])
            guarded = writer.guardedCells
        }
        #expect(text == "\"" + safe.replacing("\"", with: "\"\"") + "\"\n")
        #expect(guarded == (cell == safe ? 0 : 1))
    }

    @Test func `JSON lines keep order, nulls and every character`() throws {
        let text = try written { output in
            var writer = JSONLinesWriter(to: output, keys: ["nom", "note \"x\""])
            try writer.write(["Zoé", nil])
            try writer.write(["a\"\\\n\u{01}</b>\u{2028}🚗", ""])
        }
        #expect(
            text == """
                {"nom":"Zoé","note \\"x\\"":null}
                {"nom":"a\\"\\\\\\n\\u0001<\\/b>\\u2028🚗","note \\"x\\"":""}

                """)
        let back = try ReadTable(text)
        #expect(back.rows[1][0] == "a\"\\\n\u{01}</b>\u{2028}🚗")
    }

    @Test func `a file appears whole, private, or not at all`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "clients.csv").path()
        do {
            let dropped = try AtomicFile(path: path, replaces: false)
            try dropped.output.write("half")
            try dropped.output.flush()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == [])
        let file = try AtomicFile(path: path, replaces: false)
        try file.output.write(String(repeating: "x", count: 200_000))
        try file.commit()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["clients.csv"])
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 200_000)
        #expect(throws: OutputError.exists(path: path)) { try AtomicFile(path: path, replaces: false) }
        let second = try AtomicFile(path: path, replaces: true)
        try second.output.write("new")
        try second.commit()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        let nowhere = folder.appending(path: "no/such.csv").path()
        #expect(throws: OutputError.noFolder(path: nowhere)) { try AtomicFile(path: nowhere, replaces: false) }
    }

    @Test func `a reader that stopped and a full disk are told apart`() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let output = ByteOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, path: "stdout")
        try output.write("x")
        #expect(throws: OutputError.brokenPipe) { try output.flush() }
        #if os(Linux)
            let device = open("/dev/full", O_WRONLY)
            defer { close(device) }
            let full = ByteOutput(descriptor: device, path: "out.csv")
            #expect(throws: OutputError.full(path: "out.csv")) { try full.write(String(repeating: "x", count: 70_000)) }
        #endif
    }
}
