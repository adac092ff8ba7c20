/// The levels of all fields of a pair in one word: three bits a field, 0 when either record states nothing, else level + 1.
enum LevelPattern {
    static let bits = 3
    /// Fields that fit in a word.
    static let mostFields = 21
    /// What stands for a pair that was not compared to its end; no pattern of fields has this bit.
    static let hopeless: UInt64 = 1 << 63

    @inline(__always) static func entry(_ pattern: UInt64, _ field: Int) -> Int {
        Int((pattern >> UInt64(field * bits)) & 7)
    }

    /// The level, or -1 when either record states nothing.
    @inline(__always) static func level(_ pattern: UInt64, _ field: Int) -> Int { entry(pattern, field) - 1 }

    @inline(__always) static func set(_ pattern: inout UInt64, _ field: Int, level: Int) {
        let shift = UInt64(field * bits)
        pattern = pattern & ~(7 << shift) | UInt64(level + 1) << shift
    }

    /// A bit at the lowest place of each field whose entry equals that of `tops`.
    @inline(__always) static func fieldsAtTop(_ pattern: UInt64, tops: UInt64) -> UInt64 {
        let unlike = pattern ^ tops
        return ~(unlike | unlike >> 1 | unlike >> 2) & lowestBits & occupied(tops)
    }

    private static let lowestBits: UInt64 = 0o111_111_111_111_111_111_111

    @inline(__always) private static func occupied(_ tops: UInt64) -> UInt64 {
        (tops | tops >> 1 | tops >> 2) & lowestBits
    }
}

/// Two records of a pair in one word, the lower first.
enum RecordPair {
    @inline(__always) static func word(_ a: Int, _ b: Int) -> UInt64 {
        a < b ? UInt64(a) << 32 | UInt64(b) : UInt64(b) << 32 | UInt64(a)
    }
    @inline(__always) static func first(_ word: UInt64) -> Int { Int(word >> 32) }
    @inline(__always) static func second(_ word: UInt64) -> Int { Int(word & 0xFFFF_FFFF) }
}
