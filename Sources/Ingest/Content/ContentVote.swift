import Records

/// What the values of a column say about a field that its header proposes, or propose by themselves.
enum ContentVote {
    /// Fewer filled cells than this say nothing.
    static let quorum = 5

    /// Whether the values rule the field out: hardly any fits, and nearly all are plainly something else.
    static func vetoes(_ field: Field, _ content: ColumnContent) -> Bool {
        let kind = field.kind
        if kind == .email || kind == .phone, content.holdsYesAndNo { return true }
        guard content.filled >= quorum else { return false }
        let fit = fit(kind, content)
        guard fit < 0.2 else { return false }
        if let plain = content.plainKind, plain != kind, sensitive(kind).contains(plain) { return true }
        guard [.email, .phone, .vin, .date].contains(kind), fit < 0.05, content.filled >= 2 * quorum else {
            return false
        }
        return content.share(.boolean) >= 0.9 || content.share(.letters) >= 0.9
    }

    /// The share of values that could be of a kind; 1 for kinds that anything can be.
    private static func fit(_ kind: FieldKind, _ content: ColumnContent) -> Double {
        switch kind {
        case .email: content.share(.email)
        case .phone: content.share(.phone)
        case .vin: content.share(.vin)
        case .date: content.share(.possibleDate)
        case .postalCode: content.share(.anyPostal)
        case .identifier, .text, .code: 1
        default: 0
        }
    }

    /// Kinds of value that a column of a kind cannot be full of.
    private static func sensitive(_ kind: FieldKind) -> Set<FieldKind> {
        switch kind {
        case .identifier, .text, .code: []
        case .phone: [.email, .vin, .date, .postalCode]
        case .address: [.email, .phone, .vin, .date]
        case .consentFlag: [.email, .phone, .vin, .postalCode]
        case .plate, .model: [.email, .phone, .date]
        default: [.email, .phone, .vin, .date, .postalCode]
        }
    }

    /// The field of a column whose header is unknown, from its values alone; nil unless they are plain and varied.
    ///
    /// - Parameter isSure: whether few values are enough, because nothing but addresses may be meant.
    static func proposal(_ content: ColumnContent, isSure: Bool = false) -> (field: Field, confidence: Double)? {
        if isSure, content.filled > 0 {
            if content.share(.email) == 1 { return (.email, 0.7) }
            if content.share(.phone) == 1 { return (.phone, 0.6) }
        }
        guard content.filled >= 2 * quorum, content.distinct > content.filled / 4, content.distinct > 3 else {
            return nil
        }
        switch content.plainKind {
        case .email: return (.email, 0.7)
        case .vin: return (.vin, 0.7)
        case .phone: return (.phone, 0.6)
        case .postalCode: return (.postalCode, 0.7)
        default: return nil
        }
    }

    /// Fields that the values of a nameless column could be of, for a person to choose from.
    static func candidates(_ content: ColumnContent) -> [Field] {
        switch content.plainKind {
        case .email: return [.email, .emailSecond]
        case .vin: return [.vin]
        case .phone: return [.phone, .phoneMobile, .phoneHome, .phoneWork]
        case .postalCode: return [.postalCode]
        case .date: return [.birthDate, .createdAt, .updatedAt, .dealDate]
        default: break
        }
        if content.share(.year) >= 0.8 { return [.modelYear, .birthYear] }
        if content.share(.digits) >= 0.8 { return [.recordID, .odometer] }
        if content.share(.streetWord) >= 0.5 { return [.address1] }
        if content.share(.companyWord) >= 0.5 { return [.company] }
        if content.share(.longText) >= 0.5 { return [.notes] }
        if content.share(.letters) >= 0.8 { return [.lastName, .firstName, .fullName, .city, .make, .model] }
        return [.recordID, .notes]
    }
}
