/// A source as one UTF-8 text, for formats that are not read row by row.
///
/// A source in UTF-8 stays where it is; any other is decoded into memory as a whole.
struct InputDocument {
    /// Without a byte order mark and without the NULs and Ctrl-Z that some systems put at the end.
    let text: UnsafeBufferPointer<UInt8>
    let replacedCharacters: Int
    /// What `text` lies in.
    private let owner: InputBytes

    init(_ input: InputBytes, _ detected: DetectedEncoding) throws(TabularError) {
        let marked = UnsafeBufferPointer(rebasing: input.bytes[min(detected.markLength, input.bytes.count)...])
        if let decoded = Decoder(detected.encoding).document(marked) {
            owner = try InputBytes(.bytes(decoded.utf8, name: input.name))
            replacedCharacters = decoded.replaced
            text = Self.withoutPadding(owner.bytes)
        } else {
            owner = input
            replacedCharacters = 0
            text = Self.withoutPadding(marked)
        }
        guard text.contains(where: { !ASCIIText.isSpace($0) }) else { throw .empty(path: input.name) }
    }

    /// Lets go of the memory of the text before a place; it can be read again. At the end all of it is let go.
    func release(upTo place: Int) {
        guard let start = owner.bytes.baseAddress, let text = text.baseAddress else { return }
        owner.release(upTo: place == self.text.count ? owner.bytes.count : text - start + place)
    }

    private static func withoutPadding(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0 || bytes[end - 1] == 0x1A { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }
}
