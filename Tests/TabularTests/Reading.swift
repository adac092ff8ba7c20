import Columns
import Foundation
import Testing

@testable import Tabular

/// A source read to its end, as people would write it down.
struct ReadTable {
    var description: TableDescription
    var rows: [[String?]] = []
    var lines: [Int] = []
    var rejected: [RejectedRow]

    init(_ source: ByteSource, _ options: ReadOptions = ReadOptions(), batch limit: Int = 1_000) throws {
        let reader = try Tables.open(source, options: options)
        var batch = RawBatch(columnCount: 0)
        while try reader.read(into: &batch, limit: limit) {
            #expect(batch.rowCount <= limit && batch.rowCount > 0)
            for row in 0..<batch.rowCount {
                rows.append(batch.columns.map { $0.presence[row] == .missing ? nil : $0[row] })
                lines.append(batch.lines[row])
            }
        }
        description = reader.description
        rejected = reader.rejected
    }

    init(_ text: String, _ options: ReadOptions = ReadOptions(), batch limit: Int = 1_000) throws {
        try self.init(.bytes(Array(text.utf8), name: "text"), options, batch: limit)
    }

    init(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions(), batch limit: Int = 1_000) throws {
        try self.init(.bytes(bytes, name: "bytes"), options, batch: limit)
    }

    /// Cells between bars, rows between slashes, `–` for a cell that is not there.
    var text: String { rows.map { $0.map { $0 ?? "–" }.joined(separator: "|") }.joined(separator: " / ") }
}

/// The folder of real samples and public suites, which is not part of the project.
enum SharedFiles {
    static let folder: URL? = {
        let stated = ProcessInfo.processInfo.environment["DEALERDATA_SHARED"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared").standardized
        let folder = stated ?? beside
        return FileManager.default.fileExists(atPath: folder.appending(path: "data").path()) ? folder : nil
    }()

    static let reason: Comment = "the shared folder of samples and suites is absent: set DEALERDATA_SHARED"

    static func url(_ path: String) -> URL {
        (folder ?? URL(filePath: "/")).appending(path: "data").appending(path: path)
    }

    static func names(in path: String) -> [String] {
        guard folder != nil else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: url(path).path())) ?? []).sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: url(path))) }
}
