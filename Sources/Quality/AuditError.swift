import Records
import Storage

/// Why a store cannot be measured. Each says what to do first.
package enum AuditError: Error, Equatable {
    /// There is no customer record at all: an audit of nothing would look like a good one.
    case emptyStore
    /// Rows wait to be cleaned or linked, and would not be counted.
    case behind(Stage)
    case consentsNotSettled
    case consentsSettledFor(String, asked: String)
    case unreadableCheck(file: String, reason: String)
    case brokenCheck(id: String, reason: String)
    case unknownRun(Int)
}

extension AuditError: ExplainedError {
    package var message: Message {
        switch self {
        case .emptyStore: Message("quality.empty-store")
        case .behind(let stage): Message("quality.behind", ["remedy": .message(stage.remedy)])
        case .consentsNotSettled: Message("quality.consents-not-settled")
        case .consentsSettledFor(let date, let asked):
            Message("quality.consents-settled-for", ["date": .text(date), "asked": .text(asked)])
        case .unreadableCheck(let file, let reason):
            Message("quality.unreadable-check", ["file": .text(file), "reason": .text(reason)])
        case .brokenCheck(let id, let reason):
            Message("quality.broken-check", ["id": .text(id), "reason": .text(reason)])
        case .unknownRun(let run): Message("quality.unknown-run", ["run": .text(String(run))])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .emptyStore, .behind, .consentsNotSettled, .consentsSettledFor: .unusableInput
        case .unknownRun: .usage
        case .unreadableCheck, .brokenCheck: .configuration
        }
    }
}
