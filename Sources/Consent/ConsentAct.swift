import Records

/// Why a message may be sent: an act of the customer that a law gives a term to.
package enum ConsentBasis: String, CaseIterable, Sendable {
    case express = "EXPRESS"
    case purchase = "PURCHASE"
    case lease = "LEASE"
    case service = "SERVICE"
    case contract = "CONTRACT"
    case inquiry = "INQUIRY"
    /// The law asks for nothing but that nobody objected.
    case noObjection = "NO_OBJECTION"

    var place: Int {
        switch self {
        case .express: 0
        case .purchase: 1
        case .lease: 2
        case .service: 3
        case .contract: 4
        case .inquiry: 5
        case .noObjection: 6
        }
    }
}

/// Something on file that bears on consent: a grant, a refusal, or a deal, repair order or lead that implies one.
struct ConsentAct: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case grant(proof: UInt8)
        case refuse
        case withdraw
        /// The number alone is on a do-not-call list: no person withdrew, and nobody may call it.
        case listed
        case basis(ConsentBasis)
        /// The customer answered something that nobody could read.
        case unread
        /// The row may be a refusal: until somebody says what its file is, no consent counts beside it.
        case held
    }

    /// Where the act is told: with `id`, the reference that `consent_state` keeps.
    enum Source: UInt8, Sendable {
        case consentEvent, deal, repairOrder, lead

        var table: String {
            switch self {
            case .consentEvent: "consent_event"
            case .deal: "deal"
            case .repairOrder: "repair_order"
            case .lead: "lead"
            }
        }
    }

    var kind: Kind
    var channels: ChannelSet
    /// Days since 1970-01-01; nil when the files do not say when.
    var day: Int32?
    var source: Source
    var id: Int64
}
