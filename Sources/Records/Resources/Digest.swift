import CCrypto

/// SHA-256 of some bytes.
package func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    dd_sha256(bytes.baseAddress, bytes.count, &digest)
    return digest
}

/// SHA-256 of bytes that come piece by piece.
package final class Digest {
    private var context: UnsafeMutableRawPointer?

    package init() { context = dd_sha256_begin() }

    deinit { if let context { dd_sha256_end(context, nil) } }

    package func add(_ bytes: UnsafeRawBufferPointer) {
        if let context { dd_sha256_add(context, bytes.baseAddress, bytes.count) }
    }

    /// The 32 bytes; nil when memory was out. Nothing can be added afterwards.
    package func finish() -> [UInt8]? {
        guard let context else { return nil }
        var digest = [UInt8](repeating: 0, count: 32)
        dd_sha256_end(context, &digest)
        self.context = nil
        return digest
    }
}

package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
