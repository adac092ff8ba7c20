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
    /// Counts the pieces that may still wait; nil where nobody can take one before the last is sent.
    private let room: DispatchSemaphore?

    /// - Parameter isBounded: whether the reading waits while many pieces do.
    fileprivate init(isBounded: Bool) {
        // A semaphore may not end below the value that it began with, as it would where pieces are never taken.
        room = isBounded ? DispatchSemaphore(value: 0) : nil
        for _ in 0..<Self.mostWaiting { room?.signal() }
    }

    private static var mostWaiting: Int { 24 }

    /// Gives the caller a piece; false when nobody wants more. Waits while the caller is many pieces behind.
    package func send(_ element: Element) -> Bool {
        room?.wait()
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
            if !state.waiting.isEmpty {
                room?.signal()
                return state.waiting.removeFirst()
            }
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
        // A reading that waits for room learns that it may end.
        room?.signal()
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
        let stream = AlongsideStream<Element>(isBounded: !isInMemory)
        try beside(connection, { try body($0, stream) }) { stream.finish($0) }
        return stream
    }
}
