/// What one row of a file is about. Raw values are table names and the words of `--entity`.
package enum Entity: String, CaseIterable, Sendable, Codable, Hashable {
    case customer
    case vehicle
    case deal
    case repairOrder = "repair_order"
    case lead
    case interaction
    case appointment
    /// A list of addresses or numbers that asked not to be contacted, or a log of consents.
    case consentEvent = "consent_event"
}

/// The kind of system a file came from: codebook A01. The system's name is what the user called it.
package enum SystemClass: String, CaseIterable, Sendable, Codable {
    case dms = "DMS"
    case crm = "CRM"
    case service = "SRV"
    case parts = "PRT"
    case web = "WEB"
    case businessDevelopment = "BDC"
    case manufacturer = "OEM"
    case finance = "FIN"
    case other = "OTH"
}

/// Codebook A09: who a customer record stands for.
package enum CustomerKind: String, CaseIterable, Sendable, Codable {
    case person = "PER"
    case couple = "COU"
    case household = "HHD"
    case organisation = "ORG"
    case fleet = "FLT"
    case government = "GOV"
    case employee = "EMP"
    case dealer = "DLR"
    /// Not a customer: house accounts such as `CLIENT COMPTANT` (codebook A08 `INT`).
    case houseAccount = "INT"
    /// Not a customer: test records (codebook A08 `TST`).
    case test = "TST"
    case unknown = "U"
}
