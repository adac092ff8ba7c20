import Columns
import Testing

@testable import Tabular

@Suite struct `Workbooks that are written` {
    private func workbook(rowLimit: Int = 1_000, _ body: (inout WorkbookWriter) throws -> Void) throws -> [UInt8] {
        try writtenBytes { output in
            var writer = try WorkbookWriter(to: output, rowLimit: rowLimit)
            try body(&writer)
            try writer.finish()
        }
    }

    private func list(_ rows: [[String]], name: String = "Liste", rowLimit: Int = 1_000) throws -> [UInt8] {
        try workbook(rowLimit: rowLimit) { writer in
            try writer.begin(SheetPlan(name, header: rows[0]))
            for row in rows.dropFirst() {
                try writer.beginRow()
                for text in row { writer.cell(text) }
                try writer.endRow()
            }
        }
    }

    /// The members by name, each inflated and its checksum verified.
    private func parts(_ bytes: [UInt8]) throws -> [String: String] {
        try bytes.withUnsafeBufferPointer { bytes in
            let directory = try ZipDirectory(bytes, name: "list.xlsx")
            return try Dictionary(
                uniqueKeysWithValues: directory.entries.map { entry in
                    let content = try directory.inflated(entry, name: "list.xlsx")
                    return (entry.name, String(decoding: content.bytes, as: UTF8.self))
                })
        }
    }

    private func sheet(_ bytes: [UInt8], _ number: Int = 1) throws -> String {
        try #require(try parts(bytes)["xl/worksheets/sheet\(number).xml"])
    }

