import Ingest
import Records
import Storage

/// What became of one line of a file: what each cell said, what the clean record says, and why they differ.
package struct LineExplanation: Answer {
    package struct Cell: Encodable, Sendable {
        package var column: String
        package var field: String?
        package var read: String
        package var clean: String?
        package var findings: [String]
    }

    package var schema = 1
    package var file: String
    package var line: Int
    package var system: String
    package var key: String
    package var customer: Int?
    /// True when a later file has the same record with other words.
    package var isSuperseded: Bool
    package var cells: [Cell]
    /// Findings about fields that no column of the file is mapped to.
    package var otherFindings: [String]

    enum CodingKeys: String, CodingKey {
        case schema, file, line, system, key, customer, cells
        case isSuperseded = "superseded"
        case otherFindings = "other_findings"
    }

    package func text(in language: Language) -> String {
        var table = TextTable()
        table.add(
            ["line.column", "line.read", "field", "line.clean", "findings"].map {
                Message("explain." + $0).text(in: language)
            })
        for cell in cells where cell.read != "–" || cell.clean != nil || !cell.findings.isEmpty {
            table.add(
                cell.column, cell.read, cell.field ?? "–", cell.clean ?? "–", cell.findings.joined(separator: " "))
        }
        var parts = [
            Message(
                "explain.line.head",
                ["file": .text(file), "line": .text(String(line)), "system": .text(system), "key": .text(key)]
            ).text(in: language)
        ]
        if isSuperseded { parts[0] += "\n" + Message("explain.line.superseded").text(in: language) }
        parts.append(table.text)
        if !otherFindings.isEmpty {
            parts.append(
                Message("explain.line.other", ["findings": .text(otherFindings.joined(separator: " "))]).text(
                    in: language))
        }
        if let customer {
            parts.append(Message("explain.line.next", ["customer": .text(String(customer))]).text(in: language))
        }
        return parts.joined(separator: "\n\n")
    }
}

extension ExplainWorkflow {
    /// - Parameter place: `FILE:LINE`, as reports print it; of several imports of that name the last one counts.
    package static func line(_ place: String, _ settings: Settings, isUnmasked: Bool) throws -> LineExplanation {
        guard let colon = place.lastIndex(of: ":"), let number = Int(place[place.index(after: colon)...]) else {
            throw ExplainError.notAPlace(place)
        }
        let store = try Store(at: settings.store.value, creating: false)
        return try store.read { db in
            let file = try fileName(String(place[..<colon]), db)
            guard
                let row = try db.first(
                    """
                    SELECT r.id, r.line, r.natural_key, r.cells, r.superseded_by, i.file, i.header, i.mapping, s.system
                    FROM source_record r JOIN import i ON i.id = r.import_id JOIN source s ON s.id = i.source_id
                    WHERE i.file = ? AND r.line = ? ORDER BY i.id DESC LIMIT 1
                    """, [.text(file), .integer(number)])
            else {
                throw try missing(file, number, db)
            }
            return try explanation(row, db, Shown(isUnmasked: isUnmasked))
        }
    }

    /// The file as the store names it: a table of an archive has a folder in its name, other files have none.
    private static func fileName(_ typed: String, _ db: Connection) throws -> String {
        let files = try db.texts("SELECT DISTINCT file FROM import ORDER BY LENGTH(file) DESC, file")
        let known = files.first { $0 == typed } ?? files.first { typed.hasSuffix("/" + $0) }
        return known ?? String(typed.split(separator: "/").last ?? "")
    }

    private static func missing(_ file: String, _ line: Int, _ db: Connection) throws -> ExplainError {
        let rejected = try db.first(
            """
            SELECT r.reason, r.detail FROM rejected_row r JOIN import i ON i.id = r.import_id
            WHERE i.file = ? AND r.line = ? ORDER BY i.id DESC
            """, [.text(file), .integer(line)])
        if let rejected {
            let detail = try jsonValue([String: Int].self, from: rejected.text("detail") ?? "{}")
            let reason = Message(
                "file.rejected." + (rejected.text("reason") ?? ""), detail.mapValues { .count($0) })
            return .rejectedLine(file: file, line: line, reason: reason)
        }
        // A row that says what the store knows already is not kept twice.
        let unchanged = try db.first(
            """
            SELECT i.unchanged, (SELECT o.file FROM import o WHERE o.source_id = i.source_id AND o.entity = i.entity AND o.id < i.id
                                 ORDER BY o.id DESC LIMIT 1) AS earlier
            FROM import i WHERE i.file = ? AND i.unchanged > 0 AND ? <= i.rows * 4 + 100 ORDER BY i.id DESC LIMIT 1
            """, [.text(file), .integer(line)])
        if let unchanged, let count = unchanged.integer("unchanged") {
            return .unchangedLine(file: file, line: line, unchanged: count, earlier: unchanged.text("earlier") ?? file)
        }
        let files = try db.texts("SELECT DISTINCT file FROM import ORDER BY file")
        return files.contains(file) ? .noRecordOnLine(file: file, line: line) : .unknownFile(file, known: files)
    }

