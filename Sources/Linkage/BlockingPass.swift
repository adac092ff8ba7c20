/// Finds the pairs of one key whose blocks have a chance size within a step.
struct BlockingPass: Sendable {
    let parts: [BlockingPart]
    let fields: [InternedField]
    let isOrganisation: [Bool]
    let recordCount: Int
    /// What is common is known from so many earlier records; nil when these records say it themselves.
    var knownRecords: Int? = nil
    /// Records of which pairs are looked for; empty for all.
    var wanted: [Bool] = []
    /// Whether the records of chained blocks are told.
    var tellsChained = false

    /// What a key finds: pairs in the order of the buckets of a `PairSet`, and the records of blocks that were chained.
    struct Found: Sendable {
        var pairs: [UInt64] = []
        var chained: [[Int32]] = []
    }

    /// Chance sizes taken together: above `over`, up to `upTo`. The chance size of a block is how many records would
    /// share its parts if parts were independent.
    struct Step: Sendable {
        let over: Double
        let upTo: Double

        /// The lower part of the step.
        var half: Step { Step(over: over, upTo: over > 0 ? (over * upTo).squareRoot() : upTo / 10) }
    }

    /// The first step takes what chance cannot explain; later ones what it explains less and less badly.
    static let steps: [Step] = {
        let ends = [0.01, 0.03, 0.1, 0.3, 1, 3, 6]
        return zip([-1] + ends, ends).map { Step(over: $0, upTo: $1) }
    }()

    /// Pairs of records in blocks of the key.
    ///
    /// - Parameter isThrifty: blocks far larger than chance makes them are chained, not compared whole.
    func pairs(_ key: BlockingKey, _ step: Step, isThrifty: Bool) -> [Found] {
        let whole = isThrifty ? Self.thriftyBlock : BlockingKeys.largestBlock
        var entries: [UInt64]
        switch key {
        case .single(let part, let largest, let isStrong): entries = single(parts[part], largest, isStrong, step)
        case .pair(let a, let b): entries = pair(parts[a], parts[b], step)
        case .refined(let a, let b, let thirds): return refined(parts[a], parts[b], thirds, step, whole)
        case .phones: entries = step.over < 0 ? phones() : []
        }
        return [blockPairs(&entries, whole)]
    }

    /// Rarities whose blocks belong to the step, from `lowerBound` up to `upperBound`.
    private func rarities(_ step: Step) -> Range<Int> {
        func rarity(_ size: Double) -> Int {
            guard size > 0 else { return Int(UInt16.max) }
            let octaves = logarithm(Double(knownRecords ?? recordCount) / size) / 0.693_147_180_56
            return max(0, Int((BlockingPart.stepsPerOctave * octaves).rounded(.up)))
        }
        let low = rarity(step.upTo)
        return low..<max(low, rarity(step.over))
    }

    /// Above this size a block of the steps that may be thrifty holds records that chance did not bring together.
    private static let thriftyBlock = 8
    private static let recordBits: UInt64 = 31

    @inline(__always) private func entry(_ hash: UInt64, _ record: Int) -> UInt64 {
        (hash >> Self.recordBits) << Self.recordBits | UInt64(record)
    }

    private func single(_ part: BlockingPart, _ largest: UInt8, _ isStrong: Bool, _ step: Step) -> [UInt64] {
        var entries: [UInt64] = []
        for record in 0..<recordCount where part.isShared[record] != 0 {
            // Of a value that was there once or never, more records may have come.
            let count = knownRecords == nil ? part.repeats[record] : max(2, part.repeats[record])
            guard count >= 2, count <= largest else { continue }
            let size = isStrong ? (count <= 20 ? 0 : 0.05) : 0.02 * Double(count)
            guard size > step.over, size <= step.upTo else { continue }
            entries.append(entry(mixed(UInt64(part.ids[record]) &+ 1), record))
        }
        return entries
    }

    private func pair(_ a: BlockingPart, _ b: BlockingPart, _ step: Step) -> [UInt64] {
        let records = records((a.rarity, a.isShared), (b.rarity, b.isShared), rarities(step))
        return [UInt64](unsafeUninitializedCapacity: records.count) { entries, count in
            var found = 0
            a.ids.withUnsafeBufferPointer { a in
                b.ids.withUnsafeBufferPointer { b in
                    for record in records {
                        let record = Int(record)
                        entries[found] = entry(mixed(UInt64(a[record]) << 32 | UInt64(b[record])), record)
                        found += 1
                    }
                }
            }
            count = found
        }
    }

