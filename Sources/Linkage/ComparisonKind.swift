/// How two values of a field are compared, and how many levels of agreement that gives.
///
/// Level 0 is "differs", the last level is "equal".
package enum ComparisonKind: String, Codable, Sendable, CaseIterable {
    case first, last, name, city, text, date, code, phone, email, postal, category, number

    /// The names of the levels, from worst to best; keys of messages `level.…`.
    package var levelNames: [String] {
        switch self {
        case .first, .last: ["differs", "faint", "similar", "alias", "close", "equal"]
        case .name, .city: ["differs", "faint", "similar", "close", "equal"]
        case .text: ["differs", "faint", "some-words", "half", "close", "nearly-equal", "equal"]
        case .date: ["differs", "same-year", "similar", "two-parts", "close", "equal"]
        case .code: ["differs", "similar", "close", "equal"]
        case .phone: ["differs", "faint", "close", "crossed", "equal"]
        case .email: ["differs", "similar", "close", "same-mailbox", "equal"]
        case .postal: ["differs", "same-area", "close", "equal"]
        case .category: ["differs", "equal"]
        case .number: ["differs", "close", "equal"]
        }
    }

    var levelCount: Int { start.count }
    var top: Int { levelCount - 1 }

    /// Where estimation starts: how often records of one customer show each level.
    ///
    /// Guesses from `linkage-method` §1.6, not fitted; the estimation leaves them soon.
    var start: [Double] {
        switch self {
        case .first, .last: [0.05, 0.02, 0.03, 0.05, 0.05, 0.80]
        case .name: [0.10, 0.04, 0.06, 0.05, 0.75]
        case .city: [0.15, 0.03, 0.04, 0.03, 0.75]
        case .text: [0.06, 0.05, 0.06, 0.08, 0.10, 0.15, 0.50]
        case .date: [0.05, 0.02, 0.03, 0.05, 0.10, 0.75]
        case .code: [0.12, 0.03, 0.05, 0.80]
        case .phone: [0.25, 0.02, 0.04, 0.04, 0.65]
        case .email: [0.20, 0.05, 0.05, 0.05, 0.65]
        case .postal: [0.12, 0.08, 0.05, 0.75]
        case .category: [0.12, 0.88]
        case .number: [0.15, 0.05, 0.80]
        }
    }

    /// Levels at which both values are the same one, such as a phone in the other column.
    var agreeing: ClosedRange<Int> { self == .phone ? top - 1...top : top...top }

    /// Near misses within one customer, against agreement: a text has many ways to be written, a number has one.
    var mostNear: Double {
        switch self {
        case .first, .last, .date, .email, .postal, .name: 0.4
        case .city, .number: 0.5
        case .text: 1.5
        case .code, .phone: 0.3
        case .category: 1
        }
    }

    /// How often values of such a field differ within one customer, at most: people move, and own several cars.
    var mostDiffering: Double {
        switch self {
        case .first, .last, .date, .name: 0.3
        case .city, .postal, .text, .number: 0.4
        case .email: 0.45
        case .phone: 0.5
        case .code: 0.6
        case .category: 1
        }
    }

    /// A value of such a field names one customer, or nearly.
    var isIdentifier: Bool { self == .code || self == .phone || self == .email }
    /// A block of equal values of such a field may hold up to the largest number of records.
    var isStrong: Bool { isIdentifier || self == .date || self == .text }
    var isName: Bool { self == .first || self == .last }
}

/// What the records of a household, a branch or a street share: fields of one group agree or differ together.
package enum SharedGroup: String, Codable, Sendable {
    case individual, family, company, contact, home, address, area
    case anyText, anyName, anyCode, anyCategory, anyDate

    var isUnknown: Bool {
        switch self {
        case .anyText, .anyName, .anyCode, .anyCategory, .anyDate: true
        default: false
        }
    }
}
