import Foundation

/// Archives and workbooks made for a test, byte by byte.
struct MadeZip {
    struct Member {
        var name: String
        var content: [UInt8]
        var isDeflated = true
        var flags = 0
        var method: Int?
        /// Upper half of the external attributes, as Unix makes them.
        var unixMode = 0o100644
        var crc: UInt32?
        var size: Int?
    }

    /// Records with 64-bit numbers, as for archives of 4 GiB and more.
    static func bytes(_ members: [Member], isWide: Bool = false, prefix: [UInt8] = []) throws -> [UInt8] {
        var file = prefix
        var directory: [UInt8] = []
        for member in members {
            let packed = member.isDeflated ? try deflated(member.content) : member.content
            let offset = file.count - prefix.count
            let method = member.method ?? (member.isDeflated ? 8 : 0)
            let crc = member.crc ?? crc32(member.content)
            let size = member.size ?? member.content.count
            let name = Array(member.name.utf8)
            let extra = isWide ? two(1) + two(24) + eight(size) + eight(packed.count) + eight(offset) : []
            func number(_ value: Int) -> [UInt8] { four(isWide ? 0xFFFF_FFFF : value) }
            let common = two(member.flags) + two(method) + four(0) + four(Int(crc))
            file +=
                four(0x0403_4B50) + two(20) + common + four(packed.count) + four(size) + two(name.count) + two(0) + name
                + packed
            directory +=
                four(0x0201_4B50) + two(3 << 8 | 20) + two(20) + common + number(packed.count) + number(size)
                + two(name.count) + two(extra.count) + two(0) + two(0) + two(0) + four(member.unixMode << 16)
                + number(offset) + name + extra
        }
        let start = file.count - prefix.count
        file += directory
        if isWide {
            let place = file.count - prefix.count
            file +=
                four(0x0606_4B50) + eight(44) + two(45) + two(45) + four(0) + four(0) + eight(members.count)
                + eight(members.count) + eight(directory.count) + eight(start)
            file += four(0x0706_4B50) + four(0) + eight(place) + four(1)
        }
        let count = isWide ? 0xFFFF : members.count
        file +=
            four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count)
            + four(isWide ? 0xFFFF_FFFF : directory.count) + four(isWide ? 0xFFFF_FFFF : start) + two(0)
        return file
    }

    static func bytes(_ texts: [(String, String)]) throws -> [UInt8] {
        try bytes(texts.map { Member(name: $0.0, content: Array($0.1.utf8)) })
    }

    /// The bare stream, out of what gzip makes.
    private static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
        Array(try gzipped(bytes).dropFirst(10).dropLast(8))
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func two(_ value: Int) -> [UInt8] { number(value, 2) }
    private static func four(_ value: Int) -> [UInt8] { number(value, 4) }
    private static func eight(_ value: Int) -> [UInt8] { number(value, 8) }
    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// What the system's gzip makes of some bytes: a header of ten bytes, the stream, and eight bytes of checks.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gzip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (plain, packed) = (folder.appending(path: "a"), folder.appending(path: "a.gz"))
    try Data(bytes).write(to: plain)
    try Data().write(to: packed)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "gzip -n < \"$0\"", plain.path()]
    process.standardOutput = try FileHandle(forWritingTo: packed)
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: packed))
}

/// A workbook of one sheet or more.
struct MadeWorkbook {
    struct Sheet {
        var name: String
        /// What stands inside `sheetData`.
        var rows: String
        var state = "visible"
    }

    var sheets: [Sheet]
    var strings: [String] = []
    /// `numFmt` elements, and the number format of each style.
    var formats = ""
    var styles: [Int] = [0]
    var startsIn1904 = false
    var prefix = ""

    init(rows: String) { sheets = [Sheet(name: "Feuil1", rows: rows)] }

    init(sheets: [Sheet]) { self.sheets = sheets }

    func bytes() throws -> [UInt8] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func relation(_ id: String, _ type: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
        }
        let p = prefix.isEmpty ? "" : prefix + ":"
        var parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", "<Relationships>\(relation("rId1", "officeDocument", "xl/workbook.xml"))</Relationships>"),
            (
                "xl/workbook.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<\(p)workbook><\(p)workbookPr\(startsIn1904 ? " date1904=\"1\"" : "")/><\(p)sheets>"
                    + sheets.enumerated().map {
                        "<\(p)sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
                    }.joined() + "</\(p)sheets></\(p)workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + sheets.indices.map { relation("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
                    .joined()
                    + relation("rIdA", "sharedStrings", "/xl/sharedStrings.xml")
                    + relation("rIdB", "styles", "styles.xml")
                    + "</Relationships>"
            ),
            (
                "xl/styles.xml",
                "<styleSheet><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                    + styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>"
            ),
            ("xl/sharedStrings.xml", "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"),
        ]
        for (place, sheet) in sheets.enumerated() {
            parts.append(
                (
                    "xl/worksheets/sheet\(place + 1).xml",
                    "<?xml version=\"1.0\"?><\(p)worksheet><\(p)sheetData>\(sheet.rows)</\(p)sheetData></\(p)worksheet>"
                ))
        }
        return try MadeZip.bytes(parts)
    }

    /// A row of inline texts; an empty one is no cell.
    static func row(_ number: Int, _ texts: [String]) -> String {
        "<row r=\"\(number)\">"
            + texts.enumerated().filter { !$1.isEmpty }.map {
                "<c r=\"\(UnicodeScalar(UInt8(65 + $0)))\(number)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
            }.joined() + "</row>"
    }
}
