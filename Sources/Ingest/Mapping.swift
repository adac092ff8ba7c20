import Records

/// Why a column goes where it goes.
package enum MappingReason: String, Sendable, Codable, CaseIterable {
    /// The user said so.
    case given
    /// The profile of the system has this header.
    case profile
    /// The header is a known word for the field.
    case synonym
    /// The header decided nothing; the values did.
    case content
    /// Header and values agreed on one of several meanings.
    case settled
    /// No field: kept raw.
    case unmapped
    /// More than one meaning is possible: kept raw until the user says.
    case ambiguous
    /// The header names a field that the values contradict.
    case vetoed
}

/// One column of a file and what it means.
package struct ColumnMapping: Sendable, Codable, Equatable {
    package var column: String
    package var position: Int
    /// Nil when the column stays raw.
    package var target: FieldTarget?
    package var reason: MappingReason
    /// 0 … 1.
    package var confidence: Double
    /// What the user should answer, and what the answer would look like, for `inspect`.
    package var question: Question?

    package enum Question: Sendable, Codable, Equatable {
        /// Day and month cannot be told apart by any value of the column; where years have two digits, neither can they.
        case dateOrder(field: Field, hasShortYears: Bool? = nil)
        /// First and last names cannot be told apart in a column of whole names.
        case nameOrder(field: Field)
        /// The column looks like consent and nothing says whether a yes grants or refuses.
        case consentPolarity(field: Field, also: [Modifier]? = nil)
        /// The header has several meanings.
        case meaning(candidates: [Field])
        /// The column holds that field of a further contact, who is another person than the row's.
        case otherPerson(field: Field)
    }

    /// Whether somebody said that the column is a consent.
    package var isGivenConsent: Bool { reason == .given && target?.field.kind == .consentFlag }

    package init(
        column: String, position: Int, target: FieldTarget?, reason: MappingReason, confidence: Double,
        question: Question? = nil
    ) {
        self.column = column
        self.position = position
        self.target = target
        self.reason = reason
        self.confidence = confidence
        self.question = question
    }
}

/// What a file holds and what each of its columns means: printed, stored with the import, and editable.
package struct Mapping: Sendable, Codable, Equatable {
    package var entity: Entity
    package var systemClass: SystemClass
    /// Profile that decided, when one did.
    package var profile: String?
    package var columns: [ColumnMapping]
    /// True where the rows may all be refusals, and neither they nor anybody said so.
    package var mayListStops: Bool?
    /// True where each row is a change of a field, which neither grants nor refuses anything as it stands.
    package var isChangeLog: Bool?

    /// Whether a column says yes or no to messages.
    package var hasConsentFlag: Bool { columns.contains { $0.target?.field.kind == .consentFlag } }

    /// Whether the file is about refusals, by its name or a column, while it does not say whose they are.
    package func tellsStopsOfNobody(file: String) -> Bool {
        isChangeLog != true && (entity == .consentEvent || StopWords.name(file: file) || hasConsentFlag)
    }

    /// Whether a file that is read as something else looks like a list of refusals by its name: it holds addresses or
    /// numbers, and no column that says who refused.
    package func resemblesStopList(file: String) -> Bool {
        let fields = columns.compactMap(\.target)
        return entity != .consentEvent && StopWords.name(file: file)
            && fields.contains { $0.field.kind == .email || $0.field.kind == .phone }
            && !fields.contains { $0.field.kind == .consentFlag && $0.modifiers.contains(.optOut) }
    }

    package init(entity: Entity, systemClass: SystemClass, profile: String?, columns: [ColumnMapping]) {
        self.entity = entity
        self.systemClass = systemClass
        self.profile = profile
        self.columns = columns
    }
}
