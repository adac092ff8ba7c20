import Records
import Tabular

/// A rejected row, for a message that names several.
package struct RejectedPlace: Equatable, Sendable {
    var line: Int
    var reason: Message

    init(_ row: RejectedRow) {
        line = row.line
        reason =
            ImportAnswer.Rejected(line: row.line, reason: row.reason, found: row.found, expected: row.expected)
            .message
    }

    /// `ligne 4, en-tête répété; ligne 9, …`
    static func list(_ places: [RejectedPlace]) -> Message.Value {
        guard let first = places.first else { return .text("") }
        let rest = places.dropFirst()
        return .message(
            Message(
                rest.isEmpty ? "import.rejected-place" : "import.rejected-places",
                ["line": .count(first.line), "reason": .message(first.reason), "rest": list(Array(rest))]))
    }
}

package enum ImportError: Error, Equatable {
    /// `first` are the first rows that were rejected.
    case tooManyRejects(file: String, rejected: Int, limit: String, first: [RejectedPlace])
    /// Every row was rejected; the first of them tells why.
    case nothingReadable(file: String, rejected: Int, line: Int, reason: Message)
    case nothingMapped(file: String, line: Int)
    /// A table that was read without a header, whose values tell nothing either.
    case nothingMappedByPlace(file: String, columns: Int)
    /// A list of refusals of which no column says who refused.
    case nobodyNamed(file: String, column: String)
    /// A format whose records name their own fields.
    case nothingMappedByName(file: String, field: String, meaning: String)
    /// Columns are recognised, and none of them tells of anybody.
    case nobodyTold(file: String, columns: [String])
    /// The columns of a known file would make other records of its rows.
    case otherKeys(file: String, run: Int)
}

extension ImportError: ExplainedError {
    package var message: Message {
        switch self {
        case .tooManyRejects(let file, let rejected, let limit, let first):
            Message(
                "import.too-many-rejects",
                [
                    "file": .text(file), "rejected": .count(rejected),
                    "limit": limit.hasSuffix("%")
                        ? .message(Message("import.percent", ["number": .text(String(limit.dropLast()))]))
                        : .text(limit),
                    "first": RejectedPlace.list(first),
                ])
        case .nothingReadable(let file, let rejected, let line, let reason):
            Message(
                "import.nothing-readable",
                [
                    "file": .text(file), "rejected": .count(rejected), "line": .count(line),
                    "reason": .message(reason),
                ])
        case .otherKeys(let file, let run):
            Message("import.other-keys", ["file": .text(file), "run": .text(String(run))])
        case .nothingMapped(let file, let line):
            Message("import.nothing-mapped", ["file": .text(file), "line": .count(line)])
        case .nothingMappedByPlace(let file, let columns):
            Message(
                columns > 1 ? "import.nothing-mapped-by-place" : "import.nothing-mapped-in-one", ["file": .text(file)])
        case .nobodyNamed(let file, let column):
            Message("import.nobody-named", ["file": .text(file), "column": .text(column)])
        case .nothingMappedByName(let file, let field, let meaning):
            Message(
                "import.nothing-mapped-by-name",
                ["file": .text(file), "field": .text(field), "meaning": .text(meaning)])
        case .nobodyTold(let file, let columns):
            Message(
                "import.nobody-told",
                ["file": .text(file), "columns": .text(columns.prefix(6).joined(separator: ", "))])
        }
    }

    package var status: ExitStatus { .unusableInput }
}

/// A trouble with one of several files, after others were kept: what they brought stays.
package struct ImportStopped: Error {
    package let cause: any ExplainedError
    let kept: [ImportAnswer.File]

    /// The trouble itself where nothing was kept before it, or where it is nobody's to explain.
    static func after(_ kept: [ImportAnswer.File], _ error: any Error) -> any Error {
        let earlier = (error as? ImportStopped)?.kept ?? []
        let all = (kept + earlier).filter { $0.number != nil && !$0.isKnown }
        guard let cause = (error as? ImportStopped)?.cause ?? (error as? any ExplainedError), !all.isEmpty else {
            return error
        }
        return ImportStopped(cause: cause, kept: all)
    }
}

extension ImportStopped: ExplainedError {
    package var message: Message {
        let files = kept.map { "\($0.file) (import \($0.number ?? 0))" }.joined(separator: ", ")
        return Message("import.stopped", ["cause": .message(cause.message), "files": .text(files)])
    }

    package var status: ExitStatus { cause.status }
}
