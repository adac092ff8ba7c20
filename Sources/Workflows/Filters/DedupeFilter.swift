import Columns
import Ingest
import Linkage
import Records
import Tabular

/// Clusters the rows of one file, without a store: design §6.
package enum DedupeFilter {
    package struct Request: Sendable {
        package var file: String
        /// The bytes of standard input when `file` is `-`.
        package var input: [UInt8]?
        package var id: String
        package var map: [GivenColumn]
        package var compare: [String]
        package var truth: String?
        /// A path, or `-` for standard output.
        package var output: String
        /// A path for the pairs that the truth says are wrong.
        package var errors: String?
        /// A path of labels that correct the weights.
        package var trainLabels: String?
        /// Bytes that linking may take.
        package var memory: Int?
        package var files: ModelFiles

        package init(
            file: String, input: [UInt8]?, id: String, map: [GivenColumn], compare: [String], truth: String?,
            output: String, errors: String? = nil, trainLabels: String? = nil, memory: Int? = nil,
            files: ModelFiles = ModelFiles()
        ) {
            self.errors = errors
            self.trainLabels = trainLabels
            self.memory = memory
            self.files = files
            self.file = file
            self.input = input
            self.id = id
            self.map = map
            self.compare = compare
            self.truth = truth
            self.output = output
        }
    }

    package static func run(
        _ request: Request, _ settings: Settings, progress: @escaping ProgressReport
    ) async throws -> DedupeFilterAnswer {
        let started = ContinuousClock.now
        for output in [request.output, request.errors, request.files.saved].compactMap({ $0 }) {
            try OutputTarget.demand(output, isNot: request.file)
        }
        let table = try LinkageFile(request)
        let options = LinkageOptions(width: settings.threads, memory: request.memory)
        var input = LinkageInput(keys: table.keys, columns: table.columns)
        let training = try request.trainLabels.map { try LabelFile($0, request, keys: table.keys) }
        input.labels = training?.labels
        let result: LinkageResult
        do {
            result = try await request.files.link(input, options, progress)
        } catch LinkageError.noUsableColumn {
            throw DedupeFilterError.noUsableColumn
        }
        try request.files.save(result)
        try write(result, table, to: request.output)
        let seconds = Double((ContinuousClock.now - started) / .milliseconds(1)) / 1000
        // Records that taught are no test.
        let tested = training.map { named in (0..<table.keys.count).filter { !named.rows.contains($0) } }
        var answer = answer(result, table, tested, options, seconds)
        answer.training = training?.counts(result.model)
        answer.files = request.files
        if let path = request.errors, let truth = table.truth {
            let report = try await TruthReport(result, truth, tested, of: input, options)
            try report.write(keys: table.keys, to: path)
            answer.errors = report.counts
        }
        return answer
    }

    /// `record_id,customer_id,probability`, a row a record, in the file's order.
    private static func write(_ result: LinkageResult, _ table: LinkageFile, to path: String) throws {
        let target = try OutputTarget(path)
        try OutputTrouble.explained { () throws(OutputError) in
            var writer = try CSVWriter(to: target.output)
            try writer.write(["record_id", "customer_id", "probability"])
            for row in 0..<table.keys.count {
                let bits = Double(result.linkBits[row])
                table.keys.withBytes(row) { writer.cell($0) }
                table.keys.withBytes(Int(result.clusterOf[row])) { writer.cell($0) }
                writer.cell(sixDecimals(bits.isFinite ? probability(bits: bits) : 1))
                try writer.endRow()
            }
        }
        try target.finish()
    }

    /// Of the odds two to the power of some bits.
    private static func probability(bits: Double) -> Double {
        bits > 60 ? 1 : bits < -60 ? 0 : 1 - 1 / (1 + powerOfTwo(bits))
    }

    private static func powerOfTwo(_ bits: Double) -> Double {
        let whole = bits.rounded(.down)
        return Double(sign: .plus, exponent: Int(whole), significand: 1)
            * exponential((bits - whole) * 0.693_147_180_559_945)
    }

    private static func exponential(_ value: Double) -> Double {
        // 0 ≤ value < ln 2: the series is exact to a double after twenty terms.
        var (sum, term) = (1.0, 1.0)
        for order in 1...20 {
            term *= value / Double(order)
            sum += term
        }
        return sum
    }

    private static func sixDecimals(_ value: Double) -> String {
        let scaled = Int((value * 1_000_000).rounded())
        let digits = String(scaled % 1_000_000)
        return "\(scaled / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    private static func answer(
        _ result: LinkageResult, _ table: LinkageFile, _ tested: [Int]?, _ options: LinkageOptions, _ seconds: Double
    ) -> DedupeFilterAnswer {
        let rows = 0..<table.keys.count
        // Each customer counts once, at the row that names it.
        let naming = rows.filter { Int(result.clusterOf[$0]) == $0 }
        var customersOfHousehold = [Int32](repeating: 0, count: rows.count)
        for row in naming { customersOfHousehold[Int(result.householdOf[row])] += 1 }
        let organisations =
            table.isOrganisation.isEmpty
            ? 0 : Set(rows.filter { table.isOrganisation[$0] }.map { result.clusterOf[$0] }).count
        return DedupeFilterAnswer(
            records: table.keys.count, customers: naming.count, organisations: organisations,
            households: customersOfHousehold.count { $0 > 1 }, candidatePairs: result.candidatePairs,
            thresholdBits: options.thresholdBits, isNarrowed: result.isNarrowed, leftOut: result.leftOut,
            seconds: seconds,
            truth: scores(result, table, tested), testedRecords: table.truth == nil ? nil : tested?.count,
            recognised: table.recognisedColumns)
    }

    private static func scores(_ result: LinkageResult, _ table: LinkageFile, _ tested: [Int]?) -> ClusterScores? {
        let clusters = result.clusterOf.map(Int.init)
        guard let truth = table.truth, let tested else {
            return table.truth.map { ClusterScores(clusters: clusters, truth: $0) }
        }
        return tested.isEmpty
            ? nil : ClusterScores(clusters: tested.map { clusters[$0] }, truth: tested.map { truth[$0] })
    }
}

