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
    func fieldRates() throws -> [FieldRates] {
        let counted = try codifiedRates()
        func isCounted(_ field: FieldRule) -> Bool {
            field.codified != false && counted[Key(field.rule, "")] != nil
        }
        let open = fields.filter { !isCounted($0) }
        let ofCustomer = open.filter { !$0.isOfVehicle }
        let ofVehicle = open.filter(\.isOfVehicle)
        var measured = try rates(ofCustomer, group: "0", from: "v_customer r", where: "1")
        measured.merge(
            try rates(
                ofVehicle, group: "0", from: "vehicle r JOIN v_link l ON l.record_id = r.customer_record_id",
                where: "r.role <> 'WANT'")
        ) { $1 }
        measured.merge(
            try rates(
                ofCustomer, group: "r.source_id", from: "customer_record r",
                where: "r.kind NOT IN ('INT', 'TST') AND r.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO')")
        ) { $1 }
        measured.merge(
            try rates(
                ofVehicle, group: "i.source_id",
                from: "vehicle r JOIN source_record x ON x.id = r.id JOIN import i ON i.id = x.import_id",
                where: "r.role <> 'WANT'")
        ) { $1 }
        let systems = try db.texts("SELECT system FROM audit_system ORDER BY system")
        return fields.map { field in
            let isCounted = isCounted(field)
            func found(_ scope: String) -> FieldRates.Rates {
                (isCounted ? counted[Key(field.rule, scope)] : measured[Key(field.id, scope)]) ?? .sum([])
            }
            return FieldRates(
                id: field.id, rule: field.rule, base: found(""),
                systems: systems.map { FieldRates.SystemRates(system: $0, rates: found("system:\($0)")) })
        }
    }

    struct Key: Hashable {
        var name: String
        var scope: String

        init(_ name: String, _ scope: String) {
            self.name = name
            self.scope = scope
        }
    }

    /// Rates by field and scope; `group` is a source's id, or 0 for the base.
    ///
    /// Each row becomes one number of four bits a field, and rows with the same number are counted together: a sort of
    /// two small columns instead of all that the expressions read.
    private func rates(_ fields: [FieldRule], group: String, from: String, where condition: String) throws
        -> [Key: FieldRates.Rates]
    {
        guard !fields.isEmpty else { return [:] }
        precondition(fields.count <= 15, "sixty bits hold fifteen fields")
        let bits = fields.enumerated().map { place, field in
            """
            CASE WHEN \(field.applies) THEN (8 + 4 * COALESCE((\(field.asked)), 0) + 2 * COALESCE((\(field.refused)), 0)
              + COALESCE((\(field.usable)), 0)) << \(4 * place) ELSE 0 END
            """
        }
        var result: [Key: FieldRates.Rates] = [:]
        let rows = try db.rows(
            """
            SELECT s.system, m.mask, m.records
            FROM (
              SELECT source_id, mask, COUNT(*) AS records
              FROM (
                SELECT \(group) AS source_id, \(bits.joined(separator: "\n| ")) AS mask
                FROM \(from)
                WHERE \(condition)
                LIMIT -1 OFFSET 0
              )
              GROUP BY source_id, mask
            ) m
            LEFT JOIN source s ON s.id = m.source_id
            """)
        for row in rows {
            let (mask, records) = (row.integer("mask") ?? 0, row.integer("records") ?? 0)
            let scope = row.text("system").map { "system:\($0)" } ?? ""
            for (place, field) in fields.enumerated() {
                let flags = mask >> (4 * place)
                var rates = result[Key(field.id, scope)] ?? .sum([])
                if flags & 8 != 0 { rates.applicable += records }
                if flags & 4 != 0 { rates.asked += records }
                if flags & 2 != 0 { rates.refused += records }
                if flags & 1 != 0 { rates.usable += records }
                result[Key(field.id, scope)] = rates
            }
        }
        return result
    }

    /// `asked:`, `usable:` and `refused:` metrics of the last codification, by rule and scope.
    private func codifiedRates() throws -> [Key: FieldRates.Rates] {
        let run = try db.number(
            "SELECT COALESCE(MAX(run_id), 0) FROM code_run WHERE as_of = ?", [.text(asOf.description)])
        var result: [Key: FieldRates.Rates] = [:]
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
            result[Key(row.text("rule") ?? "", row.text("scope") ?? "")] = FieldRates.Rates(
                applicable: row.integer("applicable") ?? 0, asked: row.integer("asked") ?? 0,
                refused: row.integer("refused") ?? 0, usable: row.integer("usable") ?? 0)
        }
        return result
    }

    /// Right as typed, mended, refused, in the wrong field and doubtful, for each field with cells of its own.
    func cellRates() throws -> [CellRates] {
        let cells = fields.flatMap { field in
            (field.cells ?? []).enumerated().map {
                (name: "\(field.id) \($0)", cell: $1, isOfVehicle: field.isOfVehicle)
            }
        }
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
        var counts: [Key: (cells: Int, empty: Int)] = [:]
        for row in try db.rows(Self.sql("cells").replacing("/*cells*/", with: branches)) {
            counts[Key(row.text("cell") ?? "", row.text("verdict") ?? "")] = (
                row.integer("cells") ?? 0, row.integer("empty") ?? 0
            )
        }
        let filled = try filledCells(cells.map { ($0.name, $0.cell.column, $0.isOfVehicle) })
        let movedIn = try movedInCells()
        return fields.compactMap { field in
            guard let own = field.cells else { return nil }
            var rates = CellRates(
                id: field.id, stated: 0, right: 0, mended: 0, refused: 0, misplaced: 0, doubtful: 0)
            for place in own.indices {
                let name = "\(field.id) \(place)"
                let verdicts = (0...3).map { counts[Key(name, String($0))] ?? (0, 0) }
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

    private func filledCells(_ cells: [(name: String, column: String, isOfVehicle: Bool)]) throws -> [String: Int] {
        var result: [String: Int] = [:]
        for isOfVehicle in [false, true] {
            let own = cells.filter { $0.isOfVehicle == isOfVehicle }
            guard !own.isEmpty else { continue }
            let sums = own.map { "COALESCE(SUM(\($0.column) IS NOT NULL), 0)" }.joined(separator: ", ")
            let row = try db.first("SELECT \(sums) FROM \(isOfVehicle ? "vehicle v" : "customer_record r")")
            for (place, cell) in own.enumerated() { result[cell.name] = row?[place].integer ?? 0 }
        }
        return result
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
