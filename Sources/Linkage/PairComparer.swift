import Columns

/// Gives the levels of all fields of pairs of records, packed by `LevelPattern`.
struct PairComparer: Sendable {
    let fields: [ComparedField]
    private let rows: RecordRows
    /// The numbers of all phone columns in one space, so that a number is found in another column.
    private let phones: (fields: [Int], rows: RecordRows)
    /// Places of the first and last names, when there are both.
    let names: (first: Int, last: Int)?

    init(_ fields: [InternedField], width: Int) async throws {
        let nicknames = Nicknames()
        self.init(
            try await orderedParallelMap(fields, width: width) { field in
                ComparedField(
                    field, nicknames: nicknames, documents: field.kind == .text ? TripleCounts(field) : nil)
            })
    }

    /// For records that are weighed under a model, with the counts of triples that it remembers.
    init(_ fields: [InternedField], model: LinkageModel, width: Int) async throws {
        let nicknames = Nicknames()
        self.init(
            try await orderedParallelMap(Array(zip(fields, model.fields)), width: width) { field, remembered in
                ComparedField(
                    field, nicknames: nicknames, documents: field.kind == .text ? TripleCounts(remembered) : nil)
            })
    }

    private init(_ compared: [ComparedField]) {
        let fields = compared.map(\.field)
        self.fields = compared
        rows = RecordRows(fields.map(\.ids))
        let phonePlaces = fields.indices.filter { fields[$0].kind == .phone }
        phones = (phonePlaces, RecordRows(phonePlaces.count > 1 ? Self.inOneSpace(phonePlaces.map { fields[$0] }) : []))
        if let first = fields.firstIndex(where: { $0.kind == .first }),
            let last = fields.firstIndex(where: { $0.kind == .last })
        {
            names = (first, last)
        } else {
            names = nil
        }
    }

