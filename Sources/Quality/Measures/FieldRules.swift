import Records
import Storage
import Yams

/// A field that the report follows: `quality/fields.yml`.
struct FieldRule: Sendable, Codable {
    struct Cell: Sendable, Codable {
        var column: String
        var fields: [String]
    }

    var id: String
    var rule: String
    /// `vehicle`; a customer when nil.
    var of: String?
    var applies: String
    var asked: String
    var refused: String
    var usable: String
    var score: Severity?
    var cells: [Cell]?
    /// False when the codebook's rule counts something else.
    var codified: Bool?

    var isOfVehicle: Bool { of == "vehicle" }

    static func builtIn() throws(AuditError) -> [FieldRule] {
        let file = "quality/fields.yml"
        do {
            return try YAMLDecoder().decode([FieldRule].self, from: Resource.text(file))
        } catch {
            throw AuditError.unreadableCheck(file: file, reason: "\(error)")
        }
    }
}

extension Measurement {
    /// Codebook §4 for each field: from the last codification where it counted the rule, else from the clean tables.
    func fieldRates(_ measured: [FieldScope: FieldRates.Rates], counted: [FieldScope: FieldRates.Rates]) throws
        -> [FieldRates]
    {
        let systems = try db.texts("SELECT system FROM audit_system ORDER BY system")
        return fields.map { field in
            let isCounted = FieldScan.isCounted(field, counted)
            func found(_ scope: String) -> FieldRates.Rates {
                (isCounted ? counted[FieldScope(field.rule, scope)] : measured[FieldScope(field.id, scope)]) ?? .sum([])
            }
            return FieldRates(
                id: field.id, rule: field.rule, base: found(""),
                systems: systems.map { FieldRates.SystemRates(system: $0, rates: found("system:\($0)")) })
        }
    }

    /// `asked:`, `usable:` and `refused:` metrics of the last codification, by rule and scope.
    func codifiedRates() throws -> [FieldScope: FieldRates.Rates] {
        let run = try db.number(
            "SELECT COALESCE(MAX(run_id), 0) FROM code_run WHERE as_of = ?", [.text(asOf.description)])
        var result: [FieldScope: FieldRates.Rates] = [:]
        let rows = try db.rows(
            """
            SELECT SUBSTR(a.name, 7) AS rule, a.scope, a.denominator AS applicable, a.numerator AS asked,
                   COALESCE(r.numerator, 0) AS refused, u.numerator AS usable
            FROM metric a
            JOIN metric u ON u.run_id = a.run_id AND u.scope = a.scope AND u.name = 'usable:' || SUBSTR(a.name, 7)
            LEFT JOIN metric r ON r.run_id = a.run_id AND r.scope = a.scope AND r.name = 'refused:' || SUBSTR(a.name, 7)
            WHERE a.run_id = ? AND a.name LIKE 'asked:%'
            """, [.integer(run)])
        for row in rows {
            result[FieldScope(row.text("rule") ?? "", row.text("scope") ?? "")] = FieldRates.Rates(
                applicable: row.integer("applicable") ?? 0, asked: row.integer("asked") ?? 0,
                refused: row.integer("refused") ?? 0, usable: row.integer("usable") ?? 0)
        }
        return result
    }

    /// Right as typed, mended, refused, in the wrong field and doubtful, for each field with cells of its own.
    func cellRates(_ filled: [String: Int]) throws -> [CellRates] {
        let cells = FieldScan.cells(of: fields)
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.audit_cell;
            CREATE TEMP TABLE audit_cell (field TEXT PRIMARY KEY, cell TEXT NOT NULL) WITHOUT ROWID;
            """)
        for cell in cells {
            for field in cell.cell.fields {
                try db.execute("INSERT INTO audit_cell VALUES (?, ?)", [.text(field), .text(cell.name)])
            }
        }
        let branches = cells.map { "           WHEN '\($0.name)' THEN \($0.cell.column)" }.joined(separator: "\n")
        var counts: [FieldScope: (cells: Int, empty: Int)] = [:]
        for row in try db.rows(Self.sql("cells").replacing("/*cells*/", with: branches)) {
            counts[FieldScope(row.text("cell") ?? "", row.text("verdict") ?? "")] = (
                row.integer("cells") ?? 0, row.integer("empty") ?? 0
            )
        }
        let movedIn = try movedInCells()
        return fields.compactMap { field in
            guard let own = field.cells else { return nil }
            var rates = CellRates(
                id: field.id, stated: 0, right: 0, mended: 0, refused: 0, misplaced: 0, doubtful: 0)
            for place in own.indices {
                let name = "\(field.id) \(place)"
                let verdicts = (0...3).map { counts[FieldScope(name, String($0))] ?? (0, 0) }
                rates.doubtful += verdicts[0].cells
                rates.mended += verdicts[1].cells
                rates.misplaced += verdicts[2].cells
                rates.refused += verdicts[3].cells
                rates.stated += (filled[name] ?? 0) + verdicts.reduce(0) { $0 + $1.empty } - (movedIn[name] ?? 0)
            }
            rates.right = max(0, rates.stated - rates.mended - rates.refused - rates.misplaced - rates.doubtful)
            rates.stated = rates.right + rates.mended + rates.refused + rates.misplaced + rates.doubtful
            return rates
        }
    }

    private func movedInCells() throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT c.cell, COUNT(*) AS cells
            FROM cell_finding f
            JOIN audit_cell c ON c.field = f.target
            WHERE f.action = 'moved'
            GROUP BY c.cell
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("cell") ?? "", $0.integer("cells") ?? 0) })
    }
}

extension String {
    /// The text with the one occurrence of `mark` replaced.
    func replacing(_ mark: String, with text: String) -> String {
        guard let range = firstRange(of: mark) else { return self }
        return self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
