import Columns
import Linkage
import Records
import Tabular

/// The pairs in which clusters and the truth differ, with what the model says of each: no value of a record.
package struct TruthReport: Sendable {
    /// What went wrong with a pair.
    enum Fault: String, CaseIterable {
        /// Two customers whose own evidence is above the threshold.
        case linked = "false-linked"
        /// Two customers who are together through other records.
        case throughOthers = "false-through-others"
        /// One customer whose two records say too little, or too much against it.
        case tooWeak = "missed-too-weak"
        /// One customer whose two records would link, were it not for the others of their clusters.
        case outvoted = "missed-outvoted"

        var isFalse: Bool { self == .linked || self == .throughOthers }
    }

    package struct Counts: Sendable, Codable, Equatable {
        /// All pairs of each kind.
        package var falsePairs: Int
        package var missedPairs: Int
        /// Pairs written, and of those how many by fault.
        package var written: Int
        package var byFault: [String: Int]

        enum CodingKeys: String, CodingKey {
            case written
            case falsePairs = "false"
            case missedPairs = "missed"
            case byFault = "by_fault"
        }

        var messages: [Message] {
            let faults = Fault.allCases.filter { byFault[$0.rawValue, default: 0] > 0 }.map {
                Message("fault." + $0.rawValue, ["n": .count(byFault[$0.rawValue, default: 0])])
            }
            let head = Message(
                written < falsePairs + missedPairs ? "dedupe.errors-first" : "dedupe.errors",
                ["false": .count(falsePairs), "missed": .count(missedPairs), "written": .count(written)])
            return [head] + faults
        }
    }

    private struct WrongPair {
        var a: Int
        var b: Int
        var fault: Fault
        var explanation: PairExplanation
    }

    /// Pairs written at most of each kind; a file of one wrong cluster of thousands would else have millions.
    private static let mostPairs = 20_000

    private let pairs: [WrongPair]
    let counts: Counts

    /// - Parameters:
    ///   - truth: one label a record.
    ///   - tested: rows whose pairs count, nil for all.
    init(
        _ result: LinkageResult, _ truth: [Int], _ tested: [Int]? = nil, of input: LinkageInput,
        _ options: LinkageOptions
    ) async throws {
        let clusters = result.clusterOf.map(Int.init)
        let falsePairs = Self.differing(within: clusters, by: truth, among: tested)
        let missedPairs = Self.differing(within: truth, by: clusters, among: tested)
        let found = falsePairs.first + missedPairs.first
        let explanations =
            if let model = result.model {
                try await Linker.weigh(found, of: input, model: model, width: options.width)
            } else {
                [PairExplanation]()
            }
        pairs = zip(found, explanations).enumerated().map { place, pair in
            let isAbove = pair.1.totalBits > options.thresholdBits
            let fault: Fault =
                place < falsePairs.first.count
                ? (isAbove ? .linked : .throughOthers) : (isAbove ? .outvoted : .tooWeak)
            return WrongPair(a: pair.0.a, b: pair.0.b, fault: fault, explanation: pair.1)
        }
        counts = Counts(
            falsePairs: falsePairs.count, missedPairs: missedPairs.count, written: pairs.count,
            byFault: Dictionary(pairs.map { ($0.fault.rawValue, 1) }, uniquingKeysWith: +))
    }

    /// Pairs of records with one label in `groups` and two in `labels`: how many, and the first of them by row.
    private static func differing(
        within groups: [Int], by labels: [Int], among tested: [Int]?
    ) -> (count: Int, first: [(a: Int, b: Int)]) {
        var members: [Int: [Int]] = [:]
        for row in tested ?? Array(groups.indices) { members[groups[row], default: []].append(row) }
        var count = 0
        var first: [(a: Int, b: Int)] = []
        for rows in members.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            var sizes: [Int: Int] = [:]
            for row in rows { sizes[labels[row], default: 0] += 1 }
            let wrong = sizes.values.reduce(rows.count * rows.count) { $0 - $1 * $1 } / 2
            guard wrong > 0 else { continue }
            count += wrong
            search: for (place, a) in rows.enumerated() {
                for b in rows[(place + 1)...] where labels[a] != labels[b] {
                    guard first.count < mostPairs else { break search }
                    first.append((a, b))
                }
            }
        }
        return (count, first)
    }

    /// `fault,record_a,record_b,bits,rival,differ,close,equal,missing`, a row a pair: the strongest false pairs and the
    /// weakest missed ones first.
    func write(keys: TextColumn, to path: String) throws {
        let target = try OutputTarget(path)
        let sorted = pairs.sorted { one, other in
            if one.fault.isFalse != other.fault.isFalse { return one.fault.isFalse }
            let (left, right) = (one.explanation.totalBits, other.explanation.totalBits)
            if left != right { return one.fault.isFalse ? left > right : left < right }
            return (one.a, one.b) < (other.a, other.b)
        }
        try OutputTrouble.explained { () throws(OutputError) in
            var writer = try CSVWriter(to: target.output)
            try writer.write([
                "fault", "record_a", "record_b", "bits", "rival", "differ", "close", "equal", "missing",
            ])
            for pair in sorted {
                writer.cell(pair.fault.rawValue)
                keys.withBytes(pair.a) { writer.cell($0) }
                keys.withBytes(pair.b) { writer.cell($0) }
                writer.cell(String((pair.explanation.totalBits * 10).rounded() / 10))
                writer.cell(pair.explanation.rival ?? "")
                writer.cell(Self.fields(pair) { $0 == "differs" })
                writer.cell(Self.fields(pair) { !["differs", "equal", "not-stated"].contains($0) })
                writer.cell(Self.fields(pair) { $0 == "equal" })
                writer.cell(Self.fields(pair) { $0 == "not-stated" })
                try writer.endRow()
            }
        }
        try target.finish()
    }

    private static func fields(_ pair: WrongPair, _ isWanted: (String) -> Bool) -> String {
        pair.explanation.fields.filter { isWanted($0.level) }.map(\.field).joined(separator: " ")
    }
}
