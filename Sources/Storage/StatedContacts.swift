/// What events say of how to reach customers whom a record of their own stands for. A house account is nobody: thousands
/// of strangers' numbers stand under its key.
package struct StatedContacts {
    private let lookup: RowLookup
    /// Statements by the record that they are about, in the order of their rows.
    private var statements: [Int: [Int]] = [:]

    package init(_ connection: Connection) throws {
        let columns = Survivorship.columns.map { column in
            // A number without a kind is no news where the record knows it as somebody's mobile.
            if ["phone", "phone_ext", "phone_code"].contains(column) {
                return """
                    CASE WHEN t.phone IS NOT NULL AND (t.phone IS r.phone_mobile OR t.phone IS r.phone_home
                      OR t.phone IS r.phone_work) THEN NULL ELSE t.\(column) END
                    """
            }
            return Self.columns.contains(column) ? "t." + column : "NULL"
        }
        lookup = try connection.rowLookup(
            """
            SELECT t.source_id, t.stated_on, t.first_name, t.last_name, t.company, \(columns.joined(separator: ", "))
            FROM customer_statement t JOIN customer_record r ON r.id = t.customer_record_id
            WHERE t.id = ?
            """)
        var statements: [Int: [Int]] = [:]
        try connection.scan(
            """
            SELECT t.customer_record_id, t.id
            FROM customer_statement t JOIN customer_record r ON r.id = t.customer_record_id
            WHERE r.kind NOT IN ('INT', 'TST')
            ORDER BY t.id
            """
        ) { statements[$0.integer(0), default: []].append($0.integer(1)) }
        self.statements = statements
    }

    private static let columns = Set(Survivorship.contactGroups.flatMap(\.columns))

    func of(_ record: Int) -> [Int] { statements.isEmpty ? [] : statements[record] ?? [] }

    /// Adds the statements about a record, but for those that name somebody else: a daughter's request under her
    /// father's key says nothing of his telephone.
    func append(_ member: Int, to records: inout CustomerRecords) throws {
        for statement in of(records.record(member)) {
            try lookup.row(statement) { row in
                guard Self.isSameParty(row, records, member) else { return }
                records.begin(
                    record: statement, source: row.integer(0), trust: records.trust(member), isStatement: true,
                    statedOn: row.statedBytes(1))
                records.appendCells(row, from: 5)
            }
        }
    }

    private static let names = Survivorship.places(["first_name", "last_name", "company"])

    /// Each name that the statement gives is the record's, but for case and accents.
    private static func isSameParty(_ row: borrowing RowView, _ records: CustomerRecords, _ member: Int) -> Bool {
        for (place, column) in names.enumerated() {
            guard let stated = row.statedBytes(2 + place) else { continue }
            let own = records.text(member, column) ?? ""
            let folded = Survivorship.folded(String(decoding: stated, as: UTF8.self))
            if folded != Survivorship.folded(own) { return false }
        }
        return true
    }
}
