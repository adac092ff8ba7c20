import Ingest
import Normalization
import Records
import Storage

/// When a row says that its record was last changed, so that an old export does not replace what a newer one brought.
final class RecordAge {
    private let settings: NormalizationSettings
    private let normalizer = NormalizerCatalog.all.first { $0.kinds.contains(Field.updatedAt.kind) }
    private let newFile: Column?
    /// The day that the new file's name states.
    private let newDay: CivilDate?
    private var earlierFiles: [Int: (column: Column?, day: CivilDate?)] = [:]

    /// Where a file states the day, and how it writes days.
    private struct Column {
        var place: Int
        var modifiers: Set<Modifier>

        init?(header: [String], mapping: Mapping) {
            guard let column = mapping.columns.first(where: { $0.target?.field == .updatedAt }),
                let target = column.target, let place = header.firstIndex(of: column.column)
            else { return nil }
            self.place = place
            modifiers = target.modifiers
        }
    }

    init(_ file: IntakeFile, _ settings: Settings) {
        newFile = Column(header: file.reader.description.header, mapping: file.mapping)
        newDay = FileDay.stated(in: file.name)
        self.settings = NormalizationSettings(asOf: settings.asOf.value, zone: settings.zone.value)
    }

    /// Whether the new file says when its rows were changed, or of which day it is.
    var isStated: Bool { newFile != nil || newDay != nil }

    /// Whether both rows state a day, and the file's row an earlier one; where they do not, whether the names of both files
    /// state one and the new file's is the earlier.
    func isOlder(_ row: StoredRow, than earlier: StoredRow, _ db: Connection) throws -> Bool {
        let former = try file(ofImport: earlier.importID, db)
        guard let newFile, let column = former.column, let new = try day(row.cells, newFile),
            let old = try day(earlier.cells, column)
        else {
            guard let newDay, let formerDay = former.day else { return false }
            return newDay < formerDay
        }
        // A day says nothing about the hour: both are compared as far as both are stated.
        let stated = min(new.count, old.count)
        return new.prefix(stated) < old.prefix(stated)
    }

    private func file(ofImport id: Int, _ db: Connection) throws -> (column: Column?, day: CivilDate?) {
        if let known = earlierFiles[id] { return known }
        let file = try db.first("SELECT file, header, mapping FROM import WHERE id = ?", [.integer(id)])
        let column = try file.flatMap { row in
            Column(
                header: try jsonValue([String].self, from: row.text("header") ?? "[]"),
                mapping: try jsonValue(Mapping.self, from: row.text("mapping") ?? "{}"))
        }
        let stated = (column, file?.text("file").flatMap { FileDay.stated(in: $0) })
        earlierFiles[id] = stated
        return stated
    }

    /// ISO 8601, which sorts as text.
    private func day(_ cells: String, _ column: Column) throws -> String? {
        let cells = try jsonValue([String?].self, from: cells)
        guard column.place < cells.count, let text = cells[column.place], !text.isEmpty else { return nil }
        let context = CellContext(field: .updatedAt, modifiers: column.modifiers, settings: settings)
        return normalizer?.normalize(text, in: context).value
    }
}
