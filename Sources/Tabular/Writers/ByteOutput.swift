#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Buffered writing to a file descriptor, 64 KiB at a time.
///
/// What is still in the buffer is written by `flush()` and by nothing else: an output that is let go unflushed stays
/// incomplete, as a failed one should.
package final class ByteOutput {
    private let descriptor: Int32
    /// For messages only.
    let path: String
    private var buffer: [UInt8] = []

    private static let size = 1 << 16

    /// - Parameter path: for messages only.
    package init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
        buffer.reserveCapacity(Self.size)
    }

    package static var standardOutput: ByteOutput { ByteOutput(descriptor: 1, path: "stdout") }

    package func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
        if buffer.count + bytes.count > Self.size { try flush() }
        if bytes.count > Self.size { try send(bytes) } else { buffer.append(contentsOf: bytes) }
    }

    package func write(_ bytes: [UInt8]) throws(OutputError) {
        try bytes.span.withUnsafeBufferPointer { (all) throws(OutputError) in try write(all) }
    }

    package func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    package func flush() throws(OutputError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        try buffer.span.withUnsafeBufferPointer { (all) throws(OutputError) in try send(all) }
    }

    private func send(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputError) {
        var sent = 0
        while sent < bytes.count {
            let start = bytes.baseAddress.map { $0 + sent }
            #if canImport(Glibc)
                let count = withRetries { Glibc.write(descriptor, start, bytes.count - sent) }
            #else
                let count = withRetries { Darwin.write(descriptor, start, bytes.count - sent) }
            #endif
            guard count > 0 else { throw Self.error(path) }
            sent += count
        }
    }

    static func error(_ path: String) -> OutputError {
        switch errno {
        case EPIPE: .brokenPipe
        case ENOSPC, EDQUOT: .full(path: path)
        case EEXIST: .exists(path: path)
        case ENOENT, ENOTDIR: .noFolder(path: path)
        default: .notWritable(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
