import Records

/// Deals of a source under one status of which nobody can tell whether the customer bought; no consent comes of them.
package struct UnreadStatuses: Encodable, Sendable, Equatable {
    package var system: String
    package var status: String
    package var count: Int

    /// The most frequent first.
    package static func all(_ connection: Connection) throws -> [UnreadStatuses] {
        try connection.rows(
            """
            SELECT s.system, d.deal_status AS status, COUNT(*) AS count
            FROM deal d JOIN source s ON s.id = d.source_id
            WHERE d.deal_status IS NOT NULL
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """
        ).compactMap {
            guard let status = $0.text("status"), DealStanding(status) == .unread else { return nil }
            return UnreadStatuses(
                system: $0.text("system") ?? "", status: status, count: $0.integer("count") ?? 0)
        }
    }
}