package struct DedupeFilterAnswer: Answer {
    package var schema = 1
    package var records: Int
    package var customers: Int
    package var organisations: Int
    package var households: Int
    package var candidatePairs: Int
    package var thresholdBits: Double
    /// The memory allowed did not hold all pairs worth comparing.
    package var isNarrowed: Bool
    /// Columns that were not compared because there were too many.
    package var leftOut: [String]
    package var seconds: Double
    package var truth: ClusterScores?
    /// Of the pairs that are wrong, when they are written.
    package var errors: TruthReport.Counts?
    /// What labels did, when there are any.
    package var training: TrainingCounts?
    /// Records that no label names, when only they were scored.
    package var testedRecords: Int?
    /// Said to people: the model files used and saved.
    var files = ModelFiles()
    /// Said to people: which columns were taken for what, when nobody named any.
    var recognised: Message?

    enum CodingKeys: String, CodingKey {
        case schema, records, customers, organisations, households, seconds, truth, errors, training
        case testedRecords = "tested_records"
        case candidatePairs = "candidate_pairs"
        case thresholdBits = "threshold_bits"
        case isNarrowed = "narrowed"
        case leftOut = "left_out"
    }

    package func text(in language: Language) -> String {
        var lines = [
            Message(
                "dedupe.filter-head",
                [
                    "records": .count(records), "customers": .count(customers), "organisations": .count(organisations),
                    "households": .count(households), "pairs": .count(candidatePairs),
                ])
        ]
        if !leftOut.isEmpty {
            lines.append(
                Message(
                    "dedupe.left-out",
                    ["n": .count(leftOut.count), "names": .text(leftOut.joined(separator: ", "))]))
        }
        if isNarrowed { lines.append(Message("dedupe.narrowed")) }
        if let training { lines += training.messages }
        if let testedRecords {
            lines.append(
                testedRecords == 0
                    ? Message("dedupe.untested") : Message("dedupe.tested", ["n": .count(testedRecords)]))
        }
        if let truth {
            lines.append(
                Message(
                    "dedupe.truth",
                    [
                        "precision": .decimal(truth.precision, places: 4), "recall": .decimal(truth.recall, places: 4),
                        "f1": .decimal(truth.f1, places: 4), "bcubed": .decimal(truth.bcubedF1, places: 4),
                    ]))
        }
        lines += errors?.messages ?? []
        lines += files.messages
        if let recognised { lines.append(recognised) }
        return lines.map { $0.text(in: language) }.joined(separator: "\n")
    }
}

package enum DedupeFilterError: Error, Equatable {
    case unknownColumn(String, known: [String])
    case missingID(column: String, line: Int)
    case repeatedID(column: String, first: Int, second: Int)
    case unreadableRow(file: String, line: Int, reason: Message)
    case noUsableColumn
}

extension DedupeFilterError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknownColumn(let column, let known):
            Message("dedupe.no-column", ["column": .text(column), "known": .text(known.joined(separator: ", "))])
        case .missingID(let column, let line):
            Message("dedupe.missing-id", ["column": .text(column), "line": .count(line)])
        case .repeatedID(let column, let first, let second):
            Message("dedupe.repeated-id", ["column": .text(column), "first": .count(first), "second": .count(second)])
        case .unreadableRow(let file, let line, let reason):
            Message(
                "dedupe.unreadable-row", ["file": .text(file), "line": .count(line), "reason": .message(reason)])
        case .noUsableColumn: Message("dedupe.no-usable")
        }
    }

    package var status: ExitStatus {
        if case .unknownColumn = self { return .usage }
        if case .noUsableColumn = self { return .usage }
        return .unusableInput
    }
}
