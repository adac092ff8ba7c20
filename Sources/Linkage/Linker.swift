import Columns

/// A stage of matching, for whoever waits.
package enum LinkageStage: String, Sendable, CaseIterable {
    case folding, blocking, comparing, estimating, clustering, estimatingAgain, households
}

/// Finds records of one customer, without labels and without settings (see this module's README).
package enum Linker {
    /// Matches records.
    ///
    /// The result depends on the set of records and their keys alone, not on their order nor on the number of cores.
    /// - Parameters:
    ///   - input: its columns are given up once they are folded; a caller who keeps none of them spares their memory.
    ///   - model: of an earlier run, under which the records are matched; nil to find one from the records. Columns that
    ///     it does not compare are left out and named.
    ///   - basis: with the model's run's basis, the result is a function of the records, the model and the basis.
    ///   - memory: what an earlier run with this model and basis found out about the records, by row of `input`: it
    ///     spares work, and changes nothing.
    /// - Throws: `LinkageError` when the columns cannot be matched at all; `CancellationError` between stages.
    package static func link(
        _ input: consuming LinkageInput, options: LinkageOptions, model: LinkageModel? = nil,
        basis: LinkageBasis? = nil, memory: LinkageMemory? = nil,
        progress: @Sendable (LinkageStage) -> Void = { _ in }
    ) async throws -> LinkageResult {
        var input = input
        try check(input)
        let order = RecordOrder(input.keys)
        guard input.keys.count > 1 else { return .alone(input.keys.count) }
        progress(.folding)
        let isOrganisation = input.isOrganisation.isEmpty ? [] : order.rows.map { input.isOrganisation[Int($0)] }
        let (all, compared, leftOut) = try await FieldBuilder(
            input: input, order: order.rows, width: options.width
        ).fields(under: model)
        // Once folded the columns are of no use, and most of the memory if nobody else holds them.
        input.columns = []
        var constraints = Constraints(input.decisions, placeOf: order.places)
        constraints.apart = input.rules.apart.map { numbers in order.rows.map { numbers[Int($0)] } }
        if let numbers = NumberedCompanies.numbers(all) { constraints.apart.append(numbers) }
        if let numbers = GenerationMarks.numbers(all) { constraints.apart.append(numbers) }
        constraints.addSame(IdenticalRecords.pairs(all, isOrganisation: isOrganisation))
        constraints.addSame(
            JoinRules(input, fields: all, order: order.rows, isOrganisation: isOrganisation).pairs())
        var run = LinkageRun(
            fields: compared, isOrganisation: isOrganisation, constraints: constraints, options: options)
        run.labels = input.labels?.ordered(order)
        if options.remembers {
            run.keyHashes = order.rows.map { row in input.keys.withBytes(Int(row)) { hashBytes($0) } }
        }
        let outcome =
            if let model, let basis {
                try await run.outcome(
                    under: model, basis: basis, former: memory?.renumbered(order.places), progress: progress)
            } else if let model {
                try await run.outcome(under: model, progress: progress)
            } else {
                try await run.outcome(progress: progress)
            }
        var result = outcome.result(order)
        result.leftOut = leftOut
        return result
    }

    /// Weighs two records of `input` again under the model of an earlier run.
    ///
    /// Names are taken as they stand, not completed from e-mails. An equal value that the model does not remember counts
    /// as the rarest of those that it does, so that its bits are never too many.
    package static func explain(
        _ a: Int, _ b: Int, of input: LinkageInput, model: LinkageModel
    ) async throws -> PairExplanation {
        try check(input)
        let order = input.keys[a] <= input.keys[b] ? [Int32(a), Int32(b)] : [Int32(b), Int32(a)]
        let fields = FieldBuilder(input: input, order: order, width: 1).fields(of: model)
        let comparer = try await PairComparer(fields, model: model, width: 1)
        let pattern = comparer.compare([RecordPair.word(0, 1)][...])[0]
        return model.explanation(pattern) { place in
            let id = Int(fields[place].ids[0])
            return id < 0 ? 0 : RememberedValues(model.fields[place]).rarity(of: fields[place].values.value(id))
        }
    }

    /// Weighs pairs of records of `input` under a model, as `link` would: among all records, and completed by them.
    ///
    /// - Parameter pairs: of two rows each.
    package static func weigh(
        _ pairs: [(a: Int, b: Int)], of input: LinkageInput, model: LinkageModel, width: Int
    ) async throws -> [PairExplanation] {
        try check(input)
        let order = RecordOrder(input.keys)
        let builder = FieldBuilder(input: input, order: order.rows, width: width)
        let fields = try await builder.fields(under: model).compared
        let comparer = try await PairComparer(fields, model: model, width: width)
        let scorer = PairScorer(model, fields, zip(fields, model.fields).map { ValueFrequencies($0, under: $1) })
        let words = pairs.map { RecordPair.word(Int(order.places[$0.a]), Int(order.places[$0.b])) }
        var evidence = PairEvidence()
        for (word, pattern) in zip(words, try await comparer.patterns(words, width: width)) {
            evidence.append(pattern: pattern, pair: word, scorer: scorer)
        }
        return words.indices.map { evidence.explanation($0, model: model) }
    }

    private static func check(_ input: LinkageInput) throws {
        let rows = input.keys.count
        for column in input.columns where column.texts.count != rows {
            throw LinkageError.unevenColumns(column: column.name, rows: column.texts.count, expected: rows)
        }
        if !input.isOrganisation.isEmpty, input.isOrganisation.count != rows {
            throw LinkageError.unevenColumns(column: "isOrganisation", rows: input.isOrganisation.count, expected: rows)
        }
        for column in input.rules.columns where column.texts.count != rows {
            throw LinkageError.unevenColumns(column: column.name, rows: column.texts.count, expected: rows)
        }
        if case .customers(let numbers) = input.labels, numbers.count != rows {
            throw LinkageError.unevenColumns(column: "labels", rows: numbers.count, expected: rows)
        }
        for numbers in input.rules.apart where numbers.count != rows {
            throw LinkageError.unevenColumns(column: "apart", rows: numbers.count, expected: rows)
        }
        guard !input.columns.isEmpty else { throw LinkageError.noUsableColumn }
    }
}

/// Records in the byte order of their keys; equal keys keep the order of their rows.
struct RecordOrder: Sendable {
    /// The row of each record, and the record of each row.
    let rows: [Int32]
    let places: [Int32]
    /// The rows are in the order of the keys.
    let isIdentity: Bool

    init(_ keys: TextColumn) {
        let starts = (0..<keys.count).map { row in
            keys.bytes[keys.range(row)].prefix(8).enumerated().reduce(UInt64(0)) {
                $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset)
            }
        }
        func isBefore(_ a: Int32, _ b: Int32) -> Bool {
            let (a, b) = (Int(a), Int(b))
            if starts[a] != starts[b] { return starts[a] < starts[b] }
            let (left, right) = (keys.bytes[keys.range(a)], keys.bytes[keys.range(b)])
            if left.elementsEqual(right) { return a < b }
            return left.lexicographicallyPrecedes(right)
        }
        var rows = (0..<Int32(keys.count)).map { $0 }
        let isSorted = rows.indices.dropFirst().allSatisfy { isBefore(rows[$0 - 1], rows[$0]) }
        isIdentity = isSorted
        if !isSorted { rows.sort(by: isBefore) }
        var places = [Int32](repeating: 0, count: rows.count)
        for (place, row) in rows.enumerated() { places[Int(row)] = Int32(place) }
        self.rows = rows
        self.places = places
    }
}
