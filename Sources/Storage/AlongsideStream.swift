import Dispatch
import Synchronization

/// What a reading on a core of its own gives piece by piece, in order, while the caller goes on.
package final class AlongsideStream<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var end: Result<Void, any Error>?
        var isStopped = false
    }

    private let state = Mutex(State())
    private let hasMore = DispatchSemaphore(value: 0)

    fileprivate init() {}

    /// Gives the caller a piece; false when nobody wants more.
    package func send(_ element: Element) -> Bool {
        let isWanted = state.withLock { state in
            if !state.isStopped { state.waiting.append(element) }
            return !state.isStopped
        }
        hasMore.signal()
        return isWanted
    }

    fileprivate func finish(_ end: Result<Void, any Error>) {
        state.withLock { $0.end = end }
        hasMore.signal()
    }

    /// Waits for the next piece; nil after the last. Throws what the reading threw, and is not to be called after that.
    package func next() throws -> Element? {
        hasMore.wait()
        return try state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            try state.end?.get()
            return nil
        }
    }

    /// Tells the reading that nothing more is wanted.
    package func stop() {
        state.withLock { state in
            state.isStopped = true
            state.waiting = []
        }
    }
}

extension Store {
    /// Starts a reading beside the transaction that `connection` is in, as `alongside` does, whose pieces can be used
    /// before it has ended.
    ///
    /// Until it has ended the transaction keeps all that it writes in memory. In a store in memory the reading is done
    /// when this returns.
    package func stream<Element: Sendable>(
        _ connection: Connection, _ body: @escaping @Sendable (Connection, AlongsideStream<Element>) throws -> Void
    ) throws -> AlongsideStream<Element> {
        let stream = AlongsideStream<Element>()
        try beside(connection, { try body($0, stream) }) { stream.finish($0) }
        return stream
    }
}
