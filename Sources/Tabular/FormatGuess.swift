/// Tells formats apart by how a text begins.
enum FormatGuess {
    static func format(of bytes: Slice<UnsafeBufferPointer<UInt8>>, _ encoding: Encoding) -> TableFormat {
        var head = UnsafeBufferPointer(rebasing: bytes.prefix(headBytes))
        let decoded = encoding.keepsASCII ? nil : Decoder(encoding).document(head)?.utf8
        return (decoded ?? Array(head)).withUnsafeBufferPointer {
            head = $0
            return isJSON(head) ? .json : ContactCards.begins(head) ? .vcard : isADF(head) ? .adf : .csv
        }
    }

    private static let headBytes = 1 << 16

    /// A bracket may begin a table too, as `[Nom],[Téléphone]` does; what follows it tells.
    private static func isJSON(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = JSONText.afterSpace(head, 0)
        guard start < head.count else { return false }
        let next = JSONText.afterSpace(head, start + 1)
        let follower = next < head.count ? head[next] : nil
        switch head[start] {
        case UInt8(ascii: "{"):
            return follower.map { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "}") } ?? true
        case UInt8(ascii: "["):
            guard let follower else { return true }
            return #"{["]-tfn"#.utf8.contains(follower) || ASCIIText.isDigit(follower)
        default:
            return false
        }
    }

    /// A lead's tags stand at the start of a line, whether the file is a lead or an e-mail that carries one.
    private static func isADF(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        for tag in ["<adf", "<?adf", "<prospect"] {
            var from = 0
            while let place = ByteSearch.first(Array(tag.utf8), in: head, from: from, ignoringCase: true) {
                let before = head[..<place].last { $0 != 0x20 && $0 != 0x09 }
                if before == nil || before == 0x0A || before == 0x0D || before == UInt8(ascii: ">") { return true }
                from = place + 1
            }
        }
        return false
    }
}
