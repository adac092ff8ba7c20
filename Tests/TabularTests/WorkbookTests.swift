import Foundation
import Testing

@testable import Tabular

@Suite struct `Excel workbooks` {
    private func read(_ workbook: MadeWorkbook, sheet: String? = nil, hasHeader: Bool = true) throws -> ReadTable {
        try ReadTable(workbook.bytes(), ReadOptions(hasHeader: hasHeader, sheet: sheet))
    }

    @Test func `shared, rich and inline texts come out as they are`() throws {
        var workbook = MadeWorkbook(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
                <row r="3" spans="1:3"><c r="A3" t="inlineStr"><is><t>00012</t></is></c><c r="C3" t="s"><v>3</v></c></row>
                <row><c t="s"><v>4</v></c><c t="str"><f>A1&amp;"x"</f><v>Nox</v></c></row>
                """)
        workbook.strings = [
            "<t>No</t>", "<r><rPr><b/></rPr><t>Pré</t></r><r><t>nom</t></r><rPh sb=\"0\" eb=\"1\"><t>ナ</t></rPh>",
            "<t>Note</t>",
            "<t xml:space=\"preserve\"> a &amp; b\n_x000D_c_x005F_x0041_</t>", "<t>Roy</t>",
        ]
        let table = try read(workbook)
        #expect(table.description.format == .xlsx)
        #expect(table.description.header == ["No", "Prénom", "Note"])
        #expect(table.rows == [["00012", "", " a & b\n\rc_x0041_"], ["Roy", "Nox", ""]])
        #expect(table.lines == [3, 4])
        #expect(table.rejected.isEmpty && table.description.notes.isEmpty)
    }

    @Test func `numbers are the shortest text, and dates are dates by their style`() throws {
        var workbook = MadeWorkbook(rows: MadeWorkbook.row(1, ["valeur", "x"]))
        workbook.formats = """
            <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/>\
            <numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="167" formatCode="#,##0.00\\ &quot;days&quot;"/>\
            <numFmt numFmtId="168" formatCode="[Red]0.00E+00"/>
            """
        workbook.styles = [0, 14, 22, 164, 165, 166, 167, 168, 21, 46]
        let cases: [(value: String, style: Int, text: String)] = [
            ("5145551234", 0, "5145551234"), ("1.0E7", 0, "10000000"), ("4.1099999999999998E-2", 0, "0.0411"),
            ("1.1000000000000001", 0, "1.1"), ("-2.5000000000000001E-7", 0, "-0.00000025"),
            ("1.5E20", 0, "150000000000000000000"),
            ("12345678901234567890", 0, "12345678901234567890"), ("100.0", 0, "100"), ("7", 5, "00007"),
            ("1234567", 5, "1234567"),
            ("45413", 1, "2024-05-01"), ("45413.5", 1, "2024-05-01 12:00:00"), ("45413.75", 2, "2024-05-01 18:00:00"),
            ("36526", 3, "2000-01-01"), ("1", 4, "1900-01-01"), ("59", 1, "1900-02-28"), ("60", 1, "1900-02-29"),
            ("61", 1, "1900-03-01"), ("2958465", 1, "9999-12-31"), ("2958466", 1, "2958466"), ("0", 1, "0"),
            ("-3", 1, "-3"),
            ("0.5", 8, "12:00:00"), ("1.5", 9, "36:00:00"), ("1234.5", 6, "1234.5"), ("1234.5", 7, "1234.5"),
            ("45413.999999999996", 1, "2024-05-02"),
        ]
        for (place, one) in cases.enumerated() {
            workbook.sheets[0].rows +=
                "<row r=\"\(place + 2)\"><c r=\"A\(place + 2)\" s=\"\(one.style)\"><v>\(one.value)</v></c></row>"
        }
        #expect(try read(workbook).rows.map { $0[0] } == cases.map(\.text))
        workbook.startsIn1904 = true
        workbook.sheets[0].rows =
            MadeWorkbook.row(1, ["valeur", "x"])
            + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>43951</v></c></row>"
        #expect(try read(workbook).rows.map { $0[0] } == ["1904-01-01", "2024-05-01"])
    }

    @Test func `truth values, errors and formulas nobody computed are kept and counted`() throws {
        let table = try read(
            MadeWorkbook(
                rows: MadeWorkbook.row(1, ["a", "b", "c", "d"])
                    + "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c><c r=\"D2\"><f>1+1</f></c></row>"
                    + "<row r=\"3\"><c r=\"A3\" t=\"d\"><v>2024-05-01T00:00:00</v></c></row>"))
        #expect(table.text == "TRUE|FALSE|#N/A| / 2024-05-01T00:00:00|||")
        #expect(table.description.notes == ["error-cells:1", "uncomputed-formulas:1"])
    }

    @Test func `titles above the header, blank rows, totals and a header that comes again are no records`() throws {
        let rows =
            MadeWorkbook.row(1, ["Liste des clients"]) + MadeWorkbook.row(2, ["Imprimé le", "2024-05-01"])
            + MadeWorkbook.row(4, ["No", "Nom", "Ville", "Achats"]) + MadeWorkbook.row(5, ["1", "Roy", "Laval", "3"])
            + MadeWorkbook.row(6, ["", "  "]) + MadeWorkbook.row(7, ["No", "Nom", "Ville", "Achats"])
            + MadeWorkbook.row(8, ["2", "Dubé", "Magog", "4"]) + MadeWorkbook.row(9, ["Total", "", "", "7"])
        let table = try read(MadeWorkbook(rows: rows))
        #expect(table.description.header == ["No", "Nom", "Ville", "Achats"])
        #expect(table.description.dialect.headerLine == 4 && table.description.dialect.preambleLines == 3)
        #expect(table.text == "1|Roy|Laval|3 / 2|Dubé|Magog|4")
        #expect(table.lines == [5, 8])
        #expect(table.rejected.map(\.reason) == [.repeatedHeader, .totals])
        #expect(table.rejected.map(\.line) == [7, 9])
        #expect(table.rejected.last.map { String(decoding: $0.bytes, as: UTF8.self) } == "Total,,,7")
    }

    @Test func `a name over several columns stands above theirs`() throws {
        let rows =
            MadeWorkbook.row(1, ["Prénom", "Nom", "Consentement", "", "Date"])
            + MadeWorkbook.row(2, ["", "", "Courriel", "SMS", ""])
            + MadeWorkbook.row(3, ["Al", "Roy", "Oui", "Non", "2025-01-13"])
        let table = try read(MadeWorkbook(rows: rows))
        #expect(table.description.header == ["Prénom", "Nom", "Consentement Courriel", "Consentement SMS", "Date"])
        #expect(table.text == "Al|Roy|Oui|Non|2025-01-13" && table.lines == [3])
    }

    @Test func `the first sheet that shows something is read unless another is named`() throws {
        let workbook = MadeWorkbook(sheets: [
            .init(
                name: "Secret", rows: MadeWorkbook.row(1, ["a", "b"]) + MadeWorkbook.row(2, ["9", "9"]), state: "hidden"
            ),
            .init(name: "Vide", rows: ""),
            .init(
                name: "Clients", rows: MadeWorkbook.row(1, ["Nom", "Ville"]) + MadeWorkbook.row(2, ["Roy", "Laval"])),
            .init(
                name: "Ventes &amp; baux",
                rows: MadeWorkbook.row(1, ["NIV", "Date"]) + MadeWorkbook.row(2, ["1", "2"])),
        ])
        let table = try read(workbook)
        #expect(table.text == "Roy|Laval")
        #expect(table.description.notes == ["other-sheets:2", "hidden-sheets:1"])
        #expect(table.description.sheets.map(\.name) == ["Secret", "Vide", "Clients", "Ventes & baux"])
        #expect(table.description.sheets.map(\.isRead) == [false, false, true, false])
        #expect(table.description.sheets.map(\.isHidden) == [true, false, false, false])
        #expect(try read(workbook, sheet: "ventes & BAUX").text == "1|2")
        #expect(try read(workbook, sheet: "Secret").text == "9|9")
        #expect(
            throws: TabularError.unknownSheet(
                path: "bytes", sheet: "Autos", known: ["Secret", "Vide", "Clients", "Ventes & baux"])
        ) { try read(workbook, sheet: "Autos") }
        #expect(throws: TabularError.empty(path: "bytes")) { try read(workbook, sheet: "Vide") }
    }

    @Test func `names with a namespace are the same names`() throws {
        var workbook = MadeWorkbook(
            rows:
                "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>Nom</x:t></x:is></x:c><x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t>Ville</x:t></x:is></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\"><x:v>5</x:v></x:c></x:row>"
        )
        workbook.prefix = "x"
        #expect(try read(workbook).text == "5|")
    }

    @Test func `a row wider than the table is rejected, and without a header the columns have numbers`() throws {
        let rows =
            (1...20).map { MadeWorkbook.row($0, ["a\($0)", "b"]) }.joined() + MadeWorkbook.row(21, ["x", "y", "", "z"])
        let table = try read(MadeWorkbook(rows: rows))
        #expect(table.rows.count == 19)
        #expect(table.rejected.map(\.reason) == [.tooLong])
        #expect(table.rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == ["x,y,,z"])
        let bare = try read(MadeWorkbook(rows: MadeWorkbook.row(1, ["Roy", "Laval"])), hasHeader: false)
        #expect(bare.description.header == ["column1", "column2"])
        #expect(bare.text == "Roy|Laval")
    }

    @Test func `damaged, incomplete and hostile workbooks are refused`() throws {
        func fault(_ change: (inout MadeWorkbook) -> Void) throws -> ArchiveFault? {
            var workbook = MadeWorkbook(rows: MadeWorkbook.row(1, ["a", "b"]) + MadeWorkbook.row(2, ["1", "2"]))
            change(&workbook)
            do {
                _ = try read(workbook)
                return nil
            } catch TabularError.archive(_, let fault) {
                return fault
            }
        }
        #expect(try fault { _ in } == nil)
        #expect(try fault { $0.sheets[0].rows += "<row r=\"3\">" } == .markup)
        #expect(
            try fault { $0.sheets[0].rows += "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>9</v></c></row>" } == .sharedString)
        #expect(try fault { $0.sheets[0].rows += "<row r=\"3\"><c r=\"ZZZZ3\"><v>9</v></c></row>" } == .markup)
        #expect(try fault { $0.sheets[0].rows += MadeWorkbook.row(2, ["1"]) } == .markup)
        #expect(try fault { $0.sheets[0].rows += String(repeating: " ", count: 3 << 20) } == .ratio)
        #expect(throws: TabularError.archive(path: "bytes", fault: .parts)) {
            try ReadTable(MadeZip.bytes([("[Content_Types].xml", "<Types/>"), ("xl/styles.xml", "<x/>")]))
        }
        let entity = "<!DOCTYPE x [<!ENTITY a \"b\">]><sst><si><t>&a;</t></si></sst>"
        #expect(throws: TabularError.archive(path: "bytes", fault: .parts)) {
            try ReadTable(MadeZip.bytes([("[Content_Types].xml", "<Types/>"), ("xl/sharedStrings.xml", entity)]))
        }
        let bytes = try MadeWorkbook(rows: MadeWorkbook.row(1, ["a", "b"])).bytes()
        #expect(throws: TabularError.archive(path: "bytes", fault: .truncated)) {
            try ReadTable(Array(bytes.dropLast(30)))
        }
    }

    @Test func `batches of any size give the same rows`() throws {
        let rows =
            MadeWorkbook.row(1, ["id", "note"])
            + (2...3_000).map { MadeWorkbook.row($0, ["\($0)", "n\($0)"]) }.joined()
        let bytes = try MadeWorkbook(rows: rows).bytes()
        let whole = try ReadTable(bytes)
        #expect(whole.rows.count == 2_999)
        #expect(whole.rows.last == ["3000", "n3000"] && whole.lines.last == 3_000)
        for limit in [1, 7, 2_998] { #expect(try ReadTable(bytes, batch: limit).rows == whole.rows) }
    }

    @Test func `formats that only look like dates are none`() {
        #expect(NumberFormat(code: "General") == .plain)
        #expect(NumberFormat(code: "Standard") == .plain)
        #expect(NumberFormat(code: "_-* #,##0.00\\ \"$\"_-;\\-* #,##0.00\\ \"$\"_-") == .plain)
        #expect(NumberFormat(code: "[Red]-0;0") == .plain)
        #expect(NumberFormat(code: "\"dossier \"0") == .plain)
        #expect(NumberFormat(code: "[<=9999999]###\\-####;(###) ###\\-####") == .plain)
        #expect(NumberFormat(code: "00000") == .zeros(5))
        #expect(NumberFormat(code: "[h]:mm") == .elapsed)
        #expect(NumberFormat(code: "dddd, mmmm dd, yyyy") == .date)
        #expect(NumberFormat(code: "h:mm AM/PM") == .date)
        #expect(NumberFormat(code: "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy") == .date)
    }
}
