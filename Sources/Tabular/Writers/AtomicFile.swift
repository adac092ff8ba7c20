#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears under its name whole or not at all.
///
/// It is written beside its place under a hidden name, readable by its owner only, and moved there by `commit()`. One
/// that is let go without that leaves nothing behind.
package final class AtomicFile {
    package let path: String
    package let output: ByteOutput
    private let temporaryPath: String
    private let replaces: Bool
    private var descriptor: Int32

    /// - Parameter replaces: whether a file of that name may be there already.
    package init(path: String, replaces: Bool) throws(OutputError) {
        if !replaces, access(path, F_OK) == 0 { throw .exists(path: path) }
        if Self.isBase(path) { throw .isBase(path: path) }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard !name.isEmpty else { throw .notWritable(path: path, reason: "no file name") }
        // mkstemp creates exclusively, never through a link, and with the mode 0600.
        var template = Array("\(folder).\(name).XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw ByteOutput.error(path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        temporaryPath = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.path = path
        self.replaces = replaces
        output = ByteOutput(descriptor: descriptor, path: path)
    }

    /// Whether a file begins as every SQLite base does.
    private static func isBase(_ path: String) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        var head = [UInt8](repeating: 0, count: 16)
        return fread(&head, 1, 16, file) == 16 && head == Array("SQLite format 3\0".utf8)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    /// Writes what is buffered, makes it safe on the disk, and gives the file its name.
    package func commit() throws(OutputError) {
        precondition(descriptor >= 0, "a file is committed once")
        try output.flush()
        guard fsync(descriptor) == 0 else { throw ByteOutput.error(path) }
        if replaces {
            guard rename(temporaryPath, path) == 0 else { throw ByteOutput.error(path) }
        } else {
            // A link is refused when the name was taken meanwhile; rename would replace.
            guard link(temporaryPath, path) == 0 else { throw ByteOutput.error(path) }
            unlink(temporaryPath)
        }
        close(descriptor)
        descriptor = -1
        syncFolder()
    }

    /// The new name is safe only when the folder is; a file system that cannot do this has nothing better.
    private func syncFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        _ = fsync(handle)
        close(handle)
    }
}
