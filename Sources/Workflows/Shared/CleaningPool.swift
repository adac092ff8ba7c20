import Dispatch
import Normalization
import Records
import Synchronization

/// Cleans batches on several cores and gives them back in order, while its owner does something else.
///
/// Each core has a normaliser of its own, whose memory of values it has seen lasts as long as the pool.
final class CleaningPool: Sendable {
    private let lanes: [Lane]

    init(settings: NormalizationSettings, width: Int) {
        lanes = (0..<max(1, width)).map { _ in Lane(settings) }
    }

    func normalize(_ batches: [MappedBatch]) -> [CleanBatch] { start(batches).finish() }

    /// Begins to clean; `finish()` waits for the result.
    func start(_ batches: [MappedBatch]) -> PendingBatches {
        let pending = PendingBatches(count: batches.count)
        for (number, lane) in lanes.enumerated() where number < batches.count {
            let places = Array(stride(from: number, to: batches.count, by: lanes.count))
            DispatchQueue.global().async(group: pending.group) {
                for place in places { pending.put(lane.normalize(batches[place]), at: place) }
            }
        }
        return pending
    }

    private final class Lane: Sendable {
        private let normalizer: Mutex<BatchNormalizer>

        init(_ settings: NormalizationSettings) { normalizer = Mutex(BatchNormalizer(settings: settings)) }

        func normalize(_ batch: MappedBatch) -> CleanBatch { normalizer.withLock { $0.normalize(batch) } }
    }
}

/// Batches that are being cleaned.
final class PendingBatches: Sendable {
    let group = DispatchGroup()
    private let results: Mutex<[CleanBatch?]>

    init(count: Int) { results = Mutex([CleanBatch?](repeating: nil, count: count)) }

    fileprivate func put(_ batch: CleanBatch, at place: Int) { results.withLock { $0[place] = batch } }

    /// The clean batches in the order in which they were given.
    func finish() -> [CleanBatch] {
        group.wait()
        return results.withLock { $0 }.compactMap { $0 }
    }
}
