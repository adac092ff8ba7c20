/// The forms of postal codes.
enum PostalCode {
    /// `A1A1A1` or `A1A 1A1` in capitals: no D, F, I, O, Q, U anywhere, no W or Z in front.
    static func isCanadian(_ code: some StringProtocol) -> Bool {
        var bytes = Array(code.utf8)
        if bytes.count == 7, bytes[3] == UInt8(ascii: " ") { bytes.remove(at: 3) }
        return bytes.count == 6 && isCanadian(bytes)
    }

    /// - Parameter code: six bytes, without the space.
    static func isCanadian(_ code: [UInt8]) -> Bool {
        guard code.count == 6 else { return false }
        for place in 0..<6 {
            let byte = code[place]
            if place & 1 == 1 {
                guard Folding.isDigit(byte) else { return false }
            } else {
                guard byte &- 65 < 26, letters & (1 << UInt32(byte - 65)) != 0 else { return false }
            }
        }
        return code[0] != UInt8(ascii: "W") && code[0] != UInt8(ascii: "Z")
    }

    private static let letters: UInt32 = "ABCEGHJKLMNPRSTVWXYZ".utf8.reduce(0) { $0 | 1 << UInt32($1 - 65) }
}
