/// One spelling for all the addresses that end up in one mailbox, so that who said stop as `Luc.Roy@gmail.com` is not
/// written to as `lucroy+auto@googlemail.com`.
///
/// Small ASCII letters; what follows a `+` is dropped (RFC 5233, read so by nearly every provider); at Gmail the dots
/// count for nothing and `googlemail.com` is `gmail.com`. For deciding whom not to write to: a key is no address.
package struct MailboxKey {
    private var bytes: [UInt8] = []

    package init() {}

    /// The key of an address; what has no `@` only loses its capitals. Memory is used again by the next call.
    package mutating func withKey<Result>(
        of address: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        bytes.removeAll(keepingCapacity: true)
        for byte in address { bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        if let at = bytes.lastIndex(of: UInt8(ascii: "@")) { settle(at) }
        return try bytes.withUnsafeBufferPointer(body)
    }

    package static func text(of address: String) -> String {
        var key = MailboxKey()
        return Array(address.utf8).withUnsafeBufferPointer {
            key.withKey(of: $0) { String(decoding: $0, as: UTF8.self) }
        }
    }

    private mutating func settle(_ at: Int) {
        let domain = bytes[(at + 1)...]
        let isGmail = domain.elementsEqual("gmail.com".utf8) || domain.elementsEqual("googlemail.com".utf8)
        if isGmail { bytes.replaceSubrange((at + 1)..., with: "gmail.com".utf8) }
        var local = bytes[..<at]
        if let plus = local.firstIndex(of: UInt8(ascii: "+")), plus > 0 { local = local[..<plus] }
        let kept = isGmail ? local.filter { $0 != UInt8(ascii: ".") } : Array(local)
        guard !kept.isEmpty, kept.count < at else { return }
        bytes.replaceSubrange(..<at, with: kept)
    }
}
