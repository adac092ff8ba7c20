import FoundationEssentials
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

    @Test(arguments: [0, 3, 100, 200])
    func `of many pieces as many are taken as are wanted`(wanted: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stream-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(at: folder + "/base.sqlite", creating: true)
        let ended = Alongside<Int>()
        let taken = try store.write { connection in
            let stream: AlongsideStream<Int> = try store.stream(connection) { _, stream in
                var sent = 0
                while sent < 200, stream.send(sent) { sent += 1 }
                ended.finish(.success(sent))
            }
            defer { stream.stop() }
            return try (0..<wanted).map { _ in try stream.next() }
        }
        #expect(taken == (0..<wanted).map { Optional($0) })
        // A reading that waited for room has ended when nobody wanted more.
        let sent = try ended.value()
        #expect(sent >= wanted)
        #expect(sent <= max(wanted + 25, 25))
    }
}
