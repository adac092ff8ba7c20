import Records

/// One execution of a verb that changes the store.
package struct RunRecord: Sendable, Equatable {
    package let id: Int
    package let verb: String
    package let startedAt: String
    package let asOf: String
    package let state: String
}

extension Connection {
    /// Notes that a verb begins.
    ///
    /// The date that everything is seen from is set by whoever settles the consents for it, and by nobody else.
    ///
    /// - Parameters:
    ///   - instant: ISO 8601 in UTC.
    ///   - parameters: JSON without personal data.
    package func beginRun(verb: String, asOf: CivilDate, instant: String, parameters: String = "{}") throws -> Int {
        // One writer at a time has the store: a run that is open now was cut short.
        try execute("UPDATE run SET state = 'failed', finished_at = ? WHERE state = 'open'", [.text(instant)])
        try execute(
            "INSERT INTO run (verb, started_at, as_of, parameters) VALUES (?, ?, ?, ?)",
            [.text(verb), .text(instant), .text(asOf.description), .text(parameters)])
        return lastInsertedID
    }

    package func endRun(_ id: Int, instant: String, state: String = "done") throws {
        try execute(
            "UPDATE run SET finished_at = ?, state = ? WHERE id = ?", [.text(instant), .text(state), .integer(id)])
        guard let run = try run(id) else { return }
        try appendToAuditLog(
            action: run.verb, object: "run:\(id)", parameters: #"{"as_of":"\#(run.asOf)","state":"\#(state)"}"#,
            at: instant)
    }

    package func run(_ id: Int) throws -> RunRecord? {
        try first("SELECT * FROM run WHERE id = ?", [.integer(id)]).map(RunRecord.init)
    }

    /// Runs that still hold, newest first.
    package func runs() throws -> [RunRecord] {
        try rows("SELECT * FROM run WHERE state = 'done' ORDER BY id DESC").map(RunRecord.init)
    }

    package func set(_ name: String, _ value: String) throws {
        try execute("INSERT OR REPLACE INTO run_setting (name, value) VALUES (?, ?)", [.text(name), .text(value)])
    }

    package func setting(_ name: String) throws -> String? {
        try first("SELECT value FROM run_setting WHERE name = ?", [.text(name)])?[0].text
    }

    /// Adds an entry whose hash covers the one before it, so that a changed or missing entry shows.
    package func appendToAuditLog(action: String, object: String, parameters: String, at instant: String) throws {
        let previous = try first("SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1")?[0].text ?? ""
        let sequence = try number("SELECT COALESCE(MAX(seq), 0) + 1 FROM audit_log")
        let hash = Self.auditHash(previous, sequence, instant, "local", action, object, parameters)
        try execute(
            """
            INSERT INTO audit_log (seq, at, actor, action, object_id, params, prev_hash, hash)
            VALUES (?, ?, 'local', ?, ?, ?, ?, ?)
            """,
            [
                .integer(sequence), .text(instant), .text(action), .text(object), .text(parameters), .text(previous),
                .text(hash),
            ])
    }

    /// Whether every entry's hash covers what it says and the entry before it.
    package func auditLogHolds() throws -> Bool {
        var previous = ""
        var holds = true
        try forEach("SELECT * FROM audit_log ORDER BY seq") { row in
            let hash = Self.auditHash(
                previous, row.integer("seq") ?? 0, row.text("at") ?? "", row.text("actor") ?? "",
                row.text("action") ?? "", row.text("object_id") ?? "", row.text("params") ?? "")
            if row.text("prev_hash") != previous || row.text("hash") != hash { holds = false }
            previous = hash
        }
        return holds
    }

    private static func auditHash(
        _ previous: String, _ sequence: Int, _ instant: String, _ actor: String, _ action: String, _ object: String,
        _ parameters: String
    ) -> String {
        let line = [previous, String(sequence), instant, actor, action, object, parameters].joined(separator: "\u{1F}")
        return Array(line.utf8).withUnsafeBytes { hexadecimal(sha256($0)) }
    }
}

extension RunRecord {
    init(_ row: SQLRow) {
        id = row.integer("id") ?? 0
        verb = row.text("verb") ?? ""
        startedAt = row.text("started_at") ?? ""
        asOf = row.text("as_of") ?? ""
        state = row.text("state") ?? ""
    }
}
