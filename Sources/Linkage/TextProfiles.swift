/// How many records hold each character triple of a text field.
struct TripleCounts: Sendable {
    /// A count for each triple.
    private(set) var counts: [UInt32]
    /// Records that state a text.
    let filled: Double

    init(_ field: InternedField) {
        counts = Array(repeating: 0, count: 1 << 16)
        filled = Double(field.filled)
        var triples: [UInt16] = []
        for id in 0..<field.values.count {
            CharacterTriples.read(field.values.value(id), into: &triples)
            for place in triples.indices where place == 0 || triples[place] != triples[place - 1] {
                counts[Int(triples[place])] += UInt32(field.counts[id])
            }
        }
    }

    init(_ remembered: LinkageModel.Field) {
        counts = Array(repeating: 0, count: 1 << 16)
        filled = remembered.statedByRecords
        for (triple, count) in zip(remembered.triples, remembered.tripleCounts) { counts[Int(triple)] = count }
    }

    /// Inverse document frequency of each triple.
    var rarity: [Float] {
        counts.map { max(0.05, logarithm((Float(filled) + 1) / (Float($0) + 0.5))) }
    }
}

/// Runs of three characters, with a space before and after the text.
enum CharacterTriples {
    /// The triples of a text in rising order, with repeats.
    static func read(_ text: ArraySlice<UInt8>, into triples: inout [UInt16]) {
        triples.removeAll(keepingCapacity: true)
        var first = symbol(32)
        var second = first
        for place in text.startIndex...text.endIndex {
            let third = place < text.endIndex ? symbol(text[place]) : symbol(32)
            if place > text.startIndex { triples.append((first * 40 + second) * 40 + third) }
            (first, second) = (second, third)
        }
        triples.sort()
    }

    /// One of 40 symbols: letters, digits, space, three for the rest.
    private static func symbol(_ byte: UInt8) -> UInt16 {
        switch byte {
        case 97...122: UInt16(byte - 96)
        case 48...57: UInt16(byte - 48 + 27)
        case 32: 0
        default: 37 + UInt16(byte % 3)
        }
    }
}

/// Values as vectors of character triples weighted by rarity, of length one, for cosine similarity.
struct TextProfiles: Sendable {
    /// `offsets[id]..<offsets[id + 1]` are the entries of a value, by rising triple.
    let offsets: [UInt32]
    /// A triple in the upper half, its weight in the lower, of which 65,535 is one: a value's entries are one read.
    let entries: [UInt32]

    init(_ field: InternedField, _ counts: TripleCounts) {
        var offsets: [UInt32] = [0]
        var entries: [UInt32] = []
        offsets.reserveCapacity(field.values.count + 1)
        let rarity = counts.rarity
        var triples: [UInt16] = []
        var weighted: [(triple: UInt16, weight: Float)] = []
        for id in 0..<field.values.count {
            CharacterTriples.read(field.values.value(id), into: &triples)
            weighted.removeAll(keepingCapacity: true)
            for triple in triples {
                if weighted.last?.triple == triple {
                    weighted[weighted.count - 1].weight += rarity[Int(triple)]
                } else {
                    weighted.append((triple, rarity[Int(triple)]))
                }
            }
            let length = weighted.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
            for (triple, weight) in weighted {
                entries.append(UInt32(triple) << 16 | UInt32(weight / max(1e-9, length) * 65535))
            }
            offsets.append(UInt32(entries.count))
        }
        self.offsets = offsets
        self.entries = entries
    }

    /// Cosine of two values' entries, each in rising order of triples.
    @inline(__always)
    static func cosine(_ entries: UnsafeBufferPointer<UInt32>, _ left: Range<Int>, _ right: Range<Int>) -> Float {
        var (i, j) = (left.lowerBound, right.lowerBound)
        var sum: UInt64 = 0
        while i < left.upperBound, j < right.upperBound {
            let (x, y) = (entries[i], entries[j])
            if x >> 16 == y >> 16 { sum += UInt64((x & 0xFFFF) * (y & 0xFFFF)) }
            i += x >> 16 <= y >> 16 ? 1 : 0
            j += y >> 16 <= x >> 16 ? 1 : 0
        }
        return Float(sum) / (65535 * 65535)
    }
}
