import CScan

/// The `<?xml version="1.0" encoding="ISO-8859-1"?>` at the start of a document.
enum XMLDeclaration {
    /// The single-byte encoding that a document declares, where its bytes are no UTF-8.
    ///
    /// A short lead has too few accents for statistics, so the sender's word counts. Many declare one encoding and send
    /// UTF-8; validity is the better witness then.
    static func encoding(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let head = String(decoding: ASCIIText.lowercased(bytes.prefix(200)), as: UTF8.self)
        guard head.hasPrefix("<?xml"), let base = bytes.baseAddress, dd_utf8_prefix(base, bytes.count) < bytes.count,
            let name = head.split(separator: "?>", maxSplits: 1)[0].firstMatch(
                of: /encoding\s*=\s*["']([a-z0-9_\-]+)["']/),
            let encoding = Encoding(name: String(name.1)), encoding.highCharacters != nil
        else { return nil }
        return encoding.rawValue
    }
}
