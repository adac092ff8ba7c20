/// What a mapping adds to a field: `column=field:modifier,modifier`.
package enum Modifier: String, CaseIterable, Sendable, Codable, Hashable {
    case dayMonthYear = "dmy"
    case monthDayYear = "mdy"
    case yearMonthDay = "ymd"
    /// Excel day numbers.
    case excelSerial = "excel"
    case epochSeconds = "epoch"
    case epochMilliseconds = "epochms"
    /// Instants are in UTC and are shown in the dealer's zone.
    case utc
    /// A true value grants.
    case optIn = "optin"
    /// A true value refuses.
    case optOut = "optout"
    /// A consent by this channel too, beside the one of the field.
    case alsoEmail = "email"
    case alsoText = "text"
    case alsoPhone = "phone"
    case alsoMail = "mail"
    case kilometres = "km"
    case miles = "mi"
    /// Amounts are whole cents.
    case cents
    /// A true value, or a date, says that the customer has died.
    case deceased
    /// `Roy, Jean` rather than `Jean Roy`.
    case lastFirst = "lastfirst"
    /// Whole names are written first name first: `Jean Roy`.
    case firstLast = "firstlast"
}

extension Modifier {
    /// Whether it says something of a field's values.
    package func suits(_ field: Field) -> Bool {
        switch self {
        // A column of refusals or statuses may hold their days.
        case .dayMonthYear, .monthDayYear, .yearMonthDay, .excelSerial, .epochSeconds, .epochMilliseconds, .utc:
            field.kind == .date || field.kind == .consentFlag || field == .status
        case .optIn, .optOut, .alsoEmail, .alsoText, .alsoPhone, .alsoMail: field.kind == .consentFlag
        case .kilometres, .miles: field.kind == .distance
        case .cents: field.kind == .money
        case .deceased: field == .status
        case .lastFirst, .firstLast: field.kind == .personName
        }
    }
}

/// Where a column goes, and how its values are to be read.
package struct FieldTarget: Sendable, Hashable {
    package var field: Field
    package var modifiers: Set<Modifier>

    package init(_ field: Field, _ modifiers: Set<Modifier> = []) {
        self.field = field
        self.modifiers = modifiers
    }

    /// Reads `field[:modifier[,modifier]]`; nil when a word is not known.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let field = parts.first.flatMap({ Field(rawValue: String($0)) }) else { return nil }
        var modifiers: Set<Modifier> = []
        if parts.count == 2 {
            for word in parts[1].split(separator: ",") {
                guard let modifier = Modifier(rawValue: String(word)) else { return nil }
                modifiers.insert(modifier)
            }
        }
        self.init(field, modifiers)
    }

    package var text: String {
        modifiers.isEmpty
            ? field.rawValue : field.rawValue + ":" + modifiers.map(\.rawValue).sorted().joined(separator: ",")
    }
}

/// Written as its text, so that the same target always gives the same bytes.
extension FieldTarget: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let target = FieldTarget(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no field target: \(text)")
        }
        self = target
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
