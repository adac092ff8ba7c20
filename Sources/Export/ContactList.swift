import Consent
import Records
import Storage

/// People who may be contacted by one channel, for one purpose, on one day.
///
/// The consents must have been resolved for the send date by the caller. Nobody leaves through a closed gate; each
/// reason for leaving someone out is counted.
package struct ContactList: Sendable {
    package var channel: ExportChannel
    package var gate: PurposeGate
    package var sendDate: CivilDate

    package static let purposes = [
        "MKT", "MKT_SALES", "MKT_SERVICE", "MKT_EVENT", "MKT_BIRTHDAY", "SALES", "SERVICE", "WARRANTY_RECALL", "SURVEY",
    ]

    package init(channel: ExportChannel, gate: PurposeGate, sendDate: CivilDate) {
        self.channel = channel
        self.gate = gate
        self.sendDate = sendDate
    }

    package func write(from connection: Connection, to sink: inout some RowSink) throws -> ExportCounts {
        let columns =
            ["customer_id", "kind", "civility", "first_name", "last_name", "company", "language", addressColumn]
            + moreColumns + ["state", "last_ok", "purpose_gate"]
        var counts = ExportCounts()
        counts.columns = columns
        try sink.begin(columns: columns)
        let closed = try closedAddresses(connection)
        var written: Set<String> = []
        try connection.forEach(Resource.text("sql/export/contacts.sql"), [.text(channel.code)]) { row in
            if let reason = closedGate(row, closed) ?? repeatedAddress(row, &written) {
                counts.leftOut[reason, default: 0] += 1
                return
            }
            try sink.write(
                columns.map { column in
                    switch column {
                    case addressColumn: row["address"]
                    case "purpose_gate": .text(gateState(row))
                    default: row[column]
                    }
                })
            counts.rows += 1
            countLapse(row.text("last_ok"), &counts)
        }
        return counts
    }

    /// The column of the one address that can be used: a value that the codes doubt never leaves in its place.
    private var addressColumn: String {
        switch channel {
        case .email: "email"
        case .text: "phone_mobile"
        case .phone: "phone"
        case .mail: "address1"
        }
    }

    private var moreColumns: [String] {
        switch channel {
        case .email, .text: []
        case .phone: ["extension"]
        case .mail: ["address2", "city", "province", "postal_code", "country"]
        }
    }

    /// What somebody closed stays closed for everyone behind it; a letter goes to a person, not to a door.
    private func closedAddresses(_ connection: Connection) throws -> Set<String> {
        guard channel != .mail else { return [] }
        var closed: Set<String> = []
        try connection.forEach(Resource.text("sql/export/closed-addresses.sql"), [.text(channel.code)]) { row in
            if let address = row.values[0].text { closed.insert(key(address)) }
        }
        return closed
    }

    private func key(_ address: String) -> String { channel == .email ? MailboxKey.text(of: address) : address }

    /// The first gate that is closed, or nil when the customer may be contacted.
    private func closedGate(_ row: SQLRow, _ closed: Set<String>) -> String? {
        if row.integer("gone") == 1 { return "gone" }
        if row.integer("present") != 1 { return "no-address" }
        if row.integer("valid") != 1 { return "invalid-address" }
        if row.integer("allowed") != 1 { return "consent-" + (row.text("state") ?? "U") }
        if let address = row.text("address"), closed.contains(key(address)) { return "address-closed" }
        if let last = row.text("last_ok"), last < sendDate.description { return "consent-X" }
        switch (gate, gateState(row)) {
        case (.strict, "LEGACY"): return "purpose-not-announced"
        case (.legacyCustomer, "LEGACY") where row.integer("has_transaction") != 1: return "purpose-not-announced"
        default: return nil
        }
    }

    /// Two customers behind one address or number get one message. Letters go to people by name.
    private func repeatedAddress(_ row: SQLRow, _ written: inout Set<String>) -> String? {
        guard channel != .mail, let address = row.text("address") else { return nil }
        return written.insert(key(address)).inserted ? nil : "address-repeated"
    }

    /// `OK` where an express consent exists, else `LEGACY`: no export of a dealer's system says which notice was given.
    private func gateState(_ row: SQLRow) -> String {
        ["E", "PE"].contains(row.text("state") ?? "") ? "OK" : "LEGACY"
    }

    private func countLapse(_ lastOk: String?, _ counts: inout ExportCounts) {
        guard let last = lastOk.flatMap({ CivilDate($0) }) else { return }
        for days in [30, 60, 90] where last <= sendDate.adding(days: days) { counts.lapsing[days, default: 0] += 1 }
    }
}
