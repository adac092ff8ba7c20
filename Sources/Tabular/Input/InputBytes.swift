import CScan

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of one source, in memory or mapped, for as long as this object lives.
///
/// Files are opened for reading only and never followed through a symbolic link, so that a link planted in a drop
/// folder cannot bring another file in; links under `/dev` are the process's own descriptors and are followed.
///
/// What is compressed is inflated: a `.gz` as a whole, a member of an archive by itself.
final class InputBytes {
    let name: String
    let bytes: UnsafeBufferPointer<UInt8>
    private let held: HeldBytes

    init(_ source: ByteSource) throws(TabularError) {
        name = source.name
        let plain = try Self.held(source)
        if plain.bytes.isEmpty { throw .empty(path: name) }
        held = Gzip.isGzip(plain.bytes) ? try Gzip.inflated(plain.bytes, name: name) : plain
        bytes = held.bytes
        if bytes.isEmpty { throw .empty(path: name) }
    }

    /// Lets go of the memory of bytes that were read; they can be read again.
    func release(upTo end: Int) { held.release(upTo: end) }

    /// How many bytes from the start are whole characters of UTF-8; what was looked at leaves memory again.
    func utf8Prefix() -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var start = 0
        while start < bytes.count {
            let length = min(Self.piece, bytes.count - start)
            let valid = dd_utf8_prefix(base + start, length)
            start += valid
            // A character may lie across the end of a piece; anything else that ends the text early is a fault.
            if valid < length, length < Self.piece || length - valid > 3 { break }
            release(upTo: start)
        }
        return start
    }

    private static let piece = 1 << 24

    private static func held(_ source: ByteSource) throws(TabularError) -> HeldBytes {
        switch source {
        case .bytes(let content, _): return HeldBytes(copying: content)
        case .file(let path): return try file(path)
        case .member(let container, let place, _):
            let archive = try InputBytes(container)
            let directory = try ZipDirectory(archive.bytes, name: archive.name)
            return try directory.inflated(directory.entries[place], name: source.name)
        }
    }

    private static func file(_ path: String) throws(TabularError) -> HeldBytes {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            throw .isDirectory(path: path)
        case S_IFREG where status.st_size > 0:
            guard let held = HeldBytes(mapping: descriptor, length: Int(status.st_size)) else {
                throw .unreadable(path: path, reason: systemReason())
            }
            return held
        default:
            return HeldBytes(copying: try drain(descriptor, path: path))
        }
    }

    /// Opens a file for reading, and never follows a link but under `/dev`.
    static func open(_ path: String) throws(TabularError) -> Int32 {
        let follows = path.hasPrefix("/dev/")
        let descriptor = withRetries { () in
            #if canImport(Glibc)
                Glibc.open(path, O_RDONLY | O_CLOEXEC | (follows ? 0 : O_NOFOLLOW))
            #else
                Darwin.open(path, O_RDONLY | O_CLOEXEC | (follows ? 0 : O_NOFOLLOW))
            #endif
        }
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path: path)
            case ELOOP:
                var target = stat()
                // A link to nothing is no file at all.
                if stat(path, &target) != 0, errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
                throw .unreadable(path: path, reason: "symbolic-link")
            default: throw .unreadable(path: path, reason: systemReason())
            }
        }
        return descriptor
    }

    /// Everything that a pipe or a device has to give.
    private static func drain(_ descriptor: Int32, path: String) throws(TabularError) -> [UInt8] {
        var content: [UInt8] = []
        let step = 1 << 20
        while true {
            var failed = false
            let before = content.count
            content.append(addingCapacity: step) { output in
                output.withUnsafeMutableBufferPointer { buffer, initialized in
                    let count = withRetries { read(descriptor, buffer.baseAddress, step) }
                    failed = count < 0
                    initialized = max(count, 0)
                }
            }
            if failed { throw .unreadable(path: path, reason: systemReason()) }
            if content.count == before { return content }
        }
    }

    private static func systemReason() -> String { String(cString: strerror(errno)) }
}

/// Calls again while a signal interrupts.
func withRetries<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

/// A look at how a file begins.
enum ArchiveMark {
    /// Whether a file is a zip file by its first bytes; other things than files never are.
    static func isZip(_ path: String) throws(TabularError) -> Bool {
        let descriptor = try InputBytes.open(path)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        var head: [UInt8] = [0, 0, 0, 0]
        let count = withRetries { read(descriptor, &head, 4) }
        return count == 4 && head.starts(with: Array("PK".utf8))
    }
}
