import Records
import Workflows

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

enum StandardInput {
    /// Everything on standard input. On a terminal nothing can come: that is a mistake in the command.
    static func bytes() throws -> [UInt8] {
        if Terminal.isTerminal(0) { throw StandardInputError.terminal }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(0, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw StandardInputError.unreadable(String(cString: strerror(errno)))
            }
            if count == 0 { return all }
            all.append(contentsOf: chunk[..<count])
        }
    }
}

enum StandardInputError: Error {
    case terminal
    case unreadable(String)
}

extension StandardInputError: ExplainedError {
    var message: Message {
        switch self {
        case .terminal: Message("input.terminal")
        case .unreadable(let reason): Message("input.unreadable", ["reason": .text(reason)])
        }
    }

    var status: ExitStatus {
        switch self {
        case .terminal: .usage
        case .unreadable: .deviceTrouble
        }
    }
}
