import Records
import Storage

/// Why two stores cannot be compared. Each says which one and what to do first.
package enum ComparisonError: Error, Equatable {
    case missing(path: String)
    case sameFile(path: String, other: String)
    /// No row, or no customer: everything would seem to be new, or gone.
    case nothingInside(path: String)
    /// Rows wait to be cleaned or linked, and would seem to be gone.
    case behind(path: String, Stage)
}

extension ComparisonError: ExplainedError {
    package var message: Message {
        switch self {
        case .missing(let path): Message("comparison.missing", ["path": .text(path)])
        case .sameFile(let path, let other):
            Message("comparison.same-file", ["path": .text(path), "other": .text(other)])
        case .nothingInside(let path): Message("comparison.nothing-inside", ["path": .text(path)])
        case .behind(let path, let stage):
            Message("comparison.behind", ["path": .text(path), "remedy": .message(stage.remedy)])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .missing: .noInput
        case .sameFile: .usage
        case .nothingInside, .behind: .unusableInput
        }
    }
}
