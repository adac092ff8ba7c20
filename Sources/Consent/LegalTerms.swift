import Records

/// How long a basis lets one write, by law: a row of `tables/legal-terms.csv`.
package struct LegalTerm: Sendable, Hashable {
    package let jurisdiction: String
    package let channel: ContactChannel
    package let basis: ConsentBasis
    /// The state that holds while the term runs.
    package let state: ConsentState
    /// Nil when the basis holds until it is withdrawn.
    package let months: Int?
    package let validFrom: CivilDate
    /// The last day on which the rule is law; nil when no end is known.
    package let validTo: CivilDate?
    package let source: String
    /// STATUTE, REGULATOR, FIRM or POLICY.
    package let authority: String
    /// Readings of the text differ: to be shown to a person with the result.
    package let isContested: Bool
}

/// The law as dated facts: what may be relied on, by jurisdiction and day.
package struct LegalTerms: Sendable {
    package let rows: [LegalTerm]

    package static let builtIn = LegalTerms(ReferenceTable("legal-terms"))

    /// Rows that cannot be read are left out; a test reads every row of the built-in table.
    package init(_ table: ReferenceTable) {
        let place = { table.column($0) }
        let (jurisdiction, channel, basis, state) = (
            place("jurisdiction"), place("channel"), place("basis"), place("state")
        )
        let (months, from, to) = (place("months"), place("valid_from"), place("valid_to"))
        let (source, authority, contested) = (place("source"), place("authority"), place("contested"))
        rows = table.rows.compactMap { row in
            guard let channel = ContactChannel(rawValue: row[channel]), let basis = ConsentBasis(rawValue: row[basis]),
                let state = ConsentState(rawValue: row[state]), let validFrom = CivilDate(row[from])
            else { return nil }
            return LegalTerm(
                jurisdiction: row[jurisdiction], channel: channel, basis: basis, state: state, months: Int(row[months]),
                validFrom: validFrom, validTo: CivilDate(row[to]), source: row[source], authority: row[authority],
                isContested: row[contested] == "yes")
        }
    }

    package var jurisdictions: Set<String> { Set(rows.map(\.jurisdiction)) }

    /// The terms in force on a day, in the table's order.
    package func terms(in jurisdiction: String, channel: ContactChannel, on day: CivilDate) -> [LegalTerm] {
        rows.filter {
            $0.jurisdiction == jurisdiction && $0.channel == channel && $0.validFrom <= day
                && ($0.validTo.map { day <= $0 } ?? true)
        }
    }
}

extension LegalTerm {
    /// How long a basis lasts, apart from where that is written: small, for loops over a million customers.
    struct Length: Sendable, Hashable {
        var months: Int?
        var validTo: CivilDate?

        /// The last day on which the basis may be relied on, inclusive; nil when nothing ends it.
        ///
        /// Month ends clamp forward, which is never later than the law's own backward count (privacy.md R1).
        func lastDay(from basisDate: CivilDate) -> CivilDate? {
            let end = months.map { basisDate.adding(months: $0) }
            guard let validTo else { return end }
            return end.map { min($0, validTo) } ?? validTo
        }
    }

    var length: Length { Length(months: months, validTo: validTo) }

    /// The last day on which a basis of that date may be relied on, inclusive; nil when nothing ends it.
    package func lastDay(from basisDate: CivilDate) -> CivilDate? { length.lastDay(from: basisDate) }
}
