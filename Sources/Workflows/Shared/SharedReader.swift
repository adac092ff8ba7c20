import Columns
import Dispatch
import Storage
import Synchronization
import Tabular

/// A reader that may read the next rows on another core while its owner stores the last ones.
final class SharedReader: Sendable {
    private let reader: Mutex<any TableReader>
    private let queue = DispatchQueue(label: "reader")

    init(_ reader: sending any TableReader) { self.reader = Mutex(reader) }

    var description: TableDescription { reader.withLock { $0.description } }
    var titles: [String] { reader.withLock { $0.titles } }
    var rejected: [RejectedRow] { reader.withLock { $0.rejected } }

    /// Starts to read up to `limit` rows; the result is nil at the end of the file. Readings follow one another.
    func read(limit: Int) -> Alongside<RawBatch?> {
        let reading = Alongside<RawBatch?>()
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
}
