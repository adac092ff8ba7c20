/// What may be done on one channel on one day: the status codes of privacy.md §2.2.
package enum ConsentState: String, CaseIterable, Sendable, Codable {
    /// Express consent, proved.
    case express = "E"
    /// Express consent claimed, wording unproven: for a person to review, never enough to write.
    case expressUnproven = "E?"
    /// Implied by a purchase, lease or paid service within the law's term.
    case implied = "I2"
    case contract = "IC"
    case inquiry = "I6"
    /// France: existing customer, similar products.
    case softOptIn = "FS"
    case phonePurchase = "P18"
    case phoneInquiry = "P6"
    case phoneContract = "PC18"
    case phoneExpress = "PE"
    /// Nobody objected, where the law asks for no more.
    case noObjection = "O"
    /// A basis held once and has lapsed.
    case lapsed = "X"
    case withdrawn = "W"
    case refused = "R"
    /// On a list of those who must not be contacted, or deceased.
    case suppressed = "S"
    case unknown = "U"
    /// No usable address on this channel.
    case noAddress = "N"

    /// Its place in `allCases`, for counting by array.
    var place: Int {
        switch self {
        case .express: 0
        case .expressUnproven: 1
        case .implied: 2
        case .contract: 3
        case .inquiry: 4
        case .softOptIn: 5
        case .phonePurchase: 6
        case .phoneInquiry: 7
        case .phoneContract: 8
        case .phoneExpress: 9
        case .noObjection: 10
        case .lapsed: 11
        case .withdrawn: 12
        case .refused: 13
        case .suppressed: 14
        case .unknown: 15
        case .noAddress: 16
        }
    }

    /// Whether the channel gate is open; the purpose gate of Loi 25 is another question.
    package var isAllowed: Bool {
        switch self {
        case .express, .implied, .contract, .inquiry, .softOptIn, .phonePurchase, .phoneInquiry, .phoneContract,
            .phoneExpress, .noObjection:
            true
        case .expressUnproven, .lapsed, .withdrawn, .refused, .suppressed, .unknown, .noAddress: false
        }
    }
}
