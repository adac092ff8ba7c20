import Columns
import Records

/// Writes clean rows of one import beside their source records, inside the caller's transaction.
package final class CleanWriter {
    private let connection: Connection
    private let source: (id: Int, system: String)
    private let entity: Entity
    private let customers: TableWriter
    private let statements: TableWriter
    private let events: TableWriter?
    private let vehicles: TableWriter
    private let former: TableWriter
    private let findings: FindingWriter
    private let formatted: BulkInserter
    private let consents: BulkInserter

    package init(_ connection: Connection, sourceID: Int, system: String, entity: Entity) throws {
        self.connection = connection
        source = (sourceID, system)
        self.entity = entity
        customers = TableWriter(connection, CleanTables.customerRecord)
        statements = TableWriter(connection, CleanTables.customerStatement)
        events = CleanTables.events[entity].map { TableWriter(connection, $0) }
        vehicles = TableWriter(connection, CleanTables.vehicle)
        former = TableWriter(connection, CleanTables.formerRecord)
        findings = try FindingWriter(connection)
        formatted = try connection.inserter(into: "formatted_cells", columns: ["source_record_id", "cells"])
        consents = try connection.inserter(
            into: "consent_event",
            columns: [
                "source_record_id", "customer_record_id", "contact_point_id", "channel", "kind", "basis", "occurred_on",
                "proof", "source_column", "record_key", "purpose",
            ])
    }

    /// Writes a batch; `ids` and `keys` are the source record and natural key of each row.
    ///
    /// - Parameter inRawColumns: sensitive identifiers in columns that no field takes, by row, header and code. Their
    ///   findings name the header: `column:NAS`.
    package func write(
        _ batch: CleanBatch, ids: [Int], keys: [String], consents drafts: [ConsentDraft],
        inRawColumns: [(row: Int, column: String, code: String)] = []
    ) throws {
        let view = CleanBatchView(batch)
        let owners = try owners(view, ids, keys)
        let rows = Array(0..<batch.rowCount)
        try writeCustomers(view, rows.filter { owners[$0] == ids[$0] }, ids, keys)
        try writeEvents(view, rows, ids, owners)
        try writeStatements(view, rows, ids, owners)
        try writeVehicles(view, rows.filter(view.namesVehicle), ids, owners)
        try markDeceased(view, ids, owners)
        try writeFindings(batch, ids)
        for found in inRawColumns {
            try findings.write(field: "column:" + found.column, found.code, .quarantined, of: ids[found.row])
        }
        try writeConsents(drafts, ids, owners, recordKeys: entity == .customer ? nil : namedKeys(view, keys))
    }

    /// Writes what outlives rows that a later one stands before: the addresses that they held, and who said stop.
    ///
    /// Such an act has no customer record until `CleanRecords.linkFormer` finds the one of its key.
    package func writeFormer(_ batch: CleanBatch, ids: [Int], keys: [String], stops: [ConsentDraft]) throws {
        let view = CleanBatchView(batch)
        let recordKeys = namedKeys(view, keys)
        try former.write(
            batch, rows: Array(0..<batch.rowCount),
            given: ["id": .integers(ids), "source_id": .integer(source.id), "record_key": .texts(recordKeys)])
        let nobody = [Int?](repeating: nil, count: ids.count)
        // A stop of an address is about whoever has it, and no longer about the key.
        let ofAddresses = entity == .consentEvent ? [] : stops.filter { $0.contact != nil }
        try writeConsents(ofAddresses, ids, nobody, recordKeys: nil)
        try writeConsents(
            entity == .consentEvent ? stops : stops.filter { $0.contact == nil }, ids, nobody, recordKeys: recordKeys)
    }

    /// - Parameter recordKeys: of the customer that each row is about, where that is not the row itself.
    private func writeConsents(
        _ drafts: [ConsentDraft], _ ids: [Int], _ owners: [Int?], recordKeys: TextColumn?
    ) throws {
        try consents.expect(rows: drafts.count)
        for draft in drafts {
            consents.bind(ids[draft.row], at: 0)
            if let owner = owners[draft.row] { consents.bind(owner, at: 1) }
            if let point = try contactPoint(draft.contact) { consents.bind(point, at: 2) }
            if let channel = draft.channel { consents.bind(channel, at: 3) }
            // The table knows four kinds of act: what cannot be read is an unknown one, set apart by its purpose.
            consents.bind((draft.kind == .unread ? .unknownImport : draft.kind).rawValue, at: 4)
            consents.bind(draft.kind == .unread ? draft.kind.rawValue : "MKT", at: 10)
            if draft.kind == .grant { consents.bind("EXPRESS", at: 5) }
            if let date = draft.occurredOn { consents.bind(date.description, at: 6) }
            consents.bind(draft.proof, at: 7)
            consents.bind(draft.column, at: 8)
            if let key = recordKeys?.text(draft.row) { consents.bind(key, at: 9) }
            try consents.insert()
        }
    }

    /// The customer record that each row belongs to: its own id where the row is the one that names the customer.
    private func owners(_ view: CleanBatchView, _ ids: [Int], _ keys: [String]) throws -> [Int?] {
        guard entity != .customer else { return ids }
        // Customers that rows of this batch name are not written yet.
        var named: [String: Int] = [:]
        return try ids.indices.map { row in
            let key = view.customerKey(row)
            if let key, let owner = try named[key] ?? customerRecord(key: key) { return owner }
            guard mayName(view, row) else { return nil }
            named[nativeKey(view, row, keys)] = ids[row]
            return ids[row]
        }
    }

    /// Whether a row that gives no key of a customer says who it is about.
    private func mayName(_ view: CleanBatchView, _ row: Int) -> Bool {
        entity == .customer || entity != .consentEvent && entity != .vehicle && view.namesParty(row)
    }

    /// The key by which a customer is known in its system; that of the row where the row names one without a key.
    private func nativeKey(_ view: CleanBatchView, _ row: Int, _ keys: [String]) -> String {
        entity == .customer ? keys[row] : view.customerKey(row) ?? "\(entity.rawValue)/\(keys[row])"
    }

    /// The keys by which the store knows the customers of some rows: `<system>:<native key>`.
    private func recordKeys(_ view: CleanBatchView, _ rows: [Int], _ keys: [String]) -> TextColumn {
        var recordKeys = TextColumn()
        recordKeys.reserve(rows: keys.count, bytes: keys.count * (source.system.utf8.count + 16))
        let system = Array((source.system + ":").utf8)
        var next = 0
        for row in rows {
            while next < row {
                recordKeys.appendMissing()
                next += 1
            }
            system.withUnsafeBufferPointer { recordKeys.appendPart($0) }
            recordKeys.append(nativeKey(view, row, keys))
            next += 1
        }
        for _ in next..<keys.count { recordKeys.appendMissing() }
        return recordKeys
    }

    /// The keys of the customers that rows are about, as far as they say so.
    private func namedKeys(_ view: CleanBatchView, _ keys: [String]) -> TextColumn {
        recordKeys(view, keys.indices.filter { view.customerKey($0) != nil || mayName(view, $0) }, keys)
    }

    private func writeCustomers(_ view: CleanBatchView, _ rows: [Int], _ ids: [Int], _ keys: [String]) throws {
        var given: [String: TableWriter.Given] = [
            "id": .integers(ids), "source_id": .integer(source.id), "record_key": .texts(recordKeys(view, rows, keys)),
            "origin": .text(entity.rawValue), "kind": view.kinds, "file_status": view.fileStatuses,
        ]
        if entity != .customer { given["stated_on"] = .texts(eventDays(view)) }
        try customers.write(view.batch, rows: rows, given: given)
    }

    /// What events say of customers whom another row stands for. A newer number must not be lost because an older row
    /// came first; survivorship weighs it by its day.
    private func writeStatements(_ view: CleanBatchView, _ rows: [Int], _ ids: [Int], _ owners: [Int?]) throws {
        guard events != nil else { return }
        var given: [String: TableWriter.Given] = [
            "id": .integers(ids), "source_id": .integer(source.id), "customer_record_id": .optionalIntegers(owners),
            "stated_on": .texts(eventDays(view)),
        ]
        if let keys = view.batch.columns[.field(.customerID)] { given["customer_key"] = .texts(keys) }
        let stating = rows.filter { owners[$0] != ids[$0] && view.customerKey($0) != nil && view.statesContact($0) }
        try statements.write(view.batch, rows: stating, given: given)
    }

    /// A later event that says its customer has died says it of the record that stands for the customer.
    private func markDeceased(_ view: CleanBatchView, _ ids: [Int], _ owners: [Int?]) throws {
        guard entity != .customer, view.batch.columns[.part(.fileStatus)] != nil else { return }
        for row in ids.indices where view.text(.part(.fileStatus), row) == "DEC" {
            guard let owner = owners[row], owner != ids[row] else { continue }
            try connection.execute("UPDATE customer_record SET file_status = 'DEC' WHERE id = ?", [.integer(owner)])
        }
    }

    private func writeEvents(_ view: CleanBatchView, _ rows: [Int], _ ids: [Int], _ owners: [Int?]) throws {
        guard let events else { return }
        var given: [String: TableWriter.Given] = [
            "id": .integers(ids), "source_id": .integer(source.id), "customer_record_id": .optionalIntegers(owners),
        ]
        if let keys = view.batch.columns[.field(.customerID)] { given["customer_key"] = .texts(keys) }
        try events.write(view.batch, rows: rows, given: given)
    }

    private func writeVehicles(_ view: CleanBatchView, _ rows: [Int], _ ids: [Int], _ owners: [Int?]) throws {
        guard !rows.isEmpty else { return }
        try vehicles.write(
            view.batch, rows: rows,
            given: [
                "id": .integers(ids), "customer_record_id": .optionalIntegers(owners), "origin": .text(entity.rawValue),
                "role": roles(view), "seen_on": .texts(eventDays(view)),
            ])
    }

    /// Changes of form go to one row a record, everything else that was said to a row of its own.
    private func writeFindings(_ batch: CleanBatch, _ ids: [Int]) throws {
        var found = batch.findings
        for place in found.indices.dropFirst() where found[place - 1].row > found[place].row {
            found = found.enumerated().sorted { ($0.1.row, $0.0) < ($1.1.row, $1.0) }.map(\.1)
            break
        }
        try findings.expect(rows: found.count { $0.action != .formatted })
        var changes: [UInt8] = []
        var changed: [(row: Int, end: Int)] = []
        // By place, since a copy of every finding costs more than what is done with it.
        for place in found.indices {
            guard found[place].action == .formatted else {
                try findings.write(found[place], of: ids[found[place].row])
                continue
            }
            let row = found[place].row
            if let last = changed.last, last.row == row {
                changes.append(UInt8(ascii: " "))
            } else {
                changed.append((row, 0))
            }
            changes.append(contentsOf: found[place].field.rawValue.utf8)
            changes.append(UInt8(ascii: ":"))
            changes.append(contentsOf: found[place].code.utf8)
            changed[changed.count - 1].end = changes.count
        }
        try changes.withUnsafeBufferPointer { bytes in
            try formatted.expect(rows: changed.count)
            var start = 0
            for (row, end) in changed {
                formatted.bind(ids[row], at: 0)
                formatted.bind(UnsafeBufferPointer(rebasing: bytes[start..<end]), at: 1)
                try formatted.insert()
                start = end
            }
        }
    }

    private func roles(_ view: CleanBatchView) -> TableWriter.Given {
        switch entity {
        case .lead: return .text("WANT")
        case .deal:
            var roles = TextColumn()
            for row in 0..<view.batch.rowCount {
                roles.append(view.text(.field(.financeType), row) == "LEAS" ? "LES" : "OWN")
            }
            return .texts(roles)
        default: return .text("OWN")
        }
    }

    /// The day on which each row's event took place.
    private func eventDays(_ view: CleanBatchView) -> TextColumn {
        let fields: [Field] =
            switch entity {
            case .deal: [.dealDate, .deliveryDate]
            case .repairOrder: [.closedDate, .openedDate]
            case .lead: [.leadDate, .createdAt]
            case .appointment: [.appointmentDate]
            default: [.lastVisitDate, .updatedAt, .createdAt]
            }
        let columns = fields.compactMap { view.batch.columns[.field($0)] }
        if columns.count == 1 { return columns[0] }
        var days = TextColumn()
        for row in 0..<view.batch.rowCount {
            if let column = columns.first(where: { $0.length(row) > 0 }) {
                column.withBytes(row) { days.append($0) }
            } else {
                days.appendMissing()
            }
        }
        return days
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
