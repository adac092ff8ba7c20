/// Finds the pairs of one key whose blocks have a chance size within a step.
struct BlockingPass: Sendable {
    let parts: [BlockingPart]
    let fields: [InternedField]
    let isOrganisation: [Bool]
    let recordCount: Int

    /// Chance sizes taken together: above `over`, up to `upTo`. The chance size of a block is how many records would
    /// share its parts if parts were independent.
    struct Step: Sendable {
        let over: Double
        let upTo: Double
    }

    static let steps: [Step] = {
        let ends = [0.0003, 0.001, 0.003, 0.01, 0.018, 0.03, 0.056, 0.1, 0.18, 0.3, 0.56, 1, 1.8, 3, 6]
        return zip([-1] + ends, ends).map { Step(over: $0, upTo: $1) }
    }()

    /// Pairs of records in blocks of the key, sorted and without repeats.
    func pairs(_ key: BlockingKey, _ step: Step) -> [UInt64] {
        var entries: [UInt64]
        switch key {
        case .single(let part, let largest, let isStrong): entries = single(parts[part], largest, isStrong, step)
        case .pair(let a, let b): entries = pair(parts[a], parts[b], step)
        case .triple(let a, let b, let c): entries = triple(parts[a], parts[b], parts[c], step)
        case .phones: entries = step.over < 0 ? phones() : []
        }
        return blockPairs(&entries)
    }

    /// Rarities whose blocks belong to the step, from `lowerBound` up to `upperBound`.
    private func rarities(_ step: Step) -> Range<Int> {
        func rarity(_ size: Double) -> Int {
            guard size > 0 else { return Int(UInt16.max) }
            let octaves = logarithm(Double(recordCount) / size) / 0.693_147_180_56
            return max(0, Int((BlockingPart.stepsPerOctave * octaves).rounded(.up)))
        }
        let low = rarity(step.upTo)
        return low..<max(low, rarity(step.over))
    }

    private static let recordBits: UInt64 = 31

    @inline(__always) private func entry(_ hash: UInt64, _ record: Int) -> UInt64 {
        (hash >> Self.recordBits) << Self.recordBits | UInt64(record)
    }

    private func single(_ part: BlockingPart, _ largest: Int32, _ isStrong: Bool, _ step: Step) -> [UInt64] {
        var entries: [UInt64] = []
        for record in 0..<recordCount where part.ids[record] != BlockingPart.none {
            let count = part.counts[Int(part.ids[record])]
            guard count >= 2, count <= largest else { continue }
            let size = isStrong ? (count <= 20 ? 0 : 0.05) : 0.02 * Double(count)
            guard size > step.over, size <= step.upTo else { continue }
            entries.append(entry(mixed(UInt64(part.ids[record]) &+ 1), record))
        }
        return entries
    }

    private func pair(_ a: BlockingPart, _ b: BlockingPart, _ step: Step) -> [UInt64] {
        let wanted = rarities(step)
        guard !wanted.isEmpty else { return [] }
        return [UInt64](unsafeUninitializedCapacity: recordCount) { entries, count in
            var found = 0
            a.ids.withUnsafeBufferPointer { aIDs in
                b.ids.withUnsafeBufferPointer { bIDs in
                    a.rarity.withUnsafeBufferPointer { aRarity in
                        b.rarity.withUnsafeBufferPointer { bRarity in
                            for record in 0..<recordCount {
                                let rarity = Int(aRarity[record]) + Int(bRarity[record])
                                guard rarity >= wanted.lowerBound, rarity < wanted.upperBound else { continue }
                                let (x, y) = (aIDs[record], bIDs[record])
                                guard x != BlockingPart.none, y != BlockingPart.none else { continue }
                                entries[found] = entry(mixed(UInt64(x) << 32 | UInt64(y)), record)
                                found += 1
                            }
                        }
                    }
                }
            }
            count = found
        }
    }

    private func triple(_ a: BlockingPart, _ b: BlockingPart, _ c: BlockingPart, _ step: Step) -> [UInt64] {
        let wanted = rarities(Step(over: step.over, upTo: min(step.upTo, 2)))
        let tooCommon = rarities(Step(over: 1, upTo: 3000))
        guard !wanted.isEmpty else { return [] }
        var entries: [UInt64] = []
        a.rarity.withUnsafeBufferPointer { aRarity in
            b.rarity.withUnsafeBufferPointer { bRarity in
                c.rarity.withUnsafeBufferPointer { cRarity in
                    for record in 0..<recordCount {
                        let both = Int(aRarity[record]) + Int(bRarity[record])
                        let rarity = both + Int(cRarity[record])
                        guard both >= tooCommon.lowerBound, both < tooCommon.upperBound,
                            rarity >= wanted.lowerBound, rarity < wanted.upperBound
                        else { continue }
                        let (x, y, z) = (a.ids[record], b.ids[record], c.ids[record])
                        guard x != BlockingPart.none, y != BlockingPart.none, z != BlockingPart.none else { continue }
                        entries.append(entry(mixed(mixed(UInt64(x) << 32 | UInt64(y)) &+ UInt64(z)), record))
                    }
                }
            }
        }
        return entries
    }

    private func phones() -> [UInt64] {
        var entries: [UInt64] = []
        for field in fields where field.kind == .phone {
            let hashes = (0..<field.values.count).map { id in
                Array(field.values.value(id)).withUnsafeBufferPointer { hashBytes($0) }
            }
            for (record, id) in field.ids.enumerated() where id >= 0 { entries.append(entry(hashes[Int(id)], record)) }
        }
        return entries
    }

    /// Drops entries that are alone, sorts the rest, and pairs the records of each block.
    private func blockPairs(_ entries: inout [UInt64]) -> [UInt64] {
        dropSingles(&entries)
        guard entries.count > 1 else { return [] }
        radixSort(&entries, low: Int(Self.recordBits), high: 64)
        var pairs: [UInt64] = []
        let mask: UInt64 = 1 << Self.recordBits - 1
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> Self.recordBits == entries[start] >> Self.recordBits { end += 1 }
            let size = end - start
            // A block that is far larger than chance holds records of few customers: a chain is enough to bring
            // them into one component.
            let reach = size <= BlockingKeys.largestBlock ? size : 3
            for i in start..<end {
                for j in (i + 1)..<max(i + 1, min(end, i + 1 + reach)) {
                    let (a, b) = (Int(entries[i] & mask), Int(entries[j] & mask))
                    guard a != b, isOrganisation.isEmpty || isOrganisation[a] == isOrganisation[b] else { continue }
                    pairs.append(RecordPair.word(a, b))
                }
            }
            start = end
        }
        radixSort(&pairs, high: 32 + bitsOfRecords)
        removeRepeats(&pairs)
        return pairs
    }

    private var bitsOfRecords: Int { max(1, Int.bitWidth - recordCount.leadingZeroBitCount) }

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
