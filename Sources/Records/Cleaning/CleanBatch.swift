import Columns

/// Clean values by column, the verdict on each judged cell, and everything worth saying about them.
package struct CleanBatch: Sendable {
    package var entity: Entity
    package var rowCount: Int
    /// Clean columns by name; each has `rowCount` cells. An absent name means that the file says nothing about it.
    package var columns: [CleanColumn: TextColumn]
    /// The verdict on each cell of a judged field, as a codebook code (`TL-OK`, `EM-PLACE`, `U`); same length as the rows.
    package var verdicts: [Field: [Verdict]]
    package var findings: [CellFinding]
    /// What each column about consent says, in the file's order. Two of them may speak of one channel and mean opposite
    /// things (`Courriel OK`, `Ne pas envoyer de courriel`), so that a cell of a field would not tell them apart.
    package var consentFlags: [TextColumn] = []

    package init(entity: Entity, rowCount: Int) {
        self.entity = entity
        self.rowCount = rowCount
        columns = [:]
        verdicts = [:]
        findings = []
    }
}

/// A column of clean values: a field, or a part that a normaliser found in one.
package enum CleanColumn: Hashable, Sendable {
    case field(Field)
    case part(Part)

    package enum Part: String, CaseIterable, Sendable {
        case kind  // CustomerKind
        case fileStatus = "file_status"  // codebook A08
        case suffix
        case maidenName = "maiden_name"
        case nickname
        /// The other person of a couple in one cell.
        case secondCivility = "second_civility"
        case secondFirstName = "second_first_name"
        case secondLastName = "second_last_name"
        /// An organisation's attention line, or the person of a company record.
        case attention
        case phoneHomeExtension = "phone_home_ext"
        case phoneMobileExtension = "phone_mobile_ext"
        case phoneWorkExtension = "phone_work_ext"
        /// Of the number whose column says neither home, mobile nor work.
        case phoneExtension = "phone_ext"
        case streetType = "street_type"
        case streetDirection = "street_direction"
        case postOfficeBox = "po_box"
        case ruralRoute = "rural_route"
        /// Partial birth date in ISO 8601-2: `1976`, `--05-04`, `1976-05-04`.
        case birthText = "birth_text"
        /// A lead's status in the file's own words, beside its code.
        case leadStatusText = "lead_status_text"
        /// Codebook A04 over the whole record: the worst of its texts.
        case legibility = "legibility_code"
        /// Codebook A06 over the whole record: `RF-OK`, or the first misplaced value's code.
        case rightField = "right_field_code"
    }

    /// The column's name in the clean tables and, after `clean_`, in filters.
    package var name: String {
        switch self {
        case .field(let field): field.rawValue
        case .part(let part): part.rawValue
        }
    }
}

/// The code that a cell got. Codes are short; equal codes are the same object.
package struct Verdict: Hashable, Sendable, ExpressibleByStringLiteral {
    package let code: StaticString

    package init(stringLiteral code: StaticString) { self.code = code }

    package var text: String { code.description }

    package static func == (left: Verdict, right: Verdict) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Not recorded.
    package static let unrecorded: Verdict = "U"
    /// Asked and refused, or not stated.
    package static let refusedByCustomer: Verdict = "X"
    package static let notApplicable: Verdict = "N"
    /// Present but invalid, quarantined.
    package static let quarantined: Verdict = "Q"
    /// Ambiguous, needs a person.
    package static let ambiguous: Verdict = "A"
}

extension Field {
    /// Fields whose cells get a verdict, kept in the clean tables as `<field>_code`.
    package static let judged: [Field] = [
        .lastName, .company, .birthDate, .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork, .address1,
        .postalCode, .vin, .odometer, .createdAt, .businessNumber, .notes,
    ]
}
