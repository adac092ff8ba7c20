/// A 64-bit hash of some bytes: equal contents are equal hashes, on any machine and in any release.
///
/// Tells a changed row from an unchanged one; it is no protection against someone who wants two rows to collide.
/// Multiply-and-fold by eight bytes (after wyhash's mixing step).
package func contentHash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var place = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while place + 8 <= bytes.count {
        hash = mix(hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
    }
    var tail: UInt64 = 0
    while place < bytes.count {
        tail = tail << 8 | UInt64(bytes[place])
        place += 1
    }
    return Int(truncatingIfNeeded: mix(hash ^ tail ^ 0xE703_7ED1_A0B4_28DB))
}

private func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
}

/// A 64-bit hash of some bytes in which the capitals of ASCII count as small letters: FNV-1a.
///
/// Two addresses of other cases meet under it; whoever must tell them apart for sure compares them as well.
///
/// - Parameter start: the hash of what stands before, to hash several values as one.
package func hashIgnoringCase(
    _ bytes: UnsafeBufferPointer<UInt8>, after start: UInt64 = 0xcbf2_9ce4_8422_2325
) -> UInt64 {
    var result = start
    for byte in bytes { result = (result ^ UInt64(lowercasedASCII(byte))) &* 0x100_0000_01b3 }
    return result
}

private func lowercasedASCII(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
