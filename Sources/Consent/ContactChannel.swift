/// A way to reach a customer, as consent laws tell them apart. Raw values are those of `consent_state.channel`.
package enum ContactChannel: String, CaseIterable, Sendable, Codable {
    case email = "EM"
    /// Text messages: an electronic address in Canada, though the address is a telephone number.
    case text = "SM"
    case phone = "PH"
    case mail = "PO"

    /// Its place in `allCases`.
    var place: Int {
        switch self {
        case .email: 0
        case .text: 1
        case .phone: 2
        case .mail: 3
        }
    }
}

/// Some of the four channels.
struct ChannelSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let email = ChannelSet(rawValue: 1)
    static let text = ChannelSet(rawValue: 2)
    static let phone = ChannelSet(rawValue: 4)
    static let mail = ChannelSet(rawValue: 8)
    static let all: ChannelSet = [.email, .text, .phone, .mail]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ channel: ContactChannel) {
        switch channel {
        case .email: self = .email
        case .text: self = .text
        case .phone: self = .phone
        case .mail: self = .mail
        }
    }
}
