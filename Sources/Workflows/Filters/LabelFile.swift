import Columns
import Linkage
import Records
import Storage
import Tabular

/// Labels of some of the records that `dedupe FILE` links: answers about pairs, as `review --export` asks for them, or a
/// column with the record and one with its true customer.
struct LabelFile {
    private(set) var labels = TrainingLabels.answers([])
    /// Rows of the linked file that a label names.
    private(set) var rows: Set<Int> = []
    /// Records that labels name and the linked file does not hold.
    private(set) var strangers = 0

    init(_ path: String, _ request: DedupeFilter.Request, keys: TextColumn) throws {
        let (header, all, lines) = try LinkageFile.read(.file(path: path))
        if ["key_a", "key_b", "answer"].allSatisfy(header.contains) {
            try read(try Self.answers(path), keys)
        } else if let places = Self.places(request, header) {
            try read(path, all[places.key], all[places.customer], lines, keys)
        } else {
            throw LabelFileError.neitherForm(file: path, id: request.id, found: header)
        }
        if rows.isEmpty { throw LabelFileError.otherRecords(file: path) }
    }

    /// What the labels did to the model of a run.
    func counts(_ model: LinkageModel?) -> TrainingCounts {
        TrainingCounts(
            records: rows.count, strangers: strangers, same: model?.labels?.same ?? 0,
            different: model?.labels?.different ?? 0)
    }

    private static func places(_ request: DedupeFilter.Request, _ header: [String]) -> (key: Int, customer: Int)? {
        guard let key = header.firstIndex(of: request.id) else { return nil }
        if let customer = request.truth.flatMap(header.firstIndex), customer != key { return (key, customer) }
        return header.count == 2 ? (key, 1 - key) : nil
    }

    /// The answers of a file, none of which contradicts the others.
    private static func answers(_ path: String) throws -> [PairDecision] {
        let decisions = try ReviewWorkflow.answeredRows(path).compactMap { row -> PairDecision? in
            if row.first == row.second { throw ReviewError.pairOfOne(file: path, line: row.line, key: row.first) }
            guard case .answer(let answer) = try ReviewWorkflow.word(row, path) else { return nil }
            return PairDecision(row.first, row.second, answer)
        }
        if let conflict = DecisionConflict.first(in: decisions) {
            throw LabelFileError.contradiction(file: path, conflict)
        }
        return decisions
    }

    private mutating func read(_ decisions: [PairDecision], _ keys: TextColumn) throws {
        let rowOf = Self.rows(of: Set(decisions.flatMap { [$0.first, $0.second] }), keys)
        let answers = decisions.compactMap { decision -> LinkageInput.Decision? in
            guard let a = rowOf[decision.first], let b = rowOf[decision.second] else { return nil }
            return LinkageInput.Decision(a: a, b: b, answer: decision.answer == .same ? .same : .different)
        }
        labels = .answers(answers)
        rows = Set(answers.flatMap { [$0.a, $0.b] })
        strangers = Set(decisions.flatMap { [$0.first, $0.second] }).count { rowOf[$0] == nil }
    }

    private mutating func read(
        _ path: String, _ names: TextColumn, _ customers: TextColumn, _ lines: [Int], _ keys: TextColumn
    ) throws {
        var customerOf: [String: (number: Int32, line: Int)] = [:]
        var numbers: [String: Int32] = [:]
        for row in 0..<names.count {
            // A record without a customer is not labelled.
            guard let key = names.text(row), let customer = customers.text(row) else { continue }
            let number = numbers[customer] ?? Int32(numbers.count)
            numbers[customer] = number
            if let former = customerOf.updateValue((number, lines[row]), forKey: key), former.number != number {
                throw LabelFileError.twoCustomers(file: path, key: key, first: former.line, second: lines[row])
            }
        }
        let rowOf = Self.rows(of: Set(customerOf.keys), keys)
        var found = [Int32](repeating: -1, count: keys.count)
        for (key, row) in rowOf { found[row] = customerOf[key]?.number ?? -1 }
        labels = .customers(found)
        rows = Set(rowOf.values)
        strangers = customerOf.count - rowOf.count
    }

    private static func rows(of wanted: Set<String>, _ keys: TextColumn) -> [String: Int] {
        var rows: [String: Int] = [:]
        for row in 0..<keys.count {
            if let key = keys.text(row), wanted.contains(key) { rows[key] = row }
        }
        return rows
    }
}

/// What labels did to a run.
package struct TrainingCounts: Sendable, Codable, Equatable {
    /// Records that labels name.
    package var records: Int
    /// Records that labels name and the file does not hold.
    package var strangers: Int
    /// Doubtful pairs that corrected the weights, of one customer and of two.
    package var same: Int
    package var different: Int

    var messages: [Message] {
        let head =
            same + different == 0
            ? Message("dedupe.untrained", ["records": .count(records)])
            : Message(
                "dedupe.trained",
                ["records": .count(records), "same": .count(same), "different": .count(different)])
        return strangers == 0 ? [head] : [head, Message("dedupe.labels-strangers", ["n": .count(strangers)])]
    }
}

package enum LabelFileError: Error, Equatable {
    case neitherForm(file: String, id: String, found: [String])
    /// No label names a record of the file.
    case otherRecords(file: String)
    case contradiction(file: String, DecisionConflict)
    case twoCustomers(file: String, key: String, first: Int, second: Int)
}

extension LabelFileError: ExplainedError {
    package var message: Message {
        switch self {
        case .neitherForm(let file, let id, let found):
            Message(
                "labels.neither-form",
                ["file": .text(file), "id": .text(id), "found": .text(found.joined(separator: ", "))])
        case .otherRecords(let file): Message("labels.other-records", ["file": .text(file)])
        case .contradiction(let file, let conflict):
            Message(
                "labels.contradiction",
                [
                    "file": .text(file), "a": .text(conflict.told.first), "b": .text(conflict.told.second),
                    "chain": .text(conflict.chain.joined(separator: " = ")),
                ])
        case .twoCustomers(let file, let key, let first, let second):
            Message(
                "labels.two-customers",
                ["file": .text(file), "key": .text(key), "first": .count(first), "second": .count(second)])
        }
    }

    package var status: ExitStatus { .unusableInput }
}
