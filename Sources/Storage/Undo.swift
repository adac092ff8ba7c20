import Records

/// Why a run cannot be undone, or not yet.
package enum UndoError: Error, Equatable {
    case unknownRun(Int)
    case alreadyUndone(Int)
    /// Codes and measures are computed anew each time; there is nothing to take back.
    case nothingToUndo(Int, verb: String)
    /// A later run builds on it and must be undone first.
    case laterRun(Int, later: Int)
}

extension UndoError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknownRun(let run): Message("undo.unknown", ["run": .count(run)])
        case .alreadyUndone(let run): Message("undo.already", ["run": .count(run)])
        case .nothingToUndo(let run, let verb): Message("undo.nothing", ["run": .count(run), "verb": .text(verb)])
        case .laterRun(let run, let later): Message("undo.later", ["run": .count(run), "later": .count(later)])
        }
    }

    package var status: ExitStatus { .usage }
}

/// Takes a run back: the layers below are as they were before it.
package enum Undo {
    /// Undoes an import, a cleaning or a linkage. Layers above are removed and made again by the next `dealerdata run`.
    package static func undo(_ connection: Connection, run id: Int, trust: [SystemClass], instant: String) throws {
        guard let run = try connection.run(id) else { throw UndoError.unknownRun(id) }
        guard run.state != "undone" else { throw UndoError.alreadyUndone(id) }
        switch run.verb {
        case "import": try undoImport(connection, id)
        case "normalize": try undoCleaning(connection, id)
        case "dedupe": try undoLinks(connection, id)
        default: throw UndoError.nothingToUndo(id, verb: run.verb)
        }
        try GoldenRecords.rebuild(connection, trust: trust)
        try connection.execute("DELETE FROM consent_state")
        try connection.endRun(id, instant: instant, state: "undone")
    }

    private static func undoImport(_ connection: Connection, _ run: Int) throws {
        let later = try connection.first(
            """
            SELECT later.run_id FROM import i
            JOIN import later ON later.source_id = i.source_id AND later.entity = i.entity AND later.id > i.id
            WHERE i.run_id = ? AND later.run_id <> i.run_id
            ORDER BY later.run_id DESC
            """, [.integer(run)])?[0].integer
        if let later { throw UndoError.laterRun(run, later: later) }
        let ids = try connection.texts("SELECT id FROM import WHERE run_id = ? ORDER BY id DESC", [.integer(run)])
            .compactMap { Int($0) }
        for importID in ids {
            let revived = try connection.texts(
                """
                SELECT DISTINCT old.import_id FROM source_record old
                JOIN source_record new ON new.id = old.superseded_by
                WHERE new.import_id = ? AND old.import_id <> new.import_id
                """, [.integer(importID)]
            ).compactMap { Int($0) }
            try CleanRecords.remove(connection, importID: importID)
            try takeLinksBack(connection, importID)
            try connection.execute(
                """
                UPDATE source_record SET superseded_by = NULL
                WHERE superseded_by IN (SELECT id FROM source_record WHERE import_id = ?)
                """, [.integer(importID)])
            for revivedID in revived { try CleanRecords.remove(connection, importID: revivedID) }
            try connection.execute(
                """
                UPDATE source_record SET gone_in = c.former FROM gone_change c
                WHERE c.import_id = ? AND c.record_id = source_record.id
                """, [.integer(importID)])
            try connection.execute("DELETE FROM gone_change WHERE import_id = ?", [.integer(importID)])
            try connection.execute("DELETE FROM rejected_row WHERE import_id = ?", [.integer(importID)])
            try connection.execute("DELETE FROM source_record WHERE import_id = ?", [.integer(importID)])
            try connection.execute("DELETE FROM import WHERE id = ?", [.integer(importID)])
        }
    }

    /// The records that come back are their former customers' again, so that customers keep their ids; the records that
    /// go leave no link behind, for another record may get their number.
    private static func takeLinksBack(_ connection: Connection, _ importID: Int) throws {
        try connection.execute(
            """
            UPDATE customer_link SET to_run = NULL
            WHERE rowid IN (
              SELECT MAX(l.rowid) FROM customer_link l
              JOIN source_record old ON old.id = l.record_id
              JOIN source_record new ON new.id = old.superseded_by
              WHERE new.import_id = ?
              GROUP BY l.record_id)
            """, [.integer(importID)])
        try connection.execute(
            "DELETE FROM customer_link WHERE record_id IN (SELECT id FROM source_record WHERE import_id = ?)",
            [.integer(importID)])
    }

    private static func undoCleaning(_ connection: Connection, _ run: Int) throws {
        let ids = try connection.texts("SELECT id FROM import WHERE normalized LIKE ? || ':%'", [.text(String(run))])
        for id in ids.compactMap({ Int($0) }) { try CleanRecords.remove(connection, importID: id) }
    }

    private static func undoLinks(_ connection: Connection, _ run: Int) throws {
        let later = try connection.first(
            "SELECT MAX(id) FROM run WHERE verb = 'dedupe' AND state = 'done' AND id > ?", [.integer(run)])?[0].integer
        if let later { throw UndoError.laterRun(run, later: later) }
        try connection.execute("DELETE FROM customer_link WHERE from_run = ?", [.integer(run)])
        try connection.execute("UPDATE customer_link SET to_run = NULL WHERE to_run = ?", [.integer(run)])
        try connection.execute("DELETE FROM household_link")
        try connection.execute(
            """
            INSERT INTO household_link (customer_id, household_id, bits)
            SELECT customer_id, household_id, bits FROM household_link_former WHERE run_id = ?
            """, [.integer(run)])
        try connection.execute("DELETE FROM household_link_former WHERE run_id = ?", [.integer(run)])
        try connection.execute("DELETE FROM match_pair; DELETE FROM kept_apart")
    }
}
