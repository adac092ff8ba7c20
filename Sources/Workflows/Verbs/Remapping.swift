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
    /// - Parameter isStated: whether somebody said what the rows are.
    /// - Throws: `ImportError.otherKeys` when rows would be other records under the new mapping.
    static func keep(
        _ file: IntakeFile, as known: ImportAnswer.File, stored: Mapping, isStated: Bool, run: Int, _ store: Store,
        _ settings: Settings, isPreview: Bool
    ) throws -> ImportAnswer.File {
        try file.forEachBatch { _ in }
        var found = file.mapping
        // What another column is does not say whether the rows are refusals.
        if !isStated, stored.mayListStops == true, !found.columns.contains(where: \.isGivenConsent) {
            found.mayListStops = true
        }
        guard found != stored else { return known }
        guard found.entity == stored.entity, NaturalKey(found)?.position == NaturalKey(stored)?.position
        else { throw ImportError.otherKeys(file: file.name, run: run) }
        var answer = known
        answer.isRemapped = true
        answer.mapping = ImportWorkflow.columns(found)
        answer.questions = found.questions(file: file.name).map(\.message)
        if let number = known.number, !isPreview {
            let mapping = try jsonText(found)
            try store.write { db in
                try db.execute("UPDATE import SET mapping = ? WHERE id = ?", [.text(mapping), .integer(number)])
                try db.appendToAuditLog(
                    action: "remap", object: "import:\(number)", parameters: "{}", at: settings.moment.instant)
            }
        }
        return answer
    }
}
