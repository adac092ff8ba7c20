/// The small parts of a workbook.
struct WorkbookFrame {
    struct Sheet {
        var name: String
        /// Of the table with its header, as `$A$1:$C$9`; nil on a page of its own layout.
        var range: String?
    }

    var sheets: [Sheet]

    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    static func path(ofSheet number: Int) -> String { "xl/worksheets/sheet\(number).xml" }

    /// Where the workbook is; the first member, by which some programs tell a workbook from another archive.
    static let start: (String, String) = (
        "_rels/.rels",
        declaration + #"<Relationships xmlns="\#(package)/relationships">"#
            + #"<Relationship Id="rId1" Type="\#(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    )

    /// Name and text of the parts that come after the sheets.
    var parts: [(String, String)] {
        [
            ("xl/styles.xml", Self.declaration + CellStyle.part), ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations), ("[Content_Types].xml", contentTypes),
        ]
    }

    private var workbook: String {
        var xml = Self.declaration + #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.office)">"#
        xml +=
            #"<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>"#
        xml += "<sheets>"
        for (place, sheet) in sheets.enumerated() {
            xml += #"<sheet name="\#(Self.escaped(sheet.name))" sheetId="\#(place + 1)" r:id="rId\#(place + 1)"/>"#
        }
        return xml + "</sheets>" + names + "</workbook>"
    }

    /// Excel looks for a filter's range under a name of its own, and for the rows to print on every page under another.
    private var names: String {
        var xml = ""
        for (place, sheet) in sheets.enumerated() {
            guard let range = sheet.range else { continue }
            let quoted =
                "'" + sheet.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            let name = Self.escaped(quoted + "'")
            xml += #"<definedName name="_xlnm._FilterDatabase" localSheetId="\#(place)" hidden="1">\#(name)!\#(range)"#
            xml += #"</definedName><definedName name="_xlnm.Print_Titles" localSheetId="\#(place)">\#(name)!$1:$1"#
            xml += "</definedName>"
        }
        return xml.isEmpty ? "" : "<definedNames>\(xml)</definedNames>"
    }

    private var relations: String {
        let styles = sheets.count + 1
        return Self.declaration + #"<Relationships xmlns="\#(Self.package)/relationships">"#
            + sheets.indices.map {
                #"<Relationship Id="rId\#($0 + 1)" Type="\#(Self.office)/worksheet" "#
                    + #"Target="worksheets/sheet\#($0 + 1).xml"/>"#
            }.joined()
            + #"<Relationship Id="rId\#(styles)" Type="\#(Self.office)/styles" Target="styles.xml"/></Relationships>"#
    }

    private var contentTypes: String {
        Self.declaration + #"<Types xmlns="\#(Self.package)/content-types">"#
            + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>"#
            + #"<Override PartName="/xl/workbook.xml" ContentType="\#(Self.type)sheet.main+xml"/>"#
            + #"<Override PartName="/xl/styles.xml" ContentType="\#(Self.type)styles+xml"/>"#
            + sheets.indices.map {
                #"<Override PartName="/\#(Self.path(ofSheet: $0 + 1))" ContentType="\#(Self.type)worksheet+xml"/>"#
            }.joined() + "</Types>"
    }

    private static func escaped(_ text: String) -> String {
        var xml: [UInt8] = []
        SheetText.append(text, to: &xml)
        return String(decoding: xml, as: UTF8.self)
    }
}
