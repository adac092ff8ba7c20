import Columns
import Ingest
import Records
import Tabular

/// How many rows of what looks like a list of stops say nothing of one: who has none there has not left.
struct StopTally {
    private(set) var rows = 0
    /// Rows in which each column that refuses is empty.
    private(set) var empty = 0

    /// Reads the whole file once more; nothing where no column of the mapping is one of stops.
    init(of mapping: Mapping, _ source: ByteSource, _ request: IntakeRequest, _ typing: PathTyping?) throws {
        let stops = mapping.columns.filter { $0.target?.modifiers.contains(.optOut) == true }.map(\.position)
        guard !stops.isEmpty else { return }
        do {
            let table = try Tables.open(source, options: request.options(cores: 1))
            var batch = RawBatch(columnCount: table.description.header.count)
            while try table.read(into: &batch, limit: IntakeFile.batchSize) {
                let typed = typing?.apply(to: batch) ?? batch
                rows += typed.rowCount
                for row in 0..<typed.rowCount where stops.allSatisfy({ Self.isEmpty(typed.columns[$0], row) }) {
                    empty += 1
                }
            }
        } catch {
            throw FileTrouble(error)
        }
    }

    private static func isEmpty(_ column: TextColumn, _ row: Int) -> Bool {
        column.length(row) == 0
            || column.withBytes(row) { cell in
                let folded = FoldedText.fold(cell)
                return folded.isEmpty || fillers.contains { folded.elementsEqual($0.utf8) }
            }
    }

    private static let fillers = ["n a", "na", "null", "none", "aucun", "aucune", "nil", "0000 00 00"]
}
