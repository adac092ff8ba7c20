import CCompression

/// The directory at the end of a zip archive, and its members' bytes.
///
/// Every number is checked against the bytes that are there. Names are shown to people and compared with each other;
/// nothing is ever written under them.
struct ZipDirectory {
    struct Entry: Equatable {
        var name: String
        var method: Int
        var flags: Int
        var crc: UInt32
        var packed: Int
        var size: Int
        /// Where its own header lies.
        var offset: Int
        /// Unix file type bits, 0 where the archive was made elsewhere.
        var fileType: Int

        var isDirectory: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }
        var isEncrypted: Bool { flags & 0x41 != 0 }
        var isSymbolicLink: Bool { fileType == 0o120000 }

        /// A name that would lead out of a folder, were it a path.
        var isUnsafe: Bool {
            let parts = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
            return parts.first == "" || parts.contains("..") || name.utf8.contains(0)
                || (name.utf8.count > 1 && name.utf8.dropFirst().first == UInt8(ascii: ":"))
        }
    }

    let entries: [Entry]
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>, name: String) throws(TabularError) {
        self.bytes = bytes
        do {
            entries = try Self.read(LittleEndianBytes(bytes))
        } catch {
            throw .archive(path: name, fault: error.fault)
        }
    }

    // MARK: Directory

    private struct End {
        var count: Int
        var size: Int
        var offset: Int
        /// Where the end record itself lies.
        var place: Int
    }

    private static func read(_ bytes: LittleEndianBytes) throws(ArchiveFaultError) -> [Entry] {
        guard let end = end(bytes) else { throw ArchiveFaultError(.truncated) }
        guard end.count <= ArchiveLimits.members else { throw ArchiveFaultError(.members) }
        // A program in front of the archive moves everything by its own length.
        let start = end.place - end.size
        let shift = start - end.offset
        guard start >= 0, shift >= 0 else { throw ArchiveFaultError(.damaged) }
        var entries: [Entry] = []
        var place = start
        var total = 0
        for _ in 0..<end.count {
            guard bytes.four(place) == 0x0201_4B50, let read = entry(bytes, at: place, shift: shift),
                read.next <= end.place
            else { throw ArchiveFaultError(.damaged) }
            total = total.addingReportingOverflow(read.entry.size).partialValue
            guard read.entry.size <= ArchiveLimits.bytes, total <= ArchiveLimits.bytes else {
                throw ArchiveFaultError(.size)
            }
            entries.append(read.entry)
            place = read.next
        }
        return entries
    }

    /// The end record, looked for from the back: a comment of any length up to 64 KiB may follow it.
    private static func end(_ bytes: LittleEndianBytes) -> End? {
        var place = bytes.count - 22
        let first = max(0, bytes.count - 22 - 65_535)
        while place >= first {
            if bytes.four(place) == 0x0605_4B50, let count = bytes.two(place + 10), let size = bytes.four(place + 12),
                let offset = bytes.four(place + 16), let comment = bytes.two(place + 20),
                place + 22 + comment <= bytes.count
            {
                if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, let wide = wideEnd(bytes, place) {
                    return wide
                }
                return End(count: count, size: size, offset: offset, place: place)
            }
            place -= 1
        }
        return nil
    }

    /// Zip64's end record, which a locator just before the plain one points to.
    private static func wideEnd(_ bytes: LittleEndianBytes, _ plain: Int) -> End? {
        guard bytes.four(plain - 20) == 0x0706_4B50, let stated = bytes.eight(plain - 12) else { return nil }
        // Where something stands in front of the archive the record still lies just before its locator.
        for place in [stated, plain - 20 - 56] where bytes.four(place) == 0x0606_4B50 {
            guard let count = bytes.eight(place + 32), let size = bytes.eight(place + 40),
                let offset = bytes.eight(place + 48)
            else { continue }
            return End(count: count, size: size, offset: offset, place: place)
        }
        return nil
    }

    private static func entry(_ bytes: LittleEndianBytes, at place: Int, shift: Int) -> (entry: Entry, next: Int)? {
        guard let madeBy = bytes.two(place + 4), let flags = bytes.two(place + 8), let method = bytes.two(place + 10),
            let crc = bytes.four(place + 16), var packed = bytes.four(place + 20), var size = bytes.four(place + 24),
            let nameLength = bytes.two(place + 28), let extraLength = bytes.two(place + 30),
            let commentLength = bytes.two(place + 32), let attributes = bytes.four(place + 38),
            var offset = bytes.four(place + 42), let name = bytes.slice(place + 46, nameLength)
        else { return nil }
        var field = place + 46 + nameLength
        let extraEnd = field + extraLength
        while field + 4 <= extraEnd, let kind = bytes.two(field), let length = bytes.two(field + 2) {
            if kind == 1 {
                var value = field + 4
                func widen(_ number: inout Int) {
                    guard number == 0xFFFF_FFFF, value + 8 <= field + 4 + length, let wide = bytes.eight(value) else {
                        return
                    }
                    number = wide
                    value += 8
                }
                widen(&size)
                widen(&packed)
                widen(&offset)
            }
            field += 4 + length
        }
        let (moved, overflows) = offset.addingReportingOverflow(shift)
        guard !overflows else { return nil }
        let entry = Entry(
            name: Self.name(name, isUTF8: flags & 0x800 != 0), method: method, flags: flags,
            crc: UInt32(truncatingIfNeeded: crc), packed: packed, size: size, offset: moved,
            fileType: madeBy >> 8 == 3 ? (attributes >> 16) & 0o170000 : 0)
        return (entry, extraEnd + commentLength)
    }

    /// UTF-8 where the archive says so or the bytes are; else the format's old code page.
    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, isUTF8: Bool) -> String {
        if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return Decoder(.cp437).text(Array(bytes))
    }

    // MARK: Members

    /// The compressed bytes of a member.
    func packed(_ entry: Entry) throws(ArchiveFaultError) -> UnsafeBufferPointer<UInt8> {
        let source = LittleEndianBytes(bytes)
        if entry.isEncrypted { throw ArchiveFaultError(.encrypted) }
        guard entry.method == 0 || entry.method == 8 else { throw ArchiveFaultError(.method) }
        guard source.four(entry.offset) == 0x0403_4B50, let nameLength = source.two(entry.offset + 26),
            let extraLength = source.two(entry.offset + 28),
            let packed = source.slice(entry.offset + 30 + nameLength + extraLength, entry.packed)
        else { throw ArchiveFaultError(.damaged) }
        return packed
    }

    /// The start of a member, for a look at what it is.
    func head(_ entry: Entry, _ limit: Int) throws(ArchiveFaultError) -> [UInt8] {
        let packed = try packed(entry)
        guard entry.method == 8 else { return Array(packed.prefix(limit)) }
        let inflation = Inflation(packed, .raw)
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: min(limit, max(entry.size, 1)))
        defer { buffer.deallocate() }
        let count = try inflation.read(into: buffer)
        return Array(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }

    /// All of a member, its size and checksum verified.
    func inflated(_ entry: Entry, name: String) throws(TabularError) -> HeldBytes {
        var spool = ByteSpool()
        do {
            try forEachPiece(entry) { (piece) throws(ByteSpool.Failure) in try spool.append(piece) }
            return try spool.finish()
        } catch let error as ArchiveFaultError {
            throw .archive(path: name, fault: error.fault)
        } catch let failure as ByteSpool.Failure {
            throw .noRoom(path: name, reason: failure.reason)
        } catch {
            throw .archive(path: name, fault: .damaged)
        }
    }

    private func forEachPiece(
        _ entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) throws(ByteSpool.Failure) -> Void
    ) throws {
        let member = try ZipMember(self, entry)
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { piece.deallocate() }
        while true {
            let count = try member.read(into: piece)
            if count == 0 { return }
            try body(UnsafeBufferPointer(rebasing: piece[..<count]))
        }
    }
}

