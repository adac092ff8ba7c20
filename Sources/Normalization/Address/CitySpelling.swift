import Records

/// Why a municipality is written otherwise than it was typed: the code of the finding, for which there are words.
enum CitySpelling {
    /// `CI-ALIAS` is for names of daily use, `Mtl`; `CI-ABBR` for `St-` and `Ste-`; `LG-CAPS` for names in capitals, where
    /// accents are commonly left out; `CI-ACC` for accents and hyphens that are missing; `CI-FMT` for case.
    static func code(typed: String, written: String, isAlias: Bool, isMended: Bool) -> String {
        if isAlias { return "CI-ALIAS" }
        var typed = typed
        return typed.withUTF8 { bytes in
            if isMended, hasShortSaint(bytes) { return "CI-ABBR" }
            if Legibility.isShouted(bytes) { return "LG-CAPS" }
            return isMended ? "CI-ACC" : "CI-FMT"
        }
    }

    /// Whether a word is `St` or `Ste`.
    private static func hasShortSaint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80 { end += 1 }
            if end - start == 2 || end - start == 3 && bytes[start + 2].uppercased == UInt8(ascii: "E"),
                bytes[start].uppercased == UInt8(ascii: "S"), bytes[start + 1].uppercased == UInt8(ascii: "T")
            {
                return true
            }
            start = end + 1
        }
        return false
    }
}
