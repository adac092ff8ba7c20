/// Answers on consent of one column that nobody could read.
package struct UnreadConsents: Encodable, Sendable, Equatable {
    package var system: String
    package var column: String
    package var count: Int

    package static func all(_ connection: Connection) throws -> [UnreadConsents] {
        try connection.rows(
            """
            SELECT s.system, e.source_column AS name, COUNT(*) AS count
            FROM consent_event e
            JOIN source_record r ON r.id = e.source_record_id
            JOIN import i ON i.id = r.import_id
            JOIN source s ON s.id = i.source_id
            WHERE e.purpose = 'UNREAD'
            GROUP BY 1, 2 ORDER BY 1, 2
            """
        ).map {
            UnreadConsents(
                system: $0.text("system") ?? "", column: $0.text("name") ?? "", count: $0.integer("count") ?? 0)
        }
    }
}
