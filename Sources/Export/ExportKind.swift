/// What can be exported: the word after `dealerdata export`.
package enum ExportKind: String, CaseIterable, Sendable, Codable {
    case customers
    case duplicates
    case codes
    /// A list of people to write to or call, through every consent gate.
    case contacts
    /// What to key back into one system, line by line.
    case corrections
    /// The customers of one of the audit's actions.
    case actions
    /// Customers of a former system and of the one that replaces it: who is in which, and what they state otherwise.
    case migration
    case rejected
    case quarantine
}

package enum ExportFormat: String, CaseIterable, Sendable, Codable {
    case csv
    /// One array of objects.
    case json
    /// One object a line.
    case ndjson
    /// An Excel workbook: numbers and days as such, every text as text, so that no cell runs as a formula.
    case xlsx

    /// The form that the name of a file asks for; nil where it asks for none.
    package init?(ofFile path: String) {
        guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }) else { return nil }
        let ending = path[dot...].dropFirst().lowercased()
        self.init(rawValue: ending == "jsonl" ? "ndjson" : ending)
    }
}

/// Who will open a CSV: privacy.md §4.5.
package enum ExportReader: String, CaseIterable, Sendable, Codable {
    /// Cells that a spreadsheet would run as formulas get an apostrophe.
    case excel
    /// Bytes as they are; importing the file again loses nothing.
    case machine
}

package enum ExportChannel: String, CaseIterable, Sendable, Codable {
    case email
    case text
    case phone
    case mail

    /// The channel's code in the store.
    package var code: String {
        switch self {
        case .email: "EM"
        case .text: "SM"
        case .phone: "PH"
        case .mail: "PO"
        }
    }
}

/// How people are treated who were never told of the purpose: privacy.md R7.
package enum PurposeGate: String, CaseIterable, Sendable, Codable {
    /// They are left out.
    case strict
    /// They are written, each marked for a person to look at.
    case review
    /// They are written when they have done business with the dealer.
    case legacyCustomer = "legacy-customer"
}
