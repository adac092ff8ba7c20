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
        case .otherEncoding(let path, let encoding, let found):
            Message(
                "file.other-encoding",
                ["path": .text(path), "encoding": .text(encoding), "found": .text(found)])
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
                    "reason": .message(Message("file.fault." + reason)),
                ])
        case .truncated(let path, let line): Message("file.truncated", ["path": .text(path), "line": .count(line)])
        case .cutOff(let path, let line): Message("file.cut-off", ["path": .text(path), "line": .count(line)])
        case .cellTooLong(let path, let line, let limit):
            Message("file.cell-too-long", ["path": .text(path), "line": .count(line), "limit": .count(limit)])
        case .tooManyColumns(let path, let found, let limit):
            Message("file.too-many-columns", ["path": .text(path), "found": .count(found), "limit": .count(limit)])
        case .tooDeep(let path, let line, let limit):
            Message("file.too-deep", ["path": .text(path), "line": .count(line), "limit": .count(limit)])
        case .archive(let path, let fault): Message("file.archive." + fault.rawValue, ["path": .text(path)])
        case .noTables(let path): Message("file.no-tables", ["path": .text(path)])
        case .severalTables(let path, let found):
            Message("file.several-tables", ["path": .text(path), "found": .count(found)])
        case .unknownSheet(let path, let sheet, let known):
            Message(
                "file.unknown-sheet",
                ["path": .text(path), "sheet": .text(sheet), "known": .text(known.joined(separator: ", "))])
        case .noSheets(let path): Message("file.no-sheets", ["path": .text(path)])
        case .noRoom(let path, let reason):
            Message("file.no-room", ["path": .text(path), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus {
        switch error {
        case .missing: .noInput
        case .unknownEncoding, .unknownSheet, .noSheets: .usage
        case .noRoom: .deviceTrouble
        default: .unusableInput
        }
    }
}

/// A member of an archive that is left out, for people and for programs.
package struct SkippedFile: Encodable, Sendable {
    package var file: String
    package var reason: String
    private let words: Message

    /// - Parameter archive: the source that the member is in.
    init(_ member: SkippedMember, in archive: ByteSource) {
        file = archive.displayName + member.name.dropFirst(archive.name.count)
        reason = member.reason.word
        if case .kind(let kind) = member.reason {
            words = Message("file.kind." + kind)
        } else {
            words = Message("file.skipped." + reason)
        }
    }

    enum CodingKeys: String, CodingKey { case file, reason }

    var message: Message { Message("file.skipped", ["file": .text(file), "reason": .message(words)]) }
}
