import Records

/// What is compared between two stores, row by row. Raw values name the tables, and the queries `sql/comparison/*.sql`.
package enum ComparedEntity: String, CaseIterable, Sendable, Codable {
    case sourceRecord = "source_record"
    case customerRecord = "customer_record"
    case customer
    case vehicle
    case deal
    case repairOrder = "repair_order"
    case lead
    case appointment

    /// Every field that is compared, in the order of `quality/compared-fields.csv`; none for rows of files, which are the
    /// same or not.
    var fields: [String] {
        let table = ReferenceTable(csv: Resource.text("quality/compared-fields.csv"))
        let (entity, field) = (table.column("entity"), table.column("field"))
        return table.rows.filter { $0[entity] == rawValue }.map { $0[field] }
    }
}

/// How values and keys of persons are shown: masked, unless the user asked for them in clear.
package struct ShownValues: Sendable {
    /// A value by the name of its column.
    package var value: @Sendable (_ text: String, _ column: String) -> String
    package var key: @Sendable (_ text: String) -> String

    package init(
        value: @escaping @Sendable (String, String) -> String, key: @escaping @Sendable (String) -> String
    ) {
        self.value = value
        self.key = key
    }
}
