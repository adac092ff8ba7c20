import Foundation
import Linkage
import Records
import Tabular

/// A linkage model as a JSON file: saved by one run, used by others.
enum ModelFile {
    private struct Head: Codable {
        var format: String
        var version: Int
    }

    private static let format = "dealerdata-linkage-model"

    static func read(_ path: String) throws -> LinkageModel {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw ModelFileError.missing(path: path) }
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: bytes), head.format == format else {
            throw ModelFileError.notAModel(path: path)
        }
        guard head.version == LinkageModel.currentVersion else {
            throw ModelFileError.otherVersion(path: path, found: head.version, known: LinkageModel.currentVersion)
        }
        guard let model = try? decoder.decode(LinkageModel.self, from: bytes), model.isSound else {
            throw ModelFileError.damaged(path: path)
        }
        return model
    }

    /// Writes a model with a line a field and a line a kind of non-match; the file is replaced at one stroke.
    static func write(_ model: LinkageModel, to path: String) throws {
        let target = try OutputTarget(path)
        let lines = [
            "{", #"  "format": "\#(format)","#, #"  "version": \#(model.version),"#,
            #"  "recordCount": \#(model.recordCount),"#, #"  "matchShare": \#(try jsonText(model.matchShare)),"#,
            #"  "fields": ["#, try model.fields.map { "    " + (try jsonText($0)) }.joined(separator: ",\n"), "  ],",
            #"  "nonMatches": ["#, try model.nonMatches.map { "    " + (try jsonText($0)) }.joined(separator: ",\n"),
            try model.labels.map { "  ],\n" + #"  "labels": "# + (try jsonText($0)) } ?? "  ]", "}", "",
        ]
        try OutputTrouble.explained { () throws(OutputError) in
            try target.output.write(lines.filter { $0 != "" }.joined(separator: "\n") + "\n")
        }
        try target.finish()
    }
}

/// The model file that a linkage uses, and the one that it leaves.
package struct ModelFiles: Sendable {
    package var used: String?
    package var saved: String?

    package init(used: String? = nil, saved: String? = nil) {
        self.used = used
        self.saved = saved
    }

    /// Links records under the model of a file, or one found from them; trouble is told in words.
    func link(
        _ input: consuming LinkageInput, _ options: LinkageOptions, _ progress: @escaping ProgressReport
    ) async throws -> LinkageResult {
        let model = try used.map { try ModelFile.read($0) }
        do {
            return try await Linker.link(consume input, options: options, model: model) { progress($0.progress) }
        } catch LinkageError.tooLittleMemory(let needed, let allowed) {
            throw DedupeError.tooLittleMemory(needed: needed, allowed: allowed)
        } catch LinkageError.modelOfOtherFields(let missing) {
            throw ModelFileError.otherFields(path: used ?? "", missing: missing)
        }
    }

    /// Keeps the model of a result, when that is wanted.
    func save(_ result: LinkageResult) throws {
        guard let saved else { return }
        guard let model = result.model else { throw ModelFileError.nothingLearned }
        try ModelFile.write(model, to: saved)
    }

    /// What is said of them.
    var messages: [Message] {
        [
            used.map { Message("model.used", ["path": .text($0)]) },
            saved.map { Message("model.saved", ["path": .text($0)]) },
        ].compactMap { $0 }
    }
}

/// Why a model file cannot be used.
package enum ModelFileError: Error, Equatable {
    case missing(path: String)
    case notAModel(path: String)
    case otherVersion(path: String, found: Int, known: Int)
    case damaged(path: String)
    /// The model compares fields that the records do not have.
    case otherFields(path: String, missing: [String])
    /// There was nothing to learn a model from.
    case nothingLearned
}

extension ModelFileError: ExplainedError {
    package var message: Message {
        switch self {
        case .missing(let path): Message("model.missing", ["path": .text(path)])
        case .notAModel(let path): Message("model.not-a-model", ["path": .text(path)])
        case .otherVersion(let path, let found, let known):
            Message(
                "model.other-version",
                ["path": .text(path), "found": .text(String(found)), "known": .text(String(known))])
        case .damaged(let path): Message("model.damaged", ["path": .text(path)])
        case .otherFields(let path, let missing):
            Message(
                "model.other-fields",
                [
                    "path": .text(path), "n": .count(missing.count),
                    "missing": .text(missing.joined(separator: ", ")),
                ])
        case .nothingLearned: Message("model.nothing-learned")
        }
    }

    package var status: ExitStatus {
        if case .missing = self { return .noInput }
        return .unusableInput
    }
}
