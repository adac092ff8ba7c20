/// The transfer encoding in which mail programs wrap letters beyond ASCII.
enum QuotedPrintable {
    /// The text of a mail without it; nil when the text does not say that it is wrapped so.
    static func decodedMail(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let sign = Array("content-transfer-encoding: quoted-printable".utf8)
        return ByteSearch.first(sign, in: text, ignoringCase: true) == nil ? nil : decoded(text[...])
    }

    /// `=C3=A9` becomes its bytes, and a line that ends with `=` goes on; what is no code stays as it is.
    static func decoded(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var place = text.startIndex
        let end = text.endIndex
        while place < end {
            guard text[place] == UInt8(ascii: "=") else {
                bytes.append(text[place])
                place += 1
                continue
            }
            if place + 2 < end, let high = digit(text[place + 1]), let low = digit(text[place + 2]) {
                bytes.append(high << 4 | low)
                place += 3
            } else if place + 1 < end, text[place + 1] == 0x0A {
                place += 2
            } else if place + 2 < end, text[place + 1] == 0x0D, text[place + 2] == 0x0A {
                place += 3
            } else {
                bytes.append(text[place])
                place += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x41 + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x61 + 10
        default: nil
        }
    }
}
