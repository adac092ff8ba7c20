import Codification
import Records
import Storage

/// A rule of the codebook, and what it says of one customer, vehicle or lead.
package struct CodeAnswer: Answer {
    package struct Input: Encodable, Sendable {
        package var name: String
        /// In both languages, as what a code means is.
        package var meaning: Labels
        package var value: String?
        package var record: String?
        package var place: String?
    }

    package struct Applied: Encodable, Sendable {
        package var id: Int
        package var code: String
        package var storedCode: String?
        package var asOf: String
        package var inputs: [Input]
        var meaning: Labels?
        var reason: Message

        enum CodingKeys: String, CodingKey {
            case id, code, inputs
            case storedCode = "stored_code"
            case asOf = "as_of"
        }
    }

    package var schema = 1
    package var rule: CodebookListing.Entry
    package var applied: Applied?
    /// The code that was asked about, as `EM-PLACE` of `C04:EM-PLACE`.
    package var highlighted: String?

    package func text(in language: Language) -> String {
        var parts = [
            "\(rule.id)  \(rule.labels.text(in: language))  (\(rule.entity), \(rule.severity), v\(rule.version))"
        ]
        parts.append(
            rule.lineage.map { origin in
                let source = origin.article.map { " (\($0))" } ?? ""
                return Message("codebook.lineage." + origin.kind).text(in: language) + source
                    + Message("codebook.colon").text(in: language) + " " + origin.text(in: language)
            }.joined(separator: "\n"))
        if let applied {
            parts.append(text(applied, language))
        } else {
            var table = TextTable()
            for code in rule.codes where highlighted == nil || highlighted == code.code {
                table.add(
                    code.code, code.labels.text(in: language),
                    Message("codebook.class." + code.countsAs).text(in: language))
            }
            parts.append(table.text)
            if highlighted == nil, !rule.examples.isEmpty {
                parts.append(
                    rule.examples.map { example in
                        let given = example.given.keys.sorted().map { "\($0) = \(example.given[$0]?.text ?? "")" }
                        return "\(given.joined(separator: ", ")) → \(example.code)"
                    }.joined(separator: "\n"))
            }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func text(_ applied: Applied, _ language: Language) -> String {
        var table = TextTable()
        table.add(["input", "value", "from", "meaning"].map { Message("explain.code." + $0).text(in: language) })
        for input in applied.inputs {
            let from = [input.record, input.place].compactMap { $0 }.joined(separator: " ")
            table.add(input.name, input.value ?? "–", from.isEmpty ? "–" : from, input.meaning.text(in: language))
        }
        var lines = [
            Message(
                "explain.code.result",
                [
                    "id": .text(String(applied.id)), "code": .text(applied.code),
                    "meaning": .text(applied.meaning?.text(in: language) ?? ""), "date": .date(applied.asOf),
                ]
            ).text(in: language), applied.reason.text(in: language), table.text,
        ]
        if let stored = applied.storedCode, stored != applied.code {
            lines.append(Message("explain.code.stored", ["code": .text(stored)]).text(in: language))
        }
        return lines.joined(separator: "\n\n")
    }
}

extension ExplainWorkflow {
    /// - Parameter rule: as `C04` or `C04:EM-PLACE`.
    package static func code(
        _ rule: String, _ id: Int?, _ settings: Settings, isUnmasked: Bool
    ) throws -> CodeAnswer {
        let codebook = try Codebook.load(asOf: settings.asOf.value)
        let parts = rule.split(separator: ":", maxSplits: 1).map(String.init)
        let name = parts.first ?? rule
        guard let entry = CodebookListing(codebook).rules.first(where: { $0.id == name }) else {
            throw CodeExplanationError.unknownRule(name, suggestion: codebook.nearestRule(to: name))
        }
        if parts.count > 1, !entry.codes.contains(where: { $0.code == parts[1] }) {
            throw ExplainError.unknownCode(parts[1], rule: name, known: entry.codes.map(\.code))
        }
        var answer = CodeAnswer(rule: entry, applied: nil, highlighted: parts.count > 1 ? parts[1] : nil)
        guard let id else { return answer }
        let store = try Store(at: settings.store.value, creating: false)
        answer.applied = applied(
            try CodeExplainer(store, codebook).explain(name, id: id), Shown(isUnmasked: isUnmasked))
        return answer
    }

    private static func applied(_ explanation: CodeExplanation, _ shown: Shown) -> CodeAnswer.Applied {
        CodeAnswer.Applied(
            id: explanation.id, code: explanation.code, storedCode: explanation.storedCode, asOf: explanation.asOf,
            inputs: explanation.inputs.map { input in
                CodeAnswer.Input(
                    name: input.name, meaning: input.meaning,
                    value: input.value.map { shown.fact($0, name: input.name) }, record: input.origin?.recordKey,
                    place: input.origin.map { "\($0.file):\($0.line)" })
            }, meaning: explanation.meaning?.labels, reason: reason(explanation.reason))
    }

    private static func reason(_ reason: CodeExplanation.Reason) -> Message {
        switch reason {
        case .notApplicable(let predicate): Message("explain.code.not-applicable", ["sql": .text(predicate)])
        case .branch(let condition, let result):
            Message("explain.code.branch", ["sql": .text(condition), "result": .text(result)])
        case .otherwise(let result): Message("explain.code.otherwise", ["result": .text(result)])
        case .inputs: Message("explain.code.inputs")
        }
    }
}

extension CodifyWorkflow {
    /// The codebook itself, built in and with the user's files.
    package static func list(_ codebooks: [String], _ settings: Settings) throws -> CodebookAnswer {
        CodebookAnswer(listing: CodebookListing(try Codebook.load(existing(codebooks), asOf: settings.asOf.value)))
    }
}

/// The printed codebook.
package struct CodebookAnswer: Answer {
    package var listing: CodebookListing

    package func encode(to encoder: any Encoder) throws { try listing.encode(to: encoder) }

    package func markdown(in language: Language) -> String { listing.markdown(in: language) }

    package func html(in language: Language) -> String { listing.html(in: language) }

    package func text(in language: Language) -> String {
        var table = TextTable()
        for rule in listing.rules {
            table.add(rule.id, rule.severity, rule.entity, rule.labels.text(in: language))
        }
        return table.text + "\n" + Message("codify.list-next").text(in: language)
    }
}
