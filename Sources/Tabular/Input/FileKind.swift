/// Kinds of file that hold no text table, told by their first bytes.
enum FileKind {
    /// A short English word for the kind, or nil for what may be text.
    ///
    /// Only the content counts: a workbook named `.csv` is still a workbook.
    static func binaryKind(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for (kind, start) in signatures where bytes.starts(with: start) { return kind }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return kindOfOffice(bytes) }
        if bytes.starts(with: Array("PK\u{03}\u{04}".utf8)) || bytes.starts(with: Array("PK\u{05}\u{06}".utf8)) {
            return kindOfArchive(bytes)
        }
        if bytes.count > 264, bytes[257..<262].elementsEqual("ustar".utf8) { return "tar" }
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return "image" }
        let head = ASCIIText.lowercased(bytes.prefix(512).drop { $0 <= 0x20 || $0 >= 0x80 })
        if head.starts(with: "<!doctype html".utf8) || head.starts(with: "<html".utf8)
            || head.starts(with: "<table".utf8)
        {
            return "html"
        }
        return looksLikeProgram(bytes.prefix(4096)) ? "binary" : nil
    }

    /// Every word that `binaryKind` can give.
    static let all = Set(signatures.map(\.0)).union([
        "xls", "protected", "xlsx", "xlsb", "docx", "ods", "zip", "tar", "html", "binary", "image",
    ])

    private static let signatures: [(String, [UInt8])] = [
        ("gzip", [0x1F, 0x8B]),
        ("bzip2", Array("BZh".utf8)),
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
        ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27]),
        ("rar", Array("Rar!".utf8)),
        ("pdf", Array("%PDF".utf8)),
        ("sqlite", Array("SQLite format 3\0".utf8)),
        ("image", [0x89, 0x50, 0x4E, 0x47]),
        ("image", [0xFF, 0xD8, 0xFF]),
        ("image", Array("GIF8".utf8)),
        ("image", [0x49, 0x49, 0x2A, 0x00]),
        ("image", [0x4D, 0x4D, 0x00, 0x2A]),
        ("parquet", Array("PAR1".utf8)),
        ("rtf", Array("{\\rtf".utf8)),
        ("access", [0x00, 0x01, 0x00, 0x00] + Array("Standard ".utf8)),
        ("program", [0x7F, 0x45, 0x4C, 0x46]),
    ]

    private static func kindOfArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let directory = try? ZipDirectory(bytes, name: "") {
            let names = directory.entries.map(\.name)
            if names.contains("xl/workbook.bin") { return "xlsb" }
            if names.contains(where: { $0.hasPrefix("xl/") }), names.contains("[Content_Types].xml") { return "xlsx" }
            if names.contains(where: { $0.hasPrefix("word/") }), names.contains("[Content_Types].xml") { return "docx" }
        } else {
            // A part or a damaged one: its names stand between the members.
            let head = UnsafeBufferPointer(rebasing: bytes.prefix(8192))
            if ByteSearch.first(Array("xl/".utf8), in: head) != nil { return "xlsx" }
        }
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(256))
        return ByteSearch.first(Array("opendocument.spreadsheet".utf8), in: head) != nil ? "ods" : "zip"
    }

    /// An old Office document; those of Excel with a password are such a document around the workbook.
    private static func kindOfOffice(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let mark = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        return ByteSearch.first(mark, in: bytes) != nil ? "protected" : "xls"
    }

    /// Text holds no control characters but white space, Ctrl-Z, escape and the NULs that old systems pad with.
    private static func looksLikeProgram(_ head: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let controls = head.count { $0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) && $0 != 0 && $0 != 0x1A && $0 != 0x1B }
        return controls * 50 > head.count
    }
}

/// Searching for bytes in bytes.
enum ByteSearch {
    static func first(
        _ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, ignoringCase: Bool = false
    ) -> Int? {
        guard let head = needle.first, bytes.count >= needle.count else { return nil }
        var place = start
        let last = bytes.count - needle.count
        while place <= last {
            let byte = ignoringCase ? ASCIIText.lowercased(bytes[place]) : bytes[place]
            if byte == head {
                var matched = 1
                while matched < needle.count {
                    let next = bytes[place + matched]
                    if (ignoringCase ? ASCIIText.lowercased(next) : next) != needle[matched] { break }
                    matched += 1
                }
                if matched == needle.count { return place }
            }
            place += 1
        }
        return nil
    }
}

/// Case and white space of ASCII, which no locale touches.
enum ASCIIText {
    static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { lowercased($0) } }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
