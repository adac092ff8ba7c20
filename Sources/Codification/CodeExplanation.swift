import Records

/// Why a customer, vehicle or lead has a code: the rule, its facts and where they come from, and the branch that held.
package struct CodeExplanation: Sendable {
    package struct Input: Sendable, Equatable {
        package var name: String
        /// What the fact is, from its definition.
        package var meaning: Labels
        package var value: String?
        /// The row of a file that the value comes from; nil for facts that count or compare many rows.
        package var origin: Origin?
    }

    package struct Origin: Sendable, Equatable {
        /// `<system>:<native id>`, or the natural key of a row that names no customer.
        package var recordKey: String
        package var file: String
        package var line: Int
    }

    package enum Reason: Sendable, Equatable {
        /// The rule's predicate does not hold for this row.
        case notApplicable(predicate: String)
        /// The condition of the CASE that held, and the SQL of its result.
        case branch(condition: String, result: String)
        /// No condition held.
        case otherwise(result: String)
        /// The expression is no CASE: its inputs are the reason.
        case inputs
    }

    package var rule: Rule
    package var id: Int
    package var code: String
    /// What the code means, and what it counts as; nil for one that the rule does not declare.
    package var meaning: RuleCode?
    package var reason: Reason
    package var inputs: [Input]
    /// The code that the last run wrote; differs from `code` when the codebook changed since.
    package var storedCode: String?
    /// The day of the facts.
    package var asOf: String
}

/// Why a code cannot be explained.
package enum CodeExplanationError: Error, Equatable {
    case unknownRule(String, suggestion: String?)
    case noCodesYet
    case noSuchRow(RuleEntity, Int)
    /// A measure of the base has no rows.
    case baseRule(String)
}

extension CodeExplanationError: ExplainedError {
    package var status: ExitStatus {
        switch self {
        case .unknownRule, .baseRule: .usage
        case .noCodesYet: .unusableInput
        case .noSuchRow: .usage
        }
    }

    package var message: Message {
        switch self {
        case .unknownRule(let id, let near?):
            Message("explain.unknown-rule-near", ["id": .text(id), "near": .text(near)])
        case .unknownRule(let id, nil): Message("explain.unknown-rule", ["id": .text(id)])
        case .noCodesYet: Message("explain.no-codes")
        case .noSuchRow(let entity, let id):
            Message(
                "explain.no-such-row",
                ["entity": .message(Message("codebook.entity.\(entity.rawValue)")), "id": .text(String(id))])
        case .baseRule(let id): Message("explain.base-rule", ["id": .text(id)])
        }
    }
}
