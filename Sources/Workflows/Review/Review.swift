import Records
import Storage

package enum ReviewError: Error, Equatable {
    case notLinked
    /// A decision that others contradict, with the records that join its two.
    case contradiction(DecisionConflict)
    case noColumn(file: String, column: String)
    case unknownAnswer(file: String, line: Int, word: String)
    case pairOfOne(file: String, line: Int, key: String)
    /// One file answers one pair in two ways.
    case twoAnswers(file: String, line: Int, first: String, second: String)
}

extension ReviewError: ExplainedError {
    package var message: Message {
        switch self {
        case .notLinked: Message("review.not-linked")
        case .contradiction(let conflict):
            Message(
                "review.contradiction",
                [
                    "a": .text(conflict.told.first), "b": .text(conflict.told.second),
                    "chain": .text(conflict.chain.joined(separator: " = ")),
                ])
        case .noColumn(let file, let column):
            Message("review.no-column", ["file": .text(file), "column": .text(column)])
        case .unknownAnswer(let file, let line, let word):
            Message("review.unknown-answer", ["file": .text(file), "line": .count(line), "word": .text(word)])
        case .pairOfOne(let file, let line, let key):
            Message("review.pair-of-one", ["file": .text(file), "line": .count(line), "key": .text(key)])
        case .twoAnswers(let file, let line, let first, let second):
            Message(
                "review.two-answers",
                ["file": .text(file), "line": .count(line), "a": .text(first), "b": .text(second)])
        }
    }

    package var status: ExitStatus { .unusableInput }
}

/// What a review left behind.
package struct ReviewAnswer: Answer {
    package var schema = 1
    package var same = 0
    package var different = 0
    package var household = 0
    package var skipped = 0
    package var forgotten = 0
    /// Decisions about records that the store does not hold now: they wait for their return.
    package var waiting = 0
    package var left = 0

    package init() {}

    package var decided: Int { same + different + household }

    package mutating func count(_ answer: PairDecision.Answer, by step: Int = 1) {
        switch answer {
        case .same: same += step
        case .different: different += step
        case .household: household += step
        }
    }

    package func text(in language: Language) -> String {
        var lines = [
            Message(
                "review.kept",
                [
                    "decided": .count(decided), "same": .count(same), "different": .count(different),
                    "household": .count(household), "skipped": .count(skipped), "left": .count(left),
                ])
        ]
        if forgotten > 0 { lines.append(Message("review.forgotten", ["count": .count(forgotten)])) }
        if waiting > 0 { lines.append(Message("review.waiting", ["count": .count(waiting)])) }
        if decided + forgotten > 0 { lines.append(Message("next.dedupe")) }
        return lines.map { $0.text(in: language) }.joined(separator: "\n")
    }
}

package enum ReviewWorkflow {
    /// Pairs that wait for a person, those that matter most first.
    package static func pairs(_ settings: Settings) throws -> [DoubtfulPair] {
        try Store(at: settings.store.value, creating: false).read { db in
            guard try db.number("SELECT EXISTS (SELECT 1 FROM linkage_model)") == 1 else { throw ReviewError.notLinked }
            return try ReviewQueue.read(db)
        }
    }

    /// Both records in clear: nobody can decide on masked ones.
    package static func card(_ pair: DoubtfulPair, _ settings: Settings) async throws -> ReviewCard {
        ReviewCard(
            pair: pair,
            evidence: try await ExplainWorkflow.pair(pair.first, pair.second, settings, isUnmasked: true))
    }

    /// Keeps one answer; it counts from the next linking on.
    package static func decide(
        _ pair: DoubtfulPair, _ answer: PairDecision.Answer, _ settings: Settings
    ) throws {
        try keep([PairDecision(pair.first, pair.second, answer)], settings)
    }

    package static func takeBack(_ pair: DoubtfulPair, _ settings: Settings) throws {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        try store.write { _ = try PairDecisions.forget(pair.first, pair.second, $0, at: settings.moment.instant) }
    }

    /// Keeps all decisions or, when they cannot all hold beside those kept before, none.
    ///
    /// - Returns: how many of those to forget had been kept.
    @discardableResult static func keep(
        _ decisions: [PairDecision], forgetting: [PairDecision] = [], _ settings: Settings
    ) throws -> Int {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        return try store.write { db in
            let instant = settings.moment.instant
            let forgotten = try forgetting.count { try PairDecisions.forget($0.first, $0.second, db, at: instant) }
            for decision in decisions { try PairDecisions.keep(decision, db, at: instant) }
            if let conflict = DecisionConflict.first(in: try PairDecisions.all(db)) {
                throw ReviewError.contradiction(conflict)
            }
            return forgotten
        }
    }
}

package typealias PairDecision = Storage.PairDecision

extension PairDecision.Answer {
    /// Reads what a person types or fills in, in either language, a letter or a word; nil for anything else.
    package init?(word: String) {
        switch word.lowercased().filter({ $0 != " " }) {
        case "o", "oui", "y", "yes", "same", "même", "meme": self = .same
        case "n", "non", "no", "different", "différent": self = .different
        case "m", "ménage", "menage", "h", "household": self = .household
        default: return nil
        }
    }
}
