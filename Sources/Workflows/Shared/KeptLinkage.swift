import Linkage
import Records
import Storage

/// What the last linkage of a store keeps: its model, what was common then, and what need not be compared again.
struct KeptLinkage {
    /// The run that learned the model.
    var modelRun: Int
    var model: LinkageModel
    var basis: LinkageBasis
    /// By place in `ids`.
    var memory: LinkageMemory
    var ids: [Int]
    /// Columns that could tell records apart, and are not compared.
    var leftOut: [String]
    /// What decided what customers look like: `GoldenRecords.rules`.
    var goldenRules: String

    /// Changes with what the bytes mean, with how values are folded or compared, and with how customers are made.
    private static let format = 1

    private struct Head: Codable {
        var format: Int
        var modelRun: Int
        var recordCount: Int
        var steps: [LinkageBasis.Step]
        var screen: LinkageModel?
        var leftOut: [String]
        var goldenRules: String
    }

    /// Nil when nothing is kept, or another release of the program kept it.
    static func read(_ db: Connection) throws -> KeptLinkage? {
        let pieces = try LinkageState.read(db)
        guard let text = pieces["head"],
            let head = try? jsonValue(Head.self, from: String(decoding: text, as: UTF8.self)), head.format == format,
            let json = try db.first("SELECT model FROM linkage_model WHERE run_id = ?", [.integer(head.modelRun)])?[0]
                .text, let model = try? jsonValue(LinkageModel.self, from: json)
        else { return nil }
        func tables(_ name: String) -> [CountTable] {
            let ends: [UInt32] = numbers(pieces[name + ".ends"])
            let (hashes, counts): ([UInt64], [UInt32]) = (
                numbers(pieces[name + ".hashes"]), numbers(pieces[name + ".counts"])
            )
            var start = 0
            return ends.map { end in
                defer { start = Int(end) }
                return CountTable(hashes: Array(hashes[start..<Int(end)]), counts: Array(counts[start..<Int(end)]))
            }
        }
        var chained: [[Int32]] = []
        let members: [Int32] = numbers(pieces["chained"])
        var start = 0
        for end in numbers(pieces["chained.ends"]) as [UInt32] {
            chained.append(Array(members[start..<Int(end)]))
            start = Int(end)
        }
        return KeptLinkage(
            modelRun: head.modelRun, model: model,
            basis: LinkageBasis(
                recordCount: head.recordCount, steps: head.steps, screen: head.screen, values: tables("values"),
                parts: tables("parts"), words: tables("words")),
            memory: LinkageMemory(
                fingerprints: numbers(pieces["fingerprints"]), pairs: numbers(pieces["pairs"]),
                patterns: numbers(pieces["patterns"]), chained: chained),
            ids: (numbers(pieces["ids"]) as [Int64]).map { Int($0) }, leftOut: head.leftOut,
            goldenRules: head.goldenRules)
    }

    func write(_ db: Connection) throws {
        var pieces = [
            "head": Array(
                try jsonText(
                    Head(
                        format: Self.format, modelRun: modelRun, recordCount: basis.recordCount, steps: basis.steps,
                        screen: basis.screen, leftOut: leftOut, goldenRules: goldenRules)
                ).utf8),
            "ids": Self.bytes(ids.map { Int64($0) }), "fingerprints": Self.bytes(memory.fingerprints),
            "pairs": Self.bytes(memory.pairs), "patterns": Self.bytes(memory.patterns),
            "chained": Self.bytes(memory.chained.flatMap { $0 }),
            "chained.ends": Self.bytes(Self.ends(memory.chained.map(\.count))),
        ]
        for (name, tables) in [("values", basis.values), ("parts", basis.parts), ("words", basis.words)] {
            pieces[name + ".hashes"] = Self.bytes(tables.flatMap(\.hashes))
            pieces[name + ".counts"] = Self.bytes(tables.flatMap(\.counts))
            pieces[name + ".ends"] = Self.bytes(Self.ends(tables.map(\.hashes.count)))
        }
        try LinkageState.replace(db, by: pieces)
    }

