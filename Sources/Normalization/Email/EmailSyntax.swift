/// The grammar of e-mail addresses that mail servers take: RFC 5321, without comments, folding and address literals.
package enum EmailSyntax {
    /// Whether the bytes are one address: a dot-atom or quoted local part of at most 64 bytes, and a domain of labels of
    /// letters, digits and hyphens. A domain of one label is allowed, as RFC 5321 does.
    package static func isValid(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard address.count <= 254, let at = address.lastIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
        let local = address[..<at]
        guard local.count <= 64 else { return false }
        return (isDotAtom(local) || isQuoted(local)) && isDomain(address[(at + 1)...])
    }

    package static func isValid(_ address: String) -> Bool {
        var address = address
        return address.withUTF8 { isValid($0) }
    }

    /// The address that a text consists of, in lower case where case says nothing; nil when there is other text.
    static func onlyAddress(in text: String) -> String? {
        var candidate = text
        for prefix in ["mailto:", "courriel:", "courriel :", "email:", "e-mail:"]
        where asciiLowercased(String(text.prefix(prefix.count))) == prefix {
            candidate = String(text.dropFirst(prefix.count)).trimmedSpaces
        }
        guard isValid(candidate), candidate.split(separator: "@").last?.contains(".") == true else { return nil }
        return candidate
    }

    private static func isDotAtom(_ local: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var wasDot = true
        for byte in local {
            if byte == UInt8(ascii: ".") {
                if wasDot { return false }
                wasDot = true
            } else {
                guard isAtom(byte) else { return false }
                wasDot = false
            }
        }
        return !wasDot
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        if byte.isLetterOrDigit { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            return true
        default: return false
        }
    }

    private static func isQuoted(_ local: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard local.count >= 2, local.first == UInt8(ascii: "\""), local.last == UInt8(ascii: "\"") else {
            return false
        }
        var isEscaped = false
        for byte in local.dropFirst().dropLast() {
            guard (32...126).contains(byte) else { return false }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                return false
            }
        }
        return !isEscaped
    }

    private static func isDomain(_ domain: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard !domain.isEmpty, domain.count <= 253 else { return false }
        var length = 0
        var last: UInt8 = 0
        for byte in domain {
            if byte == UInt8(ascii: ".") {
                guard length > 0, last != UInt8(ascii: "-") else { return false }
                length = 0
            } else {
                guard byte.isLetterOrDigit || byte == UInt8(ascii: "-") && length > 0 else { return false }
                length += 1
                guard length <= 63 else { return false }
            }
            last = byte
        }
        return length > 0 && last != UInt8(ascii: "-")
    }
}
