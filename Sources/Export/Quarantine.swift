import Records
import Storage

/// Where sensitive identifiers were found; their row's words only when someone asked to see them.
package enum Quarantine {
    package static func write(
        system: String?, from connection: Connection, isUnmasked: Bool, to sink: inout some RowSink
    ) throws -> ExportCounts {
        var counts = ExportCounts()
        counts.columns = ["system", "file", "line", "key", "field", "code"] + (isUnmasked ? ["row"] : [])
        try sink.begin(columns: counts.columns)
        for row in try connection.rows(Resource.text("sql/export/quarantine.sql"), [SQLValue(system)]) {
            var values = ["system", "file", "line", "natural_key", "field", "code"].map { row[$0] }
            if isUnmasked {
                values.append(
                    try connection.first(
                        "SELECT cells FROM source_record WHERE id = ?", [row["source_record_id"]])?[0] ?? .null)
            }
            try sink.write(values)
            counts.rows += 1
        }
        return counts
    }
}
