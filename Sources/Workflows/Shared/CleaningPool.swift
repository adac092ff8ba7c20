import Dispatch
import Normalization
import Records
import Synchronization

/// Cleans batches on several cores and gives them back in order.
///
/// Each core has a normaliser of its own, whose memory of values it has seen lasts as long as the pool.
final class CleaningPool {
    private let normalizers: [BatchNormalizer]

    init(settings: NormalizationSettings, width: Int) {
        normalizers = (0..<max(1, width)).map { _ in BatchNormalizer(settings: settings) }
    }

    func normalize(_ batches: [MappedBatch]) -> [CleanBatch] {
        guard normalizers.count > 1, batches.count > 1 else { return batches.map { normalizers[0].normalize($0) } }
        let results = Mutex([CleanBatch?](repeating: nil, count: batches.count))
        let lanes = UncheckedLanes(normalizers: normalizers)
        DispatchQueue.concurrentPerform(iterations: normalizers.count) { lane in
            for place in stride(from: lane, to: batches.count, by: lanes.normalizers.count) {
                let clean = lanes.normalizers[lane].normalize(batches[place])
                results.withLock { $0[place] = clean }
            }
        }
        return results.withLock { $0 }.compactMap { $0 }
    }

    /// A lane's normaliser is used by that lane's iteration alone, which the compiler cannot see.
    private struct UncheckedLanes: @unchecked Sendable {
        let normalizers: [BatchNormalizer]
    }
}
