import Columns

/// Finds the rates of all classes from compared pairs, without labels: expectation and maximisation by turns
/// (linkage method, §1.6).
struct Estimation: Sendable {
    let fields: [InternedField]
    let frequencies: [ValueFrequencies]
    let strangerRates: [[Double]]
    let kinds: [NonMatchClasses.Kind]
    let recordCount: Int
    /// All pairs are compared, so that strangers' rates can be found with the others.
    let isComplete: Bool

    private static let startWeight = 0.9
    private static let mostRounds = 40
    /// Rounds in which the match's rates stay, so that other classes find their pairs first.
    private static let heldRounds = 5
    /// This share of each class stays where it began, so that a class keeps its meaning.
    private static let keptShare = 0.1
    /// Near misses are as frequent among strangers as this share of all that were seen says, at least: where few pairs
    /// are alike, the match would else call every one its own, and its own the proof that strangers never are.
    private static let strangersShare = 0.5
    /// A class that explains less than this share of what the match explains dies.
    private static let deadShare = 0.01

    private var totalPairs: Double { max(1, Double(recordCount) * Double(recordCount - 1) / 2) }
    private var holdsPersons: Bool { fields.contains { $0.kind == .first } }

    /// The model before any pair was seen, or where an earlier fit ended.
    func start(after earlier: LinkageModel? = nil) -> LinkageModel {
        let modelled = fields.indices.map { place in
            LinkageModel.Field(
                name: fields[place].name, kind: fields[place].kind, group: fields[place].group,
                matchRates: earlier?.fields[place].matchRates ?? fields[place].kind.start,
                strangerRates: strangerRates[place], filled: frequencies[place].filled,
                equalRate: frequencies[place].equalRate, statedByRecords: Double(fields[place].filled))
        }
        let nonMatches =
            earlier?.nonMatches
            ?? kinds.map { kind in
                LinkageModel.NonMatch(
                    name: kind.name, shared: kind.shared, rates: kind.shared.map { startRates($0, in: kind) },
                    share: 0.02 * Double(recordCount) / totalPairs)
            }
        return LinkageModel(
            recordCount: recordCount, fields: modelled,
            matchShare: earlier?.matchShare ?? 0.05 * Double(recordCount) / totalPairs, nonMatches: nonMatches)
    }

    private func startRates(_ field: Int, in kind: NonMatchClasses.Kind) -> [Double] {
        var start = fields[field].kind.start
        if kind.alike.contains(field) {
            let top = fields[field].kind.top
            start = start.indices.map { $0 == 0 ? 0.5 : $0 == top ? 0 : 0.5 / Double(top - 1) }
        }
        return zip(start, strangerRates[field]).map { Self.startWeight * $0 + (1 - Self.startWeight) * $1 }
    }

    /// The fitted model and the rounds it took.
    func fit(
        _ groups: PatternGroups, after earlier: LinkageModel?, width: Int
    ) async throws -> (model: LinkageModel, rounds: Int) {
        var model = start(after: earlier)
        var weightBefore = 0.0
        for round in 0..<Self.mostRounds {
            let expected = try await expect(groups, model, width: width)
            var next = maximized(model, expected, holdsMatch: earlier == nil && round < Self.heldRounds)
            next.matchShare = max(expected.totals[0], 0.5) / totalPairs
            let moved = abs(logarithm(next.matchShare / model.matchShare))
            let isStill =
                round > 5 && moved < 1e-3 && abs(expected.totals[0] - weightBefore) < max(1, 1e-4 * expected.totals[0])
            weightBefore = expected.totals[0]
            model = next
            if isStill { return (model, round + 1) }
        }
        return (model, Self.mostRounds)
    }

    private typealias Sums = SIMD16<Double>

    /// Expected numbers of pairs: by field and level for each class, in all, and of pairs at all by level.
    private struct Expected: Sendable {
        var levels: [Sums]
        var seen: [Double]
        var totals = Sums.zero
    }

    private static let chunk = 4096

    private func expect(_ groups: PatternGroups, _ model: LinkageModel, width: Int) async throws -> Expected {
        let table = EvidenceTable(model)
        let starts = Array(stride(from: 0, to: groups.patterns.count, by: Self.chunk))
        let parts = try await orderedParallelMap(starts, width: width) { start in
            expect(groups, start..<min(start + Self.chunk, groups.patterns.count), table)
        }
        var expected = Expected(
            levels: Array(repeating: .zero, count: fields.count * 8), seen: Array(repeating: 0, count: fields.count * 8)
        )
        for part in parts {
            expected.totals += part.totals
            for place in expected.levels.indices {
                expected.levels[place] += part.levels[place]
                expected.seen[place] += part.seen[place]
            }
        }
        return expected
    }

