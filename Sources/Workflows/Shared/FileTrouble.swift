import Records
import Tabular

/// A file that cannot be read, in words: what, where, and what to do.
package struct FileTrouble: Error, Equatable {
    package let error: TabularError

    package init(_ error: TabularError) { self.error = error }
}

extension FileTrouble: ExplainedError {
    package var message: Message {
        switch error {
        case .missing(let path): Message("file.missing", ["path": .text(path)])
        case .isDirectory(let path): Message("file.is-directory", ["path": .text(path)])
        case .unreadable(let path, let reason):
            Message("file.unreadable", ["path": .text(path), "reason": .text(reason)])
        case .empty(let path): Message("file.empty", ["path": .text(path)])
        case .binary(let path, let kind):
            Message("file.binary", ["path": .text(path), "kind": .message(Message("file.kind." + kind))])
        case .unknownEncoding(let name, let known):
            Message("file.unknown-encoding", ["name": .text(name), "known": .text(known.joined(separator: ", "))])
        case .wrongEncoding(let path, let encoding, let line, let byte):
            Message(
                "file.wrong-encoding",
                ["path": .text(path), "encoding": .text(encoding), "line": .count(line), "byte": .count(byte)])
        case .mixedEncodings(let path, let line):
            Message("file.mixed-encodings", ["path": .text(path), "line": .count(line)])
        case .noHeader(let path): Message("file.no-header", ["path": .text(path)])
        case .noRecords(let path): Message("file.no-records", ["path": .text(path)])
        case .unclosedQuote(let path, let line):
            Message("file.unclosed-quote", ["path": .text(path), "line": .count(line)])
        case .syntax(let path, let line, let column, let reason):
            Message(
                "file.syntax",
                [
                    "path": .text(path), "line": .count(line), "column": .count(column),
                    "reason": .message(Message("tabular.syntax." + reason)),
                ])
        case .truncated(let path, let line): Message("file.truncated", ["path": .text(path), "line": .count(line)])
        case .cellTooLong(let path, let line, let limit):
            Message("file.cell-too-long", ["path": .text(path), "line": .count(line), "limit": .count(limit)])
        case .tooManyColumns(let path, let found, let limit):
            Message("file.too-many-columns", ["path": .text(path), "found": .count(found), "limit": .count(limit)])
        case .tooDeep(let path, let line, let limit):
            Message("file.too-deep", ["path": .text(path), "line": .count(line), "limit": .count(limit)])
        }
    }

    package var status: ExitStatus {
        switch error {
        case .missing: .noInput
        case .unknownEncoding: .usage
        default: .unusableInput
        }
    }
}
