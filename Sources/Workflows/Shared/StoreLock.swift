import Records

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Keeps two commands from changing one store at the same time: an advisory lock on `<store>.lock`.
///
/// The lock goes with the process, however it ends.
package final class StoreLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `StoreLockError.held` at once when another process has it.
    package init(store: String) throws(StoreLockError) {
        let path = store + ".lock"
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw .held(store: store, process: holder)
        }
        let note = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> Int? {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &buffer, 16, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: buffer[..<count].prefix { (48...57).contains($0) }, as: UTF8.self))
    }
}

package enum StoreLockError: Error, Equatable {
    case held(store: String, process: Int?)
    case cannotWrite(path: String, reason: String)
}

extension StoreLockError: ExplainedError {
    package var message: Message {
        switch self {
        case .held(let store, let process):
            Message("lock.held", ["store": .text(store), "process": .text(process.map(String.init) ?? "?")])
        case .cannotWrite(let path, let reason):
            Message("store.cannot-write", ["path": .text(path), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .held: .locked
        case .cannotWrite: .cannotWrite
        }
    }
}
