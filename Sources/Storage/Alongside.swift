import Dispatch
import GRDB
import Synchronization

/// What is being worked out on another core while the caller goes on, such as a reading on a connection of its own.
package final class Alongside<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isReady = DispatchSemaphore(value: 0)

    package init() {}

    /// Hands the result over. To be called once.
    package func finish(_ value: Result<Value, any Error>) {
        result.withLock { $0 = value }
        isReady.signal()
    }

    /// Waits for the result and gives it, or throws what was thrown. Not to be called twice.
    package func value() throws -> Value {
        isReady.wait()
        guard let value = result.withLock({ $0 }) else { throw CancellationError() }
        return try value.get()
    }
}

extension Store {
    /// Starts a reading beside the transaction that `connection` is in.
    ///
    /// It sees what was committed last: nothing that the transaction wrote, and none of its working tables. It holds
    /// the file against writing, so `value()` must have returned before the transaction writes more than its cache
    /// holds, or commits. A store in memory has one connection; there the reading is done when this returns.
    package func alongside<Value: Sendable>(
        _ connection: Connection, _ body: @escaping @Sendable (Connection) throws -> Value
    ) throws -> Alongside<Value> {
        let reading = Alongside<Value>()
        try beside(connection, body) { reading.finish($0) }
        return reading
    }

    /// Runs `body` on a connection of its own and hands its result to `finish` when it is done.
    ///
    /// In a store in memory that is before this returns.
    func beside<Value: Sendable>(
        _ connection: Connection, _ body: @escaping @Sendable (Connection) throws -> Value,
        _ finish: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) throws {
        guard !isInMemory else { return finish(Result { try body(connection) }) }
        let path = path
        let queue = try Self.readingQueue(path)
        queue.asyncRead { database in
            finish(
                Result {
                    let database = try database.get()
                    return try Self.translated(path) { try body(Connection(database)) }
                })
            // The queue and its connection live as long as the reading.
            withExtendedLifetime(queue) {}
        }
    }
}
