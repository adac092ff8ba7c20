/// Kinds of file that hold no text table, told by their first bytes.
enum FileKind {
    /// A short English word for the kind, or nil for what may be text.
    ///
    /// Only the content counts: a workbook named `.csv` is still a workbook.
    static func binaryKind(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        for (kind, start) in signatures where bytes.starts(with: start) { return kind }
        if bytes.starts(with: Array("PK\u{03}\u{04}".utf8)) { return kindOfArchive(bytes) }
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
        ("xls", [0xD0, 0xCF, 0x11, 0xE0]),  // every old Office document; a workbook is by far the likeliest here
        ("parquet", Array("PAR1".utf8)),
        ("rtf", Array("{\\rtf".utf8)),
        ("access", [0x00, 0x01, 0x00, 0x00] + Array("Standard ".utf8)),
        ("program", [0x7F, 0x45, 0x4C, 0x46]),
    ]

    private static func kindOfArchive(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let head = UnsafeBufferPointer(rebasing: bytes.prefix(8192))
        let tail = UnsafeBufferPointer(rebasing: bytes.suffix(8192))
        func holds(_ name: String) -> Bool {
            ByteSearch.first(Array(name.utf8), in: head) != nil || ByteSearch.first(Array(name.utf8), in: tail) != nil
        }
        if holds("xl/") { return "xlsx" }
        if holds("word/") { return "docx" }
        if holds("opendocument.spreadsheet") { return "ods" }
        return "zip"
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

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
