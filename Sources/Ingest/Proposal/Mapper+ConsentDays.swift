import Records

/// Days beside consents: which of them a day is of.
extension Mapper {
    /// The day of a consent may stand under another word right beside it: `Date d'inscription` behind `Abonné infolettre`,
    /// a bare `Date` behind each of two.
    ///
    /// Where several columns are consents, a day is of the one that it stands behind. Where days and consents do not stand
    /// side by side, nobody knows whose a day is, and it is asked about; a day beside a refusal stays raw, since what
    /// refuses holds without one.
    func dateConsents(_ drafts: inout [Draft]) {
        guard !drafts.contains(where: { $0.target?.field.isConsentDate == true && $0.reason == .given }) else { return }
        let flags = drafts.indices.filter { drafts[$0].target?.field.kind == .consentFlag }
        guard let last = flags.last else { return }
        let days = drafts.indices.filter { place in
            if drafts[place].target?.field == .consentDate { return true }
            return place > 0 && flags.contains(place - 1) && Self.mayBeDayOfConsent(drafts[place])
        }
        guard let first = days.first else { return }
        if days.count == 1, flags.count == 1 || first > last {
            guard drafts[first].target == nil, drafts[first - 1].target?.modifiers.contains(.optIn) == true,
                !drafts.contains(where: { $0.target?.field.isConsentDate == true })
            else { return }
            drafts[first].settle(FieldTarget(.consentDate), .settled, 0.6)
            return
        }
        // One day that names the consent may be of all of them, wherever it stands.
        guard days.count > 1 || drafts[first].target == nil else { return }
        let isBehindEach = days.allSatisfy { $0 > 0 && flags.contains($0 - 1) }
        // `Date, Courriel, Date, SMS`: each day stands in front of its consent.
        let isInFront = flags.first.map { $0 > 0 && Self.mayBeDayOfConsent(drafts[$0 - 1]) } ?? false
        let fields = days.compactMap { $0 > 0 ? drafts[$0 - 1].target?.field.consentDate : nil }
        let areOwn =
            isBehindEach && !isInFront && Set(fields).count == days.count
            && !fields.contains { field in drafts.contains { $0.target?.field == field && field != .consentDate } }
        // The first one that names the consent may be of all of them; further ones are asked about.
        for place in days where areOwn || drafts[place].target == nil || first != place {
            guard areOwn, let flag = drafts[place - 1].target else {
                drafts[place].ask(.meaning(candidates: [.consentDate, .updatedAt]))
                continue
            }
            if flag.modifiers.contains(.optOut) {
                drafts[place].settle(nil, .unmapped, 0.6)
            } else {
                drafts[place].settle(FieldTarget(flag.field.consentDate), .settled, 0.6)
            }
        }
    }

    private static func mayBeDayOfConsent(_ draft: Draft) -> Bool {
        let words = draft.reading.key.words
        return draft.reason != .given && (draft.target == nil || draft.target?.field == .consentDate)
            && draft.content.share(.possibleDate) >= 0.5 && words.contains("date")
            && words.allSatisfy {
                consentDays.contains($0) || $0.utf8.count == 1 && $0.utf8.allSatisfy { (50...57).contains($0) }
            }
    }

    private static let consentDays: Set<String> = [
        "date", "acceptation", "acceptance", "inscription", "abonnement", "subscription", "adhesion", "loi", "25",
        "autorisation", "signup", "optin", "opt", "in", "accord", "reponse", "response", "answer", "consent",
        "consentement",
    ]
}
