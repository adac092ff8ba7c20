import Testing

@testable import Storage

@Suite("A reading that gives its results piece by piece") struct AlongsideStreamTests {
    private struct Failure: Error {}

    @Test func `pieces come in the order in which they were sent, then nothing`() throws {
        let store = try Store()
        let pieces = try store.write { connection in
            let stream: AlongsideStream<Int> = try store.stream(connection) { _, stream in
                for piece in [3, 1, 2] { _ = stream.send(piece) }
            }
            return [try stream.next(), try stream.next(), try stream.next(), try stream.next()]
        }
        #expect(pieces == [3, 1, 2, nil])
    }

    @Test func `what a reading throws reaches who waits, after the pieces before it`() throws {
        let store = try Store()
        try store.write { connection in
            let stream: AlongsideStream<Int> = try store.stream(connection) { _, stream in
                _ = stream.send(7)
                throw Failure()
            }
            #expect(try stream.next() == 7)
            #expect(throws: Failure.self) { try stream.next() }
        }
    }
}
