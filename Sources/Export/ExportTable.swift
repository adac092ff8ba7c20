import Storage

/// Takes the rows of an export one at a time, in order.
package protocol RowSink {
    mutating func begin(columns: [String]) throws
    mutating func write(_ values: [SQLValue]) throws
    /// Takes the row that a query stands on, which has the columns that were begun.
    mutating func write(_ row: borrowing RowView) throws
}

extension RowSink {
    package mutating func write(_ row: borrowing RowView) throws { try write(row.values) }
}

/// What was written and what was left out, and why: for the manifest and the log.
package struct ExportCounts: Sendable, Equatable {
    package var rows = 0
    /// Customers left out, by reason.
    package var leftOut: [String: Int] = [:]
    /// Rows whose permission ends within 30, 60 and 90 days of the send date.
    package var lapsing: [Int: Int] = [:]
    /// Rows in which sensitive identifiers were hidden.
    package var masked = 0
    package var columns: [String] = []
    /// Rows by the code that a list gives each.
    package var byCode: [String: Int] = [:]

    package init() {}
}

/// Exports that are one query of `sql/export`.
package enum ExportTable {
    /// - Parameter codes: the column whose codes are counted.
    package static func write(
        _ query: String, _ arguments: [SQLValue] = [], from connection: Connection, to sink: inout some RowSink,
        counting codes: String? = nil
    ) throws -> ExportCounts {
        var counts = ExportCounts()
        counts.columns = try connection.columnNames(query)
        try sink.begin(columns: counts.columns)
        let place = codes.flatMap(counts.columns.firstIndex)
        try connection.scan(query, arguments) { row in
            try sink.write(row)
            counts.rows += 1
            if let place, let code = row.text(place) { counts.byCode[code, default: 0] += 1 }
        }
        return counts
    }
}
