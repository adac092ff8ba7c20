/// Pairs that stand for all where there are many: the estimation needs no more of them.
struct PairSample: Sendable {
    /// One pair of so many is taken.
    let stride: UInt64

    /// - Parameters:
    ///   - isComplete: every pair of the file is compared, and must count.
    ///   - most: above this many pairs, a sample of about that size stands for all.
    init(pairCount: Int, isComplete: Bool, most: Int) {
        stride = isComplete ? 1 : UInt64(max(1, (pairCount + most - 1) / most))
    }

    /// True when every pair counts.
    var isWhole: Bool { stride == 1 }

    /// By a hash of the records, so that no order of pairs can bias the sample.
    func holds(_ pair: UInt64) -> Bool { stride == 1 || mixed(pair) % stride == 0 }

    func pairs(of pairs: [UInt64]) -> [UInt64] { isWhole ? pairs : pairs.filter { holds($0) } }
}
