import Columns

/// A set of record pairs, in parts by the first record, each part sorted.
struct PairSet: Sendable {
    private var buckets: [[UInt64]]
    private let shift: UInt64
    private let recordBits: Int

    private static let bucketBits = 6

    private static func recordBits(_ recordCount: Int) -> Int {
        max(bucketBits, Int.bitWidth - recordCount.leadingZeroBitCount)
    }

    /// Puts pairs in the order of the buckets that `formUnion` wants.
    static func part(_ pairs: inout [UInt64], recordCount: Int) {
        let bits = recordBits(recordCount)
        radixSort(&pairs, low: 32 + bits - bucketBits, high: 32 + bits)
    }

    init(recordCount: Int) {
        recordBits = Self.recordBits(recordCount)
        shift = UInt64(32 + recordBits - Self.bucketBits)
        buckets = Array(repeating: [], count: 1 << Self.bucketBits)
    }

    var count: Int { buckets.reduce(0) { $0 + $1.count } }

    /// Adds arrays of pairs, each in the order of the buckets.
    mutating func formUnion(_ additions: [[UInt64]], width: Int) async throws {
        let (shift, recordBits, old) = (shift, recordBits, buckets)
        buckets = try await orderedParallelMap(Array(old.indices), width: width) { bucket in
            var added: [UInt64] = []
            for words in additions {
                let start = Self.firstPlace(words, UInt64(bucket), shift)
                let end = Self.firstPlace(words, UInt64(bucket + 1), shift)
                if start < end { added.append(contentsOf: words[start..<end]) }
            }
            guard !added.isEmpty else { return old[bucket] }
            radixSortPairs(&added, bits: recordBits)
            removeRepeats(&added)
            return mergedUnion(old[bucket], added)
        }
    }

    private static func firstPlace(_ words: [UInt64], _ bound: UInt64, _ shift: UInt64) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] >> shift < bound { low = middle + 1 } else { high = middle }
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
