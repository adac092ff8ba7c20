import Records

/// A column about which a question is open that bears on consent.
package struct OpenConsentColumn: Sendable, Equatable {
    /// Empty where the question is about the whole file.
    package let header: String
    /// The consent field that it may be.
    package let field: Field
    /// Whether nothing may be supposed of the rows until somebody answers; a column of remarks is read word by word.
    package let holdsBack: Bool
    /// Whether an empty cell is no answer: words or codes, and not the yes or no of each row.
    package let skipsEmpty: Bool
}

extension Mapping {
    /// The columns that may be consents and of which nobody has said what they mean.
    package var openConsents: [OpenConsentColumn] {
        // What was changed may be of any channel, whatever address the row names.
        let held: [Field] =
            isChangeLog == true
            ? [.consentEmail, .consentText, .consentPhone, .consentMail] : mayListStops == true ? [.consentAll] : []
        let whole = held.map { OpenConsentColumn(header: "", field: $0, holdsBack: true, skipsEmpty: false) }
        return whole
            + columns.compactMap { column in
                switch column.question {
                case .consentPolarity(let field, _)?:
                    OpenConsentColumn(header: column.column, field: field, holdsBack: true, skipsEmpty: false)
                case .meaning(let candidates)?:
                    candidates.first { $0.kind == .consentFlag }.map {
                        OpenConsentColumn(
                            header: column.column, field: $0,
                            holdsBack: candidates.allSatisfy { $0.kind == .consentFlag },
                            skipsEmpty: true)
                    }
                default: nil
                }
            }
    }
}
