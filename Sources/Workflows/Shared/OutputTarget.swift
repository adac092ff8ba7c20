import Records
import Tabular

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a result goes: a file that is replaced at one stroke, or standard output.
package final class OutputTarget {
    package let output: ByteOutput
    private let file: AtomicFile?
    private let device: Int32?

    /// - Parameter path: nil or `-` is standard output.
    package init(_ path: String?) throws {
        if let path, path != "-", Self.isDevice(path) {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw OutputTrouble(error: .notWritable(path: path, reason: String(cString: strerror(errno))))
            }
            device = descriptor
            file = nil
            output = ByteOutput(descriptor: descriptor, path: path)
        } else if let path, path != "-" {
            device = nil
            let file = try OutputTrouble.explained { () throws(OutputError) in
                try AtomicFile(path: path, replaces: true)
            }
            self.file = file
            output = file.output
        } else {
            device = nil
            file = nil
            output = ByteOutput.standardOutput
        }
    }

    deinit { if let device { close(device) } }

    /// Whether a path is a pipe or a device, such as `/dev/null`: one writes into those and never puts a file there.
    static func isDevice(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// Refuses an output that would replace the very file that is read.
    static func demand(_ output: String, isNot input: String) throws {
        var (a, b) = (stat(), stat())
        guard output != "-", input != "-", stat(output, &a) == 0, stat(input, &b) == 0 else { return }
        if a.st_dev == b.st_dev, a.st_ino == b.st_ino { throw RequestError.outputIsInput(path: output) }
    }

    package func finish() throws {
        try OutputTrouble.explained { () throws(OutputError) in
            if let file { try file.commit() } else { try output.flush() }
        }
    }
}

/// Trouble with an output, in words.
package struct OutputTrouble: Error, Equatable {
    package let error: OutputError

    /// Whether whoever read the output has stopped: nothing is wrong, and nothing is said.
    package var isClosedPipe: Bool { error == .brokenPipe }

    static func explained<Value>(_ body: () throws(OutputError) -> Value) throws -> Value {
        do { return try body() } catch { throw OutputTrouble(error: error) }
    }
}

extension OutputTrouble: ExplainedError {
    package var message: Message {
        switch error {
        case .brokenPipe: Message("output.closed")
        case .exists(let path): Message("output.exists", ["path": .text(path)])
        case .full(let path): Message("output.full", ["path": .text(path)])
        case .noFolder(let path): Message("output.no-folder", ["path": .text(path)])
        case .isBase(let path): Message("output.is-base", ["path": .text(path)])
        case .notWritable(let path, let reason):
            Message("output.unwritable", ["path": .text(path), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus {
        if case .full = error { return .deviceTrouble }
        return .cannotWrite
    }
}
