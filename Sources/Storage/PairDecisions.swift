import Records

/// What a person said about two records. Kept by record keys, so that it survives another import of the same files.
package struct PairDecision: Sendable, Equatable {
    package enum Answer: String, Sendable, Codable, CaseIterable {
        /// One customer.
        case same
        /// Two customers who have nothing to do with each other.
        case different
        /// Two customers of one household.
        case household
    }

    package let first: String
    package let second: String
    package let answer: Answer

    /// The order of the two keys does not matter.
    package init(_ a: String, _ b: String, _ answer: Answer) {
        (first, second) = a.utf8.lexicographicallyPrecedes(b.utf8) ? (a, b) : (b, a)
        self.answer = answer
    }
}

package enum PairDecisions {
    package static func all(_ connection: Connection) throws -> [PairDecision] {
        try connection.rows("SELECT key_a, key_b, answer FROM decision ORDER BY key_a, key_b").compactMap { row in
            guard let answer = row.text("answer").flatMap({ PairDecision.Answer(rawValue: $0) }) else { return nil }
            return PairDecision(row.text("key_a") ?? "", row.text("key_b") ?? "", answer)
        }
    }

    /// Keeps a decision in place of the one there was about the same two records.
    package static func keep(_ decision: PairDecision, _ connection: Connection, at instant: String) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO decision (key_a, key_b, answer, decided_at) VALUES (?, ?, ?, ?)",
            [.text(decision.first), .text(decision.second), .text(decision.answer.rawValue), .text(instant)])
        try log("decide", decision.first, decision.second, answer: decision.answer.rawValue, connection, instant)
    }

    /// Takes a decision back: the model decides again. False when there was none.
    @discardableResult
    package static func forget(_ a: String, _ b: String, _ connection: Connection, at instant: String) throws -> Bool {
        let pair = PairDecision(a, b, .same)
        try connection.execute(
            "DELETE FROM decision WHERE key_a = ? AND key_b = ?", [.text(pair.first), .text(pair.second)])
        guard connection.changes > 0 else { return false }
        try log("forget-decision", pair.first, pair.second, answer: nil, connection, instant)
        return true
    }

    private static func log(
        _ action: String, _ first: String, _ second: String, answer: String?, _ connection: Connection,
        _ instant: String
    ) throws {
        try connection.appendToAuditLog(
            action: action, object: "pair:\(first)|\(second)",
            parameters: answer.map { #"{"answer":"\#($0)"}"# } ?? "{}", at: instant)
    }
}

/// Decisions that cannot all hold: two records are told apart, and others told the same join them.
package struct DecisionConflict: Error, Equatable {
    package let told: PairDecision
    /// Keys from one record of `told` to the other, each the same customer as the next.
    package let chain: [String]

    /// The first decision among `decisions`, in their order, that others contradict. Linear in their number.
    package static func first(in decisions: [PairDecision]) -> DecisionConflict? {
        var neighbours: [String: [String]] = [:]
        for decision in decisions where decision.answer == .same {
            neighbours[decision.first, default: []].append(decision.second)
            neighbours[decision.second, default: []].append(decision.first)
        }
        let group = groups(neighbours)
        for decision in decisions where decision.answer != .same {
            guard let a = group[decision.first], a == group[decision.second] else { continue }
            return DecisionConflict(
                told: decision, chain: chain(from: decision.first, to: decision.second, neighbours))
        }
        return nil
    }

    private static func groups(_ neighbours: [String: [String]]) -> [String: Int] {
        var group: [String: Int] = [:]
        for start in neighbours.keys where group[start] == nil {
            let number = group.count
            var open = [start]
            group[start] = number
            while let key = open.popLast() {
                for next in neighbours[key] ?? [] where group[next] == nil {
                    group[next] = number
                    open.append(next)
                }
            }
        }
        return group
    }

    private static func chain(from start: String, to goal: String, _ neighbours: [String: [String]]) -> [String] {
        var cameFrom: [String: String] = [start: start]
        var open = [start]
        var place = 0
        while place < open.count, cameFrom[goal] == nil {
            let key = open[place]
            place += 1
            for next in neighbours[key] ?? [] where cameFrom[next] == nil {
                cameFrom[next] = key
                open.append(next)
            }
        }
        var chain = [goal]
        while let last = chain.last, last != start, let before = cameFrom[last] { chain.append(before) }
        return chain.reversed()
    }
}
