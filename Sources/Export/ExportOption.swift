/// An option of `export` that only some lists use. With another list it would change nothing, and is refused.
package enum ExportOption: String, CaseIterable, Sendable {
    case system = "--system"
    case importNumber = "--import"
    case action = "--action"
    case channel = "--channel"
    case purpose = "--purpose"
    case recipient = "--recipient"
    case sendDate = "--send-date"
    case purposeGate = "--purpose-gate"
    case asSource = "--as-source"

    /// The lists that use it.
    package var lists: [ExportKind] {
        switch self {
        case .system: [.customers, .duplicates, .corrections, .quarantine]
        case .importNumber, .asSource: [.rejected]
        case .action: [.actions]
        case .channel, .purpose, .recipient, .sendDate, .purposeGate: [.contacts]
        }
    }
}
