import Columns
import Records

/// What a customer's newest row leaves standing of those that it replaced: a column that its file lacks says nothing.
///
/// A list of birth dates by customer key must not wipe the telephone numbers that an earlier export of the same system
/// stated. An empty cell does wipe them: the newer file says that there is none. Values are taken in the groups of
/// survivorship, since the parts of an address or of a name mean something only together, and from no row that names
/// somebody else under a key that was given away.
package final class Inheritance {
    private let connection: Connection
    private let fields: Set<Field>
    private let source: (id: Int, system: String)
    private let records: TableWriter
    private let vehicles: TableWriter

    private static let recordColumns = CleanTables.customerRecord.columns.filter {
        !["id", "origin", "file_status", "stated_on"].contains($0.name)
    }
    private static let vehicleColumns = CleanTables.vehicle.columns.filter {
        !["id", "customer_record_id", "origin", "role"].contains($0.name)
    }

    /// - Parameter fields: those that the replaced rows' file has a column for.
    package init(_ connection: Connection, sourceID: Int, system: String, fields: Set<Field>) throws {
        self.connection = connection
        self.fields = fields
        source = (sourceID, system)
        for (table, columns) in [("left_record", Self.recordColumns), ("left_vehicle", Self.vehicleColumns)] {
            let names = (columns.map(\.name) + (table == "left_vehicle" ? ["source_id", "record_key"] : []))
            try connection.execute(
                "DROP TABLE IF EXISTS temp.\(table); CREATE TEMP TABLE \(table) (id INTEGER PRIMARY KEY, \(names.joined(separator: ", ")))"
            )
        }
        let given: [(name: String, origin: CleanTable.Origin)] = [("id", .given)]
        records = TableWriter(connection, CleanTable(name: "left_record", columns: given + Self.recordColumns))
        vehicles = TableWriter(
            connection,
            CleanTable(
                name: "left_vehicle",
                columns: given + Self.vehicleColumns + [("source_id", .given), ("record_key", .given)]))
    }

    /// Gathers replaced rows of a list of customers.
    package func add(_ batch: CleanBatch, ids: [Int], keys: [String]) throws {
        let view = CleanBatchView(batch)
        let given: [String: TableWriter.Given] = [
            "id": .integers(ids), "source_id": .integer(source.id), "kind": view.kinds,
            "record_key": .texts(TextColumn(keys.map { source.system + ":" + $0 })),
        ]
        let rows = Array(0..<batch.rowCount)
        try records.write(batch, rows: rows, given: given)
        try vehicles.write(batch, rows: rows.filter(view.namesVehicle), given: given)
    }

    /// Gives what was gathered to the records that hold now and whose file has no column for it.
    ///
    /// - Parameter stated: the fields that the file of an import has a column for.
    package func finish(stated: (_ importID: Int) throws -> Set<Field>) throws {
        try connection.execute(
            """
            DELETE FROM left_record WHERE id NOT IN (SELECT MAX(id) FROM left_record GROUP BY record_key);
            CREATE TEMP TABLE heir AS
            SELECT c.id AS id, h.id AS left_id, s.import_id AS import_id
            FROM left_record h
            JOIN customer_record c ON c.record_key = h.record_key AND c.source_id = h.source_id AND c.origin = 'customer'
            JOIN source_record s ON s.id = c.id
            WHERE NOT \(CleanRecords.namesAnother("c", "h"));
            CREATE UNIQUE INDEX temp.heir_by_id ON heir (id)
            """)
        for holder in try connection.texts("SELECT DISTINCT import_id FROM heir").compactMap({ Int($0) }) {
            let own = try stated(holder)
            for group in Self.groups where group.fields.isDisjoint(with: own) && !group.fields.isDisjoint(with: fields)
            {
                try inherit(group, holder)
            }
            if !own.contains(.firstName), !fields.isDisjoint(with: [.firstName, .fullName]) {
                try inheritFirstNames(holder)
            }
            if Self.vehicleFields.isDisjoint(with: own) { try inheritVehicles(holder) }
        }
        try connection.execute("DROP TABLE heir; DROP TABLE left_record; DROP TABLE left_vehicle")
    }

    private struct Group {
        var lead: [String]
        var columns: [String]
        var fields: Set<Field>
    }

    private static let groups: [Group] = {
        let whole = Survivorship.groups.map { ($0.lead, $0.columns) }
        let single = ["created_at", "verified_at", "last_visit_date"].map { ([$0], [$0]) }
        let vehicle = ["vin", "plate", "make", "model", "model_year", "odometer", "warranty_end"]
        return (whole + single + [(["vin", "make"], vehicle)]).map { lead, columns in
            var fields = Set(columns.compactMap { Field(rawValue: $0) })
            if lead.contains("last_name") { fields.formUnion([.fullName, .company]) }
            if lead.contains("birth_text") { fields.formUnion([.birthYear, .birthMonth, .birthDay]) }
            return Group(lead: lead, columns: columns, fields: fields)
        }
    }()

    private static let vehicleFields: Set<Field> = [.vin, .plate, .make, .model, .stockNumber]

    private func inherit(_ group: Group, _ holder: Int) throws {
        let isEmpty = group.lead.map { "customer_record.\($0) IS NULL" }.joined(separator: " AND ")
        let hasSome = group.lead.map { "h.\($0) IS NOT NULL" }.joined(separator: " OR ")
        try connection.execute(
            """
            UPDATE customer_record SET \(group.columns.map { "\($0) = h.\($0)" }.joined(separator: ", "))
            FROM heir k JOIN left_record h ON h.id = k.left_id
            WHERE k.id = customer_record.id AND k.import_id = ? AND \(isEmpty) AND (\(hasSome))
            """, [.integer(holder)])
    }

    /// A row whose file has no column for first names, and whose name is the last name that was known, states none: the
    /// first name and what belongs to it stay.
    private func inheritFirstNames(_ holder: Int) throws {
        let others = ["civility", "middle_name", "suffix", "second_civility", "second_first_name", "second_last_name"]
        try connection.execute(
            """
            UPDATE customer_record
            SET first_name = h.first_name, kind = h.kind,
                \(others.map { "\($0) = COALESCE(customer_record.\($0), h.\($0))" }.joined(separator: ", "))
            FROM heir k JOIN left_record h ON h.id = k.left_id
            WHERE k.id = customer_record.id AND k.import_id = ? AND customer_record.first_name IS NULL
              AND h.first_name IS NOT NULL AND LOWER(customer_record.last_name) = LOWER(h.last_name)
            """, [.integer(holder)])
    }

    private func inheritVehicles(_ holder: Int) throws {
        let names = Self.vehicleColumns.map(\.name).joined(separator: ", ")
        try connection.execute(
            """
            INSERT OR IGNORE INTO vehicle (id, customer_record_id, origin, role, \(names))
            SELECT k.id, k.id, 'customer', 'OWN', \(Self.vehicleColumns.map { "v." + $0.name }.joined(separator: ", "))
            FROM heir k JOIN left_vehicle v ON v.id = k.left_id
            WHERE k.import_id = ?
            """, [.integer(holder)])
    }
}
