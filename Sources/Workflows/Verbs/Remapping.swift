import Ingest
import Records
import Storage

/// What a person says of the columns of a file that the store has already: the raw cells are there, and the next cleaning
/// reads them by the new mapping.
enum Remapping {
    /// Whether given columns may say something else than a stored mapping: what is certainly the same costs no reading.
    static func mayChange(_ stored: Mapping, given: [GivenColumn]) throws -> Bool {
        try GivenColumn.places(of: given, in: stored.columns.map(\.column)).contains { place, target in
            let column = stored.columns[place]
            // What the values added to an answer, as the order of a date, is no other answer.
            return column.reason != .given || column.target?.field != target?.field
                || !(target?.modifiers ?? []).isSubset(of: column.target?.modifiers ?? [])
        }
    }

    /// Reads all of a file for its mapping and keeps that of an import in its place, where it is another one.
    ///
    /// - Throws: `ImportError.otherKeys` when rows would be other records under the new mapping.
    static func keep(
        _ file: IntakeFile, as known: ImportAnswer.File, stored: Mapping, run: Int, _ store: Store,
        _ settings: Settings, isPreview: Bool
    ) throws -> ImportAnswer.File {
        try file.forEachBatch { _ in }
        guard file.mapping != stored else { return known }
        guard file.mapping.entity == stored.entity,
            NaturalKey(file.mapping)?.position == NaturalKey(stored)?.position
        else { throw ImportError.otherKeys(file: file.name, run: run) }
        var answer = known
        answer.isRemapped = true
        answer.mapping = ImportWorkflow.columns(file.mapping)
        answer.questions = file.questions
        if let number = known.number, !isPreview {
            let mapping = try jsonText(file.mapping)
            try store.write { db in
                try db.execute("UPDATE import SET mapping = ? WHERE id = ?", [.text(mapping), .integer(number)])
                try db.appendToAuditLog(
                    action: "remap", object: "import:\(number)", parameters: "{}", at: settings.moment.instant)
            }
        }
        return answer
    }
}
