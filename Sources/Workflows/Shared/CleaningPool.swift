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

    func normalize(_ batches: [MappedBatch]) -> [CleanBatch] {
        start(batches) { batch, normalizer in normalizer.normalize(batch) }.finish()
    }

    /// Begins to work on some items, each with the normaliser of its core; `finish()` waits for the results.
    func start<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ work: @escaping @Sendable (Item, BatchNormalizer) -> Result
    ) -> PendingResults<Result> {
        let pending = PendingResults<Result>(count: items.count)
        for (number, lane) in lanes.enumerated() where number < items.count {
            let places = Array(stride(from: number, to: items.count, by: lanes.count))
            DispatchQueue.global().async(group: pending.group) {
                for place in places { pending.put(lane.run { work(items[place], $0) }, at: place) }
            }
        }
        return pending
    }

    private final class Lane: Sendable {
        private let normalizer: Mutex<BatchNormalizer>

        init(_ settings: NormalizationSettings) { normalizer = Mutex(BatchNormalizer(settings: settings)) }

        func run<Result: Sendable>(_ work: (BatchNormalizer) -> Result) -> Result {
            normalizer.withLock { work($0) }
        }
    }
}

/// Results that are being made.
final class PendingResults<Result: Sendable>: Sendable {
    let group = DispatchGroup()
    private let results: Mutex<[Result?]>

    init(count: Int) { results = Mutex([Result?](repeating: nil, count: count)) }

    fileprivate func put(_ result: Result, at place: Int) { results.withLock { $0[place] = result } }

    /// The results in the order in which their items were given.
    func finish() -> [Result] {
        group.wait()
        return results.withLock { $0 }.compactMap { $0 }
    }
}
