import Foundation
import Records

package enum InitError: Error, Equatable {
    case exists(path: String)
    case cannotWrite(path: String, reason: String)
}

extension InitError: ExplainedError {
    package var message: Message {
        switch self {
        case .exists(let path): Message("init.exists", ["path": .text(path)])
        case .cannotWrite(let path, let reason):
            Message("store.cannot-write", ["path": .text(path), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus { .cannotWrite }
}

package struct InitAnswer: Answer {
    package var schema = 1
    package var folder: String
    package var created: [String]
    package var program: String

    package func text(in language: Language) -> String {
        let shown = folder == "." ? "" : folder + "/"
        let lines =
            [Message("init.done", ["folder": .text(folder), "files": .text(created.joined(separator: ", "))])]
            + [Message("init.cron", ["program": .text(program), "config": .text(absolute + "/dealerdata.yml")])]
            + [Message("init.systemd", ["program": .text(program), "config": .text(absolute + "/dealerdata.yml")])]
            + [Message("init.next", ["folder": .text(shown)])]
        return lines.map { $0.text(in: language) }.joined(separator: "\n\n")
    }

    private var absolute: String { URL(filePath: folder).standardizedFileURL.path(percentEncoded: false).trimmedSlash }
}

extension String {
    fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}

package enum InitWorkflow {
    /// Makes a project folder. Nothing that is there is changed.
    ///
    /// - Parameter program: how the scheduler is to call this program.
    package static func run(folder: String, program: String, language: Language) throws -> InitAnswer {
        let path = Settings.join(folder, "dealerdata.yml")
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw InitError.exists(path: path) }
        var created: [String] = []
        do {
            for name in ["inbox", "out"] {
                let folder = Settings.join(folder, name)
                if !files.fileExists(atPath: folder) {
                    try files.createDirectory(
                        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                    created.append(name + "/")
                }
            }
            let text = Resource.text("templates/dealerdata.\(language.rawValue).yml")
            guard files.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            else { throw InitError.cannotWrite(path: path, reason: String(cString: strerror(errno))) }
            created.append("dealerdata.yml")
        } catch let error as InitError {
            throw error
        } catch {
            throw InitError.cannotWrite(path: folder, reason: String(cString: strerror(errno)))
        }
        return InitAnswer(folder: folder, created: created, program: program)
    }
}
