/// Why something could not be written.
package enum OutputError: Error, Equatable, Sendable {
    /// Whoever read the output has stopped; nothing is wrong.
    case brokenPipe
    case full(path: String)
    case exists(path: String)
    case noFolder(path: String)
    case notWritable(path: String, reason: String)
    /// A base stands there, and an export is no reason to lose it.
    case isBase(path: String)
}

extension OutputError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .brokenPipe: "the reader of the output has stopped"
        case .full(let path): "\(path): no space is left; free some and run again"
        case .isBase(let path): "\(path) is a SQLite base; choose another file"
        case .exists(let path): "\(path) exists already; choose another name or allow it to be replaced"
        case .noFolder(let path): "\(path): its folder does not exist; create it first"
        case .notWritable(let path, let reason): "cannot write \(path): \(reason)"
        }
    }
}
