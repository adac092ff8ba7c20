extension ImportWriter {
    /// Puts earlier rows of the same keys behind this file's, unless this file holds them too: a customer may have a row a
    /// vehicle, of which one changed.
    ///
    /// - Parameter isOlder: whether a row of this file is surely older than an earlier one.
    func supersede(_ isOlder: ((StoredRow, StoredRow) throws -> Bool)?) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE replaced AS
            SELECT old.id AS old_id, MAX(new.id) AS new_id
            FROM source_record new
            JOIN source_record old ON old.natural_key = new.natural_key AND old.id < ?1 AND old.superseded_by IS NULL
            JOIN import i ON i.id = old.import_id AND i.source_id = ?2 AND i.entity = ?3
            WHERE new.import_id = ?4 AND old.id NOT IN (SELECT record_id FROM temp.repeated)
            GROUP BY old.id
            """, [.integer(firstID), .integer(sourceID), .text(entity.rawValue), .integer(importID)])
        if let isOlder { try keepLaterRows(isOlder) }
        counts.superseded = try connection.number("SELECT COUNT(*) FROM replaced")
        try connection.execute(
            """
            UPDATE source_record SET superseded_by = r.new_id FROM replaced r WHERE source_record.id = r.old_id
            """)
        try CleanRecords.remove(connection, where: "IN (SELECT old_id FROM replaced)")
        try cleanAgainBesideReplaced()
        try connection.execute("DROP TABLE replaced")
    }

    /// Rows of one key may have been made one record; where some of them are replaced, the others are cleaned again.
    private func cleanAgainBesideReplaced() throws {
        try connection.execute(
            """
            INSERT OR IGNORE INTO unclean_record
            SELECT kept.id
            FROM temp.repeated p
            JOIN source_record kept ON kept.id = p.record_id
            JOIN import i ON i.id = kept.import_id AND i.normalized <> ''
            WHERE kept.natural_key IN (SELECT old.natural_key FROM replaced r JOIN source_record old ON old.id = r.old_id)
            """)
        try CleanRecords.remove(connection, where: "IN (SELECT id FROM unclean_record)")
    }

    /// Where the earlier row is the later one, this file's row stands behind it.
    private func keepLaterRows(_ isOlder: (StoredRow, StoredRow) throws -> Bool) throws {
        var kept: [(old: Int, new: Int)] = []
        try connection.forEach(
            """
            SELECT p.old_id, p.new_id, old.import_id AS old_import, old.cells AS old_cells, new.cells AS new_cells
            FROM replaced p JOIN source_record old ON old.id = p.old_id JOIN source_record new ON new.id = p.new_id
            """
        ) { row in
            let new = StoredRow(importID: importID, cells: row.text("new_cells") ?? "[]")
            let old = StoredRow(importID: row.integer("old_import") ?? 0, cells: row.text("old_cells") ?? "[]")
            if try isOlder(new, old), let oldID = row.integer("old_id"), let newID = row.integer("new_id") {
                kept.append((oldID, newID))
            }
        }
        for (old, new) in kept {
            try connection.execute("DELETE FROM replaced WHERE old_id = ?", [.integer(old)])
            try connection.execute(
                "UPDATE source_record SET superseded_by = ? WHERE id = ?", [.integer(old), .integer(new)])
        }
        counts.older = kept.count
    }

    /// Marks what a snapshot lacks as gone, and what came back as there; both can be undone.
    func settleGone() throws {
        let arguments: [SQLValue] = [.integer(importID), .integer(sourceID), .text(entity.rawValue), .integer(firstID)]
        try connection.execute(
            """
            INSERT INTO gone_change (import_id, record_id, former)
            SELECT DISTINCT ?1, r.id, r.gone_in FROM source_record r JOIN temp.repeated p ON p.record_id = r.id
            WHERE r.gone_in IS NOT NULL
            """, [.integer(importID)])
        try connection.execute(
            """
            UPDATE source_record SET gone_in = NULL
            WHERE id IN (SELECT record_id FROM gone_change WHERE import_id = ?)
            """, [.integer(importID)])
        if isSnapshot {
            counts.goneUnsure =
                lostRows > 0
                ? .unreadable
                : counts.rows == counts.rejected
                    ? .empty
                    // One row whose day went back makes no old file of a new one.
                    : counts.older > counts.superseded ? .older : nil
        }
        if isSnapshot, counts.goneUnsure == nil {
            try connection.execute(
                """
                CREATE TEMP TABLE vanished AS
                SELECT r.id AS record_id FROM source_record r JOIN import i ON i.id = r.import_id
                WHERE i.source_id = ?2 AND i.entity = ?3 AND r.id < ?4 AND r.import_id <> ?1
                  AND r.superseded_by IS NULL AND r.gone_in IS NULL
                  AND r.id NOT IN (SELECT record_id FROM temp.repeated)
                  -- Nor what stands before an older row of this file.
                  AND r.id NOT IN (SELECT superseded_by FROM source_record WHERE import_id = ?1 AND superseded_by IS NOT NULL)
                """, arguments)
            counts.gone = try connection.number("SELECT COUNT(*) FROM temp.vanished")
            // A part of a list, as one of two files of half the alphabet, is no snapshot.
            let there = try connection.number(
                """
                SELECT COUNT(*) FROM source_record r JOIN import i ON i.id = r.import_id
                WHERE i.source_id = ?2 AND i.entity = ?3 AND r.id < ?4 AND r.import_id <> ?1
                  AND r.superseded_by IS NULL AND r.gone_in IS NULL
                """, arguments)
            if counts.gone * 2 > there, counts.gone >= 3 {
                (counts.gone, counts.goneUnsure) = (0, .most)
                try connection.execute("DELETE FROM temp.vanished")
            }
            try connection.execute(
                """
                INSERT INTO gone_change (import_id, record_id, former)
                SELECT ?, record_id, NULL FROM temp.vanished
                """, [.integer(importID)])
            try connection.execute(
                "UPDATE source_record SET gone_in = ? WHERE id IN (SELECT record_id FROM temp.vanished)",
                [.integer(importID)])
            try connection.execute("DROP TABLE temp.vanished")
        }
        try connection.execute("DROP TABLE temp.repeated")
    }
}
