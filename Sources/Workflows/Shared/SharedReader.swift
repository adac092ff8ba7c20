import Columns
import Dispatch
import Synchronization
import Tabular

/// A reader that may read the next rows on another core while its owner stores the last ones.
final class SharedReader: Sendable {
    private let reader: Mutex<any TableReader>
    /// Reads on, unless somebody waits for the rows of before.
    private let queue = DispatchQueue(label: "reader")

    init(_ reader: sending any TableReader) { self.reader = Mutex(reader) }

    var description: TableDescription { reader.withLock { $0.description } }
    var rejected: [RejectedRow] { reader.withLock { $0.rejected } }

    /// Starts to read up to `limit` rows; the result is nil at the end of the file.
    func read(limit: Int) -> Reading {
        let reading = Reading()
        queue.async { [self] in
            reading.finish(
                Result {
                    try reader.withLock { reader in
                        var batch = RawBatch(columnCount: reader.description.header.count)
                        return try reader.read(into: &batch, limit: limit) ? batch : nil
                    }
                })
        }
        return reading
    }

    /// Rows that are being read.
    final class Reading: Sendable {
        private let result = Mutex<Result<RawBatch?, any Error>?>(nil)
        private let isReady = DispatchSemaphore(value: 0)

        fileprivate func finish(_ value: Result<RawBatch?, any Error>) {
            result.withLock { $0 = value }
            isReady.signal()
        }

        /// Waits for the rows. Not to be called twice.
        func value() throws -> RawBatch? {
            isReady.wait()
            return try result.withLock { $0.take() }?.get()
        }
    }
}
