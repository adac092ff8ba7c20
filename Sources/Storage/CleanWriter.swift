import Columns
import Records

/// Writes clean rows of one import beside their source records, inside the caller's transaction.
package final class CleanWriter {
    private let connection: Connection
    private let source: (id: Int, system: String)
    private let entity: Entity
    private let customers: TableWriter
    private let events: TableWriter?
    private let vehicles: TableWriter
    private let findings: BulkInserter
    private let formatted: BulkInserter
    private let consents: BulkInserter

    package init(_ connection: Connection, sourceID: Int, system: String, entity: Entity) throws {
        self.connection = connection
        source = (sourceID, system)
        self.entity = entity
        customers = try TableWriter(connection, CleanTables.customerRecord)
        events = try CleanTables.events[entity].map { try TableWriter(connection, $0) }
        vehicles = try TableWriter(connection, CleanTables.vehicle)
        findings = try connection.inserter(
            into: "cell_finding", columns: ["source_record_id", "field", "code", "action", "proposal", "target"])
        formatted = try connection.inserter(into: "formatted_cells", columns: ["source_record_id", "cells"])
        consents = try connection.inserter(
            into: "consent_event",
            columns: [
                "source_record_id", "customer_record_id", "contact_point_id", "channel", "kind", "basis", "occurred_on",
                "proof", "source_column",
            ])
    }

    /// Writes a batch; `ids` and `keys` are the source record and natural key of each row.
    package func write(_ batch: CleanBatch, ids: [Int], keys: [String], consents drafts: [ConsentDraft]) throws {
        let view = CleanBatchView(batch)
        for writer in [customers, vehicles] + [events].compactMap({ $0 }) { writer.prepare(batch) }
        var owners = [Int?](repeating: nil, count: batch.rowCount)
        for row in 0..<batch.rowCount {
            owners[row] = try writeRow(view, row, id: ids[row], key: keys[row])
        }
        try writeFindings(batch, ids)
        for draft in drafts {
            try consents.insert([
                .integer(ids[draft.row]), SQLValue(owners[draft.row]), SQLValue(try contactPoint(draft.contact)),
                SQLValue(draft.channel), .text(draft.kind.rawValue), draft.kind == .grant ? "EXPRESS" : nil,
                SQLValue(draft.occurredOn?.description), .integer(draft.proof), .text(draft.column),
            ])
        }
    }

    private func writeFindings(_ batch: CleanBatch, _ ids: [Int]) throws {
        var changed = [[UInt8]](repeating: [], count: batch.rowCount)
        for finding in batch.findings {
            if finding.action == .formatted {
                if !changed[finding.row].isEmpty { changed[finding.row].append(UInt8(ascii: " ")) }
                changed[finding.row].append(contentsOf: finding.field.rawValue.utf8)
                changed[finding.row].append(UInt8(ascii: ":"))
                changed[finding.row].append(contentsOf: finding.code.utf8)
                continue
            }
            findings.bind(ids[finding.row], at: 0)
            findings.bind(finding.field.rawValue, at: 1)
            findings.bind(finding.code, at: 2)
            findings.bind(finding.action.rawValue, at: 3)
            if let proposal = finding.proposal { findings.bind(proposal, at: 4) }
            if let target = finding.target { findings.bind(target.rawValue, at: 5) }
            try findings.insert()
        }
        for (row, cells) in changed.enumerated() where !cells.isEmpty {
            try cells.withUnsafeBufferPointer { bytes in
                formatted.bind(ids[row], at: 0)
                formatted.bind(bytes, at: 1)
                try formatted.insert()
            }
        }
    }

    /// Writes what one row tells and returns the customer record that it belongs to.
    private func writeRow(_ view: CleanBatchView, _ row: Int, id: Int, key: String) throws -> Int? {
        var owner: Int?
        let customerKey = view.customerKey(row)
        switch entity {
        case .customer: owner = id
        case .consentEvent, .vehicle: owner = try customerKey.flatMap { try customerRecord(key: $0) }
        default:
            owner = try customerKey.flatMap { try customerRecord(key: $0) }
            if owner == nil, view.namesParty(row) { owner = id }
        }
        if owner == id {
            let native = entity == .customer ? key : customerKey ?? "\(entity.rawValue)/\(key)"
            customers.begin(row)
            customers.bind(id, to: "id")
            customers.bind(source.id, to: "source_id")
            customers.bind("\(source.system):\(native)", to: "record_key")
            customers.bind(entity.rawValue, to: "origin")
            customers.bind(view.kind(row), to: "kind")
            customers.bind(view.fileStatus(row), to: "file_status")
            try customers.insert()
        }
        if let events {
            events.begin(row)
            events.bind(id, to: "id")
            events.bind(source.id, to: "source_id")
            events.bind(owner, to: "customer_record_id")
            events.bind(customerKey, to: "customer_key")
            try events.insert()
        }
        if view.namesVehicle(row) {
            vehicles.begin(row)
            vehicles.bind(id, to: "id")
            vehicles.bind(owner, to: "customer_record_id")
            vehicles.bind(entity.rawValue, to: "origin")
            vehicles.bind(role(view, row), to: "role")
            vehicles.bind(seenOn(view, row), to: "seen_on")
            try vehicles.insert()
        }
        return owner
    }

    private func role(_ view: CleanBatchView, _ row: Int) -> String {
        switch entity {
        case .lead: "WANT"
        case .deal: view.text(.field(.financeType), row) == "LEAS" ? "LES" : "OWN"
        default: "OWN"
        }
    }

    private func seenOn(_ view: CleanBatchView, _ row: Int) -> String? {
        let fields: [Field] =
            switch entity {
            case .deal: [.dealDate, .deliveryDate]
            case .repairOrder: [.closedDate, .openedDate]
            case .lead: [.leadDate, .createdAt]
            case .appointment: [.appointmentDate]
            default: [.lastVisitDate, .updatedAt, .createdAt]
            }
        for field in fields { if let date = view.text(.field(field), row) { return date } }
        return nil
    }

    private func customerRecord(key: String) throws -> Int? {
        try connection.first(
            "SELECT MAX(id) FROM customer_record WHERE record_key = ? AND source_id = ?",
            [.text("\(source.system):\(key)"), .integer(source.id)])?[0].integer
    }

    private func contactPoint(_ contact: ConsentDraft.Contact?) throws -> Int? {
        guard let contact else { return nil }
        let values: [SQLValue] = [.text(contact.channel), .text(contact.value)]
        try connection.execute("INSERT OR IGNORE INTO contact_point (channel, value) VALUES (?, ?)", values)
        return try connection.number("SELECT id FROM contact_point WHERE channel = ? AND value = ?", values)
    }
}
