import Columns

/// Gives the levels of all fields of pairs of records, packed by `LevelPattern`.
struct PairComparer: Sendable {
    let fields: [ComparedField]
    /// For each phone column, for each other: the number that a value of the first has in the second, or -2.
    private let crossings: [PhoneCrossing]
    /// Places of the first and last names, when there are both.
    private let names: (first: Int, last: Int)?

    private struct PhoneCrossing: Sendable {
        let from: Int
        let to: Int
        let numbers: [Int32]
    }

    init(_ fields: [InternedField], width: Int) async throws {
        let nicknames = Nicknames()
        self.init(
            try await orderedParallelMap(fields, width: width) { field in
                ComparedField(
                    field, nicknames: nicknames, documents: field.kind == .text ? TripleCounts(field) : nil)
            })
    }

    /// For records that are weighed again, with the counts of triples that the model remembers.
    init(_ fields: [InternedField], model: LinkageModel) async throws {
        let nicknames = Nicknames()
        self.init(
            zip(fields, model.fields).map { field, remembered in
                ComparedField(
                    field, nicknames: nicknames, documents: field.kind == .text ? TripleCounts(remembered) : nil)
            })
    }

    private init(_ compared: [ComparedField]) {
        let fields = compared.map(\.field)
        self.fields = compared
        let phones = fields.indices.filter { fields[$0].kind == .phone }
        var crossings: [PhoneCrossing] = []
        for from in phones {
            for to in phones where to != from {
                let numbers = (0..<fields[from].values.count).map { id in
                    fields[to].values.find(fields[from].values.value(id)) ?? -2
                }
                crossings.append(PhoneCrossing(from: from, to: to, numbers: numbers))
            }
        }
        self.crossings = crossings
        if let first = fields.firstIndex(where: { $0.kind == .first }),
            let last = fields.firstIndex(where: { $0.kind == .last })
        {
            names = (first, last)
        } else {
            names = nil
        }
    }

    /// Pairs compared by one task; small enough for the second core to find work.
    private static let chunk = 1 << 15

    /// The patterns of `pairs`, in their order.
    func patterns(_ pairs: [UInt64], width: Int) async throws -> [UInt64] {
        let starts = Array(stride(from: 0, to: pairs.count, by: Self.chunk))
        let parts = try await orderedParallelMap(starts, width: width) { start in
            compare(pairs[start..<min(start + Self.chunk, pairs.count)])
        }
        if parts.count == 1 { return parts[0] }
        var patterns: [UInt64] = []
        patterns.reserveCapacity(pairs.count)
        for part in parts { patterns.append(contentsOf: part) }
        return patterns
    }

    func compare(_ pairs: ArraySlice<UInt64>) -> [UInt64] {
        var patterns = [UInt64](repeating: 0, count: pairs.count)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { masks in
            masks.initialize(repeating: 0)
            guard let masks = masks.baseAddress else { return }
            pairs.withUnsafeBufferPointer { pairs in
                patterns.withUnsafeMutableBufferPointer { patterns in
                    for place in fields.indices { fill(place, pairs, patterns, masks) }
                    for crossing in crossings { fill(crossing, pairs, patterns) }
                    if let names { exchangeNames(names.first, names.last, pairs, patterns, masks) }
                }
            }
        }
        return patterns
    }

    private func fill(
        _ place: Int, _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ masks: UnsafeMutablePointer<UInt64>
    ) {
        let compared = fields[place]
        let loop = PairLoop(compared: compared, place: place, pairs: pairs, patterns: patterns, masks: masks)
        switch compared.field.kind {
        case .first: loop.run { ValueComparison.personName($0, $1, $2, nicknames: true) }
        case .last: loop.run { ValueComparison.personName($0, $1, $2, nicknames: false) }
        case .name, .city: loop.run { ValueComparison.plainName($0, $1, $2) }
        case .date: loop.run { ValueComparison.date($0, $1, $2) }
        case .code: loop.run { ValueComparison.code($0, $1, $2) }
        case .phone: loop.run { ValueComparison.phone($0, $1, $2) }
        case .postal: loop.run { ValueComparison.postal($0, $1, $2) }
        case .number: loop.run { ValueComparison.number($0, $1, $2) }
        case .email: loop.runWithoutPattern { ValueComparison.email(&$0, $1, $2) }
        case .category: loop.runEqualOnly()
        case .text: loop.runText()
        }
    }