    /// Records that share both parts with others, of which the rarities add up to one within a range.
    private func records(
        _ a: (rarity: [UInt8], isShared: [UInt8]), _ b: (rarity: [UInt8], isShared: [UInt8]), _ wanted: Range<Int>
    ) -> [UInt32] {
        // Two rarities add to under 256: a rarity is at most 4 · 31.
        guard !wanted.isEmpty, wanted.lowerBound < 256 else { return [] }
        let low = UInt8(clamping: wanted.lowerBound)
        let span = UInt8(clamping: min(wanted.upperBound, 256) - wanted.lowerBound)
        return [UInt32](unsafeUninitializedCapacity: recordCount) { records, count in
            var found = 0
            a.rarity.withUnsafeBytes { rarityA in
                b.rarity.withUnsafeBytes { rarityB in
                    a.isShared.withUnsafeBytes { sharedA in
                        b.isShared.withUnsafeBytes { sharedB in
                            typealias Bytes = SIMD16<UInt8>
                            let (lows, spans) = (Bytes(repeating: low), Bytes(repeating: span))
                            var record = 0
                            while record + 16 <= recordCount {
                                func bytes(_ all: UnsafeRawBufferPointer) -> Bytes {
                                    all.loadUnaligned(fromByteOffset: record, as: Bytes.self)
                                }
                                let sums = bytes(rarityA) &+ bytes(rarityB)
                                let isWithin = unsafeBitCast((sums &- lows) .< spans, to: Bytes.self)
                                // A byte of ones for each record that is wanted; most runs of records have none.
                                let isWanted = unsafeBitCast(
                                    isWithin & bytes(sharedA) & bytes(sharedB), to: SIMD2<UInt64>.self)
                                for half in 0..<2 {
                                    var rest = isWanted[half]
                                    while rest != 0 {
                                        let byte = rest.trailingZeroBitCount & ~7
                                        records[found] = UInt32(truncatingIfNeeded: record + half * 8 + byte >> 3)
                                        found += 1
                                        rest &= ~(0xFF << UInt64(byte))
                                    }
                                }
                                record += 16
                            }
                            while record < recordCount {
                                records[found] = UInt32(truncatingIfNeeded: record)
                                let isWithin = rarityA[record] &+ rarityB[record] &- low < span
                                found += isWithin && sharedA[record] & sharedB[record] != 0 ? 1 : 0
                                record += 1
                            }
                        }
                    }
                }
            }
            count = found
        }
    }

    private func refined(
        _ a: BlockingPart, _ b: BlockingPart, _ thirds: [Int], _ step: Step, _ whole: Int
    ) -> [Found] {
        let wanted = rarities(Step(over: step.over, upTo: min(step.upTo, 2)))
        guard !wanted.isEmpty else { return [] }
        // The rarity of both parts together where they are too common: such a pair has less of it than any one part may
        // have, so that with a third it adds to under 256 still.
        var together = [UInt8](repeating: 0, count: recordCount)
        var isTooCommon = together
        for record in records(
            (a.rarity, a.isShared), (b.rarity, b.isShared), rarities(Step(over: 1, upTo: 3000)))
        {
            let record = Int(record)
            together[record] = a.rarity[record] &+ b.rarity[record]
            isTooCommon[record] = .max
        }
        return thirds.map { third in
            let third = parts[third]
            let records = records((together, isTooCommon), (third.rarity, third.isShared), wanted)
            var entries = [UInt64](unsafeUninitializedCapacity: records.count) { entries, count in
                var found = 0
                a.ids.withUnsafeBufferPointer { a in
                    b.ids.withUnsafeBufferPointer { b in
                        third.ids.withUnsafeBufferPointer { third in
                            for record in records {
                                let record = Int(record)
                                let both = mixed(UInt64(a[record]) << 32 | UInt64(b[record]))
                                entries[found] = entry(mixed(both &+ UInt64(third[record])), record)
                                found += 1
                            }
                        }
                    }
                }
                count = found
            }
            return blockPairs(&entries, whole)
        }
    }

