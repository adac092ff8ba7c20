import Records

/// One `--map column=field[:modifier,…]` that a person gave.
package struct GivenColumn: Sendable, Equatable {
    package var column: String
    /// Nil keeps the column raw: `column=raw` or `column=`.
    package var target: FieldTarget?
    /// Where it was written, when that was a file.
    package var place: Place?

    package struct Place: Sendable, Equatable {
        package var file: String
        /// 1-based.
        package var line: Int
    }

    package init(_ column: String, _ target: FieldTarget?) {
        self.column = column
        self.target = target
    }

    /// Reads `column=field[:modifier,…]`. The last `=` counts, since a header may hold one.
    package init(argument: String) throws(MappingError) {
        guard let sign = argument.lastIndex(of: "=") else { throw .notAMapping(argument) }
        let column = String(argument[..<sign].trimmingGivenBlanks())
        guard !column.isEmpty else { throw .notAMapping(argument) }
        self.column = column
        target = try Self.target(String(argument[argument.index(after: sign)...].trimmingGivenBlanks()))
    }

    /// Where the columns stand that somebody named, and what they are to be: by the name as it is written, else without its
    /// blanks, else by its words.
    package static func places(of given: [GivenColumn], in header: [String]) throws(MappingError) -> [Int: FieldTarget?]
    {
        var places: [Int: FieldTarget?] = [:]
        for column in given {
            let wanted = String(column.column.trimmingBlanks())
            let place =
                header.firstIndex(of: column.column) ?? header.firstIndex { String($0.trimmingBlanks()) == wanted }
                ?? header.firstIndex { HeaderKey($0) == HeaderKey(wanted) && !HeaderKey(wanted).words.isEmpty }
            guard let place else {
                let fault = MappingError.unknownColumn(
                    column.column, near: Spelling.nearest(to: column.column, in: header))
                throw column.place.map { .at(name: $0.file, line: $0.line, fault) } ?? fault
            }
            places.updateValue(column.target, forKey: place)
        }
        return places
    }

    static func target(_ word: String) throws(MappingError) -> FieldTarget? {
        if word.isEmpty || word == "raw" { return nil }
        if let target = FieldTarget(word) {
            if let stray = target.modifiers.first(where: { !$0.suits(target.field) }) {
                throw .unsuitedModifier(stray.rawValue, field: target.field.rawValue)
            }
            return target
        }
        let parts = word.split(separator: ":", maxSplits: 1)
        let field = parts.first.map(String.init) ?? word
        guard Field(rawValue: field) == nil else {
            let modifier = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
            throw .unknownModifier(modifier.first { Modifier(rawValue: $0) == nil } ?? word)
        }
        throw .unknownField(field, near: Spelling.nearest(to: field, in: Field.allCases.map(\.rawValue)))
    }
}

extension Substring {
    fileprivate func trimmingGivenBlanks() -> Substring { String(self).trimmingBlanks() }
}

/// What a person asked for and cannot be had.
package enum MappingError: Error, Equatable, Sendable {
    case unknownColumn(String, near: String?)
    case unknownField(String, near: String?)
    case unknownModifier(String)
    /// One that says nothing of this field, as `optin` of an e-mail address.
    case unsuitedModifier(String, field: String)
    case notAMapping(String)
    /// A word that a mapping file does not know.
    case unknownWord(String, near: String?)
    case repeatedColumn(String)
    case noColumns
    case notYAML(String)
    /// A fault in a mapping file.
    indirect case at(name: String, line: Int, MappingError)
}

extension MappingError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknownColumn(let column, let near?):
            Message("ingest.unknown-column-near", ["column": .text(column), "near": .text(near)])
        case .unknownColumn(let column, nil): Message("ingest.unknown-column", ["column": .text(column)])
        case .unknownField(let field, let near?):
            Message("ingest.unknown-field-near", ["field": .text(field), "near": .text(near)])
        case .unknownField(let field, nil): Message("ingest.unknown-field", ["field": .text(field)])
        case .unknownModifier(let word):
            Message(
                "ingest.unknown-modifier",
                ["word": .text(word), "known": .text(Modifier.allCases.map(\.rawValue).joined(separator: ", "))])
        case .unsuitedModifier(let word, let field):
            Message("ingest.unsuited-modifier", ["word": .text(word), "field": .text(field)])
        case .notAMapping(let text): Message("ingest.not-a-mapping", ["text": .text(text)])
        case .unknownWord(let word, let near?):
            Message("ingest.unknown-word-near", ["word": .text(word), "near": .text(near)])
        case .unknownWord(let word, nil): Message("ingest.unknown-word", ["word": .text(word)])
        case .repeatedColumn(let column): Message("ingest.repeated-column", ["column": .text(column)])
        case .noColumns: Message("ingest.no-columns")
        case .notYAML(let reason): Message("ingest.not-yaml", ["reason": .text(reason)])
        case .at(let name, let line, let fault):
            Message(
                "ingest.map-file.at", ["name": .text(name), "line": .count(line), "fault": .message(fault.message)])
        }
    }

    package var status: ExitStatus {
        if case .at = self { .configuration } else { .usage }
    }
}
