import Records
import Tabular

/// Where a result goes: a file that is replaced at one stroke, or standard output.
package final class OutputTarget {
    package let output: ByteOutput
    private let file: AtomicFile?

    /// - Parameter path: nil or `-` is standard output.
    package init(_ path: String?) throws {
        if let path, path != "-" {
            let file = try OutputTrouble.explained { () throws(OutputError) in
                try AtomicFile(path: path, replaces: true)
            }
            self.file = file
            output = file.output
        } else {
            file = nil
            output = ByteOutput.standardOutput
        }
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
        case .notWritable(let path, let reason):
            Message("output.unwritable", ["path": .text(path), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus {
        if case .full = error { return .deviceTrouble }
        return .cannotWrite
    }
}