    /// Gives the memory back of what only matching needs.
    mutating func drop() {
        memory = LinkageMemory(fingerprints: [], pairs: [], patterns: [], chained: [])
        basis.values = []
        basis.parts = []
        ids = []
    }

    /// What is remembered, by row of the records that there are now.
    ///
    /// - Parameter records: their ids, in rising order.
    func memory(for records: [Int]) -> LinkageMemory {
        // Both lists are in the order of ids.
        var rows = [Int32](repeating: -1, count: ids.count)
        var row = 0
        for (place, id) in ids.enumerated() {
            while row < records.count, records[row] < id { row += 1 }
            if row < records.count, records[row] == id { rows[place] = Int32(row) }
        }
        return memory.moved(rows, count: records.count)
    }

    private static func ends(_ counts: [Int]) -> [UInt32] {
        var end: UInt32 = 0
        return counts.map { count in
            end += UInt32(count)
            return end
        }
    }

    private static func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
        numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }

    private static func numbers<Number: FixedWidthInteger>(_ bytes: [UInt8]?) -> [Number] {
        let width = Number.bitWidth / 8
        return (bytes ?? []).withUnsafeBytes { bytes in
            (0..<bytes.count / width).map {
                Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * width, as: Number.self))
            }
        }
    }
}

/// Where the model of a linkage comes from.
enum ModelOrigin: Sendable, Equatable {
    /// A file that the user named.
    case given
    /// Learned because nothing was kept, or because that was asked for.
    case learned
    /// Learned because the base has grown or shrunk by a fifth since the last time.
    case learnedForSize(former: Int)
    /// Learned because other fields are filled than the last time.
    case learnedForFields
    /// Kept from an earlier run.
    case kept(run: Int)

    var isKept: Bool { if case .kept = self { true } else { false } }

    var name: String {
        switch self {
        case .given: "given"
        case .learned, .learnedForSize, .learnedForFields: "learned"
        case .kept: "kept"
        }
    }

    /// What is said of it, when there is anything to say.
    func message(comparedRecords: Int) -> Message? {
        switch self {
        case .given, .learned: nil
        case .learnedForSize(let former): Message("dedupe.model-size", ["former": .count(former)])
        case .learnedForFields: Message("dedupe.model-fields")
        case .kept(let run):
            Message("dedupe.model-kept", ["run": .text(String(run)), "records": .count(comparedRecords)])
        }
    }
}

extension KeptLinkage {
    /// The base may differ by this share from the one that the model was learned from.
    private static let mostGrowth = 0.2

    /// Links a store's records: under the kept model where it still fits, else under a new one.
    ///
    /// - Parameters:
    ///   - records: the ids of the records of `input`.
    ///   - kept: nil when a new model is asked for.
    static func link(
        _ input: consuming LinkageInput, _ records: [Int], kept: KeptLinkage?, _ options: LinkageOptions,
        _ files: ModelFiles, _ progress: @escaping ProgressReport
    ) async throws -> (result: LinkageResult, origin: ModelOrigin) {
        if files.used != nil { return (try await files.link(consume input, options, progress), .given) }
        guard let kept else { return (try await files.link(consume input, options, progress), .learned) }
        let (former, now) = (kept.basis.recordCount, records.count)
        guard Double(abs(now - former)) <= mostGrowth * Double(former), now > options.comparedWhole else {
            return (try await files.link(consume input, options, progress), .learnedForSize(former: former))
        }
        do {
            let result = try await Linker.link(
                copy input, options: options, model: kept.model, basis: kept.basis, memory: kept.memory(for: records)
            ) { progress($0.progress) }
            if result.leftOut == kept.leftOut { return (result, .kept(run: kept.modelRun)) }
        } catch LinkageError.modelOfOtherFields {}
        return (try await files.link(consume input, options, progress), .learnedForFields)
    }
}
