import Export
import Records
import Storage
import Tabular

/// What left the store, for `export_log`: counts and names of columns, never a value.
struct ExportJournal {
    var what: String
    var purpose: String?
    var channel: String?
    var recipient: String?
    /// The day of the sending, of a contact list.
    var sendDate: CivilDate?

    /// Notes an export that is written; a file's hash tells later which file it was.
    func write(_ counts: ExportCounts, to output: String?, _ store: Store, _ settings: Settings) throws {
        let sha256 =
            try output.flatMap {
                $0 == "-" || OutputTarget.isDevice($0) ? nil : try ByteSource.file(path: $0).fingerprint().sha256
            } ?? ""
        try store.write { db in
            let run = try db.beginRun(
                verb: "export", asOf: settings.asOf.value, instant: settings.moment.instant,
                parameters: try jsonText(["what": what]))
            try db.execute(
                """
                INSERT INTO export_log (run_id, what, purpose, channel, recipient, send_date, rows, sha256, fields, left_out)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(run), .text(what), SQLValue(purpose), SQLValue(channel), SQLValue(recipient),
                    SQLValue(sendDate?.description), .integer(counts.rows), .text(sha256),
                    .text(try jsonText(counts.columns)), .text(try jsonText(counts.leftOut)),
                ])
            try db.endRun(run, instant: settings.moment.instant)
        }
    }
}
