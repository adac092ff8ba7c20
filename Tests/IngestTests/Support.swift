import Columns
import Foundation
import Records
import Testing

@testable import Ingest

/// Where the shared sample files are, or nil when this machine has none.
let sharedSamples: String? = {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let shared =
        environment["DEALERDATA_SHARED"] ?? root.deletingLastPathComponent().appendingPathComponent("shared").path
    let samples = shared + "/data/samples"
    return FileManager.default.fileExists(atPath: samples) ? samples : nil
}()

/// A header and rows as a reader would give them.
struct SampleTable {
    var header: [String]
    var batch: RawBatch

    init(_ header: [String], _ rows: [[String?]] = []) {
        self.header = header
        batch = RawBatch(columnCount: header.count)
        for (line, row) in rows.enumerated() {
            batch.lines.append(line + 2)
            for place in header.indices {
                if place < row.count, let cell = row[place] {
                    batch.columns[place].append(cell)
                } else {
                    batch.columns[place].appendMissing()
                }
            }
        }
    }

    /// One column per entry, all of the same length.
    init(columns: [(String, [String])]) {
        let count = columns.map(\.1.count).max() ?? 0
        self.init(
            columns.map(\.0), (0..<count).map { row in columns.map { row < $0.1.count ? $0.1[row] : nil } })
    }

    init(csv: String) {
        let table = ReferenceTable(csv: csv)
        self.init(table.header, table.rows)
    }
}

extension Mapper {
    func propose(_ table: SampleTable, system: String? = nil, entity: Entity? = nil, given: [GivenColumn] = []) throws
        -> Mapping
    {
        try propose(header: table.header, sample: table.batch, system: system, entity: entity, given: given)
    }
}

extension Mapping {
    subscript(column: String) -> ColumnMapping? { columns.first { $0.column == column } }

    /// `field:modifiers` of a column, or nil where it stays raw.
    func field(_ column: String) -> String? { self[column]?.target?.text }
}
