/// Identifiers that a customer base must not hold (privacy.md §1.10).
package enum SensitiveIdentifier: String, Sendable, CaseIterable {
    /// Canadian social insurance number.
    case socialInsurance = "NT-SIN"
    /// Québec health insurance number.
    case healthInsurance = "NT-RAMQ"
    /// Québec driver's licence.
    case driverLicence = "NT-DL"
    /// Payment card.
    case card = "NT-PAN"
    /// Bank account: IBAN, or Canadian transit, institution and account.
    case bankAccount = "NT-BANK"
    /// French social security number.
    case frenchSecurity = "NT-NIR"
    /// Social security number of the USA.
    case unitedStatesSecurity = "NT-SSN"
}

/// A sensitive identifier and where it stands in the bytes of a text.
package struct SensitiveMatch: Equatable, Sendable {
    package var identifier: SensitiveIdentifier
    package var range: Range<Int>
}
