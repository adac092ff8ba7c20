import Records

/// The verb that a store waits for before what lies above its layers can be trusted.
package enum Stage: String, Sendable, Equatable {
    case `import`, normalize, dedupe

    /// What to type: `d’abord : dealerdata normalize, puis dealerdata dedupe`.
    package var remedy: Message { Message("awaited." + rawValue) }
}

extension Connection {
    /// The first verb that the store waits for; nil when every imported row that names somebody has its customer.
    package func awaitedStage() throws -> Stage? {
        let isEmpty = "NOT EXISTS (SELECT 1 FROM import) AND NOT EXISTS (SELECT 1 FROM customer_record)"
        if try number("SELECT \(isEmpty)") == 1 { return .import }
        if try number("SELECT EXISTS (SELECT 1 FROM import WHERE normalized = '')") == 1 { return .normalize }
        // A store of an earlier release, only looked at, has no list of rows to be cleaned again.
        let keepsList = try !columns(of: "unclean_record").isEmpty
        if keepsList, try number("SELECT EXISTS (SELECT 1 FROM unclean_record)") == 1 { return .normalize }
        let isUnlinked = """
            EXISTS (SELECT 1 FROM customer_record r
                    WHERE NOT EXISTS (SELECT 1 FROM customer_link l WHERE l.record_id = r.id AND l.to_run IS NULL))
            """
        return try number("SELECT \(isUnlinked)") == 1 ? .dedupe : nil
    }

    /// Whether the states of consent are those of the customers that the last linkage made.
    package func consentsFollowLinks() throws -> Bool {
        let linkage = try number("SELECT COALESCE(MAX(id), 0) FROM run WHERE verb = 'dedupe' AND state = 'done'")
        let settled = try first("SELECT value FROM run_setting WHERE name = 'consents_linked_by'")?.text("value")
        return try number("SELECT EXISTS (SELECT 1 FROM consent_state)") == 1
            && (settled == nil || settled == String(linkage))
    }
}