    private static func inOneSpace(_ fields: [InternedField]) -> [[Int32]] {
        var space = ValueArena()
        return fields.map { field in
            let numbers = (0..<field.values.count).map { space.intern(field.values.value($0)) }
            return field.ids.map { $0 < 0 ? -1 : numbers[Int($0)] }
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

    /// Pairs whose values lie side by side before any field is compared.
    private static let block = 8192

    /// The patterns of some pairs. With a bound, a pair that proves hopeless is not compared to its end and gets
    /// `LevelPattern.hopeless`.
    func compare(_ pairs: ArraySlice<UInt64>, bound: EarlyBound? = nil) -> [UInt64] {
        var patterns = [UInt64](repeating: 0, count: pairs.count)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { masks in
            masks.initialize(repeating: 0)
            guard let masks = masks.baseAddress else { return }
            let block = max(1, min(Self.block, pairs.count))
            withUnsafeTemporaryAllocation(of: UnlikeValues.self, capacity: block * fields.count) { unlike in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: block) { hopes in
                    hopes.initialize(repeating: .infinity)
                    pairs.withUnsafeBufferPointer { pairs in
                        patterns.withUnsafeMutableBufferPointer { patterns in
                            for start in stride(from: 0, to: pairs.count, by: Self.block) {
                                let range = start..<min(start + Self.block, pairs.count)
                                compareBlock(
                                    UnsafeBufferPointer(rebasing: pairs[range]),
                                    UnsafeMutableBufferPointer(rebasing: patterns[range]), unlike,
                                    UnsafeMutableBufferPointer(rebasing: hopes[..<range.count]), bound, masks)
                            }
                        }
                    }
                }
            }
        }
        return patterns
    }

    private func compareBlock(
        _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ unlike: UnsafeMutableBufferPointer<UnlikeValues>, _ hopes: UnsafeMutableBufferPointer<Float>,
        _ bound: EarlyBound?, _ masks: UnsafeMutablePointer<UInt64>
    ) {
        var counts = partUnlike(pairs, patterns, unlike)
        func unlikeValues(_ field: Int) -> UnsafeBufferPointer<UnlikeValues> {
            let start = field * pairs.count
            return UnsafeBufferPointer(rebasing: unlike[start..<start + counts[field]])
        }
        guard let bound else {
            for place in fields.indices { fill(place, unlikeValues(place), patterns, masks) }
            if phones.fields.count > 1 { crossPhones(pairs, patterns, hopes) }
            if let names { exchangeNames(names.first, names.last, pairs, patterns, hopes, bound, masks) }
            return
        }
        bound.begin(hopes, pairs, patterns, unlikeValues)
        if phones.fields.count > 1 { keepCrossed(pairs, hopes) }
        for place in bound.order {
            // What is left of the field's pairs once others have shown them to be hopeless.
            let start = place * pairs.count
            var kept = 0
            for offset in 0..<counts[place] {
                let pair = unlike[start + offset]
                unlike[start + kept] = pair
                kept += bound.isHopeless(hopes[Int(pair.place)]) ? 0 : 1
            }
            counts[place] = kept
            fill(place, unlikeValues(place), patterns, masks)
            if let names, place == names.first || place == names.last {
                guard place == max(names.first, names.last) else { continue }
                exchangeNames(names.first, names.last, pairs, patterns, hopes, bound, masks)
                bound.account(names.first, hopes, patterns, unlikeValues(names.first))
                bound.accountLastNames(hopes, patterns)
            } else {
                bound.account(place, hopes, patterns, unlikeValues(place))
            }
        }
        if phones.fields.count > 1 { crossPhones(pairs, patterns, hopes) }
        for place in 0..<pairs.count where bound.isHopeless(hopes[place]) { patterns[place] = LevelPattern.hopeless }
    }

    /// Marks equal values, and gathers unlike ones field by field: those of field `n` begin at `n` times the pairs.
    private func partUnlike(
        _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ unlike: UnsafeMutableBufferPointer<UnlikeValues>
    ) -> [Int] {
        let fieldCount = fields.count
        let tops = fields.indices.map { UInt64(fields[$0].field.kind.top + 1) << UInt64($0 * LevelPattern.bits) }
        var ends = fields.indices.map { $0 * pairs.count }
        rows.ids.withUnsafeBufferPointer { ids in
            tops.withUnsafeBufferPointer { tops in
                ends.withUnsafeMutableBufferPointer { ends in
                    for place in 0..<pairs.count {
                        let left = ids.baseAddress.unsafelyUnwrapped + RecordPair.first(pairs[place]) * rows.stride
                        let right = ids.baseAddress.unsafelyUnwrapped + RecordPair.second(pairs[place]) * rows.stride
                        var pattern: UInt64 = 0
                        for field in 0..<fieldCount {
                            let (a, b) = (left[field], right[field])
                            unlike[ends[field]] = UnlikeValues(left: a, right: b, place: UInt32(place))
                            let isStated = a | b >= 0
                            ends[field] += isStated && a != b ? 1 : 0
                            pattern |= isStated && a == b ? tops[field] : 0
                        }
                        patterns[place] = pattern
                    }
                }
            }
        }
        return fields.indices.map { ends[$0] - $0 * pairs.count }
    }

    private func fill(
        _ place: Int, _ unlike: UnsafeBufferPointer<UnlikeValues>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ masks: UnsafeMutablePointer<UInt64>
    ) {
        let compared = fields[place]
        let loop = PairLoop(compared: compared, place: place, unlike: unlike, patterns: patterns, masks: masks)
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
    private func crossPhones(
        _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ hopes: UnsafeMutableBufferPointer<Float>
    ) {
        let level = ComparisonKind.phone.top - 1
        let count = phones.fields.count
        phones.rows.ids.withUnsafeBufferPointer { ids in
            phones.fields.withUnsafeBufferPointer { phoneFields in
                // A pair with a crossed phone has every hope.
                for place in 0..<pairs.count where hopes[place] == .infinity {
                    let left = ids.baseAddress.unsafelyUnwrapped + RecordPair.first(pairs[place]) * count
                    let right = ids.baseAddress.unsafelyUnwrapped + RecordPair.second(pairs[place]) * count
                    for from in 0..<count {
                        for to in 0..<count where to != from && left[from] == right[to] && left[from] >= 0 {
                            // What is said of both columns: each has its number in the other record.
                            for slot in [from, to] where LevelPattern.level(patterns[place], phoneFields[slot]) < level
                            {
                                LevelPattern.set(&patterns[place], phoneFields[slot], level: level)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Gives every hope to pairs of which one's phone is the other's other phone.
    private func keepCrossed(_ pairs: UnsafeBufferPointer<UInt64>, _ hopes: UnsafeMutableBufferPointer<Float>) {
        let count = phones.fields.count
        phones.rows.ids.withUnsafeBufferPointer { ids in
            for place in 0..<pairs.count {
                let left = ids.baseAddress.unsafelyUnwrapped + RecordPair.first(pairs[place]) * count
                let right = ids.baseAddress.unsafelyUnwrapped + RecordPair.second(pairs[place]) * count
                var isCrossed = false
                for from in 0..<count where left[from] >= 0 {
                    for to in 0..<count where to != from && left[from] == right[to] { isCrossed = true }
                }
                if isCrossed { hopes[place] = .infinity }
            }
        }
    }

    /// First and last name in each other's column.
    private func exchangeNames(
        _ first: Int, _ last: Int, _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ hopes: UnsafeMutableBufferPointer<Float>, _ bound: EarlyBound?, _ masks: UnsafeMutablePointer<UInt64>
    ) {
        let firsts = ValueReader(fields[first])
        let lasts = ValueReader(fields[last])
        firsts.withValues { firstValue in
            lasts.withValues { lastValue in
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
                    if let bound, bound.isHopeless(hopes[place]) { continue }
                    guard LevelPattern.level(levels, first) <= 1, LevelPattern.level(levels, last) <= 1 else {
                        continue
                    }
                    let (a, b) = (RecordPair.first(pairs[place]), RecordPair.second(pairs[place]))
                    let (left, right) = (a * rows.stride, b * rows.stride)
                    let (fa, la) = (rows.ids[left + first], rows.ids[left + last])
                    let (fb, lb) = (rows.ids[right + first], rows.ids[right + last])
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
