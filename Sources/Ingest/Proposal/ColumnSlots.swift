import Records

/// Settles which columns keep a field that several claim.
enum ColumnSlots {
    /// Nothing is lost by coming second: a second address or number finds a slot of its own, and what finds none stays raw.
    ///
    /// Consent columns never compete: two refusals are two refusals.
    static func settle(_ drafts: inout [Draft]) {
        var claims: [Field: [Int]] = [:]
        for place in drafts.indices {
            guard let field = drafts[place].target?.field, field.kind != .consentFlag,
                drafts[place].target?.modifiers.contains(.deceased) == false
            else { continue }
            claims[field, default: []].append(place)
        }
        // In the order of the vocabulary, so that the same file always gives the same mapping.
        for field in Field.allCases {
            guard let places = claims[field], places.count > (field == .phone ? 3 : 1) else { continue }
            let ordered = places.sorted { isBetter(drafts[$0], drafts[$1]) }
            for place in ordered.dropFirst(field == .phone ? 3 : 1)
            where drafts[place].reason != .given && !isVariant(drafts[place], of: field) {
                moveOn(&drafts[place], from: field, &claims, drafts.compactMap { $0.target?.field })
            }
        }
    }

    /// A number of a nested document has a path for each kind and hour (`phone[voice,day]`, `phone[cellphone,evening]`)
    /// and a row fills one or two of them: they share a field, whose cells take the first that is filled.
    private static func isVariant(_ draft: Draft, of field: Field) -> Bool {
        field.kind == .phone && draft.reading.path != nil
    }

    private static func moveOn(
        _ draft: inout Draft, from field: Field, _ claims: inout [Field: [Int]], _ taken: [Field]
    ) {
        switch field {
        case .email where !taken.contains(.emailSecond):
            draft.target = draft.target.map { FieldTarget(.emailSecond, $0.modifiers) }
        case .phoneHome, .phoneMobile, .phoneWork:
            draft.target = draft.target.map { FieldTarget(.phone, $0.modifiers) }
        default:
            draft.settle(nil, .unmapped, draft.confidence)
        }
    }

    private static func isBetter(_ left: Draft, _ right: Draft) -> Bool {
        let (mine, yours) = (trust(left.reason), trust(right.reason))
        if mine != yours { return mine < yours }
        if left.canonicalRank != right.canonicalRank { return left.canonicalRank < right.canonicalRank }
        let (near, far) = (left.reading.path?.rank ?? 0, right.reading.path?.rank ?? 0)
        if near != far { return near < far }
        if abs(left.content.fill - right.content.fill) > 0.2 { return left.content.fill > right.content.fill }
        return left.position < right.position
    }

    private static func trust(_ reason: MappingReason) -> Int {
        switch reason {
        case .given: 0
        case .profile: 1
        case .synonym, .settled: 2
        case .content: 3
        case .unmapped, .ambiguous, .vetoed: 4
        }
    }
}
