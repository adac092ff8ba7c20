#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes that stay where they are for as long as this object lives: mapped from a file, or on the heap.
final class HeldBytes {
    let bytes: UnsafeBufferPointer<UInt8>
    private let mapping: UnsafeMutableRawPointer?
    private let heap: UnsafeMutableBufferPointer<UInt8>?

    init(copying content: some Collection<UInt8>) {
        let heap = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
        _ = heap.initialize(fromContentsOf: content)
        self.heap = heap
        mapping = nil
        bytes = UnsafeBufferPointer(heap)
    }

    /// Maps `length` bytes of an open file; nil when the system will not. The file may be closed afterwards.
    init?(mapping descriptor: Int32, length: Int) {
        guard length > 0, let map = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED else {
            return nil
        }
        madvise(map, length, MADV_SEQUENTIAL)
        mapping = map
        heap = nil
        bytes = UnsafeBufferPointer(start: map.assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// Lets the system take back the pages of bytes that were read and will hardly be read again; they stay readable.
    func release(upTo end: Int) {
        guard let mapping, end - released >= Self.releaseStep || end == bytes.count else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let whole = end / page * page
        if whole > released { madvise(mapping + released, whole - released, MADV_DONTNEED) }
        released = end == bytes.count ? 0 : whole
    }

    private var released = 0
    private static let releaseStep = 1 << 24

    deinit {
        if let mapping { munmap(mapping, bytes.count) }
        heap?.deallocate()
    }
}

/// Bytes that arrive piece by piece: in memory while they are few, else in a temporary file without a name.
///
/// The file is readable by nobody else and is gone from its folder before the first byte is in it, so that nothing of a
/// customer stays behind, whatever happens to the process.
struct ByteSpool: ~Copyable {
    /// The system's word for what went wrong, as `No space left on device`.
    struct Failure: Error { var reason: String }

    private var memory: [UInt8] = []
    private var descriptor: Int32 = -1
    private(set) var count = 0

    private static let inMemory = 1 << 25

    deinit { if descriptor >= 0 { close(descriptor) } }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws(Failure) {
        count += piece.count
        if descriptor < 0 {
            if memory.count + piece.count <= Self.inMemory {
                memory.append(contentsOf: piece)
                return
            }
            descriptor = Self.openNameless()
            guard descriptor >= 0 else { throw Self.failure() }
            let held = memory
            memory = []
            try write(held.span)
        }
        if let start = piece.baseAddress { try write(Span(_unsafeStart: start, count: piece.count)) }
    }

    consuming func finish() throws(Failure) -> HeldBytes {
        if descriptor < 0 { return HeldBytes(copying: memory) }
        guard let held = HeldBytes(mapping: descriptor, length: count) else { throw Self.failure() }
        return held
    }

    private func write(_ bytes: Span<UInt8>) throws(Failure) {
        let whole = bytes.withUnsafeBufferPointer { (all: UnsafeBufferPointer<UInt8>) -> Bool in
            var rest = all[...]
            while !rest.isEmpty {
                let piece = UnsafeBufferPointer(rebasing: rest)
                let done = withRetries {
                    #if canImport(Glibc)
                        Glibc.write(descriptor, piece.baseAddress, piece.count)
                    #else
                        Darwin.write(descriptor, piece.baseAddress, piece.count)
                    #endif
                }
                guard done > 0 else { return false }
                rest = rest.dropFirst(done)
            }
            return true
        }
        if !whole { throw Self.failure() }
    }

    private static func openNameless() -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array((folder + "/dealerdata-XXXXXX").utf8CString)
        return path.withUnsafeMutableBufferPointer { buffer in
            guard let name = buffer.baseAddress else { return -1 }
            let descriptor = mkstemp(name)
            if descriptor >= 0 { unlink(name) }
            return descriptor
        }
    }

    private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
}