    @Test func `numbers are numbers, days are days, and what only looks like them is text`() throws {
        let bytes = try workbook { writer in
            try writer.begin(SheetPlan("Clients", header: ["a"]))
            try writer.beginRow()
            writer.cell(2_142)
            writer.cell(0.594, .share)
            writer.cell("2024-05-01")
            writer.cell("2024-05-01 06:00:00")
            writer.emptyCell()
            for text in ["00012", "+15145550142", "J3L 1P7", "=1+1", "2024-02-30", ""] { writer.cell(text) }
            writer.cell(1_234_567_890_123_456)
            writer.cell(Double.nan)
            writer.cell(3.0)
            try writer.endRow()
        }
        #expect(
            try sheet(bytes).contains(
                """
                <row r="2"><c r="A2"><v>2142</v></c><c r="B2" s="7"><v>0.594</v></c><c r="C2" s="4"><v>45413</v></c>\
                <c r="D2" s="5"><v>45413.25</v></c>\
                <c r="F2" s="1" t="inlineStr"><is><t>00012</t></is></c>\
                <c r="G2" s="1" t="inlineStr"><is><t>+15145550142</t></is></c>\
                <c r="H2" s="1" t="inlineStr"><is><t>J3L 1P7</t></is></c>\
                <c r="I2" s="1" t="inlineStr"><is><t>=1+1</t></is></c>\
                <c r="J2" s="1" t="inlineStr"><is><t>2024-02-30</t></is></c>\
                <c r="L2" s="1" t="inlineStr"><is><t>1234567890123456</t></is></c><c r="N2"><v>3</v></c></row>
                """))
        #expect(!(try sheet(bytes).contains("<f>")))
    }

    @Test func `the header stays in sight and filters the rows below it`() throws {
        let bytes = try list(
            [["id", "nom"], ["1", "Roy"], ["2", "Côté-Vaillancourt de la Durantaye"]], name: "L'été & Cie")
        let sheet = try sheet(bytes)
        #expect(sheet.contains(#"<c r="A1" s="3" t="inlineStr"><is><t>id</t></is></c>"#))
        #expect(sheet.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
        #expect(sheet.contains(#"<autoFilter ref="A1:B3"/>"#))
        #expect(sheet.contains(#"<cols><col min="1" max="1" width="9.0" customWidth="1"/>"#))
        #expect(sheet.contains(#"<col min="2" max="2" width="36.0" customWidth="1"/></cols>"#))
        let workbook = try #require(try parts(bytes)["xl/workbook.xml"])
        #expect(workbook.contains(#"<sheet name="L'été &amp; Cie" sheetId="1" r:id="rId1"/>"#))
        #expect(workbook.contains(#"localSheetId="0" hidden="1">'L''été &amp; Cie'!$A$1:$B$3</definedName>"#))
        #expect(
            workbook.contains(#"<definedName name="_xlnm.Print_Titles" localSheetId="0">'L''été &amp; Cie'!$1:$1<"#))
    }

    @Test func `every part is well formed, has its kind, and is where the workbook says`() throws {
        let bytes = try list([["id", "nom"]] + (1...9).map { ["\($0)", "<&>\"'"] }, rowLimit: 4)
        let parts = try parts(bytes)
        #expect(parts.count == 8)
        for (name, text) in parts {
            let element = Array(text.utf8).withUnsafeBufferPointer { XMLElement.parse($0) }
            #expect(element != nil, "\(name)")
            guard name != "[Content_Types].xml", !name.hasSuffix(".rels") else { continue }
            #expect(parts["[Content_Types].xml"]?.contains("<Override PartName=\"/\(name)\"") == true, "\(name)")
            #expect(
                parts.values.contains {
                    $0.contains("Target=\"\(name)\"") || $0.contains("Target=\"\(name.dropFirst(3))\"")
                },
                "\(name)")
        }
        #expect(try Array(list([["id", "nom"]] + (1...9).map { ["\($0)", "<&>\"'"] }, rowLimit: 4)) == bytes)
    }

    @Test func `a list that is longer than a sheet goes on in another under its header`() throws {
        let rows = (1...7).map { ["r\($0)", "n\($0)"] }
        let bytes = try list([["id", "nom"]] + rows, name: "Une liste de trente et un signes", rowLimit: 4)
        let names = [
            "Une liste de trente et un signe", "Une liste de trente et un s (2)", "Une liste de trente et un s (3)",
        ]
        let read = try names.map { try ReadTable(bytes, ReadOptions(sheet: $0)) }
        #expect(read.map(\.text) == ["r1|n1 / r2|n2 / r3|n3", "r4|n4 / r5|n5 / r6|n6", "r7|n7"])
        #expect(read.allSatisfy { $0.description.header == ["id", "nom"] })
        // A sheet that is exactly full is the last one.
        let full = try list([["id", "nom"]] + rows.prefix(3), rowLimit: 4)
        #expect(try ReadTable(full).description.sheets.map(\.name) == ["Liste"])
    }

    @Test(arguments: [
        (["Clients", "clients", "CLIENTS"], ["Clients", "clients (2)", "CLIENTS (3)"]),
        (["a/b\\c?d*e[f]g:h", "", "   "], ["a-b-c-d-e-f-g-h", "1", "1 (2)"]),
        (["'cité'", "History", "a\u{7}b"], ["cité", "History -", "a-b"]),
        (["🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗"], ["🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗"]),
    ])
    func `names of sheets are such as Excel takes, and unlike each other`(asked: [String], taken: [String]) throws {
        var names = SheetNames()
        #expect(asked.map { names.take($0) } == taken)
    }

    @Test func `control characters are written as Excel writes them, and so is what only looks so`() throws {
        let cell = "a\u{7}b\r\nc_x0041_\u{FFFE}\u{FFFF}\u{FFFD} "
        let bytes = try list([["id", "note"], ["1", cell]])
        #expect(
            try sheet(bytes).contains(
                "<t xml:space=\"preserve\">a_x0007_b_x000D_\nc_x005F_x0041__xFFFE__xFFFF_\u{FFFD} </t>"))
        #expect(try ReadTable(bytes).rows == [["1", cell]])
    }

    @Test func `a text that no cell can hold ends in a mark and is counted`() throws {
        let fits = String(repeating: "é", count: 32_765) + "🚗"
        let long = String(repeating: "🚗", count: 16_384)
        var shortened = 0
        let bytes = try workbook { writer in
            try writer.begin(SheetPlan("Notes", header: ["a", "b"]))
            try writer.beginRow()
            writer.cell(fits)
            writer.cell(long)
            try writer.endRow()
            shortened = writer.shortenedCells
        }
        let row = try ReadTable(bytes).rows[0]
        #expect(row[0] == fits)
        #expect(row[1] == String(repeating: "🚗", count: 16_381) + " […]")
        #expect(row[1]?.utf16.count == 32_766)
        #expect(shortened == 1)
    }

    @Test func `bytes that are no UTF-8 are mended`() throws {
        let bytes = try workbook { writer in
            try writer.begin(SheetPlan("Notes", header: ["a", "b"]))
            try writer.beginRow()
            [0x43, 0xF4, 0x74, 0xE9].withUnsafeBufferPointer { writer.cell($0) }
            writer.cell("x")
            try writer.endRow()
        }
        #expect(try ReadTable(bytes).text == "C\u{FFFD}t\u{FFFD}|x")
    }

    @Test func `a column may offer the words that can be answered`() throws {
        let bytes = try workbook { writer in
            try writer.begin(SheetPlan("Paires", header: ["a", "réponse"], choices: [1: ["même", "différent"]]))
            for number in 1...3 {
                try writer.beginRow()
                writer.cell(number)
                try writer.endRow()
            }
        }
        #expect(
            try sheet(bytes).contains(
                """
                sqref="B2:B4"><formula1>"même,différent"</formula1>
                """))
    }

    @Test func `days of every year come back as they were`() throws {
        let days = ["1900-03-01", "1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2026-11-21", "9999-12-31"]
        let others = ["1900-01-01", "1900-02-28", "1899-12-31", "2100-02-29", "2024-13-01", "0000-01-01", "2024-1-011"]
        let bytes = try list([["id", "jour"]] + (days + others).map { ["x", $0] })
        #expect(try ReadTable(bytes).rows.map { $0[1] } == days + others)
        #expect(try sheet(bytes).components(separatedBy: "<v>").count == days.count + 1)
        let moments = ["2024-05-01 00:00:01", "2024-05-01 23:59:59", "1980-12-31 12:34:56"]
        #expect(try ReadTable(try list([["id", "x"]] + moments.map { ["x", $0] })).rows.map { $0[1] } == moments)
    }

    private static let pieces = [
        "a", "Zoé", "_x000D_", "_x", "_", "x0041_", "&amp;", "<b>", "]]>", "\"", "'", "=1+1", "+1", "-", "@", "\t",
        "\n",
        "\r", "\r\n", " ", "\u{A0}", "\u{1}", "\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{202E}",
        "e\u{301}", "🚗", "00012", "1E5", "2024-05-01", "2024-02-30", "0.1", "TRUE", "#N/A", "\u{2028}", "ﷺ", "",
    ]

    @Test(arguments: 1...40) func `whatever is written is read back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let columns = Int.random(in: 2...30, using: &generator)
        let header = (1...columns).map { "champ <\($0)>" }
        let rows = (1...Int.random(in: 1...700, using: &generator)).map { row in
            ["r\(row)"]
                + (1..<columns).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        Self.pieces.randomElement(using: &generator) ?? ""
                    }.joined()
                }
        }
        let table = try ReadTable(try list([header] + rows), batch: 1 + Int(seed) * 7)
        #expect(table.description.header == header)
        #expect(table.rejected.isEmpty && table.description.notes.isEmpty)
        #expect(table.rows == rows)
    }
}
