#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of one source, in memory or mapped, for as long as this object lives.
///
/// Files are opened for reading only and never followed through a symbolic link, so that a link planted in a drop
/// folder cannot bring another file in; links under `/dev` are the process's own descriptors and are followed.
final class InputBytes {
    let name: String
    let bytes: UnsafeBufferPointer<UInt8>
    private let mapping: UnsafeMutableRawPointer?
    private let copy: UnsafeMutableBufferPointer<UInt8>?

    init(_ source: ByteSource) throws(TabularError) {
        switch source {
        case .bytes(let content, let name):
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
            _ = copy.initialize(fromContentsOf: content)
            self.name = name
            self.copy = copy
            mapping = nil
            bytes = UnsafeBufferPointer(copy)
        case .file(let path):
            name = path
            let descriptor = try Self.open(path)
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: Self.systemReason()) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                throw .isDirectory(path: path)
            case S_IFREG where status.st_size > 0:
                let length = Int(status.st_size)
                guard let map = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED else {
                    throw .unreadable(path: path, reason: Self.systemReason())
                }
                madvise(map, length, MADV_SEQUENTIAL)
                mapping = map
                copy = nil
                bytes = UnsafeBufferPointer(start: map.assumingMemoryBound(to: UInt8.self), count: length)
            default:
                let content = try Self.drain(descriptor, path: path)
                let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
                _ = copy.initialize(fromContentsOf: content)
                self.copy = copy
                mapping = nil
                bytes = UnsafeBufferPointer(copy)
            }
        }
        if bytes.isEmpty { throw .empty(path: name) }
    }

    deinit {
        if let mapping { munmap(mapping, bytes.count) }
        copy?.deallocate()
    }

    private static func open(_ path: String) throws(TabularError) -> Int32 {
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
            case ELOOP: throw .unreadable(path: path, reason: "symbolic-link")
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