    private func expect(_ groups: PatternGroups, _ range: Range<Int>, _ table: EvidenceTable) -> Expected {
        var levels = [Sums](repeating: .zero, count: fields.count * 8)
        var seen = [Double](repeating: 0, count: fields.count * 8)
        var totals = Sums.zero
        // Single precision within a run of patterns, double between runs.
        let run = 256
        var runLevels = [ClassVector](repeating: .zero, count: fields.count * 8)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: run) {
            for place in runLevels.indices { runLevels[place] = .zero }
            let places = start..<min(start + run, range.upperBound)
            var sum = expectRun(groups, places, table, &runLevels)
            for place in levels.indices where runLevels[place] != .zero {
                levels[place] += Sums(runLevels[place])
                seen[place] += Double(runLevels[place].total)
            }
            sum[PatternGroups.strangers] = 0
            totals += Sums(sum)
        }
        return Expected(levels: levels, seen: seen, totals: totals)
    }

    /// Adds the expected pairs of some patterns to `levels`, and gives those of each class.
    private func expectRun(
        _ groups: PatternGroups, _ range: Range<Int>, _ table: EvidenceTable, _ levels: inout [ClassVector]
    ) -> ClassVector {
        var total = ClassVector.zero
        levels.withUnsafeMutableBufferPointer { levels in
            table.entries.withUnsafeBufferPointer { entries in
                groups.factors.withUnsafeBufferPointer { factors in
                    groups.weights.withUnsafeBufferPointer { weights in
                        for place in range {
                            let pattern = groups.patterns[place]
                            var logs = table.sum(pattern, entries)
                            logs[PatternGroups.strangers] = table.strangerPrior
                            let chances = exponential(logs - logs.max())
                            var sum = ClassVector.zero
                            for group in groups.starts[place]..<groups.starts[place + 1] {
                                let joint = chances * factors[group]
                                let whole = joint.total
                                // Where nothing is left in single precision, no class is likelier than strangers.
                                if whole > 0 { sum += joint * (weights[group] / whole) }
                            }
                            total += sum
                            var rest = pattern
                            var field = 0
                            while rest != 0 {
                                let entry = Int(rest & 7)
                                if entry > 0 { levels[field + entry] += sum }
                                rest >>= UInt64(LevelPattern.bits)
                                field += 8
                            }
                        }
                    }
                }
            }
        }
        return total
    }

    private func maximized(_ model: LinkageModel, _ expected: Expected, holdsMatch: Bool) -> LinkageModel {
        var model = model
        for (field, kind) in fields.map(\.kind).enumerated() {
            let places = (1...kind.levelCount).map { field * 8 + $0 }
            let matches = places.map { expected.levels[$0][0] }
            if !holdsMatch {
                model.fields[field].matchRates = smoothed(
                    matches, towards: kind.start, by: 2 + Self.keptShare * matches.reduce(0, +))
            }
            limit(&model.fields[field].matchRates, field)
            if isComplete {
                // Equal values are judged by their own rarity; the others' rates come from pairs that do not match.
                let rest = places.enumerated().map { level, place in
                    let strangers = expected.seen[place] - expected.levels[place][0]
                    return level == 0 || level == kind.top
                        ? strangers : max(strangers, Self.strangersShare * expected.seen[place])
                }
                let sum = rest.reduce(0, +)
                model.fields[field].strangerRates = zip(rest, model.fields[field].strangerRates).map {
                    (max(0, $0) + 0.1 * $1) / (sum + 0.1)
                }
            }
        }
        for place in model.nonMatches.indices {
            let weight = expected.totals[place + 1]
            for (slot, field) in model.nonMatches[place].shared.enumerated() {
                let seen = (1...fields[field].kind.levelCount).map { expected.levels[field * 8 + $0][place + 1] }
                model.nonMatches[place].rates[slot] = smoothed(
                    seen, towards: startRates(field, in: kinds[place]), by: 5 + Self.keptShare * seen.reduce(0, +))
            }
            model.nonMatches[place].share = max(weight - Self.deadShare * expected.totals[0], 0.02) / totalPairs
        }
        return model
    }

    private func smoothed(_ seen: [Double], towards start: [Double], by weight: Double) -> [Double] {
        let sum = seen.reduce(0, +) + weight
        return zip(seen, start).map { ($0 + weight * $1) / sum }
    }

    /// Keeps the match a match where no customer is written twice: its fields mostly agree, and near misses are rarer
    /// than agreement. Without it, the match would take whatever makes some strangers alike, a first name and the
    /// e-mail made of it.
    private func limit(_ rates: inout [Double], _ field: Int) {
        let kind = fields[field].kind
        let most = mostDiffering(field)
        let alike = rates.indices.dropFirst()
        if rates[0] > most {
            let rest = alike.reduce(0) { $0 + rates[$1] }
            for level in alike { rates[level] *= (1 - most) / rest }
            rates[0] = most
        }
        let agreeing = kind.agreeing
        let near = alike.filter { !agreeing.contains($0) }.reduce(0) { $0 + rates[$1] }
        let agreed = agreeing.reduce(0) { $0 + rates[$1] }
        let excess = near - kind.mostNear * agreed
        guard excess > 0, near > 0, agreed > 0 else { return }
        let moved = excess / (1 + kind.mostNear)
        for level in alike {
            rates[level] *= agreeing.contains(level) ? 1 + moved / agreed : 1 - moved / near
        }
    }
    /// Of a column that only `--compare` names nobody knows how often it differs; names, dates and what stands for a
    /// name seldom do.
    private func mostDiffering(_ field: Int) -> Double {
        let (kind, group) = (fields[field].kind, fields[field].group)
        if kind == .text, !holdsPersons, group == .company || group == .anyText {
            return ComparisonKind.last.mostDiffering
        }
        return group.isUnknown && !kind.isName && kind != .date ? 1 : kind.mostDiffering
    }
}
