import CScan

/// E-mails that carry leads in their text or a table as an attachment, one message or a mailbox of many.
enum MailMessage {
    /// What the e-mails of a source carry: the text of all leads in UTF-8, else the one attachment that is a table. Nil when
    /// the source is no e-mail.
    static func body(of input: InputBytes) throws(TabularError) -> ByteSource? {
        guard isMail(input.bytes) else { return nil }
        var leads: [UInt8] = []
        var attachments: [MailPart] = []
        for message in messages(input.bytes) {
            let parts = MailPart.leaves(of: message)
            let carriers = parts.compactMap { part in
                leadText(part).map { (isHTML: part.type == "text/html", text: $0) }
            }
            // Mail programs send the same text twice, plain and as a page.
            let plain = carriers.filter { !$0.isHTML }
            var seen: Set<[UInt8]> = []
            for carrier in plain.isEmpty ? carriers : plain where seen.insert(carrier.text).inserted {
                leads += carrier.text
                leads.append(0x0A)
            }
            attachments += parts.filter { $0.isTable }
        }
        if !leads.isEmpty { return .bytes(leads, name: input.name) }
        guard let first = attachments.first else { throw .noRecords(path: input.name) }
        guard attachments.count == 1 else { throw .severalTables(path: input.name, found: attachments.count) }
        return .bytes(first.type.hasPrefix("text/") ? first.text : first.content, name: input.name)
    }

    private static let knownHeaders: Set<String> = [
        "from", "to", "subject", "date", "received", "mime-version", "content-type", "content-transfer-encoding",
        "return-path", "delivered-to", "message-id", "reply-to", "cc", "sender", "content-disposition",
    ]

    private static let technicalHeaders: Set<String> = [
        "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to",
    ]

    /// Two headers that mails have, and nothing but headers up to the first blank line.
    ///
    /// A report may begin with `Date:`, `From:` and `To:` as well: one of the headers must be a mail program's own, or the
    /// sender an address.
    private static func isMail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, ASCIIText.isLetter(first) else { return false }
        let head = MailPart(bytes.prefix(1 << 16))
        let isProgram =
            head.headers.keys.contains { technicalHeaders.contains($0) } || head.headers["from"]?.contains("@") == true
        return head.isPlainlyHeaded && isProgram && head.headers.keys.count { knownHeaders.contains($0) } >= 2
    }

    /// The messages of a mailbox, which stand behind lines that begin with `From `.
    private static func messages(_ bytes: UnsafeBufferPointer<UInt8>) -> [Slice<UnsafeBufferPointer<UInt8>>] {
        let separator = Array("\nFrom ".utf8)
        var messages: [Slice<UnsafeBufferPointer<UInt8>>] = []
        var start = 0
        var from = 0
        while let place = ByteSearch.first(separator, in: bytes, from: from) {
            from = place + 1
            // A sentence may begin so too; the separator follows a blank line.
            let before = bytes[..<place].last { $0 != 0x0D }
            guard before == 0x0A else { continue }
            messages.append(bytes[start..<place])
            start = place + 1
        }
        messages.append(bytes[start...])
        return messages
    }

    /// The text of a part that holds leads; tags that a page shows as text become tags.
    private static func leadText(_ part: MailPart) -> [UInt8]? {
        guard part.type.hasPrefix("text/") || part.type.hasSuffix("xml") || part.type == "application/octet-stream"
        else {
            return nil
        }
        let text = part.text
        func holds(_ tag: String) -> Bool {
            text.withUnsafeBufferPointer { ByteSearch.first(Array(tag.utf8), in: $0, ignoringCase: true) != nil }
        }
        if holds("<adf") || holds("<?adf") || holds("<prospect") { return text }
        return holds("&lt;adf") || holds("&lt;prospect") ? HTMLText.plain(text) : nil
    }
}

/// A message or a part of one: its headers and what stands below them.
struct MailPart {
    /// Names in lower case; the first of each name counts.
    private(set) var headers: [String: String] = [:]
    /// Every line up to the first blank one is a header or goes on from one.
    private(set) var isPlainlyHeaded = true
    private var body: Slice<UnsafeBufferPointer<UInt8>>

    private static let deepest = 8

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var place = bytes.startIndex
        var last: String?
        while place < bytes.endIndex {
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[place..<end]
            if line.last == 0x0D { line = line.dropLast() }
            place = min(end + 1, bytes.endIndex)
            if line.isEmpty { break }
            if let first = line.first, first == 0x20 || first == 0x09 {
                if let last { headers[last]?.append(" " + Self.trimmed(line)) } else { isPlainlyHeaded = false }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")),
                line[..<colon].allSatisfy({ ASCIIText.isLetter($0) || ASCIIText.isDigit($0) || $0 == UInt8(ascii: "-") }
                )
            {
                let name = String(decoding: ASCIIText.lowercased(line[..<colon]), as: UTF8.self)
                if headers[name] == nil {
                    headers[name] = Self.trimmed(line[(colon + 1)...])
                    last = name
                } else {
                    last = nil
                }
            } else if !line.starts(with: "From ".utf8) {
                isPlainlyHeaded = false
            }
        }
        body = bytes[place...]
    }

