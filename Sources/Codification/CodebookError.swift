import Records

/// Something wrong in a codebook, with the place where a person can mend it. The codes of the last run stay as they are.
package struct CodebookError: Error, Equatable {
    package enum Fault: Sendable, Equatable {
        case unreadableFile(reason: String)
        case yaml(reason: String)
        case notAList
        case missingKey(String)
        case unknownKey(String, suggestion: String?)
        /// A word where only some are possible.
        case unknownWord(key: String, word: String, suggestion: String?, allowed: [String])
        case badID(String)
        case badDate(String)
        case repeatedRule(String, version: Int)
        case unknownColumn(String, suggestion: String?)
        case unknownFunction(String, suggestion: String?)
        case sql(reason: String)
        case notOneExpression
        case aggregate
        case forbidden(String)
        case unrepeatable(String)
        /// The expression reads a column that `inputs` does not name, so `explain` would not show it.
        case undeclaredInput(String)
        case unusedInput(String)
        /// Rules that read each other's codes in a ring.
        case cycle([String])
        /// The rules of a file of the user took longer than they may.
        case tooSlow(seconds: Int)
        /// An example whose facts give another code than it says.
        case example(expected: String, found: String)
        /// An example gives a code that `codes` does not declare.
        case undeclaredCode(String)
    }

    package var file: String
    package var line: Int
    package var rule: String?
    package var fault: Fault
}

extension CodebookError: ExplainedError {
    package var status: ExitStatus { .configuration }

    package var message: Message {
        Message(
            "codebook.at",
            [
                "file": .text(file), "line": .text(String(line)), "rule": .text(rule.map { " \($0)" } ?? ""),
                "what": .message(what),
            ])
    }

    private var what: Message {
        switch fault {
        case .unreadableFile(let reason): Message("codebook.unreadable-file", ["reason": .text(reason)])
        case .yaml(let reason): Message("codebook.yaml", ["reason": .text(reason)])
        case .notAList: Message("codebook.not-a-list")
        case .missingKey(let key): Message("codebook.missing-key", ["key": .text(key)])
        case .unknownKey(let key, let near): suggesting("codebook.unknown-key", ["key": .text(key)], near)
        case .unknownWord(let key, let word, let near, let allowed):
            suggesting(
                "codebook.unknown-word",
                ["key": .text(key), "word": .text(word), "allowed": .text(allowed.joined(separator: ", "))], near)
        case .badID(let id): Message("codebook.bad-id", ["id": .text(id)])
        case .badDate(let text): Message("codebook.bad-date", ["text": .text(text)])
        case .repeatedRule(let id, let version):
            Message("codebook.repeated-rule", ["id": .text(id), "version": .text(String(version))])
        case .unknownColumn(let name, let near): suggesting("codebook.unknown-column", ["name": .text(name)], near)
        case .unknownFunction(let name, let near): suggesting("codebook.unknown-function", ["name": .text(name)], near)
        case .sql(let reason): Message("codebook.sql", ["reason": .text(reason)])
        case .notOneExpression: Message("codebook.not-one-expression")
        case .aggregate: Message("codebook.aggregate")
        case .forbidden(let what): Message("codebook.forbidden", ["what": .text(what)])
        case .unrepeatable(let word): Message("codebook.unrepeatable", ["word": .text(word)])
        case .undeclaredInput(let name): Message("codebook.undeclared-input", ["name": .text(name)])
        case .unusedInput(let name): Message("codebook.unused-input", ["name": .text(name)])
        case .cycle(let ids): Message("codebook.cycle", ["rules": .text(ids.joined(separator: " → "))])
        case .tooSlow(let seconds): Message("codebook.too-slow", ["seconds": .count(seconds)])
        case .example(let expected, let found):
            Message("codebook.example", ["expected": .text(expected), "found": .text(found)])
        case .undeclaredCode(let code): Message("codebook.undeclared-code", ["code": .text(code)])
        }
    }

    private func suggesting(_ key: String, _ values: [String: Message.Value], _ near: String?) -> Message {
        guard let near else { return Message(key, values) }
        return Message("codebook.did-you-mean", ["what": .message(Message(key, values)), "near": .text(near)])
    }
}
