import CCompression

/// A small whole file of each kind that the readers know, about invented people.
enum Seed: CaseIterable {
    case csv, wideCSV, json, ndjson, adf, mail, contacts, sheet, strings, styles, workbook, zip, gzip

    /// What is damaged: the file, or the part of a workbook that it goes into afterwards.
    var bytes: [UInt8] {
        switch self {
        case .csv:
            Array(
                "Rapport\nsep=;\nNom;Prénom;\"Note\";Tél\nCôté;Éric;\"a;\"\"b\"\"\nc\";514\nRoy;Zoé;5\" x;450\nDubé,Ève;\"ouvert;x\n\nTotal;;3;\n"
                    .utf8)
        case .wideCSV:
            [0xFF, 0xFE]
                + "Nom\tVille\r\nCôté\tLévis\r\n\"Roy\r\n\"\tQuébec 🚗\r\n".utf16.flatMap {
                    [UInt8($0 & 255), UInt8($0 >> 8)]
                }
        case .json:
            Array(
                #"{"meta":{"n":1},"data":[{"id":1,"e":[{"a":"x\u00e9"}],"t":["p","q"]},{"id":-2.5e3,"n":null,"b":true}]}"#
                    .utf8)
        case .ndjson: Array("{\"id\":1,\"x\":{\"y\":[1,2]}}\n{\"id\":2,\"id\":3}\n\n{\"id\":\"\\ud83d\\ude97\"}\n".utf8)
        case .adf:
            Array(
                "<?xml version=\"1.0\"?><adf><prospect status=\"new\"><id>1</id><customer><contact><name part=\"first\">Zoé</name><phone type='voice'>1</phone></contact><comments><![CDATA[<b>&]]></comments></customer></prospect><prospect><id>2</prospect></adf>"
                    .utf8)
        case .mail:
            Array(
                "From: a@exemple.ca\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<adf><prospect><id>=E91</id></prospect></a=\r\ndf>\r\n--b\r\nContent-Type: text/csv\r\nContent-Transfer-Encoding: base64\r\n\r\nTm9tO1ZpbGxlClJveTtMYXZhbAo=\r\n--b--\r\n"
                    .utf8)
        case .contacts:
            Array(
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:C=F4t=E9;=\r\nE\r\nTEL;CELL:514\r\nNOTE:a\r\n b\\nc\r\nEND:VCARD\r\nBEGIN:VCARD\nFN:Roy\nADR;TYPE=home:;;1;Laval;QC;H7A 1A1;CA\nEND:VCARD\n"
                    .utf8)
        case .sheet: Array(MadeWorkbook.sheet.utf8)
        case .strings: Array(MadeWorkbook.strings.utf8)
        case .styles: Array(MadeWorkbook.styles.utf8)
        case .workbook: Array(MadeWorkbook.workbook.utf8)
        case .zip:
            MadeWorkbook.zip([
                ("clients.csv", Array("a,b\n1,2\n".utf8)), ("__MACOSX/x", [1]), ("x.pdf", Array("%PDF".utf8)),
            ])
        case .gzip: MadeWorkbook.gzip(Array("Nom;Ville\nRoy;Laval\n".utf8))
        }
    }

    /// The file to read, made from the damaged bytes.
    func file(_ damaged: [UInt8]) -> [UInt8] {
        switch self {
        case .sheet: MadeWorkbook.bytes(sheet: damaged)
        case .strings: MadeWorkbook.bytes(strings: damaged)
        case .styles: MadeWorkbook.bytes(styles: damaged)
        case .workbook: MadeWorkbook.bytes(workbook: damaged)
        default: damaged
        }
    }
}

/// Workbooks, archives and gzip files whose checksums hold, so that damage reaches the readers behind them.
enum MadeWorkbook {
    static let sheet =
        "<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Né le</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>1.0E7</v></c><c r=\"B2\" s=\"1\"><v>45413.5</v></c></row><row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>"
    static let strings =
        "<sst><si><r><t>N</t></r><r><t>om</t></r><rPh><t>x</t></rPh></si><si><t>_x000D_&amp;</t></si></sst>"
    static let styles =
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    static let workbook =
        "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" r:id=\"r1\"/><sheet name=\"B\" state=\"hidden\" r:id=\"r9\"/></sheets></workbook>"

    static func bytes(
        sheet: [UInt8] = Array(sheet.utf8), strings: [UInt8] = Array(strings.utf8),
        styles: [UInt8] = Array(styles.utf8),
        workbook: [UInt8] = Array(workbook.utf8)
    ) -> [UInt8] {
        zip([
            ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", workbook),
            (
                "xl/_rels/workbook.xml.rels",
                Array(
                    "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/><Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"s.xml\"/></R>"
                        .utf8)
            ), ("xl/worksheets/s.xml", sheet), ("xl/s.xml", strings), ("xl/styles.xml", styles),
        ])
    }

    static func zip(_ members: [(name: String, content: [UInt8])]) -> [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, content) in members {
            let name = Array(name.utf8)
            let crc = Int(dd_crc32(0, content, content.count))
            let common =
                number(0, 4) + number(0, 4) + number(crc, 4) + number(content.count, 4) + number(content.count, 4)
            directory +=
                number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common + number(name.count, 2) + number(0, 8)
                + number(0, 4) + number(file.count, 4) + name
            file +=
                number(0x0403_4B50, 4) + number(20, 2) + common + number(name.count, 2) + number(0, 2) + name + content
        }
        let start = file.count
        return file + directory + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2)
            + number(members.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    /// One block that is stored as it is.
    static func gzip(_ content: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + number(content.count, 2) + number(~content.count, 2) + content
            + number(Int(dd_crc32(0, content, content.count)), 4) + number(content.count, 4)
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
