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
    /// The store whose lock the present task holds already: verbs inside `run` do not take it again.
    @TaskLocal private static var heldStore: String?

    /// Nil when the task held the lock before.
    private let descriptor: Int32?

    /// - Throws: `StoreLockError.held` at once when another process has it.
    package init(store: String) throws(StoreLockError) {
        guard Self.heldStore != store else {
            descriptor = nil
            return
        }
        let path = store + ".lock"
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
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
        self.descriptor = descriptor
    }

    deinit { if let descriptor { close(descriptor) } }

    /// Holds the lock of a store through several verbs.
    static func holding<Value: Sendable>(
        _ store: String, _ body: () async throws -> Value
    ) async throws -> Value {
        let lock = try StoreLock(store: store)
        defer { withExtendedLifetime(lock) {} }
        return try await $heldStore.withValue(store) { try await body() }
    }

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