    private func phones() -> [UInt64] {
        var entries: [UInt64] = []
        for field in fields where field.kind == .phone {
            let hashes = DistinctParts.hashes(field.values)
            for (record, id) in field.ids.enumerated() where id >= 0 { entries.append(entry(hashes[Int(id)], record)) }
        }
        return entries
    }

    /// Drops entries that are alone, sorts the rest, and pairs the records of each block: all of up to `whole` records.
    private func blockPairs(_ entries: inout [UInt64], _ whole: Int) -> Found {
        if !wanted.isEmpty { keepWanted(&entries) }
        dropSingles(&entries)
        var found = Found()
        guard entries.count > 1 else { return found }
        sortHashed(&entries, low: Int(Self.recordBits))
        let mask: UInt64 = 1 << Self.recordBits - 1
        func isWanted(_ record: Int) -> Bool { wanted.isEmpty || wanted[record] }
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> Self.recordBits == entries[start] >> Self.recordBits { end += 1 }
            defer { start = end }
            let size = end - start
            let block = start..<end
            if !wanted.isEmpty, !block.contains(where: { wanted[Int(entries[$0] & mask)] }) { continue }
            if tellsChained, size > whole { found.chained.append(block.map { Int32(entries[$0] & mask) }) }
            // A block that is far larger than chance holds records of few customers: a chain is enough to bring
            // them into one component.
            let reach = size <= whole ? size : 3
            for i in block {
                for j in (i + 1)..<max(i + 1, min(end, i + 1 + reach)) {
                    let (a, b) = (Int(entries[i] & mask), Int(entries[j] & mask))
                    guard a != b, isOrganisation.isEmpty || isOrganisation[a] == isOrganisation[b],
                        isWanted(a) || isWanted(b)
                    else { continue }
                    found.pairs.append(RecordPair.word(a, b))
                }
            }
        }
        PairSet.part(&found.pairs, recordCount: recordCount)
        return found
    }

    /// Keeps entries of blocks that hold a wanted record, and a few others.
    private func keepWanted(_ entries: inout [UInt64]) {
        let mask: UInt64 = 1 << Self.recordBits - 1
        let count = entries.count { wanted[Int($0 & mask)] }
        let bits = max(10, Int.bitWidth - (count * 32).leadingZeroBitCount)
        let shift = UInt64(64 - bits)
        var marks = [UInt64](repeating: 0, count: 1 << (bits - 6))
        for entry in entries where wanted[Int(entry & mask)] {
            let slot = Int(entry >> shift)
            marks[slot >> 6] |= 1 << UInt64(slot & 63)
        }
        entries.removeAll { entry in
            let slot = Int(entry >> shift)
            return marks[slot >> 6] & 1 << UInt64(slot & 63) == 0
        }
    }

    /// A bit for each slot that was met once, and once more, tells most lone entries without sorting.
    private func dropSingles(_ entries: inout [UInt64]) {
        guard entries.count > 64 else { return }
        let bits = max(10, Int.bitWidth - (entries.count * 8).leadingZeroBitCount)
        let shift = UInt64(64 - bits)
        let words = 1 << (bits - 6)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words * 2) { memory in
            memory.initialize(repeating: 0)
            let once = UnsafeMutableBufferPointer(rebasing: memory[..<words])
            let again = UnsafeMutableBufferPointer(rebasing: memory[words...])
            entries.withUnsafeMutableBufferPointer { entries in
                for entry in entries {
                    let slot = Int(entry >> shift)
                    let bit: UInt64 = 1 << UInt64(slot & 63)
                    again[slot >> 6] |= once[slot >> 6] & bit
                    once[slot >> 6] |= bit
                }
            }
            var kept = 0
            entries.withUnsafeMutableBufferPointer { entries in
                for place in 0..<entries.count {
                    let entry = entries[place]
                    let slot = Int(entry >> shift)
                    entries[kept] = entry
                    kept += again[slot >> 6] & (1 << UInt64(slot & 63)) == 0 ? 0 : 1
                }
            }
            entries.removeLast(entries.count - kept)
        }
    }
}
