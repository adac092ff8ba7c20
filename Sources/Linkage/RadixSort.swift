/// Sorts words by their bits from `low` up to `high` (exclusive); words that agree there keep their order.
func radixSort(_ words: inout [UInt64], low: Int = 0, high: Int = 64) {
    guard words.count > 1, low < high else { return }
    if words.count <= 32 {
        let shift = UInt64(low)
        let mask: UInt64 = high - low >= 64 ? ~0 : (1 << UInt64(high - low)) - 1
        insertionSort(&words) { ($0 >> shift) & mask }
        return
    }
    let passes = (high - low + 10) / 11
    let width = (high - low + passes - 1) / passes
    var other = [UInt64](unsafeUninitializedCapacity: words.count) { $1 = words.count }
    var starts = [Int](repeating: 0, count: 1 << width)
    for pass in 0..<passes {
        let shift = UInt64(low + pass * width)
        let bits = min(width, high - low - pass * width)
        let mask: UInt64 = (1 << UInt64(bits)) - 1
        for place in starts.indices { starts[place] = 0 }
        words.withUnsafeBufferPointer { source in
            starts.withUnsafeMutableBufferPointer { starts in
                for word in source { starts[Int((word >> shift) & mask)] += 1 }
                var sum = 0
                for place in 0..<starts.count {
                    let size = starts[place]
                    starts[place] = sum
                    sum += size
                }
                other.withUnsafeMutableBufferPointer { target in
                    for word in source {
                        let bucket = Int((word >> shift) & mask)
                        target[starts[bucket]] = word
                        starts[bucket] += 1
                    }
                }
            }
        }
        swap(&words, &other)
    }
}

/// Sorts words, of which those that agree in their bits from `low` up are in order already, by all of their bits.
///
/// Of words whose upper bits are as good as random a few of those bits tell nearly all apart; the rest is left to
/// neighbours that change places.
func sortHashed(_ words: inout [UInt64], low: Int) {
    let telling = Int.bitWidth - words.count.leadingZeroBitCount + 2
    guard words.count > 32, telling < 64 - low else { return radixSort(&words, low: low, high: 64) }
    radixSort(&words, low: 64 - telling, high: 64)
    words.withUnsafeMutableBufferPointer { words in
        let shift = UInt64(64 - telling)
        var start = 0
        while start < words.count {
            var end = start + 1
            while end < words.count, words[end] >> shift == words[start] >> shift { end += 1 }
            // Mostly one block; its words are in order already.
            for place in start + 1..<max(start + 1, end) where words[place] < words[place - 1] {
                let word = words[place]
                var hole = place
                while hole > start, words[hole - 1] > word {
                    words[hole] = words[hole - 1]
                    hole -= 1
                }
                words[hole] = word
            }
            start = end
        }
    }
}

private func insertionSort(_ words: inout [UInt64], key: (UInt64) -> UInt64) {
    for place in 1..<words.count {
        let word = words[place]
        let rank = key(word)
        var hole = place
        while hole > 0, key(words[hole - 1]) > rank {
            words[hole] = words[hole - 1]
            hole -= 1
        }
        words[hole] = word
    }
}

/// Sorts words of `RecordPair`, whose records take `bits` bits each.
func radixSortPairs(_ pairs: inout [UInt64], bits: Int) {
    radixSort(&pairs, low: 0, high: bits)
    radixSort(&pairs, low: 32, high: 32 + bits)
}

/// Drops words equal to the one before them.
func removeRepeats(_ words: inout [UInt64]) {
    guard words.count > 1 else { return }
    let kept = words.withUnsafeMutableBufferPointer { words -> Int in
        var kept = 1
        for place in 1..<words.count where words[place] != words[kept - 1] {
            words[kept] = words[place]
            kept += 1
        }
        return kept
    }
    words.removeLast(words.count - kept)
}

/// The union of two sorted arrays without repeats.
func mergedUnion(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    return [UInt64](unsafeUninitializedCapacity: left.count + right.count) { target, count in
        var (i, j, n) = (0, 0, 0)
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                while i < left.count, j < right.count {
                    let (a, b) = (left[i], right[j])
                    target[n] = min(a, b)
                    n += 1
                    if a <= b { i += 1 }
                    if b <= a { j += 1 }
                }
                while i < left.count {
                    target[n] = left[i]
                    n += 1
                    i += 1
                }
                while j < right.count {
                    target[n] = right[j]
                    n += 1
                    j += 1
                }
            }
        }
        count = n
    }
}
