import Columns

/// Gives the levels of all fields of pairs of records, packed by `LevelPattern`.
struct PairComparer: Sendable {
    let fields: [ComparedField]
    private let rows: RecordRows
    /// Places of the phone columns, when there are several: their values are numbered in one space, so that a number is
    /// found in another column.
    private let phones: [Int]
    /// Places of the first and last names, when there are both.
    let names: (first: Int, last: Int)?

    init(_ fields: [InternedField], width: Int) async throws {
        try await self.init(fields, documents: fields.map { _ in nil }, width: width)
    }

    /// For records that are weighed under a model, with the counts of triples that it remembers.
    init(_ fields: [InternedField], model: LinkageModel, width: Int) async throws {
        try await self.init(fields, documents: model.fields.map { TripleCounts($0) }, width: width)
    }

    /// - Parameter documents: of texts; nil to take them from the field.
    private init(_ fields: [InternedField], documents: [TripleCounts?], width: Int) async throws {
        let nicknames = Nicknames()
        let phonePlaces = fields.indices.filter { fields[$0].kind == .phone }
        phones = phonePlaces.count > 1 ? phonePlaces : []
        let numbered = Self.inOneSpace(fields, phones)
        let repeated = Set(phones.dropFirst())
        var compared = try await orderedParallelMap(Array(numbered.indices), width: width) { place in
            let field = numbered[place]
            let counts = field.kind == .text ? documents[place] ?? TripleCounts(field) : nil
            return repeated.contains(place)
                ? nil : ComparedField(field, nicknames: nicknames, documents: counts)
        }
        for place in repeated { compared[place] = compared[phones[0]] }
        self.fields = compared.compactMap { $0 }
        rows = RecordRows(numbered.map(\.ids))
        if let first = fields.firstIndex(where: { $0.kind == .first }),
            let last = fields.firstIndex(where: { $0.kind == .last })
        {
            names = (first, last)
        } else {
            names = nil
        }
    }

