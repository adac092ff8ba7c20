import Records

/// Columns that refuse something, and lists of those who said stop.
extension Mapper {
    /// A column that no field takes and whose values refuse something, or say that somebody has died, is never passed over
    /// in silence.
    func askAboutRefusals(_ draft: inout Draft) {
        guard draft.target == nil, draft.question == nil, draft.reason != .given,
            !draft.reading.isAboutSomeoneElse
        else { return }
        let content = draft.content
        let isConsent = draft.reading.meanings.contains { $0.canonical.hasPrefix("consent.") }
        if isConsent, content.saysYesOrNo || content.share(.consentStatus) >= 0.5,
            ConsentHeader(draft.reading.key) != nil
        {
            draft.ask(.consentPolarity(field: .consentAll))
        } else if draft.isOpen, content.saysYesOrNo, draft.reading.meanings.isEmpty,
            ConsentHeader.mayBeOfMessages(draft.reading.key)
        {
            draft.ask(.consentPolarity(field: ConsentHeader.channel(of: draft.reading.key) ?? .consentAll))
        } else if draft.isOpen, content.filled > 0, content.share(.channelWord) >= 0.8,
            draft.reading.key.words.contains(where: { word in
                ["permis", "permit", "autoris", "authori", "allow", "accept"].contains { word.hasPrefix($0) }
            })
        {
            // `Canaux permis`: each cell names the channels that may be used.
            draft.ask(.consentPolarity(field: .consentAll))
        } else if content.speaksOfRefusal {
            let isDeath = content.share(.deathWord) > content.share(.refusalWord)
            let channel = ConsentHeader.channel(of: draft.reading.key) ?? .consentAll
            draft.ask(
                .meaning(
                    candidates: isDeath ? [.status] : content.share(.longText) > 0.2 ? [.notes] : [channel, .notes]))
        }
    }

    /// In a list of refusals the column that says stop in each row, whatever its header, is the refusal: what it cannot be
    /// read as is one too. Where some left and others stayed, each state says for itself what it is.
    func readStops(_ drafts: inout [Draft]) {
        guard
            !drafts.contains(where: {
                $0.target.map { $0.field.kind == .consentFlag } ?? false && $0.reason != .settled
            })
        else { return }
        let place = drafts.indices.first { place in
            let (draft, content) = (drafts[place], drafts[place].content)
            let isFree = draft.target == nil || draft.reason == .settled && draft.target?.field == .consentAll
            return draft.reason != .given && isFree && !draft.reading.isAboutSomeoneElse
                && (content.isOfStops || content.share(.stopWord) > 0 && content.share(.consentStatus) >= 0.6)
        }
        guard let place else { return }
        let isOfStops = drafts[place].content.isOfStops
        drafts[place].settle(FieldTarget(.consentAll, isOfStops ? [.optOut] : []), .settled, 0.8)
    }

    /// Whether rows may all be refusals while nothing in them says so: their columns speak of consents and no one is a
    /// consent, or hardly a row is without its word of stop, or a name that says stop lies over rows that do not all say it.
    static func mayListStops(_ mapping: Mapping, _ drafts: [Draft], _ file: String) -> Bool {
        if mapping.entity == .consentEvent { return !mapping.hasConsentFlag }
        guard mapping.entity == .customer, drafts.count <= 10 else { return false }
        let stops = StopColumns(drafts.map(\.reading), drafts.map(\.content))
        guard let empty = stops.emptyPart, empty > 0, !stops.tellWhoStayed else { return false }
        return empty < 0.1 || StopWords.name(file: file)
    }

    /// Whether rows have the key of a customer and a consent, and nothing of a person: customers made of them would be empty,
    /// and those who said stop would not be found.
    static func listsKeysOfStops(_ drafts: [Draft], _ file: String, isLog: Bool) -> Bool {
        let targets = drafts.compactMap(\.target)
        return targets.contains { [.recordID, .customerID].contains($0.field) }
            && !targets.contains { $0.field.tellsOfCustomer }
            && (targets.contains { $0.field.kind == .consentFlag } || StopWords.name(file: file) || isLog)
    }

    /// A list of acts is about somebody: where no header says who, the column of nothing but numbers or addresses does.
    func nameReach(_ drafts: inout [Draft]) {
        let isNamed = drafts.contains {
            guard let field = $0.target?.field else { return false }
            return field == .customerID || field.kind == .email || field.kind == .phone
        }
        guard !isNamed else { return }
        for (kind, field) in [(FieldKind.email, Field.email), (.phone, .phone)] {
            guard
                let place = drafts.indices.first(where: {
                    let draft = drafts[$0]
                    return draft.target == nil && draft.reason != .given && !draft.reading.isAboutSomeoneElse
                        && draft.content.plainKind == kind
                })
            else { continue }
            drafts[place].settle(FieldTarget(field), .content, 0.6)
        }
    }
}
