import Records

/// Writes what was said of cells, one row of `cell_finding` each; changes of form are kept elsewhere.
struct FindingWriter {
    private let inserter: BulkInserter

    init(_ connection: Connection) throws {
        inserter = try connection.inserter(
            into: "cell_finding", columns: ["source_record_id", "field", "code", "action", "proposal", "target"])
    }

    /// Announces how many follow; what is bound is copied.
    func expect(rows: Int) throws { try inserter.expect(rows: rows) }

    func write(_ finding: CellFinding, of record: Int) throws {
        try write(
            field: finding.field.rawValue, finding.code, finding.action, of: record, proposal: finding.proposal,
            target: finding.target)
    }

    /// - Parameter field: also `column:HEADER`, for a column that no field takes.
    func write(
        field: String, _ code: String, _ action: FindingAction, of record: Int, proposal: String? = nil,
        target: Field? = nil
    ) throws {
        inserter.bind(record, at: 0)
        inserter.bind(field, at: 1)
        inserter.bind(code, at: 2)
        inserter.bind(action.rawValue, at: 3)
        if let proposal { inserter.bind(proposal, at: 4) }
        if let target { inserter.bind(target.rawValue, at: 5) }
        try inserter.insert()
    }
}