    /// The fields with the values of some numbered in one space.
    private static func inOneSpace(_ fields: [InternedField], _ places: [Int]) -> [InternedField] {
        var fields = fields
        var space = ValueArena()
        for place in places {
            let field = fields[place]
            let numbers = (0..<field.values.count).map { space.intern(field.values.value($0)) }
            fields[place].ids = field.ids.map { $0 < 0 ? -1 : numbers[Int($0)] }
        }
        space.freeze()
        for place in places { fields[place].values = space }
        return fields
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
    private static let block = 2048

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
                    withUnsafeTemporaryAllocation(of: Bool.self, capacity: block) { crossed in
                        hopes.initialize(repeating: .infinity)
                        crossed.initialize(repeating: false)
                        pairs.withUnsafeBufferPointer { pairs in
                            patterns.withUnsafeMutableBufferPointer { patterns in
                                for start in stride(from: 0, to: pairs.count, by: Self.block) {
                                    let range = start..<min(start + Self.block, pairs.count)
                                    compareBlock(
                                        UnsafeBufferPointer(rebasing: pairs[range]),
                                        UnsafeMutableBufferPointer(rebasing: patterns[range]), unlike,
                                        UnsafeMutableBufferPointer(rebasing: hopes[..<range.count]),
                                        UnsafeMutableBufferPointer(rebasing: crossed[..<range.count]), bound, masks)
                                }
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
        _ crossed: UnsafeMutableBufferPointer<Bool>, _ bound: EarlyBound?, _ masks: UnsafeMutablePointer<UInt64>
    ) {
        var counts = partUnlike(pairs, patterns, unlike, crossed)
        func unlikeValues(_ field: Int) -> UnsafeBufferPointer<UnlikeValues> {
            let start = field * pairs.count
            return UnsafeBufferPointer(rebasing: unlike[start..<start + counts[field]])
        }
        guard let bound else {
            for place in fields.indices { fill(place, unlikeValues(place), patterns, masks) }
            crossPhones(pairs, patterns, crossed)
            if let names { exchangeNames(names.first, names.last, pairs, patterns, hopes, bound, masks) }
            return
        }
        bound.begin(hopes, pairs, patterns, unlikeValues)
        for place in 0..<pairs.count where crossed[place] { hopes[place] = .infinity }
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
        crossPhones(pairs, patterns, crossed)
        for place in 0..<pairs.count where bound.isHopeless(hopes[place]) { patterns[place] = LevelPattern.hopeless }
    }

    /// Marks equal values, and gathers unlike ones field by field: those of field `n` begin at `n` times the pairs. Tells
    /// of which pairs one's phone is the other's other phone.
    private func partUnlike(
        _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ unlike: UnsafeMutableBufferPointer<UnlikeValues>, _ crossed: UnsafeMutableBufferPointer<Bool>
    ) -> [Int] {
        let tops = fields.indices.map { UInt64(fields[$0].field.kind.top + 1) << UInt64($0 * LevelPattern.bits) }
        var ends = fields.indices.map { $0 * pairs.count }
        rows.ids.withUnsafeBufferPointer { ids in
            guard let ids = ids.baseAddress else { return }
            tops.withUnsafeBufferPointer { tops in
                ends.withUnsafeMutableBufferPointer { ends in
                    for start in stride(from: 0, to: pairs.count, by: Self.batch) {
                        let batch = start..<min(start + Self.batch, pairs.count)
                        // The second records lie anywhere: all are asked for before the first is looked at, so that
                        // the waits for memory overlap. No value has the lowest number.
                        var asked: Int32 = 0
                        for place in batch {
                            let right = ids + RecordPair.second(pairs[place]) * rows.stride
                            asked = min(asked, right[0], right[rows.stride - 1])
                        }
                        guard asked > .min else { continue }
                        for place in batch {
                            let left = ids + RecordPair.first(pairs[place]) * rows.stride
                            let right = ids + RecordPair.second(pairs[place]) * rows.stride
                            patterns[place] = part(left, right, place, tops, ends, unlike)
                            crossed[place] = isCrossed(left, right)
                        }
                    }
                }
            }
        }
        return fields.indices.map { ends[$0] - $0 * pairs.count }
    }

    /// Pairs whose records are asked for together.
    private static var batch: Int { 32 }

    /// The pattern of the equal values of two records; the unlike ones are added to those of their fields.
    @inline(__always)
    private func part(
        _ left: UnsafePointer<Int32>, _ right: UnsafePointer<Int32>, _ place: Int,
        _ tops: UnsafeBufferPointer<UInt64>, _ ends: UnsafeMutableBufferPointer<Int>,
        _ unlike: UnsafeMutableBufferPointer<UnlikeValues>
    ) -> UInt64 {
        var pattern: UInt64 = 0
        var first = 0
        while first < tops.count {
            typealias Numbers = SIMD8<Int32>
            let (a, b) = (
                UnsafeRawPointer(left + first).loadUnaligned(as: Numbers.self),
                UnsafeRawPointer(right + first).loadUnaligned(as: Numbers.self)
            )
            // A byte of ones for each field that both state. Behind the last field the next row begins.
            let within = tops.count - first >= 8 ? UInt64.max : 1 << UInt64(8 * (tops.count - first)) - 1
            // A number is -1 or at least 0; comparing for order is not done eight at a time.
            let none = Numbers(repeating: -1)
            let isStated = ~(Self.bytes(a .== none) | Self.bytes(b .== none)) & within
            let isEqual = Self.bytes(a .== b)
            var rest = isStated & isEqual
            while rest != 0 {
                let byte = rest.trailingZeroBitCount & ~7
                pattern |= tops[first + byte >> 3]
                rest &= ~(0xFF << UInt64(byte))
            }
            rest = isStated & ~isEqual
            while rest != 0 {
                let byte = rest.trailingZeroBitCount & ~7
                let field = first + byte >> 3
                unlike[ends[field]] = UnlikeValues(left: left[field], right: right[field], place: UInt32(place))
                ends[field] += 1
                rest &= ~(0xFF << UInt64(byte))
            }
            first += 8
        }
        return pattern
    }

    @inline(__always)
    private static func bytes(_ mask: SIMDMask<SIMD8<Int32>>) -> UInt64 {
        unsafeBitCast(
            SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(mask, to: SIMD8<UInt32>.self)), to: UInt64.self
        ).littleEndian
    }

    @inline(__always)
    private func isCrossed(_ left: UnsafePointer<Int32>, _ right: UnsafePointer<Int32>) -> Bool {
        for from in phones where left[from] >= 0 {
            for to in phones where left[from] == right[to] && to != from { return true }
        }
        return false
    }

    private func fill(
        _ place: Int, _ unlike: UnsafeBufferPointer<UnlikeValues>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ masks: UnsafeMutablePointer<UInt64>
    ) {
        let compared = fields[place]
        let loop = PairLoop(compared: compared, place: place, unlike: unlike, patterns: patterns, masks: masks)
        switch compared.field.kind {
        case .first: loop.run(ValueComparison.GivenName.self)
        case .last: loop.run(ValueComparison.FamilyName.self)
        case .name, .city: loop.run(ValueComparison.PlainName.self)
        case .date: loop.run(ValueComparison.DateOfDigits.self)
        case .code: loop.run(ValueComparison.Code.self)
        case .phone: loop.run(ValueComparison.Phone.self)
        case .postal: loop.run(ValueComparison.PostalCode.self)
        case .number: loop.run(ValueComparison.Number.self)
        case .email: loop.run(ValueComparison.Email.self)
        case .category: loop.runEqualOnly()
        case .text: loop.runText()
        }
    }

    /// A phone that is the other record's other phone.
    private func crossPhones(
        _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ crossed: UnsafeMutableBufferPointer<Bool>
    ) {
        let level = ComparisonKind.phone.top - 1
        rows.ids.withUnsafeBufferPointer { ids in
            for place in 0..<pairs.count where crossed[place] {
                let left = ids.baseAddress.unsafelyUnwrapped + RecordPair.first(pairs[place]) * rows.stride
                let right = ids.baseAddress.unsafelyUnwrapped + RecordPair.second(pairs[place]) * rows.stride
                for from in phones {
                    for to in phones where to != from && left[from] == right[to] && left[from] >= 0 {
                        // What is said of both columns: each has its number in the other record.
                        for slot in [from, to] where LevelPattern.level(patterns[place], slot) < level {
                            LevelPattern.set(&patterns[place], slot, level: level)
                        }
                    }
                }
            }
        }
    }

    /// First and last name in each other's column.
    private func exchangeNames(
        _ first: Int, _ last: Int, _ pairs: UnsafeBufferPointer<UInt64>, _ patterns: UnsafeMutableBufferPointer<UInt64>,
        _ hopes: UnsafeMutableBufferPointer<Float>, _ bound: EarlyBound?, _ masks: UnsafeMutablePointer<UInt64>
    ) {
        _ = ValueReader.reading(fields[first]) { firsts in
            ValueReader.reading(fields[last]) { lasts in
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
                    let isOne = one && cross(firsts[fa], lasts[lb])
                    let isTwo = two && cross(lasts[la], firsts[fb])
                    guard isOne || isTwo else { continue }
                    if one && two {
                        // Exchanged, with an initial for the first name, says of the first name what an initial does.
                        let isInitial =
                            isOne
                            ? shareInitial(lasts[la], firsts[fb]) : shareInitial(firsts[fa], lasts[lb])
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