    /// The clean value of a field, wherever its row keeps it; amounts are kept in cents.
    private static func cleanText(_ field: String, _ rows: [SQLRow]) -> String? {
        for row in rows {
            if let text = row.text(field == Field.customerID.rawValue ? "customer_key" : field) { return text }
            if let cents = row.integer(field + "_cents") {
                let sign = cents < 0 ? "-" : ""
                let rest = abs(cents) % 100
                return "\(sign)\(abs(cents) / 100).\(rest < 10 ? "0" : "")\(rest)"
            }
        }
        return nil
    }

    private static func explanation(_ row: SQLRow, _ db: Connection, _ shown: Shown) throws -> LineExplanation {
        let id = row["id"]
        let header = try jsonValue([String].self, from: row.text("header") ?? "[]")
        let cells = try jsonValue([String?].self, from: row.text("cells") ?? "[]")
        let mapping = try jsonValue(Mapping.self, from: row.text("mapping") ?? "{}")
        let clean = try db.first("SELECT * FROM v_record WHERE id = ?", [id])
        let rows = try CleanRecords.rows(db, of: id.integer ?? 0)
        // A row that repeats a customer has no record of its own.
        let customer =
            try clean?.integer("customer_id")
            ?? db.first(
                "SELECT MIN(customer_id) FROM v_record WHERE record_key = ?",
                [.text("\(row.text("system") ?? ""):\(row.text("natural_key") ?? "")")])?[0].integer
            ?? rows.lazy.compactMap { $0.integer("customer_record_id") }.first.flatMap {
                try db.first("SELECT customer_id FROM v_link WHERE record_id = ?", [.integer($0)])?[0].integer
            }
        var findings: [String: [String]] = [:]
        // Words of a cell with a sensitive identifier are shown to nobody, unmasked or not.
        var secrets: Set<String> = []
        for finding in try db.rows(
            "SELECT field, code, action, target FROM cell_finding WHERE source_record_id = ? ORDER BY field, code", [id]
        ) {
            let target = finding.text("target").map { "→" + $0 } ?? ""
            let place = finding.text("field") ?? ""
            findings[place, default: []].append((finding.text("code") ?? "") + target)
            if finding.text("action") == FindingAction.quarantined.rawValue { secrets.insert(place) }
        }
        var targets: [Int: Field] = [:]
        for column in mapping.columns {
            if let field = column.target?.field, let place = header.firstIndex(of: column.column) {
                targets[place] = field
            }
        }
        var told: Set<String> = []
        let explained = header.indices.map { place -> LineExplanation.Cell in
            let field = targets[place]?.rawValue
            let isFirst = field.map { told.insert($0).inserted } ?? false
            let read = place < cells.count ? cells[place] : nil
            let isSecret = secrets.contains(field ?? "column:" + header[place])
            return LineExplanation.Cell(
                column: header[place], field: field,
                read: isSecret
                    ? Shown(isUnmasked: false).hidden(read)
                    : field.map { shown.value(read, column: $0) } ?? shown.hidden(read),
                clean: isFirst
                    ? field.flatMap { name in cleanText(name, rows).map { shown.value($0, column: name) } } : nil,
                findings: isFirst
                    ? findings[field ?? ""] ?? [] : field == nil ? findings["column:" + header[place]] ?? [] : [])
        }
        return LineExplanation(
            file: row.text("file") ?? "", line: row.integer("line") ?? 0, system: row.text("system") ?? "",
            key: shown.key(row.text("natural_key")), customer: customer,
            isSuperseded: row.integer("superseded_by") != nil, cells: explained,
            otherFindings: findings.filter { !told.contains($0.key) && !$0.key.hasPrefix("column:") }.sorted {
                $0.key < $1.key
            }.flatMap {
                field, codes in
                codes.map { "\(field):\($0)" }
            })
    }
}
