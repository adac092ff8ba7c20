import GRDBSQLite

/// Statements that took longer than they may.
package struct OutOfTime: Error {}

extension Connection {
    /// Runs statements that a person wrote: together no longer than `limit`, and no text of more than a million bytes.
    ///
    /// What is cut short throws `OutOfTime`; the transaction around it is undone by whoever holds it.
    package func bounded(by limit: Duration, _ body: () throws -> Void) throws {
        guard let handle = database.sqliteConnection else { return try body() }
        let watch = Deadline(ContinuousClock.now + limit)
        let length = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1_000_000)
        sqlite3_progress_handler(
            handle, 1000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue().isPast ? 1 : 0
            }, Unmanaged.passUnretained(watch).toOpaque())
        defer {
            sqlite3_progress_handler(handle, 0, nil, nil)
            sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, length)
        }
        do {
            try withExtendedLifetime(watch) { try body() }
        } catch {
            throw watch.isPast ? OutOfTime() : error
        }
    }
}

private final class Deadline: Sendable {
    private let end: ContinuousClock.Instant

    init(_ end: ContinuousClock.Instant) { self.end = end }

    var isPast: Bool { ContinuousClock.now >= end }
}
