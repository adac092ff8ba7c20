import Foundation
import Normalization
import Records

/// Why a table of synonyms could not be used.
package enum SynonymsFileError: Error, Equatable {
    case missing(path: String)
    case wrong(path: String, SynonymsError)
}

extension SynonymsFileError: ExplainedError {
    package var message: Message {
        switch self {
        case .missing(let path): Message("synonyms.missing", ["path": .text(path)])
        case .wrong(let path, let error): Self.message(path, error)
        }
    }

    private static func message(_ path: String, _ error: SynonymsError) -> Message {
        func say(_ key: String, _ line: Int, _ values: [String: Message.Value] = [:]) -> Message {
            Message(
                "synonyms." + key, values.merging(["path": .text(path), "line": .count(line)]) { own, _ in own })
        }
        switch error {
        case .noHeader(let line, let missing): return say("no-header", line, ["name": .text(missing)])
        case .unknownField(let line, let name, let nearest?):
            return say("unknown-field-near", line, ["name": .text(name), "nearest": .text(nearest)])
        case .unknownField(let line, let name, nil): return say("unknown-field", line, ["name": .text(name)])
        case .fieldWithoutWords(let line, let name): return say("without-words", line, ["name": .text(name)])
        case .noWord(let line): return say("no-word", line)
        case .noMeaning(let line, let name): return say("no-meaning", line, ["name": .text(name)])
        case .unknownMeaning(let line, let name, let meaning):
            return say("unknown-meaning", line, ["name": .text(name), "meaning": .text(meaning)])
        case .twoMeanings(let line, let word, let earlier):
            return say("two-meanings", line, ["word": .text(word), "earlier": .count(earlier)])
        }
    }

    package var status: ExitStatus {
        if case .missing = self { return .noInput }
        return .configuration
    }
}

extension Settings {
    /// The dealer's own words for values, from the file that the settings name; none when they name none.
    func readSynonyms() throws -> Synonyms {
        let path = synonyms.value
        guard !path.isEmpty else { return .none }
        guard let contents = FileManager.default.contents(atPath: path) else {
            throw SynonymsFileError.missing(path: path)
        }
        do {
            return try Synonyms(csv: String(decoding: contents, as: UTF8.self))
        } catch {
            throw SynonymsFileError.wrong(path: path, error)
        }
    }
}