    private static func trimmed(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let inner = line.drop { ASCIIText.isSpace($0) }
        let end = inner.lastIndex { !ASCIIText.isSpace($0) }.map { $0 + 1 } ?? inner.startIndex
        return String(decoding: inner[..<end], as: UTF8.self)
    }

    /// As `text/plain`, in lower case.
    var type: String {
        let stated = headers["content-type"]?.split(separator: ";").first.map(String.init) ?? "text/plain"
        return String(decoding: ASCIIText.lowercased(stated.utf8.filter { !ASCIIText.isSpace($0) }), as: UTF8.self)
    }

    /// A parameter such as `charset="utf-8"` of a header.
    func parameter(_ name: String, of header: String) -> String? {
        guard let value = headers[header] else { return nil }
        for part in value.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let key = String(
                decoding: ASCIIText.lowercased(pair[0].utf8.filter { !ASCIIText.isSpace($0) }), as: UTF8.self)
            if key == name { return String(pair[1].filter { $0 != "\"" && $0 != " " && $0 != "\t" }) }
        }
        return nil
    }

    /// The parts that hold something themselves.
    static func leaves(of bytes: Slice<UnsafeBufferPointer<UInt8>>, depth: Int = 0) -> [MailPart] {
        let part = MailPart(bytes)
        guard depth < deepest else { return [] }
        if part.type == "message/rfc822" { return leaves(of: part.body, depth: depth + 1) }
        guard part.type.hasPrefix("multipart/"), let boundary = part.parameter("boundary", of: "content-type") else {
            return [part]
        }
        return part.pieces(boundary).flatMap { leaves(of: $0, depth: depth + 1) }
    }

    /// What stands between the boundary's lines.
    private func pieces(_ boundary: String) -> [Slice<UnsafeBufferPointer<UInt8>>] {
        let mark = Array(("--" + boundary).utf8)
        let whole = UnsafeBufferPointer(rebasing: body)
        var pieces: [Slice<UnsafeBufferPointer<UInt8>>] = []
        var start: Int?
        var from = 0
        while let place = ByteSearch.first(mark, in: whole, from: from) {
            from = place + mark.count
            guard place == 0 || whole[place - 1] == 0x0A else { continue }
            if let start, start <= place { pieces.append(whole[start..<place]) }
            if whole[from...].starts(with: "--".utf8) { return pieces }
            start = whole[from...].firstIndex(of: 0x0A).map { $0 + 1 } ?? whole.count
        }
        if let start, start < whole.count { pieces.append(whole[start...]) }
        return pieces
    }

    /// The bytes without their transfer encoding.
    var content: [UInt8] {
        let encoding = String(
            decoding: ASCIIText.lowercased((headers["content-transfer-encoding"] ?? "").utf8), as: UTF8.self)
        switch encoding {
        case "quoted-printable": return QuotedPrintable.decoded(body)
        case "base64": return Base64.decoded(body)
        default: return Array(body)
        }
    }

    /// The content as UTF-8 by the character set that the part states, where that is not UTF-8 already.
    var text: [UInt8] {
        let content = content
        if dd_utf8_prefix(content, content.count) == content.count { return content }
        let stated = parameter("charset", of: "content-type").flatMap { Encoding(name: $0) }
        let encoding = stated.flatMap { $0 == .utf8 ? nil : $0 } ?? .windows1252
        return content.withUnsafeBufferPointer { Decoder(encoding).document($0)?.utf8 } ?? content
    }

    /// An attachment that a reader knows, by its name or type.
    var isTable: Bool {
        let name = parameter("filename", of: "content-disposition") ?? parameter("name", of: "content-type") ?? ""
        let ending = String(decoding: ASCIIText.lowercased((name.split(separator: ".").last ?? "").utf8), as: UTF8.self)
        return ["csv", "tsv", "xlsx", "xlsm", "json", "ndjson", "vcf", "zip", "gz"].contains(ending)
            || ["text/csv", "text/vcard", "text/x-vcard", "application/json"].contains(type)
    }
}

/// The transfer encoding of attachments.
enum Base64 {
    /// Whatever is no letter of the alphabet is passed over, as mail programs do.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits = 0
        var held = 0
        for byte in text {
            let value: Int
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 0x41
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 0x61 + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 0x30 + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="): return bytes
            default: continue
            }
            bits = (bits << 6 | value) & 0xFF_FFFF
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> held))
            }
        }
        return bytes
    }
}

/// The words of a page.
enum HTMLText {
    /// Without the page's own tags, and with the tags that it only shows.
    static func plain(_ page: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(page.count)
        var place = 0
        while place < page.count {
            let byte = page[place]
            if byte == UInt8(ascii: "<") {
                place = (page[place...].firstIndex(of: UInt8(ascii: ">")) ?? page.count - 1) + 1
                text.append(0x20)
                continue
            }
            if byte == UInt8(ascii: "&"),
                let known = signs.first(where: { page[place...].starts(with: $0.name.utf8) })
            {
                text.append(known.byte)
                place += known.name.utf8.count
                continue
            }
            text.append(byte)
            place += 1
        }
        return text
    }

    private static let signs: [(name: String, byte: UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
        ("&#39;", UInt8(ascii: "'")), ("&nbsp;", 0x20), ("&amp;", UInt8(ascii: "&")),
    ]
}
