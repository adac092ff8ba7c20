/// What one row says about consent, before it becomes an event: privacy.md §2.1.
package struct ConsentDraft: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case grant = "GRANT"
        case refuse = "REFUSE"
        case withdraw = "WITHDRAW"
        /// A bare yes of a CRM column: kept, never a grant.
        case unknownImport = "UNKNOWN_IMPORT"
        /// An answer that nobody could read: nothing may be assumed from a purchase until somebody has read it.
        case unread = "UNREAD"

        /// Whether it closes what it is about.
        package var isStop: Bool { self == .withdraw || self == .refuse }
    }

    /// Row within the batch.
    package var row: Int
    /// `EM`, `SM`, `PH`, `PO`; nil for all.
    package var channel: String?
    package var kind: Kind
    /// The day of the act itself; nil when unknown, which never grants.
    package var occurredOn: CivilDate?
    /// PRF 0 … 3.
    package var proof: Int
    /// The address or number that the event is about, when it is about no one in particular.
    package var contact: Contact?
    /// The column's own word.
    package var column: String

    package struct Contact: Sendable, Equatable {
        /// `EM` or `PH`.
        package var channel: String
        package var value: String

        package init(channel: String, value: String) {
            self.channel = channel
            self.value = value
        }
    }

    package init(
        row: Int, channel: String?, kind: Kind, occurredOn: CivilDate?, proof: Int, contact: Contact? = nil,
        column: String
    ) {
        self.row = row
        self.channel = channel
        self.kind = kind
        self.occurredOn = occurredOn
        self.proof = proof
        self.contact = contact
        self.column = column
    }
}
