import Records
import Storage

/// A field or rule in the base (`""`) or in one system (`system:serti`).
struct FieldScope: Hashable, Sendable {
    var name: String
    var scope: String

    init(_ name: String, _ scope: String) {
        self.name = name
        self.scope = scope
    }
}

/// Measures fields on the clean tables: long scans that need nothing of the audit's working tables.
struct FieldScan: Sendable {
    let fields: [FieldRule]

    static func isCounted(_ field: FieldRule, _ counted: [FieldScope: FieldRates.Rates]) -> Bool {
        field.codified != false && counted[FieldScope(field.rule, "")] != nil
    }

    /// The cells that fields have of their own, each with a name of its own.
    static func cells(of fields: [FieldRule]) -> [(name: String, cell: FieldRule.Cell, isOfVehicle: Bool)] {
        fields.flatMap { field in
            (field.cells ?? []).enumerated().map { ("\(field.id) \($0)", $1, field.isOfVehicle) }
        }
    }

    /// Rates of the fields that no codification counted.
    func rates(counted: [FieldScope: FieldRates.Rates], _ db: Connection) throws -> [FieldScope: FieldRates.Rates] {
        let open = fields.filter { !Self.isCounted($0, counted) }
        let ofCustomer = open.filter { !$0.isOfVehicle }
        let ofVehicle = open.filter(\.isOfVehicle)
        var measured = try rates(ofCustomer, group: "0", from: "v_customer r", where: "1", db)
        measured.merge(
            try rates(
                ofVehicle, group: "0", from: "vehicle r JOIN v_link l ON l.record_id = r.customer_record_id",
                where: "r.role <> 'WANT'", db)
        ) { $1 }
        measured.merge(
            try rates(
                ofCustomer, group: "r.source_id", from: "customer_record r",
                where: "r.kind NOT IN ('INT', 'TST') AND r.file_status NOT IN ('TST', 'INT', 'MRG', 'SUP', 'ANO')", db)
        ) { $1 }
        measured.merge(
            try rates(
                ofVehicle, group: "i.source_id",
                from: "vehicle r JOIN source_record x ON x.id = r.id JOIN import i ON i.id = x.import_id",
                where: "r.role <> 'WANT'", db)
        ) { $1 }
        return measured
    }

    /// Rows of one source whose fields are all in the same case.
    private struct RowKind: Hashable {
        var source: Int
        var mask: Int
    }

    /// Rates by field and scope; `group` is a source's id, or 0 for the base.
    ///
    /// Each row becomes one number of four bits a field, and rows with the same number are counted together.
    private func rates(
        _ fields: [FieldRule], group: String, from: String, where condition: String, _ db: Connection
    ) throws -> [FieldScope: FieldRates.Rates] {
        guard !fields.isEmpty else { return [:] }
        precondition(fields.count <= 15, "sixty bits hold fifteen fields")
        let bits = fields.enumerated().map { place, field in
            """
            CASE WHEN \(field.applies) THEN (8 + 4 * COALESCE((\(field.asked)), 0) + 2 * COALESCE((\(field.refused)), 0)
              + COALESCE((\(field.usable)), 0)) << \(4 * place) ELSE 0 END
            """
        }
        let systems = Dictionary(
            uniqueKeysWithValues: try db.rows("SELECT id, system FROM source").map {
                ($0[0].integer ?? 0, "system:\($0[1].text ?? "")")
            })
        var groups: [RowKind: Int] = [:]
        try db.scan(
            "SELECT \(group), (\(bits.joined(separator: ")\n| ("))) FROM \(from) WHERE \(condition)"
        ) { row in groups[RowKind(source: row.integer(0), mask: row.integer(1)), default: 0] += 1 }
        var result: [FieldScope: FieldRates.Rates] = [:]
        for (kind, records) in groups {
            let mask = kind.mask
            let scope = systems[kind.source] ?? ""
            for (place, field) in fields.enumerated() {
                let flags = mask >> (4 * place)
                var rates = result[FieldScope(field.id, scope)] ?? .sum([])
                if flags & 8 != 0 { rates.applicable += records }
                if flags & 4 != 0 { rates.asked += records }
                if flags & 2 != 0 { rates.refused += records }
                if flags & 1 != 0 { rates.usable += records }
                result[FieldScope(field.id, scope)] = rates
            }
        }
        return result
    }

    /// Cells that hold a value, by the name that `cells(of:)` gives them.
    func filledCells(_ db: Connection) throws -> [String: Int] {
        let cells = Self.cells(of: fields)
        var result: [String: Int] = [:]
        for isOfVehicle in [false, true] {
            let own = cells.filter { $0.isOfVehicle == isOfVehicle }
            guard !own.isEmpty else { continue }
            let sums = own.map { "COALESCE(SUM(\($0.cell.column) IS NOT NULL), 0)" }.joined(separator: ", ")
            let row = try db.first("SELECT \(sums) FROM \(isOfVehicle ? "vehicle v" : "customer_record r")")
            for (place, cell) in own.enumerated() { result[cell.name] = row?[place].integer ?? 0 }
        }
        return result
    }
}