/// A member of an archive being read; its size and checksum are verified at its end.
final class ZipMember {
    private let entry: ZipDirectory.Entry
    private let packed: UnsafeBufferPointer<UInt8>
    private let inflation: Inflation?
    private var place = 0
    private var crc: UInt32 = 0

    init(_ directory: ZipDirectory, _ entry: ZipDirectory.Entry) throws(ArchiveFaultError) {
        self.entry = entry
        packed = try directory.packed(entry)
        inflation = entry.method == 8 ? Inflation(packed, .raw) : nil
    }

    /// How far into the archive the member has been read.
    func end(in archive: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = archive.baseAddress, let own = packed.baseAddress else { return 0 }
        return own - start + (inflation?.used ?? place)
    }

    /// Fills `output` as far as the member goes; 0 at its end only.
    func read(into output: UnsafeMutableBufferPointer<UInt8>) throws(ArchiveFaultError) -> Int {
        var count = 0
        if let inflation {
            count = try inflation.read(into: output)
        } else {
            count = min(output.count, packed.count - place)
            _ = output[..<count].update(fromContentsOf: packed[place..<(place + count)])
        }
        place += count
        guard place <= entry.size else { throw ArchiveFaultError(.damaged) }
        if count == 0 {
            guard place == entry.size, crc == entry.crc else { throw ArchiveFaultError(.damaged) }
        } else {
            crc = dd_crc32(crc, output.baseAddress, count)
        }
        return count
    }
}

/// Numbers as zip writes them; nil beyond the end.
struct LittleEndianBytes {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    func two(_ place: Int) -> Int? { number(place, 2) }
    func four(_ place: Int) -> Int? { number(place, 4) }

    /// Nil also for numbers that no machine could mean.
    func eight(_ place: Int) -> Int? { number(place, 8).flatMap { $0 >= 0 && $0 < 1 << 53 ? $0 : nil } }

    func slice(_ place: Int, _ length: Int) -> UnsafeBufferPointer<UInt8>? {
        guard place >= 0, length >= 0, place <= bytes.count, length <= bytes.count - place else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[place..<(place + length)])
    }

    private func number(_ place: Int, _ width: Int) -> Int? {
        guard let slice = slice(place, width) else { return nil }
        return Int(bitPattern: slice.reversed().reduce(UInt(0)) { $0 << 8 | UInt($1) })
    }
}