    /// A phone that is the other record's other phone.
    private func fill(
        _ crossing: PhoneCrossing, _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>
    ) {
        let level = ComparisonKind.phone.top - 1
        fields[crossing.from].field.ids.withUnsafeBufferPointer { from in
            fields[crossing.to].field.ids.withUnsafeBufferPointer { to in
                crossing.numbers.withUnsafeBufferPointer { numbers in
                    for place in 0..<pairs.count where LevelPattern.level(patterns[place], crossing.from) < level {
                        let (a, b) = (RecordPair.first(pairs[place]), RecordPair.second(pairs[place]))
                        let meets =
                            from[a] >= 0 && numbers[Int(from[a])] >= 0 && numbers[Int(from[a])] == to[b]
                            || from[b] >= 0 && numbers[Int(from[b])] >= 0 && numbers[Int(from[b])] == to[a]
                        if meets { LevelPattern.set(&patterns[place], crossing.from, level: level) }
                    }
                }
            }
        }
    }

    /// First and last name in each other's column.
    private func exchangeNames(
        _ first: Int, _ last: Int, _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ masks: UnsafeMutablePointer<UInt64>
    ) {
        let firsts = ValueReader(fields[first])
        let lasts = ValueReader(fields[last])
        firsts.withValues { firstIDs, firstValue in
            lasts.withValues { lastIDs, lastValue in
                var pattern = BytePattern(masks: masks)
                @inline(__always) func cross(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
                    guard ValueComparison.mayBeClose(a, b) else { return false }
                    if a.count == b.count, ValueComparison.isPrefix(a, b) { return true }
                    pattern.prepare(a.text, count: a.count)
                    if pattern.jaroWinkler(b.text, count: b.count) >= 0.93 { return true }
                    return min(a.count, b.count) >= 4 && pattern.alignmentDistance(b.text, count: b.count) <= 1
                }
                func shareInitial(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
                    min(a.count, b.count) == 1 && a.text[0] == b.text[0]
                }
                for place in 0..<pairs.count {
                    let levels = patterns[place]
                    guard LevelPattern.level(levels, first) <= 1, LevelPattern.level(levels, last) <= 1 else {
                        continue
                    }
                    let (a, b) = (RecordPair.first(pairs[place]), RecordPair.second(pairs[place]))
                    let (fa, la, fb, lb) = (firstIDs[a], lastIDs[a], firstIDs[b], lastIDs[b])
                    guard fa >= 0 && lb >= 0 || la >= 0 && fb >= 0 else { continue }
                    let one = fa >= 0 && lb >= 0
                    let two = la >= 0 && fb >= 0
                    let isOne = one && cross(firstValue(fa), lastValue(lb))
                    let isTwo = two && cross(lastValue(la), firstValue(fb))
                    guard isOne || isTwo else { continue }
                    if one && two {
                        // Exchanged, with an initial for the first name, says of the first name what an initial does.
                        let isInitial =
                            isOne
                            ? shareInitial(lastValue(la), firstValue(fb)) : shareInitial(firstValue(fa), lastValue(lb))
                        guard isOne && isTwo || isInitial else { continue }
                        LevelPattern.set(&patterns[place], first, level: isOne && isTwo ? 3 : 1)
                        LevelPattern.set(&patterns[place], last, level: 3)
                    } else {
                        LevelPattern.set(&patterns[place], last, level: 3)
                        LevelPattern.set(&patterns[place], first, level: -1)
                    }
                }
                pattern.clear()
            }
        }
    }
}
