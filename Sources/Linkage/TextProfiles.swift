/// Values as vectors of character triples weighted by rarity, of length one, for cosine similarity.
struct TextProfiles: Sendable {
    /// `offsets[id]..<offsets[id + 1]` are the entries of a value, by rising triple.
    let offsets: [UInt32]
    /// A triple in the upper half, its weight in the lower, of which 65,535 is one: a value's entries are one read.
    let entries: [UInt32]

    init(_ field: InternedField) {
        var offsets: [UInt32] = [0]
        var triples: [UInt16] = []
        var repeats: [Float] = []
        let values = field.values
        offsets.reserveCapacity(values.count + 1)
        var seen: [UInt16] = []
        for id in 0..<values.count {
            seen.removeAll(keepingCapacity: true)
            var first = Self.symbol(32)
            var second = first
            let range = values.range(id)
            for place in range.lowerBound...range.upperBound {
                let third = place < range.upperBound ? Self.symbol(values.bytes[place]) : Self.symbol(32)
                if place > range.lowerBound { seen.append((first * 40 + second) * 40 + third) }
                (first, second) = (second, third)
            }
            seen.sort()
            for triple in seen {
                if triples.count > Int(offsets[id]), triples.last == triple {
                    repeats[repeats.count - 1] += 1
                } else {
                    triples.append(triple)
                    repeats.append(1)
                }
            }
            offsets.append(UInt32(triples.count))
        }
        self.offsets = offsets
        let weights = Self.weights(field, offsets, triples, repeats)
        entries = zip(triples, weights).map { UInt32($0) << 16 | UInt32($1 * 65535) }
    }

    /// Repeats times inverse document frequency over records, scaled to length one for each value.
    private static func weights(
        _ field: InternedField, _ offsets: [UInt32], _ triples: [UInt16], _ repeats: [Float]
    ) -> [Float] {
        var documents = [Float](repeating: 0, count: 1 << 16)
        for id in 0..<field.values.count {
            let count = Float(field.counts[id])
            for place in Int(offsets[id])..<Int(offsets[id + 1]) { documents[Int(triples[place])] += count }
        }
        let total = Float(field.filled) + 1
        let rarity = documents.map { max(0.05, logarithm(total / ($0 + 0.5))) }
        var weights = repeats
        for id in 0..<field.values.count {
            let range = Int(offsets[id])..<Int(offsets[id + 1])
            var squares: Float = 0
            for place in range {
                weights[place] *= rarity[Int(triples[place])]
                squares += weights[place] * weights[place]
            }
            let scale = 1 / max(1e-9, squares.squareRoot())
            for place in range { weights[place] *= scale }
        }
        return weights
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
