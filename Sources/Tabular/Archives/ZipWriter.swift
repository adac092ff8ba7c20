import CCompression

/// Writes a zip archive from front to back, so that it may go into a pipe.
///
/// The same members give the same bytes: every one is dated the first of January 1980, the earliest day that the format
/// knows. An archive stays below the 4 GiB that need the format's wide form, which spreadsheets open with a warning.
final class ZipWriter {
    private struct Member {
        var name: [UInt8]
        var offset: Int
        var crc: UInt32 = 0
        var size = 0
        var packed = 0
        /// Whether the sizes follow the content, because they are not known in front of it.
        var isStreamed: Bool
    }

    private let output: ByteOutput
    private let deflater: OpaquePointer?
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var members: [Member] = []
    private var offset = 0

    static let limit = 0xFFFF_FFFF
    private static let date: [UInt8] = [0, 0, 0x21, 0]

    init(to output: ByteOutput) {
        self.output = output
        // The fastest level: markup shrinks to a sixth with it, at 170 MB/s; zlib's usual level takes three times as
        // long for a fifth less.
        deflater = dd_deflate_open(1)
        buffer = .allocate(capacity: 1 << 16)
    }

    deinit {
        dd_deflate_close(deflater)
        buffer.deallocate()
    }

    /// Writes a whole member.
    func add(_ name: String, _ content: [UInt8]) throws(OutputError) {
        var packed: [UInt8] = []
        var member = Member(name: Array(name.utf8), offset: offset, isStreamed: false)
        try content.span.withUnsafeBufferPointer { (bytes) throws(OutputError) in
            member.crc = dd_crc32(0, bytes.baseAddress, bytes.count)
            try deflate(bytes, isLast: true) { packed.append(contentsOf: $0) }
        }
        member.size = content.count
        member.packed = packed.count
        try put(header(of: member))
        try put(packed)
        members.append(member)
    }

    /// Begins a member whose content comes in pieces.
    func begin(_ name: String) throws(OutputError) {
        let member = Member(name: Array(name.utf8), offset: offset, isStreamed: true)
        try put(header(of: member))
        members.append(member)
    }

    /// Adds to the member that was begun.
    func write(_ bytes: [UInt8]) throws(OutputError) { try write(bytes, isLast: false) }

    /// Ends the member that was begun.
    func end() throws(OutputError) {
        try write([], isLast: true)
        let member = members[members.count - 1]
        try put(Self.four(0x0807_4B50) + Self.numbers(of: member))
    }

    /// Writes the directory.
    func finish() throws(OutputError) {
        let start = offset
        for member in members {
            let flags = member.isStreamed ? 8 : 0
            let head = Self.four(0x0201_4B50) + Self.two(20) + Self.two(20) + Self.two(flags) + Self.two(8)
            let tail = Self.two(member.name.count) + [UInt8](repeating: 0, count: 12) + Self.four(member.offset)
            try put(head + Self.date + Self.numbers(of: member) + tail + member.name)
        }
        let count = Self.two(members.count)
        try put(
            Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + count + count + Self.four(offset - start)
                + Self.four(start) + Self.two(0))
    }

    private func write(_ bytes: [UInt8], isLast: Bool) throws(OutputError) {
        let place = members.count - 1
        var packed = 0
        try bytes.span.withUnsafeBufferPointer { (all) throws(OutputError) in
            members[place].crc = dd_crc32(members[place].crc, all.baseAddress, all.count)
            try deflate(all, isLast: isLast) { (piece) throws(OutputError) in
                packed += piece.count
                try put(piece)
            }
        }
        members[place].size += bytes.count
        members[place].packed += packed
    }

    private func deflate(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool,
        _ sink: (UnsafeBufferPointer<UInt8>) throws(OutputError) -> Void
    ) throws(OutputError) {
        guard let deflater else { throw .notWritable(path: output.path, reason: "no memory to compress") }
        var taken = 0
        while true {
            var (used, made) = (0, 0)
            let outcome = dd_deflate_step(
                deflater, bytes.baseAddress.map { $0 + taken }, bytes.count - taken, isLast ? 1 : 0, buffer.baseAddress,
                buffer.count, &used, &made)
            taken += used
            try sink(UnsafeBufferPointer(rebasing: buffer[..<made]))
            if Int(outcome) == DD_DEFLATE_DONE {
                _ = dd_deflate_reset(deflater)
                return
            }
            if Int(outcome) == DD_DEFLATE_HUNGRY, taken == bytes.count, !isLast { return }
        }
    }

    private func put(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
        offset += bytes.count
        guard offset < Self.limit else { throw .notWritable(path: output.path, reason: "more than 4 GiB") }
        try output.write(bytes)
    }

    private func put(_ bytes: [UInt8]) throws(OutputError) {
        try bytes.span.withUnsafeBufferPointer { (all) throws(OutputError) in try put(all) }
    }

    private func header(of member: Member) -> [UInt8] {
        Self.four(0x0403_4B50) + Self.two(20) + Self.two(member.isStreamed ? 8 : 0) + Self.two(8) + Self.date
            + Self.numbers(of: member) + Self.two(member.name.count) + Self.two(0) + member.name
    }

    private static func numbers(of member: Member) -> [UInt8] {
        four(Int(member.crc)) + four(member.packed) + four(member.size)
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(truncatingIfNeeded: number), UInt8(number >> 8)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 0xFFFF) + two(number >> 16) }
}
