import Columns

/// A set of record pairs, in parts by the first record, each part sorted.
struct PairSet: Sendable {
    private var buckets: [[UInt64]]
    private let shift: UInt64

    private static let bucketBits = 6

    init(recordCount: Int) {
        let bits = Int.bitWidth - recordCount.leadingZeroBitCount
        shift = UInt64(32 + max(0, bits - Self.bucketBits))
        buckets = Array(repeating: [], count: 1 << Self.bucketBits)
    }

    var count: Int { buckets.reduce(0) { $0 + $1.count } }

    /// Adds sorted arrays of pairs.
    mutating func formUnion(_ additions: [[UInt64]], width: Int) async throws {
        let (shift, old) = (shift, buckets)
        buckets = try await orderedParallelMap(Array(old.indices), width: width) { bucket in
            var added: [UInt64] = []
            for words in additions {
                let start = Self.firstPlace(words, UInt64(bucket) << shift)
                let end = Self.firstPlace(words, UInt64(bucket + 1) << shift)
                if start < end { added.append(contentsOf: words[start..<end]) }
            }
            guard !added.isEmpty else { return old[bucket] }
            radixSort(&added, high: Int(shift) + Self.bucketBits)
            removeRepeats(&added)
            return mergedUnion(old[bucket], added)
        }
    }

    private static func firstPlace(_ words: [UInt64], _ bound: UInt64) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// All pairs, sorted.
    var pairs: [UInt64] {
        var pairs: [UInt64] = []
        pairs.reserveCapacity(count)
        for bucket in buckets { pairs.append(contentsOf: bucket) }
        return pairs
    }
}
