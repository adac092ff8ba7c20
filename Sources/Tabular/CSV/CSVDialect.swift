/// How the cells and rows of a delimited file are told apart.
struct CSVDialect: Equatable {
    /// Where a row ends, outside quotes.
    enum LineEnding: Equatable {
        /// At a line feed; a carriage return before it belongs to the line end.
        case lineFeed
        case carriageReturn
        /// At either, and at both together.
        case either
    }

    var delimiter = UInt8(ascii: ",")
    var quote = UInt8(ascii: "\"")
    /// A quote inside quotes is written `\"` instead of `""`.
    var escapesWithBackslash = false
    var lineEnding = LineEnding.lineFeed

    @inline(__always) func endsLine(_ byte: UInt8) -> Bool {
        switch lineEnding {
        case .lineFeed: byte == 0x0A
        case .carriageReturn: byte == 0x0D
        case .either: byte == 0x0A || byte == 0x0D
        }
    }

    /// The bytes at which a scanner has to stop.
    var structuralBytes: [UInt8] {
        switch lineEnding {
        case .lineFeed: [delimiter, quote, 0x0A, 0x0A]
        case .carriageReturn: [delimiter, quote, 0x0D, 0x0D]
        case .either: [delimiter, quote, 0x0A, 0x0D]
        }
    }
}

/// Bounds that keep a hostile or broken file from taking the machine with it.
enum TabularLimits {
    /// Longest cell, in bytes of the source.
    static let cell = 1 << 20
    static let columns = 2_000
    static let depth = 64
    /// How far a cell whose quotes are already wrong may reach for its end.
    static let doubtfulCell = 1 << 16
}
